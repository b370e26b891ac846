"""Calendars (RFC 5545) of what has an hour: leaders' weeks, live broadcasts, dialogues."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
from icalendar import Calendar, Timezone, vDuration

from frontend.labels import label_for
from frontend.translations import LOCAL_TIME, as_moment, translations_for

Item = Mapping[str, Any]
Gettext = Callable[[str], str]

TYPES = frozenset({"dialogue", "live-event", "work-schedule"})
"""Types of items that say when something happens."""

ZONE = LOCAL_TIME.key
PRODUCT = "-//Cong//Cong Thong tin dien tu//VI"
ASKED_AGAIN = timedelta(hours=6)
TIME_ZONE = """BEGIN:VTIMEZONE
TZID:Asia/Ho_Chi_Minh
BEGIN:STANDARD
DTSTART:19750613T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
TZNAME:+07
END:STANDARD
END:VTIMEZONE
"""
"""Việt Nam has had one offset all year since 1975: what tables say of older days is left out."""


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
    made = Calendar()
    for field, value in (
        ("version", "2.0"), ("prodid", PRODUCT), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
        ("name", name.strip()), ("x-wr-calname", name.strip()), ("x-wr-timezone", ZONE),
    ):  # fmt: skip
        made.add(field, value)
    made.add("refresh-interval", vDuration(ASKED_AGAIN), parameters={"value": "DURATION"})
    made.add_component(Timezone.from_ical(TIME_ZONE))
    for event in sorted(events, key=lambda event: (event.starts_at, event.name)):
        made.add_component(_component(event, host))
    content: bytes = made.to_ical()
    return content


def _component(event: Event, host: str) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", f"{event.name}@{host}")
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("dtstart", event.starts_at.astimezone(LOCAL_TIME))
    # An end that is not after its start is a slip of the pen, and no calendar takes it.
    if event.ends_at and event.ends_at > event.starts_at:
        made.add("dtend", event.ends_at.astimezone(LOCAL_TIME))
    made.add("summary", event.title.strip())
    if event.place:
        made.add("location", event.place.strip())
    if event.description:
        made.add("description", event.description.strip())
    made.add("url", event.url)
    return made
