"""Letters without scripts: asked for, confirmed, changed, and left by one click of a mail program."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from frontend.web import application, behind_nginx
from tests.html_documents import against_policy, read
from tests.publishing import fake_cms
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import GOOD, LETTERS, THANKS, FakeDesk

ASK = "/dang-ky-nhan-tin/"
CONFIRM, CHANGE, LEAVE = (f"{ASK}{act}/" for act in ("xac-nhan", "thay-doi", "thoi-nhan"))
WANTED = {
    "email": "ban.doc@example.vn",
    "category:news-events": "yes",
    "rhythm": "daily",
    "consent": "2026-1",
}
Published = tuple[FakeCms, str, Portal]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A portal in two languages that sends letters, and one that is closed."""
    cms = FakeCms()
    serving = fake_cms.serve(cms)
    cms.add_site("thanhdong", languages=("vi", "en"), theme="ward", letters=LETTERS)
    cms.add_site("hongbang", status="closed")
    api = next(serving)
    portal = Portal(api, tmp_path_factory.mktemp("letters"))
    portal.publish()
    yield cms, api, portal
    serving.close()


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
    _, api, portal = published
    served = application if request.param == "web" else behind_nginx
    state = portal.settings.state_file
    with reader_of_application(
        served(portal.public, api, None, fake_cms.TOKEN, tmp_path / "spool", state)
    ) as reader:
        yield reader


def test_every_language_of_an_open_portal_has_the_pages_and_a_closed_one_none(
    published: Published,
) -> None:
    sites = published[2].public / "sites"

    for path in (ASK, CONFIRM, CHANGE, LEAVE):
        assert (sites / f"thanhdong{path}index.html").is_file()
        assert (sites / f"thanhdong/en{path}index.html").is_file()
        assert not (sites / f"hongbang{path}index.html").exists()


def test_what_is_chosen_is_passed_on_and_thanked_for(web: httpx.Client, desk: FakeDesk) -> None:
    answer = web.post(f"/en{ASK}", data=WANTED | {"website": ""})
    page = read(answer.text)

    assert answer.status_code == 201
    assert (page.faults, against_policy(page)) == ([], [])
    assert THANKS in page.text
    assert WANTED["email"] not in answer.text
    (said,) = desk.letters
    assert (said["subjects"], said["rhythm"], said["locale"]) == (
        ["category:news-events"],
        "daily",
        "en",
    )
    assert said["path"].endswith("sites/thanhdong/subscriptions/")


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(
    web: httpx.Client, desk: FakeDesk
) -> None:
    fault = {"field": "email", "value": "", "reason": "Không hợp lệ.", "remedy": "Hãy sửa."}
    desk.answers_with = (400, {"errors": [fault]})

    answer = web.post(ASK, data=WANTED)
    page = read(answer.text)
    boxes = {each.attributes.get("name"): each.attributes for each in page.all("input")}

    assert answer.status_code == 400
    assert "Không hợp lệ. Hãy sửa." in page.text
    assert boxes["email"]["value"] == WANTED["email"]
    assert "checked" in boxes["category:news-events"]
    assert "checked" not in boxes["news:economy"]
    assert (page.faults, against_policy(page)) == ([], [])


@pytest.mark.parametrize(("path", "what"), [(CONFIRM, "confirm"), (LEAVE, "leave")])
def test_reading_a_link_does_nothing_and_its_button_does(
    web: httpx.Client, desk: FakeDesk, path: str, what: str
) -> None:
    web.get(path, params={"ma": GOOD})
    assert desk.letters == []

    answer = web.post(path, params={"ma": GOOD}, data={"act": "x"})
    assert answer.status_code == 200
    assert [(each["what"], each["token"]) for each in desk.letters] == [(what, GOOD)]


def test_a_mail_program_leaves_by_one_click_without_cookie_or_origin(
    web: httpx.Client, desk: FakeDesk
) -> None:
    answer = web.post(LEAVE, params={"ma": GOOD}, data={"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert [each["what"] for each in desk.letters] == ["leave"]
    multipart = {"List-Unsubscribe": (None, "One-Click")}
    assert web.post(LEAVE, params={"ma": GOOD}, files=multipart).status_code == 200


def test_one_s_own_choice_is_shown_and_changed(web: httpx.Client, desk: FakeDesk) -> None:
    shown = web.post(CHANGE, params={"ma": GOOD}, data={"act": "show"})
    boxes = {each.attributes.get("name"): each.attributes for each in read(shown.text).all("input")}
    assert "checked" in boxes["news:economy"]
    assert boxes["ma"]["value"] == GOOD

    changed = web.post(CHANGE, data={"ma": GOOD, "category:news-events": "yes", "rhythm": "hourly"})
    assert changed.status_code == 200
    assert "Đã ghi thay đổi." in changed.text
    assert [each["what"] for each in desk.letters] == ["own", "change"]
    assert desk.letters[1]["subjects"] == ["category:news-events"]


@pytest.mark.parametrize("path", [CONFIRM, CHANGE, LEAVE])
@pytest.mark.parametrize("token", ["", "cua-nguoi-khac"])
def test_a_link_of_nobody_s_says_so(
    web: httpx.Client, desk: FakeDesk, path: str, token: str
) -> None:
    answer = web.post(path, params={"ma": token}, data={"act": "x"})

    assert answer.status_code == 404
    assert "Liên kết không đúng" in answer.text
    assert desk.letters == []


def test_a_link_that_is_over_says_so(web: httpx.Client, desk: FakeDesk) -> None:
    desk.answers_with = (409, {"detail": "Hết hạn."})

    answer = web.post(CONFIRM, params={"ma": GOOD}, data={"act": "x"})
    assert answer.status_code == 409
    assert "Liên kết đã hết hạn" in answer.text


def test_while_the_cms_is_away_the_link_is_kept_for_another_try(
    web: httpx.Client, published: Published, desk: FakeDesk
) -> None:
    published[0].is_down = True

    answer = web.post(LEAVE, params={"ma": GOOD}, data={"act": "x"})
    boxes = {
        each.attributes.get("name"): each.attributes for each in read(answer.text).all("input")
    }
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert boxes["ma"]["value"] == GOOD


def test_a_form_of_a_foreign_page_is_refused(web: httpx.Client, desk: FakeDesk) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert web.post(ASK, data=WANTED, headers=headers).status_code == 403
    assert desk.letters == []
