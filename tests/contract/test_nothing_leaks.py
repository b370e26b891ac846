"""What is not public is in no answer of any address: no list, no count, no search, no feed, no file."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from backend.approval import chain
from backend.approval.publishing import publish_due
from backend.comments import checking, desk, intake
from backend.comments.states import Opening
from backend.previews import links
from backend.published.models import Change, Item
from backend.search.embedded import EmbeddedEngine
from backend.search.following import catch_up
from content_models.categories import Category
from content_models.consultations import ConsultationPage
from content_models.navigation import SitePortal
from content_models.news import NewsPage
from content_models.vietnamese import unaccented
from tests.contract.city import live_news, news_section, token_of_link
from tests.contract.snapshots import every_address
from tests.roads import publish, unpublish

BIRDS = (
    "hoàng yến", "chích chòe", "sơn ca", "họa mi", "vành khuyên", "cu gáy", "khướu mào", "én biển",
)  # fmt: skip
"""Each secret is of another bird, so that one answer can be searched for all of them."""
CANARY = BIRDS[0]
PLAIN = unaccented(CANARY)
EVENT_AT = datetime(2024, 2, 3, 1, 30, tzinfo=UTC)


def secret(bird: str, **fields: Any) -> NewsPage:
    """Return an unsaved story nobody may see; its address says nothing of it."""
    values: dict[str, Any] = {
        "title": f"Chim {bird}",
        "slug": f"trang-thu-{BIRDS.index(bird)}",
        "summary": f"Chuyện chim {bird}",
        "body": [("text", f"<p>Lời chim {bird}</p>")],
        "event_at": EVENT_AT,
        "author_name": "Tổ Thư ký",
        "live": False,
    }
    return NewsPage(**(values | fields))


class Staff:
    """The people of the chain, at work on the story of one bird."""

    def __init__(self, staff: Callable[[str, str], Any], bird: str = CANARY) -> None:
        self._staff = staff
        self.bird = bird

    def __call__(self, role: str) -> Any:
        return self._staff(role, "thanhdong")

    def drafted(self, **fields: Any) -> NewsPage:
        return chain.draft(secret(self.bird, **fields), under=news_section(), by=self("author"))

    def submitted(self, **fields: Any) -> NewsPage:
        page = self.drafted(**fields)
        chain.submit(page, by=self("author"))
        return now(page)

    def approved(self, **fields: Any) -> NewsPage:
        page = self.submitted(**fields)
        for role in ("editor", "approver"):
            chain.approve(now(page), by=self(role))
        return now(page)


def now(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def rejected(people: Staff) -> NewsPage:
    page = people.submitted()
    chain.reject(page, by=people("editor"), reason="Thiếu nguồn tin")
    return page


def withdrawn(people: Staff) -> NewsPage:
    page = people.approved()
    chain.withdraw(page, by=people("approver"), reason="Sai số liệu")
    return page


def expired(people: Staff) -> NewsPage:
    page = people.approved(expire_at=timezone.now() + timedelta(hours=1))
    publish_due(timezone.now() + timedelta(hours=2))
    return page


def restricted(people: Staff) -> NewsPage:
    page = people.approved()
    chain.restrict(news_section(), by=people("approver"), reason="Đang rà soát")
    return page


def below_a_hidden_section(people: Staff) -> NewsPage:
    page = people.approved()
    unpublish(now(news_section()))
    return page


def newer_draft(people: Staff) -> NewsPage:
    page = people.approved(title="Trang thử", summary="Đã duyệt", body=[("text", "<p>Rõ</p>")])
    hidden = secret(people.bird)
    page.title, page.summary, page.body = hidden.title, hidden.summary, hidden.body
    return chain.edit(page, by=people("author"))


def linked_draft(people: Staff) -> NewsPage:
    page = people.drafted()
    live_news("Có liên kết", body=[("text", f'<a linktype="page" id="{page.pk}">xem</a>')])
    return page


STATES: dict[str, Callable[[Staff], NewsPage]] = {
    "a draft": lambda people: people.drafted(),
    "submitted": lambda people: people.submitted(),
    "rejected": rejected,
    "approved, for tomorrow": lambda people: people.approved(
        go_live_at=timezone.now() + timedelta(days=1)
    ),
    "withdrawn": withdrawn,
    "expired": expired,
    "for those who are logged in": restricted,
    "below a section taken off": below_a_hidden_section,
    "a newer draft of a live page": newer_draft,
    "a draft that a live page links to": linked_draft,
}

OF_A_WHOLE_SECTION = ("for those who are logged in", "below a section taken off")
CITIES = (
    tuple(state for state in STATES if state not in OF_A_WHOLE_SECTION),
    *((state,) for state in OF_A_WHOLE_SECTION),
)
"""States that stand side by side in one city, and those that would hide the others."""


def is_public(page: Page) -> bool:
    """Tell whether anything of a page is public, such as what was approved before its newest draft."""
    return Item.public.filter(page_id=page.pk).exists()


def whole_answer(client: Client, address: str) -> str:
    answer = client.get(f"/api/v1/{address}")
    content = answer.getvalue()
    if "spreadsheetml" in answer["Content-Type"]:
        with ZipFile(BytesIO(content)) as book:
            content = b"".join(map(book.read, book.namelist()))
    return content.decode(errors="replace") + str(answer.headers)


@pytest.mark.parametrize("states", CITIES, ids=" and ".join)
def test_what_is_not_public_is_in_no_answer_but_that_of_its_preview_link(
    city: None, staff: Any, states: tuple[str, ...]
) -> None:
    birds = dict(zip(BIRDS, states, strict=False))
    pages = {bird: now(STATES[state](Staff(staff, bird))) for bird, state in birds.items()}
    catch_up(EmbeddedEngine())
    editor = staff("editor", "thanhdong")
    tokens = {bird: token_of_link(links.share(page, by=editor)) for bird, page in pages.items()}
    client = Client(raise_request_exception=False)

    seen_with_token = {
        bird: bird in whole_answer(client, f"previews/{token}/") for bird, token in tokens.items()
    }
    asked = {
        address
        for bird, page in pages.items()
        for address in (
            *every_address(page.translation_key, search=unaccented(bird)),
            f"previews/{tokens[bird][:-1]}/",
            f"previews/{page.pk}/",
            f"previews/{page.translation_key}/",
        )
    }
    answers = {address: whole_answer(client, address) for address in sorted(asked)}

    assert seen_with_token == dict.fromkeys(birds, True)
    words = {word for bird in birds for word in (bird, unaccented(bird), tokens[bird])}
    assert [
        (word, address) for address, text in answers.items() for word in words if word in text
    ] == []
    searches = {address: text for address, text in answers.items() if "search/" in address}
    # What is found for a bird is found for other words, which stand in public stories.
    assert [
        address
        for address, text in searches.items()
        if '"results":[]' not in text and '"did_you_mean":"' not in text
    ] == []
    hidden = [str(page.translation_key) for page in pages.values() if not is_public(page)]
    assert [each for each in hidden if each in "".join(searches.values())] == []


@pytest.mark.parametrize(
    "state",
    ["a draft", "submitted", "rejected", "approved, for tomorrow", "a newer draft of a live page"],
)
def test_the_feed_knows_nothing_of_what_was_never_public(
    city: None, staff: Any, state: str
) -> None:
    page = STATES[state](Staff(staff))

    named = Change.objects.filter(subject=str(page.translation_key))
    assert CANARY not in str(list(Change.objects.values()))
    assert named.count() == (1 if page.live else 0)


def test_a_scheduled_story_appears_at_its_hour_and_not_before(
    city: None, staff: Any, api: Any
) -> None:
    hour = timezone.now() + timedelta(seconds=3)
    page = Staff(staff).approved(go_live_at=hour)
    address = f"sites/thanhdong/pages/{page.translation_key}/"
    published_early = publish_due()
    before = api(address).status_code

    time.sleep(max(0, (hour - timezone.now()).total_seconds()))
    publish_due()

    assert (published_early, before) == (0, 404)
    assert api(address).json()["title"] == f"Chim {CANARY}"


COMMENTATOR = "Zzgopy"


def commented(make_page: Any, people: Staff, state: str, bird: str) -> ConsultationPage:
    """Return a live draft with a comment of a bird, as far as a state says."""
    now_ = timezone.now()
    made = make_page(
        ConsultationPage,
        title=f"Dự thảo {state}",
        opens_at=now_ - timedelta(days=1),
        closes_at=now_ + timedelta(days=9),
        receiving_unit="Văn phòng",
        receiving_address="Số 1",
        receiving_email="vanphong@haiphong.gov.vn",
        body=[("text", "<p>Điều 1.</p>")],
    )
    page: ConsultationPage = publish(made)
    ward, editor = SitePortal.objects.get(key="thanhdong"), people("editor")
    opening = Opening(page.opens_at, page.closes_at, accepts_comments=True)
    sent = {
        "text": f"Nên nuôi chim {bird} ở vườn hoa.",
        "provision": f"Khoản {bird}",
        "full_name": f"Trần Văn {COMMENTATOR}",
        "phone": "0987654321",
        "email": f"{COMMENTATOR}@example.vn",
        "consent": checking.consent().version,
    }
    key = f"khoa-gop-y-{bird}-0123456789"
    arguments = (ward, page.translation_key, opening, sent)
    comment = intake.receive(*arguments, key=key, now=now_).comment
    if state == "refused":
        desk.refuse(comment, by=editor, reason=f"Chim {bird}")
    if state in {"in the draft", "half way up"}:
        desk.publish(comment, by=editor, text=comment.text, provision=comment.provision)
    if state == "half way up":
        chain.approve(now(page), by=editor)
    return page


def test_no_comment_is_in_any_answer_before_the_chain_and_its_sender_never(
    city: None, staff: Any, make_page: Any
) -> None:
    people = Staff(staff)
    states = ("waiting", "refused", "in the draft", "half way up")
    pages = {
        bird: commented(make_page, people, state, bird)
        for bird, state in zip(BIRDS, states, strict=False)
    }
    let_through = commented(make_page, people, "in the draft", BIRDS[7])
    for role in ("editor", "approver"):
        chain.approve(now(let_through), by=people(role))
    catch_up(EmbeddedEngine())
    client = Client(raise_request_exception=False)
    asked = {
        address
        for bird, page in {**pages, BIRDS[7]: let_through}.items()
        for address in every_address(page.translation_key, search=unaccented(bird))
    }
    answers = {address: whole_answer(client, address) for address in sorted(asked)}

    hidden = {word for bird in pages for word in (bird, unaccented(bird))}
    hidden |= {COMMENTATOR, COMMENTATOR.lower(), "0987654321"}
    assert [
        (word, address) for address, text in answers.items() for word in hidden if word in text
    ] == []
    assert any(BIRDS[7] in text for text in answers.values())
    assert COMMENTATOR not in str(list(Change.objects.values()))


@pytest.mark.parametrize("address", ["pages/", "navigation/", "months/", "news-events/", "search/"])
def test_english_never_answers_in_vietnamese(city: None, api: Any, address: str) -> None:
    live_news("Chỉ có tiếng Việt")
    english = news_section().get_parent().get_translations().get(locale__language_code="en")
    query = {"q": "tieng viet"} if address == "search/" else {}

    answer = api(f"sites/thanhdong/{address}", locale="en", **query)

    assert "Chỉ có" not in answer.content.decode()
    assert english.title in api("sites/thanhdong/navigation/", locale="en").content.decode()


def test_an_item_without_an_english_version_is_nowhere_in_english(city: None, api: Any) -> None:
    page = live_news("Chỉ có tiếng Việt")
    address = f"sites/thanhdong/pages/{page.translation_key}/"

    assert api(address).status_code == 200
    assert api(address, locale="en").status_code == 404
    assert api(f"{Category.NEWS_EVENTS}/", locale="en").json()["results"] == []


def test_publishing_makes_all_this_visible_at_last(city: None, staff: Any, api: Any) -> None:
    publish(Staff(staff).drafted())

    assert CANARY in api("sites/thanhdong/pages/", type="news").content.decode()
    assert len(api("search/", q=PLAIN).json()["results"]) == 1
