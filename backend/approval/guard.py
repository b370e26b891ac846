"""The gate on the only road to live: what of Wagtail 7.4 is replaced so that nothing goes round it.

Pages are guarded where every screen, bulk action, API, command and shell helper ends up: in the
model's own methods. They refuse unless `road()` is open, and only backend.approval opens it. What
slips by all the same (an SQL statement) is not public either: the store asks for a clearance.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_delete, pre_save
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction, WorkflowState

from backend.approval import permissions
from backend.published import store
from content_models.dialogues import DialogueAnswer, DialogueOutcome
from content_models.media import PortalDocument, PortalImage

_is_open: ContextVar[bool] = ContextVar("road", default=False)

GUARDED: dict[str, Promise] = {
    "publish": _("Chỉ chuỗi kiểm duyệt mới đăng được trang: hãy gửi duyệt."),
    "unpublish": _("Hãy gỡ trang bằng “Gỡ khỏi cổng”, có lý do."),
    "delete": _("Hãy xóa trang bằng màn hình “Xóa”, có lý do."),
    "move": _("Hãy chuyển trang bằng màn hình “Chuyển”, có lý do."),
}
"""Methods of Wagtail's page that change what the public sees, and what to do instead."""
BOOKKEEPING = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at",
     "locked", "locked_at", "locked_by", "wagtail_admin_comments"}
)  # fmt: skip
"""Fields of a live page that may be saved at any time: they are not what was approved."""


class GoesRoundTheChain(PermissionDenied):
    """Something would have become public, or gone, without a decision behind it."""


@contextmanager
def road() -> Iterator[None]:
    """Open the road; whoever does answers for the decision behind what goes along it."""
    token = _is_open.set(True)
    try:
        yield
    finally:
        _is_open.reset(token)


def require_road(reason: object) -> None:
    """Refuse where the road is closed."""
    if not _is_open.get():
        raise GoesRoundTheChain(str(reason))


def install() -> None:
    """Put the guards in place, once, when the application starts."""
    Page.permissions_for_user = permissions.permissions_for_user
    for name, reason in GUARDED.items():
        setattr(Page, name, _guarded(getattr(Page, name), reason))
    Page.copy = _copied_as_draft(Page.copy)
    Page.create_alias = _only_for_translation(Page.create_alias)
    WorkflowState.resume = _resumed_from_the_first_step
    pre_save.connect(_refuse_saving_live_content)
    for signal in (pre_save, pre_delete):
        signal.connect(_refuse_restriction, sender=PageViewRestriction)
        for model in (DialogueAnswer, DialogueOutcome):
            signal.connect(_refuse_live_answer, sender=model)
    pre_delete.connect(_refuse_deleting_shown_image, sender=PortalImage)
    pre_delete.connect(_refuse_deleting_shown_document, sender=PortalDocument)


def _guarded(method: Callable[..., Any], reason: Promise) -> Callable[..., Any]:
    @wraps(method)
    def refuse_unless_open(page: Page, *args: Any, **kwargs: Any) -> Any:
        if page.pk is not None:
            require_road(reason)
        return method(page, *args, **kwargs)

    return refuse_unless_open


def _copied_as_draft(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def copy(page: Page, *args: Any, **kwargs: Any) -> Any:
        kwargs["keep_live"] = False
        kwargs["copy_revisions"] = False
        # Its authors are owed for what they made once, and not for every copy of it.
        kwargs["exclude_fields"] = [*(kwargs.get("exclude_fields") or ()), "authors"]
        return method(page, *args, **kwargs)

    return copy


def _only_for_translation(method: Callable[..., Any]) -> Callable[..., Any]:
    """Keep aliases as what stands in for an untranslated section: never cleared, never public."""

    @wraps(method)
    def create_alias(page: Page, *args: Any, **kwargs: Any) -> Any:
        locale = kwargs.get("update_locale")
        if locale is None or locale.pk == page.locale_id:
            require_road(_("Không dùng bí danh: hãy đề nghị cổng kia đăng lại, hoặc sao chép."))
        with road():
            return method(page, *args, **kwargs)

    return create_alias


def _resumed_from_the_first_step(workflow_state: WorkflowState, user: Any = None) -> Any:
    """Begin a chain anew after it was sent back.

    Wagtail would go on at the step that sent it back, and the last word would be an editor's.
    """
    if workflow_state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        raise PermissionDenied
    workflow_state.current_task_state = None
    workflow_state.status = WorkflowState.STATUS_IN_PROGRESS
    workflow_state.requested_by = user or workflow_state.requested_by
    workflow_state.save()
    first = workflow_state.workflow.tasks.first()
    return workflow_state.update(user=user, next_task=first)


def _refuse_saving_live_content(
    sender: Any, instance: Any, raw: bool, update_fields: frozenset[str] | None, **_named: Any
) -> None:
    if not isinstance(instance, Page) or raw or not instance.live:
        return
    if update_fields is None or not update_fields <= BOOKKEEPING:
        require_road(_("Trang đang hiện trên cổng: hãy sửa thành bản nháp và gửi duyệt."))


def _refuse_restriction(sender: Any, instance: Any, **_named: Any) -> None:
    require_road(_("Hãy đổi quyền xem bằng màn hình “Quyền xem”, có lý do."))


def _refuse_live_answer(sender: Any, instance: Any, **_named: Any) -> None:
    require_road(_("Câu trả lời tại phiên đối thoại chỉ được công bố bằng màn hình “Đối thoại”."))


def _refuse_deleting_shown_image(sender: Any, instance: PortalImage, **_named: Any) -> None:
    _refuse_deleting_shown("image", instance)


def _refuse_deleting_shown_document(sender: Any, instance: PortalDocument, **_named: Any) -> None:
    _refuse_deleting_shown("document", instance)


def _refuse_deleting_shown(kind: str, medium: PortalImage | PortalDocument) -> None:
    if store.drawing_on(kind, medium.pk):
        reason = _(
            "“%(title)s” đang dùng ở trang đã đăng. Hãy thay trong trang, gửi duyệt, rồi xóa."
        )
        require_road(reason % {"title": medium.title})
