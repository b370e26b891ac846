"""What every address of the API keeps to: caching, validators, one shape of error, any origin."""

from typing import Any

import pytest
from django.test import Client

from content_models.categories import Category
from tests.contract.addresses import ANSWERED_IN_JSON, EXAMPLES, READ, Example, addresses
from tests.contract.judgements import assert_problem

AGAIN = [name for name in READ if name != "questions/challenge/"]
"""Addresses that answer the same when asked again: a challenge is a new one each time."""
EVERY_READ = pytest.mark.parametrize("name", READ)


@pytest.fixture
def ask(api: Any, world: Any) -> Any:
    """Ask an example's address, with headers."""

    def get(example: Example, **headers: str) -> Any:
        return api(example.in_world(world), host=example.host, headers=headers, **example.query)

    return get


def body(answer: Any) -> bytes:
    return answer.getvalue()


def test_no_address_is_without_an_example() -> None:
    assert addresses() == set(EXAMPLES)


@EVERY_READ
def test_it_answers_with_a_strong_validator_and_how_long_to_keep_it(ask: Any, name: str) -> None:
    answer = ask(READ[name])

    assert answer.status_code == 200, body(answer)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Surrogate-Key" in answer["Access-Control-Expose-Headers"]
    assert answer.has_header("Surrogate-Key") == READ[name].kept
    assert answer.has_header("Last-Modified") == READ[name].dated
    body(answer)


@pytest.mark.parametrize("name", [name for name in READ if name != "docs/"])
def test_it_is_the_same_for_everybody(ask: Any, name: str) -> None:
    answer = ask(READ[name], cookie=f"sessionid={'a' * 32}")

    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    body(answer)


@pytest.mark.parametrize("name", [name for name in AGAIN if name != "docs/"])
def test_what_is_published_is_the_same_whichever_language_a_reader_speaks(
    ask: Any, name: str
) -> None:
    assert body(ask(READ[name], accept_language="en")) == body(ask(READ[name]))


@pytest.mark.parametrize("name", [name for name in AGAIN if name != "docs/"])
def test_it_answers_304_without_a_body_to_who_has_it(ask: Any, name: str) -> None:
    first = ask(READ[name])
    body(first)

    again = ask(READ[name], if_none_match=f'"other", {first["ETag"]}')
    weakened = ask(READ[name], if_none_match=f"W/{first['ETag']}")

    assert first["ETag"].startswith('"')
    assert (again.status_code, weakened.status_code) == (304, 304)
    assert body(again) == b""
    assert {"Surrogate-Key", "Cache-Control", "ETag"} & first.headers.keys() <= again.headers.keys()
    assert again["Access-Control-Allow-Origin"] == "*"


@EVERY_READ
def test_a_date_alone_never_makes_it_unchanged(ask: Any, name: str) -> None:
    answer = ask(READ[name], if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT")

    assert answer.status_code == 200
    body(answer)


@pytest.mark.parametrize("name", AGAIN)
def test_head_says_the_same_without_a_body(ask: Any, world: Any, name: str) -> None:
    example = READ[name]
    got = ask(example)
    body(got)

    client = Client(headers={"host": example.host})
    headed = client.head(f"/api/v1/{example.in_world(world)}", example.query)

    assert headed.status_code == 200
    assert body(headed) == b""
    assert headed.get("ETag") == got.get("ETag")
    assert headed.get("Surrogate-Key") == got.get("Surrogate-Key")


@pytest.mark.parametrize("name", EXAMPLES)
def test_another_method_is_refused_with_those_allowed(world: Any, name: str) -> None:
    example = EXAMPLES[name]
    client = Client(headers={"host": example.host}, enforce_csrf_checks=True)

    answer = client.delete(f"/api/v1/{example.in_world(world)}")

    assert_problem(answer, 405)
    assert example.method in answer["Allow"]


@pytest.mark.parametrize("name", [name for name in EXAMPLES if not EXAMPLES[name].is_private])
def test_a_page_of_any_origin_may_ask_first(world: Any, name: str) -> None:
    example = EXAMPLES[name]
    client = Client(headers={"host": example.host, "origin": "https://example.org"})

    answer = client.options(f"/api/v1/{example.in_world(world)}")

    assert answer.status_code == 204
    assert example.method in answer["Access-Control-Allow-Methods"]
    assert answer["Access-Control-Allow-Origin"] == "*"


@EVERY_READ
def test_an_unknown_parameter_is_refused_by_name(api: Any, world: Any, name: str) -> None:
    example = READ[name]

    answer = api(example.in_world(world), host=example.host, **(example.query | {"mau": "do"}))

    problem = assert_problem(answer, 400)
    assert [error["field"] for error in problem["errors"]] == ["mau"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_host_nobody_registered_is_misdirected(api: Any, world: Any, name: str) -> None:
    answer = api(EXAMPLES[name].in_world(world), host="example.org")

    assert_problem(answer, 421)


@pytest.mark.parametrize("name", ANSWERED_IN_JSON)
def test_it_is_json_whatever_is_accepted(ask: Any, name: str) -> None:
    answer = ask(ANSWERED_IN_JSON[name], accept="image/png, text/html;q=0.1")

    assert answer["Content-Type"].startswith("application/json")


@pytest.mark.parametrize(
    "name", [name for name in READ if name.startswith("sites/<") and READ[name].kept]
)
def test_an_unknown_site_is_nowhere(api: Any, world: Any, name: str) -> None:
    path = READ[name].in_world(world).replace("thanhdong", "khongco")

    assert_problem(api(path, **READ[name].query), 404)


@pytest.mark.parametrize("category", Category)
def test_every_category_has_its_collections(api: Any, world: Any, category: Category) -> None:
    host = "thanhdong.haiphong.localhost"

    answers = [
        api(f"{category.value}/"),
        api(f"sites/thanhdong/{category.value}/"),
        api(f"site/{category.value}/", host=host),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert all(answer["Surrogate-Key"] for answer in answers)
