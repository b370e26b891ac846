"""What readers may say of a page stands at its foot; a correction stands at its head."""

import pytest

from frontend.labels import LABELS
from frontend.rendering import Renderer
from tests import portal_views
from tests.html_documents import against_policy, read
from tests.portal_views import example

renderer = Renderer()
FORMS = {"/bao-sai-sot/": "errors", "/y-kien-ve-trang/": "usefulness"}
PAGES = {
    "report": portal_views.said_page("report"),
    "report faults": portal_views.said_page("report", **portal_views.MISREPORTED),
    "report taken": portal_views.said_page("report", message="Đã nhận."),
    "rate": portal_views.rate_page(),
    "rate faults": portal_views.rate_page(faults=(portal_views.UNRATED,), trouble="refused"),
    "rate taken": portal_views.rate_page(message="Cảm ơn bạn.", results=portal_views.RATED),
    "vote": portal_views.said_page("vote"),
    **{
        f"vote {code}": portal_views.said_page("vote", trouble=code)
        for code in LABELS["feedback.trouble"]
    },
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_needs_no_inline_code(name):
    document = read(renderer.page(PAGES[name]))

    assert (document.faults, against_policy(document)) == ([], [])


def test_an_items_page_sends_both_forms_without_a_script_and_with_one():
    document = read(renderer.page(portal_views.item_page(example("news"))))

    forms = {
        form.attributes["action"]: form.attributes["data-send"]
        for form in document.all("form")
        if "data-feedback" in form.attributes
    }
    assert forms == {path: f"/api/v1/site/feedback/{what}/" for path, what in FORMS.items()}
    assert document.values("id").count("sai-sot") == 1


def test_a_page_of_a_portal_that_takes_nothing_has_no_forms():
    page = renderer.page(portal_views.item_page(example("news"), takes_feedback=False))

    assert "data-feedback" not in page
    assert "js/feedback" not in page
    assert "css/forms" not in page


def test_a_correction_says_when_what_was_wrong_and_what_is_right():
    item = example("news")
    (correction,) = item["corrections"]

    text = read(renderer.page(portal_views.item_page(item))).text

    assert "Đính chính" in text
    assert "21/11/2026" in text
    assert text.index(correction["was"]) < text.index(correction["now"]) < text.index("Tác giả")


def test_a_page_without_corrections_speaks_of_none():
    page = renderer.page(portal_views.item_page(example("plan")))

    assert "Đính chính" not in page


def test_a_portal_is_rated_on_four_axes_and_its_footer_leads_there():
    page = portal_views.rate_page()
    document = read(renderer.page(page))

    radios = (each for each in document.all("input") if each.attributes.get("type") == "radio")
    names = {each.attributes["name"] for each in radios}
    assert names == {"interface", "content", "quality", "support"}
    assert "/danh-gia-cong/" in document.values("href")
    assert "Chưa đủ 20 lượt đánh giá" in document.text
    assert "1.204 lượt đánh giá, đến ngày 1/12/2026" in document.text.replace("01/12", "1/12")


def test_a_portal_that_nobody_is_asked_to_rate_leads_nowhere():
    assert "danh-gia-cong" not in renderer.page(portal_views.item_page(example("news")))
