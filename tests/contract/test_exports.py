"""Exports: a whole category in one file, whole and in order, in memory that does not grow with it."""

import csv
import io
import json
import tracemalloc
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from backend.api.tables import columns, write_csv, write_ndjson, write_xlsx
from backend.published.models import Item
from content_models.categories import Category
from tests.contract.city import live_news
from tests.contract.judgements import assert_problem
from tests.contract.rows import copies

EXPORT = "sites/thanhdong/news-events/export/"
START = datetime(2026, 1, 1, tzinfo=UTC)
TITLE = ("title",)


def rows_of(answer: Any) -> list[dict[str, str]]:
    """Return the rows of a CSV answer."""
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet_of(content: bytes) -> list[list[Any]]:
    """Return the rows of a workbook's only sheet."""
    book = load_workbook(io.BytesIO(content), read_only=True)
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_lines_are_the_items_in_full_oldest_first(world: Any, api: Any) -> None:
    lines = [json.loads(line) for line in api(EXPORT).getvalue().splitlines()]

    listed = api("sites/thanhdong/news-events/", view="full", order="listed_at", limit=100).json()
    assert lines == listed["results"]
    assert len(lines) == 2


def test_a_table_has_a_column_for_each_value_of_a_summary(world: Any, api: Any) -> None:
    answer = api(EXPORT, format="csv")

    rows = rows_of(answer)
    listed = api("sites/thanhdong/news-events/", order="listed_at", limit=100).json()["results"]
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="news-events.csv"'
    assert [row["title"] for row in rows] == [entry["title"] for entry in listed]
    assert [row["image.alt"] for row in rows if row["image.alt"]] == ["Lễ khai giảng"]
    assert "body" not in rows[0]


def test_a_workbook_says_what_the_table_says(world: Any, api: Any) -> None:
    heading, *rows = sheet_of(api(EXPORT, format="xlsx").getvalue())

    expected = rows_of(api(EXPORT, format="csv"))
    assert heading == list(expected[0])
    assert [dict(zip(heading, row, strict=True))["title"] for row in rows] == [
        row["title"] for row in expected
    ]


@pytest.mark.parametrize("form", ["ndjson", "csv", "xlsx"])
def test_filters_choose_what_is_exported_and_fields_what_of_it(
    world: Any, api: Any, form: str
) -> None:
    answer = api(EXPORT, format=form, fields="title", event_at_before="1999-01-01")

    content = answer.getvalue()
    assert {"ndjson": content == b"", "csv": content.count(b"\n") == 1}.get(form, True)
    if form == "xlsx":
        assert sheet_of(content) == [["id", "locale", "site", "type", "title"]]


def test_what_is_exported_of_all_sites_is_every_site_s(world: Any, api: Any) -> None:
    lines = api("news-events/export/").getvalue().splitlines()

    assert {json.loads(line)["site"] for line in lines} == {"thanhdong"}
    assert api("news-events/export/", site="hongbang").getvalue() == b""


def test_the_validator_changes_with_any_item_and_with_what_was_asked(city: None, api: Any) -> None:
    live_news("Chợ Tết")

    def mark(**query: str) -> str:
        answer = api(EXPORT, **query)
        answer.getvalue()
        return str(answer["ETag"])

    before = [mark(), mark(format="csv"), mark(fields="title"), mark(format="csv", fields="title")]
    live_news("Hội làng")

    assert len({*before, mark(), mark(format="csv")}) == 6


@pytest.mark.parametrize("query", [{"format": "pdf"}, {"limit": "5"}, {"fields": "owner"}])
def test_what_cannot_be_exported_is_refused(world: Any, api: Any, query: dict[str, str]) -> None:
    problem = assert_problem(api(EXPORT, **query), 400)

    assert [error["field"] for error in problem["errors"]] == [*query]


def test_every_category_has_columns_by_which_an_item_is_told() -> None:
    tables = {category: columns(category, ()) for category in Category}

    assert all({("id",), ("title",), ("url",)} <= {*table} for table in tables.values())
    assert ("budget", "amount") in tables[Category.PROJECTS_PROCUREMENT]
    assert ("unit", "title") in tables[Category.OFFICIAL_CONTACTS]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_text_comes_out_of_a_table_as_it_went_in_and_never_computes(text: str) -> None:
    target = io.BytesIO()

    write_csv([json.dumps({"title": text})], [TITLE], target)

    read = list(csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"), newline="")))
    [[cell]] = read[1:] or [[""]]
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.startswith(("=", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("+84 225 3842114", "+84 225 3842114"),
        ("-12,5", "-12,5"),
        ("– gạch đầu dòng", "– gạch đầu dòng"),
    ],
)
def test_a_table_s_text_that_a_spreadsheet_would_compute_is_marked(text: str, cell: str) -> None:
    target = io.BytesIO()

    write_csv([json.dumps({"title": text})], [TITLE], target)

    assert list(csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"))))[1] == [cell]


def test_a_workbook_s_text_is_text_whatever_it_begins_with() -> None:
    target = io.BytesIO()

    write_xlsx([json.dumps({"title": text}) for text in ("=1+1", "a\x07b", "")], [TITLE], target)

    assert sheet_of(target.getvalue())[1:3] == [["=1+1"], ["ab"]]


@pytest.mark.parametrize("write", [write_ndjson, write_csv, write_xlsx])
def test_a_writer_keeps_nothing_of_what_it_has_written(write: Any) -> None:
    def peak(count: int) -> int:
        items = (json.dumps({"title": f"{number} {'nội dung' * 100}"}) for number in range(count))
        tracemalloc.start()
        write(items, [TITLE], Nowhere())
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    few, many = peak(100), peak(3000)

    assert many < few + 300_000  # the texts alone are more than two megabytes


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        return len(content)


def test_an_export_of_thousands_is_read_a_few_at_a_time(world: Any, api: Any) -> None:
    story = Item.objects.get(page_id=world.news.pk)
    copies(story, [START + timedelta(minutes=number) for number in range(4000)])
    size = len(api(EXPORT).getvalue())

    tracemalloc.start()
    answer = api(EXPORT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(answer.getvalue()) == size
    assert size > 2 * peak
