"""The form for questions and what answers it, as pages: whole without scripts, in every language."""

from dataclasses import replace

import pytest

from frontend.labels import LABELS
from frontend.rendering import Renderer
from frontend.translations import LANGUAGE_NAMES
from tests import portal_views
from tests.html_documents import against_policy, read
from tests.publishing.fake_desk import FORM

RENDERER = Renderer()
PAGES = {
    "ask": portal_views.ask_page(),
    "faults": portal_views.ask_page(**portal_views.FAULTY),
    "receipt": portal_views.ask_page(receipt=portal_views.receipt()),
    "waiting": portal_views.ask_page(receipt=portal_views.receipt(is_waiting=True)),
    "track": portal_views.track_page(),
    "followed": portal_views.track_page(followed=portal_views.followed(), said="rating"),
    "held": portal_views.track_page(followed=portal_views.followed(), held=portal_views.held()),
    "waits": portal_views.track_page(waits_since=portal_views.SAVED_AT),
    **{f"ask {code}": portal_views.ask_page(trouble=code) for code in LABELS["ask.trouble"]},
    **{f"track {code}": portal_views.track_page(trouble=code) for code in LABELS["track.trouble"]},
}


def shown(view):
    return read(RENDERER.page(view))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_needs_no_inline_code(name):
    document = shown(PAGES[name])

    assert document.faults == []
    assert against_policy(document) == []


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_a_page_renders_in_every_language(language):
    for view in PAGES.values():
        own = {"locale": language, "languages": portal_views.languages(view.path, language)}
        assert f'<html lang="{language}">' in RENDERER.page(replace(view, **own))


def test_the_form_says_beforehand_what_it_takes_and_sends_it_without_a_script():
    document = shown(PAGES["ask"])
    form = next(each for each in document.all("form") if "data-ask" in each.attributes)
    named = {each.attributes.get("name") for each in document.all("input", "select", "textarea")}

    assert form.attributes["method"] == "post"
    assert form.attributes["action"] == portal_views.ASK_PATH
    assert form.attributes["enctype"] == "multipart/form-data"
    assert {"asker", "full_name", "identity_number", "address", "phone", "email", "topic", "title",
            "text", "attachments", "consent", "website"} <= named  # fmt: skip
    assert "Tối đa 3 tệp, mỗi tệp không quá 5,2 MB: PDF, JPG, DOCX." in document.text
    assert FORM["limits"][0]["text"] in document.text
    assert FORM["consent"]["text"] in document.text
    assert "không tiếp nhận đơn khiếu nại, tố cáo" in document.text


def test_each_fault_leads_to_its_field_which_says_it_again():
    document = shown(PAGES["faults"])
    described = {
        each.attributes.get("id"): each.attributes for each in document.all("input", "select")
    }

    leading = {
        address for address, words in document.links if address.startswith("#") and ":" in words
    }
    assert leading == {"#linh-vuc", "#so-dinh-danh", "#tep", "#nguoi-gui"}
    assert described["so-dinh-danh"]["aria-describedby"] == "so-dinh-danh-goi-y so-dinh-danh-loi"
    assert described["linh-vuc"]["aria-invalid"] == "true"
    assert "so-dinh-danh-loi" in document.values("id")
    assert "Hỏi về đất" in document.text


def test_a_receipt_is_all_that_its_page_shows_and_no_search_engine_keeps_it():
    document = shown(PAGES["waiting"])

    assert portal_views.CODE in document.text
    assert "niêm phong" in document.text
    assert "niêm phong" not in shown(PAGES["receipt"]).text
    assert not [each for each in document.all("form") if "data-ask" in each.attributes]
    assert "noindex" in document.values("content")
    assert [address for address, _ in document.links if portal_views.CODE in address] == []


def test_a_question_is_followed_with_how_its_days_were_counted():
    document = shown(PAGES["followed"])

    for words in ("Thứ Bảy, 28/11/2026: ngày nghỉ hằng tuần – không tính", "Tết Dương lịch",
                  "Quá hạn", "Quy chế không ấn định số ngày", "Đã xong", "Đã ghi nhận đánh giá"):  # fmt: skip
        assert words in " ".join(document.text.split()), words
    assert document.values("value").count(portal_views.CODE) == 4


def test_a_section_of_answers_leads_to_the_form():
    ways = {"asking": portal_views.ASK_PATH, "tracking": portal_views.TRACK_PATH}
    answers = portal_views.section_page(portal_views.example("question-answer"), **ways)

    addresses = [address for address, _ in shown(answers).links]

    assert {portal_views.ASK_PATH, portal_views.TRACK_PATH} <= set(addresses)
