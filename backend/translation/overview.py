"""Where the translations of a whole system stand: every site and language, counted at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from backend.accounts.rights import PORTAL_LENGTH, portals_of, sees_everything
from backend.calendars.reading import dated_calendars_of
from backend.regulations import load_rule_set
from backend.translation.coverage import (
    Owed,
    State,
    behind_since,
    public_mirrors_of,
    required_of,
)
from backend.worktime.calendar import Calendar
from backend.worktime.clock import days_between
from content_models.languages import public_language, wagtail_language
from content_models.navigation import HomePage, SectionPage, SitePortal
from content_models.site_settings import PortalSettings

ACTIVE = "active"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One site in one language: of what its rules ask for, how many items are in each state.

    `days_behind` is how many working days the oldest stale one has been behind its source.
    """

    site: str
    name: str
    tier_name: str
    language: str
    required: int
    counts: Counter[State]
    days_behind: int | None

    @property
    def cells(self) -> list[tuple[State, int]]:
        """How many there are of each state, in the order of the states."""
        return [(state, self.counts[state]) for state in State]


def may_see(user: object) -> bool:
    """Return whether somebody sees all sites: the staff of the city's portal, and who watches all."""
    if sees_everything(user):
        return True
    at_the_top = PortalSettings.objects.filter(parent="").values("key")
    return SitePortal.objects.filter(path__in=portals_of(user), key__in=at_the_top).exists()


def overview() -> list[Row]:
    """Return a row for each site in use and each of its foreign languages, by few statements."""
    settings = {each.key: each for each in PortalSettings.objects.filter(status=ACTIVE)}
    portals = [
        portal
        for portal in SitePortal.objects.filter(key__in=settings).order_by("path")
        if settings[portal.key].foreign_languages
    ]
    owed = [
        Owed(
            portal.key,
            load_rule_set(settings[portal.key].regulation["key"]),
            settings[portal.key].tier,
        )
        for portal in portals
    ]
    sources = required_of(owed)
    required = Counter(sources.values_list("site", flat=True))
    counts = _public(owed)
    for place, state in _unpublished(portals, sources.values("uuid")):
        counts[place][state] += 1
    worst = _worst(owed)
    calendars = dated_calendars_of(portal.key for portal in portals)
    return [
        _row(
            settings[portal.key],
            language,
            required[portal.key],
            counts[portal.key, language],
            _days_behind(calendars[portal.key].calendar, worst.get((portal.key, language))),
        )
        for portal in portals
        for language in settings[portal.key].foreign_languages
    ]


Place = tuple[str, str]


def _row(
    site: PortalSettings,
    language: str,
    required: int,
    counts: Counter[State],
    days_behind: int | None,
) -> Row:
    known = Counter(counts)
    known[State.MISSING] = max(required - known.total(), 0)
    return Row(
        site=site.key,
        name=site.name,
        tier_name=site.tier_name,
        language=language,
        required=required,
        counts=known,
        days_behind=days_behind,
    )


def _days_behind(calendar: Calendar, since: datetime | None) -> int | None:
    return days_between(calendar, since, timezone.now()) if since else None


def _public(owed: Sequence[Owed]) -> dict[Place, Counter[State]]:
    counts: dict[Place, Counter[State]] = defaultdict(Counter)
    for site, language, is_stale in public_mirrors_of(owed).values_list(
        "site", "locale", "is_stale"
    ):
        counts[site, language][State.STALE if is_stale else State.LIVE] += 1
    return counts


def _worst(owed: Sequence[Owed]) -> dict[Place, datetime]:
    stale = list(public_mirrors_of(owed).filter(is_stale=True).defer("summary", "document"))
    since = behind_since(stale)
    worst: dict[Place, datetime] = {}
    for item in stale:
        if item.page_id in since:
            place = (item.site, item.locale)
            worst[place] = min(since[item.page_id], worst.get(place, since[item.page_id]))
    return worst


def _unpublished(portals: Iterable[SitePortal], keys: object) -> list[tuple[Place, State]]:
    """Return the drafts of mirrors that are asked for, and those before a board."""
    sites = {portal.path: portal.key for portal in portals}
    structure = ContentType.objects.get_for_models(HomePage, SectionPage).values()
    drafts = Page.objects.filter(live=False, translation_key__in=keys).exclude(
        locale__language_code=wagtail_language("vi")
    )
    under_way = set(
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type=ContentType.objects.get_for_model(Page),
        ).values_list("object_id", flat=True)
    )
    return [
        (
            (sites[path[:PORTAL_LENGTH]], public_language(code)),
            State.WAITING if str(key) in under_way else State.DRAFT,
        )
        for key, path, code in drafts.exclude(content_type__in=structure).values_list(
            "pk", "path", "locale__language_code"
        )
        if path[:PORTAL_LENGTH] in sites
    ]
