"""Where the admin offers previews: beside the page's title, in its menus, in lists of pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from backend.previews import rights
from backend.previews.screens import RevokeView, ShareView, see_draft

IN_A_TAB_OF_ITS_OWN = {"target": "_blank", "rel": "noreferrer"}


class PreviewMenuItem(ActionMenuItem):
    """Opens the draft that was saved last on its portal, beside the form."""

    label = _("Xem trước trên cổng")
    name = "action-preview"
    icon_name = "view"
    template_name = "previews/menu_item.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return page is not None and page.pk is not None and has_draft(page)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("preview_draft", args=[parent_context["page"].pk])


def has_draft(page: Page) -> bool:
    """Return whether somebody has saved something of the page that its portal can show."""
    return rights.has_a_place(page) and page.latest_revision_id is not None


@hooks.register("register_admin_urls")
def addresses_of_previews() -> list[URLPattern]:
    """Give the screens their addresses."""
    return [
        path("previews/<int:page_id>/", see_draft, name="preview_draft"),
        path(
            "previews/<int:page_id>/revisions/<int:revision_id>/",
            see_draft,
            name="preview_revision",
        ),
        path("previews/<int:page_id>/share/", ShareView.as_view(), name="preview_share"),
        path(
            "previews/<int:page_id>/links/<int:link_id>/revoke/",
            RevokeView.as_view(),
            name="preview_revoke",
        ),
    ]


@hooks.register("register_page_action_menu_item")
def preview_menu_item() -> ActionMenuItem:
    """Offer the preview on the page's own form."""
    return PreviewMenuItem(order=90)


@hooks.register("register_page_header_buttons")
def buttons_in_the_header(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer preview and sharing beside the page's title."""
    if not has_draft(page):
        return
    if rights.may_look(user, page):
        yield _preview_button(page)
    if rights.may_share(user, page):
        address = reverse("preview_share", args=[page.pk])
        yield Button(_("Chia sẻ bản xem trước"), address, icon_name="group", priority=13)


@hooks.register("register_page_listing_more_buttons")
def button_in_lists(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer the preview of pages that have something newer than the public sees."""
    if page.has_unpublished_changes and has_draft(page) and rights.may_look(user, page):
        yield _preview_button(page, priority=4)


def _preview_button(page: Page, priority: int = 12) -> Button:
    return Button(
        _("Xem trước trên cổng"),
        reverse("preview_draft", args=[page.pk]),
        icon_name="view",
        attrs=dict(IN_A_TAB_OF_ITS_OWN),
        priority=priority,
    )
