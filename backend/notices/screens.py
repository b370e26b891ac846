"""Putting notices away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from backend.notices.telling import mark_read


@require_POST
def read(request: HttpRequest, notice_id: int | None = None) -> HttpResponse:
    """Mark one of one's own notices as read, or all."""
    mark_read(request.user, notice_id=notice_id)
    return redirect("wagtailadmin_home")
