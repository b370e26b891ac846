"""Items as tables and lines: CSV and XLSX have a column for each plain value, NDJSON a line an item.

Every writer takes items one after the other and keeps none of them: an export of a hundred
thousand items needs no more memory than one of ten.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import IO, Any, TypeAlias, get_args, get_type_hints

import orjson
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from backend.api.offered import ALWAYS_SENT, heavy_fields, shapes_of
from content_models.categories import Category

Path: TypeAlias = tuple[str, ...]
Writer: TypeAlias = Callable[[Iterable[str], Sequence[Path], IO[bytes]], None]
LONGEST_CELL = 32_767
"""Characters of a cell, as Excel has it: what is longer ends in an ellipsis."""
MOST_ROWS = 1_048_575
"""Rows of a sheet below its heading."""
MAY_BE_A_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s.,()/-]*$)")
"""How a text begins that a spreadsheet would compute: telephone numbers and amounts do not."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes Vietnamese for Latin-1."""


class TooManyRows(Exception):
    """There are more items than a sheet has rows."""


@cache
def columns(category: Category, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the columns of a category's table: of these fields, or of all a list's entry has."""
    wanted = {*names, *ALWAYS_SENT} if names else None
    heavy = heavy_fields(category)
    found: dict[Path, None] = {}
    for shape in shapes_of(category):
        hints = get_type_hints(shape)
        for each in fields(shape):
            is_wanted = each.name in wanted if wanted else each.name not in heavy
            if is_wanted:
                found |= dict.fromkeys(_leaves((each.name,), hints[each.name]))
    return tuple(found)


def _leaves(path: Path, hint: Any) -> Iterator[Path]:
    """Yield a column for each value: parts of a value get their own, a list is one of JSON."""
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    parts = [kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)]
    if not parts:
        yield path
    for kind in parts:
        hints = get_type_hints(kind)
        for each in fields(kind):
            yield from _leaves((*path, each.name), hints[each.name])


def write_ndjson(items: Iterable[str], _columns: Sequence[Path], target: IO[bytes]) -> None:
    """Write a line of JSON for each item."""
    for item in items:
        target.write(item.encode())
        target.write(b"\n")


def write_csv(items: Iterable[str], table: Sequence[Path], target: IO[bytes]) -> None:
    """Write RFC 4180 in UTF-8; what a spreadsheet would compute begins with an apostrophe."""
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text)
    text.write(BYTE_ORDER_MARK)
    rows.writerow(map(".".join, table))
    for item in items:
        rows.writerow(map(_plain_text, _values(item, table)))
    text.detach()


def write_xlsx(items: Iterable[str], table: Sequence[Path], target: IO[bytes]) -> None:
    """Write a workbook of one sheet; texts stay texts, whatever they begin with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("items")
    sheet.append([".".join(path) for path in table])
    try:
        for item in _as_many_as_fit(items):
            sheet.append([_cell(sheet, value) for value in _values(item, table)])
    except Exception:
        # Else its file would stay in the temporary folder until this process ends.
        sheet.close()
        sheet._writer.cleanup()
        raise
    book.save(target)


def _as_many_as_fit(items: Iterable[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        if number == MOST_ROWS:
            raise TooManyRows
        yield item


def _values(item: str, table: Sequence[Path]) -> Iterator[Any]:
    whole = orjson.loads(item)
    for path in table:
        value: Any = whole
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        is_plain = not isinstance(value, list | dict)
        yield value if is_plain else orjson.dumps(value).decode() if value else ""


def _plain_text(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and MAY_BE_A_FORMULA.match(value):
        return f"'{value}"
    return value


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if len(text) > LONGEST_CELL:
        text = f"{text[: LONGEST_CELL - 1]}…"
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


FORMS: dict[str, tuple[str, Writer]] = {
    "ndjson": ("application/x-ndjson", write_ndjson),
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write_xlsx,
    ),
}
