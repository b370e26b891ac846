"""Searching a portal: a question as readers ask it, and the page that answers it in its theme."""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from frontend import answers, pages
from frontend.artifacts import Artifact
from frontend.client import (
    ApiFault,
    ApiUnavailable,
    Client,
    NotFound,
    RefusedQuestion,
    SiteWithheld,
)
from frontend.derivations import FACT_KINDS, walk
from frontend.facts import Library, NoMemory
from frontend.payloads import Count, Excerpt, Facets, Item, Navigation, Piece, Results, Site
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import PAGE_FILE, SEARCH
from frontend.views import (
    ChoiceView,
    ExcerptView,
    PageView,
    PieceView,
    ResultView,
    SearchView,
)

LONGEST = 200
"""Letters of a question, as many as the API takes."""
MOST_CHOICES = 8
EXCERPTS = 2
FRAME_SECONDS = 15
"""How long the menu around the results may be that of an earlier search."""
ORDERS = ("relevance", "-listed_at")
DETAILS: Mapping[str, Mapping[str, str]] = {
    "administrative-procedures": {
        "field": "",
        "level": "procedure.level",
        "service_level": "service_level",
        "agency": "",
    },
    "direction.directives": {"leader_name": ""},
    "direction.leader-schedule": {"leader_name": ""},
    "direction.rewards-sanctions": {"kind": "decision.kind", "field": ""},
    "forum": {"stage": "forum.stage", "opened_by": ""},
    "draft-consultation": {"stage": "consultation.stage", "receiving_unit": ""},
    "legal-dissemination": {"field": ""},
    "legal-documents": {
        "form": "document.form",
        "issuing_authority": "",
        "field": "",
        "validity": "validity",
    },
    "multimedia": {"kind": "multimedia.kind"},
    "news-events": {"field": "news.field"},
    "official-contacts": {"unit_name": ""},
    "online-public-services": {
        "service_level": "service_level",
        "for_foreigners": "search.truth",
        "agency": "",
    },
    "projects-procurement": {"status": "project.status", "field": ""},
    "science-programmes": {
        "kind": "science.kind",
        "field": "",
        "management_level": "science.level",
    },
    "strategy-planning": {"topic": "plan.topic"},
    "strategy-planning.construction-land": {"topic": "plan.topic"},
    "strategy-planning.investment": {"kind": "investment.kind", "field": ""},
}
"""What a reader narrows a category by, in this order, and what subject words its codes; a field
without one is written in words already."""
YEAR = re.compile(r"[12]\d{3}", re.ASCII)


@dataclass(frozen=True)
class Question:
    """What a search page was asked, as its address has it: every field is text, empty when not said.

    `year` and `category` narrow results, `portal` those of the whole system (`scope`: everywhere);
    `details` narrow those of a category by its own fields; `after` is the API's cursor.
    """

    q: str = ""
    scope: str = ""
    portal: str = ""
    category: str = ""
    year: str = ""
    order: str = ""
    after: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def is_everywhere(self) -> bool:
        """Tell whether all portals of the system are searched."""
        return self.scope == "everywhere"

    def address(self, path: str, **changes: str) -> str:
        """Return the address of this question with other fields, from its first results on.

        Another category has fields of its own, so nothing stays narrowed by those of this one.
        """
        details = {} if "category" in changes else dict(self.details)
        fields = vars(self) | details | {"details": "", "after": ""} | changes
        return f"{path}?{urlencode({name: value for name, value in fields.items() if value})}"

    def parameters(self, locale: str) -> dict[str, str]:
        """Return what the API is asked."""
        days = {"from": f"{self.year}-01-01", "to": f"{self.year}-12-31"} if self.year else {}
        own = {
            "q": self.q,
            "category": self.category,
            "site": self.portal if self.is_everywhere else "",
            "order": self.order,
            "cursor": self.after,
            **days,
        }
        said = {"locale": locale, "facets": "true"} | {n: v for n, v in own.items() if v}
        return said | dict(self.details)


def question_of(fields: Mapping[str, str]) -> Question:
    """Return the question of an address; what no form of ours sends is left out of it."""
    year, order = fields.get("year", ""), fields.get("order", "")
    category = fields.get("category", "")
    return Question(
        q=fields.get("q", "").strip(),
        scope="everywhere" if fields.get("scope") == "everywhere" else "",
        portal=fields.get("portal", ""),
        category=category,
        year=year if YEAR.fullmatch(year) else "",
        order=order if order in ORDERS[1:] else "",
        after=fields.get("after", ""),
        details=tuple(
            (name, fields[name]) for name in DETAILS.get(category, ()) if fields.get(name)
        ),
    )


@dataclass(frozen=True)
class Frame:
    """What stands around results: the page without them, the portal's tree and the system's sites."""

    view: PageView
    titles: Mapping[str, str]
    sites: Mapping[str, Site]
    read_at: float


class Searcher:
    """Makes pages of results. Safe to use from several threads: what it keeps is only replaced.

    `client` reads what stands around results, `asking` passes readers' questions on.
    """

    def __init__(self, client: Client, asking: Client, renderer: Renderer) -> None:
        self._client = client
        self._asking = asking
        self._renderer = renderer
        self._frames: dict[tuple[str, str], Frame] = {}

    def page(self, site: str, path: str, fields: Mapping[str, str], reader: str) -> tuple[str, int]:
        """Return the page at a path of a site, and its status; `reader` is who asks.

        Raises NotFound where the site has no such language, ApiFault where nothing is known of the
        site yet and the CMS is away.
        """
        frame = self._frame(site, path)
        question = question_of(fields)
        found, status = self._found(frame, question, asked="q" in fields, reader=reader)
        return self._renderer.page(replace(frame.view, search=found)), status

    def _frame(self, site: str, path: str) -> Frame:
        known = self._frames.get((site, path))
        if known is not None and time.monotonic() - known.read_at < FRAME_SECONDS:
            return known
        try:
            frame = self._frames[site, path] = self._read_frame(site, path)
        except (ApiUnavailable, SiteWithheld):
            if known is None:
                raise
            return known
        return frame

    def _read_frame(self, site: str, path: str) -> Frame:
        library = Library(self._client, NoMemory(), FACT_KINDS)
        languages = library.load(answers.site(site)).languages
        homes = {each.home_path: each.code for each in languages}
        locale = homes.get(path.removesuffix(SEARCH))
        if locale is None:
            raise NotFound(f"{site}{path}")
        page = Artifact("search", site, f"{path[1:]}{PAGE_FILE}", locale)
        return Frame(
            view=pages.search_page(page, Reading(library)),
            titles=_titles(library.load(answers.navigation(site, locale))),
            sites={each.key: each for each in library.load(answers.sites())},
            read_at=time.monotonic(),
        )

    def _found(
        self, frame: Frame, question: Question, *, asked: bool, reader: str
    ) -> tuple[SearchView, int]:
        view = frame.view
        if not question.q or len(question.q) > LONGEST:
            fault = "long" if question.q else "missing" if asked else ""
            return _empty(view, question, fault), 400 if fault else 200
        try:
            site = "" if question.is_everywhere else view.site.key
            found = self._asking.search(site, question.parameters(view.locale), reader)
        except RefusedQuestion:
            return _empty(view, question, "refused"), 400
        except ApiFault:
            return _empty(view, question, "unavailable"), 503
        return _answered(frame, question, found), 200


def _titles(tree: Navigation) -> dict[str, str]:
    """Return what a portal calls the categories it has sections of."""
    titles: dict[str, str] = {}
    for section, _ in walk(tree.sections):
        if section.category:
            titles.setdefault(section.category, section.menu_title or section.title)
    return titles


def _empty(view: PageView, question: Question, fault: str) -> SearchView:
    return SearchView(
        asked=question.q,
        fault=fault,
        is_everywhere=question.is_everywhere,
        kept=_kept(question),
        scopes=_scopes(view.path, question) if question.q else (),
    )


def _kept(question: Question) -> tuple[tuple[str, str], ...]:
    """Return what a new question of the same form keeps of this one."""
    return tuple((name, value) for name in ("scope", "order") if (value := getattr(question, name)))


def _scopes(path: str, question: Question) -> tuple[ChoiceView, ...]:
    def choice(words: str, scope: str) -> ChoiceView:
        address = question.address(path, scope=scope, portal="", category="", year="")
        return ChoiceView(words=words, address=address, is_chosen=question.scope == scope)

    return choice("here", ""), choice("everywhere", "everywhere")


def _answered(frame: Frame, question: Question, found: Results) -> SearchView:
    path = frame.view.path
    facets = found.facets
    names = {key: site.name for key, site in frame.sites.items()}
    years = {each.value: each.value for each in facets.year} if facets else {}
    following = dict(parse_qsl(urlsplit(found.next).query)).get("cursor") if found.next else None
    return SearchView(
        asked=question.q,
        kept=_kept(question),
        count=found.count,
        results=tuple(_result(frame, question, each) for each in found.results),
        is_partial=found.is_partial,
        is_everywhere=question.is_everywhere,
        is_continued=bool(question.after),
        meant=found.did_you_mean or "",
        meant_address=question.address(path, q=found.did_you_mean or ""),
        scopes=_scopes(path, question),
        orders=_orders(path, question),
        categories=_choices(path, question, "category", facets.category, frame.titles)
        if facets
        else (),
        years=_choices(path, question, "year", _newest(facets.year), years) if facets else (),
        details=tuple(_details(path, question, facets)) if facets else (),
        portals=_choices(path, question, "portal", facets.site, names)
        if facets and question.is_everywhere
        else (),
        next_address=f"{question.address(path)}&{urlencode({'after': following})}"
        if following
        else None,
    )


def _orders(path: str, question: Question) -> tuple[ChoiceView, ...]:
    return tuple(
        ChoiceView(
            words=order,
            address=question.address(path, order="" if order == ORDERS[0] else order),
            is_chosen=(question.order or ORDERS[0]) == order,
        )
        for order in ORDERS
    )


def _newest(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda each: each.value, reverse=True))


def _details(
    path: str, question: Question, facets: Facets
) -> Iterator[tuple[str, str, tuple[ChoiceView, ...]]]:
    """Yield the fields of the category asked for, the subject of their codes, and their choices."""
    for name, subject in DETAILS.get(question.category, {}).items():
        counts = facets.details.get(name, ())
        words = {each.value: each.value for each in counts}
        if choices := _choices(path, question, name, counts, words):
            yield name, subject, choices


def _choices(
    path: str, question: Question, field: str, counts: Iterable[Count], words: Mapping[str, str]
) -> tuple[ChoiceView, ...]:
    """Return ways to narrow results by a field; none where it would leave all of them.

    What is chosen can be taken back even where nothing is left of it.
    """
    chosen: str = (vars(question) | dict(question.details)).get(field, "")
    offered = [each for each in counts if each.value in words][:MOST_CHOICES]
    if chosen:
        count = next((each.count for each in offered if each.value == chosen), None)
        name = words.get(chosen, chosen)
        address = question.address(path, **{field: ""})
        return (ChoiceView(words=name, address=address, count=count, is_chosen=True),)
    if len(offered) < 2:
        return ()
    return tuple(
        ChoiceView(
            words=words[each.value],
            address=question.address(path, **{field: each.value}),
            count=each.count,
        )
        for each in offered
    )


def _result(frame: Frame, question: Question, item: Item) -> ResultView:
    found = [Excerpt.model_validate(each) for each in item["highlights"]]
    title = next((each.pieces for each in found if each.field == "title"), None)
    is_own = item["site"] == frame.view.site.key
    portal = frame.sites.get(item["site"]) if question.is_everywhere and not is_own else None
    return ResultView(
        item=item,
        address=item["path"] if is_own else item["url"],
        title=_pieces(title or (Piece(text=item["title"], match=False),)),
        excerpts=tuple(_excerpt(each) for each in found if each.field != "title")[:EXCERPTS],
        portal=portal.name if portal else "",
    )


def _excerpt(found: Excerpt) -> ExcerptView:
    file = found.attachment
    return ExcerptView(
        field=found.field,
        pieces=_pieces(found.pieces),
        file_title=file.title if file else "",
        file_url=file.url if file else "",
    )


def _pieces(found: Iterable[Piece]) -> tuple[PieceView, ...]:
    return tuple(PieceView(text=each.text, match=each.match) for each in found)
