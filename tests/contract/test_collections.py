"""Typed collections: what a reader of each category looks for, combined, sorted, counted."""

from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from backend.published import store
from content_models.categories import Category
from content_models.legal_documents import LegalDocumentPage
from content_models.officials import OfficialPage
from content_models.online_services import OnlineServicePage
from content_models.organisation import OrganisationUnitPage
from content_models.procedures import ProcedureFeeRow, ProcedurePage, ProcedureStepRow
from content_models.projects import ProjectPage
from content_models.work_schedules import WorkScheduleEntry, WorkSchedulePage
from tests.cms.conftest import make_page
from tests.contract.city import live_news, mirror_of, news_section
from tests.contract.judgements import assert_problem

__all__ = ["make_page"]

JANUARY = date(2026, 1, 5)
MONDAY = date(2026, 11, 23)
Make = Callable[..., Any]


@pytest.fixture
def make(city: None, make_page: Make) -> Make:
    """Make a public page of any type."""

    def public(page_type: Any, title: str, **fields: Any) -> Any:
        page = make_page(page_type, title=title, **fields)
        store.refresh([page])
        return page

    return public


@pytest.fixture
def titles(api: Any) -> Callable[..., list[str]]:
    """Return the titles a question finds, in their order; a list of values says several."""

    def ask(path: str, **query: Any) -> list[str]:
        answer = api(path, **query)
        assert answer.status_code == 200, answer.content
        return [entry["title"] for entry in answer.json()["results"]]

    return ask


def document(make: Make, number: str, form: str, day: int, **fields: Any) -> LegalDocumentPage:
    issued = JANUARY + timedelta(days=day)
    values = {
        "form": form,
        "issuing_authority": "Ủy ban nhân dân phường",
        "number_symbol": number,
        "issued_on": issued,
        "effective_on": issued,
        "abstract": "Về việc kiện toàn Ban Biên tập",
        "field": "Nội vụ",
        "reference_only": True,
    }
    page: LegalDocumentPage = make(LegalDocumentPage, number, **(values | fields))
    return page


@pytest.fixture
def documents(make: Make) -> None:
    document(make, "01/QĐ-UBND", "decision", 0)
    document(make, "02/QĐ-UBND", "decision", 1, field="Đất đai")
    document(make, "01/CT-UBND", "directive", 2, issuing_authority="Chủ tịch")
    document(make, "03/NQ-HĐND", "resolution", 3, expires_on=JANUARY + timedelta(days=10))


DOCUMENTS = "sites/thanhdong/legal-documents/"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"number_symbol": "02/QĐ-UBND"}, ["02/QĐ-UBND"]),
        ({"form": "decision"}, ["02/QĐ-UBND", "01/QĐ-UBND"]),
        ({"form": ["directive", "resolution"]}, ["03/NQ-HĐND", "01/CT-UBND"]),
        ({"issuing_authority": "Chủ tịch"}, ["01/CT-UBND"]),
        ({"form": "decision", "field": "Đất đai"}, ["02/QĐ-UBND"]),
        ({"validity": "expired"}, ["03/NQ-HĐND"]),
        ({"issued_on": "2026-01-06"}, ["02/QĐ-UBND"]),
        ({"issued_on_after": "2026-01-06", "issued_on_before": "2026-01-07"},
         ["01/CT-UBND", "02/QĐ-UBND"]),
        ({"form": "directive", "field": "Đất đai"}, []),
    ],
)  # fmt: skip
def test_documents_are_found_by_what_is_written_on_them(
    documents: None, titles: Any, query: dict[str, Any], found: list[str]
) -> None:
    assert titles(DOCUMENTS, **query) == found
    assert titles("legal-documents/", site="thanhdong", **query) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("-issued_on", ["03/NQ-HĐND", "01/CT-UBND", "02/QĐ-UBND", "01/QĐ-UBND"]),
        ("issued_on", ["01/QĐ-UBND", "02/QĐ-UBND", "01/CT-UBND", "03/NQ-HĐND"]),
        ("-title", ["03/NQ-HĐND", "02/QĐ-UBND", "01/QĐ-UBND", "01/CT-UBND"]),
    ],
)
def test_documents_are_sorted_page_by_page(
    documents: None, api: Any, order: str, found: list[str]
) -> None:
    address, seen = f"{DOCUMENTS}?order={order}&limit=1", []
    while address:
        answer = api(address.removeprefix("http://testserver")).json()
        seen += [entry["title"] for entry in answer["results"]]
        address = answer["next"]

    assert seen == found


def test_facets_count_under_every_filter_but_their_own(documents: None, api: Any) -> None:
    answer = api(DOCUMENTS, facets="form,field,month", form="decision", limit=1).json()

    assert answer["count"] == 2
    assert answer["facets"]["form"] == [
        {"value": "decision", "count": 2},
        {"value": "directive", "count": 1},
        {"value": "resolution", "count": 1},
    ]
    assert answer["facets"]["field"] == [
        {"value": "Nội vụ", "count": 1},
        {"value": "Đất đai", "count": 1},
    ]
    assert answer["facets"]["month"] == [{"value": "2026-01", "count": 2}]


@pytest.mark.parametrize("facet", ["form", "field", "issuing_authority", "scope", "validity"])
def test_every_facet_s_value_finds_as_many_as_it_counts(
    documents: None, api: Any, titles: Any, facet: str
) -> None:
    counts = api(DOCUMENTS, facets=facet).json()["facets"][facet]

    assert sum(each["count"] for each in counts) == 4
    assert [len(titles(DOCUMENTS, **{facet: each["value"]})) for each in counts] == [
        each["count"] for each in counts
    ]


@pytest.fixture
def projects(make: Make) -> None:
    for (status, field), amount in zip(
        product(("preparing", "under-way"), ("Giao thông", "Thoát nước")),
        (Decimal("1500000000.50"), Decimal(90_000_000_000), None, Decimal(0)),
        strict=True,
    ):
        make(
            ProjectPage,
            f"{field} {status}",
            status=status,
            field=field,
            main_objective="Chống ngập",
            project_type="nhóm C",
            period_start=JANUARY,
            period_end=MONDAY,
            budget_amount=amount,
            budget_note="" if amount is not None else "Chưa phê duyệt tổng mức đầu tư",
            funding_type="ngân sách nhà nước",
            sponsor="Thành phố",
            approved_on=JANUARY,
        )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"budget_min": "1"}, {"Giao thông preparing", "Thoát nước preparing"}),
        ({"budget_min": "1500000000.5", "budget_max": "2e9"}, {"Giao thông preparing"}),
        ({"budget_max": "0"}, {"Thoát nước under-way"}),
        ({"status": "under-way", "field": "Giao thông"}, {"Giao thông under-way"}),
        ({"budget_currency": "USD"}, set()),
    ],
)
def test_projects_are_found_by_status_field_and_budget(
    projects: None, titles: Any, query: dict[str, str], found: set[str]
) -> None:
    assert set(titles("projects-procurement/", **query)) == found


def procedure(make: Make, title: str, **fields: Any) -> ProcedurePage:
    values = {
        "field": "Hộ tịch",
        "level": "commune",
        "agency": "Trung tâm Phục vụ hành chính công",
        "processing_time": "Trong ngày làm việc",
        "result": "Giấy khai sinh",
        "steps": [ProcedureStepRow(title="Nộp hồ sơ", description="Nộp tại quầy số 1.")],
        "fees": [ProcedureFeeRow(label="Lệ phí", amount=0)],
    }
    page: ProcedurePage = make(ProcedurePage, title, **(values | fields))
    return page


def test_procedures_are_found_by_field_level_and_whether_foreigners_can_do_them(
    make: Make, titles: Any
) -> None:
    birth = procedure(make, "Đăng ký khai sinh")
    procedure(make, "Cấp giấy phép", field="Xây dựng", level="province")
    make(
        OnlineServicePage,
        "Khai sinh trực tuyến",
        service_level="full",
        service_url="https://dichvucong.gov.vn/khai-sinh",
        for_foreigners=True,
        procedure=birth,
    )
    path = "sites/thanhdong/administrative-procedures/"

    assert titles(path, field="Xây dựng", level="province") == ["Cấp giấy phép"]
    assert titles(path, for_foreigners="true") == ["Đăng ký khai sinh"]
    assert titles(path, for_foreigners="false") == ["Cấp giấy phép"]
    assert titles("sites/thanhdong/online-public-services/", for_foreigners="true") == [
        "Khai sinh trực tuyến"
    ]


CONTACT = {"job_title": "Trưởng phòng", "phone": "0225.3842.114", "email": "a@haiphong.gov.vn"}


def test_contacts_are_found_by_their_unit(make: Make, titles: Any) -> None:
    unit = make(OrganisationUnitPage, "Phòng Kinh tế", tasks="<p>Tham mưu.</p>")
    make(OfficialPage, "Trưởng phòng Kinh tế", unit=unit, **CONTACT)
    make(OfficialPage, "Chánh Văn phòng", unit_name="Văn phòng", **CONTACT)
    path = "official-contacts/"

    assert titles(path, unit_id=str(unit.translation_key)) == ["Trưởng phòng Kinh tế"]
    assert titles(path, unit_name="Văn phòng") == ["Chánh Văn phòng"]


def test_schedules_are_found_by_leader_and_week(make: Make, titles: Any) -> None:
    weeks = (MONDAY, MONDAY + timedelta(days=7))
    for leader, week in product(("Chủ tịch", "Phó Chủ tịch"), weeks):
        meeting = WorkScheduleEntry(day=week, start_time=time(8), content="Họp giao ban")
        title = f"{leader} {week}"
        make(WorkSchedulePage, title, leader_name=leader, week_start=week, entries=[meeting])
    path = "sites/thanhdong/direction.leader-schedule/"

    assert titles(path, leader_name="Chủ tịch", week_start="2026-11-23") == ["Chủ tịch 2026-11-23"]
    assert len(titles(path, week_start_after="2026-11-24")) == 2


def test_news_are_found_by_topic_day_and_site(city: None, titles: Any) -> None:
    live_news("Chợ Tết", field="economy")
    live_news("Hội làng", field="culture")
    live_news("Phiên chợ quận", field="economy", section=news_section("hongbang"))
    path = "news-events/"

    assert set(titles(path, field="economy")) == {"Chợ Tết", "Phiên chợ quận"}
    assert titles(path, field="economy", site="hongbang") == ["Phiên chợ quận"]
    assert len(titles(path, site=["hongbang", "thanhdong"])) == 3
    assert titles(path, event_at="1999-01-01") == []


def test_a_list_of_all_sites_is_counted_by_site(city: None, api: Any) -> None:
    live_news("Chợ Tết")
    live_news("Phiên chợ quận", section=news_section("hongbang"))

    counts = api("news-events/", facets="site").json()["facets"]["site"]

    assert counts == [{"value": "hongbang", "count": 1}, {"value": "thanhdong", "count": 1}]


def test_fields_are_those_asked_for_and_what_an_item_is_told_by(documents: None, api: Any) -> None:
    answer = api(DOCUMENTS, fields="number_symbol,relations").json()

    assert {frozenset(entry) for entry in answer["results"]} == {
        frozenset({"id", "type", "locale", "site", "number_symbol", "relations"})
    }


def test_related_items_come_along(make: Make, api: Any) -> None:
    unit = make(OrganisationUnitPage, "Phòng Kinh tế", tasks="<p>Tham mưu.</p>")
    official = make(OfficialPage, "Trưởng phòng Kinh tế", unit=unit, **CONTACT)

    listed = api("official-contacts/", include="unit").json()["included"]
    one = api(f"sites/thanhdong/pages/{official.translation_key}/", include="unit,section").json()

    assert [entry["title"] for entry in listed] == ["Phòng Kinh tế"]
    assert {entry["type"] for entry in one["included"]} == {"organisation-unit", "section"}


def test_another_language_is_answered_only_where_it_is_taken(city: None, api: Any) -> None:
    translated, other = live_news("Chợ Tết"), live_news("Hội làng")
    mirror_of(translated)
    one = f"sites/thanhdong/pages/{other.translation_key}/"

    def found(**query: str) -> set[tuple[str, str]]:
        results = api("sites/thanhdong/news-events/", locale="en", **query).json()["results"]
        return {(entry["locale"], entry["title"]) for entry in results}

    assert found() == {("en", "Chợ Tết (English)")}
    assert found(fallback="vi") == {("en", "Chợ Tết (English)"), ("vi", "Hội làng")}
    assert api(one, locale="en").status_code == 404
    assert api(one, locale="en", fallback="vi").json()["locale"] == "vi"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (DOCUMENTS, {"fields": "owner"}),
        (DOCUMENTS, {"fields": ""}),
        (DOCUMENTS, {"facets": "issued_on"}),
        (DOCUMENTS, {"facets": "site"}),
        (DOCUMENTS, {"include": "title"}),
        (DOCUMENTS, {"order": "budget"}),
        (DOCUMENTS, {"fallback": "fr"}),
        (DOCUMENTS, {"site": "thanhdong"}),
        ("projects-procurement/", {"budget_min": "nhiều"}),
        ("projects-procurement/", {"budget_max": "1e400"}),
        ("legal-documents/", {"form": ["decision", " "]}),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(
    city: None, api: Any, path: str, query: dict[str, Any]
) -> None:
    problem = assert_problem(api(path, **query), 400)

    assert [error["field"] for error in problem["errors"]] == [*query]


@pytest.mark.parametrize("category", Category)
def test_every_category_can_be_counted_by_all_its_facets(
    documents: None, api: Any, category: Category
) -> None:
    refused = assert_problem(api(f"{category.value}/", facets="?"), 400)["errors"][0]["remedy"]
    offered = refused.split(": ", 1)[1].rstrip(".").replace(" ", "")

    assert api(f"{category.value}/", facets=offered).status_code == 200
