"""Files of the CMS for those who work in it: drafts' pictures are their own site's alone."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve
from wagtail.users.models import UserProfile

from backend.accounts.rights import sees_everything
from backend.accounts.scope import own
from content_models.media import PortalDocument, PortalImage, PortalRendition

HOLDERS = {
    PortalImage: "file",
    PortalRendition: "file",
    PortalDocument: "file",
    UserProfile: "avatar",
}
"""What an uploaded file may belong to, and the field that names it."""


@login_required
def staff_only_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve an uploaded file to somebody who works for the site it belongs to."""
    if not _may_fetch(request.user, name):
        raise Http404
    return serve(request, name, document_root=str(settings.MEDIA_ROOT))


def _may_fetch(user: Any, name: str) -> bool:
    return sees_everything(user) or any(
        own(user, model._default_manager.filter(**{field: name})).exists()
        for model, field in HOLDERS.items()
    )
