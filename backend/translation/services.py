"""Services that translate by machine: how each is asked over HTTP, and how far its answers are believed.

Nothing here knows a page or the database. A service gets texts and gives as many back, or a fault in
words for a translator; what it says besides (which could repeat a key) is never passed on.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

import httpx
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import SecretStr

from content_models.languages import VIETNAMESE

if TYPE_CHECKING:
    from backend.environment import Environment

LARGEST_ANSWER = 4_000_000
"""Bytes; the texts of one question have a fortieth of that."""
LONGEST_PAUSE = 24 * 3600


class ServiceFault(Exception):
    """A service gave no translation; the message says why and what to do."""


class ServiceBusy(ServiceFault):
    """It may be asked again later; `seconds` is when, where it said so."""

    def __init__(self, message: str, seconds: int | None = None) -> None:
        super().__init__(message)
        self.seconds = seconds


class Service(Protocol):
    """What translates from Vietnamese. `is_abroad`: the texts leave for a company's machines."""

    @property
    def name(self) -> str: ...

    @property
    def is_abroad(self) -> bool: ...

    def translate(self, texts: Sequence[str], *, language: str, is_html: bool) -> list[str]:
        """Return the texts in a language, by its public code, in their order; else ServiceFault.

        What comes back is as the machine said it: nobody has looked at its marks yet.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class LibreTranslate:
    """A machine of one's own that speaks as LibreTranslate does."""

    url: str
    key: SecretStr | None
    seconds: float
    name: str = "LibreTranslate"
    is_abroad: bool = False

    def translate(self, texts: Sequence[str], *, language: str, is_html: bool) -> list[str]:
        question = {
            "q": list(texts),
            "source": VIETNAMESE,
            "target": language,
            "format": "html" if is_html else "text",
        }
        if self.key is not None:
            question["api_key"] = self.key.get_secret_value()
        answer = _asked(f"{self.url}/translate", question, {}, self.seconds)
        return _texts(_member(answer, "translatedText"), len(texts))


@dataclass(frozen=True, kw_only=True)
class DeepL:
    """The company's interface, version 2."""

    url: str
    key: SecretStr
    seconds: float
    name: str = "DeepL"
    is_abroad: bool = True
    codes: Mapping[str, str] = field(default_factory=lambda: {"en": "EN-US", "zh": "ZH-HANS"})

    def translate(self, texts: Sequence[str], *, language: str, is_html: bool) -> list[str]:
        question: dict[str, Any] = {
            "text": list(texts),
            "source_lang": VIETNAMESE.upper(),
            "target_lang": self.codes.get(language, language.upper()),
        }
        if is_html:
            question["tag_handling"] = "html"
        headers = {"Authorization": f"DeepL-Auth-Key {self.key.get_secret_value()}"}
        answer = _asked(f"{self.url}/v2/translate", question, headers, self.seconds)
        found = _member(answer, "translations")
        if not isinstance(found, list):
            raise ServiceFault(_unreadable())
        return _texts([_member(each, "text") for each in found], len(texts))


def configured() -> Service | None:
    """Return the service the environment names, None where it names none."""
    environment: Environment = settings.ENVIRONMENT
    url, key, seconds = (
        environment.translate_url, environment.translate_key, environment.translate_seconds
    )  # fmt: skip
    if environment.translate_provider is None or url is None:
        return None
    if environment.translate_provider == "deepl" and key is not None:
        return DeepL(url=url, key=key, seconds=seconds)
    return LibreTranslate(url=url, key=key, seconds=seconds)


def _asked(url: str, question: object, headers: Mapping[str, str], seconds: float) -> Any:
    """Return what a service answers, as JSON; it has so many seconds for all of it."""
    end = monotonic() + seconds
    try:
        # No redirect is followed, no proxy of the environment used: the key goes there or nowhere.
        with (
            httpx.Client(timeout=seconds, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", url, json=question, headers=dict(headers)) as answer,
        ):
            _refuse(answer)
            content = _content(answer, end)
    except httpx.TimeoutException as fault:
        raise ServiceBusy(_slow()) from fault
    except httpx.DecodingError as fault:
        raise ServiceFault(_unreadable()) from fault
    except httpx.HTTPError as fault:
        message = _("Không nối được với dịch vụ dịch máy; bản nháp giữ nguyên. Hãy thử lại sau.")
        raise ServiceBusy(message) from fault
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise ServiceFault(_unreadable()) from fault


def _content(answer: httpx.Response, end: float) -> bytes:
    content = bytearray()
    for part in answer.iter_bytes():
        content += part
        if len(content) > LARGEST_ANSWER:
            raise ServiceFault(_unreadable())
        if monotonic() > end:
            raise ServiceBusy(_slow())
    return bytes(content)


def _refuse(answer: httpx.Response) -> None:
    status = answer.status_code
    if status == httpx.codes.OK:
        return
    if status in {401, 403}:
        raise ServiceFault(_("Dịch vụ dịch máy từ chối khóa; hãy báo quản trị hệ thống."))
    if status == 456:
        raise ServiceFault(
            _("Dịch vụ dịch máy đã hết hạn mức ký tự; hãy báo quản trị hệ thống, hoặc tự dịch.")
        )
    if status in {413, 414}:
        raise ServiceFault(_("Dịch vụ dịch máy không nhận đoạn dài như vậy; hãy tự dịch."))
    if status in {429, 503, 529}:
        raise _busy(_pause(answer.headers.get("retry-after", "")))
    if status >= 500:
        message = _("Dịch vụ dịch máy đang lỗi (mã %(status)d); bản nháp giữ nguyên.")
        raise ServiceBusy(message % {"status": status})
    message = _("Dịch vụ dịch máy từ chối yêu cầu (mã %(status)d); hãy báo quản trị hệ thống.")
    raise ServiceFault(message % {"status": status})


def _busy(seconds: int | None) -> ServiceBusy:
    if seconds is None:
        return ServiceBusy(_("Dịch vụ dịch máy đang quá tải; hãy thử lại sau ít phút."))
    message = _("Dịch vụ dịch máy đang quá tải; hãy thử lại sau %(seconds)d giây.")
    return ServiceBusy(message % {"seconds": seconds}, seconds)


def _pause(said: str) -> int | None:
    """Return how many seconds a `Retry-After` asks for, whether it counts them or names a time."""
    if said.isascii() and said.isdigit():
        return min(int(said[:9]), LONGEST_PAUSE)
    try:
        seconds = (parsedate_to_datetime(said) - timezone.now()).total_seconds()
    except (TypeError, ValueError):
        return None
    return min(max(int(seconds), 1), LONGEST_PAUSE)


def _member(answer: Any, name: str) -> Any:
    if not isinstance(answer, dict) or name not in answer:
        raise ServiceFault(_unreadable())
    return answer[name]


def _texts(found: Any, count: int) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ServiceFault(_unreadable())
    if len(found) != count:
        message = _(
            "Dịch vụ dịch máy trả về %(found)d đoạn thay vì %(asked)d; không dùng đoạn nào."
        )
        raise ServiceFault(message % {"found": len(found), "asked": count})
    return found


def _unreadable() -> str:
    return _("Câu trả lời của dịch vụ dịch máy không đọc được; bản nháp giữ nguyên.")


def _slow() -> str:
    return _("Dịch vụ dịch máy trả lời quá chậm; bản nháp giữ nguyên. Hãy thử lại sau.")
