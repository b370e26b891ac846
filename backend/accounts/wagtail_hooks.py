"""The admin as this product: its colours, its words, and no way out to Wagtail's own pages."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import PagesSummaryItem

from backend.accounts.delegations import delegable
from backend.accounts.fences import OwnPagesSummary
from backend.accounts.gate import opens
from backend.accounts.media_api import OwnDocuments, OwnImages
from backend.accounts.rights import portals_with_role
from backend.accounts.roles import Role
from backend.accounts.scope import scope
from backend.accounts.staff_urls import urlpatterns

WAGTAILS_OWN_HELP = ("whats-new-in-wagtail", "editor-guide")

# Wagtail leaves this label to Django, which makes an English one of the field's name.
LoginForm.base_fields["password"].label = _("Mật khẩu")


@hooks.register("insert_global_admin_css")
def product_colours() -> SafeString:
    """Lay the product's colours and mark over every screen."""
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/admin.css"))


@hooks.register("construct_help_menu")
def only_our_own_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Drop what leads to Wagtail's English pages."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(WAGTAILS_OWN_HELP)]


@hooks.register("construct_main_menu", order=1000)
@hooks.register("construct_reports_menu", order=1000)
@hooks.register("construct_settings_menu", order=1000)
def only_open_doors(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Drop what leads where the gate would refuse the user."""
    menu_items[:] = [item for item in menu_items if opens(request, str(item.url))]


@hooks.register("register_admin_urls")
def staff_addresses() -> list[URLPattern]:
    """Give the screens about people their addresses."""
    return urlpatterns


class StaffMenuItem(MenuItem):
    """Shown to those who administer a site."""

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        return bool(user.is_superuser or portals_with_role(user, Role.ADMIN))


class DelegationsMenuItem(MenuItem):
    """Shown to those who may let somebody approve in their stead."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(portals_with_role(request.user, Role.APPROVER) and delegable(request.user))


@hooks.register("register_admin_menu_item")
def staff_menu_item() -> MenuItem:
    """Offer the people of one's sites."""
    address = reverse_lazy("staff_sites")
    return StaffMenuItem(_("Nhân sự"), address, name="staff", icon_name="group", order=700)


@hooks.register("register_admin_menu_item")
def delegations_menu_item() -> MenuItem:
    """Offer the delegation of one's own rights."""
    address = reverse_lazy("staff_delegations")
    return DelegationsMenuItem(
        _("Ủy quyền"), address, name="delegations", icon_name="key", order=720
    )


@hooks.register("insert_editor_js")
def slugs_from_vietnamese_titles() -> SafeString:
    """Let a page's address keep every letter of its Vietnamese title."""
    return format_html('<script src="{}"></script>', static("accounts/slug.js"))


@hooks.register("construct_page_chooser_queryset")
def pages_of_own_sites(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """Offer the pages of one's own sites in the page chooser and its search."""
    return scope(request.user, pages)


@hooks.register("construct_homepage_summary_items", order=1000)
def count_of_own_pages(request: HttpRequest, items: list[Any]) -> None:
    """Count the pages of one's own sites: those of two sites meet only at the tree's root."""
    items[:] = [
        OwnPagesSummary(request) if type(item) is PagesSummaryItem else item for item in items
    ]


@hooks.register("construct_admin_api", order=1000)
def media_of_own_sites(router: Any) -> None:
    """Answer with one's own sites' pictures and files; Wagtail's own endpoints answer with all."""
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
