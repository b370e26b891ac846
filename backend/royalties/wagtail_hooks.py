"""Where royalties are found in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from backend.royalties import rights, screens
from content_models.base import InformationPage


@hooks.register("register_admin_urls")
def royalty_urls() -> list[URLPattern]:
    """Give the screens their addresses: the gate knows them all."""
    site = "royalties/sites/<slug:portal_key>/"
    of_a_site = {
        "payee": screens.PayeeView,
        "budget": screens.BudgetView,
        "unit": screens.UnitView,
        "allowance": screens.AllowanceView,
    }
    return [
        path("royalties/", screens.SitesView.as_view(), name="royalties_sites"),
        path("royalties/mine/", screens.MineView.as_view(), name="royalties_mine"),
        path(
            "royalties/authors/<int:page_id>/",
            screens.AuthorsView.as_view(),
            name="royalties_authors",
        ),
        path("royalties/lines/<int:line_id>/", screens.ActView.as_view(), name="royalties_act"),
        path(site, screens.LinesView.as_view(), name="royalties_lines"),
        path(f"{site}sheet.<slug:form>", screens.sheet, name="royalties_sheet"),
        *(
            path(f"{site}{name}/", view.as_view(), name=f"royalties_{name}")
            for name, view in of_a_site.items()
        ),
    ]


class RoyaltiesMenuItem(MenuItem):
    """Shown to whoever has to do with a site's royalties, or is owed some."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.portals_of(request.user).exists() or rights.is_paid(request.user)


@hooks.register("register_admin_menu_item")
def royalties_menu_item() -> MenuItem:
    """Lead to the lines."""
    address = reverse_lazy("royalties_sites")
    return RoyaltiesMenuItem(
        _("Nhuận bút"), address, name="royalties", icon_name="tablet-alt", order=244
    )


@hooks.register("register_page_header_buttons")
def authors_button(
    page: Page, user: Any, next_url: str | None = None, **_named: Any
) -> Iterator[Button]:
    """Lead from an item to who made it."""
    is_item = issubclass(page.specific_class or Page, InformationPage)
    if is_item and page.permissions_for_user(user).can_edit():
        url = reverse("royalties_authors", args=[page.pk])
        yield Button(_("Tác giả, nhuận bút"), url, icon_name="user", priority=58)
