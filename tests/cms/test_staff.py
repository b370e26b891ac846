"""Managing a site's people: who may, what is refused and why, and what follows from it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageSubscription

from backend.accounts import departures
from backend.accounts import staff as staff_commands
from backend.accounts.models import Invitation, Membership, StaffEvent, Suspension
from backend.accounts.roles import SITE_ROLES, Role
from backend.notices.models import Notice
from content_models.categories import Category
from tests.cms.judging_staff import PASSWORD, refusals, roles_of, told

today = timezone.localdate


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
        held.update(since=today() - timedelta(days=9), until=today() - timedelta(days=1))

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


# Dates


def test_a_role_whose_last_day_has_passed_is_closed_at_night(
    ward: Any, staff: Any, section: Any
) -> None:
    author = staff("author", "thanhdong")
    page = section(Category.NEWS_EVENTS)
    PageSubscription.objects.create(user=author, page=page, comment_notifications=True)
    Membership.objects.filter(user=author).update(
        since=today() - timedelta(days=9), until=today() - timedelta(days=1)
    )
    before = author.groups.count()

    closed = departures.end_expired(), departures.end_expired()

    assert closed == (1, 0)
    assert (before, author.groups.count()) == (1, 0)
    assert not PageSubscription.objects.filter(user=author).exists()
    assert StaffEvent.objects.get().what == "expired"


def test_the_last_day_itself_still_counts(staff: Any) -> None:
    author = staff("author", "thanhdong")
    Membership.objects.filter(user=author).update(until=today())

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
    until = None if days is None else today() + timedelta(days=days)
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
