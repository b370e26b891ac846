"""What senders attach: known kinds only, by their content and not by their name, and kept in private."""

import re
import socket
import struct
import zipfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from backend.citizen.models import Attachment, Question, Scan, StoredFile, private_storage
from backend.citizen.refusals import Fault
from backend.citizen.secrecy import decrypt, encrypt
from content_models.unicode_text import nfc

LARGEST = 5 * 1024 * 1024
MOST = 3
LONGEST_NAME = 120
LARGEST_UNPACKED = 60 * 1024 * 1024
SCAN_SECONDS = 10
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PIECE = 64 * 1024
ORPHANED_AFTER = timedelta(days=1)
_NAME = re.compile(r"[0-9a-f]{32}(\.new)?")
_written: ContextVar[list[str]] = ContextVar("files written in the transaction")
"""Where `keep` notes what it wrote; there is none outside `atomic`."""


@dataclass(frozen=True)
class Sent:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its type is what its content is."""

    name: str
    content: bytes
    content_type: str
    scan: Scan


TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "docx": _DOCX,
}
"""What may be attached, by the ending of its name."""


def checked(
    sent: tuple[Sent, ...], endings: Collection[str] = frozenset(TYPES)
) -> tuple[list[Checked], list[Fault]]:
    """Return the files that may be kept, of names that end so, and what is wrong with the others."""
    too_much = fault_of_sizes([len(each.content) for each in sent])
    if too_much:
        return [], [too_much]
    faults = [fault for each in sent if (fault := _fault(each, endings))]
    if faults:
        return [], faults
    kept = [
        Checked(nfc(each.name), each.content, TYPES[_ending(each.name)], scan(each.content))
        for each in sent
    ]
    if any(each.scan is Scan.INFECTED for each in kept):
        return [], [_refused(_("Tệp có mã độc."), _("Hãy quét máy của bạn và gửi tệp khác."))]
    return kept, []


def fault_of_sizes(sizes: Sequence[int]) -> Fault | None:
    """Return what is wrong with files of so many bytes, which may still be on their way."""
    if len(sizes) > MOST:
        reason = _("Quá nhiều tệp đính kèm.")
        remedy = _("Hãy gửi tối đa %(most)d tệp.") % {"most": MOST}
        return Fault("attachments", str(len(sizes)), reason, remedy)
    if any(size > LARGEST for size in sizes):
        size = LARGEST // (1024 * 1024)
        return _refused(_("Tệp quá lớn."), _("Mỗi tệp tối đa %(size)d MB.") % {"size": size})
    return None


@contextmanager
def atomic() -> Iterator[None]:
    """Open a transaction that takes its files along: where it fails, what it wrote is deleted.

    Files are written first, so that no row ever names one that is not there. What a killed process
    leaves behind, `remove_orphans` finds.
    """
    written: list[str] = []
    around = _written.get(None)
    before = _written.set(written)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for name in written:
            private_storage().delete(name)
        raise
    else:
        if around is not None:
            around += written
    finally:
        _written.reset(before)


def remove_orphans(*, now: datetime) -> int:
    """Delete files that no row names, old enough to be of no transaction still open; count them."""
    folder = Path(private_storage().location)
    before = (now - ORPHANED_AFTER).timestamp()
    old = [each for each in _files_in(folder) if each.stat().st_mtime < before]
    named = {
        name
        for model in StoredFile.__subclasses__()
        for name in model._default_manager.values_list("stored_name", flat=True)
    }
    orphans = [each for each in old if each.name not in named]
    for each in orphans:
        each.unlink(missing_ok=True)
    return len(orphans)


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield what we wrote into the folder, and what a broken-off change of keys has left there."""
    if folder.is_dir():
        yield from (each for each in folder.iterdir() if _NAME.fullmatch(each.name))


def keep(file: Checked, *, on: Question) -> Attachment:
    """Keep a file that came with a question. Called within `atomic`."""
    return Attachment.objects.create(question=on, portal=on.portal, **stored(file))


def stored(file: Checked) -> dict[str, Any]:
    """Write a file, encrypted, below a name that says nothing; return what its row holds of it.

    Called within `atomic`.
    """
    name = uuid4().hex
    _written.get().append(name)
    private_storage().save(name, ContentFile(encrypt(file.content)))
    return {
        "name": file.name,
        "content_type": file.content_type,
        "size": len(file.content),
        "stored_name": name,
        "scan": file.scan,
    }


def content_of(attachment: StoredFile) -> bytes:
    """Return what was attached."""
    with private_storage().open(attachment.stored_name) as stored:
        return decrypt(stored.read())


def drop(attachment: StoredFile) -> None:
    """Delete a file for good, once that is committed: what is taken back keeps its file."""
    transaction.on_commit(partial(private_storage().delete, attachment.stored_name))
    attachment.delete()


def content_type_of(content: bytes) -> str:
    """Return what a file is by its content; nothing where it is none of what may be attached."""
    if content.startswith(b"%PDF-"):
        return TYPES["pdf"]
    if content.startswith(b"\xff\xd8\xff"):
        return TYPES["jpg"]
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return TYPES["png"]
    return _DOCX if _is_docx(content) else ""


def scan(content: bytes) -> Scan:
    """Ask ClamAV's daemon about a file; without one that answers, it is honestly not scanned."""
    if not settings.CLAMD:
        return Scan.NOT_SCANNED
    try:
        with closing(_connection(settings.CLAMD)) as daemon:
            daemon.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _PIECE):
                piece = content[start : start + _PIECE]
                daemon.sendall(struct.pack("!L", len(piece)) + piece)
            daemon.sendall(struct.pack("!L", 0))
            verdict = daemon.recv(4096)
    except OSError:
        return Scan.NOT_SCANNED
    if b"FOUND" in verdict:
        return Scan.INFECTED
    return Scan.CLEAN if verdict.startswith(b"stream: OK") else Scan.NOT_SCANNED


def _connection(address: str) -> socket.socket:
    if address.startswith("/"):
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(SCAN_SECONDS)
        try:
            daemon.connect(address)
        except OSError:
            daemon.close()
            raise
        return daemon
    host, port = address.rsplit(":", maxsplit=1)
    return socket.create_connection((host, int(port)), timeout=SCAN_SECONDS)


def _fault(file: Sent, endings: Collection[str]) -> Fault | None:
    kinds = ", ".join(sorted(endings))
    choose = _("Hãy gửi tệp thuộc các loại: %(kinds)s.") % {"kinds": kinds}
    if not file.name or len(file.name) > LONGEST_NAME or not file.name.isprintable():
        return _refused(_("Tên tệp quá dài, hoặc có ký tự lạ."), _("Hãy đặt lại tên tệp cho ngắn."))
    if not file.content:
        return _refused(_("Tệp rỗng."), _("Hãy chọn lại tệp."))
    if _ending(file.name) not in endings:
        return _refused(_("Không nhận loại tệp này."), choose)
    if content_type_of(file.content) != TYPES[_ending(file.name)]:
        return _refused(_("Nội dung tệp không đúng với đuôi của tên tệp."), choose)
    return None


def _refused(reason: str, remedy: str) -> Fault:
    # A file's name may tell who sent it: the problem does not repeat it.
    return Fault("attachments", "", reason, remedy)


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _is_docx(content: bytes) -> bool:
    """Tell whether it is a Word document without macros that does not unpack into a flood."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    names = {entry.filename for entry in entries}
    return (
        {"[Content_Types].xml", "word/document.xml"} <= names
        and not any(name.lower().endswith(("vbaproject.bin", ".exe", ".js")) for name in names)
        and sum(entry.file_size for entry in entries) <= LARGEST_UNPACKED
    )
