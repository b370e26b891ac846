"""The admin as this product: its colours, its words, and no way out to Wagtail's own pages."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.menu import MenuItem

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


@hooks.register("insert_editor_js")
def slugs_from_vietnamese_titles() -> SafeString:
    """Let a page's address keep every letter of its Vietnamese title."""
    return format_html('<script src="{}"></script>', static("accounts/slug.js"))
