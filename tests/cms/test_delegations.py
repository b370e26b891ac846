"""Delegating: the head of the board lets somebody of the site approve for some days."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from backend.accounts import staff as staff_commands
from backend.accounts.models import Membership
from backend.accounts.roles import Role
from tests.cms.judging_staff import refusals, roles_of, told

today = timezone.localdate


@pytest.fixture
def head(staff: Any) -> Any:
    """The head of the ward's board."""
    return staff("approver", "thanhdong")


def right_of(user: Any) -> Membership:
    return Membership.objects.get(user=user, role=Role.APPROVER, delegated_from=None)


def test_a_delegate_approves_on_the_stated_days_and_not_after(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")

    lent = staff_commands.delegate(
        right_of(head), to=editor, until=today() + timedelta(days=3), by=head
    )
    during = roles_of(editor)
    Membership.objects.filter(pk=lent.pk).update(
        since=today() - timedelta(days=5), until=today() - timedelta(days=1)
    )

    assert during == {"editor", "approver"}
    assert roles_of(editor) == {"editor"}
    assert lent.title == "head"
    assert [subject for subject in told(editor) if "ủy quyền" in subject]


def test_a_delegation_may_begin_later(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")
    first = today() + timedelta(days=2)

    staff_commands.delegate(right_of(head), to=editor, since=first, until=first, by=head)

    assert roles_of(editor) == {"editor"}


def test_a_delegation_is_not_delegated_on(staff: Any, head: Any) -> None:
    editor, author = staff("editor", "thanhdong"), staff("author", "thanhdong")
    lent = staff_commands.delegate(right_of(head), to=editor, until=today(), by=head)

    with pytest.raises(PermissionDenied):
        staff_commands.delegate(lent, to=author, until=today(), by=editor)


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
                right, to=staff("editor", "thanhdong"), until=today(), by=people[who]
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
    since, until = (today() + timedelta(days=number) for number in days)

    with pytest.raises(ValidationError) as refused:
        staff_commands.delegate(right_of(head), to=staff(*to), since=since, until=until, by=head)

    assert refusals(refused).keys() == {field}
    assert not Membership.objects.exclude(delegated_from=None).exists()


def test_the_same_days_are_not_delegated_twice_to_one_person(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")
    staff_commands.delegate(right_of(head), to=editor, until=today(), by=head)

    with pytest.raises(ValidationError):
        staff_commands.delegate(right_of(head), to=editor, until=today(), by=head)


@pytest.mark.parametrize("who", ["head", "admin"])
def test_a_delegation_ends_when_the_head_or_the_admin_says_so(
    staff: Any, head: Any, admin: Any, who: str
) -> None:
    editor = staff("editor", "thanhdong")
    lent = staff_commands.delegate(right_of(head), to=editor, until=today(), by=head)

    staff_commands.end_delegation(lent, by={"head": head, "admin": admin}[who])

    assert roles_of(editor) == {"editor"}
    assert not editor.groups.filter(name="thanhdong:approver").exists()


def test_the_delegate_does_not_end_it_nor_does_a_stranger(staff: Any, head: Any) -> None:
    editor = staff("editor", "thanhdong")
    lent = staff_commands.delegate(right_of(head), to=editor, until=today(), by=head)

    for somebody in (editor, staff("admin", "hongbang")):
        with pytest.raises(PermissionDenied):
            staff_commands.end_delegation(lent, by=somebody)


def test_what_was_lent_stops_with_whoever_lent_it(
    ward: Any, staff: Any, head: Any, admin: Any
) -> None:
    editor = staff("editor", "thanhdong")
    staff_commands.delegate(right_of(head), to=editor, until=today(), by=head)

    staff_commands.suspend_person(user=head, portal=ward, by=admin, reason="x")
    away = roles_of(editor), editor.groups.filter(name="thanhdong:approver").exists()
    staff_commands.reinstate_person(user=head, portal=ward, by=admin)

    assert away == ({"editor"}, False)
    assert roles_of(editor) == {"editor", "approver"}
    assert editor.groups.filter(name="thanhdong:approver").exists()
