"""The regulations of the demo are complete, well formed and agree with one another."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "backend" / "demo" / "content" / "regulations"
ARTICLE = re.compile(r"^### Điều (\d+)(?:\. (.+))?$", re.MULTILINE)
CHAPTER = re.compile(r"^## Chương ([IVX]+)\. ", re.MULTILINE)
FULL_TEXTS = [
    "hai-phong-204-2025",
    "hai-phong-2011",
    "thanh-dong-2025",
    "ho-chi-minh-05-2024",
    "khanh-hoa-37-2010",
]
EVERY_DOCUMENT = sorted(path.stem for path in FOLDER.glob("*.md"))


@dataclass(frozen=True)
class Regulation:
    """One regulation file: what its front matter says, and its text."""

    front_matter: dict[str, Any]
    body: str

    @property
    def decision(self) -> str:
        return self.body.partition("## Quy chế")[0]

    @property
    def annexed_regulation(self) -> str:
        return self.body.partition("## Quy chế")[2]


@cache
def regulation(key: str) -> Regulation:
    _, front_matter, body = (FOLDER / f"{key}.md").read_text("utf-8").split("---\n", 2)
    return Regulation(yaml.safe_load(front_matter), body)


def article_numbers(text: str) -> list[int]:
    return [int(number) for number, _ in ARTICLE.findall(text)]


@pytest.mark.parametrize(
    ("key", "decision_articles", "regulation_articles"),
    [
        ("hai-phong-204-2025", 3, 19),
        ("hai-phong-2011", 3, 19),
        ("thanh-dong-2025", 3, 23),
        ("ho-chi-minh-05-2024", 3, 30),
        ("khanh-hoa-37-2010", 0, 17),
    ],
)
def test_every_article_of_the_source_is_present_in_order(
    key: str, decision_articles: int, regulation_articles: int
) -> None:
    document = regulation(key)

    assert article_numbers(document.decision) == list(range(1, decision_articles + 1))
    assert article_numbers(document.annexed_regulation) == list(range(1, regulation_articles + 1))


@pytest.mark.parametrize(
    ("key", "chapters"),
    [
        ("hai-phong-204-2025", ["I", "II", "III", "IV"]),
        ("hai-phong-2011", ["I", "II", "III", "IV", "V", "VI"]),
        ("thanh-dong-2025", ["I", "II", "III", "IV", "V"]),
        ("ho-chi-minh-05-2024", ["I", "II", "III", "IV", "V"]),
        ("khanh-hoa-37-2010", ["I", "II", "III", "IV"]),
    ],
)
def test_every_chapter_of_the_source_is_present_in_order(key: str, chapters: list[str]) -> None:
    assert CHAPTER.findall(regulation(key).body) == chapters


@pytest.mark.parametrize("key", FULL_TEXTS)
def test_every_article_of_a_regulation_has_a_title_and_a_text(key: str) -> None:
    parts = ARTICLE.split(regulation(key).annexed_regulation)[1:]

    titles, texts = parts[1::3], parts[2::3]

    assert all(titles)
    assert all(text.strip() for text in texts)


@pytest.mark.parametrize("key", FULL_TEXTS)
def test_a_downloadable_text_holds_every_paragraph_of_the_regulation(key: str) -> None:
    document = regulation(key)
    paragraphs = [line.lstrip("# ") for line in document.body.splitlines() if line]

    download = (FOLDER / document.front_matter["file"]).read_text("utf-8")

    assert [paragraph for paragraph in paragraphs if paragraph not in download] == []


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_file_is_precomposed_unicode(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text("utf-8"))


@pytest.mark.parametrize("key", FULL_TEXTS)
def test_no_known_slip_of_the_scans_is_left_in_the_text(key: str) -> None:
    slips = re.compile(r"Intemet|TTTL\b|[Cc]ông thông tin|tiêu sử|~~|\*|www\.tel", re.IGNORECASE)

    assert slips.findall(regulation(key).body) == []


@pytest.mark.parametrize("key", EVERY_DOCUMENT)
def test_front_matter_says_what_a_legal_document_must_say(key: str) -> None:
    front_matter = regulation(key).front_matter

    assert front_matter["key"] == key
    assert front_matter["site"] in {"haiphong", "thanhdong"}
    assert front_matter["number_symbol"] or front_matter["number_note"]
    assert all(
        front_matter[field]
        for field in ("title", "abstract", "form", "issuing_authority", "source")
    )


@pytest.mark.parametrize(
    ("key", "issued_on", "effective_on"),
    [
        ("hai-phong-204-2025", date(2025, 11, 6), date(2025, 11, 20)),
        ("hai-phong-2011", date(2011, 12, 5), date(2011, 12, 15)),
        ("ho-chi-minh-05-2024", date(2024, 2, 16), date(2024, 2, 26)),
    ],
)
def test_a_dated_decision_takes_effect_on_the_day_its_own_text_gives(
    key: str, issued_on: date, effective_on: date
) -> None:
    front_matter = regulation(key).front_matter

    assert date.fromisoformat(front_matter["issued_on"]) == issued_on
    assert date.fromisoformat(front_matter["effective_on"]) == effective_on


def test_the_decision_of_2025_replaces_the_two_decisions_it_names() -> None:
    relations = regulation("hai-phong-204-2025").front_matter["relations"]

    replaced = {item["number"]: item["target"] for item in relations if item["kind"] == "replaces"}

    assert replaced == {
        "29/2020/QĐ-UBND": "hai-phong-29-2020",
        "40/2024/QĐ-UBND": "hai-phong-40-2024",
    }


def test_the_ward_regulation_stands_on_the_city_regulation() -> None:
    relations = regulation("thanh-dong-2025").front_matter["relations"]

    targets = [item["target"] for item in relations if item["number"] == "204/2025/QĐ-UBND"]

    assert targets == ["hai-phong-204-2025"]


@pytest.mark.parametrize("key", EVERY_DOCUMENT)
def test_every_relation_is_of_a_known_kind_and_points_to_a_document_that_is_here(key: str) -> None:
    relations = regulation(key).front_matter["relations"]

    kinds = {item["kind"] for item in relations}
    targets = {item["target"] for item in relations} - {None}

    assert kinds <= {"replaces", "amends", "repeals", "guides", "based_on"}
    assert targets <= set(EVERY_DOCUMENT)
