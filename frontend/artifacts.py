"""What we publish, file by file: how an artifact is named, and where its file stands."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from frontend import routes
from frontend.payloads import PlaceAnswer, Site

TEXT_SUFFIXES = frozenset(
    {".css", ".geojson", ".html", ".ics", ".js", ".json", ".map", ".svg", ".txt", ".xml"}
)

ORDER = (
    "media", "asset", "boundary", "calendar", "session", "posts", "item", "archive", "agenda", "track", "ask",
    "rate", "own", "subscribe", "contributed", "contribute",
    "section", "home", "not_found", "gone_page", "notice", "feed", "sitemap_part", "sitemap", "robots",
    "hosts", "redirect", "gone",
)  # fmt: skip
"""Kinds in the order their files appear: nothing is named before it is there."""

PARENTS = ("archive", "section", "home", "sitemap", "hosts")
"""Kinds whose artifacts bring others into being, each after its own children."""

PAGE_KINDS = frozenset({"item", "section", "home"})
CALENDAR_FILE, BOUNDARY_FILE, SESSION_FILE = "lich.ics", "ranh-gioi.geojson", "dien-bien.json"
STANDING_KINDS = PAGE_KINDS | {"redirect", "gone"}
"""Kinds of what the API says stands, or stood, at a path."""


class Artifact(NamedTuple):
    """One file. `file` is relative to its site's folder, or to the output's where `site` is empty.

    subject: the item's id, or a redirect's target. detail: an archive's `YYYY-MM` or
    `YYYY-MM/number`, the number of a page of posts, a sitemap's `YYYY-MM/number`, a feed's kind.
    """

    kind: str
    site: str
    file: str
    locale: str = ""
    subject: str = ""
    detail: str = ""

    @property
    def output(self) -> str:
        """Return the file's name within the output folder."""
        return f"sites/{self.site}/{self.file}" if self.site else self.file

    @property
    def path(self) -> str:
        """Return the public path of a page, or of what stands in its place."""
        return routes.page_path(self.file)

    @property
    def place(self) -> tuple[str, str]:
        """Return what identifies the artifact: two cannot stand at one place."""
        return self.site, self.file

    @property
    def is_compressed(self) -> bool:
        """Tell whether compressed siblings stand beside the file."""
        suffix = PurePosixPath(self.file).suffix
        return self.kind not in {"redirect", "gone", "media"} and suffix in TEXT_SUFFIXES


@dataclass(frozen=True)
class Built:
    """An artifact's content, the artifacts that exist because of it, and the media it shows."""

    content: bytes
    children: tuple[Artifact, ...] = ()
    media: frozenset[str] = frozenset()


def order_of(artifact: Artifact) -> tuple[int, str, str]:
    """Return the place of an artifact in the order of appearance."""
    return ORDER.index(artifact.kind), artifact.site, artifact.file


def generation_of(artifact: Artifact) -> int:
    """Return how far an artifact is above the artifacts that exist because of others."""
    is_parent = artifact.kind in PARENTS and "/" not in artifact.detail
    return 1 + PARENTS.index(artifact.kind) if is_parent else 0


def page_at(site: str, place: PlaceAnswer) -> Artifact:
    """Return the page that the API says stands at a path."""
    kind = place.type if place.type in {"home", "section"} else "item"
    return Artifact(kind, site, routes.file_of(place.path), place.locale, place.id or "")


def redirect_at(site: str, place: PlaceAnswer) -> Artifact:
    """Return the marker that says where a page moved."""
    return Artifact("redirect", site, routes.redirect_file(place.path), subject=place.target or "/")


def gone_at(site: str, path: str) -> Artifact:
    """Return the marker that says that a page was withdrawn."""
    return Artifact("gone", site, routes.gone_file(path))


def archive(section: Artifact, month: str, number: int | None = None) -> Artifact:
    """Return a page of a section's archive."""
    path = routes.archive_path(section.path, month, number)
    detail = month if number is None else f"{month}/{number}"
    return Artifact(
        "archive", section.site, routes.file_of(path), section.locale, section.subject, detail
    )


def feeds(page: Artifact) -> tuple[Artifact, Artifact]:
    """Return the feeds of a home page or a section."""
    folder = page.path[1:]
    rss = f"{folder}feed.xml" if page.kind == "home" else f"{folder}rss.xml"
    subject = "" if page.kind == "home" else page.subject
    return (
        Artifact("feed", page.site, rss, page.locale, subject, "rss"),
        Artifact("feed", page.site, f"{folder}atom.xml", page.locale, subject, "atom"),
    )


def calendar(page: Artifact) -> Artifact:
    """Return the calendar of what an item's page, or a section's entries, say happens when."""
    kind = "agenda" if page.kind == "section" else "calendar"
    file = f"{page.path[1:]}{CALENDAR_FILE}"
    return Artifact(kind, page.site, file, page.locale, page.subject)


def boundary(page: Artifact) -> Artifact:
    """Return the map of an introduction's territory, for programs that draw maps."""
    file = f"{page.path[1:]}{BOUNDARY_FILE}"
    return Artifact("boundary", page.site, file, page.locale, page.subject)


def session(page: Artifact) -> Artifact:
    """Return what was said so far at a dialogue, small enough to be asked for every second."""
    file = f"{page.path[1:]}{SESSION_FILE}"
    return Artifact("session", page.site, file, page.locale, page.subject)


def posts(topic: Artifact, number: int) -> Artifact:
    """Return one of the pages of a topic's posts."""
    file = routes.file_of(routes.posts_path(topic.path, number))
    return Artifact("posts", topic.site, file, topic.locale, topic.subject, str(number))


def question_pages(site: str, locale: str, home_path: str) -> tuple[Artifact, Artifact]:
    """Return the pages on which a portal is asked, and on which a question is followed."""
    folder = home_path[1:]
    return (
        Artifact("track", site, f"{folder}{routes.TRACK}{routes.PAGE_FILE}", locale),
        Artifact("ask", site, f"{folder}{routes.ASK}{routes.PAGE_FILE}", locale),
    )


def rating_page(site: str, locale: str, home_path: str) -> Artifact:
    """Return the page on which a portal is rated."""
    return Artifact("rate", site, f"{home_path[1:]}{routes.RATE}{routes.PAGE_FILE}", locale)


ACTS = {
    "ask": routes.SUBSCRIBE,
    "confirm": routes.CONFIRM,
    "change": routes.CHANGE,
    "leave": routes.LEAVE,
}
"""What is done on each page about letters, and below a home page where."""


def subscription_pages(site: str, locale: str, home_path: str) -> tuple[Artifact, ...]:
    """Return the pages on which letters are asked for, confirmed, changed and ended."""
    folder = home_path[1:]
    return tuple(
        Artifact("subscribe", site, f"{folder}{place}{routes.PAGE_FILE}", locale, detail=act)
        for act, place in ACTS.items()
    )


def own_comment_page(site: str, locale: str, home_path: str) -> Artifact:
    """Return the page on which whoever commented or posted sees what became of it."""
    return Artifact("own", site, f"{home_path[1:]}{routes.OWN}{routes.PAGE_FILE}", locale)


def contribution_pages(site: str, locale: str, home_path: str) -> tuple[Artifact, Artifact]:
    """Return the pages on which items are contributed, and followed."""
    home = home_path[1:]
    return (
        Artifact("contribute", site, f"{home}{routes.CONTRIBUTE}{routes.PAGE_FILE}", locale),
        Artifact("contributed", site, f"{home}{routes.CONTRIBUTED}{routes.PAGE_FILE}", locale),
    )


def error_pages(home: Artifact) -> tuple[Artifact, Artifact]:
    """Return the pages a reader sees where nothing is, or nothing is any more."""
    folder = home.path[1:]
    return (
        Artifact("not_found", home.site, f"{folder}404.html", home.locale),
        Artifact("gone_page", home.site, f"{folder}410.html", home.locale),
    )


def site_files(site: str) -> tuple[Artifact, Artifact]:
    """Return what a site has once, whatever its languages."""
    return Artifact("robots", site, "robots.txt"), Artifact("sitemap", site, "sitemap.xml")


def notices(site: Site) -> tuple[Artifact, ...]:
    """Return what stands for every page of a withheld site, in each of its languages."""
    return tuple(
        Artifact("notice", site.key, f"{language.home_path[1:]}503.html", language.code)
        for language in site.languages
    )


def sitemap_part(site: str, locale: str, month: str, number: int) -> Artifact:
    """Return one of the sitemaps of what a month lists in a language."""
    file = f"sitemaps/{locale}-{month}-{number}.xml"
    return Artifact("sitemap_part", site, file, locale, detail=f"{month}/{number}")


def hosts() -> Artifact:
    """Return the table from which the web server knows its hosts."""
    return Artifact("hosts", "", "hosts.json")


def media(name: str) -> Artifact:
    """Return a picture or a document, shared by all hosts."""
    return Artifact("media", "", f"media/{name}")


def media_name(artifact: Artifact) -> str:
    """Return the name of a picture or a document: the inverse of `media`."""
    return artifact.file.removeprefix("media/")


def asset(name: str) -> Artifact:
    """Return a file of a theme."""
    return Artifact("asset", "", f"assets/{name}")
