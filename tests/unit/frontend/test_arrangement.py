"""How pages arrange what they are given."""

import pytest

from frontend import arrangement
from frontend.views import MonthView, PortalView, SectionBlock
from tests.portal_views import DIRECTION, NEWS, PROCEDURES, SCHEDULE, example, section


def unit(name, order, parent=None):
    return {"id": name, "order": order, "parent_unit_id": parent, "title": name}


def test_quick_tasks_are_the_services_a_site_has():
    services = [SectionBlock(section=each, items=()) for each in (PROCEDURES, SCHEDULE)]

    assert arrangement.quick_tasks(services) == [PROCEDURES, SCHEDULE]


def test_a_home_page_leads_with_news_and_shows_other_filled_sections_after_it():
    item = {"id": "1", "image": None, "type": "news"}
    news = SectionBlock(section=NEWS, items=(item,))
    direction = SectionBlock(section=DIRECTION, items=(item,))
    empty = SectionBlock(section=PROCEDURES, items=())

    assert arrangement.news_block([direction, news, empty]) == news
    assert arrangement.other_blocks([direction, news, empty]) == [direction]


def test_the_lead_is_the_newest_news_with_a_picture():
    plain, pictured = {"id": "1", "image": None}, {"id": "2", "image": {"alt": "Phố"}}

    assert arrangement.lead_item([plain, pictured]) == pictured
    assert arrangement.lead_item([plain]) == plain


def test_months_are_grouped_by_year():
    months = [MonthView(month=month, path="/") for month in ("2026-11", "2026-01", "2025-12")]

    years = arrangement.months_by_year(months)

    assert [(year.year, len(year.months)) for year in years] == [("2026", 2), ("2025", 1)]


def test_units_stand_under_their_superiors_in_order():
    units = [unit("Phòng B", 2, "Ủy ban"), unit("Phòng A", 1, "Ủy ban"), unit("Ủy ban", 0)]

    (top,) = arrangement.chart_of_units(units)

    assert top.item["id"] == "Ủy ban"
    assert [below.item["id"] for below in top.below] == ["Phòng A", "Phòng B"]


def test_a_unit_whose_superior_is_not_listed_stands_at_the_top():
    (top,) = arrangement.chart_of_units([unit("Phòng", 1, "elsewhere")])

    assert top.item["id"] == "Phòng"


def test_a_list_is_split_where_the_type_changes():
    entries = [{"type": "news"}, {"type": "news"}, {"type": "plan"}, {"type": "news"}]

    runs = arrangement.runs(entries)

    assert [(run.code, len(run.entries)) for run in runs] == [("news", 2), ("plan", 1), ("news", 1)]


def test_a_table_holds_all_of_its_type_wherever_they_stand_in_the_list():
    entries = [{"type": "project"}, {"type": "tender"}, {"type": "project"}]

    runs = arrangement.runs(entries)

    assert [(run.code, len(run.entries)) for run in runs] == [("project", 2), ("tender", 1)]


def test_a_board_leaves_out_schedules_and_is_short():
    items = tuple({"id": str(n), "image": None, "type": "news"} for n in range(5))
    schedule = {"id": "w", "image": None, "type": "work-schedule"}

    (block,) = arrangement.other_blocks([SectionBlock(section=DIRECTION, items=(schedule, *items))])

    assert block.items == items[: arrangement.PER_BOARD]


def test_projects_under_way_come_before_those_prepared_and_those_done():
    projects = [{"status": "completed"}, {"status": "preparing"}, {"status": "under-way"}]

    groups = arrangement.by_status(projects)

    assert [group.code for group in groups] == ["under-way", "preparing", "completed"]


def test_the_short_menu_holds_as_many_sections_as_fit_one_line():
    menu = [section(name * 10, f"/{name}/", "news-events") for name in "abcdefghij"]

    short = arrangement.short_menu(menu)

    assert short == menu[:8]


def portal(name, tier):
    return PortalView(
        key=name, name=name, tier=tier, tier_name=tier, parent="city", url=name, status="active"
    )


def test_portals_are_found_by_tier_and_by_the_part_of_the_name_that_differs():
    names = ["Phường Thành Đông", "Xã An Hòa", "Phường Đồ Sơn", "Đặc khu Cát Hải"]
    portals = [portal("Sở Tài chính", "department"), *(portal(name, "ward") for name in names)]

    departments, wards = arrangement.portals_by_tier(portals)

    assert [entry.name for entry in departments.entries] == ["Sở Tài chính"]
    assert [entry.name for entry in wards.entries] == ["An Hòa", "Cát Hải", "Đồ Sơn", "Thành Đông"]
    assert [entry.word for entry in wards.entries] == ["Xã", "Đặc khu", "Phường", "Phường"]


def test_a_documents_life_goes_from_day_to_day_with_what_others_do_to_it():
    document = example("legal-document")

    life = arrangement.life_of(document)

    assert [(each.on, each.kind) for each in life] == [
        ("2025-09-15", "issued_on"),
        ("2025-09-15", "effective_on"),
        ("2026-03-01", "amends"),
        ("2027-01-01", "replaced"),
    ]
    assert life[2].relation == document["relations"][1]


def test_a_change_that_another_document_explains_is_told_once():
    document = example("legal-document")
    replacing = document["relations"][1] | {"kind": "replaces", "effective_on": "2027-01-01"}

    life = arrangement.life_of(document | {"relations": [replacing]})

    assert [each.kind for each in life if each.on == "2027-01-01"] == ["replaces"]


def test_what_a_document_does_to_others_is_no_part_of_its_own_life():
    document = example("legal-document")
    outgoing = [each | {"direction": "outgoing"} for each in document["relations"]]

    life = arrangement.life_of(document | {"relations": outgoing, "validity_changes": []})

    assert {each.kind for each in life} == {"issued_on", "effective_on"}


def test_a_week_has_all_its_days_and_evenings_only_where_they_are_used():
    schedule = example("work-schedule")

    week = arrangement.week(schedule)

    assert [day.date for day in week.days] == [f"2026-11-{day}" for day in range(23, 30)]
    assert week.parts == ("morning", "afternoon")
    assert [day.is_free for day in week.days] == [False, True, False, True, True, True, True]

    schedule["days"][0]["entries"][1]["starts_at"] = "2026-11-23T19:00:00+07:00"
    assert arrangement.week(schedule).parts == ("morning", "afternoon", "evening")


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        ("2026-11-23T11:59:00+07:00", "morning"),
        ("2026-11-23T12:00:00+07:00", "afternoon"),
        ("2026-11-23T18:00:00+07:00", "evening"),
        ("2026-11-23T01:00:00+00:00", "morning"),
    ],
)
def test_an_hour_belongs_to_a_part_of_the_day_in_viet_nam(moment, part):
    assert arrangement.part_of_day({"starts_at": moment}) == part
