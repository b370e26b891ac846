"""What one change costs: what depends on it, and nothing else, however large the site."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from frontend.build_state import LOOSENED, BuildState
from frontend.facts import Fact, Record
from frontend.ledger import Records
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms

READS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE)")
GOES_THROUGH_ALL = re.compile(
    r"SCAN (?!artifacts\b.* artifacts_at_fault|a USING INDEX artifacts_at_fault|intentions|loosened)\w+"
)
NEW_ITEM = {
    "sites/thanhdong/index.html",
    "sites/thanhdong/feed.xml",
    "sites/thanhdong/atom.xml",
    "sites/thanhdong/tin-tuc/index.html",
    "sites/thanhdong/tin-tuc/rss.xml",
    "sites/thanhdong/tin-tuc/atom.xml",
    "sites/thanhdong/tin-tuc/luu-tru/2026-11/index.html",
    "sites/thanhdong/sitemaps/vi-2026-11-1.xml",
}


def test_building_twice_rebuilds_nothing(cms: FakeCms, ward: str, portal: Portal):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    again = portal.publish()

    assert (again.built, again.written, again.removed) == (0, frozenset(), frozenset())


def test_building_everything_again_writes_nothing(cms: FakeCms, ward: str, portal: Portal):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    again = portal.publish(full=True)

    assert (again.kind, again.written, again.removed) == ("full", frozenset(), frozenset())


def test_a_full_build_is_told_once_what_was_read_however_many_months_there_are(
    cms: FakeCms, ward: str, portal: Portal, monkeypatch: pytest.MonkeyPatch
):
    told: list[Fact] = []
    adding = Records.add

    def add(records: Records, found: Mapping[Fact, Record]) -> None:
        told.extend(found)
        adding(records, found)

    monkeypatch.setattr(Records, "add", add)
    for year in range(2021, 2026):
        for month in range(1, 13):
            dated = f"{year}-{month:02}-05T08:00:00+07:00"
            cms.add_news("thanhdong", ward, f"tin-{year}-{month}", listed_at=dated)

    portal.publish()

    # The publisher and whoever builds for it have each their own memory.
    assert len(told) <= 2 * len(set(told))


def test_a_change_never_goes_through_all_that_was_built(
    cms: FakeCms, ward: str, portal: Portal, monkeypatch: pytest.MonkeyPatch
):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()
    asked: set[str] = set()
    opening = BuildState.__init__

    def opened(state: BuildState, *arguments: Any, **named: Any) -> None:
        opening(state, *arguments, **named)
        state._database.set_trace_callback(asked.add)

    monkeypatch.setattr(BuildState, "__init__", opened)
    cms.add_news("thanhdong", ward, "hai")
    portal.publish()

    with closing(sqlite3.connect(portal.settings.state_file)) as database:
        database.execute(LOOSENED)
        plans = {query: _plan(database, query) for query in asked if READS.match(query)}
    assert len(plans) > 20
    assert {query: plan for query, plan in plans.items() if GOES_THROUGH_ALL.search(plan)} == {}


def _plan(database: sqlite3.Connection, query: str) -> str:
    return "\n".join(row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {query}"))


def test_a_new_item_rebuilds_the_lists_it_joins_and_nothing_else(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.add_news("thanhdong", ward, "hai")
    report = portal.publish()

    assert report.written == NEW_ITEM | {"sites/thanhdong/tin-tuc/hai/index.html"}


def test_the_second_of_two_items_in_a_row_builds_no_more_than_the_first(
    cms: FakeCms, ward: str, portal: Portal
):
    for month in range(1, 11):
        cms.add_news(
            "thanhdong", ward, f"cu-{month}", listed_at=f"2026-{month:02}-05T08:00:00+07:00"
        )
    portal.publish()

    cms.add_news("thanhdong", ward, "mot")
    first = portal.publish()
    cms.add_news("thanhdong", ward, "hai")
    second = portal.publish()

    assert second.built <= first.built


def test_an_edit_that_lists_do_not_show_rebuilds_one_page(cms: FakeCms, ward: str, portal: Portal):
    item = cms.add_news("thanhdong", ward, "mot")
    portal.publish()

    cms.edit_body("thanhdong", item, "<p>Sửa lỗi chính tả</p>")
    report = portal.publish()

    assert report.written == {"sites/thanhdong/tin-tuc/mot/index.html"}


def test_a_section_that_is_in_no_menu_is_renamed_without_rebuilding_the_site(
    cms: FakeCms, ward: str, portal: Portal
):
    hidden = cms.add_section("thanhdong", "noi-bo", in_menu=False)
    cms.add_news("thanhdong", hidden, "mot")
    cms.add_news("thanhdong", ward, "hai")
    portal.publish()

    cms.edit("thanhdong", hidden, title="Tên khác")
    report = portal.publish()

    assert "sites/thanhdong/noi-bo/mot/index.html" in report.written
    assert "sites/thanhdong/tin-tuc/hai/index.html" not in report.written


@pytest.mark.parametrize("number", [1, 19, 20, 21, 40, 41])
def test_a_full_month_takes_one_more_item_without_touching_its_older_pages(
    number: int, cms: FakeCms, ward: str, portal: Portal
):
    for each in range(number):
        cms.put_news("thanhdong", ward, f"tin-{each}")
    cms.commit()
    portal.publish()
    older = {f"sites/thanhdong/tin-tuc/luu-tru/2026-11/{page}/index.html" for page in (1, 2)}

    cms.add_news("thanhdong", ward, "them")
    report = portal.publish()

    assert len(older & report.written) <= 2
    assert len(report.written) <= len(NEW_ITEM) + 1 + 2


def cost_of_one_publish(
    cms: FakeCms, section: str, portal: Portal, items: int, months: int = 10
) -> tuple[int, int]:
    """Return how many artifacts and requests one more item takes on a site of some size."""
    for number in range(items):
        month = 11 - number % months
        cms.put_news(
            "thanhdong",
            section,
            f"cu-{items}-{number}",
            listed_at=f"2026-{month:02}-01T07:00:00+07:00",
        )
    cms.commit()
    portal.publish()
    cms.requests.clear()
    cms.add_news("thanhdong", section, f"moi-{items}")
    report = portal.publish()
    return report.built, len(cms.requests)


def test_the_cost_of_one_publish_does_not_depend_on_the_size_of_the_site(
    cms: FakeCms, ward: str, portal: Portal
):
    cost_of_one_publish(cms, ward, portal, 30)

    small = cost_of_one_publish(cms, ward, portal, 30)
    large = cost_of_one_publish(cms, ward, portal, 600)

    assert small == large
    assert large[0] <= 10
    assert large[1] <= 20


def test_the_cost_of_one_publish_does_not_depend_on_the_size_of_its_month(
    cms: FakeCms, ward: str, portal: Portal
):
    cost_of_one_publish(cms, ward, portal, 30, months=1)

    small = cost_of_one_publish(cms, ward, portal, 40, months=1)
    large = cost_of_one_publish(cms, ward, portal, 600, months=1)

    assert small == large


def test_an_edit_of_an_old_entry_of_a_month_asks_for_its_stretches_alone(
    cms: FakeCms, ward: str, portal: Portal
):
    items = [cms.put_news("thanhdong", ward, f"tin-{number}") for number in range(130)]
    cms.commit()
    portal.publish()
    cms.requests.clear()

    cms.edit("thanhdong", items[30], title="Tên khác")
    report = portal.publish()

    assert report.written == {
        "sites/thanhdong/tin-tuc/tin-30/index.html",
        "sites/thanhdong/tin-tuc/luu-tru/2026-11/2/index.html",
        "sites/thanhdong/sitemaps/vi-2026-11-1.xml",
    }
    assert len(cms.requests) <= 10


def test_an_item_on_one_site_costs_the_other_sites_nothing(cms: FakeCms, ward: str, portal: Portal):
    cms.add_site("dongkhe")
    cms.add_section("dongkhe", "tin-tuc")
    portal.publish()

    cms.add_news("thanhdong", ward, "mot")
    report = portal.publish()

    assert not [name for name in report.written if "dongkhe" in name]


def test_a_schedule_that_changes_rebuilds_its_page_and_the_calendars_it_is_in(
    cms: FakeCms, ward: str, portal: Portal
):
    event = cms.add_schedule("thanhdong", ward, "hop-dan", "2026-11-25")
    cms.add_schedule("thanhdong", ward, "tiep-dan", "2026-11-25")
    portal.publish()

    cms.edit_days("thanhdong", event, "2026-11-26")
    report = portal.publish()

    assert report.written == {
        "sites/thanhdong/tin-tuc/hop-dan/index.html",
        "sites/thanhdong/tin-tuc/hop-dan/lich.ics",
        "sites/thanhdong/tin-tuc/lich.ics",
    }
