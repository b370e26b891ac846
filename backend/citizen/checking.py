"""What a sender wrote, read at the edge: composed, cleaned, complete by the site's regulation or named."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from backend.citizen.refusals import Fault
from backend.citizen.rules import DETAILS, LONGEST, SHORTEST, ConsentText, Form
from backend.regulations.citizen_policies import AskerKind
from content_models.languages import public_language
from content_models.unicode_text import nfc

IDENTITY_NUMBER = re.compile(r"\d{12}")
PHONE = re.compile(r"(?:\+84|0)\d{8,10}")
LINES = ("text", "reply", "comment")
"""Fields that may have several lines."""
PERSONAL = tuple(DETAILS.values())
LOCALES = frozenset(public_language(code) for code, _label in settings.LANGUAGES)


@dataclass(frozen=True)
class Written:
    """What a sender wrote, once nothing is wrong with it."""

    asker: AskerKind
    personal: dict[str, str]
    topic: str
    title: str
    text: str
    locale: str
    is_complete: bool = True


def read(sent: Mapping[str, Any], form: Form, *, by_staff: bool) -> tuple[Written, list[Fault]]:
    """Return what was written, with everything wrong about it.

    What staff enter arrived some other way and is there, complete or not: what is missing then makes
    it incomplete and no fault, and it needs no consent by a click.
    """
    faults: list[Fault] = []
    values = {name: _text(sent, name, faults) for name in (*PERSONAL, "title", "text")}
    kind, topic = chosen(sent, "asker"), chosen(sent, "topic")
    locale = chosen(sent, "locale") or "vi"
    faults += _badly_chosen(form, kind=kind, topic=topic, locale=locale)
    faults += [] if by_staff else without_consent(sent, form.consent)
    personal = details(values, faults)
    missing = list(_missing(personal, form, kind))
    faults += [] if by_staff else missing
    faults += _too_short(values, by_staff=by_staff)
    asker = next((each for each in AskerKind if each == kind), AskerKind.INDIVIDUAL)
    written = Written(
        asker=asker,
        personal=personal,
        topic=topic,
        title=values["title"],
        text=values["text"],
        locale=locale,
        is_complete=not missing,
    )
    return written, faults


@dataclass(frozen=True)
class Corrected:
    """What is put in place of what a sender told: of themselves, and in their question."""

    details: dict[str, str]
    words: dict[str, str]


def corrected(sent: Mapping[str, Any]) -> tuple[Corrected, list[Fault]]:
    """Return what is to be put in place of what a sender told, with what is wrong about it."""
    faults: list[Fault] = []
    values = {name: _text(sent, name, faults) for name in PERSONAL}
    words = {name: _text(sent, name, faults) for name in ("title", "text")}
    told = details(values, faults)
    faults += _too_short(told, by_staff=True)
    return Corrected(told, {name: said for name, said in words.items() if said}), faults


def words(
    sent: Mapping[str, Any], name: str, *, least: int = 1, limit: str = ""
) -> tuple[str, list[Fault]]:
    """Return a text of several lines, with what is wrong about it; `limit` names whose length it has."""
    faults: list[Fault] = []
    text = _text(sent, name, faults, limit=limit or (name if name in LONGEST else "reply"))
    if not faults and len(text) < least:
        remedy = _("Hãy viết ít nhất %(least)d ký tự.") % {"least": least}
        faults.append(Fault(name, "", _("Còn thiếu hoặc quá ngắn."), remedy))
    return text, faults


def email(sent: Mapping[str, Any]) -> tuple[str, list[Fault]]:
    """Return the address for letters, empty where none was told, with what is wrong about it."""
    faults: list[Fault] = []
    address = _text(sent, "email", faults)
    return address, [*faults, *_bad_email(address)]


def locale(sent: Mapping[str, Any]) -> tuple[str, list[Fault]]:
    """Return the language in which something was sent, with what is wrong about it."""
    said = sent.get("locale") or "vi"
    if isinstance(said, str) and said in LOCALES:
        return said, []
    return "vi", [not_offered("locale", str(said)[:20], sorted(LOCALES))]


def not_offered(name: str, value: str, choices: Sequence[str]) -> Fault:
    """Return that a value is none of those that may be chosen."""
    remedy = _("Hãy chọn một trong: %(choices)s.") % {"choices": ", ".join(choices)}
    return Fault(name, value, _("Giá trị không dùng được."), remedy)


def cleaned(text: str, *, lines: bool) -> str:
    """Return a text composed and without what nobody sees; ValueError for a broken character."""
    text.encode()  # lone surrogates are no text
    composed = nfc(text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(each for each in composed if _is_seen(each) or (lines and each in "\n\t"))
    if lines:
        return re.sub(r"\n{3,}", "\n\n", kept).strip()
    return re.sub(r"\s+", " ", kept).strip()


def _is_seen(character: str) -> bool:
    """Tell whether somebody reading sees a character, or the space it makes.

    Control and format characters turn a text around, or hide words in it.
    """
    return unicodedata.category(character) not in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def chosen(sent: Mapping[str, Any], name: str) -> str:
    """Return what was chosen of what a form offers, empty for what cannot be any of it."""
    value = sent.get(name)
    return value if isinstance(value, str) and len(value) <= 64 else ""


def _text(sent: Mapping[str, Any], name: str, faults: list[Fault], *, limit: str = "") -> str:
    value = sent.get(name)
    if value is None:
        return ""
    longest = LONGEST[limit or name]
    if not isinstance(value, str):
        faults.append(Fault(name, "", _("Phải là văn bản."), _("Hãy gửi một chuỗi ký tự.")))
        return ""
    # Before it is cleaned: composing a flood of characters takes time.
    if len(value) > 4 * longest:
        faults.append(_too_long(name, longest))
        return ""
    try:
        text = cleaned(value, lines=name in LINES)
    except UnicodeEncodeError:
        faults.append(Fault(name, "", _("Có ký tự hỏng."), _("Hãy gõ lại nội dung này.")))
        return ""
    if len(text) > longest:
        faults.append(_too_long(name, longest))
    return text


def _too_long(name: str, longest: int) -> Fault:
    remedy = _("Hãy viết tối đa %(longest)d ký tự.") % {"longest": longest}
    return Fault(name, "", _("Quá dài."), remedy)


def _too_short(values: Mapping[str, str], *, by_staff: bool) -> Iterator[Fault]:
    for name, least in SHORTEST.items():
        value = values.get(name, "")
        is_asked = name in {"title", "text"}
        if by_staff:
            least = 1  # noqa: PLW2901  # whatever somebody wrote on paper is what they wrote
        if name in values and len(value) < least and (value or is_asked):
            remedy = _("Hãy viết ít nhất %(least)d ký tự.") % {"least": least}
            yield Fault(name, "", _("Còn thiếu hoặc quá ngắn."), remedy)


def _badly_chosen(form: Form, *, kind: str, topic: str, locale: str) -> Iterator[Fault]:
    offered = {
        "asker": (kind, [asker.kind.value for asker in form.askers]),
        "topic": (topic, [each.key for each in form.topics]),
        "locale": (locale, sorted(LOCALES)),
    }
    for name, (value, choices) in offered.items():
        if value not in choices:
            yield not_offered(name, value, choices)


def without_consent(sent: Mapping[str, Any], consent: ConsentText) -> Iterator[Fault]:
    """Yield a fault where a sender has not agreed to these words."""
    given = chosen(sent, "consent")
    if given != consent.version:
        reason = _("Chưa đồng ý với việc xử lý dữ liệu cá nhân, hoặc văn bản đã thay đổi.")
        remedy = _("Hãy đọc lại và đồng ý với văn bản phiên bản %(version)s.")
        yield Fault("consent", given, reason, remedy % {"version": consent.version})


def details(values: Mapping[str, str], faults: list[Fault]) -> dict[str, str]:
    """Return what the sender told about themselves, numbers without what only separates."""
    told = {name: values[name] for name in PERSONAL if values.get(name)}
    for name in ("identity_number", "phone"):
        if name in told:
            told[name] = re.sub(r"[\s.\-()]+", "", told[name])
    if not IDENTITY_NUMBER.fullmatch(told.get("identity_number", "0" * 12)):
        remedy = _("Hãy nhập đúng 12 chữ số trên thẻ căn cước.")
        faults.append(Fault("identity_number", "", _("Số định danh không hợp lệ."), remedy))
    if not PHONE.fullmatch(told.get("phone", "0912345678")):
        remedy = _("Hãy nhập số bắt đầu bằng 0 hoặc +84, từ 9 đến 11 chữ số.")
        faults.append(Fault("phone", "", _("Số điện thoại không hợp lệ."), remedy))
    faults += _bad_email(told.get("email", ""))
    return told


def _bad_email(address: str) -> list[Fault]:
    try:
        validate_email(address or "a@example.vn")
    except ValidationError:
        remedy = _("Hãy nhập địa chỉ có dạng ten@tenmien.vn.")
        return [Fault("email", "", _("Thư điện tử không hợp lệ."), remedy)]
    return []


def _missing(personal: Mapping[str, str], form: Form, kind: str) -> Iterator[Fault]:
    asker = form.asker(kind)
    if asker is None:
        return
    for name in asker.all_of:
        if not personal.get(name):
            reason = _("Quy chế yêu cầu thông tin này.")
            yield Fault(name, "", reason, _("Hãy điền thông tin này."))
    if asker.any_of and not any(personal.get(name) for name in asker.any_of):
        reason = _("Cần ít nhất một cách liên hệ.")
        for name in asker.any_of:
            yield Fault(name, "", reason, _("Hãy điền số điện thoại hoặc thư điện tử."))
