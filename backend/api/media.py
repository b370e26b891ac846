"""Files that published items name; no other file of the CMS can be had here."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from rest_framework.views import APIView

from backend.api.answers import CACHED_FOREVER
from backend.published.models import ItemFile


class MediaView(APIView):
    """GET media/{name}: the bytes of a published file; a name never changes its content."""

    def get(self, request: HttpRequest, name: str) -> FileResponse:
        file = ItemFile.objects.filter(name=name).first()
        if file is None or not default_storage.exists(file.stored_name):
            raise Http404
        answer = FileResponse(
            default_storage.open(file.stored_name), content_type=file.content_type
        )
        answer["Cache-Control"] = CACHED_FOREVER
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return answer
