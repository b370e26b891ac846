"""How pages arrange what they are given."""

from frontend import arrangement
from frontend.views import MonthView, PortalView, SectionBlock
from tests.portal_views import DIRECTION, NEWS, PROCEDURES, SCHEDULE, section


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
