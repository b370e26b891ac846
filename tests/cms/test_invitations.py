"""Inviting by e-mail: the letter, its secret, and what may be offered."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from backend.accounts import staff as staff_commands
from backend.accounts.invitations import InvitationGone
from backend.accounts.models import Invitation, Membership
from backend.accounts.roles import Role
from tests.cms.judging_staff import PASSWORD, refusals, roles_of, told

today = timezone.localdate


def test_an_invited_person_makes_an_account_and_has_the_role(ward: Any, letter: Any) -> None:
    token = letter(title="member", unit="Phòng Văn hóa - Xã hội")

    membership = staff_commands.accept_invitation(
        token=token, name="Nguyễn Thị  Lan", password=PASSWORD
    )

    person = get_user_model().objects.get(email="lan@thanhdong.invalid")
    assert membership.user == person
    assert person.get_full_name() == "Nguyễn Thị Lan"
    assert person.check_password(PASSWORD)
    assert roles_of(person) == {"editor"}
    assert (membership.title, membership.unit) == ("member", "Phòng Văn hóa - Xã hội")
    assert set(person.groups.values_list("name", flat=True)) == {"thanhdong:editor"}
    assert not person.is_staff
    assert not person.is_superuser


def test_somebody_who_is_logged_in_adds_the_role_to_their_account(letter: Any, staff: Any) -> None:
    author = staff("author", "thanhdong")
    token = letter()

    staff_commands.accept_invitation(token=token, user=author)

    assert roles_of(author) == {"author", "editor"}
    assert not get_user_model().objects.filter(email="lan@thanhdong.invalid").exists()


def test_a_collaborator_invited_before_it_was_asked_where_from_can_still_accept(
    letter: Any,
) -> None:
    token = letter(role="collaborator", affiliation="press")
    Invitation.objects.update(affiliation="")

    membership = staff_commands.accept_invitation(token=token, name="Lan", password=PASSWORD)

    assert (membership.role, membership.affiliation) == ("collaborator", "")


def test_who_invites_a_collaborator_says_where_they_are_from(letter: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        letter(role="collaborator")

    assert refusals(refused).keys() == {"affiliation"}


def test_the_letter_says_who_invites_to_what_until_when(letter: Any, admin: Any) -> None:
    letter(until=today() + timedelta(days=30))

    body = mail.outbox[-1].body
    assert mail.outbox[-1].to == ["lan@thanhdong.invalid"]
    assert "Phường Thành Đông" in body
    assert "Biên tập (thư ký)" in body
    assert f"{today() + timedelta(days=30):%d/%m/%Y}" in body
    assert admin.get_username() in body


def test_the_secret_is_kept_as_a_digest_only(letter: Any) -> None:
    token = letter()

    kept = str(Invitation.objects.values().get())
    assert token not in kept
    assert len(Invitation.objects.get().digest) == 64


def use_twice(token: str, admin: Any) -> None:
    staff_commands.accept_invitation(token=token, name="Lan", password=PASSWORD)


def revoke(token: str, admin: Any) -> None:
    staff_commands.revoke_invitation(Invitation.objects.get(), by=admin)


def grow_old(token: str, admin: Any) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def send_again(token: str, admin: Any) -> None:
    staff_commands.resend_invitation(Invitation.objects.get(), by=admin)


def suspend_who_invited(token: str, admin: Any) -> None:
    root = get_user_model().objects.create_superuser("root")
    staff_commands.suspend_person(
        user=admin, portal=Invitation.objects.get().portal, by=root, reason="Lộ mật khẩu"
    )


def end_who_invited(token: str, admin: Any) -> None:
    root = get_user_model().objects.create_superuser("root")
    held = Membership.objects.get(user=admin, role=Role.ADMIN)
    staff_commands.end_role(held, by=root, reason="Chuyển công tác")


@pytest.mark.parametrize(
    "spoil", [use_twice, revoke, grow_old, send_again, suspend_who_invited, end_who_invited]
)
def test_an_invitation_is_good_once_for_a_week_and_while_it_is_meant(
    letter: Any, admin: Any, spoil: Any
) -> None:
    token = letter()
    spoil(token, admin)

    with pytest.raises(InvitationGone):
        staff_commands.accept_invitation(token=token, name="Lan", password=PASSWORD)


@pytest.mark.parametrize("token", ["", "x", "đ", "a" * 400, "../../x"])
def test_a_secret_nobody_sent_opens_nothing(city: None, token: str) -> None:
    with pytest.raises(InvitationGone):
        staff_commands.accept_invitation(token=token, name="Lan", password=PASSWORD)


def test_an_address_that_has_an_account_must_log_in(letter: Any, staff: Any) -> None:
    author = staff("author", "thanhdong")
    token = letter(email=author.email.upper())

    with pytest.raises(ValidationError) as refused:
        staff_commands.accept_invitation(token=token, name="Kẻ mạo danh", password=PASSWORD)

    assert "Hãy đăng nhập" in refusals(refused)[""][0]
    assert get_user_model().objects.filter(email__iexact=author.email).count() == 1


@pytest.mark.parametrize("password", ["ngan", "0123456789", "lan@thanhdong.invalid", ""])
def test_a_weak_password_is_refused_and_the_invitation_stays_open(
    letter: Any, password: str
) -> None:
    token = letter()

    with pytest.raises(ValidationError) as refused:
        staff_commands.accept_invitation(token=token, name="Lan", password=password)

    assert "password" in refusals(refused)
    assert staff_commands.accept_invitation(token=token, name="Lan", password=PASSWORD)


def test_a_letter_that_could_not_be_sent_shows_as_such_and_can_be_sent_again(
    letter: Any, admin: Any, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1  # nobody listens there
    with pytest.raises(IndexError):
        letter()
    unsent = Invitation.objects.get().mailed_at

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True):
        staff_commands.resend_invitation(Invitation.objects.get(), by=admin)

    assert unsent is None
    assert Invitation.objects.get().mailed_at is not None
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("offer", "field", "words"),
    [
        ({"email": "khong-phai-thu"}, "email", "khong-phai-thu"),
        ({"email": f"{'a' * 150}@x.vn"}, "email", "150"),
        ({"role": "city-board"}, "role", "giám sát hệ thống"),
        ({"role": "auditor"}, "role", "chỉ xem"),
        ({"role": "superuser"}, "role", "superuser"),
        ({"role": ""}, "role", "Hãy chọn"),
        ({"role": "approver"}, "title", "Trưởng ban"),
        ({"role": "approver", "title": "secretary"}, "title", "secretary"),
        ({"role": "approver", "title": "king"}, "title", "king"),
        ({"role": "editor", "title": "king"}, "title", "king"),
        ({"role": "reviewer"}, "unit", "Hãy chọn đơn vị"),
        ({"role": "reviewer", "unit": "Phòng lạ"}, "unit", "Hãy chọn đơn vị"),
        ({"role": "editor", "unit": "x" * 256}, "unit", "255"),
        ({"until": today() - timedelta(days=1)}, "until", "đã qua"),
    ],
)
def test_an_offer_the_rules_do_not_allow_is_refused_by_field(
    ward: Any, admin: Any, offer: dict[str, Any], field: str, words: str
) -> None:
    given_ = {"email": "lan@thanhdong.invalid", "role": "editor"} | offer

    with pytest.raises(ValidationError) as refused:
        staff_commands.invite(portal=ward, by=admin, **given_)

    assert refusals(refused).keys() == {field}
    assert words in refusals(refused)[field][0]
    assert not Invitation.objects.exists()


def test_every_fault_of_an_offer_is_named_at_once(ward: Any, admin: Any) -> None:
    offer: dict[str, Any] = {"role": "approver", "title": "king"}
    offer["until"] = today() - timedelta(days=9)

    with pytest.raises(ValidationError) as refused:
        staff_commands.invite(portal=ward, by=admin, email="lan@thanhdong.invalid", **offer)

    assert refusals(refused).keys() == {"title", "until"}


def test_a_site_whose_rules_know_no_reviewing_unit_has_no_reviewers(
    portal: Any, staff: Any
) -> None:
    city, admin = portal("haiphong"), staff("admin", "haiphong")

    with pytest.raises(ValidationError) as refused:
        staff_commands.invite(portal=city, by=admin, email="a@b.vn", role="reviewer", unit="x")

    assert "không giao đơn vị nào" in refusals(refused)["unit"][0]


def test_nobody_is_invited_twice_to_the_same(letter: Any, ward: Any, admin: Any) -> None:
    letter()

    with pytest.raises(ValidationError) as refused:
        staff_commands.invite(portal=ward, by=admin, email="LAN@thanhdong.invalid", role="editor")

    assert "Đã có lời mời" in refusals(refused)["email"][0]


def test_who_accepts_is_told_of_to_who_invited(letter: Any, admin: Any) -> None:
    staff_commands.accept_invitation(token=letter(), name="Lan", password=PASSWORD)

    assert [subject for subject in told(admin) if "nhận lời mời" in subject]
