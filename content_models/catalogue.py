"""Every page type, written out: which one holds which mandated category."""

from content_models.advertising import AdvertisementPage
from content_models.base import InformationPage
from content_models.campaigns import ThematicPage
from content_models.categories import Category
from content_models.commented import CommentedPage
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

PAGE_TYPES: tuple[type[InformationPage], ...] = (
    AdvertisementPage,
    ConsultationPage,
    ContributionGuidePage,
    DialoguePage,
    DirectivePage,
    DisclosureListPage,
    EnvironmentPage,
    ForumTopicPage,
    GazetteIssuePage,
    IntroductionPage,
    InvestmentOpportunityPage,
    LegalDocumentPage,
    LegalGuidancePage,
    LinkDirectoryPage,
    LiveEventPage,
    MultimediaPage,
    NaturalResourcePage,
    NewsPage,
    OfficialPage,
    OneStopNoticePage,
    OnlineServicePage,
    OrganisationUnitPage,
    OtherInformationPage,
    PartyDocumentPage,
    PetitionResponsePage,
    PlanPage,
    PortalContactPage,
    PressInformationPage,
    ProcedurePage,
    ProjectPage,
    QuestionAnswerPage,
    RewardSanctionPage,
    ScienceProgrammePage,
    SharedDatabasePage,
    StatisticsPage,
    TenderPage,
    ThematicPage,
    WorkSchedulePage,
)

COMMENTED_TYPES: tuple[type[CommentedPage], ...] = tuple(
    page_type for page_type in PAGE_TYPES if issubclass(page_type, CommentedPage)
)
"""The page types on which the public is heard."""

CITIZEN_SERVICES = frozenset({Category.PETITIONS, Category.RATING, Category.FOREIGN_LANGUAGE})
"""Categories that are services or whole mirrors, not pages an editor writes."""


def page_types_of(category: Category) -> tuple[type[InformationPage], ...]:
    """Return the page types that may hold the category."""
    return tuple(page_type for page_type in PAGE_TYPES if category in page_type.categories)
