"""Searching a portal: results in its theme, for readers with and without scripts."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from frontend.security_headers import SECURITY_HEADERS
from frontend.web import application, behind_nginx
from tests.html_documents import Document, against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms

OTHER_HOST = {"Host": "hongbang.localhost:8080"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FakeCms, str, Path]]:
    """A CMS with news of several years on two portals, its API, and the folder they are in."""
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    cms.add_site("thanhdong", languages=("vi", "en"))
    cms.add_site("hongbang")
    own, other = (cms.add_section(site, "tin-tuc") for site in ("thanhdong", "hongbang"))
    for number in range(25):
        listed_at = f"{2025 + number % 2}-03-{number + 1:02}T08:00:00+07:00"
        title = f"Cắt điện đợt {number}"
        news_field = "economy" if number % 5 else "society"
        cms.put_news(
            "thanhdong",
            own,
            f"dien-{number}",
            title=title,
            listed_at=listed_at,
            field=news_field,
        )
    cms.put_news("hongbang", other, "dien", title="Cắt điện ở Hồng Bàng")
    cms.commit()
    api = next(serving)
    portal = Portal(api, tmp_path_factory.mktemp("searched"))
    portal.publish()
    yield cms, api, portal.public
    serving.close()


@pytest.fixture
def cms(published: tuple[FakeCms, str, Path]) -> FakeCms:
    """The CMS, in good health again."""
    found, _, _ = published
    found.search_status, found.is_down = 200, False
    return found


@pytest.fixture(params=["web", "behind nginx"])
def web(
    request: pytest.FixtureRequest, cms: FakeCms, published: tuple[FakeCms, str, Path]
) -> Iterator[httpx.Client]:
    """A reader of two published portals: of the local server, or of what nginx passes on."""
    _, api, public = published
    served = application if request.param == "web" else behind_nginx
    with reader_of_application(served(public, api)) as reader:
        yield reader


def results(document: Document) -> list[str]:
    """Return the addresses of results, in their order."""
    return [address for address, _ in document.links if "/tin-tuc/dien" in address]


def leading(document: Document, words: str) -> str:
    """Return where a link with some words in it leads."""
    return next(address for address, text in document.links if words in text)


def test_results_come_in_the_portals_theme_and_lead_to_its_pages(web: httpx.Client) -> None:
    answer = web.get("/tim-kiem/", params={"q": "cắt điện"})
    document = read(answer.text)

    assert answer.status_code == 200
    assert document.faults == []
    assert against_policy(document) == []
    assert "Phường thanhdong" in document.text
    assert "25 kết quả" in document.text
    assert len(results(document)) == 20


def test_the_next_results_are_others(web: httpx.Client) -> None:
    first = read(web.get("/tim-kiem/", params={"q": "cắt điện"}).text)
    second = read(web.get(leading(first, "Kết quả tiếp theo")).text)

    assert len(results(second)) == 5
    assert not set(results(first)) & set(results(second))
    assert not [words for _, words in second.links if "Kết quả tiếp theo" in words]


def test_results_are_narrowed_by_year_and_widened_again(web: httpx.Client) -> None:
    whole = read(web.get("/tim-kiem/", params={"q": "cắt điện"}).text)
    narrowed = read(web.get(leading(whole, "2025")).text)
    again = read(web.get(leading(narrowed, "Bỏ lọc: 2025")).text)

    assert "13 kết quả" in narrowed.text
    assert results(again) == results(whole)


def test_a_category_is_narrowed_by_its_own_fields_in_words(web: httpx.Client) -> None:
    chosen = {"q": "cắt điện", "category": "news-events"}
    whole = read(web.get("/tim-kiem/", params=chosen).text)
    narrowed = read(web.get(leading(whole, "Xã hội")).text)
    of_a_year = read(web.get(leading(narrowed, "2025")).text)
    without = read(web.get(leading(of_a_year, "Bỏ lọc: news-events")).text)

    assert "5 kết quả" in narrowed.text
    assert "3 kết quả" in of_a_year.text
    # Another category has other fields: that of this one goes with it, the year stays.
    assert "13 kết quả" in without.text


def test_the_whole_system_is_searched_and_each_result_names_its_portal(web: httpx.Client) -> None:
    here = read(web.get("/tim-kiem/", params={"q": "hồng bàng"}).text)
    everywhere = read(web.get(leading(here, "Mọi cổng trong hệ thống")).text)

    assert "Không tìm thấy nội dung nào phù hợp với “hồng bàng”" in here.text
    assert "http://hongbang.localhost:8080/tin-tuc/dien/" in results(everywhere)
    assert "Phường hongbang" in everywhere.text


def test_another_portal_finds_its_own(web: httpx.Client) -> None:
    found = read(web.get("/tim-kiem/", params={"q": "cắt điện"}, headers=OTHER_HOST).text)

    assert results(found) == ["/tin-tuc/dien/"]


def test_what_was_typed_stands_in_the_field_again_and_nothing_of_it_is_markup(
    web: httpx.Client,
) -> None:
    typed = 'điện" autofocus onfocus="alert(1)"><script>alert(2)</script>'
    answer = web.get("/tim-kiem/", params={"q": typed})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    fields = read(answer.text).all("input")
    assert typed in [each.attributes.get("value") for each in fields]


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({}, 200, "có dấu hoặc không dấu"),
        ({"q": ""}, 400, "Hãy gõ ít nhất một từ"),
        ({"q": "   "}, 400, "Hãy gõ ít nhất một từ"),
        ({"q": "đ" * 201}, 400, "không quá 200 ký tự"),
        ({"q": "điện", "year": "hai nghìn", "order": "x", "scope": "y"}, 200, "25 kết quả"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_how_it_can(
    asked: dict[str, str], status: int, said: str, web: httpx.Client
) -> None:
    answer = web.get("/tim-kiem/", params=asked)

    assert (answer.status_code, said in answer.text) == (status, True)


def test_a_question_the_api_refuses_is_told_so(web: httpx.Client, cms: FakeCms) -> None:
    cms.search_status = 400

    answer = web.get("/tim-kiem/", params={"q": "điện"})

    assert (answer.status_code, "ít từ hơn" in answer.text) == (400, True)


def test_while_searching_fails_the_portal_says_so_in_its_own_look(
    web: httpx.Client, cms: FakeCms
) -> None:
    assert web.get("/tim-kiem/", params={"q": "điện"}).status_code == 200
    cms.is_down = True

    answer = web.get("/tim-kiem/", params={"q": "điện"})

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "Phường thanhdong" in answer.text
    assert "Chưa tìm kiếm được lúc này" in answer.text


def test_a_cms_that_was_never_there_is_answered_in_words(web: httpx.Client, cms: FakeCms) -> None:
    cms.is_down = True

    answer = web.get("/tim-kiem/", params={"q": "điện"})

    assert (answer.status_code, "Chưa tìm kiếm được" in answer.text) == (503, True)


def test_results_are_kept_by_nobody_and_found_by_no_robot(web: httpx.Client) -> None:
    headers = web.get("/tim-kiem/", params={"q": "điện"}).headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex"
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


def test_each_language_of_a_portal_is_searched_on_its_own_page(web: httpx.Client) -> None:
    english = read(web.get("/en/tim-kiem/", params={"q": "cắt điện"}).text)

    assert "Nothing was found" in english.text
    assert web.get("/ja/tim-kiem/", params={"q": "x"}).status_code == 404


def test_an_address_without_its_last_slash_leads_to_the_search(web: httpx.Client) -> None:
    answer = web.get("/tim-kiem", params={"q": "cắt điện"})

    assert answer.status_code == 301
    parts = urlsplit(answer.headers["location"])
    assert (parts.path, bool(parts.query)) == ("/tim-kiem/", True)


def test_a_search_is_only_read(web: httpx.Client) -> None:
    assert web.post("/tim-kiem/", data={"q": "điện"}).status_code == 405


def test_who_asks_is_told_to_the_api_which_counts_questions(
    web: httpx.Client, cms: FakeCms, request: pytest.FixtureRequest
) -> None:
    web.get("/tim-kiem/", params={"q": "điện"}, headers={"X-Forwarded-For": "198.51.100.7"})

    is_behind = request.node.callspec.params["web"] == "behind nginx"
    assert cms.asked_for[-1] == ("198.51.100.7" if is_behind else "127.0.0.1")
