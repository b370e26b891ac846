"""What readers say of a page, without scripts: taken, corrected, never lost while the CMS is away."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from frontend.web import application, behind_nginx
from tests.html_documents import against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import THANKS, FakeDesk

REPORT, VOTE = "/bao-sai-sot/", "/y-kien-ve-trang/"
WORDS = {"text": "Số điện thoại ở cuối bài sai.", "email": "ban.doc@example.vn"}
Published = tuple[FakeCms, str, Portal, str]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A portal in two languages with a news item in both, and a portal that is closed."""
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    cms.add_site("thanhdong", languages=("vi", "en"), theme="ward")
    cms.add_site("hongbang", status="closed")
    section = cms.add_section("thanhdong", "tin", title="Tin tức", menu_title="")
    cms.add_section("thanhdong", "news", locale="en", id=section, menu_title="")
    item = cms.add_news("thanhdong", section, "le-hoi", title="Lễ hội Thành Đông")
    cms.add_news("thanhdong", section, "festival", locale="en", id=item, title="A festival")
    other = cms.add_section("hongbang", "tin", title="Tin tức", menu_title="")
    cms.add_news("hongbang", other, "cu", title="Tin cũ")
    api = next(serving)
    portal = Portal(api, tmp_path_factory.mktemp("said"))
    portal.publish()
    yield cms, api, portal, item
    serving.close()


@pytest.fixture
def item(published: Published) -> str:
    return published[3]


@pytest.fixture
def desk(published: Published) -> FakeDesk:
    """An empty desk of a CMS in good health."""
    cms = published[0]
    cms.is_down, cms.fails_at = False, "-"
    cms.desk = FakeDesk()
    return cms.desk


@pytest.fixture(params=["web", "behind nginx"])
def web(
    request: pytest.FixtureRequest, desk: FakeDesk, published: Published, tmp_path: Path
) -> Iterator[httpx.Client]:
    """A reader of the local server, or of what nginx passes on."""
    _, api, portal, _ = published
    served = application if request.param == "web" else behind_nginx
    state = portal.settings.state_file
    with reader_of_application(
        served(portal.public, api, None, fake_cms.TOKEN, tmp_path / "spool", state)
    ) as reader:
        yield reader


def typed_in(page: str, name: str) -> str:
    """Return what stands in a field of a page's form."""
    for each in read(page).all("input"):
        if each.attributes.get("name") == name:
            return each.attributes["value"]
    found = re.search(rf'<textarea[^>]* name="{name}"[^>]*>\n?(?P<text>[^<]*)</textarea>', page)
    assert found, name
    return found["text"]


def test_pages_of_a_closed_portal_take_nothing(
    published: Published, web: httpx.Client, desk: FakeDesk
) -> None:
    cms, _, portal, _ = published
    open_page = (portal.public / "sites/thanhdong/tin/le-hoi/index.html").read_text()
    closed_page = (portal.public / "sites/hongbang/tin/cu/index.html").read_text()
    (closed,) = (
        key for key in cms.items if key[0] == "hongbang" and cms.items[key]["type"] == "news"
    )

    assert "takes_feedback&quot;:true" in open_page
    assert "takes_feedback&quot;:false" in closed_page
    headers = {"Host": cms.sites["hongbang"]["host"]}
    answer = web.post(REPORT, data=WORDS | {"item": closed[1]}, headers=headers)
    assert answer.status_code in {404, 405, 421}
    assert desk.said == []


def test_a_report_is_taken_and_thanked_for_in_the_portals_theme(
    web: httpx.Client, desk: FakeDesk, item: str
) -> None:
    answer = web.post(REPORT, data=WORDS | {"item": item, "website": ""})
    page = read(answer.text)

    assert answer.status_code == 201
    assert (page.faults, against_policy(page)) == ([], [])
    assert THANKS in page.text
    assert WORDS["email"] not in answer.text
    assert "/tin/le-hoi/" in {each.attributes.get("href") for each in page.all("a")}
    (said,) = desk.said
    assert {name: said[name] for name in WORDS} == WORDS
    assert (said["what"], said["item"], said["locale"]) == ("errors", item, "vi")
    assert said["path"].endswith("sites/thanhdong/feedback/errors/")
    assert answer.headers["cache-control"] == "no-store"


def test_the_same_report_is_known_again_and_every_vote_is_its_own(
    web: httpx.Client, desk: FakeDesk, item: str
) -> None:
    for _ in range(2):
        web.post(REPORT, data=WORDS | {"item": item})
        web.post(VOTE, data={"item": item, "useful": "yes"})

    reports = {each["idempotency_key"] for each in desk.said if each["what"] == "errors"}
    votes = {each["idempotency_key"] for each in desk.said if each["what"] == "usefulness"}
    assert (len(reports), len(votes)) == (1, 2)


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    web: httpx.Client, desk: FakeDesk, item: str
) -> None:
    fault = {"field": "text", "value": "", "reason": "Quá ngắn.", "remedy": "Hãy viết thêm."}
    desk.answers_with = (400, {"errors": [fault]})

    answer = web.post(f"/en{REPORT}", data=WORDS | {"item": item})
    page = read(answer.text)

    assert answer.status_code == 400
    assert "Quá ngắn. Hãy viết thêm." in page.text
    assert {name: typed_in(answer.text, name) for name in WORDS} == WORDS
    assert typed_in(answer.text, "item") == item
    assert "Report an error" in page.text
    assert (page.faults, against_policy(page)) == ([], [])


@pytest.mark.parametrize(("path", "sent"), [(REPORT, WORDS), (VOTE, {"sentence": "Khó tìm."})])
def test_while_the_cms_is_away_what_was_typed_stays_and_it_is_said(
    web: httpx.Client,
    published: Published,
    desk: FakeDesk,
    item: str,
    path: str,
    sent: dict[str, str],
) -> None:
    published[0].is_down = True

    answer = web.post(path, data=sent | {"item": item})
    page = read(answer.text)

    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "Những gì đã ghi vẫn còn" in page.text
    assert {name: typed_in(answer.text, name) for name in sent} == sent
    assert desk.said == []


def test_too_much_is_said_to_be_too_much(web: httpx.Client, desk: FakeDesk, item: str) -> None:
    desk.answers_with = (429, {})

    answer = web.post(VOTE, data={"item": item, "useful": "no"})

    assert answer.status_code == 429
    assert "quá nhiều ý kiến" in answer.text


@pytest.mark.parametrize("item", ["", "../x", "0" * 36, "7b0e9d0e-5d0e-4f0e-8d0e-000000000000"])
def test_what_no_page_is_about_is_not_found(web: httpx.Client, desk: FakeDesk, item: str) -> None:
    answer = web.post(REPORT, data=WORDS | {"item": item})

    assert answer.status_code in {404, 405}
    assert desk.said == []


def test_a_form_of_a_foreign_page_is_refused(web: httpx.Client, desk: FakeDesk, item: str) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert web.post(REPORT, data=WORDS | {"item": item}, headers=headers).status_code == 403
    assert desk.said == []
