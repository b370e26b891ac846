"""The order of the Vietnamese alphabet: ă follows a, đ follows d, tones come last."""

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}\
\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"

_PLACES = {letter: place for place, letter in enumerate(LETTERS, start=1)}
_WITHOUT_TONES = str.maketrans("", "", TONES)

OrderKey = tuple[list[tuple[int, str]], list[int]]


def vietnamese_order(words: str) -> OrderKey:
    """Return what to sort words by: letters first, then tones."""
    apart = unicodedata.normalize("NFD", words.casefold())
    letters = unicodedata.normalize("NFC", apart.translate(_WITHOUT_TONES))
    return [_place(letter) for letter in letters], [TONES.find(mark) for mark in apart]


def _place(letter: str) -> tuple[int, str]:
    return (_PLACES[letter], "") if letter in _PLACES else (0, letter)
