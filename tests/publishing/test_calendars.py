"""Calendars: there with the pages they belong to, gone with them, and never dear."""

from frontend.web import application
from tests.publishing.conftest import Portal, reader_of_application
from tests.publishing.fake_cms import FakeCms

FOLDER = "sites/thanhdong/tin-tuc"


def test_an_event_has_a_calendar_beside_its_page_and_in_that_of_its_section(
    cms: FakeCms, ward: str, portal: Portal
):
    event = cms.add_event("thanhdong", ward, "hop-dan", title="Họp tổ dân phố")
    portal.publish()

    for name in (f"{FOLDER}/hop-dan/lich.ics", f"{FOLDER}/lich.ics"):
        calendar = portal.text(name)
        assert "SUMMARY:Họp tổ dân phố" in calendar
        assert f"UID:{event}@thanhdong.localhost" in calendar
        assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20261125T080000" in calendar


def test_news_has_no_calendar(cms: FakeCms, ward: str, portal: Portal):
    cms.add_news("thanhdong", ward, "mot")

    portal.publish()

    assert not [name for name in portal.files() if name.endswith(".ics")]


def test_a_withdrawn_event_is_gone_from_every_calendar(cms: FakeCms, ward: str, portal: Portal):
    event = cms.add_event("thanhdong", ward, "hop-dan")
    cms.add_event("thanhdong", ward, "tiep-dan")
    portal.publish()

    cms.withdraw("thanhdong", event)
    portal.publish()

    assert not portal.has(f"{FOLDER}/hop-dan/lich.ics")
    assert "Sự kiện hop-dan" not in portal.text(f"{FOLDER}/lich.ics")
    assert "Sự kiện tiep-dan" in portal.text(f"{FOLDER}/lich.ics")


def test_the_last_event_of_a_section_takes_the_calendar_along(
    cms: FakeCms, ward: str, portal: Portal
):
    event = cms.add_event("thanhdong", ward, "hop-dan")
    portal.publish()

    cms.withdraw("thanhdong", event)
    portal.publish()

    assert not [name for name in portal.files() if ".ics" in name]


def test_news_in_the_place_of_an_event_leaves_no_calendar_of_it(
    cms: FakeCms, ward: str, portal: Portal
):
    cms.withdraw("thanhdong", cms.add_event("thanhdong", ward, "hop-dan"))
    event = cms.add_event("thanhdong", ward, "mot")
    portal.publish()

    cms.withdraw("thanhdong", event)
    cms.add_news("thanhdong", ward, "mot")
    report = portal.publish()

    assert report.quarantined == {}
    assert not portal.has(f"{FOLDER}/mot/lich.ics")


def test_an_event_in_the_place_of_another_has_its_own_calendar(
    cms: FakeCms, ward: str, portal: Portal
):
    event = cms.add_event("thanhdong", ward, "mot", title="Buổi cũ")
    portal.publish()

    cms.withdraw("thanhdong", event)
    cms.add_event("thanhdong", ward, "mot", title="Buổi mới")
    report = portal.publish()

    assert report.quarantined == {}
    assert "SUMMARY:Buổi mới" in portal.text(f"{FOLDER}/mot/lich.ics")


def test_a_sections_calendar_holds_its_newest_entries_only(cms: FakeCms, ward: str, portal: Portal):
    for number in range(10):
        cms.add_event("thanhdong", ward, f"buoi-{number}")
    portal.publish()

    calendar = portal.text(f"{FOLDER}/lich.ics")

    assert calendar.count("BEGIN:VEVENT") == 8
    assert "buoi-9" in calendar
    assert "buoi-1/" not in calendar


def test_a_calendar_is_served_as_one(cms: FakeCms, ward: str, portal: Portal, api: str):
    cms.add_event("thanhdong", ward, "hop-dan")
    portal.publish()

    with reader_of_application(application(portal.public, api)) as reader:
        answer = reader.get("/tin-tuc/hop-dan/lich.ics")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
