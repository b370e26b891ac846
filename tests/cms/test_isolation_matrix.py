"""Every address of the admin × method × who asks: nothing of another site is told or changed.

The addresses are those Django knows, so a screen that a new package or version brings along is
asked too, and fails here until somebody says in backend/accounts/admin_views.py for whom it is.
"""

import time
from typing import Any

import pytest
from django.db import connection

from backend.accounts.roles import SITE_ROLES, Role
from tests.cms.askers import ask_for_everything, asker, judged
from tests.neighbours import OWN, Desk, World, belongings_of, leave_traces, member

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.usefixtures("refusals_unlogged"),
]

MEMBERS = [str(role) for role in SITE_ROLES]
if connection.vendor == "postgresql":
    # Who may open the most screens: whether they are opened at all is all a database decides.
    MEMBERS = [str(Role.ADMIN)]


@pytest.mark.parametrize("role", MEMBERS)
def test_a_member_of_one_site_is_told_nothing_of_another(
    world: World, role: str, record_property: Any
) -> None:
    user, started = member(role), time.monotonic()
    leave_traces(user, world.foreign.things)
    own = Desk(world.own, belongings_of(user, world.own, "Nha"))
    asking = asker(user, of={OWN})

    ask_for_everything(asking, world, own)

    record_property("matrix", judged(asking, started))
    assert asking.leaks == []
    assert asking.changes == []
    assert asking.failures == []
