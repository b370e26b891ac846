"""What regulations ask for in foreign languages, and how far sites keep up with it, in public."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.published.models import Item
from backend.regulations import load_rule_set, rule_set_keys
from backend.translation import coverage, mirrors
from content_models.categories import Category
from content_models.online_services import OnlineServicePage
from content_models.site_settings import PortalSettings
from tests.cms.conftest import EVENT_AT
from tests.contract.city import caught_up, live_introduction, live_news, mirror_of
from tests.contract.edits import change, suspend
from tests.contract.judgements import assert_problem
from tests.contract.rows import copies
from tests.roads import publish, unpublish

WARD = "sites/thanhdong/translations/"
CITY = "sites/haiphong/translations/"
ANOTHER_TEXT = {"history": "<p>Lời văn khác</p>"}


@pytest.fixture
def source(city: None) -> Any:
    """A public introduction of the ward."""
    return live_introduction("Lịch sử hình thành")


@pytest.fixture
def states(api: Any) -> Callable[..., Any]:
    """Return the state of each item's translations, by title: `states(WARD, language="en")`."""

    def ask(path: str, **query: str) -> Any:
        return {
            entry["title"]: {each["locale"]: each["state"] for each in entry["translations"]}
            for entry in api(path, **query).json()["results"]
        }

    return ask


@pytest.fixture
def counts(api: Any) -> Callable[[], dict[tuple[str, str], Any]]:
    """Return the counted translations by site and language: required, live, stale, missing."""

    def ask() -> dict[tuple[str, str], Any]:
        return {
            (each["site"], each["locale"]): tuple(
                each[name] for name in ("required", "live", "stale", "missing")
            )
            for each in api("translations/").json()["results"]
        }

    return ask


def moment(text: str | None) -> Any:
    return text and text.removesuffix("Z").removesuffix("+00:00")


class TestItems:
    def test_what_nobody_has_translated_is_missing(self, source: Any, api: Any) -> None:
        (entry,) = api(WARD).json()["results"]

        assert entry["id"] == str(source.translation_key)
        assert entry["category"] == "introduction"
        assert entry["path"] == "/gioi-thieu/lich-su-hinh-thanh/"
        assert entry["url"].endswith(entry["path"])
        assert entry["translations"] == [
            {
                "locale": "en",
                "state": "missing",
                "path": None,
                "url": None,
                "translated_at": None,
                "source_updated_at": None,
            }
        ]

    def test_what_is_translated_is_live_and_says_where_and_of_when(
        self, source: Any, api: Any
    ) -> None:
        mirror_of(source)

        ((translation,),) = [each["translations"] for each in api(WARD).json()["results"]]

        at = source.last_published_at.isoformat()
        assert translation["state"] == "live"
        assert translation["path"] == "/en/introduction/lich-su-hinh-thanh/"
        assert translation["url"].endswith(translation["path"])
        assert moment(translation["translated_at"]) == moment(at)
        assert moment(translation["source_updated_at"]) == moment(at)

    def test_it_is_stale_once_the_vietnamese_says_something_else(
        self, source: Any, api: Any
    ) -> None:
        mirror_of(source)
        change(source, **ANOTHER_TEXT)
        source.refresh_from_db()

        ((translation,),) = [each["translations"] for each in api(WARD).json()["results"]]

        assert translation["state"] == "stale"
        assert translation["translated_at"] < translation["source_updated_at"]
        assert moment(translation["source_updated_at"]) == moment(
            source.last_published_at.isoformat()
        )

    def test_it_is_live_again_once_it_caught_up(self, source: Any, states: Any) -> None:
        mirror = mirror_of(source)
        change(source, **ANOTHER_TEXT)

        caught_up(mirror)

        assert states(WARD) == {source.title: {"en": "live"}}

    def test_a_draft_of_a_translation_is_no_translation(
        self, source: Any, states: Any, staff: Any
    ) -> None:
        mirrors.begin(source, language="en", by=staff("translator", "thanhdong"))

        assert states(WARD) == {source.title: {"en": "missing"}}

    def test_a_translation_taken_off_is_missing(self, source: Any, states: Any) -> None:
        unpublish(mirror_of(source))

        assert states(WARD) == {source.title: {"en": "missing"}}

    def test_only_what_the_regulation_asks_for_is_listed(self, source: Any, states: Any) -> None:
        live_news("Tin không phải dịch")
        live_introduction("Cổng khác", site="haiphong")

        assert list(states(WARD)) == [source.title]

    def test_a_site_in_vietnamese_only_owes_nothing(self, city: None, states: Any) -> None:
        live_introduction("Giới thiệu", site="hongbang")

        assert states("sites/hongbang/translations/") == {}

    def test_every_language_of_the_site_is_told_in_the_site_s_order(
        self, city: None, states: Any
    ) -> None:
        page = live_introduction("Giới thiệu", site="haiphong")
        mirror_of(page, "ja")

        found = states(CITY)["Giới thiệu"]

        assert found == {"en": "missing", "zh": "missing", "ko": "missing", "ja": "live"}
        assert list(found) == ["en", "zh", "ko", "ja"]

    def test_a_portal_s_own_host_answers_the_same(self, source: Any, api: Any) -> None:
        own = api("site/translations/", host="thanhdong.haiphong.localhost")

        assert own.json()["results"] == api(WARD).json()["results"]

    def test_a_site_off_the_web_is_off_it_here_too(self, source: Any, api: Any) -> None:
        suspend()

        assert_problem(api(WARD), 503)

    def test_of_online_services_those_for_foreigners_are_asked_for(
        self, city: None, make_page: Any, states: Any
    ) -> None:
        facts = PortalSettings.objects.get(key="thanhdong")
        facts.regulation = {**facts.regulation, "key": "hai-phong-2011"}
        facts.save()
        common = {"category": Category.ONLINE_PUBLIC_SERVICES, "service_level": "full"}
        for title, for_foreigners in (("Cho mọi người", True), ("Trong nước", False)):
            publish(
                make_page(
                    OnlineServicePage,
                    title=title,
                    for_foreigners=for_foreigners,
                    service_url="https://dichvucong.gov.vn/",
                    **common,
                )
            )

        assert list(states(WARD)) == ["Cho mọi người"]


class TestChoosing:
    @pytest.fixture(autouse=True)
    def three(self, city: None) -> None:
        """Three introductions of the city: one live in English, one stale in English, one not."""
        live, stale = (live_introduction(each, site="haiphong") for each in ("Đủ", "Cũ"))
        live_introduction("Thiếu", site="haiphong")
        mirror_of(live)
        mirror_of(stale)
        change(stale, **ANOTHER_TEXT)

    @pytest.mark.parametrize(
        ("state", "title"), [("live", "Đủ"), ("stale", "Cũ"), ("missing", "Thiếu")]
    )
    def test_by_state_in_one_language(self, states: Any, state: str, title: str) -> None:
        assert states(CITY, language="en", state=state) == {title: {"en": state}}

    def test_by_state_in_any_language(self, states: Any) -> None:
        assert set(states(CITY, state="missing")) == {"Đủ", "Cũ", "Thiếu"}
        assert set(states(CITY, state="live")) == {"Đủ"}

    def test_a_language_the_site_has_not_finds_nothing(self, states: Any) -> None:
        live_introduction("Giới thiệu phường")

        assert states(WARD, language="ko") == {}

    def test_page_by_page_everything_comes_once(self, api: Any) -> None:
        address, found = f"{CITY}?limit=1&language=en", []
        while address:
            page = api(address).json()
            found += [entry["title"] for entry in page["results"]]
            address = (page["next"] or "").replace("http://testserver", "")

        assert found == ["Thiếu", "Cũ", "Đủ"]

    @pytest.mark.parametrize(
        ("name", "value"),
        [("language", "vi"), ("language", ""), ("state", "draft"), ("limit", "101"),
         ("locale", "en"), ("cursor", "abc")],
    )  # fmt: skip
    def test_what_it_does_not_know_is_refused(self, api: Any, name: str, value: str) -> None:
        problem = assert_problem(api(CITY, **{name: value}), 400)

        assert [error["field"] for error in problem["errors"]] == [name]

    def test_it_costs_the_same_however_many_there_are(self, api: Any) -> None:
        few = queries(api, CITY, limit="100")
        story = Item.objects.get(title="Thiếu")
        copies(story, [EVENT_AT + timedelta(days=number) for number in range(50)])

        assert queries(api, CITY, limit="100") == few == 3
        assert len(api(CITY, limit="100").json()["results"]) == 53
        assert queries(api, CITY, limit="100", language="zh", state="missing") == few
        assert queries(api, "translations/") == 3


def queries(api: Any, path: str, **query: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert api(path, **query).status_code == 200
    return len(asked)


class TestCounts:
    def test_each_site_and_foreign_language_is_counted(self, source: Any, counts: Any) -> None:
        stale = live_introduction("Di tích")
        live_introduction("Bộ máy")
        live_introduction("Giới thiệu thành phố", site="haiphong")
        live_introduction("Chỉ tiếng Việt", site="hongbang")
        live_news("Tin không phải dịch")
        mirror_of(source)
        mirror_of(stale)
        change(stale, **ANOTHER_TEXT)

        assert counts() == {
            ("haiphong", "en"): (1, 0, 0, 1),
            ("haiphong", "zh"): (1, 0, 0, 1),
            ("haiphong", "ko"): (1, 0, 0, 1),
            ("haiphong", "ja"): (1, 0, 0, 1),
            ("thanhdong", "en"): (3, 1, 1, 1),
        }

    def test_a_translation_nobody_asks_for_counts_nowhere(self, city: None, counts: Any) -> None:
        mirror_of(live_news("Tin"))

        assert counts()["thanhdong", "en"] == (0, 0, 0, 0)

    def test_a_site_off_the_web_is_not_counted(self, source: Any, counts: Any) -> None:
        suspend()

        assert {site for site, _language in counts()} == {"haiphong"}

    def test_it_counts_what_the_lists_show(self, source: Any, counts: Any, states: Any) -> None:
        mirror_of(source)
        live_introduction("Di tích")

        required, live, stale, missing = counts()["thanhdong", "en"]

        assert (required, live) == (len(states(WARD)), len(states(WARD, state="live")))
        assert (stale, missing) == (0, len(states(WARD, state="missing")))


@pytest.mark.parametrize("rules", rule_set_keys())
def test_a_rule_set_asks_the_store_for_what_it_asks_of_an_item(city: None, rules: str) -> None:
    rule_set = load_rule_set(rules)
    page = live_introduction("Mẫu")
    one = Item.objects.get(page_id=page.pk)
    for item in copies(one, [EVENT_AT] * (2 * len(Category))):
        number = item.page_id % (2 * len(Category))
        item.category = [*Category][number // 2]
        item.facets = {"for_foreigners": bool(number % 2)}
        item.save()

    for tier in rule_set.tiers:
        found = Item.objects.filter(coverage.required_items(rule_set, tier.key))
        judged = [
            item.pk
            for item in Item.objects.exclude(category="")
            if coverage.is_required(item.category, item.facets, rule_set, tier.key)
        ]
        assert sorted(found.values_list("pk", flat=True)) == sorted(judged)


class TestReport:
    """`python -m backend translations`."""

    def lines(self, *sites: str) -> list[dict[str, str]]:
        out = io.StringIO()
        call_command("translations", *sites, stdout=out)
        return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))

    def test_a_line_for_each_item_and_language_drafts_too(self, source: Any, staff: Any) -> None:
        mirrors.begin(source, language="en", by=staff("translator", "thanhdong"))
        live_introduction("Di tích")

        assert [(each["title"], each["state"]) for each in self.lines("thanhdong")] == [
            ("Di tích", "missing"),
            (source.title, "draft"),
        ]

    def test_a_stale_one_says_since_when(self, source: Any) -> None:
        mirror_of(source)
        change(source, **ANOTHER_TEXT)

        (line,) = self.lines("thanhdong")

        assert line["site"] == "thanhdong"
        assert line["language"] == "en"
        assert line["required"] == "true"
        assert line["state"] == "stale"
        assert line["since"]

    def test_without_a_site_every_site_with_a_foreign_language(self, source: Any) -> None:
        live_introduction("Thành phố", site="haiphong")
        live_introduction("Chỉ tiếng Việt", site="hongbang")

        sites = [(each["site"], each["language"]) for each in self.lines()]

        assert sorted(sites) == [
            ("haiphong", "en"), ("haiphong", "ja"), ("haiphong", "ko"), ("haiphong", "zh"),
            ("thanhdong", "en"),
        ]  # fmt: skip

    @pytest.mark.parametrize("site", ["hongbang", "khongco"])
    def test_a_site_without_any_is_refused_with_those_that_have(
        self, city: None, site: str
    ) -> None:
        with pytest.raises(CommandError, match="haiphong, thanhdong"):
            self.lines(site)

    def test_a_title_is_no_formula(self, city: None) -> None:
        live_introduction("=1+1")

        assert self.lines("thanhdong")[0]["title"] == "'=1+1"
