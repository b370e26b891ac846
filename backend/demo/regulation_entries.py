"""Regulations as entries: true metadata, the text in blocks, doubts said openly."""

import re
from collections.abc import Iterator
from typing import Any

from backend.demo.content_files import Entry, regulations, text_blocks
from content_models.legal_documents import DocumentScope

NORMATIVE = re.compile(r"\d+/\d{4}/QĐ-UBND")
SAME_NAMES = (
    "slug", "title", "abstract", "form", "issuing_authority", "field", "source", "source_date",
    "recipients", "relations",
)  # fmt: skip
DATES = {"issued_on": "issued_on", "effective_on": "effective_on", "expired_on": "expires_on"}
NOTES = (
    "number_note", "effective_note", "status_note", "reference_note", "presumed_note",
)  # fmt: skip


def regulation_entries(site: str) -> Iterator[Entry]:
    """Yield the regulations a site publishes, those that others refer to first."""
    found = [Entry(entry.place, _fields(entry.values, text)) for entry, text in regulations(site)]
    yield from sorted(found, key=lambda entry: len(entry.values["relations"]))


def _fields(values: dict[str, Any], text: str) -> dict[str, Any]:
    number = values["number_symbol"] or ""
    normative = NORMATIVE.fullmatch(number) or values["number_symbol"] is None
    return {
        **{name: values[name] for name in SAME_NAMES},
        **{field: _known_or_presumed(values, name) for name, field in DATES.items()},
        "scope": DocumentScope.NORMATIVE if normative else DocumentScope.ADMINISTRATIVE,
        "number_symbol": number,
        "number_note": "" if number else values["number_note"],
        "signer": values["signer"],
        "signer_title": values["signer_title"],
        "reference_only": values["reference"] or values["file"] is None,
        "files": [f"regulations/{values['file']}"] if values["file"] else [],
        "body": [*_remarks(values), *text_blocks(text)],
        "demonstration": False,
    }


def _known_or_presumed(values: dict[str, Any], name: str) -> str | None:
    """Return the date the source gives, else the one that is inferred and marked as such."""
    return values.get(name) or values.get(f"presumed_{name}")


def _remarks(values: dict[str, Any]) -> list[dict[str, Any]]:
    notes = [values[name] for name in NOTES if values.get(name)]
    corrections = [f"Chỉnh lý so với bản nguồn: {line}" for line in values.get("corrections", ())]
    if not notes and not corrections:
        return []
    text = " ".join(line.rstrip(".") + "." for line in [*notes, *corrections])
    tone = "warning" if values.get("presumed_note") else "info"
    return [{"callout": {"tone": tone, "title": "Ghi chú của Ban Biên tập", "text": text}}]
