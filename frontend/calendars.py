"""Calendars (RFC 5545) of what has an hour: leaders' weeks, live broadcasts, dialogues."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from frontend.labels import label_for
from frontend.translations import LOCAL_TIME, as_moment, translations_for

Item = Mapping[str, Any]
Gettext = Callable[[str], str]

TYPES = frozenset({"dialogue", "live-event", "work-schedule"})
"""Types of items that say when something happens."""

ZONE = LOCAL_TIME.key
LONGEST_LINE = 75
"""Octets of a line before it must be folded."""

TIME_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}",
    "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700",
    "TZNAME:+07", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip
"""Việt Nam has had one offset all year since 1975."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": None})


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something with an hour. `name` is the same whenever the calendar is written again."""

    name: str
    starts_at: datetime
    ends_at: datetime | None
    title: str
    place: str
    description: str
    url: str
    changed_at: datetime


def events_of(item: Item, url: str) -> tuple[Event, ...]:
    """Return what happens according to an item whose page is at an address."""
    if item["type"] == "work-schedule":
        return tuple(_scheduled(item, url, translations_for(item["locale"]).gettext))
    return (_event(item, url),)


def _event(item: Item, url: str) -> Event:
    return Event(
        name=item["id"],
        starts_at=as_moment(item["starts_at"]),
        ends_at=as_moment(item["ends_at"]) if item["ends_at"] else None,
        title=item["title"],
        place=item["place"],
        description=item["summary"] or item.get("purpose") or "",
        url=url,
        changed_at=as_moment(item["updated_at"]),
    )


def _scheduled(item: Item, url: str, gettext: Gettext) -> Iterator[Event]:
    """Return a leader's entries. Those of one hour are told apart by their order, no others are."""
    at_one_hour: Counter[str] = Counter()
    for entry in (entry for day in item["days"] for entry in day["entries"]):
        hour = as_moment(entry["starts_at"]).strftime("%Y%m%dT%H%M")
        at_one_hour[hour] += 1
        yield Event(
            name=f"{item['id']}-{hour}-{at_one_hour[hour]}",
            starts_at=as_moment(entry["starts_at"]),
            ends_at=as_moment(entry["ends_at"]) if entry["ends_at"] else None,
            title=entry["content"],
            place=entry["place"],
            description="\n".join(_people(item, entry, gettext)),
            url=url,
            changed_at=as_moment(item["updated_at"]),
        )


def _people(item: Item, entry: Item, gettext: Gettext) -> Iterator[str]:
    said = {
        "leader": item["leader_name"],
        "presided_by": entry["presided_by"],
        "participants": entry["participants"],
    }
    for role, names in said.items():
        if names:
            yield f"{label_for(gettext, 'schedule.role', role)}: {names}"


def calendar(name: str, host: str, events: Iterable[Event]) -> bytes:
    """Return a calendar file; the same events always give the same bytes."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cong//Cong Thong tin dien tu//VI",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", f"X-WR-TIMEZONE:{ZONE}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        *TIME_ZONE,
    ]  # fmt: skip
    for event in sorted(events, key=lambda event: (event.starts_at, event.name)):
        lines += _lines(event, host)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _lines(event: Event, host: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.name}@{host}"
    yield f"DTSTAMP:{_universal(event.changed_at)}"
    yield f"LAST-MODIFIED:{_universal(event.changed_at)}"
    yield f"DTSTART;TZID={ZONE}:{_local(event.starts_at)}"
    # An end that is not after its start is a slip of the pen, and no calendar takes it.
    if event.ends_at and event.ends_at > event.starts_at:
        yield f"DTEND;TZID={ZONE}:{_local(event.ends_at)}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield f"URL:{event.url}"
    yield "END:VEVENT"


def _text(value: str) -> str:
    return value.strip().translate(_ESCAPES)


def _local(moment: datetime) -> str:
    return moment.astimezone(LOCAL_TIME).strftime("%Y%m%dT%H%M%S")


def _universal(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> str:
    """Break a line into parts of at most 75 octets, never within a character."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        # What follows a break begins with a space, which counts.
        if size + octets > LONGEST_LINE:
            parts.append(part)
            part, size = "", 1
        part, size = part + character, size + octets
    return "\r\n ".join([*parts, part])
