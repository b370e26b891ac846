"""Every address of the admin, asked by those who are no members of one site; and what is open.

Beside tests/cms/test_isolation_matrix.py, for two processes to share the work.
"""

import re
import time
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from backend.accounts.admin_views import TABLE, UNKNOWN, rule_of
from backend.accounts.models import Membership
from backend.accounts.rights import assign
from backend.accounts.roles import Role
from content_models.navigation import SitePortal
from tests.admin_addresses import Address, every_address
from tests.cms.askers import ask_for_everything, asker, judged
from tests.neighbours import (
    FOREIGN,
    MARK,
    OWN,
    SECOND,
    Desk,
    World,
    belongings_of,
    leave_traces,
    member,
    member_of_two_sites,
    read_to_the_end,
    somebody,
    watcher,
)

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.usefixtures("refusals_unlogged"),
]

OF_COLLEAGUES = re.compile(rf"{MARK}(?!collection|task|workflow)\w+", re.IGNORECASE)
"""What others made on a site; where its files lie and which steps it has, whoever writes for it sees."""
WATCHERS = [str(Role.AUDITOR), str(Role.CITY_BOARD)]

FOR_EVERYBODY = """wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles
    wagtailadmin_javascript_catalog wagtailadmin_sprite wagtailadmin_reports:site_history"""
CHOOSERS = """wagtailadmin_choose_page wagtailadmin_choose_page_child
    wagtailadmin_choose_page_search wagtailadmin_choose_page_external_link
    wagtailadmin_choose_page_email_link wagtailimages_chooser:choose wagtailimages_chooser:chosen
    wagtailimages_chooser:select_format wagtaildocs_chooser:choose wagtaildocs_chooser:chosen
    wagtailadmin_api:images:listing wagtailadmin_api:documents:detail media-file wagtaildocs_serve"""
FOR_APPROVERS = """wagtailadmin_explore wagtailadmin_pages:edit wagtailadmin_pages:history
    wagtailadmin_pages:revisions_compare wagtailadmin_pages:workflow_history_detail
    wagtailadmin_reports:workflow wagtailadmin_reports:locked_pages"""
FOR_EDITORS = f"""{CHOOSERS} {FOR_APPROVERS} wagtailadmin_pages:add wagtailadmin_pages:add_subpage
    wagtailadmin_pages:usage wagtailadmin_pages:copy wagtailadmin_pages:delete
    wagtailadmin_pages:move wagtailadmin_pages:workflow_history wagtailadmin_pages:choose_parent
    wagtailimages:edit wagtailimages:add wagtailimages:image_usage wagtaildocs:edit wagtaildocs:add
    wagtailimages:preview wagtailadmin_api:pages:detail"""
LISTS_OF_EDITORS = """wagtailadmin_explore_results wagtailadmin_pages:search
    wagtailadmin_pages:search_results wagtailadmin_pages:type_use wagtailimages:index
    wagtaildocs:index wagtailimages:add_multiple wagtaildocs:add_multiple
    wagtailadmin_reports:aging_pages wagtailadmin_reports:workflow_tasks
    wagtailadmin_reports:site_history_results translation_glossary translation_job
    wagtailadmin_api:pages:listing"""
"""Screens that must open, with one's own ids, for whom they are there."""


def who_has_left() -> Any:
    """Make somebody whose only role, on the foreign site, has ended."""
    user = somebody("left")
    assign(user=user, portal=SitePortal.objects.get(key=FOREIGN), role=Role.EDITOR)
    Membership.objects.filter(user=user).update(ended_at=timezone.now())
    return user


def test_a_member_of_two_sites_is_told_nothing_of_a_third(
    world: World, record_property: Any
) -> None:
    user, started = member_of_two_sites(), time.monotonic()
    leave_traces(user, world.foreign.things)
    own = Desk(world.own, belongings_of(user, world.own, "Nha"))
    asking = asker(user, of={OWN, SECOND})

    ask_for_everything(asking, world, own)

    record_property("matrix", judged(asking, started))
    assert asking.leaks == []
    assert asking.changes == []
    assert asking.failures == []


def test_a_collaborator_is_told_nothing_of_what_others_write_on_the_very_site(
    world: World, record_property: Any
) -> None:
    user, started = member(Role.COLLABORATOR, site=FOREIGN), time.monotonic()
    own = Desk(world.own, belongings_of(user, world.own, "Nha"))
    asking = asker(user, of={FOREIGN, OWN}, mark=OF_COLLEAGUES)

    ask_for_everything(asking, world, own)

    record_property("matrix", judged(asking, started))
    assert asking.leaks == []
    assert asking.changes == []
    assert asking.failures == []


@pytest.mark.parametrize("person", [who_has_left, AnonymousUser])
def test_who_works_nowhere_is_told_nothing(world: World, person: Any, record_property: Any) -> None:
    user, started = person(), time.monotonic()
    asking = asker(user, of=set())

    ask_for_everything(asking, world, world.foreign)

    record_property("matrix", judged(asking, started))
    assert asking.leaks == []
    assert asking.changes == []
    assert asking.failures == []


@pytest.mark.parametrize("role", WATCHERS)
def test_who_watches_over_all_sites_changes_nothing(
    world: World, role: str, record_property: Any
) -> None:
    user, started = watcher(role), time.monotonic()
    asking = asker(user, of=set())

    ask_for_everything(asking, world, Desk(world.own, belongings_of(user, world.own, "Nha")))

    record_property("matrix", judged(asking, started))
    assert asking.changes == []
    assert asking.failures == []


@pytest.mark.parametrize(
    ("roles", "names"),
    [
        (["editor", "admin"], f"{FOR_EVERYBODY} {FOR_EDITORS} {LISTS_OF_EDITORS}"),
        (["author"], f"{FOR_EVERYBODY} {CHOOSERS} wagtailadmin_pages:add"),
        (["approver"], f"{FOR_EVERYBODY} {CHOOSERS} {FOR_APPROVERS}"),
        (["reviewer"], f"{FOR_EVERYBODY} {CHOOSERS} wagtailadmin_explore"),
        (["translator"], f"{FOR_EVERYBODY} {CHOOSERS} wagtailadmin_explore"),
        (["answers"], FOR_EVERYBODY),
    ],
)
def test_what_is_ones_own_opens(world: World, roles: list[str], names: str) -> None:
    user = member(*roles)

    statuses = opened(user, Desk(world.own, belongings_of(user, world.own, "Nha")), names)

    assert statuses == dict.fromkeys(names.split(), 200)


@pytest.mark.parametrize("role", WATCHERS)
def test_who_watches_opens_every_site(world: World, role: str) -> None:
    names = f"{FOR_EVERYBODY} wagtailadmin_explore wagtailadmin_pages:search media-file"

    statuses = opened(watcher(role), world.foreign, names)

    assert statuses == dict.fromkeys(names.split(), 200)


def opened(user: Any, desk: Desk, names: str) -> dict[str, int]:
    """Return how addresses answer when somebody opens them with their own ids."""
    client = Client()
    client.force_login(user)
    known = {address.name: address for address in every_address()}
    return {name: status_of(client, known[name].at(desk)) for name in names.split()}


def status_of(client: Client, path: str) -> int:
    """Return how an address answers."""
    with read_to_the_end(client.get(path)) as answer:
        return answer.status_code


def test_every_address_is_classified(world: World) -> None:
    unknown = [each.name for each in every_address() if is_unknown(each, world.foreign)]

    assert unknown == [], "say for whom they are, in backend/accounts/admin_views.py"


def test_the_table_of_addresses_names_no_address_that_is_gone() -> None:
    assert TABLE.keys() - {each.name for each in every_address()} == set()


def is_unknown(address: Address, desk: Desk) -> bool:
    """Return whether nobody has said for whom an address is."""
    return rule_of(resolve(address.at(desk))) is UNKNOWN
