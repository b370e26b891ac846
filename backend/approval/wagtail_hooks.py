"""What the chain changes in Wagtail's screens."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from backend.accounts.rights import holds_in_system, portals_with_role, sees_everything
from backend.accounts.roles import Role
from backend.approval import act_screens, site_screens
from backend.approval.dashboard import PANELS
from backend.approval.review_screen import ReviewView
from backend.approval.standing_screens import SiteStandingsView, SiteStandingView
from backend.notices.screens import read
from content_models.navigation import HomePage, SectionPage, SitePortal


class ReviewMenuItem(ActionMenuItem):
    """Leads from a page's form to the screen where its way up the chain is seen and decided."""

    label = _("Kiểm duyệt…")
    name = "action-decide"
    icon_name = "clipboard-list"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return bool(page and page.pk)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("approval_decide", args=[parent_context["page"].pk])


@hooks.register("register_admin_urls")
def chain_urls() -> list[URLPattern]:
    """Give the chain's screens their addresses."""
    of_a_page = {
        "decide": ReviewView,
        "privacy": act_screens.PrivacyView,
        "reorder": act_screens.ReorderView,
        "emergency": act_screens.EmergencyView,
        "review_emergency": act_screens.EmergencyReviewView,
    }
    pages = [
        path(
            f"chain/<int:page_id>/{name.replace('_', '-')}/",
            view.as_view(),
            name=f"approval_{name}",
        )
        for name, view in of_a_page.items()
    ]
    record = "chain/record/<slug:portal_key>/"
    return [
        *pages,
        path(record, site_screens.RecordView.as_view(), name="approval_record"),
        path(f"{record}csv/", site_screens.export_record, name="approval_record_export"),
        path(
            "chain/facts/<slug:portal_key>/",
            site_screens.FactsView.as_view(),
            name="approval_facts",
        ),
        path("notices/<int:notice_id>/read/", read, name="notice_read"),
        path("notices/read/", read, name="notice_read_all"),
    ]


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
def review_menu_item() -> ActionMenuItem:
    """Offer the review screen on the page's own form."""
    return ReviewMenuItem(order=0)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def board_buttons(
    page: Page, user: Any, next_url: str | None = None, **_named: Any
) -> Iterator[Button]:
    """Offer the board its acts on a page where Wagtail offers its own."""
    if page.depth < 3:
        return
    yield _button(_("Kiểm duyệt, góp ý"), "approval_decide", page, "clipboard-list", 5)
    allowed = page.permissions_for_user(user)
    if not allowed.is_approver():
        return
    yield _button(_("Quyền xem"), "approval_privacy", page, "view", 55)
    if page.specific_class in {HomePage, SectionPage}:
        yield _button(_("Sắp xếp mục con"), "approval_reorder", page, "list-ul", 56)
    if page.has_unpublished_changes:
        yield _button(_("Đăng khẩn cấp"), "approval_emergency", page, "warning", 57)


def _button(label: Any, name: str, page: Page, icon: str, priority: int) -> Button:
    url = reverse(name, args=[page.pk])
    return Button(label, url, icon_name=icon, priority=priority)


@hooks.register("before_create_page")
def only_what_may_be_begun(
    request: HttpRequest, parent_page: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Keep collaborators to items: a section is the site's own to make."""
    if parent_page.permissions_for_user(request.user).can_begin(page_class):
        return None
    raise PermissionDenied


@hooks.register("before_edit_page")
def no_decision_on_the_form(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Send whoever decides on Wagtail's form to our screen: theirs cannot ask who may."""
    if "action-workflow-action" not in request.POST:
        return None
    messages.error(request, _("Hãy ghi quyết định ở màn hình “Kiểm duyệt” của trang."))
    return redirect("approval_decide", page.pk)


@hooks.register("construct_homepage_panels")
def own_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Show what each person has to do; Wagtail's panels know neither sites nor roles."""
    panels[:] = PANELS


class SiteMenuItem(MenuItem):
    """Leads to a screen of the user's site; it is there for those who may see it."""

    def __init__(
        self, label: Any, url_name: str, *, roles: tuple[Role, ...], **options: Any
    ) -> None:
        super().__init__(label, "", **options)
        self.url_name, self.roles = url_name, roles

    def is_shown(self, request: HttpRequest) -> bool:
        return self._portal(request) is not None

    def render_component(self, request: HttpRequest) -> Any:
        portal = self._portal(request)
        self.url = reverse(self.url_name, args=[portal.key]) if portal else ""
        return super().render_component(request)

    def _portal(self, request: HttpRequest) -> SitePortal | None:
        paths = [path for role in self.roles for path in portals_with_role(request.user, role)]
        portals = SitePortal.objects.order_by("path")
        if paths:
            return portals.filter(path__in=paths).first()
        shown_to_all = Role.AUDITOR in self.roles and sees_everything(request.user)
        return portals.first() if shown_to_all else None


@hooks.register("register_reports_menu_item")
def record_menu_item() -> MenuItem:
    """Lead to the record of decisions."""
    readers = (Role.ADMIN, Role.APPROVER, Role.AUDITOR, Role.CITY_BOARD)
    return SiteMenuItem(
        _("Hồ sơ kiểm duyệt"),
        "approval_record",
        roles=readers,
        name="record",
        icon_name="history",
        order=10,
    )


@hooks.register("register_settings_menu_item")
def facts_menu_item() -> MenuItem:
    """Lead the board to the facts of its site."""
    return SiteMenuItem(
        _("Thông tin cổng"),
        "approval_facts",
        roles=(Role.APPROVER,),
        name="facts",
        icon_name="cog",
        order=10,
    )
