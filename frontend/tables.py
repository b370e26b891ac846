"""Numbers in tables of text: what of them can be drawn as bars."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MOST_BARS = 24
TOTALS = ("tổng", "cộng", "total")

_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, kw_only=True)
class Series:
    """One column of numbers with the labels of its rows, and the numbers as they are written."""

    name: str
    rows: tuple[tuple[str, Decimal], ...]
    written: tuple[str, ...]


def number_in(text: str) -> Decimal | None:
    """Read a number as Vietnamese write it (12.500,5 or 99,5%), None where there is none."""
    bare = text.replace("%", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if _GROUPED.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    return None


def series_of(table: Mapping[str, Any]) -> Series | None:
    """Return the first column that holds numbers only, without sums; None if there is none."""
    rows = [row for row in table["rows"] if row and not _is_total(row[0])]
    if not 1 < len(rows) <= MOST_BARS:
        return None
    columns = range(1, min(len(row) for row in rows))
    found = (_column(table["header"], rows, column) for column in columns)
    return next((series for series in found if series), None)


def _is_total(label: str) -> bool:
    return label.strip().lower().startswith(TOTALS)


def _column(header: Sequence[str], rows: Sequence[Sequence[str]], column: int) -> Series | None:
    numbers = [number_in(row[column]) for row in rows]
    if any(number is None for number in numbers):
        return None
    return Series(
        name=header[column] if column < len(header) else "",
        rows=tuple(
            (row[0], number)
            for row, number in zip(rows, numbers, strict=True)
            if number is not None
        ),
        written=tuple(row[column] for row in rows),
    )
