"""What the chain changes in Wagtail's screens."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from backend.accounts.rights import holds_in_system, portals_with_role
from backend.accounts.roles import Role
from backend.approval.receipts_panel import ReceiptsPanel
from backend.approval.screens import DecideView
from backend.approval.site_screens import SiteStandingsView, SiteStandingView

BULK_ACTIONS_ROUND_THE_CHAIN = frozenset({"publish", "unpublish"})


class DecideMenuItem(ActionMenuItem):
    """Leads the reviewer of a page in the chain to the screen where its step is decided."""

    label = _("Kiểm duyệt…")
    name = "action-decide"
    icon_name = "clipboard-list"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        state = page.current_workflow_task_state if page else None
        if state is None:
            return False
        return bool(state.task.specific.may_review(page, context["request"].user))

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("approval_decide", args=[parent_context["page"].pk])


@hooks.register("register_admin_urls")
def decide_url() -> list[URLPattern]:
    """Give the decision screen its address."""
    return [path("chain/<int:page_id>/decide/", DecideView.as_view(), name="approval_decide")]


@hooks.register("register_admin_urls")
def site_standing_urls() -> list[URLPattern]:
    """Give the screens about whole sites their addresses."""
    return [
        path("site-standing/", SiteStandingsView.as_view(), name="staff_site_standings"),
        path(
            "site-standing/<slug:portal_key>/",
            SiteStandingView.as_view(),
            name="staff_site_standing",
        ),
    ]


class SiteStandingsMenuItem(MenuItem):
    """Shown to those who may take a site off the web."""

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        return bool(
            user.is_superuser
            or holds_in_system(user, Role.CITY_BOARD)
            or portals_with_role(user, Role.ADMIN)
        )


@hooks.register("register_admin_menu_item")
def site_standings_menu_item() -> MenuItem:
    """Offer the list of one's sites and how each stands."""
    address = reverse_lazy("staff_site_standings")
    return SiteStandingsMenuItem(
        _("Trạng thái cổng"), address, name="site-standings", icon_name="site", order=710
    )


@hooks.register("register_page_action_menu_item")
def decide_menu_item() -> ActionMenuItem:
    """Offer the decision on the page's own form."""
    return DecideMenuItem(order=0)


@hooks.register("before_bulk_action")
def no_bulk_action_goes_round_the_chain(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse publishing and withdrawing in bulk: each page has its own approval and its reason."""
    if action_type not in BULK_ACTIONS_ROUND_THE_CHAIN:
        return None
    messages.error(request, _("Không duyệt hoặc gỡ hàng loạt: hãy làm từng trang, có lý do."))
    return redirect("wagtailadmin_home")


@hooks.register("construct_homepage_panels")
def show_receipts(request: HttpRequest, panels: list[Any]) -> None:
    """Show on the dashboard what went live lately, and how fast."""
    panels.append(ReceiptsPanel())
