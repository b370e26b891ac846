"""Builds one artifact: reads, renders, and sets the file aside if its content is new."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import unquote

import orjson

from frontend import artifacts, listings, pages, routes
from frontend.artifacts import Artifact, Built
from frontend.build_state import API_FAULT, BuildState
from frontend.client import ApiUnavailable, QuestionFault
from frontend.facts import Fact, Library
from frontend.output import Output, content_hash, file_hash
from frontend.payloads import Item
from frontend.reading import Reading
from frontend.views import FeedKind, FeedView, PageView

MEDIA_LINK = re.compile(r"""/media/(?<=["'\s,(]/media/)([^\s"'<>(),]+)""")
"""Begins with its literal part, which is what `re` looks for fast."""

ERROR_LENGTH = 500


class PageRenderer(Protocol):
    """What the engine asks of a theme; `frontend.rendering.Renderer` is one."""

    @property
    def fingerprint(self) -> str:
        """Return what changes whenever the same view could give other bytes."""

    def page(self, view: PageView) -> str:
        """Return a page as a document."""

    def feed(self, view: FeedView, kind: FeedKind) -> str:
        """Return a feed as a document."""

    def answers(self, item: Item, theme: str, tier: str, locale: str) -> list[str]:
        """Return each answer of a dialogue as its page shows it."""

    def assets(self) -> dict[str, bytes]:
        """Return the files of all themes by their fingerprinted names."""


RendererFactory = Callable[[], PageRenderer]


@dataclass(frozen=True)
class Outcome:
    """What became of an artifact.

    `hash` is empty after a failure; `is_staged`: its content is new.
    """

    artifact: Artifact
    hash: str
    facts: frozenset[Fact]
    children: tuple[Artifact, ...] = ()
    media: frozenset[str] = frozenset()
    error: str = ""
    is_staged: bool = False


class Builder:
    """Everything needed to build artifacts one after another."""

    def __init__(
        self, library: Library, renderer: PageRenderer, state: BuildState, output: Output
    ) -> None:
        self.library = library
        self._renderer = renderer
        self._state = state
        self._output = output

    def close(self) -> None:
        """Close what this builder alone uses."""
        self.library.client.close()
        self._state.close()

    def build(self, artifact: Artifact) -> Outcome:
        """Build one artifact; what is wrong with it stays with it, unless the API is down."""
        if artifact.kind == "media":
            return self._fetched(artifact)
        reading = Reading(self.library)
        try:
            built = self._content(artifact, reading)
        except ApiUnavailable:
            raise
        except QuestionFault as fault:
            return self._failed(artifact, reading, f"{API_FAULT}{fault}")
        except Exception as fault:  # noqa: BLE001 - the loop that isolates an artifact
            return self._failed(artifact, reading, f"{type(fault).__name__}: {fault}")
        return self._staged(artifact, reading, built)

    def _failed(self, artifact: Artifact, reading: Reading, error: str) -> Outcome:
        return Outcome(artifact, "", frozenset(reading.facts), error=error[:ERROR_LENGTH])

    def _staged(self, artifact: Artifact, reading: Reading, built: Built) -> Outcome:
        digest = content_hash(built.content)
        is_new = digest != self._state.hash_of(artifact)
        if is_new:
            self._output.stage(artifact, built.content)
        return Outcome(
            artifact,
            digest,
            frozenset(reading.facts),
            built.children,
            built.media,
            is_staged=is_new,
        )

    def _content(self, artifact: Artifact, reading: Reading) -> Built:
        if artifact.kind in pages.VIEWS:
            return self._page(artifact, reading)
        if artifact.kind == "feed":
            return self._feed(artifact, reading)
        if artifact.kind == "session":
            return self._session(artifact, reading)
        return FILES[artifact.kind](artifact, reading)

    def _page(self, artifact: Artifact, reading: Reading) -> Built:
        view = pages.page_view(artifact, reading)
        document = self._renderer.page(view)
        return Built(document.encode(), page_children(artifact, view), media_in(document))

    def _feed(self, artifact: Artifact, reading: Reading) -> Built:
        kind: FeedKind = "rss" if artifact.detail == "rss" else "atom"
        view = listings.feed_view(artifact, reading)
        return Built(self._renderer.feed(view, kind).encode())

    def _session(self, artifact: Artifact, reading: Reading) -> Built:
        """Say what was answered at a dialogue so far, each answer as its page shows it.

        Only the item is read: an answer costs this file and its page, and nothing around them.
        """
        site = reading.site(artifact.site)
        item = reading.item(artifact.site, artifact.locale, artifact.subject)
        numbers = [each["number"] for each in item.get("answers", ())]
        shown = self._renderer.answers(item, site.theme or "", site.tier, artifact.locale)
        told = {
            "over": item.get("outcome") is not None,
            "answers": [
                {"number": number, "html": html}
                for number, html in zip(numbers, shown, strict=True)
            ],
        }
        return Built(orjson.dumps(told) + b"\n")

    def _fetched(self, artifact: Artifact) -> Outcome:
        name = artifacts.media_name(artifact)
        waiting = self._output.staged_name(artifact)
        if not routes.is_safe_file(artifact.file):
            return _not_fetched(artifact, routes.UnsafePath(name))
        try:
            self.library.client.download(name, waiting)
        except QuestionFault as fault:
            return _not_fetched(artifact, fault)
        return Outcome(artifact, file_hash(waiting), frozenset(), is_staged=True)

    def assets(self) -> list[Outcome]:
        """Stage the files of all themes."""
        found = []
        for name, content in sorted(self._renderer.assets().items()):
            artifact = artifacts.asset(name)
            found.append(self._staged(artifact, Reading(self.library), Built(content)))
        return found


def media_in(document: str) -> frozenset[str]:
    """Return the names of the files a document shows or offers."""
    return frozenset(unquote(html.unescape(name)) for name in MEDIA_LINK.findall(document))


def page_children(page: Artifact, view: PageView) -> tuple[Artifact, ...]:
    """Return the files that exist because a page does."""
    calendar = (artifacts.calendar(page),) if view.calendar else ()
    if page.kind == "home":
        return (*artifacts.feeds(page), *artifacts.error_pages(page))
    if page.kind == "section" and view.item and view.item["layout"] == "stream":
        months = (artifacts.archive(page, month.month) for month in view.months)
        return (*calendar, *artifacts.feeds(page), *months)
    if page.kind == "archive" and view.pagination and view.month and "/" not in page.detail:
        section = pages.section_of(page)
        numbers = range(1, view.pagination.number)
        return tuple(artifacts.archive(section, view.month, number) for number in numbers)
    boundary = (artifacts.boundary(page),) if page.kind == "item" and view.boundary else ()
    session = (artifacts.session(page),) if page.kind == "item" and view.dialogue else ()
    return (*calendar, *boundary, *session, *_posts(page, view))


def _posts(page: Artifact, view: PageView) -> tuple[Artifact, ...]:
    if page.kind != "item" or view.posts is None:
        return ()
    return tuple(artifacts.posts(page, number) for number in range(1, view.posts.pages + 1))


def redirect(artifact: Artifact, _reading: Reading) -> Built:
    """Say where a page moved."""
    return Built(artifact.subject.encode())


def gone(_artifact: Artifact, _reading: Reading) -> Built:
    """Say, by being there, that a page was withdrawn."""
    return Built(b"")


FILES: Mapping[str, Callable[[Artifact, Reading], Built]] = {
    "redirect": redirect,
    "gone": gone,
    "boundary": listings.boundary,
    "calendar": listings.calendar,
    "agenda": listings.agenda,
    "robots": listings.robots,
    "sitemap": listings.sitemap,
    "sitemap_part": listings.sitemap_part,
    "hosts": listings.hosts,
}


def _not_fetched(artifact: Artifact, fault: Exception) -> Outcome:
    return Outcome(artifact, "", frozenset(), error=f"{API_FAULT}{fault}"[:ERROR_LENGTH])
