"""Where the admin shows how many subscribe."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from backend.subscriptions import rights, screens


@hooks.register("register_admin_urls")
def subscription_urls() -> list[URLPattern]:
    """Give the screen its address: the gate knows it."""
    return [path("subscriptions/", screens.SubscriptionsView.as_view(), name="subscription_counts")]


class SubscriptionsMenuItem(MenuItem):
    """Shown to whoever is on a board."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.has_a_desk(request.user)


@hooks.register("register_admin_menu_item")
def subscriptions_menu_item() -> MenuItem:
    """Lead to the counts."""
    return SubscriptionsMenuItem(
        _("Đăng ký nhận tin"),
        reverse_lazy("subscription_counts"),
        name="subscriptions",
        icon_name="mail",
        order=244,
    )
