"""Where contributions are found in the admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from backend.contributions import rights, screens

ONE = "contributions/<uuid:contribution_id>/"


@hooks.register("register_admin_urls")
def contribution_urls() -> list[URLPattern]:
    """Give the screens their addresses: the gate knows them all."""
    acts = {
        "take_over": screens.TakeOverView,
        "ask_back": screens.AskBackView,
        "decline": screens.DeclineView,
        "reopen": screens.ReopenView,
        "unmask": screens.UnmaskView,
        "erase": screens.EraseView,
    }
    return [
        path("contributions/", screens.QueueView.as_view(), name="contributions_queue"),
        path(ONE, screens.OneView.as_view(), name="contributions_one"),
        path(
            f"{ONE}photographs/<int:photograph_id>/",
            screens.photograph,
            name="contributions_photograph",
        ),
        *(
            path(f"{ONE}{name.replace('_', '-')}/", view.as_view(), name=f"contributions_{name}")
            for name, view in acts.items()
        ),
    ]


class ContributionsMenuItem(MenuItem):
    """Shown to whoever has to do with contributions."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.has_a_desk(request.user)


@hooks.register("register_admin_menu_item")
def contributions_menu_item() -> MenuItem:
    """Lead to the queue."""
    address = reverse_lazy("contributions_queue")
    return ContributionsMenuItem(
        _("Bài gửi"), address, name="contributions", icon_name="mail", order=243
    )


class ContributionsPanel(Component):
    """How many contributions wait."""

    name, order = "contributions", 121
    template_name = "contributions/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"count": rights.owes(parent_context["request"].user).count()}


@hooks.register("construct_homepage_panels", order=103)
def show_contributions(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the dashboard how many contributions wait."""
    panels.append(ContributionsPanel())
