"""The dashboard: what each person has to do, in the order in which it presses."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from backend.accounts.scope import scope
from backend.approval import desk
from backend.approval.desk import DeskRow
from backend.approval.receipts_panel import ReceiptsPanel
from backend.notices.telling import unread

NOTICES_SHOWN = 10


class DeskPanel(Component):
    """A table of pages; it is not there when nothing is on it."""

    template_name = "approval/desk.html"

    def __init__(
        self,
        name: str,
        heading: Promise,
        rows: Callable[[Any], list[DeskRow]],
        *,
        columns: Collection[str],
        icon: str,
        order: int,
    ) -> None:
        super().__init__()
        self.name, self.order = name, order
        self._rows = rows
        self._shown = {"name": name, "heading": heading, "icon": icon, "columns": columns}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {**self._shown, "rows": self._rows(parent_context["request"].user)}


class NoticesPanel(Component):
    """What the user has been told and has not read."""

    name, order = "notices", 100
    template_name = "approval/notices.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "notices": scope(user, unread(user))[:NOTICES_SHOWN],
            "csrf_token": parent_context["csrf_token"],
        }


PANELS: tuple[Component, ...] = (
    NoticesPanel(),
    DeskPanel(
        "waiting",
        _("Chờ bạn xử lý"),
        desk.waiting_for,
        columns=("site", "step", "author", "due"),
        icon="clipboard-list",
        order=110,
    ),
    DeskPanel(
        "returned",
        _("Trả lại cho bạn"),
        desk.returned_to,
        columns=("site", "note", "at"),
        icon="undo",
        order=120,
    ),
    DeskPanel(
        "emergencies",
        _("Đăng khẩn cấp, chờ hậu kiểm"),
        desk.owed_reviews,
        columns=("site", "author", "at"),
        icon="warning",
        order=130,
    ),
    DeskPanel(
        "overdue",
        _("Quá hạn trên cổng của bạn"),
        desk.overdue_on_sites_of,
        columns=("site", "step", "due"),
        icon="time",
        order=140,
    ),
    DeskPanel(
        "on-their-way",
        _("Bài của bạn đang được duyệt"),
        desk.on_their_way_from,
        columns=("site", "step", "due"),
        icon="tasks",
        order=200,
    ),
    DeskPanel(
        "scheduled",
        _("Đã duyệt, hẹn giờ đăng"),
        desk.scheduled_on_sites_of,
        columns=("site", "at"),
        icon="calendar",
        order=210,
    ),
    DeskPanel(
        "drafts",
        _("Bản nháp của bạn"),
        desk.drafts_of,
        columns=("site", "at"),
        icon="edit",
        order=260,
    ),
    ReceiptsPanel(),
)
