"""Direction, documents, plans, projects, consultation, science: what each publishes and refuses."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args, get_type_hints

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from backend.published.store import refresh
from content_models.consultations import ConsultationPage
from content_models.dialogues import (
    DialogueCoordination,
    DialogueLeader,
    DialoguePage,
    DialogueScriptEntry,
)
from content_models.direction import (
    DirectivePage,
    PartyDocumentPage,
    PetitionResponsePage,
    RewardSanctionPage,
)
from content_models.document_relations import LegalDocumentRelation
from content_models.environment import EnvironmentPage, NaturalResourcePage
from content_models.gazette import GazetteIssueDocument, GazetteIssuePage
from content_models.legal_documents import LegalDocumentFile, LegalDocumentPage
from content_models.legal_guidance import LegalGuidancePage
from content_models.media import PortalDocument
from content_models.officials import OfficialPage
from content_models.planning import InvestmentOpportunityPage, PlanFile, PlanPage
from content_models.press import PressInformationPage
from content_models.projects import ProjectPage, TenderPage
from content_models.questions import QuestionAnswerPage
from content_models.science import ScienceProgrammePage
from content_models.statistics import StatisticsPage
from content_models.work_schedules import WorkScheduleEntry, WorkSchedulePage

pytestmark = pytest.mark.django_db

BODY = json.dumps([{"type": "text", "value": "<p>Nội dung.</p>"}])
HTML = "<p>Nội dung.</p>"
MONDAY = date(2026, 11, 23)
BEFORE = date(2026, 11, 22)
OPENS = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=30)
PAST = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
LEADER = {
    "job_title": "Chủ tịch",
    "unit_name": "Ủy ban nhân dân phường",
    "phone": "0225.3842.114",
    "email": "thanhdong@haiphong.gov.vn",
}
DIALOGUE_PLAN = {
    "purpose": "Lắng nghe người dân",
    "requirements": "Đúng trọng tâm",
    "starts_at": OPENS,
    "duration_minutes": 120,
    "place": "Hội trường",
    "method": "Trực tuyến",
    "approved_by": "Trưởng Ban Biên tập",
    "approved_on": MONDAY,
}


@pytest.fixture
def file():
    return PortalDocument.objects.create(
        title="Toàn văn", file=ContentFile(b"%PDF-1.7 full text", name="full-text.pdf")
    )


@pytest.fixture
def leader(make_page):
    return make_page(OfficialPage, title="Lãnh đạo phường", **LEADER)


def entry(**fields):
    values = {"day": MONDAY, "start_time": time(8), "content": "Họp giao ban"}
    return WorkScheduleEntry(**(values | fields))


def plan_of_dialogue():
    return DIALOGUE_PLAN | {
        "answering_leaders": [DialogueLeader(name="Lãnh đạo phường", position="Chủ tịch")],
        "coordination": [DialogueCoordination(unit="Công an phường", duty="Giữ trật tự")],
    }


def smallest(file=None, leader=None):
    return {
        DirectivePage: {
            "body": BODY,
            "leader": leader,
            "document_number": "12/CT-UBND",
            "issued_on": MONDAY,
        },
        PetitionResponsePage: {
            "petition": HTML,
            "response": HTML,
            "agency": "Phòng Kinh tế",
            "answered_on": MONDAY,
        },
        RewardSanctionPage: {
            "kind": "reward",
            "subject": "Hợp tác xã Thành Đông",
            "field": "Nông nghiệp",
        },
        PartyDocumentPage: {"issued_on": MONDAY, "file": file},
        WorkSchedulePage: {
            "leader_name": "Chủ tịch",
            "week_start": MONDAY,
            "entries": [entry()],
        },
        LegalGuidancePage: {
            "body": BODY,
            "source_number": "42/2022/NĐ-CP",
            "source_issued_on": MONDAY,
            "field": "Chuyển đổi số",
        },
        LegalDocumentPage: {
            "form": "decision",
            "issuing_authority": "UBND phường",
            "number_symbol": "01/QĐ-UBND",
            "issued_on": PAST.date(),
            "effective_on": PAST.date(),
            "abstract": "Về việc kiện toàn Ban Biên tập",
            "files": [LegalDocumentFile(document=file)],
        },
        PlanPage: {
            "topic": "environment",
            "approved_on": MONDAY,
            "files": [PlanFile(document=file)],
        },
        InvestmentOpportunityPage: {"kind": "call", "body": BODY},
        NaturalResourcePage: {"activity": HTML},
        EnvironmentPage: {
            "waste_plan": HTML,
            "empty_lists_note": "Chưa phát hiện nguồn thải lớn.",
        },
        GazetteIssuePage: {
            "issue_number": "12",
            "issued_on": MONDAY,
            "documents": [GazetteIssueDocument(number="01/QĐ-UBND", abstract="Kiện toàn")],
        },
        ProjectPage: {
            "main_objective": "Cải tạo đường",
            "field": "Giao thông",
            "project_type": "Nhóm C",
            "period_start": MONDAY,
            "period_end": date(2027, 12, 31),
            "budget_amount": 1_500_000_000,
            "funding_type": "Ngân sách",
            "sponsor": "Thành phố",
            "status": "preparing",
            "approved_on": MONDAY,
        },
        TenderPage: {
            "procuring_entity": "UBND phường",
            "package_name": "Xây lắp",
            "method": "open",
            "approved_on": MONDAY,
            "closes_at": CLOSES,
        },
        ConsultationPage: {
            "full_text": file,
            "opens_at": OPENS,
            "closes_at": CLOSES,
            "receiving_unit": "Văn phòng",
            "receiving_address": "Số 1, đường Thành Đông",
            "receiving_email": "vanphong@haiphong.gov.vn",
        },
        DialoguePage: plan_of_dialogue(),
        ScienceProgrammePage: {
            "code": "ĐT.01",
            "management_level": "city",
            "field": "Môi trường",
            "lead_unit": "Trường Đại học Hải Phòng",
            "period_start": MONDAY,
            "period_end": date(2027, 12, 31),
            "approved_on": MONDAY,
        },
        StatisticsPage: {
            "data_file": file,
            "report": file,
            "method": HTML,
            "analysis": HTML,
            "period_start": date(2026, 1, 1),
            "period_end": date(2026, 6, 30),
            "publish_decided_on": MONDAY,
        },
        PressInformationPage: {"period": MONDAY, "body": BODY},
        QuestionAnswerPage: {
            "question": HTML,
            "answer": HTML,
            "topic": "Hộ tịch",
            "answering_unit": "Văn phòng HĐND và UBND phường",
            "answered_on": MONDAY,
        },
    }


PAGE_TYPES = list(smallest())


@pytest.fixture
def make(make_page, file, leader):
    """Return the smallest live page of a type, with some fields given otherwise."""
    return lambda page_type, **fields: make_page(
        page_type, **(smallest(file, leader)[page_type] | fields)
    )


@pytest.fixture
def make_public(make):
    """Return the smallest page of a type, known to the published store."""

    def make_and_publish(page_type, **fields):
        page = make(page_type, **fields)
        refresh([page])
        return page

    return make_and_publish


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__)
def test_the_smallest_page_leaves_in_its_own_shape(page_type, make, compose):
    shape = compose(make(page_type))

    assert type(shape) is page_type.shape
    assert (shape.type,) == get_args(get_type_hints(page_type.shape)["type"])
    assert {name for name in page_type.filter_fields if not hasattr(shape, name)} == set()


@pytest.mark.parametrize(
    ("page_type", "fields", "named"),
    [
        (DirectivePage, {"body": "[]"}, "body"),
        (DirectivePage, {"leader": None}, "leader"),
        (DirectivePage, {"document_number": ""}, "document_number"),
        (PetitionResponsePage, {"response": "<p></p>"}, "response"),
        (PetitionResponsePage, {"received_on": date(2026, 12, 1)}, "answered_on"),
        (PartyDocumentPage, {"file": None}, "file"),
        (WorkSchedulePage, {"week_start": date(2026, 11, 24)}, "week_start"),
        (WorkSchedulePage, {"leader_name": ""}, "leader_name"),
        (WorkSchedulePage, {"entries": []}, "entries"),
        (WorkSchedulePage, {"entries": [entry(day=date(2026, 11, 30))]}, "entries"),
        (WorkSchedulePage, {"entries": [entry(end_time=time(7))]}, "entries"),
        (LegalGuidancePage, {"source_number": ""}, "source_number"),
        (LegalDocumentPage, {"files": []}, "files"),
        (LegalDocumentPage, {"number_symbol": ""}, "number_symbol"),
        (LegalDocumentPage, {"effective_on": None}, "effective_on"),
        (LegalDocumentPage, {"effective_on": date(2025, 1, 1)}, "effective_on"),
        (LegalDocumentPage, {"expires_on": date(2025, 1, 1)}, "expires_on"),
        (
            LegalDocumentPage,
            {"relations": [LegalDocumentRelation(kind="replaces")]},
            "relations",
        ),
        (PlanPage, {"files": []}, "files"),
        (InvestmentOpportunityPage, {"body": "[]"}, "body"),
        (NaturalResourcePage, {"activity": "<p> </p>"}, "activity"),
        (EnvironmentPage, {"empty_lists_note": ""}, "empty_lists_note"),
        (GazetteIssuePage, {"documents": []}, "documents"),
        (
            GazetteIssuePage,
            {"documents": [GazetteIssueDocument(abstract="Kiện toàn")]},
            "documents",
        ),
        (ProjectPage, {"budget_amount": None}, "budget_amount"),
        (ProjectPage, {"period_end": BEFORE}, "period_end"),
        (TenderPage, {"closes_at": PAST}, "closes_at"),
        (ConsultationPage, {"full_text": None}, "full_text"),
        (ConsultationPage, {"closes_at": PAST}, "closes_at"),
        (DialoguePage, {"answering_leaders": []}, "answering_leaders"),
        (DialoguePage, {"coordination": []}, "coordination"),
        (DialoguePage, {"approved_on": date(2026, 11, 24)}, "approved_on"),
        (DialoguePage, {"questions_close_at": CLOSES}, "questions_close_at"),
        (DialoguePage, {"starts_at": PAST, "approved_on": PAST.date(), "script_released": True},
         "script"),
        (ScienceProgrammePage, {"accepted_on": BEFORE}, "accepted_on"),
        (ScienceProgrammePage, {"accepted_on": MONDAY}, "summary_report"),
        (StatisticsPage, {"data_file": None}, "data_file"),
        (StatisticsPage, {"analysis": ""}, "analysis"),
        (StatisticsPage, {"report": None}, "report"),
        (PressInformationPage, {"body": "[]"}, "body"),
        (QuestionAnswerPage, {"answer": "<p></p>"}, "answer"),
        (QuestionAnswerPage, {"asked_on": date(2026, 12, 1)}, "answered_on"),
    ],
)  # fmt: skip
def test_a_faulty_page_is_refused_by_the_name_of_its_field(page_type, fields, named, make):
    with pytest.raises(ValidationError) as refused:
        make(page_type, **fields)

    assert named in refused.value.message_dict


def test_a_draft_may_lack_what_a_live_page_must_have(make):
    draft = make(LegalDocumentPage, live=False, files=[], number_symbol="")

    assert draft.pk


def test_the_week_of_a_schedule_is_told_day_by_day_in_order_of_time(make, compose):
    late = entry(start_time=time(14), end_time=time(15), content="Tiếp công dân")
    tomorrow = entry(day=date(2026, 11, 24), content="Đi cơ sở")

    schedule = compose(make(WorkSchedulePage, entries=[tomorrow, late, entry()]))

    told = [(day.date, [each.content for each in day.entries]) for day in schedule.days]
    assert told == [
        (MONDAY, ["Họp giao ban", "Tiếp công dân"]),
        (date(2026, 11, 24), ["Đi cơ sở"]),
    ]
    assert schedule.week_end == date(2026, 11, 29)


def replacing(target):
    return [LegalDocumentRelation(kind="replaces", target=target)]


def test_a_replaced_document_says_so_and_names_its_successor(make_public, compose):
    old = make_public(LegalDocumentPage)
    new = make_public(LegalDocumentPage, number_symbol="09/QĐ-UBND", relations=replacing(old))

    shape = compose(old)

    assert shape.validity == "replaced"
    assert [(each.direction, each.number) for each in shape.relations] == [
        ("incoming", "09/QĐ-UBND")
    ]
    assert compose(new).relations[0].link.id == old.translation_key


def test_a_replacement_to_come_is_told_as_a_turn(make_public, compose):
    in_future = timezone.localdate() + timedelta(days=400)
    old = make_public(LegalDocumentPage)
    make_public(LegalDocumentPage, effective_on=in_future, relations=replacing(old))

    shape = compose(old)

    assert shape.validity == "in-force"
    assert [(each.on, each.validity) for each in shape.validity_changes] == [
        (in_future, "replaced")
    ]


def test_a_draft_neither_touches_a_document_nor_is_named_by_one(make_public, compose):
    public = make_public(LegalDocumentPage)
    draft = make_public(LegalDocumentPage, live=False, relations=replacing(public))
    naming = make_public(LegalDocumentPage, relations=replacing(draft))

    assert compose(public).validity == "in-force"
    assert compose(public).relations == []
    assert compose(naming).relations == []


def test_a_document_outside_the_system_is_named_as_it_was_typed(make_public, compose):
    typed = LegalDocumentRelation(
        kind="based_on", target_number="77/2015/QH13", target_title="Luật Tổ chức chính quyền"
    )

    shape = compose(make_public(LegalDocumentPage, relations=[typed]))

    assert [(each.number, each.title, each.link) for each in shape.relations] == [
        ("77/2015/QH13", "Luật Tổ chức chính quyền", None)
    ]


def test_a_document_cannot_act_upon_itself(make):
    document = make(LegalDocumentPage)
    document.relations = replacing(document)

    with pytest.raises(ValidationError) as refused:
        document.save()

    assert "relations" in refused.value.message_dict


def test_a_cited_document_lends_its_number_only_while_it_is_public(make_public, compose):
    public = make_public(LegalDocumentPage, number_symbol="05/CT-UBND")
    draft = make_public(LegalDocumentPage, number_symbol="06/CT-UBND", live=False)

    directive = compose(make_public(DirectivePage, document=public, document_number=""))
    hidden = compose(make_public(DirectivePage, document=draft, document_number=""))

    assert (directive.document_number, directive.document.title) == ("05/CT-UBND", public.title)
    assert (hidden.document_number, hidden.document) == ("", None)


def test_the_script_of_a_dialogue_stays_inside_until_it_is_released(make, compose):
    script = [DialogueScriptEntry(question="Bao giờ sửa đường?", answer=HTML)]
    held = {"starts_at": PAST, "approved_on": PAST.date()}

    before = compose(make(DialoguePage, **held, script=list(script)))
    after = compose(
        make(
            DialoguePage,
            **held,
            script=[DialogueScriptEntry(question="Bao giờ sửa đường?", answer=HTML)],
            script_released=True,
        )
    )

    assert before.script == []
    assert [each.question for each in after.script] == ["Bao giờ sửa đường?"]


def schedule_form(section, *, deferred, **changes):
    page = WorkSchedulePage()
    parent = section(WorkSchedulePage.categories[0])
    data = {
        "title": "Lịch tuần",
        "slug": "lich-tuan",
        "author_name": "Văn phòng",
        "week_start": "2026-11-23",
        "leader_name": "Chủ tịch",
        "entries-TOTAL_FORMS": "1",
        "entries-INITIAL_FORMS": "0",
        "entries-0-ORDER": "1",
        "entries-0-day": "2026-11-23",
        "entries-0-start_time": "08:00",
        "entries-0-content": "Họp giao ban",
        "corrections-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    form_class = WorkSchedulePage.get_edit_handler().get_form_class()
    form = form_class(data | changes, instance=page, parent_page=parent)
    if deferred:
        form.defer_required_fields()
    return form


def test_the_form_checks_rows_as_submitted_beside_the_row_at_fault(section):
    form = schedule_form(section, deferred=False, **{"entries-0-day": "2026-12-01"})

    assert not form.is_valid()
    assert not form.is_valid()
    assert len(form.formsets["entries"].forms[0].errors["day"]) == 1


def test_the_form_keeps_an_unfinished_draft(section):
    form = schedule_form(section, deferred=True, **{"entries-TOTAL_FORMS": "0", "leader_name": ""})

    assert form.is_valid()


def test_the_form_asks_for_what_is_missing_where_it_is_missing(section):
    form = schedule_form(section, deferred=False, **{"entries-TOTAL_FORMS": "0", "leader_name": ""})

    assert not form.is_valid()
    assert "leader_name" in form.errors
    assert len(form.formsets["entries"].non_form_errors()) == 1


def test_the_form_of_a_complete_schedule_is_accepted(section):
    form = schedule_form(section, deferred=False)

    assert form.is_valid()
