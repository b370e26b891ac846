"""Calendars: what RFC 5545 asks of a file, and what a reader finds in it."""

import re

from frontend import calendars
from tests.portal_views import example

ADDRESS = "http://thanhdong.haiphong.localhost:8080/lich/"
HOST = "thanhdong.haiphong.localhost"


def lines_of(item):
    """Return the unfolded lines of an item's calendar."""
    content = calendars.calendar(item["title"], HOST, calendars.events_of(item, ADDRESS)).decode()
    return content.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(lines, name):
    return [line.partition(":")[2] for line in lines if re.split("[;:]", line)[0] == name]


def test_a_schedule_is_a_calendar_with_an_event_for_each_entry():
    lines = lines_of(example("work-schedule"))

    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert lines.index("BEGIN:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        assert len(values(lines, name)) == lines.count("BEGIN:VEVENT") + (name == "DTSTART")


def test_hours_are_those_of_viet_nam_and_an_open_end_is_left_out():
    lines = lines_of(example("work-schedule"))

    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20261123T073000" in lines
    assert "DTEND;TZID=Asia/Ho_Chi_Minh:20261123T083000" in lines
    assert len(values(lines, "DTEND")) == 2


def test_an_hour_written_in_another_zone_is_the_same_hour():
    item = example("live-event") | {"starts_at": "2026-12-10T01:00:00+00:00"}

    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20261210T080000" in lines_of(item)


def test_an_end_that_is_no_later_than_the_start_is_left_out():
    item = example("live-event") | {"ends_at": example("live-event")["starts_at"]}

    assert values(lines_of(item), "DTEND") == []


def test_no_line_is_longer_than_75_octets_and_every_line_ends_as_the_standard_says():
    item = example("dialogue") | {"title": "Đối thoại về thủ tục đất đai, quy hoạch; " * 9}

    content = calendars.calendar(item["title"], HOST, calendars.events_of(item, ADDRESS))

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert values(lines_of(item), "SUMMARY") == [
        item["title"].strip().replace(";", r"\;").replace(",", r"\,")
    ]


def test_text_from_editors_cannot_add_a_line_of_its_own():
    item = example("live-event") | {"place": "Hội trường A\r\nATTENDEE:mailto:ai@do.vn; tầng 2"}

    lines = lines_of(item)

    assert values(lines, "LOCATION") == [r"Hội trường A\nATTENDEE:mailto:ai@do.vn\; tầng 2"]
    assert values(lines, "ATTENDEE") == []


def test_names_stay_when_another_entry_joins_and_differ_within_an_hour():
    item = example("work-schedule")
    entry = item["days"][0]["entries"][0]
    before = values(lines_of(item), "UID")

    item["days"][0]["entries"].insert(0, entry | {"starts_at": "2026-11-23T07:00:00+07:00"})
    item["days"][0]["entries"].append(entry | {"content": "Việc khác"})
    after = values(lines_of(item), "UID")

    assert set(before) < set(after)
    assert len(set(after)) == len(after) == len(before) + 2


def test_the_same_item_gives_the_same_bytes_stamped_with_its_last_change():
    item = example("work-schedule")

    assert lines_of(item) == lines_of(item)
    assert set(values(lines_of(item), "DTSTAMP")) == {"20261120T081000Z"}


def test_who_takes_part_is_said_in_the_language_of_the_page():
    vietnamese = values(lines_of(example("work-schedule")), "DESCRIPTION")
    english = values(lines_of(example("work-schedule") | {"locale": "en"}), "DESCRIPTION")

    assert r"\nChủ trì: Chủ tịch UBND phường\n" in vietnamese[0]
    assert r"\nChaired by: Chủ tịch UBND phường\n" in english[0]
