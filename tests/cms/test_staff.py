"""Managing a site's people: who may, what is refused and why, and what follows from it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageSubscription

from backend.accounts import departures
from backend.accounts import staff as staff_commands
from backend.accounts.invitations import InvitationGone
from backend.accounts.models import Invitation, Membership, StaffEvent, Suspension
from backend.accounts.rights import read_holdings
from backend.accounts.roles import SITE_ROLES, Role
from backend.notices.models import Notice
from content_models.categories import Category

PASSWORD = "tre-xanh-rung-gio-1954"
TODAY = date.today  # compared with what the database says of the same day


def refusals(refused: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    """Return a refusal's words by field; those about no field under an empty name."""
    if hasattr(refused.value, "error_dict"):
        return refused.value.message_dict
    return {"": refused.value.messages}


def roles_of(user: Any, site: str = "thanhdong") -> set[str]:
    """Return the roles that give somebody rights on a site now."""
    return {each.role.value for each in read_holdings(user) if each.site == site}


def told(user: Any) -> list[str]:
    """Return the subjects of somebody's notices."""
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("subject", flat=True))


@pytest.fixture
def ward(portal: Any) -> Any:
    """The site of Phường Thành Đông."""
    return portal("thanhdong")


@pytest.fixture
def admin(staff: Any) -> Any:
    """The ward's admin."""
    return staff("admin", "thanhdong")


@pytest.fixture
def letter(django_capture_on_commit_callbacks: Any, ward: Any, admin: Any) -> Callable[..., str]:
    """Invite somebody; return the secret in the letter they got."""

    def send(email: str = "lan@thanhdong.invalid", role: str = "editor", **offer: Any) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            staff_commands.invite(portal=ward, email=email, role=role, by=admin, **offer)
        return mail.outbox[-1].body.split("/admin/invitation/")[1].split("/")[0]

    return send


# Inviting


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


def test_the_letter_says_who_invites_to_what_until_when(letter: Any, admin: Any) -> None:
    letter(until=TODAY() + timedelta(days=30))

    body = mail.outbox[-1].body
    assert mail.outbox[-1].to == ["lan@thanhdong.invalid"]
    assert "Phường Thành Đông" in body
    assert "Biên tập (thư ký)" in body
    assert f"{TODAY() + timedelta(days=30):%d/%m/%Y}" in body
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
        ({"until": TODAY() - timedelta(days=1)}, "until", "đã qua"),
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
    offer["until"] = TODAY() - timedelta(days=9)

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


# Whose people


def acts(ward: Any, person: Any, by: Any) -> dict[str, Callable[[], object]]:
    """Everything that can be done about somebody of the ward."""
    held = Membership.objects.filter(user=person, portal=ward).earliest("pk")
    letter = Invitation.objects.create(
        portal=ward, email="x@y.vn", role="author", digest="0" * 64, made_by=person,
        expires_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    commands = staff_commands
    return {
        "invite": lambda: commands.invite(portal=ward, email="a@b.vn", role="author", by=by),
        "resend": lambda: commands.resend_invitation(letter, by=by),
        "revoke": lambda: commands.revoke_invitation(letter, by=by),
        "assign": lambda: commands.assign_role(user=person, portal=ward, role="translator", by=by),
        "end": lambda: commands.end_role(held, by=by, reason="x"),
        "suspend": lambda: commands.suspend_person(user=person, portal=ward, by=by, reason="x"),
        "reinstate": lambda: commands.reinstate_person(user=person, portal=ward, by=by),
    }


ACTS = ("invite", "resend", "revoke", "assign", "end", "suspend", "reinstate")
STRANGERS = [("admin", "hongbang"), ("admin", "haiphong"), ("approver", "thanhdong"),
             ("editor", "thanhdong"), ("city-board", ""), ("auditor", "")]  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("role", "site"), STRANGERS)
def test_only_the_sites_own_admin_does_anything_about_its_people(
    ward: Any, staff: Any, act: str, role: str, site: str
) -> None:
    person, stranger = staff("author", "thanhdong"), staff(role, site)
    Suspension.objects.filter(user=person).delete()

    with pytest.raises(PermissionDenied):
        acts(ward, person, stranger)[act]()

    assert roles_of(person) == {"author"}
    assert StaffEvent.objects.count() == 0


@pytest.mark.parametrize("stop", ["suspended", "ended", "inactive", "over"])
def test_an_admin_whose_right_has_stopped_does_nothing(
    ward: Any, staff: Any, admin: Any, stop: str
) -> None:
    person = staff("author", "thanhdong")
    held = Membership.objects.filter(user=admin)
    if stop == "suspended":
        Suspension.objects.create(user=admin, portal=ward, by=admin, reason="x")
    elif stop == "ended":
        held.update(ended_at=timezone.now())
    elif stop == "inactive":
        admin.is_active = False
        admin.save()
    else:
        held.update(since=TODAY() - timedelta(days=9), until=TODAY() - timedelta(days=1))

    with pytest.raises(PermissionDenied):
        acts(ward, person, admin)["suspend"]()


@pytest.mark.parametrize("act", ["assign", "end", "suspend"])
def test_a_superuser_is_out_of_an_admins_reach(ward: Any, staff: Any, admin: Any, act: str) -> None:
    root = staff("author", "thanhdong")
    root.is_superuser = True
    root.save()

    with pytest.raises(PermissionDenied):
        acts(ward, root, admin)[act]()


def test_an_admin_names_only_people_of_their_site(ward: Any, staff: Any, admin: Any) -> None:
    stranger = staff("author", "hongbang")

    with pytest.raises(ValidationError) as refused:
        staff_commands.assign_role(user=stranger, portal=ward, role="author", by=admin)

    assert "hãy mời bằng thư" in refusals(refused)["user"][0]
    assert stranger.get_username() not in str(refused.value)


def test_another_sites_role_is_not_ended_through_ones_own_site(staff: Any, admin: Any) -> None:
    stranger = staff("author", "hongbang")
    held = Membership.objects.get(user=stranger)

    with pytest.raises(PermissionDenied):
        staff_commands.end_role(held, by=admin, reason="x")

    assert roles_of(stranger, "hongbang") == {"author"}


def test_a_system_role_is_nobodys_on_a_site(staff: Any, admin: Any) -> None:
    board = staff("city-board")
    root = get_user_model().objects.create_superuser("root")

    for by in (admin, root):
        with pytest.raises(PermissionDenied):
            staff_commands.end_role(Membership.objects.get(user=board), by=by, reason="x")


# Assigning and ending


def test_assigning_gives_the_right_at_once_and_says_so(ward: Any, staff: Any, admin: Any) -> None:
    author = staff("author", "thanhdong")

    staff_commands.assign_role(user=author, portal=ward, role="translator", by=admin)

    assert roles_of(author) == {"author", "translator"}
    assert author.groups.filter(name="thanhdong:translator").exists()
    assert [subject for subject in told(author) if "phân công" in subject]


def test_a_role_that_is_held_is_not_given_again(ward: Any, staff: Any, admin: Any) -> None:
    head = staff("approver", "thanhdong")

    with pytest.raises(ValidationError) as refused:
        staff_commands.assign_role(
            user=head, portal=ward, role="approver", title="deputy", by=admin
        )

    assert "kết thúc vai trò đó" in refusals(refused)["role"][0]


def test_a_role_ended_and_given_again_on_one_day_is_held(ward: Any, staff: Any, admin: Any) -> None:
    author = staff("author", "thanhdong")
    staff_commands.end_role(Membership.objects.get(user=author), by=admin, reason="Nhầm")

    staff_commands.assign_role(user=author, portal=ward, role="author", by=admin)

    assert roles_of(author) == {"author"}


def test_ending_takes_rights_notices_and_subscriptions_of_that_site(
    ward: Any, staff: Any, admin: Any, section: Any
) -> None:
    author = staff("author", "thanhdong")
    elsewhere = section(Category.NEWS_EVENTS, "hongbang")
    for page in (section(Category.NEWS_EVENTS), elsewhere):
        PageSubscription.objects.create(user=author, page=page, comment_notifications=True)
    Notice.objects.create(user=author, portal=ward, subject="Chờ bạn xử lý")

    staff_commands.end_role(Membership.objects.get(user=author), by=admin, reason="Nghỉ hưu")

    assert roles_of(author) == set()
    assert not author.groups.exists()
    assert list(PageSubscription.objects.filter(user=author).values_list("page", flat=True)) == [
        elsewhere.pk
    ]
    assert [subject for subject in told(author) if "Chờ bạn" in subject] == []
    assert [subject for subject in told(author) if "đã kết thúc" in subject]


def test_who_keeps_another_role_on_the_site_keeps_its_subscriptions(
    ward: Any, staff: Any, admin: Any, section: Any
) -> None:
    author = staff("author", "thanhdong")
    staff_commands.assign_role(user=author, portal=ward, role="translator", by=admin)
    page = section(Category.NEWS_EVENTS)
    PageSubscription.objects.create(user=author, page=page, comment_notifications=True)

    held = Membership.objects.get(user=author, role=Role.AUTHOR)
    staff_commands.end_role(held, by=admin, reason="Đổi việc")

    assert roles_of(author) == {"translator"}
    assert PageSubscription.objects.filter(user=author).exists()


@pytest.mark.parametrize("act", ["end", "suspend"])
def test_an_act_against_somebody_needs_a_reason(
    ward: Any, staff: Any, admin: Any, act: str
) -> None:
    author = staff("author", "thanhdong")
    held = Membership.objects.get(user=author)
    commands = {
        "end": lambda: staff_commands.end_role(held, by=admin, reason=" "),
        "suspend": lambda: staff_commands.suspend_person(
            user=author, portal=ward, by=admin, reason=" "
        ),
    }

    with pytest.raises(ValidationError) as refused:
        commands[act]()

    assert "Hãy ghi lý do" in refusals(refused)["reason"][0]
    assert roles_of(author) == {"author"}


@pytest.mark.parametrize("act", ["end", "suspend"])
def test_the_last_admin_does_not_shut_themselves_out(ward: Any, admin: Any, act: str) -> None:
    with pytest.raises(ValidationError) as refused:
        acts(ward, admin, admin)[act]()

    assert "quản trị cuối cùng" in refusals(refused)[""][0]
    assert roles_of(admin) == {"admin"}


@pytest.mark.parametrize("act", ["end", "suspend"])
def test_an_admin_who_is_not_the_last_may_go(ward: Any, staff: Any, admin: Any, act: str) -> None:
    other = staff("author", "thanhdong")
    staff_commands.assign_role(user=other, portal=ward, role="admin", by=admin)

    acts(ward, admin, admin)[act]()

    assert roles_of(admin) == set()


def test_a_suspended_admin_does_not_count_as_another(ward: Any, staff: Any, admin: Any) -> None:
    other = staff("author", "thanhdong")
    staff_commands.assign_role(user=other, portal=ward, role="admin", by=admin)
    staff_commands.suspend_person(user=other, portal=ward, by=admin, reason="x")

    with pytest.raises(ValidationError):
        acts(ward, admin, admin)["end"]()


# Suspending


def test_suspending_stops_every_right_and_every_session_at_once(
    ward: Any, staff: Any, admin: Any
) -> None:
    author, other = staff("author", "thanhdong"), staff("editor", "thanhdong")
    browsers = [Client(), Client(), Client()]
    for browser, user in zip(browsers, (author, author, other), strict=True):
        browser.force_login(user)
    before = [browser.get("/admin/").status_code for browser in browsers]

    staff_commands.suspend_person(user=author, portal=ward, by=admin, reason="Lộ mật khẩu")

    assert before == [200, 200, 200]
    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302, 200]
    assert Session.objects.count() == 1
    assert roles_of(author) == set()
    assert not author.groups.exists()


def test_a_suspension_is_reported_to_the_managing_unit(ward: Any, staff: Any, admin: Any) -> None:
    author = staff("author", "thanhdong")
    above = [staff("admin", "haiphong"), staff("approver", "haiphong"), staff("city-board")]
    beside = [staff("editor", "haiphong"), staff("admin", "hongbang"), staff("auditor")]

    staff_commands.suspend_person(user=author, portal=ward, by=admin, reason="Lộ mật khẩu")

    reports = Notice.objects.filter(subject__startswith="Báo cáo: tạm ngừng")
    assert {notice.user for notice in reports} == set(above)
    assert all("Lộ mật khẩu" in notice.text for notice in reports)
    assert [told(user) for user in beside] == [[], [], []]


def test_where_nobody_stands_above_superusers_are_told(ward: Any, staff: Any, admin: Any) -> None:
    root = get_user_model().objects.create_superuser("root")

    staff_commands.suspend_person(
        user=staff("author", "thanhdong"), portal=ward, by=admin, reason="Lộ mật khẩu"
    )

    assert len(told(root)) == 1


def test_superusers_are_left_alone_where_somebody_stands_above(
    ward: Any, staff: Any, admin: Any
) -> None:
    root = get_user_model().objects.create_superuser("root")
    staff("admin", "haiphong")

    staff_commands.suspend_person(
        user=staff("author", "thanhdong"), portal=ward, by=admin, reason="Lộ mật khẩu"
    )

    assert told(root) == []


def test_a_suspension_is_for_one_site(ward: Any, staff: Any, admin: Any, portal: Any) -> None:
    author = staff("author", "thanhdong")
    root = get_user_model().objects.create_superuser("root")
    staff_commands.assign_role(user=author, portal=portal("hongbang"), role="author", by=root)

    staff_commands.suspend_person(user=author, portal=ward, by=admin, reason="x")

    assert roles_of(author) == set()
    assert roles_of(author, "hongbang") == {"author"}


def test_a_reinstated_person_has_what_they_had(ward: Any, staff: Any, admin: Any) -> None:
    author = staff("author", "thanhdong")
    staff_commands.suspend_person(user=author, portal=ward, by=admin, reason="x")

    staff_commands.reinstate_person(user=author, portal=ward, by=admin)

    assert roles_of(author) == {"author"}
    assert author.groups.filter(name="thanhdong:author").exists()
    assert Suspension.objects.get().lifted_by == admin


def test_who_is_not_suspended_is_not_reinstated(ward: Any, staff: Any, admin: Any) -> None:
    with pytest.raises(ValidationError):
        staff_commands.reinstate_person(user=staff("author", "thanhdong"), portal=ward, by=admin)


def test_who_is_suspended_gets_no_new_role_and_accepts_none(
    ward: Any, staff: Any, admin: Any, letter: Any
) -> None:
    author, token = staff("author", "thanhdong"), letter()
    staff_commands.suspend_person(user=author, portal=ward, by=admin, reason="x")

    with pytest.raises(ValidationError):
        staff_commands.assign_role(user=author, portal=ward, role="editor", by=admin)
    with pytest.raises(ValidationError):
        staff_commands.accept_invitation(token=token, user=author)


def test_an_empty_board_is_warned_of_to_the_site_and_above(
    ward: Any, staff: Any, admin: Any
) -> None:
    head, deputy = staff("approver", "thanhdong"), staff("approver", "thanhdong", title="deputy")
    above = staff("admin", "haiphong")
    held = Membership.objects.get(user=deputy)
    staff_commands.end_role(held, by=admin, reason="Chuyển công tác")
    early = [subject for subject in told(admin) if "không còn ai kiểm duyệt" in subject]

    staff_commands.suspend_person(user=head, portal=ward, by=admin, reason="x")

    assert early == []
    assert [
        [subject for subject in told(user) if "không còn ai kiểm duyệt" in subject] != []
        for user in (admin, above)
    ] == [True, True]


# Delegating


@pytest.fixture
def head(staff: Any) -> Any:
    """The head of the ward's board."""
    return staff("approver", "thanhdong")


def right_of(user: Any) -> Membership:
    return Membership.objects.get(user=user, role=Role.APPROVER, delegated_from=None)


def test_a_delegate_approves_on_the_stated_days_and_not_after(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")

    lent = staff_commands.delegate(
        right_of(head), to=editor, until=TODAY() + timedelta(days=3), by=head
    )
    during = roles_of(editor)
    Membership.objects.filter(pk=lent.pk).update(
        since=TODAY() - timedelta(days=5), until=TODAY() - timedelta(days=1)
    )

    assert during == {"editor", "approver"}
    assert roles_of(editor) == {"editor"}
    assert lent.title == "head"
    assert [subject for subject in told(editor) if "ủy quyền" in subject]


def test_a_delegation_may_begin_later(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")
    first = TODAY() + timedelta(days=2)

    staff_commands.delegate(right_of(head), to=editor, since=first, until=first, by=head)

    assert roles_of(editor) == {"editor"}


def test_a_delegation_is_not_delegated_on(staff: Any, head: Any) -> None:
    editor, author = staff("editor", "thanhdong"), staff("author", "thanhdong")
    lent = staff_commands.delegate(right_of(head), to=editor, until=TODAY(), by=head)

    with pytest.raises(PermissionDenied):
        staff_commands.delegate(lent, to=author, until=TODAY(), by=editor)


@pytest.mark.parametrize("who", ["deputy", "admin", "other head", "root"])
def test_nobody_but_the_head_delegates_the_heads_right(staff: Any, head: Any, who: str) -> None:
    people = {
        "deputy": staff("approver", "thanhdong", title="deputy"),
        "admin": staff("admin", "thanhdong"),
        "other head": staff("approver", "hongbang"),
        "root": get_user_model().objects.create_superuser("root"),
    }
    rights = [right_of(head)]
    rights += [right_of(people["deputy"])] if who == "deputy" else []

    for right in rights:
        with pytest.raises(PermissionDenied):
            staff_commands.delegate(
                right, to=staff("editor", "thanhdong"), until=TODAY(), by=people[who]
            )


@pytest.mark.parametrize(
    ("to", "days", "field"),
    [
        (("editor", "hongbang"), (0, 1), "to"),
        (("approver", "thanhdong"), (0, 1), "to"),
        (("editor", "thanhdong"), (-1, 1), "since"),
        (("editor", "thanhdong"), (2, 1), "until"),
    ],
)
def test_a_delegation_that_makes_no_sense_is_refused_by_field(
    staff: Any, head: Any, to: tuple[str, str], days: tuple[int, int], field: str
) -> None:
    since, until = (TODAY() + timedelta(days=number) for number in days)

    with pytest.raises(ValidationError) as refused:
        staff_commands.delegate(right_of(head), to=staff(*to), since=since, until=until, by=head)

    assert refusals(refused).keys() == {field}
    assert not Membership.objects.exclude(delegated_from=None).exists()


def test_the_same_days_are_not_delegated_twice_to_one_person(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")
    staff_commands.delegate(right_of(head), to=editor, until=TODAY(), by=head)

    with pytest.raises(ValidationError):
        staff_commands.delegate(right_of(head), to=editor, until=TODAY(), by=head)


@pytest.mark.parametrize("who", ["head", "admin"])
def test_a_delegation_ends_when_the_head_or_the_admin_says_so(
    staff: Any, head: Any, admin: Any, who: str
) -> None:
    editor = staff("editor", "thanhdong")
    lent = staff_commands.delegate(right_of(head), to=editor, until=TODAY(), by=head)

    staff_commands.end_delegation(lent, by={"head": head, "admin": admin}[who])

    assert roles_of(editor) == {"editor"}
    assert not editor.groups.filter(name="thanhdong:approver").exists()


def test_the_delegate_does_not_end_it_nor_does_a_stranger(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")
    lent = staff_commands.delegate(right_of(head), to=editor, until=TODAY(), by=head)

    for somebody in (editor, staff("admin", "hongbang")):
        with pytest.raises(PermissionDenied):
            staff_commands.end_delegation(lent, by=somebody)


def test_what_was_lent_stops_with_whoever_lent_it(
    ward: Any, staff: Any, head: Any, admin: Any
) -> None:
    editor = staff("editor", "thanhdong")
    staff_commands.delegate(right_of(head), to=editor, until=TODAY(), by=head)

    staff_commands.suspend_person(user=head, portal=ward, by=admin, reason="x")
    away = roles_of(editor), editor.groups.filter(name="thanhdong:approver").exists()
    staff_commands.reinstate_person(user=head, portal=ward, by=admin)

    assert away == ({"editor"}, False)
    assert roles_of(editor) == {"editor", "approver"}
    assert editor.groups.filter(name="thanhdong:approver").exists()


# Dates


def test_a_role_whose_last_day_has_passed_is_closed_at_night(
    ward: Any, staff: Any, section: Any
) -> None:
    author = staff("author", "thanhdong")
    page = section(Category.NEWS_EVENTS)
    PageSubscription.objects.create(user=author, page=page, comment_notifications=True)
    Membership.objects.filter(user=author).update(
        since=TODAY() - timedelta(days=9), until=TODAY() - timedelta(days=1)
    )
    before = author.groups.count()

    closed = departures.end_expired(), departures.end_expired()

    assert closed == (1, 0)
    assert (before, author.groups.count()) == (1, 0)
    assert not PageSubscription.objects.filter(user=author).exists()
    assert StaffEvent.objects.get().what == "expired"


def test_the_last_day_itself_still_counts(staff: Any) -> None:
    author = staff("author", "thanhdong")
    Membership.objects.filter(user=author).update(until=TODAY())

    assert departures.end_expired() == 0
    assert roles_of(author) == {"author"}


# The log


def test_every_act_is_in_the_log_with_who_and_why(
    ward: Any, staff: Any, admin: Any, letter: Any
) -> None:
    staff_commands.accept_invitation(token=letter(), name="Lan", password=PASSWORD)
    lan = get_user_model().objects.get(email="lan@thanhdong.invalid")
    staff_commands.assign_role(user=lan, portal=ward, role="author", by=admin)
    staff_commands.suspend_person(user=lan, portal=ward, by=admin, reason="Lộ mật khẩu")
    staff_commands.reinstate_person(user=lan, portal=ward, by=admin, reason="Đã đổi")
    held = Membership.objects.get(user=lan, role=Role.AUTHOR)
    staff_commands.end_role(held, by=admin, reason="Nghỉ hưu")

    events = list(StaffEvent.objects.order_by("pk").values_list("what", "person", "reason"))

    assert [event[0] for event in events] == [
        "invited", "accepted", "assigned", "suspended", "reinstated", "ended",
    ]  # fmt: skip
    assert events[0][1] == "lan@thanhdong.invalid"
    assert {event[1] for event in events[1:]} == {"Lan (lan@thanhdong.invalid)"}
    assert [event[2] for event in events] == ["", "", "", "Lộ mật khẩu", "Đã đổi", "Nghỉ hưu"]


@pytest.mark.parametrize("statement", ["UPDATE accounts_staffevent SET reason = ''",
                                       "DELETE FROM accounts_staffevent"])  # fmt: skip
def test_the_log_cannot_be_changed_even_by_the_database(
    ward: Any, staff: Any, admin: Any, statement: str
) -> None:
    staff_commands.suspend_person(
        user=staff("author", "thanhdong"), portal=ward, by=admin, reason="x"
    )
    event = StaffEvent.objects.get()

    for change in (event.save, event.delete, StaffEvent.objects.all().delete):
        with pytest.raises(PermissionDenied):
            change()
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        transaction.get_connection().cursor() as cursor,
    ):
        cursor.execute(statement)

    assert StaffEvent.objects.get().reason == "x"


# Properties


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    role=st.sampled_from([*[role.value for role in Role], "superuser", ""]),
    title=st.sampled_from(["", "head", "deputy", "secretary", "member", "king"]),
    unit=st.sampled_from(["", "Phòng Văn hóa - Xã hội", "party-committee", "culture-society"]),
    days=st.none() | st.integers(min_value=-3, max_value=3),
)
def test_whatever_is_offered_is_refused_or_held_exactly_as_offered(
    ward: Any, staff: Any, admin: Any, role: str, title: str, unit: str, days: int | None
) -> None:
    author = staff("author", "thanhdong")
    until = None if days is None else TODAY() + timedelta(days=days)
    offer = {"role": role, "title": title, "unit": unit, "until": until}

    held, roles = assigned(author, ward, admin, offer)

    if held is None:
        assert roles == {"author"}
        return
    assert role in SITE_ROLES
    assert {name: getattr(held, name) for name in offer} == offer
    assert days is None or days >= 0
    assert role != "approver" or title in {"head", "deputy"}
    assert roles == {"author", role}


def assigned(
    user: Any, ward: Any, by: Any, offer: dict[str, Any]
) -> tuple[Membership | None, set[str]]:
    """Try an offer and undo it; return what was given, None if refused, and the roles then held."""
    with transaction.atomic():
        try:
            held = staff_commands.assign_role(user=user, portal=ward, by=by, **offer)
        except ValidationError:
            held = None
        roles = roles_of(user)
        transaction.set_rollback(True)
    return held, roles
