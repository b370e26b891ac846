"""The demonstration: complete, honest about itself, and written through the chain alone."""

import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.test import Client
from pydantic import SecretStr
from wagtail.models import Page, Revision, TaskState

from backend.accounts.roles import Role
from backend.approval import desk
from backend.approval.guard import road
from backend.demo import accounts
from backend.demo.content_files import Entry, entries, read_yaml, regulations, text_blocks
from backend.demo.faults import ContentFault, Place
from backend.demo.filling import Filler
from backend.demo.loading import NOT_PAGES, SITES
from backend.demo.pages import PAGE_TYPES, PageWriter
from backend.demo.references import References
from backend.demo.shelves import Shelf
from backend.provisioning.sync import sync_sites
from backend.published.models import Change, Item
from backend.published.store import reconcile
from backend.site_registry.reader import load_registry
from backend.translation.coverage import State, coverage
from content_models.catalogue import page_types_of
from content_models.categories import Category
from content_models.navigation import SitePortal
from tests.neighbours import taken_back

SMALL_CITY = Path(__file__).with_name("small_city.yaml")
MIRRORS = [
    ("haiphong", "en"),
    ("haiphong", "zh"),
    ("haiphong", "ko"),
    ("haiphong", "ja"),
    ("thanhdong", "en"),
]


def run_load(*arguments: str) -> str:
    """Run the command; return what it said."""
    output = StringIO()
    call_command("load_demo", *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture(scope="module")
def first_run(
    django_db_setup: None,  # the database must exist
    django_db_blocker: Any,
) -> Iterator[str]:
    """Load the demonstration once for all tests here; return what the command said."""
    with django_db_blocker.unblock(), taken_back():
        sync_sites(load_registry(SMALL_CITY))
        yield run_load()


@pytest.fixture(autouse=True)
def _loaded(first_run: str, db: None) -> None:
    """Run every test here on the loaded demonstration, each in a transaction of its own."""


def item(**lookup: Any) -> dict[str, Any]:
    """Return what the public sees of the one item found."""
    document: dict[str, Any] = json.loads(Item.objects.get(**lookup).document)
    return document


def legal_document(number: str) -> dict[str, Any]:
    """Return the public item of a document by its number."""
    return item(facets__number_symbol=number, type="legal-document")


def loaded_pages() -> list[Page]:
    """Return every page that came through the chain."""
    return list(Page.objects.filter(live=True).exclude(latest_revision=None).specific())


def staff_of(page: Page, *roles: Role) -> set[str]:
    """Return the names of the accounts of the page's site that hold the roles."""
    site = SitePortal.objects.ancestor_of(page).get().key
    return {f"{role}.{site}" for role in roles}


def deciders_of(page: Page) -> set[str]:
    """Return who approved the page's live revision."""
    states = TaskState.objects.filter(revision=page.live_revision, status="approved")
    return set(states.values_list("finished_by__username", flat=True))


def test_every_category_of_the_catalogue_is_shown_except_two() -> None:
    shown = set(Item.objects.exclude(type="section").values_list("category", flat=True))

    with_a_page_type = {category for category in Category if page_types_of(category)}

    # A parent of sections, and what neither regulation of these two sites provides for.
    assert with_a_page_type - shown == {Category.DIRECTION, Category.ADVERTISING}


@pytest.mark.parametrize("site", SITES)
def test_every_section_of_the_site_has_content_or_says_what_it_is_for(site: str) -> None:
    filled = set(Item.objects.filter(site=site, locale="vi").values_list("section", flat=True))
    sections = Item.objects.filter(site=site, locale="vi", type="section")

    bare = [
        section.title
        for section in sections
        if section.uuid not in filled and not json.loads(section.document)["summary"]
    ]

    assert bare == []


@pytest.mark.parametrize("number", ["29/2020/QĐ-UBND", "40/2024/QĐ-UBND"])
def test_a_decision_that_204_2025_replaced_says_so_at_both_ends(number: str) -> None:
    replaced, replacing = legal_document(number), legal_document("204/2025/QĐ-UBND")

    incoming = [each for each in replaced["relations"] if each["direction"] == "incoming"]
    outgoing = [each for each in replacing["relations"] if each["number"] == number]

    assert replaced["validity"] == "replaced"
    assert [(each["kind"], each["link"]["id"]) for each in incoming] == [
        ("replaces", replacing["id"])
    ]
    assert [(each["kind"], each["link"]["id"]) for each in outgoing] == [
        ("replaces", replaced["id"])
    ]
    assert replacing["validity"] == "in-force"


@pytest.mark.parametrize("site", SITES)
def test_a_regulation_is_published_word_for_word_with_its_file(site: str) -> None:
    full_texts = [
        (entry, text_blocks(text)) for entry, text in regulations(site) if entry.values["file"]
    ]

    published = [
        item(site=site, locale="vi", path=f"/van-ban/{entry.slug}/")
        for entry, _blocks in full_texts
    ]

    assert [
        [block["html"] for block in each["body"] if block["type"] == "text"] for each in published
    ] == [[block["text"] for block in blocks if "text" in block] for _entry, blocks in full_texts]
    assert [each["files"][0]["file"]["filename"] for each in published] == [
        entry.values["file"] for entry, _blocks in full_texts
    ]


def test_the_ward_regulation_links_the_city_regulation_by_its_address_on_the_city_portal() -> None:
    ward = item(site="thanhdong", path="/van-ban/thanh-dong-2025/")

    named = [each for each in ward["relations"] if each["number"] == "204/2025/QĐ-UBND"]
    quoted = [each["html"] for each in ward["body"] if each["type"] == "callout"]

    assert [(each["kind"], each["link"]) for each in named] == [("based_on", None)]
    assert 'href="http://haiphong.localhost:8080/van-ban/hai-phong-204-2025/"' in "".join(quoted)


def test_every_page_was_approved_by_the_editor_and_the_approver_of_its_own_site() -> None:
    pages = loaded_pages()

    decided_otherwise = [
        page.title
        for page in pages
        if not deciders_of(page) >= staff_of(page, Role.EDITOR, Role.APPROVER)
    ]

    assert len(pages) > 200
    assert decided_otherwise == []


def test_the_party_committee_reviewed_its_column() -> None:
    column = [page for page in loaded_pages() if getattr(page, "category", "") == "hcm-study"]
    in_the_ward = [page for page in column if staff_of(page, Role.EDITOR) == {"editor.thanhdong"}]

    reviewed = [page for page in in_the_ward if "party-building.thanhdong" in deciders_of(page)]

    assert in_the_ward
    assert len(reviewed) >= len(in_the_ward) - 1  # all but the section itself


def test_something_lies_on_every_desk_of_the_ward() -> None:
    def lies_on(name: str, desk_of: Any) -> list[str]:
        return [row.title for row in desk_of(get_user_model().objects.get(username=name))]

    assert lies_on("author.thanhdong", desk.drafts_of)
    assert lies_on("author.thanhdong", desk.returned_to)
    assert lies_on("editor.thanhdong", desk.waiting_for)
    assert lies_on("approver.thanhdong", desk.waiting_for)


def test_nobody_approved_what_they_wrote() -> None:
    writers = {Role.AUTHOR, Role.TRANSLATOR, Role.ADMIN}

    written_otherwise = [
        page.title
        for page in loaded_pages()
        if page.live_revision.user.username not in staff_of(page, *writers)
    ]

    assert written_otherwise == []


def test_all_that_is_not_official_fact_is_marked_as_a_demonstration() -> None:
    unmarked = [
        (each.type, each.site)
        for each in Item.objects.exclude(type__in=["section", "home"]).order_by("type", "site")
        if not json.loads(each.document)["demonstration"]
        and not each.path.startswith(("/van-ban/hai-phong-", "/van-ban/thanh-dong-"))
        and not each.path.startswith(("/van-ban/ho-chi-minh-", "/van-ban/khanh-hoa-"))
    ]

    assert sorted(set(unmarked)) == [
        ("contribution-guide", "haiphong"),
        ("contribution-guide", "thanhdong"),
        ("link-directory", "haiphong"),
        ("link-directory", "thanhdong"),
        ("shared-database", "haiphong"),
        ("shared-database", "thanhdong"),
    ]


def test_an_illustration_s_number_never_looks_official() -> None:

    official_looking = [
        (each.path, number)
        for each in Item.objects.filter(type="legal-document")
        for number in [json.loads(each.document)["number_symbol"]]
        if json.loads(each.document)["demonstration"] and not number.startswith("MH-")
    ]

    assert official_looking == []


@pytest.mark.parametrize("category", ["introduction", "official-contacts", "portal-contact"])
@pytest.mark.parametrize(("site", "language"), MIRRORS)
def test_a_mirror_holds_introduction_and_contacts_marked_as_a_demonstration(
    site: str, language: str, category: str
) -> None:
    mirrored = Item.objects.filter(site=site, locale=language, category=category)
    translated = mirrored.exclude(type="section").first()
    assert translated is not None

    answer = Client().get(f"/api/v1/sites/{site}/pages/{translated.uuid}/?locale={language}").json()

    others = {each for of, each in MIRRORS if of == site} - {language}
    assert answer["locale"] == language
    assert answer["path"].startswith(f"/{language}/")
    assert answer["demonstration"]
    assert {each["locale"] for each in answer["alternates"]} == {"vi"} | others


@pytest.mark.parametrize(("site", "language"), MIRRORS)
def test_a_mirror_translates_what_every_other_mirror_of_its_site_does(
    site: str, language: str
) -> None:
    def translated(language: str) -> dict[str, list[tuple[str, list[str]]]]:
        data = read_yaml(f"{site}.{language}.yaml")
        return {
            kind: [(each["slug"], sorted(each)) for each in data[kind]]
            for kind in data.keys() - NOT_PAGES
        }

    home = item(site=site, locale=language, type="home")

    assert home["tagline"] == read_yaml(f"{site}.{language}.yaml")["home"]["tagline"]
    assert translated(language) == translated("en")


def test_the_city_s_mirrors_hold_all_that_its_regulation_asks_for() -> None:
    lines = coverage(SitePortal.objects.get(key="haiphong"))
    required = [line for line in lines if line.is_required]

    missing = [
        (line.title, language)
        for line in required
        for language, cell in line.cells.items()
        if cell.state is State.MISSING
    ]
    assert len(required) > 20
    assert missing == []


@pytest.mark.parametrize("language", ["zh", "ko", "ja"])
def test_a_title_without_latin_letters_leaves_the_page_its_original_s_address(
    language: str,
) -> None:
    mirrored = item(site="haiphong", locale=language, path__endswith="/gioi-thieu-thanh-pho/")

    assert mirrored["title"] == read_yaml(f"haiphong.{language}.yaml")["introduction"][0]["title"]


def test_every_link_inside_the_content_leads_to_a_public_page() -> None:
    items = list(Item.objects.filter(site__in=SITES))
    paths = {(each.site, each.path) for each in items}

    broken = [
        (each.path, target)
        for each in items
        for target in re.findall(r'<a href=\\"(/[^"\\]*)', each.document)
        if not target.startswith("/media/") and (each.site, target) not in paths
    ]
    unresolved = [each.path for each in items if "<a>" in each.document]

    assert broken == []
    assert unresolved == []


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("gioi-thieu-thanh-pho", "parts"),
        ("gioi-thieu-thanh-pho", "admin_map"),
        ("dang-ky-doanh-nghiep", "steps"),
        ("lich-lam-viec-tuan-16-11-2026", "days"),
        ("quan-ly-chat-thai-va-nguon-thai-2026", "hazardous_wastes"),
        ("quy-hoach-phan-khu-do-thi-phia-bac-song-cam", "maps"),
        ("thong-ke-du-lich-10-thang-2026", "tables"),
        ("danh-muc-lien-ket", "entries"),
    ],
)
def test_a_page_shows_its_subject_s_own_parts(slug: str, name: str) -> None:
    shown = item(site="haiphong", locale="vi", path__endswith=f"/{slug}/")

    assert shown[name]


@pytest.mark.parametrize("site", SITES)
def test_a_home_page_has_a_tagline_and_a_banner_that_says_what_it_shows(site: str) -> None:
    home = item(site=site, locale="vi", type="home")

    assert home["tagline"]
    assert home["banner"]["alt"]
    assert home["banner"]["credit"]


def test_images_lie_in_the_collection_of_their_site() -> None:
    pages = [page for page in loaded_pages() if getattr(page, "image", None)]

    elsewhere = [
        page.title
        for page in pages
        if page.image.collection.name != SitePortal.objects.ancestor_of(page).get().key
    ]

    assert elsewhere == []


def test_news_is_dated_by_its_event_and_by_the_day_it_was_first_published() -> None:
    news = item(path="/tin-tuc-su-kien/mot-nam-van-hanh-quy-che-cong-thong-tin/")

    assert news["listed_at"] == news["event_at"] == "2026-11-20T02:00:00+00:00"
    assert news["published_at"] <= "2026-11-20T07:30:00+00:00"


def test_a_second_run_changes_nothing() -> None:
    before = (Page.objects.count(), Revision.objects.count(), Change.objects.count())

    output = run_load()

    assert (Page.objects.count(), Revision.objects.count(), Change.objects.count()) == before
    assert "0 trang, 0 trang dịch, 0 mục, 0 trang chủ" in output


def test_the_store_already_says_what_a_reconciliation_would() -> None:
    assert reconcile() == []


def test_an_interrupted_load_goes_on_where_it_stopped() -> None:
    with road():
        Page.objects.get(slug="doi-thoai-ho-kinh-doanh").delete()

    output = run_load("--site", "thanhdong")

    assert "Xong" in output
    assert " 1 trang, 0 trang dịch" in output


def test_there_is_an_account_for_every_role_and_one_for_the_system(first_run: str) -> None:
    expected = set(accounts.usernames())

    names = set(get_user_model().objects.values_list("username", flat=True))

    assert names == expected
    assert {"admin", "auditor", "author.haiphong", "party-building.thanhdong"} <= names
    assert all(name in first_run for name in expected)


def test_the_password_is_printed_when_it_is_made_and_never_again(first_run: str) -> None:
    password = re.findall(r"chỉ hiện một lần: ([a-z-]+)", first_run)

    second = run_load()

    assert authenticate(username="approver.hongbang", password=password[0]) is not None
    assert "Mật khẩu" not in second


def test_a_password_from_the_environment_becomes_everybody_s(settings: Any) -> None:
    given = settings.ENVIRONMENT.model_copy(update={"demo_password": SecretStr("mot-hai-ba-bon")})
    settings.ENVIRONMENT = given

    output = run_load()

    assert authenticate(
        username="author.thanhdong", password=given.demo_password.get_secret_value()
    )
    assert given.demo_password.get_secret_value() not in output


@pytest.fixture
def writer() -> PageWriter:
    """Return a writer of pages of the city portal."""
    portal = SitePortal.objects.get(key="haiphong")
    return PageWriter(Filler(Shelf("haiphong", None), References(portal)), byline="Ban Biên tập")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("field", "thể thao"),
        ("event_at", "hôm qua"),
        ("image", "khong-co.jpg"),
        ("khong_co_truong", "x"),
        ("body", [{"video_la": "x"}]),
        ("related", ["khong-co-trang-nay"]),
    ],
)
def test_a_fault_in_the_data_names_file_entry_and_field(
    writer: PageWriter, field: str, value: Any
) -> None:
    values = {"slug": "tin-thu", "title": "Tin thử", "demonstration": True, field: value}
    entry = Entry(Place("haiphong.yaml").at("news-events/tin-thu"), values)

    with pytest.raises(
        ContentFault, match=rf"haiphong\.yaml, mục “news-events/tin-thu”, trường “{field}"
    ):
        writer.write("news-events", entry)


def test_two_entries_of_one_address_are_refused() -> None:
    twice = [{"slug": "tin-thu"}, {"slug": "tin-thu"}]

    with pytest.raises(ContentFault, match="trùng"):
        list(entries("haiphong.yaml", "news-events", twice))


@pytest.mark.parametrize("site", SITES)
def test_every_kind_of_entry_in_the_data_has_a_page_type(site: str) -> None:
    kinds = read_yaml(f"{site}.yaml").keys() - NOT_PAGES

    assert kinds <= PAGE_TYPES.keys()
