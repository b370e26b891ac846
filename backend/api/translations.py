"""How far sites keep up in foreign languages with what a regulation asks for there.

Only what is public counts: a translation that is begun, or before the board, is missing here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, get_args
from uuid import UUID

import orjson
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from backend.api.answers import json_answer, json_list
from backend.api.components import reference, results_of
from backend.api.cursors import ORDERS, page_of
from backend.api.endpoint import Endpoint
from backend.api.operation_parameters import CURSOR
from backend.api.operations import Operation, always, parameters
from backend.api.operations import choice as choice_parameter
from backend.api.operations import whole_number as number_parameter
from backend.api.parameters import LOCALES, choice, refuse_unknown, whole_number
from backend.api.shapes import ItemTranslations, Translation, TranslationCounts, TranslationState
from backend.api.sites import asked_site, require_site
from backend.published import keys
from backend.published.models import Item, SiteRecord
from backend.published.rows import to_json
from backend.regulations import RuleSet, load_rule_set
from backend.translation.coverage import Owed, owed_items, required_categories, required_items
from content_models.categories import Category
from content_models.languages import VIETNAMESE

FOREIGN = [each for each in LOCALES if each != VIETNAMESE]
STATES: list[str] = [*get_args(TranslationState)]
MOST = 100
COLUMNS = ("uuid", "category", "title", "path", "url", "listed_at")


@dataclass(frozen=True)
class Owing:
    """A site that may be read: its foreign languages, and by which rules it owes what in them."""

    key: str
    name: str
    tier: str
    regulation: str
    languages: tuple[str, ...]

    @classmethod
    def of(cls, document: str) -> "Owing":
        """Return what a site's record says of it."""
        site = orjson.loads(document)
        codes = [each["code"] for each in site["languages"]]
        return cls(
            key=site["key"],
            name=site["name"],
            tier=site["tier"],
            regulation=site["regulation"]["key"],
            languages=tuple(code for code in codes if code != VIETNAMESE),
        )

    @property
    def rules(self) -> tuple[RuleSet, str]:
        """The rule set and the tier that say what it owes."""
        return load_rule_set(self.regulation), self.tier

    def owed(self) -> Owed:
        """Return the same for counting all sites at once."""
        return Owed(self.key, *self.rules)


class SiteTranslationsView(Endpoint):
    """GET sites/{site}/translations/: what is asked for in foreign languages, item by item."""

    operation: ClassVar = Operation(
        summary="Nội dung phải dịch của một cổng và các bản dịch / "
        "A site's items to be translated, and their translations",
        description="Mới nhất trước; trống với cổng chỉ có tiếng Việt. Bản dịch chưa công bố được "
        "coi là thiếu. / Newest first; empty for a site in Vietnamese only. A translation that is "
        "not public counts as missing.",
        answer=always(results_of(reference(ItemTranslations))),
        parameters=parameters(
            choice_parameter("language", FOREIGN, "Chỉ ngôn ngữ này / This language only"),
            choice_parameter(
                "state",
                STATES,
                "Chỉ nội dung có bản dịch ở trạng thái này / "
                "Only items with a translation in this state",
            ),
            number_parameter("limit", "Số mục mỗi trang / Entries per page", default=20, most=MOST),
            CURSOR,
        ),
        problems=(503,),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, {"language", "state", "limit", "cursor"})
        language = _asked(request, "language", FOREIGN)
        state = _asked(request, "state", STATES)
        limit = whole_number(request, "limit", default=20, most=MOST)
        owing = _owing(asked_site(request, site))
        languages = [code for code in owing.languages if language in {None, code}]
        rows = Item.public.filter(required_items(*owing.rules), site=owing.key, locale=VIETNAMESE)
        rows = rows.filter(_in_state(owing.key, languages, state)) if languages else rows.none()
        columns = rows.values_list(*COLUMNS, named=True)
        found, following = page_of(request, columns, ORDERS["-listed_at"], limit)
        mirrors = _mirrors(owing.key, languages, [row.uuid for row in found])
        entries = (
            ItemTranslations(
                id=row.uuid,
                category=row.category,
                title=row.title,
                path=row.path,
                url=row.url,
                translations=[mirrors[row.uuid].get(code) or _missing(code) for code in languages],
            )
            for row in found
        )
        touched = [
            keys.site(owing.key),
            keys.translations(owing.key),
            *_list_keys(owing.key, required_categories(*owing.rules)),
            keys.open_site(owing.key),
        ]
        return json_answer(request, json_list(map(to_json, entries), following), touched)


class TranslationsView(Endpoint):
    """GET translations/: the same counted, for every site and each of its foreign languages."""

    operation: ClassVar = Operation(
        summary="Số bản dịch của mọi cổng, theo ngôn ngữ / All sites' translations, counted",
        description="Mỗi cổng, mỗi ngôn ngữ một dòng, theo thứ tự các cổng. / "
        "An entry for each site and language, in the order of the sites.",
        answer=always(results_of(reference(TranslationCounts))),
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, set())
        records = SiteRecord.objects.filter(is_withheld=False).order_by("position")
        known = map(Owing.of, records.values_list("document", flat=True))
        owing = [site for site in known if site.languages]
        entries = [to_json(each) for each in _counts(owing)]
        categories = {each for site in owing for each in required_categories(*site.rules)}
        touched = [
            keys.SYSTEM,
            keys.translations(keys.EVERY_SITE),
            *_list_keys(keys.EVERY_SITE, sorted(categories)),
            keys.open_site(keys.EVERY_SITE),
        ]
        return json_answer(request, json_list(entries, None), touched)


def _asked(request: HttpRequest, name: str, choices: list[str]) -> str | None:
    return choice(request, name, choices, "") if name in request.GET else None


def _owing(key: str) -> Owing:
    records = SiteRecord.objects.filter(key=key, is_withheld=False)
    document = records.values_list("document", flat=True).first()
    if document is None:
        require_site(key)
        raise Http404
    return Owing.of(document)


def _list_keys(site: str, categories: Iterable[Category]) -> list[str]:
    scopes = (keys.scope(site, VIETNAMESE, category=each) for each in categories)
    return [keys.whole_list(scope) for scope in scopes]


def _in_state(site: str, languages: list[str], state: str | None) -> Q:
    """Return the condition of having a translation in a state, into any of the languages."""
    mirrors = Item.public.filter(site=site, uuid=OuterRef("uuid"))
    if state is None:
        return Q()
    if state == "missing":
        lacks = (Q(~Exists(mirrors.filter(locale=code))) for code in languages)
        return Q(*lacks, _connector=Q.OR)
    held = mirrors.filter(locale__in=languages, is_stale=state == "stale")
    return Q(Exists(held))


def _mirrors(
    site: str, languages: list[str], uuids: list[UUID]
) -> dict[UUID, dict[str, Translation]]:
    rows = Item.public.filter(site=site, locale__in=languages, uuid__in=uuids)
    columns = ("uuid", "locale", "is_stale", "path", "url", "document")
    found: dict[UUID, dict[str, Translation]] = defaultdict(dict)
    for uuid, code, is_stale, path, url, document in rows.values_list(*columns):
        source = orjson.loads(document)["translated_from"] or {}
        found[uuid][code] = Translation(
            locale=code,
            state="stale" if is_stale else "live",
            path=path,
            url=url,
            translated_at=source.get("published_at"),
            source_updated_at=source.get("source_updated_at"),
        )
    return found


def _missing(code: str) -> Translation:
    return Translation(
        locale=code,
        state="missing",
        path=None,
        url=None,
        translated_at=None,
        source_updated_at=None,
    )


def _counts(owing: list[Owing]) -> Iterable[TranslationCounts]:
    """Count what is asked for, and what of it there is, of all sites at once."""
    sources = Item.public.filter(owed_items(map(Owing.owed, owing)), locale=VIETNAMESE)
    required = _counted(sources, "site")
    twins = sources.filter(site=OuterRef("site"), uuid=OuterRef("uuid"))
    mirrors = Item.public.filter(Exists(twins), locale__in=FOREIGN)
    held = _counted(mirrors, "site", "locale", "is_stale")
    for site in owing:
        for code in site.languages:
            live, stale = held[site.key, code, False], held[site.key, code, True]
            total = required[site.key,]
            yield TranslationCounts(
                site=site.key,
                site_name=site.name,
                locale=code,
                required=total,
                live=live,
                stale=stale,
                missing=total - live - stale,
            )


def _counted(rows: QuerySet[Item], *columns: str) -> Counter[tuple[Any, ...]]:
    found = rows.values(*columns).annotate(count=Count("pk")).order_by()
    return Counter({(*(row[name] for name in columns),): row["count"] for row in found})
