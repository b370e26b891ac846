"""The system's glossary as its translators keep it: the file's terms, and over them what staff changed.

A term is told apart by its letters, whatever their case. One that staff have changed or dropped
stays as they left it when the file brings other words; all others follow the file.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from backend.accounts.rights import portals_with_role
from backend.accounts.roles import Role
from backend.spreadsheets import as_written, harmless
from backend.translation.glossary import Glossary, default_entries, glossary
from backend.translation.models import GlossaryTerm
from content_models.languages import VIETNAMESE, public_language
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings
from content_models.unicode_text import nfc
from content_models.vietnamese import unaccented

LANGUAGES: tuple[str, ...] = tuple(
    public_language(code)
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    if code != VIETNAMESE
)
"""The languages a term may have words in, by their public codes."""
KEEPERS = (Role.TRANSLATOR, Role.ADMIN)
LONGEST = 200
"""Letters of a term, and of what it is called."""
LARGEST_FILE, MOST_LINES = 1_000_000, 5_000

Entries = Mapping[str, Mapping[str, str]]


def entries() -> Entries:
    """Return all terms in use, by their Vietnamese words, in the order of the alphabet."""
    found = {key_of(source): (source, words) for source, words in default_entries().items()}
    for term in GlossaryTerm.objects.all():
        found[term.key] = (term.source, term.targets)
    used = ((source, words) for source, words in found.values() if words)
    return dict(sorted(used, key=lambda entry: unaccented(entry[0]).casefold()))


def glossary_of(language: str) -> Glossary:
    """Return the glossary of a language, by its public code, as it is at this moment."""
    return glossary(entries(), language)


def key_of(source: str) -> str:
    """Return by what a term is told apart from others."""
    return " ".join(str(nfc(source)).casefold().split())


def may_change(user: Any) -> bool:
    """Return whether somebody keeps the glossary: the translators and admins of the city's portal."""
    if user.is_superuser:
        return bool(user.is_active)
    paths = {path for role in KEEPERS for path in portals_with_role(user, role)}
    at_the_top = PortalSettings.objects.filter(parent="").values("key")
    return SitePortal.objects.filter(path__in=paths, key__in=at_the_top).exists()


def change(source: str, words: Mapping[str, str], *, by: Any) -> bool:
    """Say what a term is called, by public language; without any words it is no term any more.

    Return whether that is new. ValidationError names `vi` or the language at fault.
    """
    return change_all([(source, words)], by=by) == 1


@transaction.atomic
def change_all(said: Iterable[tuple[str, Mapping[str, str]]], *, by: Any) -> int:
    """Change several terms or none; return of how many something is new."""
    if not may_change(by):
        raise PermissionDenied
    before = {key_of(source): dict(words) for source, words in entries().items()}
    rows = {term.key: term for term in GlossaryTerm.objects.all()}
    count = 0
    for given, called in said:
        source, words = _checked(given, called)
        key = key_of(source)
        if before.get(key, {}) == words:
            continue
        row = rows.setdefault(key, GlossaryTerm(key=key))
        row.source, row.targets = source, words
        row.save()
        told = {"before": before.get(key, {}), "after": words}
        log(row, "translation.glossary", user=by, data=told)
        before[key] = words
        count += 1
    return count


def _checked(source: str, words: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    cleaned = {language: _plain(text) for language, text in words.items()}
    source, faults = _plain(source), {}
    unknown = [language for language in cleaned if language not in LANGUAGES]
    if unknown:
        message = _("Không có ngôn ngữ “%(name)s”; hãy dùng: %(known)s.")
        raise ValidationError(message % {"name": unknown[0], "known": ", ".join(LANGUAGES)})
    if not any(letter.isalpha() for letter in source):
        faults[VIETNAMESE] = _("Hãy ghi thuật ngữ tiếng Việt, ít nhất một chữ.")
    for name, text in [(VIETNAMESE, source), *cleaned.items()]:
        if len(text) > LONGEST:
            message = _("Dài %(length)d ký tự; thuật ngữ có nhiều nhất %(most)d.")
            faults[name] = message % {"length": len(text), "most": LONGEST}
        elif not text.isprintable():
            faults[name] = _("Có ký tự điều khiển; hãy gõ lại thay vì dán.")
    if faults:
        raise ValidationError(faults)
    return source, {language: text for language, text in cleaned.items() if text}


def _plain(text: str) -> str:
    return " ".join(str(nfc(text)).split())


# As a file


def as_csv() -> bytes:
    """Return all terms in use as CSV that a spreadsheet opens: `vi`, then a column per language."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow((VIETNAMESE, *LANGUAGES))
    for source, words in entries().items():
        writer.writerow(map(harmless, (source, *(words.get(code, "") for code in LANGUAGES))))
    return written.getvalue().encode("utf-8-sig")


def read_csv(content: bytes, *, by: Any) -> int:
    """Take over a file's terms, all or none; what it does not name stays. Return how many are new.

    ValidationError names each line at fault. An empty cell means no word in that language.
    """
    if len(content) > LARGEST_FILE:
        raise ValidationError(_("Tệp lớn hơn 1 MB, không phải bảng thuật ngữ."))
    try:
        lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise ValidationError(
            _("Tệp không đọc được; hãy lưu thành CSV, bảng mã UTF-8, ngăn cách bằng dấu phẩy.")
        ) from fault
    known = {VIETNAMESE, *LANGUAGES}
    columns = {name for line in lines for name in line}
    if VIETNAMESE not in columns or columns - known:
        message = _("Dòng đầu phải là tên cột: %(known)s; cột “vi” phải có.")
        raise ValidationError(message % {"known": ", ".join((VIETNAMESE, *LANGUAGES))})
    if len(lines) > MOST_LINES:
        message = _("Tệp có %(count)d dòng; nhiều nhất %(most)d.")
        raise ValidationError(message % {"count": len(lines), "most": MOST_LINES})
    return change_all(_said(lines), by=by)


def _said(lines: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    faults, found = [], []
    kept = {key_of(source): dict(words) for source, words in entries().items()}
    for number, line in enumerate(lines, 2):
        cells = {name: as_written(cell) for name, cell in line.items() if isinstance(cell, str)}
        source = cells.pop(VIETNAMESE, "")
        try:
            # A column the file has not got leaves its language as it is.
            found.append(_checked(source, kept.get(key_of(source), {}) | cells))
        except ValidationError as fault:
            faults.append(_line_fault(number, fault))
    if faults:
        raise ValidationError(faults)
    yield from found


def _line_fault(number: int, fault: ValidationError) -> str:
    named = fault.message_dict if hasattr(fault, "error_dict") else {"": fault.messages}
    said = "; ".join(f"{name}: {' '.join(texts)}".lstrip(": ") for name, texts in named.items())
    return _("Dòng %(number)d: %(fault)s") % {"number": number, "fault": said}
