"""News as a ward writes it, put together from parts: the same number always gives the same item."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

TEXTS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("news_texts.yaml").read_text(encoding="utf-8")
)
FIELDS = ("economy", "politics", "culture", "society", "science", "defence", "security")
SPAN = timedelta(days=36 * 30.4)
"""News of thirty-six months: a month of a thousand pages has 28, one of ten thousand 280."""

PARAGRAPHS = 6
SENTENCES_PER_PARAGRAPH = 4


@dataclass(frozen=True)
class News:
    """One item; `body` is what the page's stream field takes."""

    title: str
    slug: str
    summary: str
    body: list[dict[str, Any]]
    field: str
    event_at: datetime


def write_news(number: int, count: int, *, now: datetime) -> News:
    """Return one of `count` items spread evenly over the months before `now`, the newest last."""
    random = Random(number)  # noqa: S311 - the same text every time is what is wanted
    activity, place = random.choice(TEXTS["activities"]), random.choice(TEXTS["places"])
    paragraphs = [_paragraph(random) for _ in range(PARAGRAPHS)]
    return News(
        title=f"{activity} {place}, đợt {number}",
        slug=f"tin-so-{number}",
        summary=random.choice(TEXTS["sentences"]),
        body=_body(paragraphs, place),
        field=random.choice(FIELDS),
        event_at=now - SPAN * (1 - number / max(1, count)),
    )


def _paragraph(random: Random) -> str:
    return "<p>" + " ".join(random.sample(TEXTS["sentences"], SENTENCES_PER_PARAGRAPH)) + "</p>"


def _body(paragraphs: list[str], place: str) -> list[dict[str, Any]]:
    middle = len(paragraphs) // 2
    heading = {"text": f"Kết quả {place}", "level": "2"}
    return [
        {"type": "text", "value": "".join(paragraphs[:middle])},
        {"type": "heading", "value": heading},
        {"type": "text", "value": "".join(paragraphs[middle:])},
    ]
