"""The log of acts about people: added to and never changed, and shown to the site's admins alone.

Who holds which account is confidential (HCM24-8.8), so none of this goes where others read. It
holds no foreign keys: it outlives the accounts it speaks of.
"""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content_models.navigation import SitePortal


class StaffAct(models.TextChoices):
    """What was done about somebody's place on a site."""

    INVITED = "invited", _("Mời")
    INVITED_AGAIN = "invited-again", _("Gửi lại lời mời")
    REVOKED = "revoked", _("Thu hồi lời mời")
    ACCEPTED = "accepted", _("Nhận lời mời")
    ASSIGNED = "assigned", _("Phân công")
    ENDED = "ended", _("Kết thúc vai trò")
    EXPIRED = "expired", _("Hết hạn phân công")
    SUSPENDED = "suspended", _("Tạm ngừng")
    REINSTATED = "reinstated", _("Khôi phục")
    DELEGATED = "delegated", _("Ủy quyền")
    DELEGATION_ENDED = "delegation-ended", _("Kết thúc ủy quyền")


class AppendOnlyLog(models.QuerySet["StaffEvent"]):
    """The log is added to, never changed; the database refuses too."""

    def update(self, **values: Any) -> int:
        raise PermissionDenied(_("Nhật ký nhân sự chỉ được thêm, không được sửa."))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Nhật ký nhân sự chỉ được thêm, không được xóa."))


class StaffEvent(models.Model):
    """One act about one person on one site; `by` is empty where a date did it."""

    site = models.CharField(max_length=63)
    at = models.DateTimeField(_("lúc"), default=timezone.now)
    what = models.CharField(_("việc"), max_length=24, choices=StaffAct)
    person = models.CharField(_("về ai"), max_length=320)
    person_id = models.PositiveBigIntegerField(null=True)
    detail = models.CharField(_("vai trò"), max_length=400, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    by = models.CharField(_("người làm"), max_length=320, blank=True)
    by_id = models.PositiveBigIntegerField(null=True)

    objects = AppendOnlyLog.as_manager()

    class Meta:
        verbose_name = _("Nhật ký nhân sự")
        indexes: ClassVar = [models.Index(fields=["site", "-at"], name="staff_event_site")]

    def __str__(self) -> str:
        return f"{self.site} {self.at:%Y-%m-%d %H:%M}: {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PermissionDenied(_("Nhật ký nhân sự chỉ được thêm, không được sửa."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(_("Nhật ký nhân sự chỉ được thêm, không được xóa."))


def name_of(user: Any) -> str:
    """Return how staff know somebody, with the name they log in by: there are many Nguyễn Văn An."""
    full, account = user.get_full_name(), user.get_username()
    return f"{full} ({account})" if full else account


def note(
    portal: SitePortal, act: StaffAct, person: Any, *, by: Any, detail: str = "", reason: str = ""
) -> None:
    """Write down an act about somebody: a user, or an e-mail address nobody has answered from yet."""
    is_address = isinstance(person, str)
    StaffEvent.objects.create(
        site=portal.key,
        what=act,
        person=person if is_address else name_of(person),
        person_id=None if is_address else person.pk,
        detail=detail[:400],
        reason=reason.strip(),
        by=name_of(by) if by else "",
        by_id=by.pk if by else None,
    )
