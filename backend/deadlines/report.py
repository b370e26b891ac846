"""How a site has kept its regulation's deadlines: met, late, running, by category and period."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from backend.calendars.reading import dated_calendars_of
from backend.deadlines.models import Deadline, State
from backend.worktime.calendar import OFFICIAL_TIME, Calendar
from backend.worktime.clock import hours_between
from content_models.navigation import SitePortal


@dataclass
class Line:
    """One category of one site in a period. `lateness` is office time, of what was or is late."""

    site: str
    site_title: str
    category: str
    met: int = 0
    met_late: int = 0
    running: int = 0
    running_late: int = 0
    paused: int = 0
    lateness: list[timedelta] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All deadlines that counted."""
        return self.met + self.met_late + self.running + self.running_late + self.paused

    @property
    def share_in_time(self) -> int | None:
        """How many of a hundred that are decided were met in time, None where none is."""
        decided = self.met + self.met_late + self.running_late
        return round(100 * self.met / decided) if decided else None

    @property
    def median_lateness(self) -> timedelta | None:
        """The lateness that half of the late ones stay below."""
        seconds = [each.total_seconds() for each in self.lateness]
        return timedelta(seconds=median(seconds)) if seconds else None

    @property
    def worst_lateness(self) -> timedelta | None:
        """The greatest lateness."""
        return max(self.lateness, default=None)


def due_between(portals: Collection[SitePortal], first: date, last: date) -> QuerySet[Deadline]:
    """Return the deadlines of sites that were due, or would be, in a period: both days included.

    What stands still has no end, and is reported in the period in which it began to count.
    """
    begin = datetime.combine(first, datetime.min.time(), tzinfo=OFFICIAL_TIME)
    end = datetime.combine(last + timedelta(days=1), datetime.min.time(), tzinfo=OFFICIAL_TIME)
    counted = Deadline.objects.filter(portal__in=portals).exclude(state=State.STOPPED)
    due = counted.filter(due_at__gte=begin, due_at__lt=end)
    endless = counted.filter(due_at=None, anchored_at__gte=begin, anchored_at__lt=end)
    rows: QuerySet[Deadline] = (due | endless).select_related("portal")
    return rows.order_by("portal__title", "category", "due_at", "pk")


def lines_of(rows: Sequence[Deadline]) -> list[Line]:
    """Return the report of deadlines, a line for each category of each site."""
    now, calendars = timezone.now(), _calendars_of(rows)
    found: dict[tuple[str, str], Line] = {}
    for row in rows:
        key = (row.portal.key, row.category)
        line = found.setdefault(key, Line(row.portal.key, str(row.portal.title), row.category))
        _add(line, row, calendars[row.portal.key], now)
    return list(found.values())


def totals_of(lines: Sequence[Line]) -> list[Line]:
    """Return a line for each site, over all its categories."""
    found: dict[str, Line] = {}
    for line in lines:
        whole = found.setdefault(line.site, Line(line.site, line.site_title, ""))
        for name in ("met", "met_late", "running", "running_late", "paused"):
            setattr(whole, name, getattr(whole, name) + getattr(line, name))
        whole.lateness += line.lateness
    return list(found.values())


def _calendars_of(rows: Sequence[Deadline]) -> Mapping[str, Calendar]:
    dated = dated_calendars_of({row.portal.key for row in rows})
    return {key: each.calendar for key, each in dated.items()}


def _add(line: Line, row: Deadline, calendar: Calendar, now: datetime) -> None:
    is_late = row.is_late(now)
    if row.state == State.MET:
        line.met_late += is_late
        line.met += not is_late
    elif row.state == State.PAUSED:
        line.paused += 1
        return
    else:
        line.running_late += is_late
        line.running += not is_late
    if is_late:
        line.lateness.append(lateness_of(row, calendar, now))


def lateness_of(row: Deadline, calendar: Calendar, now: datetime) -> timedelta:
    """Return by how much office time a deadline was or is missed."""
    if row.due_at is None:
        return timedelta(0)
    return hours_between(calendar, row.due_at, row.met_at or now)


COLUMNS = (
    "cổng", "chuyên mục", "tiêu đề", "điều khoản", "quy định", "tính từ", "hạn đăng", "đăng lúc",
    "tình trạng", "đúng hạn", "muộn (giờ hành chính)", "gia hạn", "số lần tạm dừng",
)  # fmt: skip


def rows_for_export(rows: QuerySet[Deadline]) -> Iterator[list[str]]:
    """Yield every deadline as text, one row each, in the order of `COLUMNS`."""
    found, now = list(rows.prefetch_related("pauses")), timezone.now()
    calendars = _calendars_of(found)
    for row in found:
        is_late = row.is_late(now)
        late = lateness_of(row, calendars[row.portal.key], now) if is_late else None
        yield [
            row.portal.key,
            row.category,
            row.title,
            row.clause,
            row.rule,
            _moment(row.anchored_at),
            _moment(row.due_at),
            _moment(row.met_at),
            str(State(row.state).label),
            "" if row.state == State.PAUSED else ("không" if is_late else "có"),
            f"{late.total_seconds() / 3600:.1f}" if late is not None else "",
            str(row.extra or ""),
            str(len(row.pauses.all()) or ""),
        ]


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return str(date_format(moment.astimezone(OFFICIAL_TIME), "Y-m-d H:i"))


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter a day is in."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    return first, following - timedelta(days=1)
