"""The form for comments on a draft, what answers it, and what is published of it, in every language."""

from dataclasses import replace

import pytest

from frontend.labels import LABELS
from frontend.rendering import Renderer
from frontend.translations import LANGUAGE_NAMES
from frontend.views import PreviewView, RemarkForm
from tests import portal_views
from tests.html_documents import against_policy, read
from tests.publishing.fake_desk import COMMENT_FORM

RENDERER = Renderer()
DRAFT = portal_views.example("consultation")
PAGES = {
    "open": portal_views.item_page(DRAFT, comment=portal_views.comment_form()),
    "closed": portal_views.item_page(DRAFT),
    "faults": portal_views.comment_page(**portal_views.COMMENTED),
    "receipt": portal_views.comment_page(receipt=portal_views.comment_receipt()),
    **{
        f"trouble {code}": portal_views.comment_page(trouble=code)
        for code in LABELS["comment.trouble"]
    },
}


def shown(view):
    return read(RENDERER.page(view))


def forms(document):
    return [each.attributes for each in document.all("form") if "data-ask" in each.attributes]


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


def test_an_open_draft_is_commented_on_on_its_own_page_without_a_script():
    document = shown(PAGES["open"])
    (form,) = forms(document)
    named = {each.attributes.get("name") for each in document.all("input", "textarea")}

    assert (form["method"], form["action"]) == ("post", f"{DRAFT['path']}gop-y/")
    assert form["data-send"] == f"/api/v1/sites/thanhdong/pages/{DRAFT['id']}/comments/"
    assert {"provision", "text", "full_name", "shows_name", "phone", "email", "consent",
            "website"} <= named  # fmt: skip
    assert [each.attributes["value"] for each in document.all("option")] == ["Điều 5", "Điều 9"]
    assert COMMENT_FORM["consent"]["text"] in document.text


def test_there_is_no_form_where_no_comments_are_taken_and_none_on_a_draft_of_the_page():
    preview = PreviewView(
        path="/xem-truoc/x/",
        saved_at=portal_views.SAVED_AT,
        expires_at=portal_views.SAVED_AT,
        is_newest=True,
        is_published=False,
        takes_remarks=False,
        remarks=(),
        form=RemarkForm(),
    )

    assert forms(shown(PAGES["closed"])) == []
    assert forms(shown(replace(PAGES["open"], preview=preview))) == []


def test_published_comments_stand_by_provision_with_how_many_say_so():
    document = shown(PAGES["closed"])

    assert "3 người, tổ chức đã góp ý" in document.text
    assert "Điều 5 (2)" in document.text
    assert "Về toàn bộ dự thảo (1)" in document.text
    assert "2 người cùng ý kiến" in document.text
    for said in DRAFT["comments"]:
        assert said["text"] in document.text
    assert "Tổ dân phố minh họa" in document.text
    assert "Không nêu tên" in document.text


def test_each_fault_leads_to_its_field_and_nothing_typed_is_lost():
    document = shown(PAGES["faults"])
    leading = {
        address for address, words in document.links if address.startswith("#") and ":" in words
    }
    fields = {each.attributes.get("name"): each.attributes for each in document.all("input")}

    assert leading == {"#noi-dung-gop-y", "#ho-ten", "#hien-ten", "#dong-y"}
    assert fields["provision"]["value"] == "Điều 5"
    assert "checked" in fields["shows_name"]
    assert "Ngắn" in document.text


def test_whoever_comes_too_late_keeps_their_words_and_finds_no_button():
    late = portal_views.comment_page(
        trouble="closed", words="Đã hết thời hạn nhận ý kiến.", typed={"text": "Ý kiến của tôi."}
    )
    document = shown(late)

    assert "Đã hết thời hạn nhận ý kiến." in document.text
    assert "Ý kiến của tôi." in document.text
    assert '<button class="govuk-button" type="submit">Gửi ý kiến' not in RENDERER.page(late)
    assert ("/gop-y/quy-che-dan-chu/", "Trở lại trang lấy ý kiến") in document.links
