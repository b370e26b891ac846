"""Drafts on their portal: the theme they will have, who may see them, and what is said about them."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from frontend import preview_web
from frontend.security_headers import SECURITY_HEADERS
from frontend.web import application, behind_nginx
from tests.html_documents import against_policy, read
from tests.portal_views import example
from tests.publishing.conftest import HOST, Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms

TOKEN = "WzE1MCwxLCJ0aGFuaGRvbmciLCJ2aSJd.35ZQGUsZy15SEzcsAKJVIYZRlLdJym"
FOREIGN = f"{'x' * 60}.{'x' * 43}"
PAGE = f"/xem-truoc/{TOKEN}/"
TITLE = "Chim hoàng yến về phường"
REMARK = {"name": "Nguyễn Thị Hà", "text": "Tên phố ở đoạn hai chưa đúng."}
OTHER_HOST = {"Host": "hongbang.localhost:8080"}

MORE_THAN_ONE_POOL = 60
"""More looks at once than a pool of threads takes."""

Draft = Callable[..., dict[str, Any]]


@pytest.fixture
def draft(cms: FakeCms, ward: str) -> Draft:
    """Put a draft behind the token; return its payload."""

    def put(kind: str = "news", **changes: Any) -> dict[str, Any]:
        item = {
            **example(kind),
            "site": "thanhdong",
            "title": TITLE,
            "path": "/tin-tuc/chim-hoang-yen/",
            "section": ward,
            "breadcrumbs": [],
            "alternates": [],
            **changes,
        }
        cms.previews[TOKEN] = {
            "site": item["site"],
            "locale": item["locale"],
            "revision": "7",
            "saved_at": "2026-11-28T07:30:00+00:00",
            "expires_at": "2026-12-05T07:30:00+00:00",
            "is_newest": True,
            "is_published": False,
            "takes_remarks": True,
            "remarks": [],
            "files": ["pho-480.webp"],
            "item": item,
        }
        return cms.previews[TOKEN]

    return put


@pytest.fixture
def web(cms: FakeCms, draft: Draft, portal: Portal, api: str) -> Iterator[httpx.Client]:
    """A reader of two published portals, with a draft on one of them."""
    cms.add_site("hongbang")
    portal.publish()
    draft()
    with reader_of_application(application(portal.public, api)) as reader:
        yield reader


# What is seen


def test_a_draft_is_seen_in_its_portals_theme_and_marked_as_one(web: httpx.Client) -> None:
    answer = web.get(PAGE)
    document = read(answer.text)

    assert answer.status_code == 200
    assert document.faults == []
    assert against_policy(document) == []
    assert "Phường thanhdong" in document.text
    assert TITLE in document.text
    assert "chưa công bố" in document.text
    assert "14:30, 28/11/2026" in document.text
    assert "14:30, 05/12/2026" in document.text


def test_a_draft_is_nowhere_else_on_the_portal(web: httpx.Client) -> None:
    pages = [web.get(path) for path in ("/", "/tin-tuc/", "/feed.xml", "/sitemap.xml")]

    assert web.get("/tin-tuc/chim-hoang-yen/").status_code == 404
    assert not [page.url for page in pages if "hoang-yen" in page.text]


def test_a_draft_is_kept_by_nobody_and_tells_nobody_its_address(web: httpx.Client) -> None:
    headers = web.get(PAGE).headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert headers["referrer-policy"] == "no-referrer"
    kept = SECURITY_HEADERS.keys() - {"Referrer-Policy"}
    assert {name: headers[name] for name in kept} == {name: SECURITY_HEADERS[name] for name in kept}
    assert not {"etag", "set-cookie", "last-modified"} & set(headers)


def test_search_engines_and_chats_learn_nothing_of_a_draft(web: httpx.Client) -> None:
    page = web.get(PAGE).text

    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert not [word for word in ("canonical", "og:title", "ld+json", "hreflang") if word in page]


def test_a_drafts_own_files_come_by_its_token_and_public_ones_from_where_they_are(
    web: httpx.Client,
) -> None:
    page = web.get(PAGE).text

    assert f"/api/v1/previews/{TOKEN}/media/pho-480.webp 480w" in page
    assert " /media/pho-960.webp 960w" in page
    assert '"/media/pho-480.webp' not in page


def test_a_home_page_draft_stands_among_what_is_live(
    cms: FakeCms, ward: str, web: httpx.Client, draft: Draft
) -> None:
    cms.add_news("thanhdong", ward, "tin-dang-co", **_fields("news"))
    draft("home", id=cms.home("thanhdong"), path="/", section=None, tagline="Khẩu hiệu mới")

    document = read(web.get(PAGE).text)

    assert "Khẩu hiệu mới" in document.text
    assert "/tin-tuc/tin-dang-co/" in document.values("href")


def test_a_section_draft_stands_among_what_is_live(
    cms: FakeCms, ward: str, web: httpx.Client, draft: Draft
) -> None:
    cms.add_news("thanhdong", ward, "tin-dang-co", **_fields("news"))
    draft("section", id=ward, path="/tin-tuc/", summary="Lời giới thiệu mới")

    document = read(web.get(PAGE).text)

    assert "Lời giới thiệu mới" in document.text
    assert "/tin-tuc/tin-dang-co/" in document.values("href")


def test_a_section_that_was_never_public_is_seen_below_its_parent(
    cms: FakeCms, ward: str, web: httpx.Client, draft: Draft
) -> None:
    draft("section", path="/tin-tuc/muc-moi/", title="Mục mới")

    document = read(web.get(PAGE).text)

    assert document.faults == []
    assert "Mục mới" in document.text
    assert "/tin-tuc/" in document.values("href")


def _fields(kind: str) -> dict[str, Any]:
    own = {"id", "site", "locale", "section", "path", "url", "type", "position"}
    return {name: value for name, value in example(kind).items() if name not in own}


def test_a_draft_speaks_its_own_language(web: httpx.Client, draft: Draft) -> None:
    draft(locale="en", path="/en/news/canary/", title="The canary")

    page = web.get(PAGE, headers={"Accept-Language": "ko"}).text

    assert '<html lang="en">' in page
    assert "Preview – not published" in page
    assert "Send comment" in page


def test_a_draft_says_when_it_is_not_the_newest(web: httpx.Client, draft: Draft) -> None:
    before = web.get(PAGE).text
    draft()["is_newest"] = False

    assert "bản sửa mới hơn" not in before
    assert "bản sửa mới hơn" in web.get(PAGE).text


def test_a_draft_that_is_public_by_now_leads_to_its_page(web: httpx.Client, draft: Draft) -> None:
    draft()["is_published"] = True

    document = read(web.get(PAGE).text)

    assert "đã được công bố" in document.text
    assert "chưa công bố" not in document.text
    assert "/tin-tuc/chim-hoang-yen/" in document.values("href")


# Who may see it


@pytest.mark.parametrize("host", ["hongbang.localhost:8080", "khac.example", "[::1]"])
def test_a_draft_is_seen_on_no_other_host(web: httpx.Client, host: str) -> None:
    answer = web.get(PAGE, headers={"Host": host})

    assert answer.status_code in {404, 421}
    assert TITLE not in answer.text
    assert "thanhdong" not in answer.text


def test_another_name_of_the_host_leads_to_its_address(web: httpx.Client) -> None:
    answer = web.get(PAGE, headers={"Host": "www.thanhdong.localhost:8080"})

    assert (answer.status_code, answer.headers["location"]) == (
        301,
        f"http://thanhdong.localhost:8080{PAGE}",
    )


@pytest.mark.parametrize(
    ("token", "status"),
    [
        (TOKEN[:-1], 404),
        (FOREIGN, 404),
        ("ngan", 404),
        ("x" * 90, 404),
        (f"{'x' * 500}.{'x' * 500}", 404),
        ("..%2f..%2fhosts.json", 404),
        ("", 404),
    ],
)
def test_a_foreign_token_opens_nothing(web: httpx.Client, token: str, status: int) -> None:
    answer = web.get(f"/xem-truoc/{token}/")

    assert answer.status_code == status
    assert TITLE not in answer.text


def test_what_cannot_be_a_token_is_not_even_asked_for(cms: FakeCms, web: httpx.Client) -> None:
    web.get("/xem-truoc/ngan/")
    web.get("/xem-truoc/")

    assert not [asked for asked in cms.requests if asked.startswith("previews")]


def test_a_link_that_is_over_says_what_to_do(cms: FakeCms, web: httpx.Client) -> None:
    cms.previews_over.add(TOKEN)

    answer = web.get(PAGE)

    assert answer.status_code == 410
    assert "Hãy xin người gửi một liên kết mới" in answer.text
    assert TITLE not in answer.text
    assert read(answer.text).faults == []


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ("en-GB,en;q=0.9", "no longer works"),
        ("de, ja", "使用できません"),
        ("", "không còn dùng được"),
    ],
)
def test_a_refusal_speaks_the_readers_language(
    cms: FakeCms, web: httpx.Client, accepted: str, said: str
) -> None:
    cms.previews_over.add(TOKEN)

    assert said in web.get(PAGE, headers={"Accept-Language": accepted}).text


def test_readers_are_not_kept_waiting_by_those_who_wait_for_drafts(
    cms: FakeCms, web: httpx.Client
) -> None:
    goes_on, held = threading.Event(), threading.Semaphore(0)
    cms.on_request = partial(hold_until, goes_on, held)
    address = str(web.base_url.join(PAGE))
    looks = [
        threading.Thread(target=look_at, args=(address,)) for _each in range(MORE_THAN_ONE_POOL)
    ]
    for look in looks:
        look.start()
    for _each in range(preview_web.AT_ONCE):
        assert held.acquire(timeout=20)

    page = web.get("/tin-tuc/", timeout=3)

    assert page.status_code == 200
    goes_on.set()
    for look in looks:
        look.join()


def hold_until(goes_on: threading.Event, held: threading.Semaphore, _path: str) -> None:
    held.release()
    goes_on.wait(7)


def look_at(address: str) -> None:
    httpx.get(address, headers={"Host": HOST}, timeout=30)


@pytest.mark.parametrize("path", [PAGE, f"/xem-truoc/{FOREIGN}/"])
def test_a_refusal_is_guarded_as_a_draft_is(cms: FakeCms, web: httpx.Client, path: str) -> None:
    cms.previews_over.add(TOKEN)

    headers = web.get(path).headers

    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"] == SECURITY_HEADERS["Content-Security-Policy"]


def test_an_address_that_lost_its_last_slash_leads_there(web: httpx.Client) -> None:
    answer = web.get(PAGE.rstrip("/"))

    assert (answer.status_code, answer.headers["location"]) == (308, PAGE)


def test_head_is_get_without_a_body(web: httpx.Client) -> None:
    answer = web.head(PAGE)

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_draft_is_not_written_to(web: httpx.Client, method: str) -> None:
    answer = web.request(method, PAGE)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


# When something is wrong


def test_without_the_cms_it_says_so_in_words(cms: FakeCms, web: httpx.Client) -> None:
    cms.is_down = True

    answer = web.get(PAGE)

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"
    assert "đang gián đoạn" in answer.text
    assert web.get("/tin-tuc/").status_code == 200


def test_a_slow_cms_is_not_waited_for(
    cms: FakeCms, web: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_web, "SECONDS_PER_PAGE", 0.2)
    cms.on_request = lambda _path: time.sleep(0.6)

    answer = web.get(PAGE)

    assert answer.status_code == 503
    assert "đang gián đoạn" in answer.text


def test_a_fault_of_the_cms_is_said_in_words(cms: FakeCms, web: httpx.Client) -> None:
    cms.broken.add(TOKEN)

    answer = web.get(PAGE)

    assert answer.status_code == 502
    assert "đang gián đoạn" in answer.text


def test_a_draft_no_theme_can_show_is_said_in_words_and_noted_without_its_token(
    web: httpx.Client, draft: Draft, capfd: pytest.CaptureFixture[str]
) -> None:
    del draft("procedure")["item"]["steps"]

    answer = web.get(PAGE)
    noted = capfd.readouterr().err

    assert answer.status_code == 500
    assert "giao diện chưa trình bày được" in answer.text
    assert "xem trước: UndefinedError" in noted
    assert TOKEN not in noted


# What is said


def test_a_remark_is_passed_on_and_thanked_for(cms: FakeCms, web: httpx.Client) -> None:
    sent = web.post(PAGE, data=REMARK)
    thanks = web.get(sent.headers["location"])

    assert (sent.status_code, sent.headers["location"]) == (303, f"{PAGE}?da-gui=1#gop-y")
    assert cms.said == [(TOKEN, {**REMARK, "website": ""})]
    assert "Đã gửi góp ý" in thanks.text
    assert "Đã gửi góp ý" not in web.get(PAGE).text


def test_remarks_are_shown_as_they_were_written(web: httpx.Client, draft: Draft) -> None:
    at = "2026-11-28T08:00:00+00:00"
    draft()["remarks"] = [
        {"name": "<b>Hà</b>", "is_staff": False, "text": "Dòng một\nDòng <i>hai</i>", "at": at},
        {"name": "", "is_staff": True, "text": "Đã sửa", "at": at},
    ]

    page = web.get(PAGE).text

    assert "&lt;b&gt;Hà&lt;/b&gt;" in page
    assert "Dòng một\nDòng &lt;i&gt;hai&lt;/i&gt;" in page
    assert "<strong>Ban Biên tập</strong>" in page
    assert "15:00, 28/11/2026" in page


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"name": " ", "text": "Góp ý dài"}, "Hãy ghi họ tên"),
        ({"name": "Hà", "text": " \r\n "}, "Hãy viết góp ý"),
        ({"name": "x" * 121, "text": "Góp ý"}, "dài quá 120 chữ"),
        ({"name": "Hà", "text": "x" * 4001}, "dài quá 4000 chữ"),
        ({}, "Hãy ghi họ tên"),
    ],
)
def test_a_remark_with_a_fault_is_kept_and_the_fault_named(
    cms: FakeCms, web: httpx.Client, typed: dict[str, str], fault: str
) -> None:
    answer = web.post(PAGE, data=typed)
    document = read(answer.text)

    assert answer.status_code == 400
    assert cms.said == []
    assert fault in document.text
    assert document.faults == []
    assert TITLE in document.text
    assert "true" in document.values("aria-invalid")
    assert set(document.values("aria-describedby")) <= set(document.values("id"))
    assert typed.get("text", "").strip() in answer.text
    assert typed.get("name", "").strip() in answer.text


def test_the_longest_remark_is_taken(cms: FakeCms, web: httpx.Client) -> None:
    lines = "Ý kiến.\n" * 499 + "Đã hết."

    answer = web.post(PAGE, data={"name": "Hà", "text": lines.replace("\n", "\r\n")})

    assert answer.status_code == 303
    assert cms.said[0][1]["text"] == lines


@pytest.mark.parametrize(("status", "said"), [(429, "quá nhiều góp ý"), (400, "kiểm tra lại")])
def test_a_remark_the_cms_refuses_is_kept(
    cms: FakeCms, web: httpx.Client, status: int, said: str
) -> None:
    cms.takes_remarks = status

    answer = web.post(PAGE, data=REMARK)

    assert answer.status_code == status
    assert said in answer.text
    assert REMARK["text"] in answer.text
    assert f'value="{REMARK["name"]}"' in answer.text


def test_a_remark_is_not_lost_when_the_cms_is_away(cms: FakeCms, web: httpx.Client) -> None:
    cms.is_down = True

    answer = web.post(PAGE, data=REMARK)
    document = read(answer.text)

    assert answer.status_code == 503
    assert REMARK["text"] in document.text
    assert f"{PAGE}#gop-y" in document.values("action")
    assert document.faults == []


def test_a_remark_is_not_lost_when_the_link_has_ended_meanwhile(
    cms: FakeCms, web: httpx.Client
) -> None:
    cms.previews_over.add(TOKEN)

    answer = web.post(PAGE, data=REMARK)

    assert answer.status_code == 410
    assert REMARK["text"] in answer.text
    assert "<form" not in answer.text


def test_a_remark_is_made_on_no_other_host(cms: FakeCms, web: httpx.Client) -> None:
    answer = web.post(PAGE, data=REMARK, headers=OTHER_HOST)

    assert answer.status_code == 404
    assert cms.said == []


def test_what_only_a_robot_fills_in_is_passed_on_as_such(cms: FakeCms, web: httpx.Client) -> None:
    web.post(PAGE, data={**REMARK, "website": "https://spam.example/"})

    assert cms.said[0][1]["website"] == "https://spam.example/"


def test_more_than_a_remark_is_not_even_read(cms: FakeCms, web: httpx.Client) -> None:
    answer = web.post(PAGE, content=b"text=" + b"x" * 100_000)

    assert answer.status_code == 413
    assert cms.said == []


def test_what_is_no_form_is_a_form_without_words(web: httpx.Client) -> None:
    assert web.post(PAGE, content=b"\xff\x00=&&=%zz").status_code == 400


def test_who_looks_for_themselves_is_offered_no_form(web: httpx.Client, draft: Draft) -> None:
    draft()["takes_remarks"] = False

    page = web.get(PAGE).text

    assert "<form" not in page
    assert "chưa công bố" in page


# Behind another web server


@pytest.fixture
def alone(draft: Draft, api: str, tmp_path: Path) -> Iterator[httpx.Client]:
    """A reader of the previews on their own, as nginx would pass readers on; nothing is published."""
    draft()
    with reader_of_application(behind_nginx(tmp_path / "public", api)) as reader:
        yield reader


def test_previews_need_none_of_the_published_files(cms: FakeCms, alone: httpx.Client) -> None:
    cms.add_site("hongbang")

    assert TITLE in alone.get(PAGE).text
    assert alone.post(PAGE, data=REMARK).status_code == 303
    assert alone.get(PAGE, headers=OTHER_HOST).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/xem-truoc/", "/tin-tuc/", "/api/v1/sites/", "/xem-truoc/a/b/"]
)
def test_previews_alone_have_nothing_else(alone: httpx.Client, path: str) -> None:
    answer = alone.get(path)

    assert answer.status_code == 404
    assert "Không có bản xem trước ở địa chỉ này" in answer.text
