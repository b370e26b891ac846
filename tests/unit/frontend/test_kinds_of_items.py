"""What single kinds of item show of themselves, as those who open them need it."""

import pytest

from frontend.rendering import Renderer
from frontend.views import CrumbView, WeekView
from tests import portal_views
from tests.html_documents import read
from tests.portal_views import example

renderer = Renderer()


def page_of(item, **changes):
    return read(renderer.page(portal_views.item_page(item, **changes)))


def words_of(document):
    return " ".join(document.text.split())


def test_a_repealed_document_says_so_first_and_leads_to_what_repealed_it():
    repealing = example("legal-document")["relations"][1] | {"kind": "repeals"}
    item = example("legal-document") | {"validity": "repealed", "relations": [repealing]}

    words = words_of(page_of(item))

    warning = "Văn bản này không còn hiệu lực Bị bãi bỏ bởi 12/QĐ-UBND: Sửa đổi Điều 7 Quy chế"
    assert warning in words
    assert words.index(warning) < words.index("Tải văn bản")


def test_a_document_in_force_carries_no_warning():
    words = words_of(page_of(example("legal-document") | {"validity": "in-force"}))

    assert "không còn hiệu lực" not in words


def test_a_document_tells_apart_what_it_does_and_what_is_done_to_it():
    words = words_of(page_of(example("legal-document")))

    acted_on = words.index("Văn bản tác động đến văn bản này")
    acting = words.index("Văn bản này tác động đến")
    assert acted_on < words.index("12/QĐ-UBND", acted_on) < acting
    assert words.index("40/2024/QĐ-UBND", acting) > acting


@pytest.mark.parametrize("status", ["preparing", "under-way", "completed"])
def test_a_project_shows_how_far_it_is(status):
    document = page_of(example("project") | {"status": status})

    marked = [one for one in document.all("li") if one.attributes.get("aria-current") == "step"]
    assert len(marked) == 1


def test_a_procedure_leads_to_its_parts_and_only_to_those_it_has():
    whole = page_of(example("procedure"))
    short = page_of(example("procedure") | {"fees": [], "forms": []})

    parts = {"#cac-buoc", "#ho-so", "#bieu-mau", "#phi", "#can-cu"}
    assert parts <= set(whole.values("href"))
    assert {name.removeprefix("#") for name in parts} <= set(whole.values("id"))
    assert {"#phi", "#bieu-mau"} & set(short.values("href")) == set()


def test_a_fee_says_for_what_and_how_much():
    words = words_of(page_of(example("procedure")))

    assert "Trường hợp Mức thu Đăng ký đúng hạn Không thu" in words
    assert "Đăng ký quá hạn 8.000" in words


@pytest.mark.parametrize(("result", "is_shown"), [("", True), ("Công ty A trúng thầu", False)])
def test_a_tender_shows_until_when_bids_are_taken_while_nobody_has_won(result, is_shown):
    document = page_of(example("tender") | {"result": result})

    assert (
        any("deadline" in one.attributes.get("class", "") for one in document.all("p")) == is_shown
    )


def test_hours_can_be_taken_along_from_a_page_and_followed_from_a_section():
    item = example("work-schedule")
    page = page_of(item, calendar=f"{item['path']}lich.ics")
    section = portal_views.section_page(item, featured=item, calendar="/lich/lich.ics")

    assert f"{item['path']}lich.ics" in page.values("href")
    assert "webcal://thanhdong.haiphong.localhost:8080/lich/lich.ics" in read(
        renderer.page(section)
    ).values("href")


def test_a_draft_offers_no_file_that_is_not_there():
    item = example("work-schedule")
    view = portal_views.item_page(
        item, calendar=f"{item['path']}lich.ics", preview=portal_views.preview()
    )

    assert "lich.ics" not in renderer.page(view)


def test_a_week_leads_to_the_weeks_around_it_by_their_days():
    week = WeekView(start="2026-11-16", end="2026-11-22", path="/lich/tuan-47/")
    item = example("work-schedule")
    first = page_of(item, later_week=week)
    last = page_of(item, earlier_week=week)

    assert "Tuần sau: 16/11/2026 – 22/11/2026" in first.text
    assert "Tuần trước" not in first.text
    assert "Tuần trước: 16/11/2026 – 22/11/2026" in last.text
    assert "/lich/tuan-47/" in last.values("href")


def test_a_week_that_stands_alone_has_no_way_to_others():
    assert "Các tuần liền kề" not in renderer.page(portal_views.item_page(example("work-schedule")))


def test_a_unit_leads_to_the_unit_above_and_to_those_below():
    below = CrumbView(title="Tổ Một cửa", path="/co-cau/to-mot-cua/")
    item = example("organisation-unit")
    page = page_of(item, units=(below,))

    assert {item["parent_unit"]["url"], "/co-cau/to-mot-cua/"} <= set(page.values("href"))
    assert "Đơn vị trực thuộc" in page.text
    assert "Đơn vị trực thuộc" not in page_of(item).text
