"""Delegation (ủy quyền): the head of a board lets somebody of the site approve for some days."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.accounts import departures
from backend.accounts.boards import titles_of
from backend.accounts.models import Membership, Suspension
from backend.accounts.rights import administers, sync_groups
from backend.accounts.roles import HEAD, Role
from backend.accounts.staff_log import StaffAct, name_of, note
from backend.notices.telling import tell


def delegable(user: Any) -> list[Membership]:
    """Return the rights somebody may delegate: the head's, or any approver's where no title is.

    Never one that was itself delegated: who was trusted does not choose whom to trust.
    """
    own = Membership.objects.in_force().filter(user=user, role=Role.APPROVER, delegated_from=None)
    held = own.select_related("portal").order_by("portal__title")
    return [
        each
        for each in held
        if each.portal and (each.title == HEAD or HEAD not in titles_of(each.portal))
    ]


def possible_delegates(membership: Membership) -> QuerySet[Any]:
    """Return the people of the site who may be delegated to."""
    own = Membership.objects.in_force().filter(portal=membership.portal, delegated_from=None)
    people = own.exclude(user=membership.user).values("user")
    found: QuerySet[Any] = get_user_model().objects.filter(pk__in=people)
    return found.order_by("first_name", "username")


def delegations_of(membership: Membership) -> QuerySet[Membership]:
    """Return the delegations of a right that have not ended, the next first."""
    lent = Membership.objects.filter(delegated_from=membership, ended_at=None)
    return lent.filter(until__gte=timezone.localdate()).select_related("user").order_by("since")


@transaction.atomic
def delegate(
    membership: Membership, *, to: Any, until: date, by: Any, since: date | None = None
) -> Membership:
    """Let somebody of the same site approve in one's stead from one day to another, both included."""
    if membership.user_id != by.pk or membership not in delegable(by):
        raise PermissionDenied
    first = since or timezone.localdate()
    _check_days(membership, first, until)
    _check_delegate(membership, to, first, until)
    lent = Membership.objects.create(
        user=to,
        portal=membership.portal,
        role=membership.role,
        title=membership.title,
        unit=membership.unit,
        since=first,
        until=until,
        delegated_from=membership,
    )
    sync_groups([to])
    _announce(lent, by)
    return lent


@transaction.atomic
def end_delegation(membership: Membership, *, by: Any, reason: str = "") -> None:
    """End a delegation before its last day: whoever gave it may, and the site's admins."""
    lent = Membership.objects.select_for_update(of=["self"]).get(pk=membership.pk)
    lender, portal = lent.delegated_from, lent.portal
    if lender is None or portal is None:
        raise PermissionDenied
    if lender.user_id != by.pk and not administers(by, portal):
        raise PermissionDenied
    if lent.ended_at is not None:
        raise ValidationError(_("Ủy quyền này đã kết thúc; hãy tải lại màn hình."))
    lent.ended_at, lent.ended_by, lent.end_reason = timezone.now(), by, reason.strip()
    lent.save()
    note(portal, StaffAct.DELEGATION_ENDED, lent.user, by=by, reason=reason)
    departures.settle(portal, [lent])
    subject = _("Ủy quyền kiểm duyệt trên cổng %(site)s đã kết thúc") % {"site": portal.title}
    tell([lent.user, lender.user], portal=None, subject=subject, text=reason)


def _check_days(membership: Membership, since: date, until: date) -> None:
    faults: dict[str, str] = {}
    if since < timezone.localdate():
        message = _("Ngày %(day)s đã qua. Ủy quyền bắt đầu sớm nhất từ hôm nay.")
        faults["since"] = message % {"day": f"{since:%d/%m/%Y}"}
    if until < max(since, timezone.localdate()):
        message = _("Ngày cuối %(day)s phải từ ngày đầu trở đi, và chưa qua.")
        faults["until"] = message % {"day": f"{until:%d/%m/%Y}"}
    if membership.until and until > membership.until:
        message = _("Quyền của bạn chỉ đến hết %(day)s: không ủy quyền quá ngày đó.")
        faults["until"] = message % {"day": f"{membership.until:%d/%m/%Y}"}
    if faults:
        raise ValidationError(faults)


def _check_delegate(membership: Membership, to: Any, since: date, until: date) -> None:
    person = {"person": name_of(to)}
    if not possible_delegates(membership).filter(pk=to.pk).exists():
        message = _("%(person)s không làm việc cho cổng này. Hãy chọn người trong danh sách.")
        raise ValidationError({"to": message % person})
    stopped = Suspension.objects.filter(user=to, portal=membership.portal, lifted_at=None)
    if stopped.exists():
        raise ValidationError({"to": _("%(person)s đang tạm ngừng.") % person})
    same_days = delegations_of(membership).filter(user=to, since__lte=until, until__gte=since)
    if same_days.exists():
        message = _("%(person)s đã được ủy quyền trong những ngày này. Hãy kết thúc lần đó trước.")
        raise ValidationError({"to": message % person})


def _announce(lent: Membership, by: Any) -> None:
    if lent.portal is None or lent.until is None:
        return
    values = {
        "by": name_of(by),
        "site": lent.portal.title,
        "since": f"{lent.since:%d/%m/%Y}",
        "until": f"{lent.until:%d/%m/%Y}",
    }
    note(
        lent.portal,
        StaffAct.DELEGATED,
        lent.user,
        by=by,
        detail=_("từ %(since)s đến hết %(until)s") % values,
    )
    text = _("Từ %(since)s đến hết %(until)s bạn kiểm duyệt thay %(by)s trên cổng %(site)s.")
    subject = _("%(by)s ủy quyền kiểm duyệt cho bạn") % values
    tell([lent.user], portal=lent.portal, subject=subject, text=text % values)
