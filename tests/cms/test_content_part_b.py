"""Organisation, procedures, disclosure, links, media, guides: what each publishes and refuses."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale

from backend.approval.guard import road
from backend.published.store import refresh
from content_models.advertising import AdvertisementPage
from content_models.campaigns import ThematicPage
from content_models.categories import Category
from content_models.contact_details import validate_official_mailbox, validate_phone
from content_models.disclosure import DisclosureEntryRow, DisclosureListPage, SharedDatabasePage
from content_models.guides import ContributionChannelRow, ContributionGuidePage
from content_models.introduction import IntroductionPage
from content_models.links import LinkDirectoryPage, LinkEntryRow
from content_models.live_events import LiveEventPage
from content_models.media import PortalDocument, PortalImage
from content_models.multimedia import MultimediaImageRow, MultimediaPage
from content_models.officials import OfficialPage
from content_models.one_stop import OneStopNoticePage, WorkingDayRow
from content_models.online_services import OnlineServicePage
from content_models.organisation import OrganisationUnitPage
from content_models.other import OtherInformationPage
from content_models.portal_contact import PortalContactPage
from content_models.procedures import (
    DossierComponentRow,
    ProcedureFeeRow,
    ProcedurePage,
    ProcedureStepRow,
)

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
POINT = '{"type": "Point", "coordinates": [106.68, 20.86]}'
CONTACT = {
    "job_title": "Chủ tịch",
    "unit_name": "Ủy ban nhân dân phường",
    "phone": "0225.3842.114",
    "email": "thanhdong@haiphong.gov.vn",
}

SMALLEST: dict[Any, Callable[[], dict[str, Any]]] = {
    IntroductionPage: lambda: {"history": "<p>Lập năm 1888.</p>"},
    OrganisationUnitPage: lambda: {"tasks": "<p>Tham mưu về văn hóa.</p>"},
    OfficialPage: lambda: dict(CONTACT),
    PortalContactPage: lambda: {
        "address": "Số 1, đường Thành Đông",
        "phone": "0225.3842.114",
        "email": "thanhdong@haiphong.gov.vn",
    },
    ProcedurePage: lambda: {
        "field": "Hộ tịch",
        "level": "commune",
        "agency": "Trung tâm Phục vụ hành chính công",
        "processing_time": "Trong ngày làm việc",
        "result": "Giấy khai sinh",
        "steps": [ProcedureStepRow(title="Nộp hồ sơ", description="Nộp tại quầy số 1.")],
        "fees": [ProcedureFeeRow(label="Lệ phí", amount=0)],
    },
    OnlineServicePage: lambda: {
        "service_level": "full",
        "service_url": "https://dichvucong.gov.vn/khai-sinh",
        "for_foreigners": True,
    },
    OneStopNoticePage: lambda: {
        "notice": "<p>Nhận tại quầy số 1.</p>",
        "hotline": "0225 3842 114",
        "schedule": [WorkingDayRow(weekday="monday", morning="7 giờ 30 – 11 giờ 30")],
    },
    DisclosureListPage: lambda: {
        "entries": [DisclosureEntryRow(name="Dự toán ngân sách", form="Đăng trên cổng")]
    },
    SharedDatabasePage: lambda: {
        "managing_agency": "Sở Khoa học và Công nghệ",
        "access_url": "https://data.haiphong.gov.vn",
    },
    LinkDirectoryPage: lambda: {
        "entries": [LinkEntryRow(group="central", name="Chính phủ", url="https://chinhphu.vn")]
    },
    AdvertisementPage: lambda: {
        "advertiser": "Hợp tác xã Thành Đông",
        "starts_on": date(2026, 11, 1),
        "ends_on": date(2026, 11, 30),
        "target_url": "https://example.vn",
    },
    LiveEventPage: lambda: {"starts_at": MORNING, "stream_url": "https://example.vn/truc-tiep"},
    ContributionGuidePage: lambda: {
        "hours": "24/24 giờ",
        "channels": [ContributionChannelRow(name="Thư điện tử", address="a@haiphong.gov.vn")],
    },
    ThematicPage: lambda: {"starts_on": date(2026, 11, 1)},
    OtherInformationPage: lambda: {"field": "Y tế"},
}

PUBLISHED = [
    (IntroductionPage, {"type": "introduction", "admin_map": None, "admin_map_image": None}),
    (OrganisationUnitPage, {"type": "organisation-unit", "parent_unit": None, "order": 0}),
    (OfficialPage, {"type": "official", "full_name": "Trang thử", **CONTACT}),
    (PortalContactPage, {"type": "portal-contact", "phone": "0225.3842.114", "map": None}),
    (ProcedurePage, {"type": "procedure", "field": "Hộ tịch", "service_level": "none"}),
    (OnlineServicePage, {"type": "online-service", "for_foreigners": True, "procedure": None}),
    (OneStopNoticePage, {"type": "one-stop-notice", "notice": "<p>Nhận tại quầy số 1.</p>"}),
    (DisclosureListPage, {"type": "disclosure-list"}),
    (SharedDatabasePage, {"managing_agency": "Sở Khoa học và Công nghệ"}),
    (LinkDirectoryPage, {"type": "link-directory"}),
    (AdvertisementPage, {"type": "advertisement", "labelled": True}),
    (LiveEventPage, {"type": "live-event", "starts_at": MORNING, "recording": None}),
    (ContributionGuidePage, {"type": "contribution-guide", "hours": "24/24 giờ"}),
    (ThematicPage, {"type": "thematic", "materials": []}),
    (OtherInformationPage, {"type": "other-information", "field": "Y tế", "attachments": []}),
]

REFUSED = [
    (IntroductionPage, {"history": "<p></p>"}, "history"),
    (IntroductionPage, {"admin_map_geojson": "Hải Phòng"}, "admin_map_geojson"),
    (IntroductionPage, {"admin_map_geojson": POINT}, "admin_map_description"),
    (OrganisationUnitPage, {"tasks": "<p> </p>"}, "tasks"),
    (OrganisationUnitPage, {"phone": "gọi buổi sáng"}, "phone"),
    (OfficialPage, {"phone": ""}, "phone"),
    (OfficialPage, {"email": ""}, "email"),
    (OfficialPage, {"email": "chu.tich@gmail.com"}, "email"),
    (OfficialPage, {"unit_name": ""}, "unit_name"),
    (OfficialPage, {"category": "leaders"}, "short_biography"),
    (OfficialPage, {"category": "leaders"}, "assigned_tasks"),
    (PortalContactPage, {"map_geojson": "[]"}, "map_geojson"),
    (PortalContactPage, {"email": ""}, "email"),
    (ProcedurePage, {"steps": []}, "steps"),
    (ProcedurePage, {"fees": []}, "fees"),
    (ProcedurePage, {"fees": [ProcedureFeeRow(label="Lệ phí", amount=-1)]}, "fees"),
    (ProcedurePage, {"service_level": "full"}, "service_link"),
    (OnlineServicePage, {"service_level": "none"}, "service_level"),
    (OneStopNoticePage, {"schedule": []}, "schedule"),
    (OneStopNoticePage, {"hotline": "1022 hoặc 113"}, "hotline"),
    (
        OneStopNoticePage,
        {"schedule": [WorkingDayRow(weekday="friday"), WorkingDayRow(weekday="friday")]},
        "schedule",
    ),
    (DisclosureListPage, {"entries": []}, "entries"),
    (SharedDatabasePage, {"access_url": "data"}, "access_url"),
    (LinkDirectoryPage, {"entries": []}, "entries"),
    (
        LinkDirectoryPage,
        {"entries": [LinkEntryRow(group="friends", name="Bạn", url="https://a.vn")]},
        "entries",
    ),
    (AdvertisementPage, {"labelled": False}, "labelled"),
    (AdvertisementPage, {"ends_on": date(2026, 10, 31)}, "ends_on"),
    (LiveEventPage, {"ends_at": MORNING - timedelta(minutes=1)}, "ends_at"),
    (ContributionGuidePage, {"channels": []}, "channels"),
    (ThematicPage, {"ends_on": date(2026, 10, 31)}, "ends_on"),
    (
        OtherInformationPage,
        {"valid_from": date(2026, 11, 2), "valid_until": date(2026, 11, 1)},
        "valid_until",
    ),
    (MultimediaPage, {"kind": "image"}, "images"),
    (MultimediaPage, {"kind": "graphic"}, "images"),
    (MultimediaPage, {"kind": "audio"}, "recording"),
    (MultimediaPage, {"kind": "video"}, "recording"),
]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture():
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    file = ContentFile(drawn.getvalue(), name="cong-truong.png")
    return PortalImage.objects.create(title="Cổng trường", description="Cổng trường", file=file)


@pytest.fixture
def make_document():
    def make(name: str, content: bytes = b"%PDF-1.7"):
        return PortalDocument.objects.create(title=name, file=ContentFile(content, name=name))

    return make


@pytest.fixture
def refused_fields(make_page):
    def attempt(page_type, **fields) -> set[str]:
        with pytest.raises(ValidationError) as refusal:
            make_page(page_type, **fields)
        return set(refusal.value.message_dict)

    return attempt


@pytest.mark.parametrize(("page_type", "expected"), PUBLISHED)
def test_the_smallest_valid_page_is_published_in_its_shape(make_page, compose, page_type, expected):
    page = make_page(page_type, title="Trang thử", **SMALLEST[page_type]())

    shape = compose(page)

    assert type(shape) is page_type.shape
    assert {name: getattr(shape, name) for name in expected} == expected


@pytest.mark.parametrize("page_type", [*SMALLEST, MultimediaPage])
def test_every_filter_is_a_field_of_the_shape(page_type):
    assert set(page_type.filter_fields) <= set(page_type.shape.__dataclass_fields__)


@pytest.mark.parametrize(("page_type", "changes", "field"), REFUSED)
def test_a_page_is_refused_with_the_field_named(refused_fields, page_type, changes, field):
    fields = SMALLEST.get(page_type, dict)() | changes

    assert field in refused_fields(page_type, **fields)


def test_an_introduction_lists_its_parts_in_order_and_leaves_empty_ones_out(make_page, compose):
    page = make_page(
        IntroductionPage, relics="<p>Đình.</p>", geography="<p>Bên sông.</p>", sights="<p></p>"
    )

    parts = compose(page).parts

    assert [(part.key, part.title, part.html) for part in parts] == [
        ("geography", "Vị trí địa lý", "<p>Bên sông.</p>"),
        ("relics", "Di tích", "<p>Đình.</p>"),
    ]


def test_a_map_is_published_with_the_words_that_say_the_same(make_page, compose):
    page = make_page(
        IntroductionPage,
        history="<p>Lập năm 1888.</p>",
        admin_map_geojson=POINT,
        admin_map_description="Giáp sông Cấm.",
    )

    drawn = compose(page).admin_map

    assert drawn.geojson["type"] == "Point"
    assert drawn.description == "Giáp sông Cấm."


def test_a_unit_names_its_superior(make_page, compose):
    office = make_page(OrganisationUnitPage, title="Ủy ban", tasks="<p>Quản lý.</p>")
    unit = make_page(
        OrganisationUnitPage, title="Văn phòng", tasks="<p>Tham mưu.</p>", parent_unit=office
    )

    refresh([office, unit])

    shape = compose(unit)

    assert shape.parent_unit.title == "Ủy ban"
    assert shape.parent_unit_id == office.translation_key


def test_a_unit_cannot_stand_above_itself(make_page):
    office = make_page(OrganisationUnitPage, title="Ủy ban", tasks="<p>Quản lý.</p>")
    unit = make_page(
        OrganisationUnitPage, title="Văn phòng", tasks="<p>Tham mưu.</p>", parent_unit=office
    )
    office.parent_unit = unit

    with pytest.raises(ValidationError, match="trực thuộc chính đơn vị này"):
        office.save()


def test_an_official_takes_the_name_of_the_unit_chosen(make_page, compose):
    unit = make_page(OrganisationUnitPage, title="Văn phòng", tasks="<p>Tham mưu.</p>")
    official = make_page(OfficialPage, **CONTACT | {"unit_name": "", "unit": unit})
    refresh([unit, official])

    shape = compose(official)

    assert (shape.unit_name, shape.unit_id) == ("Văn phòng", unit.translation_key)


def test_a_leader_needs_a_life_and_tasks_but_no_contact(make_page, compose):
    leader = make_page(
        OfficialPage,
        category=Category.LEADERS.value,
        job_title="Chủ tịch",
        short_biography="<p>Sinh năm 1970.</p>",
        assigned_tasks="<p>Phụ trách chung.</p>",
    )

    shape = compose(leader)

    assert shape.category == "leaders"
    assert shape.assigned_tasks == "<p>Phụ trách chung.</p>"


def test_a_page_takes_the_category_of_the_section_it_is_made_in(make_section):
    section = make_section(Category.LEADERS)
    leader = OfficialPage(
        title="Trang thử",
        author_name="Ban Biên tập",
        job_title="Chủ tịch",
        short_biography="<p>Sinh năm 1970.</p>",
        assigned_tasks="<p>Phụ trách chung.</p>",
    )

    with road():
        section.add_child(instance=leader)

    assert leader.category == "leaders"


def test_a_procedure_publishes_its_rows_in_order(make_page, compose, make_document):
    page = make_page(
        ProcedurePage,
        **SMALLEST[ProcedurePage]()
        | {"dossier": [DossierComponentRow(name="Tờ khai", originals=1, copies=2)]},
    )
    page.forms.create(title="Mẫu 01", document=make_document("mẫu 01.pdf"))

    shape = compose(page)

    assert [step.title for step in shape.steps] == ["Nộp hồ sơ"]
    assert [(paper.originals, paper.copies) for paper in shape.dossier] == [(1, 2)]
    assert [(fee.amount.amount, fee.amount.currency) for fee in shape.fees] == [(0, "VND")]
    assert [form.title for form in shape.forms] == ["Mẫu 01"]


def test_a_picture_set_is_published_with_its_words(make_page, compose, picture):
    row = MultimediaImageRow(image=picture, alt="Học sinh ra về", caption="Trường học")

    shape = compose(make_page(MultimediaPage, kind="image", images=[row]))

    assert [(shown.image.alt, shown.caption) for shown in shape.images] == [
        ("Học sinh ra về", "Trường học")
    ]
    assert shape.recording is None


def test_a_recording_is_published_with_what_replaces_its_sound(make_page, compose, make_document):
    page = make_page(
        MultimediaPage,
        kind="audio",
        recording=make_document("bản tin.mp3", b"ID3"),
        transcript="Kính thưa bà con.",
    )

    recording = compose(page).recording

    assert (recording.type, recording.transcript) == ("audio", "Kính thưa bà con.")


@pytest.mark.parametrize(
    ("recording", "captions", "field"),
    [("clip.mp3", "clip.vtt", "recording"), ("clip.mp4", "clip.txt", "captions")],
)
def test_a_video_refuses_files_of_another_kind(
    refused_fields, make_document, recording, captions, field
):
    files = {"recording": make_document(recording), "captions": make_document(captions)}

    assert refused_fields(MultimediaPage, kind="video", **files) == {field}


@pytest.mark.parametrize(
    ("page_type", "expected"),
    [(AdvertisementPage, date(2026, 10, 31)), (LiveEventPage, MORNING.date())],
)
def test_a_dated_page_is_listed_at_its_own_date(make_page, compose, page_type, expected):
    page = make_page(page_type, **SMALLEST[page_type]())

    assert compose(page).listed_at.astimezone(UTC).date() == expected


@pytest.mark.parametrize("number", ["113", "0225.3842.114", "+84 225 3842 114"])
def test_a_number_that_can_be_dialled_is_accepted(number):
    validate_phone(number)


@pytest.mark.parametrize("number", ["", "12", "0225-3842114", "0225 3842114, 0912 000 000", "84+1"])
def test_a_number_that_cannot_be_dialled_is_refused(number):
    with pytest.raises(ValidationError):
        validate_phone(number)


def test_a_mailbox_of_a_public_provider_is_not_official():
    with pytest.raises(ValidationError, match="hộp thư cá nhân"):
        validate_official_mailbox("van.phong@Gmail.com")


@pytest.mark.parametrize(
    ("language", "title"), [("en", "History"), ("zh-hans", "历史"), ("ko", "역사"), ("ja", "歴史")]
)
def test_a_mirrors_introduction_speaks_its_own_language(make_page, compose, city, language, title):
    source = make_page(IntroductionPage, site="haiphong", history="<p>1888</p>")
    mirror = source.copy_for_translation(
        Locale.objects.get(language_code=language), copy_parents=True
    )

    parts = compose(mirror).parts

    assert [part.title for part in parts if part.key == "history"] == [title]
