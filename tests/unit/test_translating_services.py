"""Services that translate by machine: how each is asked, and what is made of every kind of answer."""

import json
import threading
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from backend.environment import EnvironmentFaults, read_environment
from backend.translation.services import (
    DeepL,
    LibreTranslate,
    Service,
    ServiceBusy,
    ServiceFault,
    configured,
)
from tests.services.translating import Machine, translating

KEY = SecretStr("chia-khoa-bi-mat")


@pytest.fixture(scope="module")
def served() -> Iterator[Machine]:
    """A machine, served once for all."""
    with translating() as found:
        yield found


@pytest.fixture
def machine(served: Machine) -> Machine:
    """The machine, as it answers of itself."""
    served.__init__(port=served.port)  # type: ignore[misc]
    return served


@pytest.fixture
def own(machine: Machine) -> LibreTranslate:
    return LibreTranslate(url=machine.url, key=KEY, seconds=5)


@pytest.fixture
def company(machine: Machine) -> DeepL:
    return DeepL(url=machine.url, key=KEY, seconds=5)


def test_a_machine_of_ones_own_is_asked_as_libretranslate_is(own: Service, machine: Machine):
    said = own.translate(["Xin chào", "<b>Cảm ơn</b>"], language="zh", is_html=True)

    assert said == ["[zh] Xin chào", "[zh] <b>Cảm ơn</b>"]
    assert machine.asked[0].path == "/translate"
    assert machine.asked[0].question == {
        "q": ["Xin chào", "<b>Cảm ơn</b>"],
        "source": "vi",
        "target": "zh",
        "format": "html",
        "api_key": KEY.get_secret_value(),
    }


def test_the_company_is_asked_by_its_second_version(company: Service, machine: Machine):
    said = company.translate(["Xin chào"], language="en", is_html=False)
    company.translate(["<b>x</b>"], language="ko", is_html=True)

    assert said == ["[en] Xin chào"]
    first, second = machine.asked
    assert first.path == "/v2/translate"
    assert first.headers["authorization"] == f"DeepL-Auth-Key {KEY.get_secret_value()}"
    assert first.question == {"text": ["Xin chào"], "source_lang": "VI", "target_lang": "EN-US"}
    assert second.question["target_lang"] == "KO"
    assert second.question["tag_handling"] == "html"


@pytest.mark.parametrize("service", ["own", "company"])
@pytest.mark.parametrize(
    ("status", "retry_after", "words", "seconds"),
    [
        (429, "120", "thử lại sau 120 giây", 120),
        (429, "", "sau ít phút", None),
        (503, "soon", "sau ít phút", None),
        (529, "Wed, 21 Oct 2015 07:28:00 GMT", "sau 1 giây", 1),
        (429, "9" * 40, "86400 giây", 86400),
        (500, "", "đang lỗi (mã 500)", None),
    ],
)
def test_a_service_that_is_busy_says_when_to_come_again(
    request, machine, service, status, retry_after, words, seconds
):
    machine.status, machine.headers = status, {"Retry-After": retry_after}

    with pytest.raises(ServiceBusy, match=words.replace("(", r"\(").replace(")", r"\)")) as busy:
        request.getfixturevalue(service).translate(["Xin chào"], language="en", is_html=False)

    assert busy.value.seconds == seconds


@pytest.mark.parametrize("service", ["own", "company"])
@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "từ chối khóa"),
        (403, "từ chối khóa"),
        (456, "hạn mức"),
        (413, "đoạn dài"),
        (400, "mã 400"),
        (302, "mã 302"),
    ],
)
def test_a_refusal_is_said_in_words_and_not_repeated(request, machine, service, status, words):
    machine.status, machine.headers = status, {"Location": "http://127.0.0.1:9/"}

    with pytest.raises(ServiceFault, match=words) as refused:
        request.getfixturevalue(service).translate(["Xin chào"], language="en", is_html=False)

    assert not isinstance(refused.value, ServiceBusy)
    assert KEY.get_secret_value() not in str(refused.value)
    assert len(machine.asked) == 1  # nobody was led elsewhere


@pytest.mark.parametrize("service", ["own", "company"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"error": "x"}',
        b'{"translatedText": "Hello"}',
        b'{"translatedText": [1]}',
        b'{"translatedText": ["a", "b"]}',
        b'{"translatedText": []}',
        b'{"translations": {"text": "a"}}',
        b'{"translations": [{"text": null}]}',
        b'{"translations": [{"text": "a"}, {"text": "b"}]}',
        b'{"translations": ["a"]}',
        b"[" * 100_000,
        b" " * 4_100_000,
    ],
    ids=lambda body: body[:30].decode(errors="replace").strip() or str(len(body)),
)
def test_an_answer_of_another_shape_is_no_translation(request, machine, service, body):
    machine.body = body

    with pytest.raises(ServiceFault):
        request.getfixturevalue(service).translate(["Xin chào"], language="en", is_html=False)


def test_a_service_that_does_not_answer_in_time_is_left(machine: Machine):
    stop = threading.Event()
    machine.pause = lambda: stop.wait(5)

    with pytest.raises(ServiceBusy, match="quá chậm"):
        LibreTranslate(url=machine.url, key=None, seconds=0.1).translate(
            ["Xin chào"], language="en", is_html=False
        )

    stop.set()
    assert "api_key" not in machine.asked[0].question


def test_a_service_that_sends_rubbish_for_gzip_is_no_service(own: Service, machine: Machine):
    machine.headers = {"Content-Encoding": "gzip"}

    with pytest.raises(ServiceFault):
        own.translate(["Xin chào"], language="en", is_html=False)


def test_where_nobody_listens_it_is_said():
    away = LibreTranslate(url="http://127.0.0.1:9", key=None, seconds=2)

    with pytest.raises(ServiceBusy, match="Không nối được"):
        away.translate(["Xin chào"], language="en", is_html=False)


def test_what_came_is_given_on_whatever_letters_it_has(own: Service, machine: Machine):
    machine.body = json.dumps({"translatedText": ["\ud800\x00"]}).encode()

    assert own.translate(["Xin chào"], language="en", is_html=False) == ["\ud800\x00"]


class TestSettings:
    @pytest.fixture
    def environment(self, monkeypatch, settings):
        """Return the service of an environment."""

        def of(**variables: str) -> Service | None:
            for name, value in variables.items():
                monkeypatch.setenv(f"PORTAL_TRANSLATE_{name.upper()}", value)
            settings.ENVIRONMENT = read_environment()
            return configured()

        return of

    def test_nothing_is_sent_anywhere_unless_somebody_says_so(self, environment):
        assert environment() is None

    def test_a_service_is_named_with_its_address_and_key(self, environment):
        found = environment(provider="deepl", url="https://api.deepl.com/", key="bi-mat")

        assert isinstance(found, DeepL)
        assert (found.url, found.seconds, found.is_abroad) == ("https://api.deepl.com", 20, True)
        assert "bi-mat" not in repr(found)

    def test_a_machine_of_ones_own_needs_no_key(self, environment):
        found = environment(provider="libretranslate", url="http://dich.noi-bo:5000", seconds="7")

        assert isinstance(found, LibreTranslate)
        assert (found.key, found.seconds, found.is_abroad) == (None, 7, False)

    @pytest.mark.parametrize(
        ("variables", "words"),
        [
            ({"provider": "google", "url": "https://x"}, "libretranslate"),
            ({"provider": "deepl", "url": "https://x"}, "PORTAL_TRANSLATE_KEY"),
            ({"provider": "deepl", "key": "bi-mat"}, "PORTAL_TRANSLATE_URL"),
            ({"provider": "deepl", "url": "http://x.vn", "key": "bi-mat"}, "https"),
            ({"url": "https://x"}, "libretranslate or deepl"),
            ({"key": "bi-mat"}, "libretranslate or deepl"),
            ({"provider": "libretranslate", "url": "ftp://x"}, "http"),
            ({"provider": "libretranslate", "url": "https://an:bi-mat@x"}, "without a name"),
            ({"provider": "libretranslate", "url": "https://x?k=bi-mat"}, "query"),
            ({"provider": "libretranslate", "url": "https://x:99999"}, "port"),
            ({"provider": "libretranslate", "url": "https://x", "seconds": "0"}, "SECONDS"),
        ],
    )
    def test_what_does_not_fit_is_refused_and_never_repeated(self, environment, variables, words):
        with pytest.raises(EnvironmentFaults, match=words) as refused:
            environment(**variables)

        assert "bi-mat" not in str(refused.value)

    def test_every_fault_is_told_at_once(self, environment, monkeypatch):
        monkeypatch.setenv("PORTAL_WEB_PORT", "0")

        with pytest.raises(EnvironmentFaults) as refused:
            environment(provider="deepl", seconds="0")

        assert all(
            name in str(refused.value)
            for name in ("PORTAL_WEB_PORT", "TRANSLATE_SECONDS", "TRANSLATE_URL", "TRANSLATE_KEY")
        )
