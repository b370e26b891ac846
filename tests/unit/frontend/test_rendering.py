"""What a theme makes of views: every type has its page, and every page keeps the rules."""

import json
import re
import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from frontend.rendering import Renderer
from frontend.theme import THEMES_FOLDER
from tests import portal_views
from tests.emptied_examples import without_options, without_rows
from tests.html_documents import against_policy, read
from tests.portal_views import NEWS, example
from tests.published_shapes import ARRANGING, shapes

SHAPES = shapes()
ITEM_TYPES = sorted(SHAPES.keys() - ARRANGING)
LANGUAGES = ["vi", "en", "zh", "ko", "ja"]

renderer = Renderer()


def summary(type_name):
    heavy = SHAPES[type_name].heavy
    return {name: value for name, value in example(type_name).items() if name not in heavy}


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_every_type_of_item_has_a_template_and_an_example(name):
    assert (THEMES_FOLDER / "base" / "templates" / "items" / f"{name}.html").exists()
    assert example(name)["type"] == name


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_an_example_has_exactly_the_fields_of_its_shape(name):
    assert set(example(name)) == SHAPES[name].fields


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_an_items_page_is_well_formed_and_needs_no_inline_code(name):
    document = read(renderer.page(portal_views.item_page(example(name))))

    assert document.faults == []
    assert against_policy(document) == []


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_an_items_page_says_who_wrote_it_from_where_and_when(name):
    item = example(name)

    text = read(renderer.page(portal_views.item_page(item))).text

    assert item["title"] in text
    assert item["author"] in text
    assert item["source"] in text
    assert "08:30, 19/11/2026" in text
    assert item["attribution"] in text
    assert "Nội dung minh họa" in text


@pytest.mark.parametrize("name", ITEM_TYPES)
@pytest.mark.parametrize("layout", ["stream", "arranged"])
def test_a_section_lists_any_type_from_its_summaries(name, layout):
    entry = summary(name)

    document = read(renderer.page(portal_views.section_page(entry, layout=layout)))

    assert document.faults == []
    assert against_policy(document) == []
    assert entry["path"] in document.values("href")


@pytest.mark.parametrize("emptied", [without_options, without_rows])
@pytest.mark.parametrize("name", ITEM_TYPES)
def test_an_items_page_needs_nothing_an_editor_may_leave_out(name, emptied):
    document = read(renderer.page(portal_views.item_page(emptied(name))))

    assert document.faults == []
    assert against_policy(document) == []


@pytest.mark.parametrize("emptied", [without_options, without_rows])
@pytest.mark.parametrize("name", ITEM_TYPES)
def test_a_list_needs_nothing_an_editor_may_leave_out(name, emptied):
    item = emptied(name)
    entry = {field: value for field, value in item.items() if field not in SHAPES[name].heavy}

    document = read(renderer.page(portal_views.section_page(entry, layout="arranged")))

    assert document.faults == []
    assert entry["path"] in document.values("href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_home_page_renders_in_every_language(language):
    view = portal_views.home_page(summary("news"), locale=language)

    html = renderer.page(view)

    assert read(html).faults == []
    assert f'<html lang="{language}">' in html


@pytest.mark.parametrize("kind", ["not_found", "gone"])
def test_an_address_without_page_leads_home_and_is_not_indexed(kind):
    html = renderer.page(portal_views.page(kind, "/mat/", breadcrumbs=()))

    document = read(html)
    assert document.faults == []
    assert '<meta name="robots" content="noindex">' in html
    assert "/" in document.values("href")


def test_a_closed_site_says_so_and_keeps_its_sections():
    view = portal_views.page("closed", "/", item=example("home"), breadcrumbs=())

    document = read(renderer.page(view))

    assert document.faults == []
    assert "đã đóng" in document.text
    assert portal_views.NEWS_PATH in document.values("href")


def test_a_home_page_leads_with_the_newest_pictured_news_and_the_tasks_citizens_come_for():
    document = read(renderer.page(portal_views.home_page(summary("news"))))

    assert example("news")["title"] in document.text
    assert "Lịch làm việc lãnh đạo" in document.text
    assert "Các cổng trong hệ thống" in document.text


def test_an_archive_names_its_month_and_leads_to_the_pages_beside_it():
    document = read(renderer.page(portal_views.archive_page(summary("news"))))

    assert document.faults == []
    assert "Tháng 11/2026" in document.text
    assert {"/moi-hon/", "/cu-hon/", "/tin-tuc-su-kien/2026-10/"} <= set(document.values("href"))


@pytest.mark.parametrize("theme", ["base", "city", "department", "ward", "unheard-of"])
def test_every_theme_renders_from_its_own_files_over_the_base(theme):
    view = portal_views.home_page(summary("news"), site=portal_views.site(theme=theme, tier="ward"))

    document = read(renderer.page(view))

    assert document.faults == []
    assert against_policy(document) == []


def test_a_page_asks_only_for_assets_that_exist():
    document = read(renderer.page(portal_views.item_page(example("news"))))

    asked = {value for value in document.values("href") if value.startswith("/assets/")}
    assert asked
    assert asked <= {f"/assets/{name}" for name in renderer.assets()}


def test_text_from_editors_is_never_taken_for_markup():
    item = example("news") | {"title": '<script>alert(1)</script> & "hơn"'}

    html = renderer.page(portal_views.item_page(item))

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_what_search_engines_read_is_valid_json_about_the_item():
    html = renderer.page(portal_views.item_page(example("legal-document")))

    block = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    kinds = [node["@type"] for node in json.loads(block)["@graph"]]
    assert kinds == ["GovernmentOrganization", "BreadcrumbList", "Legislation"]


@pytest.mark.parametrize("theme", ["base", "city", "department", "ward"])
def test_a_page_without_a_picture_is_shared_with_that_of_its_theme(theme):
    site = portal_views.site(theme=theme)
    item = example("news") | {"image": None}
    pages = (portal_views.item_page(item, site=site), portal_views.home_page(site=site))

    shared = set()
    for view in pages:
        shared |= set(re.findall(r'property="og:image" content="([^"]+)"', renderer.page(view)))

    name = shared.pop().removeprefix(f"{portal_views.ADDRESS}/assets/")
    assert shared == set()
    picture = renderer.assets()[name]
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)


def test_a_page_names_its_languages_and_its_one_address():
    html = renderer.page(portal_views.item_page(example("news")))

    path = example("news")["path"]
    assert f'<link rel="canonical" href="{portal_views.ADDRESS}{path}">' in html
    assert f'<link rel="alternate" hreflang="en" href="{portal_views.ADDRESS}/en{path}">' in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("status", "heading"),
    [("suspended", "Cổng tạm ngừng hoạt động"), ("preparing", "Cổng đang được chuẩn bị")],
)
def test_a_withheld_portal_says_so_in_its_own_look_and_is_not_indexed(status, heading, language):
    site = portal_views.site(status=status, notice="Mất điện.\n\nXin gọi <0225.3853.114>.")
    view = portal_views.page(
        "notice", "/503.html", site=site, locale=language, navigation=(), breadcrumbs=(), feeds=()
    )

    html = renderer.page(view)

    document = read(html)
    assert document.faults == []
    assert against_policy(document) == []
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert "Mất điện." in document.text
    assert "<0225.3853.114>" in document.text
    assert (heading in document.text) == (language == "vi")
    assert "0220.3853.115" in document.text
    assert "http://haiphong.localhost:8080/" in document.values("href")


def test_a_directory_marks_the_portals_that_are_away():
    away = replace(portal_views.home_page().portals[0], status="suspended")

    text = read(renderer.page(portal_views.home_page(summary("news"), portals=(away,)))).text

    assert "Sở Tài chính (tạm ngừng)" in " ".join(text.split())
    assert "tạm ngừng" not in read(renderer.page(portal_views.home_page(summary("news")))).text


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_is_well_formed_xml_with_its_entries(kind):
    item = summary("news") | {"title": "Mưa & ngập <sâu>"}

    root = ET.fromstring(renderer.feed(portal_views.feed(item), kind))  # noqa: S314 - our own

    titles = [node.text for node in root.iter() if node.tag.endswith("title")]
    assert "Mưa & ngập <sâu>" in titles


def test_rendering_again_in_another_process_gives_the_same_bytes():
    view = portal_views.item_page(example("news"))

    assert Renderer().page(view) == renderer.page(view)
    assert Renderer().fingerprint == renderer.fingerprint


def test_what_one_process_compiled_no_other_compiles(tmp_path, monkeypatch):
    view = portal_views.item_page(example("news"))
    documents = {renderer.page(view), Renderer(compiled=tmp_path).page(view)}
    monkeypatch.delattr("jinja2.Environment.compile")

    assert documents == {Renderer(compiled=tmp_path).page(view)}


def test_a_template_that_was_changed_is_compiled_again(tmp_path):
    themes = shutil.copytree(THEMES_FOLDER, tmp_path / "themes")
    view = portal_views.item_page(example("news"))
    Renderer(themes, tmp_path / "compiled").page(view)

    (themes / "base/templates/items/news.html").write_text("<p>Đã sửa</p>", encoding="utf-8")

    assert Renderer(themes, tmp_path / "compiled").page(view) == "<p>Đã sửa</p>"


def test_compiled_templates_that_cannot_be_kept_are_rendered_all_the_same(tmp_path, monkeypatch):
    view = portal_views.item_page(example("news"))
    full = Renderer(compiled=tmp_path)
    shutil.rmtree(tmp_path)

    assert full.page(view) == renderer.page(view)


def test_a_wards_page_leads_to_its_city_and_its_home_to_the_citys_directory():
    view = portal_views.home_page(summary("news"), portals=())

    document = read(renderer.page(view))

    assert "http://haiphong.localhost:8080/" in document.values("href")
    assert "http://haiphong.localhost:8080/#cac-cong" in document.values("href")
    assert "Các cổng trong hệ thống" not in document.text


def test_a_home_page_has_boxes_for_the_week_the_contact_and_procedures():
    text = read(renderer.page(portal_views.home_page(summary("news")))).text

    assert example("work-schedule")["days"][0]["entries"][0]["content"] in text
    assert example("portal-contact")["phone"] in text
    assert example("procedure")["title"] in text


@pytest.mark.parametrize("settings", [{}, {"phone": "0225 000 0001"}])
def test_a_footer_speaks_of_contact_only_where_there_is_one(settings):
    view = portal_views.page("not_found", "/mat/", site=portal_views.site(settings=settings))

    text = read(renderer.page(view)).text

    assert ("Liên hệ" in text) == bool(settings)


@pytest.mark.parametrize(("said", "language"), [([], "vi"), (["owner"], None)])
def test_what_a_portal_says_of_itself_in_vietnamese_only_is_marked_as_such(said, language):
    settings = {"owner": "People’s Committee", "in_language": said}
    site = portal_views.site(settings=settings)
    view = portal_views.page("not_found", "/en/mat/", site=site, locale="en")

    (owner,) = read(renderer.page(view)).all("dd")

    assert owner.attributes.get("lang") == language


def test_feeds_are_told_apart_by_their_names():
    view = portal_views.page("not_found", "/mat/")

    text = " ".join(read(renderer.page(view)).text.split())

    assert "Phường RSS" in text


def test_menus_use_short_words_and_pages_their_official_title():
    document = read(renderer.page(portal_views.section_page(summary("news"))))

    assert NEWS.menu_title in document.text
    assert NEWS.title not in document.text
    assert example("section")["title"] in document.text


@pytest.mark.parametrize(
    "name",
    ["contribution-guide", "disclosure-list", "introduction", "link-directory", "portal-contact",
     "statistics", "work-schedule"],
)  # fmt: skip
def test_a_section_shows_its_first_entry_in_full(name):
    item = example(name)
    view = portal_views.section_page(summary(name), layout="arranged", featured=item)

    document = read(renderer.page(view))

    assert document.faults == []
    assert against_policy(document) == []
    assert item["path"] in document.values("href")


@pytest.mark.parametrize(
    ("fallback", "path", "words"),
    [
        ("home", "/en/", "This page is not translated: opens the home page"),
        ("section", "/en/news/", "This page is not translated: opens the nearest section that is"),
    ],
)
def test_a_language_without_this_page_says_in_its_own_words_where_it_leads(fallback, path, words):
    own, other = portal_views.languages("/tin/")
    languages = (own, replace(other, path=path, fallback=fallback))

    document = read(renderer.page(portal_views.item_page(example("news"), languages=languages)))

    (switch,) = [each for each in document.all("a") if each.attributes.get("hreflang") == "en"]
    assert switch.attributes["href"] == f"{path}#chua-dich"
    assert switch.attributes["lang"] == "en"
    assert switch.attributes["title"] == words
    assert (f"{path}#chua-dich", f"English ({words})") in document.links
    assert "en" not in [each.attributes.get("hreflang") for each in document.all("link")]


def test_a_section_says_that_the_page_somebody_came_from_is_not_written_in_its_language():
    document = read(renderer.page(portal_views.section_page()))

    assert "chua-dich" in document.values("id")
    assert "Đây là mục gần nhất đã có" in document.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Translation of the Vietnamese original as of 12 November 2026."),
        ("zh", "本页译自2026年11月12日的越南语原文。"),
        ("ko", "2026년 11월 12일 자 베트남어 원문을 번역한 것입니다."),
        ("ja", "2026年11月12日時点のベトナム語原文の翻訳です。"),
    ],
)
@pytest.mark.parametrize("theme", ["base", "city", "department", "ward"])
def test_a_translation_says_of_when_its_original_is_and_leads_to_it(theme, language, words):
    page = portal_views.translated_page(example("news"), language)

    document = read(renderer.page(replace(page, site=portal_views.site(theme=theme))))

    assert words in document.text
    assert example("news")["path"] in [address for address, _ in document.links]


def test_a_translation_whose_original_was_changed_says_so_and_when():
    page = portal_views.translated_page(
        example("news"), "en", changed_at="2026-11-20T10:00:00+07:00"
    )

    text = read(renderer.page(page)).text

    assert "changed since then; it was last published on 20 November 2026" in text


def test_a_translation_whose_original_is_gone_leads_to_none():
    page = portal_views.translated_page(example("news"), "en", path=None)

    document = read(renderer.page(page))

    assert "Translation of the Vietnamese original" in document.text
    assert "Read the Vietnamese original" not in document.text


def test_a_section_says_how_old_the_translation_is_that_it_features():
    age = portal_views.translated_page(example("introduction"), "en").translation
    view = portal_views.section_page(
        item=example("section") | {"summary": "", "body": []},
        locale="en",
        layout="arranged",
        featured=example("introduction"),
        translation=age,
        featured_translation=age,
    )

    text = read(renderer.page(view)).text

    assert text.count("Translation of the Vietnamese original") == 1


@pytest.mark.parametrize("kind", ["home", "closed"])
def test_a_home_page_says_that_the_page_somebody_came_from_is_not_written_in_its_language(kind):
    view = replace(portal_views.home_page(), kind=kind)

    document = read(renderer.page(view))

    assert "chua-dich" in document.values("id")
    assert "Trang bạn vừa đọc chưa có bản dịch sang ngôn ngữ này" in document.text


def test_an_empty_section_of_questions_says_so_and_an_empty_section_of_languages_names_them():
    asked = example("section") | {"category": "qa", "body": []}
    foreign = example("section") | {"category": "foreign-language", "body": []}

    questions = read(renderer.page(portal_views.section_page(item=asked, months=())))
    languages = read(renderer.page(portal_views.section_page(item=foreign, months=())))

    assert "Chưa có câu hỏi, kiến nghị nào được trả lời công khai" in questions.text
    assert "chưa có nội dung" not in languages.text


def test_every_page_of_a_closed_portal_says_so_and_leads_to_its_successor():
    closed = portal_views.site(is_closed=True, successor="http://ke-thua.haiphong.localhost:8080")
    view = portal_views.item_page(portal_views.example("news"), site=closed)

    document = renderer.page(view)

    assert "nội dung được giữ lại để tra cứu" in document
    assert 'href="http://ke-thua.haiphong.localhost:8080"' in document
