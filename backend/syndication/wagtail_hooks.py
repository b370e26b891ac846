"""Where syndication is found in the admin."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page

from backend.accounts.rights import holds_role
from backend.accounts.roles import Role
from backend.approval import site_rules
from backend.syndication import proposing, screens
from content_models.base import InformationPage


@hooks.register("register_admin_urls")
def syndication_urls() -> list[URLPattern]:
    """Give the screens their addresses."""
    return [
        path("syndication/", screens.ProposalsView.as_view(), name="syndication_list"),
        path(
            "syndication/offer/<int:page_id>/",
            screens.OfferView.as_view(),
            name="syndication_offer",
        ),
        path(
            "syndication/announce/<int:page_id>/",
            screens.AnnounceView.as_view(),
            name="syndication_announce",
        ),
        path(
            "syndication/<int:proposal_id>/",
            screens.AnswerView.as_view(),
            name="syndication_answer",
        ),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def syndication_buttons(
    page: Page, user: Any, next_url: str | None = None, **_named: Any
) -> Iterator[Button]:
    """Offer to share what is public."""
    if not page.live or not issubclass(page.specific_class or Page, InformationPage):
        return
    if any(holds_role(user, page, role) for role in proposing.OFFERERS):
        url = reverse("syndication_offer", args=[page.pk])
        yield Button(_("Đề nghị cổng khác đăng lại"), url, icon_name="redirect", priority=70)
    is_at_the_top = not site_rules.settings_of(site_rules.portal_of(page)).parent
    if is_at_the_top and holds_role(user, page, Role.APPROVER):
        url = reverse("syndication_announce", args=[page.pk])
        label = _("Gửi thông báo đến cổng cấp dưới")
        yield Button(label, url, icon_name="redirect", priority=71)


@hooks.register("register_reports_menu_item")
def proposals_menu_item() -> MenuItem:
    """Lead to what was offered."""
    return MenuItem(
        _("Đăng lại giữa các cổng"),
        reverse("syndication_list"),
        name="syndication",
        icon_name="redirect",
        order=20,
    )


class OffersPanel(Component):
    """What other sites ask of the user's."""

    name, order = "offers", 115
    template_name = "syndication/offers.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"offers": screens.waiting_offers(parent_context["request"].user)}


@hooks.register("construct_homepage_panels", order=100)
def show_offers(request: HttpRequest, panels: list[Any]) -> None:
    """Show on the desk what waits for an answer."""
    panels.append(OffersPanel())
