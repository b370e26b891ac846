"""What the chain changes in Wagtail's screens."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem

from backend.approval.receipts_panel import ReceiptsPanel
from backend.approval.screens import DecideView

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
