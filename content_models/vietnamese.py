"""Vietnamese text: folding away its marks for addresses and for what staff look for."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[/\-–]")


def unaccented(text: str) -> str:
    """Return the text without tone and vowel marks, `đ` as `d`: `Thành Đông` gives `Thanh Dong`."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def parts_apart(text: str) -> str:
    """Return a text with the parts of numbers as words: `204/2025/QĐ-UBND` as `204 2025 QĐ UBND`."""
    return _SEPARATORS.sub(" ", text)


def words_for_search(*texts: str) -> str:
    """Return texts as the databases' own search needs them, as written and as staff may type them.

    Databases know nothing of `đ`, PostgreSQL of no mark at all, and it takes `204/2025` for one word.
    """
    written = " ".join(filter(None, texts))
    apart = parts_apart(written)
    return " ".join(dict.fromkeys([written, unaccented(written), apart, unaccented(apart)]))
