"""The text of attached files, read once and kept."""

import logging
from collections.abc import Collection
from pathlib import PurePath

from django.core.files.storage import default_storage

from backend.published.models import ItemFile
from backend.search.extraction import MOST_BYTES, READERS, Unreadable, text_of
from backend.search.models import FileText
from content_models.unicode_text import nfc

logger = logging.getLogger(__name__)


def read_files(names: Collection[str]) -> None:
    """Read those of the files that have text and were not read yet; a failure is kept, and logged."""
    known = set(FileText.objects.filter(name__in=names).values_list("name", flat=True))
    wanted = {name for name in names if _extension(name) in READERS} - known
    files = ItemFile.objects.filter(name__in=wanted).values_list("name", "stored_name")
    for name, stored_name in dict(files).items():
        text, fault = _read(stored_name, _extension(name))
        if fault:
            logger.warning("No text in %s: %s", stored_name, fault)
        FileText.objects.get_or_create(name=name, defaults={"text": text, "fault": fault})


def _read(stored_name: str, extension: str) -> tuple[str, str]:
    try:
        with default_storage.open(stored_name) as file:
            text = text_of(file.read(MOST_BYTES + 1), extension)
    except (OSError, Unreadable) as fault:
        return "", str(fault)[:200] or type(fault).__name__
    return nfc(text.replace("\0", "")), ""


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def texts_of_files(names: Collection[str]) -> dict[str, str]:
    """Return the text of each file that has any."""
    found = FileText.objects.filter(name__in=names, fault="")
    return dict(found.values_list("name", "text"))


def forget_unshown() -> None:
    """Drop the text of files that nothing published names any more."""
    FileText.objects.exclude(name__in=ItemFile.objects.values("name")).delete()
