"""What somebody contributes, read at the edge: composed, cleaned, or named with what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from backend.citizen import checking
from backend.citizen.refusals import Fault
from backend.contributions.opening import LENGTHS, Opening

LEAST = {"title": 5, "text": 50, "full_name": 2}
"""Characters of what cannot be left out."""


@dataclass(frozen=True)
class Written:
    """What somebody wrote, once nothing is wrong with it."""

    category: str
    title: str
    text: str
    pen_name: str
    personal: dict[str, str]
    locale: str


def read(sent: Mapping[str, Any], opening: Opening) -> tuple[Written, list[Fault]]:
    """Return what was written, with everything wrong about it."""
    faults: list[Fault] = []
    values = {}
    for name in LENGTHS:
        limit = "full_name" if name == "pen_name" else name
        values[name], wrong = checking.words(sent, name, least=LEAST.get(name, 0), limit=limit)
        faults += wrong
    category = checking.chosen(sent, "category")
    known = [each.key for each in opening.categories]
    if category not in known:
        faults.append(checking.not_offered("category", category, known))
    locale, wrong = checking.locale(sent)
    faults += [*wrong, *checking.without_consent(sent, opening.consent)]
    if checking.chosen(sent, "declaration") != opening.declaration.version:
        reason = _("Chưa cam đoan về quyền tác giả, hoặc văn bản đã thay đổi.")
        remedy = _("Hãy đọc lại và đánh dấu vào lời cam đoan.")
        faults.append(Fault("declaration", "", reason, remedy))
    personal = checking.details(values, faults)
    if not (personal.get("phone") or personal.get("email")):
        remedy = _("Hãy điền số điện thoại hoặc thư điện tử.")
        faults.append(Fault("email", "", _("Cần ít nhất một cách liên hệ."), remedy))
    return (
        Written(category, values["title"], values["text"], values["pen_name"], personal, locale),
        faults,
    )
