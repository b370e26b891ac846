"""What is done about royalty lines: proposed within the frame, approved within the budget, paid on paper."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.accounts.roles import Role
from backend.regulations.royalty_policies import NoUnit, UnknownGenre, royalty_rules
from backend.royalties import rights, states
from backend.royalties.models import Budget, Payee, PayeeChange, RoyaltyLine, UnitValue
from backend.royalties.states import OWED, SPENT, Act, State
from content_models.navigation import SitePortal

ACCOUNT = ("full_name", "tax_number", "bank", "account_number")
"""What is known of whom to pay where, in confidence."""


def unit_on(portal: SitePortal, day: date) -> tuple[int, str]:
    """Return the unit for what a site published on a day, with its basis: the site's own, else the law's."""
    own = UnitValue.objects.filter(Q(until=None) | Q(until__gte=day), portal=portal, since__lte=day)
    newest = own.order_by("-since", "-pk").first()
    if newest is not None:
        return newest.amount, newest.legal_basis
    try:
        return royalty_rules().unit_on(day)
    except NoUnit:
        message = _("Chưa có đơn vị hệ số cho ngày %(day)s: hãy nhập đơn vị theo quyết định.")
        raise ValidationError(message % {"day": f"{day:%d/%m/%Y}"}) from None


@transaction.atomic
def propose(line: RoyaltyLine, *, coefficient: Decimal, by: Any) -> None:
    """Say what an item is worth, within the frame of its genre."""
    locked = _locked(line, Act.PROPOSE, by)
    try:
        most = royalty_rules().most(locked.genre)
    except UnknownGenre:
        message = _("Quy định hiện hành không còn thể loại này: hãy hủy khoản này, ghi lý do.")
        raise ValidationError(message) from None
    if not 0 < coefficient <= most:
        message = _("Hệ số của thể loại này từ trên 0 đến %(most)d.") % {"most": most}
        raise ValidationError({"coefficient": message})
    locked.unit, locked.basis = unit_on(locked.portal, locked.published_on)
    locked.coefficient, locked.proposed_by = coefficient, by
    locked.amount = states.amount(coefficient, locked.unit, locked.share)
    _move(locked, Act.PROPOSE)


@transaction.atomic
def send_back(line: RoyaltyLine, *, reason: str, by: Any) -> None:
    """Ask for another proposal."""
    locked = _locked(line, Act.SEND_BACK, by)
    locked.reason = _required(reason)
    _move(locked, Act.SEND_BACK)


@transaction.atomic
def approve(line: RoyaltyLine, *, by: Any, amount: int | None = None) -> None:
    """Agree to what somebody else proposed; ValidationError beyond the budget of the year.

    `amount` is what whoever agrees has seen: of another proposal since, ValidationError says so.
    """
    locked = _locked(line, Act.APPROVE, by)
    _require_seen(locked, amount)
    left = budget_left(locked.portal, locked.published_on.year, lock=True)
    if left is not None and (locked.amount or 0) > left:
        message = _("Vượt kinh phí năm: chỉ còn %(left)s đồng.") % {"left": f"{left:,}"}
        raise ValidationError(message)
    locked.approved_by, locked.approved_at = by, timezone.now()
    _move(locked, Act.APPROVE)


@transaction.atomic
def pay(
    line: RoyaltyLine,
    *,
    payee: Payee,
    document_number: str,
    paid_on: date,
    by: Any,
    amount: int | None = None,
) -> None:
    """Record that it was paid to somebody of the site, by which document and when."""
    locked = _locked(line, Act.PAY, by)
    _require_seen(locked, amount)
    if payee.portal_id != locked.portal_id:
        raise PermissionDenied
    if not document_number.strip():
        raise ValidationError({"document_number": _("Hãy ghi số chứng từ.")})
    if paid_on > timezone.localdate():
        raise ValidationError({"paid_on": _("Ngày chi không thể ở tương lai.")})
    locked.payee, locked.paid_on = payee, paid_on
    locked.document_number = document_number.strip()
    _move(locked, Act.PAY)


@transaction.atomic
def cancel(line: RoyaltyLine, *, reason: str, by: Any) -> None:
    """Decide that it is not paid, with the reason."""
    locked = _locked(line, Act.CANCEL, by)
    locked.reason = _required(reason)
    _move(locked, Act.CANCEL)


@transaction.atomic
def add_allowance(
    portal: SitePortal, *, name: str, title: str, amount: int, basis: str, day: date, by: Any
) -> RoyaltyLine:
    """Propose an allowance that belongs to no item (HCM24-22.2e, TD25-20.2đ), by an admin of the site."""
    if not rights.may_pay(by, portal):
        raise PermissionDenied
    for field, text in (("name", name), ("title", title), ("basis", basis)):
        if not text.strip():
            raise ValidationError({field: _("Hãy ghi nội dung này.")})
    days = royalty_rules().pay_within_days.value
    return RoyaltyLine.objects.create(
        portal=portal, name=name.strip(), title=title.strip(), kind="allowance", amount=amount,
        basis=basis.strip(), published_on=day, due_on=day + timedelta(days=days),
        state=State.PROPOSED, proposed_by=by,
    )  # fmt: skip


@transaction.atomic
def keep_payee(
    portal: SitePortal, *, pen_name: str, account: dict[str, str], by: Any, user: Any = None
) -> Payee:
    """Keep where somebody is paid, in confidence; lines under that name are theirs.

    `user` is their own account, where they have one: they see there what they are owed.
    """
    if user is not None and not rights.writes_for(user, portal):
        raise PermissionDenied
    if not rights.may_pay(by, portal):
        raise PermissionDenied
    if not pen_name.strip():
        raise ValidationError({"pen_name": _("Hãy ghi tên hiện trên bài.")})
    nothing: dict[str, Any] = {"account": {}}
    Payee.objects.get_or_create(portal=portal, pen_name=pen_name.strip(), defaults=nothing)
    payee = Payee.objects.select_for_update(of=("self",)).get(
        portal=portal, pen_name=pen_name.strip()
    )
    given = {name: account[name].strip() for name in ACCOUNT if account.get(name, "").strip()}
    payee.account = payee.account | given
    payee.user = user or payee.user
    payee.save()
    if given:
        PayeeChange.objects.create(payee=payee, by=by, fields=sorted(given))
    lines = RoyaltyLine.objects.filter(portal=portal, name=payee.pen_name, payee=None)
    lines.update(payee=payee)
    return payee


@transaction.atomic
def erase_payee(payee: Payee, *, by: Any) -> None:
    """Forget where somebody is paid; ValidationError while something is owed to them."""
    if not rights.may_pay(by, payee.portal):
        raise PermissionDenied
    locked = Payee.objects.select_for_update(of=("self",)).get(pk=payee.pk)
    if locked.lines.filter(state__in=OWED).exists():
        raise ValidationError(_("Còn khoản chưa chi cho người này: hãy chi hoặc hủy trước."))
    locked.account, locked.user = {}, None
    locked.save()
    PayeeChange.objects.create(payee=locked, by=by, fields=[])


@transaction.atomic
def set_budget(portal: SitePortal, *, year: int, amount: int, legal_basis: str, by: Any) -> Budget:
    """Say what a site may spend in a year, by the head of the board or its admin."""
    _require_basis(portal, legal_basis, by)
    budget, _made = Budget.objects.update_or_create(
        portal=portal,
        year=year,
        defaults={"amount": amount, "legal_basis": legal_basis.strip(), "by": by},
    )
    return budget


@transaction.atomic
def set_unit(
    portal: SitePortal,
    *,
    since: date,
    until: date | None,
    amount: int,
    legal_basis: str,
    by: Any,
) -> UnitValue:
    """Put a site's own unit in place of the law's, for a time and by a decision."""
    _require_basis(portal, legal_basis, by)
    new = UnitValue(
        portal=portal,
        since=since,
        until=until,
        amount=amount,
        legal_basis=legal_basis.strip(),
        by=by,
    )
    new.full_clean()
    new.save()
    return new


def budget_left(portal: SitePortal, year: int, *, lock: bool = False) -> int | None:
    """Return what is left of a year's budget, None where the site has none."""
    rows = Budget.objects.select_for_update() if lock else Budget.objects
    budget = rows.filter(portal=portal, year=year).first()
    if budget is None:
        return None
    spent = RoyaltyLine.objects.filter(
        portal=portal, published_on__year=year, state__in=SPENT
    ).aggregate(total=Sum("amount"))["total"]
    return int(budget.amount) - (spent or 0)


def _require_basis(portal: SitePortal, legal_basis: str, by: Any) -> None:
    if not rights.holds(by, portal, Role.ADMIN, Role.APPROVER):
        raise PermissionDenied
    if not legal_basis.strip():
        raise ValidationError({"legal_basis": _("Hãy ghi văn bản làm căn cứ.")})


def _require_seen(locked: RoyaltyLine, amount: int | None) -> None:
    if amount is not None and amount != locked.amount:
        now = {"amount": f"{locked.amount or 0:,}"}
        message = _("Khoản này vừa được chấm lại: nay là %(amount)s đồng. Hãy xem lại.")
        raise ValidationError(message % now)


def _locked(line: RoyaltyLine, act: Act, by: Any) -> RoyaltyLine:
    locked = RoyaltyLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if act not in rights.possible(by, locked):
        raise PermissionDenied
    return locked


def _move(locked: RoyaltyLine, act: Act) -> None:
    locked.state = states.after(State(locked.state), act)
    locked.save()


def _required(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do.")})
    return reason.strip()
