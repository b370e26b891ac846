"""The admin's own API of pictures and files, of one's own sites only."""

from typing import Any

from django.db.models import QuerySet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from backend.accounts.asking import asking
from backend.accounts.scope import scope


class OwnImages(ImagesAdminAPIViewSet):
    """Pictures of the sites that whoever asks works for."""

    def get_queryset(self) -> QuerySet[Any]:
        return scope(asking(), super().get_queryset())


class OwnDocuments(DocumentsAdminAPIViewSet):
    """Files of the sites that whoever asks works for."""

    def get_queryset(self) -> QuerySet[Any]:
        return scope(asking(), super().get_queryset())
