"""A published page on paper: HTML in, PDF out, as a program of its own (`python -m frontend.paper`).

A process for each page: what laying it out takes in time and memory ends with it, and may be cut
short. Only the published files are read; no address is ever fetched.
"""

import re
import resource
import sys
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from frontend.static_files import SHARED, PublicFolder, content_type

MEMORY = 2 << 30
CPU_SECONDS = 60
STYLE = """
@page {
  size: A4;
  margin: 18mm 16mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; }
}
.to-pdf { display: none; }
"""
"""What paper needs and no screen does; all else is the theme's own print style."""

_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FAMILY = re.compile(r"""font-family\s*:\s*(["'])(?P<name>[^"']+)\1""")
_RANGE = re.compile(r"unicode-range\s*:\s*([^;}]+)")


class NotPublished(ValueError):
    """An address that is none of the published files."""


class PublishedFiles(URLFetcher):
    """Finds what a page shows among the published files, by its address on the page's own site."""

    def __init__(self, folder: Path, site: str, url: str) -> None:
        super().__init__(allowed_protocols=())
        self._public = PublicFolder(folder)
        self._site = site
        self._origin = urlsplit(url)[:2]

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return a file; whatever is not one of ours is left out of the page."""
        parts = urlsplit(url)
        path = unquote(parts.path)
        if parts[:2] != self._origin or path.split("/")[1:2] not in [[name] for name in SHARED]:
            raise NotPublished(url)
        found = self._public.find(self._site, path)
        if found.status != 200 or found.file is None:
            raise NotPublished(url)
        kind = content_type(found.file).partition(";")[0]
        content = found.file.read_bytes()
        if kind == "text/css":
            content = with_a_family_for_each_file(content.decode()).encode()
        return URLFetcherResponse(url, BytesIO(content), {"Content-Type": kind}, 200)


def with_a_family_for_each_file(style: str) -> str:
    """Return a style in which no two files of letters go by one name.

    WeasyPrint takes files of one family and weight for the same one, whatever letters are in them:
    a family in parts – one of Latin, one of Vietnamese letters – would be printed with wrong ones.
    """
    parts: dict[str, list[str]] = defaultdict(list)

    def renamed(face: re.Match[str]) -> str:
        family, letters = _FAMILY.search(face[0]), _RANGE.search(face[0])
        if family is None:
            return face[0]
        name = family["name"]
        part = letters[1] if letters else ""
        if part not in parts[name]:
            parts[name].append(part)
        own = f'font-family:"{name} {parts[name].index(part)}"'
        return face[0].replace(family[0], own)

    style = _FACE.sub(renamed, style)
    for name, each in parts.items():
        own = ",".join(f'"{name} {number}"' for number in range(len(each)))
        style = re.sub(rf"""(["']){re.escape(name)}\1""", own, style)
    return style


def printed(document: bytes, folder: Path, site: str, url: str) -> bytes:
    """Return a page as PDF, tagged for screen readers; `url` is the page's own address."""
    page = HTML(
        string=document.decode(), base_url=url, url_fetcher=PublishedFiles(folder, site, url)
    )
    made: bytes = page.write_pdf(stylesheets=[CSS(string=STYLE)], pdf_variant="pdf/ua-1")
    return made


def main(arguments: Sequence[str]) -> None:
    """Print the page on stdin: folder, site and address are the arguments."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    folder, site, url = arguments
    sys.stdout.buffer.write(printed(sys.stdin.buffer.read(), Path(folder), site, url))


if __name__ == "__main__":
    main(sys.argv[1:])
