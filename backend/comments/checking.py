"""What somebody wrote about a draft or to a topic, read at the edge: composed, or named with its faults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from backend.citizen import checking, rules
from backend.citizen.refusals import Fault
from backend.citizen.rules import ConsentText

LENGTHS = {name: rules.LONGEST[name] for name in ("provision", "full_name", "phone", "email")} | {
    "text": rules.LONGEST["reply"]
}
"""The most characters of each field."""
LEAST_TEXT = 10
LARGEST_NUMBER = 999_999
YES = "yes"


@dataclass(frozen=True)
class Written:
    """What somebody wrote, once nothing is wrong with it."""

    provision: str
    text: str
    personal: dict[str, str]
    shows_name: bool
    locale: str
    reply_to: int | None = None


def consent() -> ConsentText:
    """Return the words to which whoever comments agrees."""
    return rules.comment_consents()[-1]


def read(
    sent: Mapping[str, Any], answers: Callable[[int], bool] | None = None
) -> tuple[Written, list[Fault]]:
    """Return what was written, with everything wrong about it.

    `answers` tells which published posts may be replied to; without it none can be.
    """
    faults: list[Fault] = []
    values = {}
    for name in LENGTHS:
        least = LEAST_TEXT if name == "text" else 0
        limit = "reply" if name == "text" else name
        values[name], wrong = checking.words(sent, name, least=least, limit=limit)
        faults += wrong
    shows = checking.chosen(sent, "shows_name")
    locale = checking.chosen(sent, "locale") or "vi"
    if locale not in checking.LOCALES:
        remedy = _("Hãy chọn một trong: %(choices)s.")
        choices = ", ".join(sorted(checking.LOCALES))
        faults.append(
            Fault("locale", locale, _("Giá trị không dùng được."), remedy % {"choices": choices})
        )
    faults += _badly_named(shows, values["full_name"])
    faults += checking.without_consent(sent, consent())
    reply_to, wrong = _reply_to(sent, answers)
    faults += wrong
    personal = checking.details(values, faults)
    written = Written(values["provision"], values["text"], personal, shows == YES, locale, reply_to)
    return written, faults


def _reply_to(
    sent: Mapping[str, Any], answers: Callable[[int], bool] | None
) -> tuple[int | None, list[Fault]]:
    """Return the number of the post that is replied to, with what is wrong about it."""
    said = sent.get("reply_to")
    if said is None or said == "":
        return None, []
    digits = said.strip() if isinstance(said, str) else ""
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0
    if answers is not None and 0 < number <= LARGEST_NUMBER and answers(number):
        return number, []
    reason = _("Không có ý kiến đã đăng nào mang số này mà trả lời được.")
    remedy = _("Hãy ghi số của một ý kiến trên trang không phải là câu trả lời, hoặc để trống.")
    return number or None, [Fault("reply_to", digits[:20], reason, remedy)]


def _badly_named(shows: str, name: str) -> list[Fault]:
    if shows not in {"", YES}:
        remedy = _("Hãy chọn một trong: %(choices)s.") % {"choices": YES}
        return [Fault("shows_name", shows, _("Giá trị không dùng được."), remedy)]
    if shows == YES and len(name) < rules.SHORTEST["full_name"]:
        reason = _("Chưa có tên để hiện cùng ý kiến.")
        remedy = _("Hãy ghi họ tên, hoặc bỏ chọn hiện tên để gửi ẩn danh.")
        return [Fault("full_name", "", reason, remedy)]
    return []
