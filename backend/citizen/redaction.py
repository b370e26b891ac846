"""What in a text may tell who somebody is: suggestions for whoever makes an answer public.

HP25-9.7: personal data stays out of what the public reads. A suggestion is never the last word: a
person decides on each before the text goes up the chain.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """What kind of thing was found."""

    IDENTITY_NUMBER = "identity-number"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    ADDRESS = "address"
    KNOWN = "known"


REPLACEMENTS = {
    Found.IDENTITY_NUMBER: "[số định danh]",
    Found.PHONE: "[số điện thoại]",
    Found.EMAIL: "[thư điện tử]",
    Found.NAME: "[họ tên]",
    Found.ADDRESS: "[địa chỉ]",
    Found.KNOWN: "[thông tin người gửi]",
}
"""What stands in its place; content, as it is published in Vietnamese."""


@dataclass(frozen=True)
class Suggestion:
    """Characters `begin` up to `end` of a text that may be personal data."""

    begin: int
    end: int
    kind: Found
    text: str


_GAP = r"[ .\-\u00a0]?"
# In Unicode's order Vietnamese capitals and small letters take turns: a range would mix them.
_LETTERS = [chr(code) for code in range(0x41, 0x1EFA) if "LATIN" in unicodedata.name(chr(code), "")]
_UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
_LOWER = "".join(letter for letter in _LETTERS if letter.islower())
_WORD = rf"[{_UPPER}][{_LOWER}]*"
_FULL_NAME = rf"{_WORD}(?: {_WORD}){{1,5}}"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đoàn|Đinh|Trịnh|Đào|"
    "Lương|Mai|Tô|Tạ|Cao|Chu|Châu|Hà|Lâm|Lưu|Phùng|Quách|Thái|Tống|Trương|Vương|Kiều|Khổng"
)
_PATTERNS: tuple[tuple[Found, re.Pattern[str]], ...] = (
    (Found.EMAIL, re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")),
    # Twelve digits since 2021, nine before; written in groups as often as in one.
    (
        Found.IDENTITY_NUMBER,
        re.compile(rf"(?<![\d/])(?:\d{_GAP}){{11}}\d(?![\d/])|(?<![\d/+])[1-9]\d{{8}}(?![\d/])"),
    ),
    (
        Found.PHONE,
        re.compile(rf"(?<![\w/])(?:\(?\+?84\)?|\(?0){_GAP}[235789](?:\)?{_GAP}\d){{8,9}}(?![\d/])"),
    ),
    (
        Found.ADDRESS,
        re.compile(
            rf"(?:[Ss]ố (?:nhà )?\d+\w*(?:/\d+\w*)*(?:,? (?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt) [\w/]+)*"
            rf"|[Nn]hà số \d+\w*|(?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt) \d+\w*(?:/\d+\w*)*"
            rf"|\d+\w*(?:/\d+\w*)+)"
            rf",? (?:đường|phố|[Tt]ổ dân phố|[Tt]hôn|[Kk]hu|[Tt]ổ|[Ấấ]p|[Nn]gõ) ?"
            rf"(?:{_WORD}|\d+\w*)(?: (?:{_WORD}|\d+))*"
        ),
    ),
    (
        Found.NAME,
        re.compile(
            rf"(?:(?<=[Tt]ôi là )|(?<=[Tt]ôi tên là )|(?<=[Tt]ên tôi là )|(?<=[Hh]ọ tên: )"
            rf"|(?<=[ÔBôb]ng )|(?<=[Bb]à )|(?<=[Aa]nh )|(?<=[Cc]hị ))(?:là )?({_FULL_NAME})"
        ),
    ),
    (Found.NAME, re.compile(rf"(?<![\w])(?:{_SURNAMES})(?: {_WORD}){{2,4}}(?!\w)")),
)


def suggestions(text: str, *, known: Iterable[str] = ()) -> tuple[Suggestion, ...]:
    """Return what may be personal data in an NFC text, in order and without overlaps.

    `known` are things the sender told about themselves: wherever they stand, they are found, written
    with or without accents.
    """
    found = [*_known_in(text, known), *_patterned(text)]
    kept: list[Suggestion] = []
    for each in sorted(found, key=lambda one: (one.begin, one.begin - one.end)):
        if not kept or each.begin >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def redacted(text: str, *, known: Iterable[str] = ()) -> str:
    """Return the text with every suggestion followed."""
    parts: list[str] = []
    done = 0
    for each in suggestions(text, known=known):
        parts += [text[done : each.begin], REPLACEMENTS[each.kind]]
        done = each.end
    return "".join([*parts, text[done:]])


def redacted_file_name(name: str, *, known: Iterable[str] = ()) -> str:
    """Return a file's name without personal data; what joins words in names counts as a space."""
    stem, dot, ending = name.rpartition(".")
    plain = re.sub(r"[_\-+]+", " ", stem if dot else name)
    return f"{redacted(plain, known=known)}{dot}{ending if dot else ''}"


def masked(text: str, *, shown: int = 2) -> str:
    """Return a text of which the last characters only are readable, for screens."""
    return "•" * max(0, min(8, len(text) - shown)) + text[len(text) - shown :] if text else ""


def _patterned(text: str) -> Iterator[Suggestion]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            begin, end = match.span(1) if pattern.groups and match[1] else match.span()
            yield Suggestion(begin, end, kind, text[begin:end])


def _known_in(text: str, known: Iterable[str]) -> Iterator[Suggestion]:
    plain = _plain(text)
    for value in known:
        wanted = _plain(value.strip())
        if len(wanted) < 4:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain):
            begin, end = match.span()
            yield Suggestion(begin, end, Found.KNOWN, text[begin:end])


def _plain(text: str) -> str:
    """Return the text without case and accents, character for character."""
    return "".join(_plain_character(each) for each in text)


def _plain_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    lowered = ("d" if base in "đĐ" else base).lower()
    return lowered if len(lowered) == 1 else base
