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
from backend.previews import links
from backend.published.models import Change
from backend.search.embedded import EmbeddedEngine
from backend.search.following import catch_up
from content_models.categories import Category
from content_models.news import NewsPage
from tests.contract.city import live_news, news_section, token_of_link
from tests.contract.snapshots import every_address
from tests.roads import publish, unpublish

CANARY = "hoàng yến"
PLAIN = "hoang yen"
EVENT_AT = datetime(2024, 2, 3, 1, 30, tzinfo=UTC)


def secret(**fields: Any) -> NewsPage:
    """Return an unsaved story nobody may see; its address says nothing of it."""
    values: dict[str, Any] = {
        "title": f"Chim {CANARY}",
        "slug": "trang-thu",
        "summary": f"Chuyện chim {CANARY}",
        "body": [("text", f"<p>Lời chim {CANARY}</p>")],
        "event_at": EVENT_AT,
        "author_name": "Tổ Thư ký",
        "live": False,
    }
    return NewsPage(**(values | fields))


class Staff:
    """The people of the chain, at work on one story."""

    def __init__(self, staff: Callable[[str, str], Any]) -> None:
        self._staff = staff

    def __call__(self, role: str) -> Any:
        return self._staff(role, "thanhdong")

    def drafted(self, **fields: Any) -> NewsPage:
        return chain.draft(secret(**fields), under=news_section(), by=self("author"))

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
    hidden = secret()
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


def whole_answer(client: Client, address: str) -> str:
    answer = client.get(f"/api/v1/{address}")
    content = answer.getvalue()
    if "spreadsheetml" in answer["Content-Type"]:
        with ZipFile(BytesIO(content)) as book:
            content = b"".join(map(book.read, book.namelist()))
    return content.decode(errors="replace") + str(answer.headers)


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_public_is_in_no_answer(city: None, staff: Any, state: str) -> None:
    page = STATES[state](Staff(staff))
    catch_up(EmbeddedEngine())
    client = Client(raise_request_exception=False)

    answers = {
        address: whole_answer(client, address)
        for address in every_address(page.translation_key, search=PLAIN)
    }

    assert [address for address, text in answers.items() if CANARY in text or PLAIN in text] == []
    assert all('"results":[]' in text for address, text in answers.items() if "search/" in address)


@pytest.mark.parametrize("state", STATES)
def test_a_preview_link_is_the_only_way_to_it(city: None, staff: Any, state: str) -> None:
    page = now(STATES[state](Staff(staff)))
    catch_up(EmbeddedEngine())
    token = token_of_link(links.share(page, by=staff("editor", "thanhdong")))
    client = Client(raise_request_exception=False)

    with_token = whole_answer(client, f"previews/{token}/")
    without = {
        address: whole_answer(client, address)
        for address in (
            *every_address(page.translation_key, search=PLAIN),
            f"previews/{token[:-1]}/",
            f"previews/{page.pk}/",
            f"previews/{page.translation_key}/",
        )
    }

    assert CANARY in with_token
    assert [address for address, text in without.items() if CANARY in text] == []
    assert [address for address, text in without.items() if token in text] == []


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
