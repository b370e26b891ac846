"""Whether a file is what its name says: judged by its first bytes, and an archive by its parts."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "doc": _OLE,
    "docx": _ZIP,
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "ods": _ZIP,
    "odt": _ZIP,
    "ogg": (b"OggS",),
    "pdf": (b"%PDF-",),
    "pptx": _ZIP,
    "rtf": (b"{\\rtf",),
    "webm": (b"\x1a\x45\xdf\xa3",),
    "xls": _OLE,
    "xlsx": _ZIP,
    "zip": _ZIP,
}
_ARCHIVE_PARTS = {
    "docx": "word/document.xml",
    "ods": "content.xml",
    "odt": "content.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
}
_TEXTS = frozenset({"csv", "geojson", "txt", "vtt", "xml"})


def is_what_it_says(file: BinaryIO, extension: str) -> bool:
    """Return whether the content fits the extension; one that is not known fits nothing."""
    file.seek(0)
    start = file.read(4096)
    fits = _starts_as(start, extension) and _holds_its_part(file, extension)
    file.seek(0)
    return fits


def _starts_as(start: bytes, extension: str) -> bool:
    if extension in _TEXTS:
        return b"\0" not in start
    if extension == "mp4":
        return start[4:8] == b"ftyp"
    return start.startswith(_SIGNATURES.get(extension, ()))


def _holds_its_part(file: BinaryIO, extension: str) -> bool:
    part = _ARCHIVE_PARTS.get(extension)
    if part is None:
        return True
    try:
        return part in ZipFile(file).namelist()
    except BadZipFile:
        return False
