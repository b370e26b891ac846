"""Who is told what about a page on its way: those concerned, and never the one who did it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.accounts.rights import holders
from backend.accounts.roles import Role
from backend.approval import four_eyes, site_rules
from backend.approval.models import Remark
from backend.notices.telling import settle, tell


def name_of(user_id: int | None) -> str:
    """Return a person's name as staff know it, nothing for nobody."""
    user = get_user_model().objects.filter(pk=user_id or 0).first()
    return (user.get_full_name() or user.get_username()) if user else ""


def settled(page: Page) -> None:
    """Put away what asked those at the present step to decide: somebody has."""
    settle(site_rules.page_path(page))


def approved(page: Page, by: Any) -> None:
    """Tell the authors once the last step has agreed."""
    page = Page.objects.get(pk=page.pk)
    if page.workflow_in_progress:
        return
    if page.live and not page.has_unpublished_changes:
        subject = _("Đã đăng: %(title)s")
    else:
        subject = _("Đã duyệt, chờ đến giờ đăng: %(title)s")
    _tell_authors(page, by, subject % {"title": _title(page)})


def sent_back(page: Page, by: Any, reason: str) -> None:
    """Tell the authors why their page came back."""
    subject = _("Bị trả lại: %(title)s") % {"title": _title(page)}
    _tell_authors(page, by, subject, reason)


def reopened(page: Page, reason: str) -> None:
    """Tell the authors that the chain begins anew."""
    subject = _("Chuỗi duyệt mở lại từ đầu: %(title)s") % {"title": _title(page)}
    _tell_authors(page, None, subject, reason)


def taken_over(page: Page, before: Any, by: Any) -> None:
    """Tell somebody that another took on what they had claimed."""
    values = {"name": name_of(by.pk), "title": _title(page)}
    _tell(page, [before], by, _("%(name)s đã nhận xử lý thay bạn: %(title)s") % values)


def remarked(page: Page, said: Remark, path: str = "") -> None:
    """Tell authors and those at the present step what was said, and where they can answer."""
    values = {"name": said.guest or name_of(said.user_id), "title": _title(page)}
    people = [*_authors(page), *_at_present_step(page)]
    subject = _("%(name)s góp ý: %(title)s") % values
    _tell(page, people, said.user, subject, said.text, path=path)


def published_in_emergency(page: Page, by: Any, reason: str) -> None:
    """Tell the rest of the board that something waits for their review, and the authors."""
    subject = _("Đăng khẩn cấp, chờ hậu kiểm: %(title)s") % {"title": _title(page)}
    _tell(page, [*holders(page, Role.APPROVER), *_authors(page)], by, subject, reason)


def withdrawn(page: Page, by: Any, reason: str) -> None:
    """Tell authors and editors that a page was taken off."""
    subject = _("Đã gỡ khỏi cổng: %(title)s") % {"title": _title(page)}
    _tell(page, [*_authors(page), *holders(page, Role.EDITOR)], by, subject, reason)


def unscheduled(page: Page, by: Any, reason: str) -> None:
    """Tell authors and editors that a page will not appear at its hour."""
    subject = _("Đã hủy hẹn giờ đăng: %(title)s") % {"title": _title(page)}
    _tell(page, [*_authors(page), *holders(page, Role.EDITOR)], by, subject, reason)


def deleted(page: Page, by: Any, reason: str) -> None:
    """Tell the owner that a page is deleted."""
    subject = _("Đã xóa: %(title)s") % {"title": _title(page)}
    tell(
        [user for user in [page.owner] if user is not None and user != by],
        portal=site_rules.portal_of(page),
        subject=subject,
        text=reason,
    )


def media_replaced(page: Page, by: Any, name: str) -> None:
    """Tell authors that a live page shows the old picture or file until the new one is approved."""
    values = {"name": name, "title": _title(page)}
    subject = _("“%(name)s” đã thay, cần duyệt lại: %(title)s") % values
    text = _("Trên cổng vẫn là bản cũ cho đến khi bản mới được duyệt.")
    _tell(page, [*_authors(page), *holders(page, Role.EDITOR)], by, subject, text)


def _title(page: Page) -> str:
    return str(page.get_admin_display_title())


def _authors(page: Page) -> list[Any]:
    ids = four_eyes.authors_of(page) | {page.owner_id}
    return list(get_user_model().objects.filter(pk__in=ids - {None}))


def _at_present_step(page: Page) -> list[Any]:
    task = page.current_workflow_task
    return holders(page, task.role, unit=task.unit) if task is not None else []


def _tell_authors(page: Page, by: Any, subject: str, text: str = "") -> None:
    _tell(page, _authors(page), by, subject, text)


def _tell(
    page: Page, people: Iterable[Any], by: Any, subject: str, text: str = "", *, path: str = ""
) -> None:
    tell(
        [person for person in people if by is None or person.pk != by.pk],
        portal=site_rules.portal_of(page),
        subject=subject,
        text=text,
        path=path or site_rules.page_path(page),
    )
