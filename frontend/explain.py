"""Which artifacts a change touches and why: the planner's own questions, asked without a run.

Nothing is locked, built or written, so that it answers while `watch` works. What it says is of the
build state as it stands: all that the next run may write or remove because of the change is named,
and what exists only afterwards is announced as what a touched artifact may bring.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import orjson

from frontend import keys, planner, routes
from frontend.artifacts import BOUNDARY_FILE, CALENDAR_FILE, SESSION_FILE, Artifact
from frontend.build_state import BuildState, all_children
from frontend.client import Client, CursorTooOld
from frontend.derivations import FACT_KINDS
from frontend.facts import Fact
from frontend.keys import EVERY_SITE, SYSTEM, Place
from frontend.payloads import Change
from frontend.publisher import CURSOR, FINGERPRINT, engine_fingerprint
from frontend.run import UNRESOLVED
from frontend.static_files import SHARED, PublicFolder

OUTPUT_TOPS = ("sites/", "assets/", "media/", "hosts.json")
ANY_MEDIA = "media/*"
ITEM_BROOD = (
    CALENDAR_FILE,
    BOUNDARY_FILE,
    SESSION_FILE,
    f"{routes.POSTS}/*/{routes.PAGE_FILE}",
)
SECTION_BROOD = (CALENDAR_FILE, "rss.xml", "atom.xml", f"{routes.ARCHIVE}/*/{routes.PAGE_FILE}")
HOME_BROOD = ("feed.xml", "atom.xml", "404.html", "410.html")
BROODS = {
    "item": ITEM_BROOD,
    "section": SECTION_BROOD,
    "home": HOME_BROOD,
    "archive": (f"*/{routes.PAGE_FILE}",),
    "sitemap": (
        "sitemaps/*.xml",
        *(
            f"{way}{folder}{routes.PAGE_FILE}"
            for way in ("", "*/")
            for folder in (
                routes.ASK,
                routes.TRACK,
                routes.RATE,
                routes.SUBSCRIBE,
                routes.CONFIRM,
                routes.CHANGE,
                routes.LEAVE,
                routes.OWN,
                routes.CONTRIBUTE,
                routes.CONTRIBUTED,
            )
        ),
    ),
}
"""What an artifact may bring into being, beside its own file. Pages bring what they show, too."""

SHOWS_MEDIA = frozenset(
    {"item", "section", "home", "archive", "not_found", "gone_page", "notice",
     "ask", "track", "rate", "subscribe", "posts", "own", "contribute", "contributed"}
)  # fmt: skip


class Inexplicable(ValueError):
    """There is nothing to explain: the message says what was asked and why it leads nowhere."""


class Reason(NamedTuple):
    """Why an artifact is touched: by a key, through a fact made of it, or as `note` says."""

    key: str
    fact: Fact | None = None
    note: str = ""


@dataclass
class Touched:
    """An artifact the next run looks at. `is_certain`: it builds it; else only if facts differ.

    `is_there`: the build state knows it. `below`: what it brought, which may go or change with it.
    """

    artifact: Artifact
    is_there: bool
    is_certain: bool = False
    reasons: list[Reason] = field(default_factory=list)
    below: tuple[Artifact, ...] = ()
    media: frozenset[str] = frozenset()

    @property
    def may_bring(self) -> tuple[str, ...]:
        """Return patterns of the output files that may come into being because of it."""
        folder = self.artifact.output.rpartition("/")[0]
        own = tuple(f"{folder}/{name}" for name in BROODS.get(self.artifact.kind, ()))
        return (*own, ANY_MEDIA) if self.artifact.kind in SHOWS_MEDIA else own


@dataclass
class Explanation:
    """What some keys touch.

    `sites` come, go, or are built anew with all they have, by the key that says so; `*` stands for
    any that the list of sites gained or lost. `idle` are keys nothing published depends on.
    """

    touched: dict[tuple[str, str], Touched] = field(default_factory=dict)
    sites: dict[str, str] = field(default_factory=dict)
    places: dict[Place, str] = field(default_factory=dict)
    idle: tuple[str, ...] = ()

    def names(self, output: str) -> bool:
        """Tell whether a file that is there may be written or removed."""
        exact = {one.artifact.output for one in self.touched.values()}
        below = {child.output for one in self.touched.values() for child in one.below}
        media = {f"media/{name}" for one in self.touched.values() for name in one.media}
        return output in exact | below | media or self._is_of_a_named_site(output)

    def announces(self, output: str) -> bool:
        """Tell whether a file that is not there may come into being."""
        patterns = {pattern for one in self.touched.values() for pattern in one.may_bring}
        patterns |= {pattern for place in self.places for pattern in what_may_stand_at(place)}
        is_brought = any(fnmatchcase(output, pattern) for pattern in patterns)
        return is_brought or self.names(output)

    def _is_of_a_named_site(self, output: str) -> bool:
        top, _, rest = output.partition("/")
        site = rest.partition("/")[0]
        return bool(self.sites) and (top == "media" or (top == "sites" and self._says(site)))

    def _says(self, site: str) -> bool:
        return site in self.sites or EVERY_SITE in self.sites


def what_may_stand_at(place: Place) -> tuple[str, ...]:
    """Return patterns of what comes with whatever page may come to stand at a place."""
    names = (*ITEM_BROOD, *SECTION_BROOD, *HOME_BROOD)
    return (*(f"sites/{place.site}{place.path}{name}" for name in names), ANY_MEDIA)


@dataclass(frozen=True)
class Origin:
    """What one artifact is made of: facts with their keys, what it shows, what brought it."""

    artifact: Artifact
    error: str
    parent: Artifact | None
    facts: dict[Fact, frozenset[str]]
    media: frozenset[str]
    children: tuple[Artifact, ...]


class Explainer:
    """Answers from one moment of a publisher's memory. Raises `Inexplicable` where there is none."""

    def __init__(self, state_file: Path, public_dir: Path) -> None:
        if not state_file.is_file():
            raise Inexplicable(f"{state_file}: chưa xuất bản lần nào, chưa có gì để giải thích")
        try:
            self._state = BuildState(state_file, read_only=True)
            self._state.freeze()
            cursor = self._state.note(CURSOR)
        except sqlite3.DatabaseError as fault:
            raise Inexplicable(f"{state_file}: trạng thái dựng không đọc được ({fault})") from fault
        self._public = PublicFolder(public_dir)
        if cursor is None:
            raise Inexplicable(f"{state_file}: lần dựng đầu tiên chưa xong")
        self.cursor = cursor

    def close(self) -> None:
        """Let go of the build state."""
        self._state.close()

    def was_made_otherwise(self, theme_fingerprint: str) -> bool:
        """Tell whether themes or code are other than at the last build: then all is built again."""
        return self._state.note(FINGERPRINT) != theme_fingerprint + engine_fingerprint()

    # From a change to artifacts

    def of_changes(self, changes: Iterable[Change]) -> Explanation:
        """Return what changes of the feed touch together."""
        found = list(changes)
        named = {key: None for change in found for key in change.keys}
        explanation = self._of_keys(tuple(named))
        for change in found:
            if SYSTEM in change.keys and change.site:
                explanation.sites.pop(EVERY_SITE, None)
                explanation.sites.setdefault(change.site, SYSTEM)
        return explanation

    def of_key(self, key: str) -> Explanation:
        """Return what a key touches; one that nothing published depends on is a fault."""
        explanation = self._of_keys((key,))
        if explanation.idle:
            raise Inexplicable(f"{key}: không tệp nào đã xuất bản phụ thuộc vào khóa này")
        return explanation

    def pending(self) -> Explanation:
        """Return what the next run takes up in any case: what earlier ones could not finish."""
        explanation = Explanation()
        for artifact in sorted(self._state.unanswered()):
            self._touch(explanation, artifact, Reason("", note="lần trước CMS không trả lời"), True)
        for artifact in self._state.unfinished():
            self._touch(
                explanation, artifact, Reason("", note="lần trước bị ngắt giữa chừng"), True
            )
        for place in orjson.loads(self._state.note(UNRESOLVED) or "[]"):
            self._touch_place(explanation, keys.path(Place(*place)), Place(*place))
        self._follow_absences(explanation)
        return explanation

    def _of_keys(self, named: tuple[str, ...]) -> Explanation:
        explanation = Explanation()
        idle = tuple(key for key in named if not self._touch_by(explanation, key))
        self._follow_absences(explanation)
        explanation.idle = idle
        return explanation

    def _touch_by(self, explanation: Explanation, key: str) -> bool:
        """Add what a key touches; tell whether it touches anything."""
        facts = sorted(self._state.facts_touched([key]))
        for fact in facts:
            for artifact in self._state.readers([fact]):
                certain = FACT_KINDS[fact.kind].certain
                self._touch(explanation, artifact, Reason(key, fact), certain)
        place = keys.place_of(key)
        if place is not None:
            self._touch_place(explanation, key, place)
        named_sites = keys.sites_opened_or_not([key])
        if key == SYSTEM:
            named_sites |= {EVERY_SITE}
        for site in named_sites:
            explanation.sites[site] = key
        return bool(facts or place or named_sites)

    def _touch(
        self, explanation: Explanation, artifact: Artifact, reason: Reason, certain: bool
    ) -> None:
        one = explanation.touched.get(artifact.place)
        if one is None:
            recorded = self._state.at(*artifact.place)
            known = recorded or artifact
            below = tuple(all_children(self._state, known)) if recorded else ()
            media = {name for each in (known, *below) for name in self._state.media_of(each)}
            one = Touched(known, recorded is not None, below=below, media=frozenset(media))
            explanation.touched[artifact.place] = one
        one.is_certain |= certain
        if reason not in one.reasons:
            one.reasons.append(reason)

    def _touch_place(self, explanation: Explanation, key: str, place: Place) -> None:
        """Add what may come to stand at a place, and all that goes with what stands there now."""
        leading_there = (Place(one.site, one.path) for one in self._state.redirects_to(place))
        for each in (place, *leading_there):
            explanation.places.setdefault(each, key)
            plan = planner.Plan()
            try:
                plan.clear(*each)
            except routes.UnsafePath:
                continue
            for candidate in sorted(plan.remove):
                self._touch_with_children(explanation, candidate, Reason(key))

    def _touch_with_children(
        self, explanation: Explanation, artifact: Artifact, reason: Reason
    ) -> None:
        self._touch(explanation, artifact, reason, certain=True)
        for child in explanation.touched[artifact.place].below:
            note = f"có mặt vì {artifact.output}"
            self._touch(explanation, child, Reason(reason.key, note=note), certain=False)

    def _follow_absences(self, explanation: Explanation) -> None:
        """Add the lists that leave out items which could not be built, and now perhaps can."""
        absent = self._state.absent()
        for one in list(explanation.touched.values()):
            artifact = one.artifact
            if (artifact.site, artifact.locale, artifact.subject) in absent:
                key = keys.absence(artifact.site, artifact.subject, artifact.locale)
                self._touch_by(explanation, key)

    # From a file back to its facts

    def origins(self, what: str) -> list[Origin]:
        """Return what stands at a public address or is an output file, and of what it was made."""
        found = [one for place in self._candidates(what) if (one := self._state.at(*place))]
        if not found:
            raise Inexplicable(f"{what}: không có tệp nào đã xuất bản ở địa chỉ này")
        return [self._origin(artifact) for artifact in found]

    def is_address(self, what: str) -> bool:
        """Tell whether a name is that of a file or of an address, and not of a key."""
        is_url = what.startswith(("http://", "https://", "//"))
        return is_url or what.startswith(OUTPUT_TOPS) or self._site_of(what) is not None

    def _site_of(self, what: str) -> str | None:
        host = self._public.host(what.partition("/")[0])
        return host.site if host else None

    def _candidates(self, what: str) -> list[tuple[str, str]]:
        if what.startswith(OUTPUT_TOPS):
            return [_place_of_output(what)]
        address = urlsplit(what if "://" in what else f"//{what.removeprefix('//')}")
        site = self._site_of(address.netloc)
        if site is None:
            raise Inexplicable(f"{what}: {address.netloc} không phải tên miền của cổng nào")
        path = unquote(address.path) or "/"
        if path.partition("/")[2].partition("/")[0] in SHARED:
            return [("", path[1:])]
        folder = path if path.endswith("/") else f"{path}/"
        names = (routes.PAGE_FILE, routes.REDIRECT_MARKER, routes.GONE_MARKER)
        pages = (folder[1:] + name for name in names)
        files = () if path.endswith("/") else (path[1:],)
        return [(site, file) for file in (*files, *pages)]

    def _origin(self, artifact: Artifact) -> Origin:
        facts = sorted(self._state.facts_of(artifact))
        records = ((fact, self._state.recall(fact)) for fact in facts)
        return Origin(
            artifact,
            self._state.error_of(artifact),
            self._state.parent(artifact),
            {fact: record.keys if record else frozenset() for fact, record in records},
            frozenset(self._state.media_of(artifact)),
            tuple(sorted(self._state.children(artifact))),
        )


def _place_of_output(name: str) -> tuple[str, str]:
    if not name.startswith("sites/"):
        return "", name
    site, _, file = name.removeprefix("sites/").partition("/")
    return site, file


def is_cursor(what: str) -> bool:
    """Tell whether a text is a cursor of the feed, or the number it begins with."""
    return re.fullmatch(r"[0-9]+(-[0-9a-f]+)?", what) is not None


def number_of(cursor: str) -> int:
    """Return the number a cursor begins with: the feed's order, for people to read."""
    return int(cursor.partition("-")[0])


def change_at(client: Client, cursor: str) -> Change:
    """Return the change the feed has at a cursor, or at the number alone."""
    try:
        found = client.changes(str(max(0, number_of(cursor) - 1))).changes
    except CursorTooOld as fault:
        raise Inexplicable(f"Thay đổi {cursor}: nguồn không còn giữ, hoặc chưa có") from fault
    is_whole = "-" in cursor
    named = (
        one
        for one in found
        if one.cursor == cursor or (not is_whole and number_of(one.cursor) == int(cursor))
    )
    change = next(named, None)
    if change is None:
        raise Inexplicable(f"Thay đổi {cursor}: không có trong nguồn thay đổi")
    return change
