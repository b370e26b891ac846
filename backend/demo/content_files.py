"""Reading the demonstration's data: YAML by category, and regulations in Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml

from backend.demo.faults import Place

FOLDER = Path(__file__).with_name("content")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HEADING = re.compile(r"(#{2,3}) (.+)")


@dataclass(frozen=True)
class Entry:
    """One future page as the data has it."""

    place: Place
    values: dict[str, Any]

    @property
    def slug(self) -> str:
        """The entry's address below its section."""
        return str(self.values["slug"])


def read_yaml(name: str) -> dict[str, Any]:
    """Return a data file, empty where there is none."""
    path = FOLDER / name
    if not path.exists():
        return {}
    try:
        data = yaml.load(path.read_text("utf-8"), LOADER)  # noqa: S506  # a safe loader
    except yaml.YAMLError as error:
        raise Place(name).fault(f"không phải YAML hợp lệ: {error}") from error
    return data if isinstance(data, dict) else {}


def entries(file: str, kind: str, values: list[dict[str, Any]]) -> Iterator[Entry]:
    """Yield the entries of one kind; each must have an address of its own."""
    seen: set[str] = set()
    for position, each in enumerate(values, start=1):
        slug = each.get("slug")
        place = Place(file).at(f"{kind}/{slug or position}")
        if not slug or slug in seen:
            raise place.of("slug").fault("thiếu, hoặc trùng với một mục khác cùng loại.")
        seen.add(slug)
        yield Entry(place, each)


def regulations(site: str) -> Iterator[tuple[Entry, str]]:
    """Yield the regulations that a site publishes: their metadata and their Markdown text."""
    for path in sorted((FOLDER / "regulations").glob("*.md")):
        place = Place(f"regulations/{path.name}").at(path.stem)
        parts = path.read_text("utf-8").split("---\n", 2)
        if len(parts) != 3:
            raise place.fault("thiếu phần đầu YAML giữa hai dòng “---”.")
        values = yaml.load(parts[1], LOADER)  # noqa: S506  # a safe loader
        if values["site"] == site:
            yield Entry(place, values | {"slug": values["key"]}), parts[2]


def text_blocks(markdown: str) -> list[dict[str, Any]]:
    """Return body blocks: `##` and `###` are headings, what stands between them is text."""
    blocks: list[dict[str, Any]] = []
    for paragraph in filter(None, map(str.strip, markdown.split("\n\n"))):
        heading = HEADING.fullmatch(paragraph)
        if heading:
            level = str(len(heading[1]))
            blocks.append({"heading": {"text": heading[2], "level": level}})
        else:
            _append_paragraph(blocks, f"<p>{escape(paragraph, quote=False)}</p>")
    return blocks


def _append_paragraph(blocks: list[dict[str, Any]], html: str) -> None:
    if blocks and "text" in blocks[-1]:
        blocks[-1] = {"text": blocks[-1]["text"] + html}
    else:
        blocks.append({"text": html})
