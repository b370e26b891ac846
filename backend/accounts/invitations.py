"""Roles offered by e-mail: a link with a secret that only the letter holds, good once, for a week."""

import secrets
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.accounts.models import Invitation, Membership, Suspension
from backend.accounts.offers import Offer
from backend.accounts.rights import administers, assign
from backend.accounts.roles import Role
from backend.accounts.staff_log import StaffAct, name_of, note
from backend.notices.telling import tell
from content_models.navigation import SitePortal

GOOD_FOR = timedelta(days=7)
LONGEST_ACCOUNT_NAME = 150


class InvitationGone(Exception):
    """There is no such invitation, or it was used, revoked or is too old: nobody is told which."""


def open_invitations(portal: SitePortal) -> QuerySet[Invitation]:
    """Return the invitations to a site that nobody has accepted and that still count, oldest first."""
    waiting = Invitation.objects.filter(portal=portal, accepted_at=None, revoked_at=None)
    return waiting.filter(expires_at__gt=timezone.now()).order_by("made_at")


@transaction.atomic
def invite(
    *,
    portal: SitePortal,
    email: str,
    role: str,
    by: Any,
    title: str = "",
    unit: str = "",
    affiliation: str = "",
    until: date | None = None,
) -> Invitation:
    """Offer a role by e-mail; the letter goes out once this is committed."""
    if not administers(by, portal):
        raise PermissionDenied
    address = _checked_address(email)
    offer = Offer(
        portal=portal,
        role=role,
        title=title,
        unit=unit.strip(),
        affiliation=affiliation,
        until=until,
    )
    offer.check()
    _refuse_repeated(offer, address)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        portal=portal,
        email=address,
        role=role,
        title=title,
        unit=offer.unit,
        affiliation=affiliation,
        until=until,
        digest=digest_of(token),
        made_by=by,
        expires_at=timezone.now() + GOOD_FOR,
    )
    note(portal, StaffAct.INVITED, address, by=by, detail=offer.words)
    transaction.on_commit(partial(_send, invitation, token))
    return invitation


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by: Any) -> None:
    """Send a new letter with a new secret; the link of the one before is void."""
    present = _waiting(invitation, by)
    token = secrets.token_urlsafe(32)
    present.digest, present.mailed_at = digest_of(token), None
    present.expires_at = timezone.now() + GOOD_FOR
    present.save()
    note(present.portal, StaffAct.INVITED_AGAIN, present.email, by=by)
    transaction.on_commit(partial(_send, present, token))


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Any) -> None:
    """Take an offer back; its link is void from now on."""
    present = _waiting(invitation, by)
    present.revoked_at = timezone.now()
    present.save()
    detail = Offer.of(present).words
    note(present.portal, StaffAct.REVOKED, present.email, by=by, detail=detail)


@transaction.atomic
def accept_invitation(
    *, token: str, user: Any = None, name: str = "", password: str = ""
) -> Membership:
    """Take up an offer: with the account somebody is logged in to, else with a new one of theirs.

    An address that has an account must be logged in to: nobody has two (HCM24-8.7, KH10-12.5).
    """
    invitation = find_invitation(token, lock=True)
    offer = Offer.of(invitation)
    # The rules or the calendar may have moved on since the letter was sent.
    offer.check(was_made=True)
    person = user or _register(invitation.email, name, password)
    _refuse_suspended(person, invitation.portal)
    offer.check_not_held_by(person)
    membership = assign(
        user=person,
        portal=invitation.portal,
        role=Role(offer.role),
        title=offer.title,
        unit=offer.unit,
        affiliation=offer.affiliation,
        until=offer.until,
    )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    invitation.save()
    note(invitation.portal, StaffAct.ACCEPTED, person, by=person, detail=offer.words)
    values = {"person": name_of(person), "site": invitation.portal.title}
    tell(
        [invitation.made_by],
        portal=invitation.portal,
        subject=_("%(person)s đã nhận lời mời vào cổng %(site)s") % values,
        text=offer.words,
        path=reverse("staff_list", args=[invitation.portal.key]),
    )
    return membership


def find_invitation(token: str, *, lock: bool = False) -> Invitation:
    """Return the open invitation of a letter's secret; InvitationGone in every other case."""
    rows = Invitation.objects.select_for_update(of=["self"]) if lock else Invitation.objects.all()
    waiting = rows.filter(digest=digest_of(token), accepted_at=None, revoked_at=None)
    found = waiting.filter(expires_at__gt=timezone.now()).select_related("portal").first()
    if found is None:
        raise InvitationGone
    return found


def has_account(invitation: Invitation) -> bool:
    """Return whether the invited address has an account: only its letter's holder may be told."""
    address = invitation.email
    known = Q(email__iexact=address) | Q(username__iexact=address)
    return get_user_model().objects.filter(known).exists()


def digest_of(token: str) -> str:
    """Return what is kept of a secret: it is random and long, so one round of hashing will do."""
    return sha256(token.encode()).hexdigest()


def _checked_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        message = _("“%(email)s” không phải địa chỉ thư điện tử. Hãy viết dạng ten@coquan.vn.")
        raise ValidationError({"email": message % {"email": email}}) from None
    if len(address) > LONGEST_ACCOUNT_NAME:
        raise ValidationError({"email": _("Địa chỉ dài quá 150 ký tự: hãy dùng địa chỉ khác.")})
    return address


def _refuse_repeated(offer: Offer, address: str) -> None:
    """Refuse a second letter for one role, or one to somebody of the site who holds it."""
    waiting = open_invitations(offer.portal).filter(email=address, role=offer.role)
    if waiting.filter(unit=offer.unit).exists():
        message = _("Đã có lời mời vai trò này gửi %(email)s. Hãy gửi lại hoặc thu hồi lời mời đó.")
        raise ValidationError({"email": message % {"email": address}})
    present = Membership.objects.in_force().on(offer.portal).filter(user__email__iexact=address)
    holder = present.filter(role=offer.role).select_related("user").first()
    if holder is not None:
        offer.check_not_held_by(holder.user)


def _waiting(invitation: Invitation, by: Any) -> Invitation:
    present = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if not administers(by, present.portal):
        raise PermissionDenied
    if present.accepted_at or present.revoked_at:
        raise ValidationError(_("Lời mời này đã được nhận hoặc thu hồi; hãy tải lại màn hình."))
    return present


def _refuse_suspended(person: Any, portal: SitePortal) -> None:
    stopped = Suspension.objects.filter(Q(portal=portal) | Q(portal=None), lifted_at=None)
    if stopped.filter(user=person).exists():
        raise ValidationError(
            _("Tài khoản của bạn đang tạm ngừng trên cổng này. Hãy liên hệ quản trị cổng.")
        )


def _register(email: str, name: str, password: str) -> Any:
    """Make the account of a new person; they log in by their address."""
    model = get_user_model()
    if model.objects.filter(Q(email__iexact=email) | Q(username__iexact=email)).exists():
        raise ValidationError(
            _("%(email)s đã có tài khoản. Hãy đăng nhập rồi nhận lời mời.") % {"email": email}
        )
    person = model(username=email, email=email, first_name=" ".join(name.split()))
    if not person.first_name or len(person.first_name) > LONGEST_ACCOUNT_NAME:
        raise ValidationError({"name": _("Hãy ghi họ và tên, không quá 150 ký tự.")})
    try:
        validate_password(password, person)
    except ValidationError as faults:
        raise ValidationError({"password": faults.messages}) from None
    person.set_password(password)
    person.save()
    return person


def _send(invitation: Invitation, token: str) -> None:
    """Send the letter; where that fails, the invitation stays marked as not sent."""
    address = settings.WAGTAILADMIN_BASE_URL + reverse("accept_invitation", args=[token])
    values = {
        "site": invitation.portal.title,
        "by": name_of(invitation.made_by),
        "offer": Offer.of(invitation).words,
        "address": address,
        "until": f"{timezone.localtime(invitation.expires_at):%H:%M %d/%m/%Y}",
    }
    text = _(
        "%(by)s mời bạn làm việc trên %(site)s.\n\nVai trò: %(offer)s.\n\n"
        "Mở đường dẫn sau để nhận, trước %(until)s. Đường dẫn chỉ dùng được một lần:\n"
        "%(address)s\n\nNếu bạn không chờ thư này, hãy bỏ qua.\n"
    )
    subject = _("Lời mời làm việc trên cổng %(site)s")
    letter = EmailMessage(subject % values, text % values, to=[invitation.email])
    try:
        letter.send()
    except (SMTPException, OSError):
        return  # the list of invitations shows it as not sent, with a button to try again
    Invitation.objects.filter(pk=invitation.pk).update(mailed_at=timezone.now())
