"""Host labels from Vietnamese names: Phường Thành Đông is `thanhdong`."""

import re
import unicodedata
from collections.abc import Iterable

_DNS_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def unaccented_label(name: str) -> str:
    """Fold a name into the letters and digits a host may have: marks off, đ to d, joined."""
    decomposed = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalnum())


def full_name_label(name: str, unit_words: Iterable[str]) -> str:
    """Fold a unit's name without its unit word; a numbered unit keeps it (Quận 1 is `quan1`)."""
    proper_name = without_unit_word(name, unit_words)
    return unaccented_label(name if proper_name.isdecimal() else proper_name)


def without_unit_word(name: str, unit_words: Iterable[str]) -> str:
    """Return the name without a leading unit word (`Đặc khu Cát Hải` is `Cát Hải`)."""
    word = _leading_unit_word(name, unit_words)
    return name[len(word) :].lstrip() if word else name


def name_in_sentence(name: str, unit_words: Iterable[str]) -> str:
    """Return the name as prose writes it: `phường Thành Đông`, but `Sở Tài chính`."""
    word = _leading_unit_word(name, unit_words)
    return word + name[len(word) :]


def _leading_unit_word(name: str, unit_words: Iterable[str]) -> str:
    words = sorted(unit_words, key=len, reverse=True)
    return next((word for word in words if name.lower().startswith(f"{word} ")), "")


def is_dns_label(text: str) -> bool:
    """Return whether a text may stand between the dots of a host name."""
    return _DNS_LABEL.fullmatch(text) is not None


def is_host(text: str) -> bool:
    """Return whether a text is a full host name of lower-case labels."""
    labels = text.split(".")
    return len(text) <= 253 and len(labels) > 1 and all(is_dns_label(label) for label in labels)
