"""What a theme makes of a draft: the published page, with what is said around it."""

import pytest

from frontend.rendering import Renderer
from frontend.views import RemarkForm
from tests import portal_views
from tests.emptied_examples import without_options, without_rows
from tests.html_documents import against_policy, read
from tests.portal_views import example
from tests.published_shapes import ARRANGING, shapes

ITEM_TYPES = sorted(shapes().keys() - ARRANGING)
LANGUAGES = ["vi", "en", "zh", "ko", "ja"]
REASONS = ["unknown", "over", "unavailable", "broken"]
ONLY_OF_DRAFTS = ("preview.", "noindex", "remark", "xem-truoc")

renderer = Renderer()


def draft(item, **changes):
    return portal_views.item_page(item, preview=portal_views.preview(**changes))


@pytest.mark.parametrize("filled", [dict, without_options, without_rows])
@pytest.mark.parametrize("name", ITEM_TYPES)
def test_a_draft_of_any_type_is_its_page_with_words_around_it(name, filled):
    item = filled(example(name)) if filled is dict else filled(name)

    document = read(renderer.page(draft(item)))

    assert document.faults == []
    assert against_policy(document) == []
    assert item["title"] in document.text
    assert "chưa công bố" in document.text
    assert "Sai tên phố" in document.text


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_a_published_page_has_nothing_of_a_draft(name):
    page = renderer.page(portal_views.item_page(example(name)))

    assert [word for word in ONLY_OF_DRAFTS if word in page] == []


def test_a_drafts_main_part_is_the_published_pages_own():
    published, previewed = (
        renderer.page(view)
        for view in (portal_views.item_page(example("news")), draft(example("news")))
    )

    parts = [page.split("<main")[1].split("</main>")[0] for page in (published, previewed)]
    assert parts[0] == parts[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_home_pages_draft_is_marked_in_its_language(language):
    view = portal_views.home_page(locale=language, preview=portal_views.preview())

    page = renderer.page(view)

    assert read(page).faults == []
    assert ("Bản xem trước" in page) == (language == "vi")


@pytest.mark.parametrize("layout", ["stream", "arranged"])
def test_a_sections_draft_is_marked(layout):
    view = portal_views.section_page(layout=layout, preview=portal_views.preview())

    document = read(renderer.page(view))

    assert document.faults == []
    assert "chưa công bố" in document.text


def test_every_field_of_the_form_has_a_label_and_its_own_fault():
    faults = {"name": "missing", "text": "long"}
    page = draft(example("news"), form=RemarkForm(name="Hà", text="<b>", faults=faults))

    document = read(renderer.page(page))

    inputs = document.all("input", "textarea")
    labelled = {label.attributes["for"] for label in document.all("label")}
    assert {field.attributes["id"] for field in inputs} == labelled
    assert [field.attributes.get("aria-describedby") for field in inputs] == [
        "ho-ten-loi", "y-kien-loi", None,
    ]  # fmt: skip
    assert "alert" in document.values("role")
    assert "<b>" in document.text


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_a_page_in_any_language(reason, language):
    document = read(renderer.refusal(reason, language))

    assert document.faults == []
    assert against_policy(document) == []
    assert "noindex" in str(document.values("content"))


def test_the_styles_of_drafts_are_sent_with_drafts_only():
    assets = renderer.assets()
    links = {
        name: set(read(renderer.page(view)).values("href"))
        for name, view in (
            ("page", portal_views.item_page(example("news"))),
            ("draft", draft(example("news"))),
        )
    }

    added = links["draft"] - links["page"]
    sheet = next(link for link in added if "css/preview" in link)
    assert b".preview-bar" in assets[sheet.removeprefix("/assets/")]
    assert not [
        name for name, text in assets.items() if "css/portal" in name and b".preview-bar" in text
    ]
