"""What somebody wrote about a draft, read at the edge: composed, cleaned, or named with what is wrong."""

from collections.abc import Mapping
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
YES = "yes"


@dataclass(frozen=True)
class Written:
    """What somebody wrote, once nothing is wrong with it."""

    provision: str
    text: str
    personal: dict[str, str]
    shows_name: bool
    locale: str


def consent() -> ConsentText:
    """Return the words to which whoever comments agrees."""
    return rules.comment_consents()[-1]


def read(sent: Mapping[str, Any]) -> tuple[Written, list[Fault]]:
    """Return what was written, with everything wrong about it."""
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
    personal = checking.details(values, faults)
    written = Written(values["provision"], values["text"], personal, shows == YES, locale)
    return written, faults


def _badly_named(shows: str, name: str) -> list[Fault]:
    if shows not in {"", YES}:
        remedy = _("Hãy chọn một trong: %(choices)s.") % {"choices": YES}
        return [Fault("shows_name", shows, _("Giá trị không dùng được."), remedy)]
    if shows == YES and len(name) < rules.SHORTEST["full_name"]:
        reason = _("Chưa có tên để hiện cùng ý kiến.")
        remedy = _("Hãy ghi họ tên, hoặc bỏ chọn hiện tên để gửi ẩn danh.")
        return [Fault("full_name", "", reason, remedy)]
    return []
