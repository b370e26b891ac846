"""Files of the CMS for those who work in it: drafts' pictures are nobody else's."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


@login_required
def staff_only_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve an uploaded file to somebody who is logged in."""
    return serve(request, name, document_root=str(settings.MEDIA_ROOT))
