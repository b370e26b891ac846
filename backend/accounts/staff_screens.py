"""The screens about a site's people: for its admins, one site at a time, and nobody else's people."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import ListView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from backend.accounts import people, staff
from backend.accounts.invitations import open_invitations
from backend.accounts.models import Invitation, StaffEvent
from backend.accounts.offers import Offer
from backend.accounts.rights import administered_by, administers
from content_models.navigation import SitePortal

EVENTS_AT_ONCE = 50


class SitesView(WagtailAdminTemplateMixin, TemplateView):
    """Choose one of one's sites; whoever has one only is taken there."""

    template_name = "accounts/staff_sites.html"
    page_title = _("Nhân sự")
    header_icon = "group"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        portals = administered_by(request.user)
        if not portals:
            raise PermissionDenied
        if len(portals) == 1:
            return redirect("staff_list", portals[0].key)
        return self.render_to_response(self.get_context_data(portals=portals))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class OfASite(WagtailAdminTemplateMixin):
    """What every screen of one site shares: the site, that one administers it, the way back."""

    header_icon = "group"
    portal: SitePortal
    request: HttpRequest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        portal = SitePortal.objects.filter(key=kwargs["portal_key"]).first()
        if portal is None or not administers(request.user, portal):
            raise PermissionDenied
        self.portal = portal

    def get_page_subtitle(self) -> str:
        return str(self.portal.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home = reverse("staff_list", args=[self.portal.key])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("staff_sites"), "label": _("Nhân sự")},
            {"url": home, "label": self.portal.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"portal": self.portal}


class StaffListView(OfASite, TemplateView):
    """Everybody of the site, and the invitations nobody has answered yet."""

    template_name = "accounts/staff_list.html"
    page_title = _("Nhân sự")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("staff_sites"), "label": self.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.portal.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        everybody = people.people_of(self.portal)
        waiting = open_invitations(self.portal).select_related("made_by", "portal")
        return super().get_context_data(**kwargs) | {
            "working": people.working(everybody),
            "gone": people.gone(everybody),
            "invitations": [(each, Offer.of(each).words) for each in waiting],
        }


class StaffLogView(OfASite, ListView[StaffEvent]):
    """The staff log of the site, newest first."""

    template_name = "accounts/staff_log.html"
    page_title = _("Nhật ký nhân sự")
    paginate_by = EVENTS_AT_ONCE

    def get_queryset(self) -> Any:
        return StaffEvent.objects.filter(site=self.portal.key).order_by("-at", "-pk")


class InvitationActView(OfASite, View):
    """Something done to an invitation by one button of the list."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        own = Invitation.objects.filter(portal=self.portal)
        invitation = get_object_or_404(own, pk=kwargs["invitation_id"])
        try:
            messages.success(request, self.act(invitation))
        except ValidationError as faults:
            messages.error(request, " ".join(faults.messages))
        return redirect("staff_list", self.portal.key)

    def act(self, invitation: Invitation) -> str:
        """Do it; return what was done, in words."""
        raise NotImplementedError


class ResendView(InvitationActView):
    """Send the letter again, with a new link."""

    def act(self, invitation: Invitation) -> str:
        staff.resend_invitation(invitation, by=self.request.user)
        return str(_("Đã gửi lại thư cho %s; đường dẫn cũ hết hiệu lực.") % invitation.email)


class RevokeView(InvitationActView):
    """Take the invitation back."""

    def act(self, invitation: Invitation) -> str:
        staff.revoke_invitation(invitation, by=self.request.user)
        return str(_("Đã thu hồi lời mời gửi %s.") % invitation.email)
