"""The screen on which a board sees how many subscribe to what."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from backend.approval.page_screens import PrivateScreen
from backend.subscriptions import counting, rights


class SubscriptionsView(PrivateScreen, TemplateView):
    """How many subscribe, by site and by subject."""

    request: Any
    header_icon = "mail"
    template_name = "subscriptions/counts.html"
    page_title = gettext_lazy("Đăng ký nhận tin")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.has_a_desk(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        portals = rights.portals_of(self.request.user)
        return super().get_context_data(**kwargs) | {"sites": counting.counted(portals)}
