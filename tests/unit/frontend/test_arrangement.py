"""How pages arrange what they are given."""

from frontend import arrangement
from frontend.views import MonthView, SectionBlock
from tests.portal_views import DIRECTION, MENU, NEWS, PROCEDURES, SCHEDULE


def unit(name, order, parent=None):
    return {"id": name, "order": order, "parent_unit_id": parent, "title": name}


def test_quick_tasks_come_in_the_order_citizens_need_them_from_any_depth():
    assert arrangement.quick_tasks(MENU) == [PROCEDURES, SCHEDULE]


def test_a_home_page_leads_with_news_and_shows_other_filled_sections_after_it():
    item = {"id": "1", "image": None}
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
