"""Vietnamese text: folding away its marks for addresses."""

import unicodedata


def unaccented(text: str) -> str:
    """Return the text without tone and vowel marks, `đ` as `d`: `Thành Đông` gives `Thanh Dong`."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
