"""What goes into one letter: of what was announced, what is public while it is written."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from backend.published.models import Item
from backend.subscriptions.models import Announced
from backend.subscriptions.rhythm import written
from backend.subscriptions.subjects import Occasion, concerning
from content_models.consultations import ConsultationStage

if TYPE_CHECKING:
    from uuid import UUID

MOST = 50
"""Items in a letter; of more it says how many, so that an archive brought in at once is no flood."""
MOST_READ = 500
STILL_SO = {
    Occasion.OPENED.value: ConsultationStage.OPEN.value,
    Occasion.CLOSING.value: ConsultationStage.OPEN.value,
    Occasion.OUTCOME.value: ConsultationStage.CONCLUDED.value,
}
"""The stage in which a consultation still is what was announced of it."""
SAYS_MOST = (Occasion.OUTCOME, Occasion.CLOSING, Occasion.OPENED, Occasion.PUBLISHED)
"""Of several occasions of one item, the first of these is told."""


@dataclass(frozen=True)
class Line:
    """One item: why it is told of, its title, where it is, until when comments are taken."""

    occasion: str
    title: str
    url: str
    closes_at: datetime | None = None

    def text(self) -> str:
        """Return it as a letter says it, in the language being spoken."""
        values = {"title": self.title}
        if self.closes_at is not None:
            values["moment"] = written(self.closes_at)
        return f"{self._words() % values}\n  {self.url}"

    def _words(self) -> str:
        if self.occasion == Occasion.OPENED.value:
            return _("- Lấy ý kiến, đến %(moment)s: %(title)s")
        if self.occasion == Occasion.CLOSING.value:
            return _("- Sắp hết hạn góp ý, %(moment)s: %(title)s")
        if self.occasion == Occasion.OUTCOME.value:
            return _("- Kết quả tiếp thu, giải trình: %(title)s")
        return f"- {self.title.replace('%', '%%')}"


@dataclass(frozen=True)
class Digest:
    """What is new; `more` items are not named."""

    lines: tuple[Line, ...]
    more: int = 0

    def text(self) -> str:
        """Return the list, in the language being spoken."""
        found = "\n".join(line.text() for line in self.lines)
        if not self.more:
            return found
        return found + "\n" + _("… và %(count)d nội dung khác trên cổng.") % {"count": self.more}


def digest_of(
    site: str, locale: str, chosen: Collection[str], *, after: int, until: int
) -> Digest | None:
    """Return what there is to tell between two numbers; None where nothing of it is public now."""
    waiting = Announced.objects.filter(
        concerning(chosen), site=site, locale=locale, is_quiet=False, pk__gt=after, pk__lte=until
    )
    newest = list(waiting.order_by("-pk").values_list("item", "occasion")[:MOST_READ])
    if not newest:
        return None
    occasions: dict[UUID, list[str]] = {}
    for item, occasion in newest:
        occasions.setdefault(item, []).append(occasion)
    items = Item.public.filter(site=site, locale=locale, uuid__in=occasions)
    rows = {row.uuid: row for row in items.only("uuid", "title", "url", "facets", "type")}
    told = [(rows[item], named) for item, named in occasions.items() if item in rows]
    lines = [line for row, named in told if (line := _line(row, named)) is not None]
    if not lines:
        return None
    return Digest(tuple(lines[:MOST]), max(0, len(lines) - MOST))


def _line(row: Item, occasions: Collection[str]) -> Line | None:
    for occasion in SAYS_MOST:
        if occasion.value not in occasions:
            continue
        stage = STILL_SO.get(occasion.value)
        if stage is None:
            return Line(occasion.value, row.title, row.url)
        if row.facets.get("stage") == stage:
            closes_at = datetime.fromisoformat(row.facets["closes_at"])
            return Line(occasion.value, row.title, row.url, closes_at)
    return None


def name_of(site: str, locale: str) -> str:
    """Return what a portal calls itself in a language, nothing where it has no home page there."""
    home = Item.public.filter(site=site, locale=locale, type="home")
    return home.values_list("title", flat=True).first() or ""
