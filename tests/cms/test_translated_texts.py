"""What a translator is given of a page, and what becomes of it, for every type of page there is."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale

from backend.published.places import StorePlaces
from content_models.catalogue import PAGE_TYPES
from content_models.composition import Composition
from content_models.media import PortalDocument, PortalImage
from content_models.news import NewsPage
from content_models.procedures import ProcedurePage, ProcedureStepRow
from content_models.statistics import StatisticsPage
from content_models.translated import (
    NEVER_TRANSLATED,
    SAME_IN_EVERY_LANGUAGE,
    digest_of,
    put,
    texts_of,
)
from tests.contract.city import picture_file

RICH = "<p>Lễ hội <b>đền</b> mở cửa, <a href='https://haiphong.gov.vn/'>xem lịch</a>.</p><p>Miễn phí.</p>"
TABLE = {
    "columns": [{"type": "text", "heading": "Năm"}, {"type": "text", "heading": "Dân số"}],
    "rows": [{"values": ["2025", "Một triệu người"]}],
    "caption": "",
}
BODY: list[dict[str, Any]] = [
    {"type": "heading", "value": {"text": "Mở đầu", "level": "2"}},
    {"type": "text", "value": RICH},
    {"type": "table", "value": {"caption": "Bảng số liệu", "table": TABLE}},
    {"type": "quote", "value": {"text": "Uống nước nhớ nguồn", "source": "Tục ngữ"}},
    {"type": "callout", "value": {"tone": "info", "title": "Lưu ý", "text": "<p>Đến sớm.</p>"}},
]
pytestmark = pytest.mark.django_db

VIETNAMESE = Locale(pk=1, language_code="vi")
ENGLISH = Locale(pk=2, language_code="en")


def filled(model: type[models.Model]) -> dict[str, Any]:
    """Return a value in Vietnamese for every field of text."""
    return {
        each.name: RICH if isinstance(each, RichTextField) else f"Điều {each.verbose_name}"
        for each in model._meta.concrete_fields
        if isinstance(each, models.CharField | models.TextField)
        and not isinstance(each, models.URLField | models.EmailField | models.SlugField)
        and not each.choices
        and each.name not in {"path", "url_path", "draft_title"}
    }


def full_page(page_type: Any) -> Any:
    """Return an unsaved page with a text in every place where one can stand."""
    page = page_type(**filled(page_type), locale=VIETNAMESE)
    for each in page._meta.concrete_fields:
        if isinstance(each, StreamField):
            known = each.stream_block.child_blocks
            own = [block for block in BODY if block["type"] in known]
            numbered = [block | {"id": f"{n:08}-0000"} for n, block in enumerate(own)]
            setattr(page, each.name, json.dumps(numbered))
    for relation in get_all_child_relations(page_type):
        if relation.related_model._meta.app_label == page_type._meta.app_label:
            row = relation.related_model
            made = [row(**filled(row), **required_media(row)) for _ in range(2)]
            getattr(page, relation.get_accessor_name()).set(made)
    return page


def required_media(model: type[models.Model]) -> dict[str, Any]:
    """Return a file or picture for every field that must have one."""
    return {
        each.name: each.related_model.objects.create(title="Tệp", file=picture_file("red"))
        for each in model._meta.concrete_fields
        if isinstance(each, models.ForeignKey)
        and issubclass(each.related_model, PortalDocument | PortalImage)
        and not each.null
    }


def words_of(value: Any, name: str = "") -> Iterator[str]:
    """Yield every text in plain data, those left out that are never in another language."""
    if name in SAME_IN_EVERY_LANGUAGE | NEVER_TRANSLATED:
        return
    if isinstance(value, dict):
        for key, each in value.items():
            yield from words_of(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from words_of(each)
    elif isinstance(value, str):
        try:
            deeper = json.loads(value)
        except ValueError:
            yield value
        else:
            yield from words_of(deeper) if isinstance(deeper, dict | list) else [value]


def is_vietnamese(text: str) -> bool:
    return "đ" in text.lower() or any(
        unicodedata.combining(each) for each in unicodedata.normalize("NFD", text)
    )


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda each: each.__name__)
def test_every_text_of_a_page_can_be_translated_and_nothing_else_is_left(page_type):
    source, mirror = full_page(page_type), page_type(locale=ENGLISH)
    texts = texts_of(source)

    put(source, mirror, {text.path: f"Words {number}" for number, text in enumerate(texts)})

    assert {text.field for text in texts} <= {each.name for each in page_type._meta.get_fields()}
    assert [text.path for text in texts_of(mirror)] == [text.path for text in texts]
    assert [text.data for text in texts_of(mirror)] == [
        f"Words {number}" for number in range(len(texts))
    ]
    left = {text for text in words_of(mirror.serializable_data()) if is_vietnamese(text)}
    assert left == set()


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda each: each.__name__)
def test_putting_texts_into_a_mirror_leaves_its_source_alone(page_type):
    source = full_page(page_type)
    before = source.serializable_data()

    put(source, page_type(locale=ENGLISH), dict.fromkeys((t.path for t in texts_of(source)), "x"))

    assert source.serializable_data() == before


def test_what_has_no_translation_stays_in_the_source_s_words():
    source, mirror = full_page(NewsPage), NewsPage(locale=ENGLISH)

    put(source, mirror, {"title": "The festival opens"})

    assert mirror.title == "The festival opens"
    assert mirror.summary == source.summary


def test_marks_and_links_keep_their_places_in_rich_text():
    source, mirror = full_page(NewsPage), NewsPage(locale=ENGLISH)
    paths = {text.plain: text.path for text in texts_of(source)}
    said = 'See <a id="a1">the programme</a> of the <b>temple</b>.'

    put(source, mirror, {paths["Lễ hội đền mở cửa, xem lịch."]: said})

    assert str(mirror.body[1].value.source).startswith(
        '<p>See <a href="https://haiphong.gov.vn/">the programme</a> of the <b>temple</b>.</p>'
    )


def test_a_mirror_takes_over_what_is_the_same_in_every_language_and_keeps_its_own_address():
    source = full_page(ProcedurePage)
    mirror = ProcedurePage(locale=ENGLISH, slug="birth-registration")

    put(source, mirror, {})

    assert mirror.procedure_code == source.procedure_code
    assert mirror.slug == "birth-registration"
    assert {"procedure_code", "slug", "category"}.isdisjoint(t.path for t in texts_of(source))


def test_an_address_alone_is_read_as_text_and_never_as_markup() -> None:
    address = "https://haiphong.gov.vn/?a=1&b=2"
    source, mirror = NewsPage(title=address, locale=VIETNAMESE), NewsPage(locale=ENGLISH)

    put(source, mirror, {})

    assert [text.plain for text in texts_of(mirror)] == [address]


def test_signs_and_figures_are_not_given_to_translators():
    page = StatisticsPage(title="2026", summary="12,5 %", locale=VIETNAMESE)

    assert "title" not in {text.path for text in texts_of(page)}
    assert "summary" not in {text.path for text in texts_of(page)}


@given(st.lists(st.sampled_from(["Nộp hồ sơ", "Nhận kết quả", "Đóng phí"]), max_size=4))
def test_the_digest_tells_apart_what_reads_differently_and_nothing_else(titles):
    def page(rows: list[str]) -> Any:
        made = ProcedurePage(title="Đăng ký khai sinh", locale=VIETNAMESE)
        made.steps.set([ProcedureStepRow(title=title) for title in rows])
        return made

    assert digest_of(page(titles)) == digest_of(page(list(titles)))
    assert digest_of(page(titles)) != digest_of(page([*titles, "Lưu hồ sơ"]))


@pytest.fixture
def pictured() -> NewsPage:
    """A Vietnamese page that leaves it to the library to say what its picture shows."""
    image = PortalImage.objects.create(
        title="Đền Nghè", description="Cổng đền Nghè ngày khai hội", file=picture_file("red")
    )
    return NewsPage(**filled(NewsPage) | {"image_alt": ""}, image=image, locale=VIETNAMESE)


def test_what_the_library_says_of_a_picture_is_translated_with_the_page(pictured: NewsPage) -> None:
    mirror = NewsPage(locale=ENGLISH)

    put(pictured, mirror, {"image_alt": "The gate of Nghè Temple on the day of its festival"})

    assert said_of_the_picture(pictured) == "Cổng đền Nghè ngày khai hội"
    assert mirror.image_alt == "The gate of Nghè Temple on the day of its festival"
    assert pictured.image_alt == ""


def test_a_page_s_own_words_on_its_picture_stand_before_the_library_s(pictured: NewsPage) -> None:
    pictured.image_alt = "Người dân vào lễ"

    assert said_of_the_picture(pictured) == "Người dân vào lễ"


def test_a_picture_described_otherwise_leaves_translations_behind(pictured: NewsPage) -> None:
    before = digest_of(pictured)

    pictured.image.description = "Cổng đền Nghè sau khi sửa"

    assert digest_of(pictured) != before


@pytest.mark.parametrize(
    ("locale", "said"), [(VIETNAMESE, "Cổng đền Nghè ngày khai hội"), (ENGLISH, "")]
)
def test_the_library_s_vietnamese_stays_on_vietnamese_pages(
    pictured: NewsPage, locale: Locale, said: str
) -> None:
    pictured.locale = locale

    assert Composition(pictured, StorePlaces()).image(pictured.image).alt == said


def said_of_the_picture(page: NewsPage) -> str:
    """Return what a translator is given of a page's picture."""
    (text,) = [each for each in texts_of(page) if each.path == "image_alt"]
    return text.data
