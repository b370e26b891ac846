"""How far the mirrors of a site keep up with what it says in Vietnamese, item by item."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from backend.approval import desk, site_rules
from backend.approval.tasks import ChainTaskState
from backend.calendars import calendar_of
from backend.published.models import Item
from backend.regulations import RuleSet
from backend.translation.models import SourceVersion
from backend.worktime.calendar import Calendar
from backend.worktime.clock import days_between
from content_models.categories import Category
from content_models.languages import VIETNAMESE, public_language, wagtail_language
from content_models.navigation import HomePage, SectionPage, SitePortal


class State(models.TextChoices):
    """Where the translation of one item into one language stands."""

    MISSING = "missing", _("Chưa dịch")
    DRAFT = "draft", _("Đang dịch")
    WAITING = "waiting", _("Chờ duyệt")
    STALE = "stale", _("Đã cũ")
    LIVE = "live", _("Đang hiện")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One item in one language. `page_id` is the mirror's; `since` is when a stale one fell behind.

    `calendar` is the one its site works by; `is_revised` tells of a mirror on the portal that a newer
    draft of it is under way. A draft is at a step of the chain (`step`), or in the hands of who last
    wrote it (`translator`).
    """

    state: State
    page_id: int | None = None
    since: datetime | None = None
    calendar: Calendar = field(default_factory=Calendar, repr=False)
    is_revised: bool = False
    step: ChainTaskState | None = field(default=None, repr=False)
    translator: str = ""

    @property
    def claimed_by(self) -> str:
        """Who has taken the step it waits at upon themselves, if anybody has."""
        return desk.name_of(self.step.claimed_by) if self.step else ""

    @property
    def days_behind(self) -> int | None:
        """How many working days it has been behind, None of one that is not."""
        if self.since is None:
            return None
        return days_between(self.calendar, self.since, timezone.now())


@dataclass(frozen=True, kw_only=True)
class Line:
    """One item of a site and its translations, by public language."""

    page_id: int
    uuid: UUID
    title: str
    path: str
    category: str
    is_required: bool
    cells: Mapping[str, Cell]

    @property
    def is_begun(self) -> bool:
        """Tell whether there is a translation into any language."""
        return any(cell.page_id is not None for cell in self.cells.values())

    @property
    def urgency(self) -> tuple[bool, int]:
        """What comes first on a translator's desk: what the regulation asks for, then what is worst."""
        states = list(State)
        worst = min((states.index(cell.state) for cell in self.cells.values()), default=len(states))
        return not self.is_required, worst


def coverage(portal: SitePortal, *, others: int = 0) -> list[Line]:
    """Return the public items of a site whose translation is asked for or begun, the most pressing first.

    `others` more are those published last that nobody asks for in another language.
    """
    settings = site_rules.settings_of(portal)
    rules = site_rules.rules_of(portal)
    languages = settings.foreign_languages
    own = Item.objects.filter(site=portal.key)
    cells = _cells(portal, languages)
    sources = own.filter(locale=VIETNAMESE).exclude(category="").defer("document", "summary")
    mandated = required_categories(rules, settings.tier)
    begun = {uuid for uuid, _language in cells}
    wanted = sources.filter(models.Q(category__in=mandated) | models.Q(uuid__in=begun))
    rest = sources.exclude(pk__in=wanted.values("pk")).order_by("-listed_at")[:others]
    lines = [
        Line(
            page_id=item.page_id,
            uuid=item.uuid,
            title=item.title,
            path=item.path,
            category=item.category,
            is_required=is_required(item.category, item.facets, rules, settings.tier),
            cells={
                language: cells.get((item.uuid, language), Cell(state=State.MISSING))
                for language in languages
            },
        )
        for item in [*wanted.order_by("tree_path"), *rest]
    ]
    return sorted(lines, key=lambda line: line.urgency)


def is_public(page: Page) -> bool:
    """Return whether everybody can read a page on its portal at this moment."""
    return Item.public.filter(page_id=page.pk).exists()


def sources_of(portal: SitePortal, *, required: bool) -> models.QuerySet[Item]:
    """Return a site's public items in Vietnamese, only those asked for in other languages or all."""
    found = Item.public.filter(site=portal.key, locale=VIETNAMESE).exclude(category="")
    if required:
        tier = site_rules.settings_of(portal).tier
        found = found.filter(required_items(site_rules.rules_of(portal), tier))
    return found


def stale_among(page_ids: Sequence[int]) -> set[int]:
    """Return which of these mirrors are behind what their source says in public."""
    stale = Item.objects.filter(page_id__in=page_ids, is_stale=True)
    return set(stale.values_list("page_id", flat=True))


def is_required(category: str, facets: Mapping[str, Any], rules: RuleSet, tier: str) -> bool:
    """Return whether a rule set asks for an item in a site's foreign languages.

    Of online services only those that foreigners can use are meant (HP11-2.3o-dvc).
    """
    if category == Category.ONLINE_PUBLIC_SERVICES and not facets.get("for_foreigners"):
        return False
    return _asks_for(category, rules, tier)


def required_categories(rules: RuleSet, tier: str) -> list[Category]:
    """Return the categories of which a rule set asks for anything in foreign languages."""
    return [each for each in Category if _asks_for(each, rules, tier)]


def required_items(rules: RuleSet, tier: str) -> models.Q:
    """Return which items `is_required` is true of, as a condition on rows of the store."""
    services = Category.ONLINE_PUBLIC_SERVICES
    asked = required_categories(rules, tier)
    found = models.Q(category__in=[each for each in asked if each != services])
    if services in asked:
        found |= models.Q(category=services, facets__for_foreigners=True)
    return found


@dataclass(frozen=True)
class Owed:
    """A site, and by which rules it owes what in foreign languages."""

    site: str
    rules: RuleSet
    tier: str


def owed_items(owed: Iterable[Owed]) -> models.Q:
    """Return which items sites owe in foreign languages, those of like rules together."""
    alike: dict[tuple[str, str], list[Owed]] = defaultdict(list)
    for each in owed:
        alike[each.rules.key, each.tier].append(each)
    found = models.Q(pk__in=())
    for sites in alike.values():
        rules = required_items(sites[0].rules, sites[0].tier)
        found |= models.Q(rules, site__in=[each.site for each in sites])
    return found


def required_of(owed: Iterable[Owed]) -> models.QuerySet[Item]:
    """Return the public items in Vietnamese that sites owe in foreign languages, all at once."""
    return Item.objects.filter(owed_items(owed), locale=VIETNAMESE).exclude(category="")


def public_mirrors_of(owed: Iterable[Owed]) -> models.QuerySet[Item]:
    """Return the public translations of what sites owe."""
    twins = required_of(owed).filter(site=models.OuterRef("site"), uuid=models.OuterRef("uuid"))
    return Item.objects.filter(models.Exists(twins)).exclude(locale=VIETNAMESE)


def _asks_for(category: str, rules: RuleSet, tier: str) -> bool:
    return any(
        tier in content.tiers and (not content.categories or category in content.categories)
        for content in rules.languages.required_content
    )


def totals(lines: Iterable[Line], *, required: bool = False) -> dict[str, Counter[State]]:
    """Return how many items are in each state, by language."""
    counted: dict[str, Counter[State]] = defaultdict(Counter)
    for line in lines:
        for language, cell in line.cells.items():
            if line.is_required or not required:
                counted[language][cell.state] += 1
    return dict(counted)


def _cells(portal: SitePortal, languages: Sequence[str]) -> dict[tuple[UUID, str], Cell]:
    shown = Item.objects.filter(site=portal.key, locale__in=languages).exclude(category="")
    public = {each.page_id: each for each in shown.defer("document", "summary")}
    pages = _mirror_pages(portal, languages)
    steps = steps_of([page.pk for page in pages])
    behind = behind_since([item for item in public.values() if item.is_stale])
    cells, calendar = {}, calendar_of(portal.key)
    for page in pages:
        item = public.get(page.pk)
        step = steps.get(page.pk)
        state = State.WAITING if step else State.DRAFT
        is_draft = item is None or bool(page.has_unpublished_changes)
        if item is not None:
            state = State.STALE if item.is_stale else State.LIVE
        language = public_language(page.locale.language_code)
        last = page.latest_revision
        cells[page.translation_key, language] = Cell(
            state=state,
            page_id=page.pk,
            since=behind.get(page.pk),
            calendar=calendar,
            is_revised=item is not None and is_draft,
            step=step,
            translator=desk.name_of(last.user) if is_draft and not step and last else "",
        )
    return cells


def _mirror_pages(portal: SitePortal, languages: Iterable[str]) -> list[Page]:
    codes = [wagtail_language(language) for language in languages]
    structure = ContentType.objects.get_for_models(HomePage, SectionPage).values()
    below = Page.objects.filter(path__startswith=portal.path, locale__language_code__in=codes)
    mirrors = below.exclude(content_type__in=structure)
    with_authors = mirrors.select_related("locale", "latest_revision__user")
    return list(with_authors.defer("latest_revision__content"))


def steps_of(page_ids: Sequence[int]) -> dict[int, ChainTaskState]:
    """Return at which step of the chain these pages wait, those left out that are on no way up."""
    keys = [str(each) for each in page_ids]
    steps = desk.in_progress().filter(workflow_state__object_id__in=keys)
    return {int(step.workflow_state.object_id): step for step in steps}


def behind_since(stale: Sequence[Item]) -> dict[int, datetime]:
    """Return since when each of these has been behind its source, by the mirror's page."""
    documents = dict(
        Item.objects.filter(pk__in=[item.pk for item in stale]).values_list("page_id", "document")
    )
    keys = {item.uuid for item in stale}
    versions: dict[UUID, list[SourceVersion]] = defaultdict(list)
    for each in SourceVersion.objects.filter(page__translation_key__in=keys).select_related("page"):
        versions[each.page.translation_key].append(each)
    since = {}
    for item in stale:
        translated = json.loads(documents[item.page_id])["translated_from"]["revision"]
        later = [each.at for each in versions[item.uuid] if each.revision > translated]
        if later:
            since[item.page_id] = min(later)
    return since
