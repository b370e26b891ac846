"""Which page type each kind of entry becomes, and what is done to its values before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from backend.demo.content_files import Entry
from backend.demo.faults import Place
from backend.demo.filling import Filler
from content_models.base import InformationPage
from content_models.campaigns import ThematicPage
from content_models.categories import Category
from content_models.consultations import ConsultationPage
from content_models.dialogues import DialoguePage
from content_models.direction import (
    DirectivePage,
    PartyDocumentPage,
    PetitionResponsePage,
    RewardSanctionPage,
)
from content_models.disclosure import DisclosureListPage, SharedDatabasePage
from content_models.environment import EnvironmentPage, NaturalResourcePage
from content_models.forums import ForumTopicPage
from content_models.gazette import GazetteIssuePage
from content_models.guides import ContributionGuidePage
from content_models.introduction import IntroductionPage
from content_models.legal_documents import LegalDocumentPage
from content_models.legal_guidance import LegalGuidancePage
from content_models.links import LinkDirectoryPage
from content_models.live_events import LiveEventPage
from content_models.multimedia import MultimediaPage
from content_models.news import NewsPage
from content_models.officials import OfficialPage
from content_models.one_stop import OneStopNoticePage
from content_models.online_services import OnlineServicePage
from content_models.organisation import OrganisationUnitPage
from content_models.other import OtherInformationPage
from content_models.planning import InvestmentOpportunityPage, PlanPage
from content_models.portal_contact import PortalContactPage
from content_models.press import PressInformationPage
from content_models.procedures import ProcedurePage
from content_models.projects import ProjectPage, TenderPage
from content_models.questions import QuestionAnswerPage
from content_models.science import ScienceProgrammePage
from content_models.statistics import StatisticsPage
from content_models.work_schedules import WorkSchedulePage

ORGANISATION_UNITS = "org-units"
"""The one kind of entry that is not named by its category."""

PAGE_TYPES: dict[str, type[InformationPage]] = {
    Category.INTRODUCTION: IntroductionPage,
    ORGANISATION_UNITS: OrganisationUnitPage,
    Category.LEADERS: OfficialPage,
    Category.OFFICIAL_CONTACTS: OfficialPage,
    Category.PORTAL_CONTACT: PortalContactPage,
    Category.LEGAL_DOCUMENTS: LegalDocumentPage,
    Category.ADMINISTRATIVE_PROCEDURES: ProcedurePage,
    Category.ONLINE_PUBLIC_SERVICES: OnlineServicePage,
    Category.NEWS_EVENTS: NewsPage,
    Category.HCM_STUDY: NewsPage,
    Category.DIRECTION_DIRECTIVES: DirectivePage,
    Category.DIRECTION_PETITION_RESPONSES: PetitionResponsePage,
    Category.DIRECTION_REWARDS_SANCTIONS: RewardSanctionPage,
    Category.DIRECTION_LEADER_SCHEDULE: WorkSchedulePage,
    Category.LEGAL_DISSEMINATION: LegalGuidancePage,
    Category.PARTY_DIRECTION: PartyDocumentPage,
    Category.STRATEGY_PLANNING: PlanPage,
    Category.STRATEGY_PLANNING_INVESTMENT: InvestmentOpportunityPage,
    Category.STRATEGY_PLANNING_CONSTRUCTION_LAND: PlanPage,
    Category.STRATEGY_PLANNING_NATURAL_RESOURCES: NaturalResourcePage,
    Category.STRATEGY_PLANNING_ENVIRONMENT: EnvironmentPage,
    Category.OFFICIAL_GAZETTE: GazetteIssuePage,
    Category.PROJECTS_PROCUREMENT: ProjectPage,
    Category.DRAFT_CONSULTATION: ConsultationPage,
    Category.FORUM: ForumTopicPage,
    Category.SCIENCE_PROGRAMMES: ScienceProgrammePage,
    Category.STATISTICS: StatisticsPage,
    Category.ONE_STOP_NOTICES: OneStopNoticePage,
    Category.QA: QuestionAnswerPage,
    Category.ONLINE_DIALOGUE: DialoguePage,
    Category.ACCESS_TO_INFORMATION: DisclosureListPage,
    Category.SHARED_DATABASES: SharedDatabasePage,
    Category.LINKS: LinkDirectoryPage,
    Category.PRESS_INFORMATION: PressInformationPage,
    Category.LIVE_EVENTS: LiveEventPage,
    Category.MULTIMEDIA: MultimediaPage,
    Category.CONTRIBUTION_GUIDE: ContributionGuidePage,
    Category.OTHER: OtherInformationPage,
    Category.THEMATIC: ThematicPage,
}
"""In the order in which they are written: what others refer to comes first."""

VARIANTS: dict[str, type[InformationPage]] = {"project": ProjectPage, "tender": TenderPage}
RENAMED = {"author": "author_name", "source": "source_name"}
FOR_OTHERS = frozenset({"comments", "page_type", "published_at", "stage", "reason"})
"""What an entry holds besides the fields of its page."""


@dataclass(frozen=True)
class PageWriter:
    """Writes pages, unsaved, from the entries of one site."""

    filler: Filler
    byline: str

    def write(self, kind: str, entry: Entry) -> InformationPage:
        """Return the page of an entry."""
        values = dict(entry.values)
        page = _page_type(kind, entry)()
        prepare = PREPARATIONS.get(type(page))
        if prepare:
            values = prepare(self.filler, values, entry.place)
        self.filler.fill(page, self._fields(values, entry.place), entry.place)
        published_at = parse_datetime(values.get("published_at") or "")
        if published_at:
            page.first_published_at = min(published_at, timezone.now())
        return page

    def _fields(self, values: dict[str, Any], place: Place) -> dict[str, Any]:
        if "demonstration" not in values:
            raise place.of("demonstration").fault("hãy ghi true hoặc false.")
        fields = {
            RENAMED.get(name, name): value
            for name, value in values.items()
            if name not in FOR_OTHERS | {"content", "attachments", "related"}
        }
        fields.setdefault("author_name", self.byline)
        body = self._body(values, place)
        return {**fields, "body": body} if body else fields

    def _body(self, values: dict[str, Any], place: Place) -> list[dict[str, Any]]:
        lead = [{"text": values["content"]}] if values.get("content") else []
        files = [
            {"file": {"file": name, "title": values["title"]}}
            for name in values.get("attachments", ())
        ]
        related = values.get("related")
        links = [self.filler.bodies.related(related, place.of("related"))] if related else []
        return [*lead, *values.get("body", ()), *files, *links]


def _page_type(kind: str, entry: Entry) -> type[InformationPage]:
    variant = entry.values.get("page_type")
    if variant is None:
        return PAGE_TYPES[kind]
    if variant not in VARIANTS:
        raise entry.place.of("page_type").fault(f"không biết loại “{variant}”.")
    return VARIANTS[variant]


def _disclosure(filler: Filler, values: dict[str, Any], place: Place) -> dict[str, Any]:
    here = place.of("entries")
    rows = [
        row | {"link": filler.references.section_url(row["link"], here)}
        for row in values["entries"]
    ]
    return values | {"entries": rows}


def _legal_document(filler: Filler, values: dict[str, Any], _place: Place) -> dict[str, Any]:
    relations = values.get("relations", ())
    rows = [_relation(filler, row) for row in relations]
    body = [*_quoted(filler, relations), *values.get("body", ())]
    return values | {"relations": rows, "body": body}


def _relation(filler: Filler, row: dict[str, Any]) -> dict[str, Any]:
    target = row.get("target")
    if target and filler.references.find(LegalDocumentPage, target):
        return {"kind": row["kind"], "target": target}
    return {"kind": row["kind"], "target_number": row["number"], "target_title": row["title"]}


def _quoted(filler: Filler, relations: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a note with the public addresses of the documents that stand on other sites."""
    links = []
    for row in relations:
        target = row.get("target")
        if target and not filler.references.find(LegalDocumentPage, target):
            page = filler.references.find_elsewhere(LegalDocumentPage, target)
            links += [f'<a href="{page.full_url}">{escape(row["title"])}</a>'] if page else []
    if links:
        text = f"<p>{'; '.join(links)}.</p>"
        yield {"callout": {"tone": "info", "title": "Văn bản trên cổng khác", "text": text}}


def _multimedia(_filler: Filler, values: dict[str, Any], _place: Place) -> dict[str, Any]:
    return {"image": values["images"][0], **values}


PREPARATIONS: dict[
    type[InformationPage], Callable[[Filler, dict[str, Any], Place], dict[str, Any]]
] = {
    DisclosureListPage: _disclosure,
    LegalDocumentPage: _legal_document,
    MultimediaPage: _multimedia,
}
