"""One error shape, on every road into it."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from backend.api import sites
from tests.contract.judgements import assert_problem

PAGES = "sites/thanhdong/pages/"
LONG = "x" * 5000


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        (PAGES, {"limit": "0"}, "limit"),
        (PAGES, {"limit": "501"}, "limit"),
        (PAGES, {"limit": "-"}, "limit"),
        (PAGES, {"limit": "١"}, "limit"),
        (PAGES, {"limit": LONG}, "limit"),
        (PAGES, {"order": "random"}, "order"),
        (PAGES, {"view": ""}, "view"),
        (PAGES, {"locale": "fr"}, "locale"),
        (PAGES, {"locale": "zh-hans"}, "locale"),
        (PAGES, {"month": "2026-13"}, "month"),
        (PAGES, {"month": "٢٠٢٦-11"}, "month"),
        (PAGES, {"section": "not-an-id"}, "section"),
        (PAGES, {"section": ""}, "section"),
        (PAGES, {"type": " "}, "type"),
        (PAGES, {"category": "recipes"}, "category"),
        (PAGES, {"type": "a\0b"}, "type"),
        (PAGES, {"in_menu": "perhaps"}, "in_menu"),
        (PAGES, {"listed_after": "yesterday"}, "listed_after"),
        (PAGES, {"cursor": ""}, "cursor"),
        (PAGES, {"cursor": "%%%"}, "cursor"),
        (PAGES, {"cursor": LONG}, "cursor"),
        (PAGES, {"cursor": "WzEsMiwzXQ"}, "cursor"),
        (PAGES, {LONG: "1"}, "x" * 80),
        ("sites/thanhdong/news-events/", {"category": "news-events"}, "category"),
        ("sites/thanhdong/legal-documents/", {"issued_on_after": "2026"}, "issued_on_after"),
        ("sites/thanhdong/online-public-services/", {"for_foreigners": "1"}, "for_foreigners"),
        ("sites/thanhdong/online-public-services/", {"procedure_id": "1"}, "procedure_id"),
        ("sites/thanhdong/months/", {"section": " 1 "}, "section"),
        ("sites/thanhdong/months/", {"month": "2026-11"}, "month"),
        ("sites/thanhdong/paths/", {"path": "tin-tuc"}, "path"),
        ("sites/thanhdong/paths/", {"path": "/tin\0/"}, "path"),
        ("sites/thanhdong/paths/", {"path": "/", "limit": "1"}, "limit"),
        ("sites/thanhdong/paths/", {"status": ""}, "status"),
        ("sites/thanhdong/paths/", {"after": "/\0"}, "after"),
        ("sites/", {"after": "-2"}, "after"),
        ("changes/", {"after": ""}, "after"),
        ("changes/", {"after": "-1"}, "after"),
        ("changes/", {"after": "9" * 40}, "after"),
        ("changes/", {"wait": "31"}, "wait"),
        ("changes/", {"wait": "1.5"}, "wait"),
        ("search/", {}, "q"),
        ("search/", {"q": " \t "}, "q"),
        ("search/", {"q": "a\0b"}, "q"),
        ("search/", {"q": LONG}, "q"),
        ("search/", {"q": " ".join("abcdefghijklmnop" * 3)}, "q"),
        ("search/", {"q": "a", "from": "20/11/2026"}, "from"),
        ("search/", {"q": "a", "to": "2026-11-31"}, "to"),
        ("search/", {"q": "a", "category": "tin"}, "category"),
        ("search/", {"q": "a", "order": "title"}, "order"),
        ("search/", {"q": "a", "facets": "yes"}, "facets"),
        ("search/suggest/", {}, "q"),
        ("search/suggest/", {"q": "a", "limit": "21"}, "limit"),
        ("schema/", {"format": "xml"}, "format"),
    ],
)
def test_a_broken_parameter_is_refused_by_name(
    world: Any, api: Any, path: str, query: dict[str, str], field: str
) -> None:
    problem = assert_problem(api(path, **query), 400)

    assert [error["field"] for error in problem["errors"]] == [field]
    assert all(len(error["value"]) <= 200 for error in problem["errors"])


def test_every_broken_parameter_is_named_at_once(world: Any, api: Any) -> None:
    problem = assert_problem(api(PAGES, month="13", section="1", mau="do"), 400)

    assert {error["field"] for error in problem["errors"]} == {"month", "section", "mau"}


@pytest.mark.parametrize("other", [{"locale": "en"}, {"order": "title"}, {"month": "2026-11"}])
def test_a_cursor_belongs_to_the_query_it_came_from(
    world: Any, api: Any, other: dict[str, str]
) -> None:
    following = api(PAGES, limit=1).json()["next"]
    cursor = following.split("cursor=")[1]

    assert_problem(api(PAGES, cursor=cursor, **other), 400)
    assert_problem(api("sites/hongbang/pages/", cursor=cursor), 400)


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ("-listed_at", "2026-11-20T00:00:00"),
        ("-listed_at", "0001-01-01T00:00:00+14:00"),
        ("-listed_at", 7),
        ("title", "a\0b"),
        ("title", "\ud800"),
        ("title", None),
        ("position", ["0001"]),
    ],
)
def test_a_forged_cursor_is_refused(world: Any, api: Any, order: str, value: object) -> None:
    following = api(PAGES, limit=1, order=order).json()["next"]
    genuine = following.split("cursor=")[1].split("&")[0]
    mark, _value, tie = json.loads(base64.urlsafe_b64decode(genuine + "=" * (-len(genuine) % 4)))

    forged = base64.urlsafe_b64encode(json.dumps([mark, value, tie]).encode()).decode().rstrip("=")

    assert_problem(api(PAGES, cursor=forged, order=order), 400)


@pytest.mark.parametrize(
    "path",
    [
        "nowhere/",
        "sites",
        "sites/khongco/",
        "sites/%C4%91/",
        "sites/thanhdong/nowhere/",
        "sites/thanhdong/pages/not-an-id/",
        "sites/thanhdong/pages/00000000-0000-4000-8000-000000000000/",
        "sites/thanhdong/paths/?path=/khong-co/",
        "sites/thanhdong/paths/?path=/%0A/",
        "site/",
        "media/khong-co.webp",
        "media/%00",
        "media/../secret_key",
        "docs/secret",
        "/api/",
        "/api/v2/sites/",
        "search/?q=a&site=khongco",
    ],
)
def test_what_is_not_there_is_a_problem_too(world: Any, api: Any, path: str) -> None:
    assert_problem(api(path), 404)


def test_an_unknown_address_is_a_problem_whatever_the_method(world: Any) -> None:
    client = Client(enforce_csrf_checks=True)

    assert_problem(client.post("/api/v1/nowhere/", {"a": 1}), 404)


def test_a_withdrawn_item_s_path_is_gone(world: Any, api: Any) -> None:
    answer = api("sites/thanhdong/paths/", path="/tin-tuc-su-kien/tin-se-go/")

    assert_problem(answer, 410)


@pytest.mark.parametrize("host", ["a b", "example.org:port", "[::1", "xn--", "-"])
def test_a_broken_host_name_is_a_problem(world: Any, api: Any, host: str) -> None:
    answer = api("sites/", host=host)

    assert answer.status_code in {400, 421}
    assert_problem(answer, answer.status_code)


def test_an_unforeseen_failure_says_nothing_of_the_inside(
    world: Any, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise RuntimeError("mật khẩu")

    monkeypatch.setattr(sites, "json_list", fail)

    problem = assert_problem(api("sites/"), 500)

    assert "mật khẩu" not in str(problem)
    assert "RuntimeError" not in str(problem)


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("", "Không phải một ngày."),
        ("fr", "Không phải một ngày."),
        ("vi", "Không phải một ngày."),
        ("en-GB,en;q=0.9,vi;q=0.5", "Not a day."),
        ("zh-CN", "不是日期。"),
        ("ko-KR", "날짜가 아닙니다."),
        ("ja", "日付ではありません。"),
        ("en;q=x,,;", "Không phải một ngày."),
    ],
)
def test_what_is_wrong_is_said_in_the_readers_language(api: Any, spoken: str, said: str) -> None:
    headers = {"accept-language": spoken} if spoken else None

    refusal = api("search/", q="tin", headers=headers, **{"from": "hôm qua"})

    assert refusal.json()["errors"][0]["reason"] == said


def test_so_is_what_no_view_answers(api: Any) -> None:
    nothing = api("nothing/", headers={"accept-language": "en"})

    assert_problem(nothing, 404)
    assert nothing.json()["detail"] == "There is nothing at this address."
