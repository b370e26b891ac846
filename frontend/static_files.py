"""Which file answers a public path: pages, redirects and the gone, and nothing that is hidden."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any

import orjson

from frontend.routes import COMPRESSED, GONE_MARKER, PAGE_FILE, REDIRECT_MARKER, is_safe_name

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, no-cache"
NOTICE_FILE = "503.html"
ERROR_FILES = frozenset({"404.html", "410.html"})
SHARED = frozenset({"assets", "media"})
OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ogg": "audio/ogg",
    ".pptx": f"{OFFICE}.presentationml.presentation",
    ".rtf": "application/rtf",
    ".vtt": "text/vtt",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
    ".xml": "application/xml",
}
"""What Python's own table lacks or names otherwise."""
PLAIN_BYTES = "application/octet-stream"
FEED_TYPES = {
    "atom.xml": "application/atom+xml",
    "feed.xml": "application/rss+xml",
    "rss.xml": "application/rss+xml",
}


@dataclass(frozen=True)
class Successor:
    """Where a closed site's addresses lead: a site at its address, or an address elsewhere."""

    site: str
    url: str


@dataclass(frozen=True)
class Host:
    """What a host name means: a site, or another name of it; `is_withheld`: only its notice shows.

    url: the site's own address, under which its paths stand. successor: whose paths stand there
    instead, of a closed site that leads on.
    """

    site: str
    redirect: str | None
    is_withheld: bool = False
    url: str = ""
    successor: Successor | None = None


@dataclass(frozen=True)
class Found:
    """What a path leads to: a file with its status, or a redirect."""

    file: Path | None
    status: int = 200
    redirect: str = ""
    is_immutable: bool = False


class PublicFolder:
    """The publisher's output, as readers see it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hosts: dict[str, Host] = {}
        self._hosts_version = (0, 0)

    def host(self, name: str) -> Host | None:
        """Return what a `Host` header means, None for a host that is not ours."""
        bare = name.lower().rsplit(":", 1)[0] if not name.endswith("]") else name
        return self.hosts().get(bare.rstrip("."))

    def hosts(self) -> dict[str, Host]:
        """Return the table of hosts, read anew whenever it changes."""
        file = self._folder / "hosts.json"
        if not file.is_file():
            return {}
        status = file.stat()
        version = (status.st_mtime_ns, status.st_ino)
        if version != self._hosts_version:
            rows = orjson.loads(file.read_bytes())
            self._hosts = {name: _host(row) for name, row in rows.items()}
            self._hosts_version = version
        return self._hosts

    def find(self, site: str, path: str) -> Found:
        """Return what stands at a decoded path of a site."""
        segments = path.removeprefix("/").split("/")
        names = segments if segments[-1] else segments[:-1]
        if not path.startswith("/") or not all(is_safe_name(name) for name in names):
            return self._missing(site, names)
        if names and names[0] in SHARED:
            file = self._folder.joinpath(*names)
            is_file = bool(segments[-1]) and file.is_file() and not _is_compressed_sibling(file)
            return Found(file, is_immutable=True) if is_file else self._missing(site, names)
        return self._find_in(site, names, is_folder=not segments[-1])

    def notice(self, site: str, path: str) -> Found:
        """Return what every decoded path of a withheld site shows, in the path's language."""
        names = path.removeprefix("/").split("/")
        return Found(self._error_page(site, names, NOTICE_FILE), 503)

    def has(self, site: str, file: str) -> bool:
        """Tell whether a site has a file, which is named within its folder."""
        return self._folder.joinpath("sites", site, file).is_file()

    def _find_in(self, site: str, names: list[str], *, is_folder: bool) -> Found:
        file = self._folder.joinpath("sites", site, *names)
        if names and names[-1] == PAGE_FILE:
            return Found(None, 301, "/" + "".join(f"{name}/" for name in names[:-1]))
        if is_folder:
            return self._page(site, names, file)
        if names[-1] in ERROR_FILES:
            return self._missing(site, names)
        if file.is_file() and not _is_compressed_sibling(file):
            return Found(file)
        page = self._page(site, names, file)
        return page if page.status == 404 else Found(None, 301, "/" + "/".join(names) + "/")

    def _page(self, site: str, names: list[str], folder: Path) -> Found:
        # What takes a marker's place is there before the marker goes: seen neither, look again.
        return self._standing(site, names, folder) or (
            self._standing(site, names, folder) or self._missing(site, names)
        )

    def _standing(self, site: str, names: list[str], folder: Path) -> Found | None:
        if (folder / PAGE_FILE).is_file():
            return Found(folder / PAGE_FILE)
        with suppress(FileNotFoundError, NotADirectoryError):
            return Found(None, 301, (folder / REDIRECT_MARKER).read_text(encoding="utf-8"))
        if (folder / GONE_MARKER).is_file():
            return Found(self._error_page(site, names, "410.html"), 410)
        return None

    def _missing(self, site: str, names: list[str]) -> Found:
        return Found(self._error_page(site, names, "404.html"), 404)

    def _error_page(self, site: str, names: list[str], name: str) -> Path | None:
        """Return the error page of the language the path is in, else the site's own."""
        root = self._folder / "sites" / site
        folders = [root / names[0]] if names and is_safe_name(names[0]) else []
        pages = [folder / name for folder in (*folders, root)]
        return next((page for page in pages if page.is_file()), None)


def _host(row: dict[str, Any]) -> Host:
    told = row.get("successor")
    successor = Successor(told["site"], told["url"]) if told else None
    return Host(row["site"], row["redirect"], row["withheld"], row.get("url", ""), successor)


def _is_compressed_sibling(file: Path) -> bool:
    return file.suffix in COMPRESSED and file.with_suffix("").is_file()


def encoded(file: Path, accepted: str) -> tuple[Path, str | None]:
    """Return the best variant of a file for an `Accept-Encoding` header, and its encoding."""
    offers = {}
    for offer in accepted.split(","):
        name, _, quality = offer.strip().partition(";")
        offers[name.strip()] = quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    for suffix, encoding in COMPRESSED.items():
        variant = file.with_name(file.name + suffix)
        if offers.get(encoding) and variant.is_file():
            return variant, encoding
    return file, None


@cache
def content_types() -> dict[str, str]:
    """Return the type of every suffix; the same on all machines, whatever they have in /etc."""
    built_in = MimeTypes().types_map[True]
    return {suffix: _with_charset(kind) for suffix, kind in (built_in | CONTENT_TYPES).items()}


def content_type(file: Path) -> str:
    """Return a file's type, with its character set where it is text."""
    if file.name in FEED_TYPES:
        return _with_charset(FEED_TYPES[file.name])
    return content_types().get(file.suffix.lower(), PLAIN_BYTES)


def cache_control(name: str) -> str:
    """Return how long a file may be kept, by its name in the output."""
    return IMMUTABLE if name.partition("/")[0] in SHARED else REVALIDATE


def _with_charset(kind: str) -> str:
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if is_text and kind != "image/svg+xml" else kind


def etag_of(content: bytes) -> str:
    """Return a validator made of content."""
    return f'"{blake2b(content, digest_size=12).hexdigest()}"'


def etag(file: Path) -> str:
    """Return the validator of a file's content, without reading it again."""
    status = file.stat()
    return _etag(file, status.st_mtime_ns, status.st_size, status.st_ino)


def is_fresh(asked: str, validator: str) -> bool:
    """Tell whether an `If-None-Match` header names the validator."""
    names = {name.strip().removeprefix("W/") for name in asked.split(",")}
    return validator in names or "*" in names


@lru_cache(maxsize=20_000)
def _etag(file: Path, _modified: int, _size: int, _inode: int) -> str:
    with file.open("rb") as opened:
        digest = blake2b(digest_size=12)
        while part := opened.read(1 << 20):
            digest.update(part)
    return f'"{digest.hexdigest()}"'
