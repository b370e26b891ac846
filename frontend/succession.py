"""Where the addresses of a closed site lead, when they lead to its successor."""

from urllib.parse import quote

from frontend.paper_web import NAME as PAPER_FILE
from frontend.routes import PAGE_FILE, is_safe_name
from frontend.static_files import NOTICE_FILE, PublicFolder, Successor

HOME_MARK = "404.html"
"""Stands beside a home page and beside no other: tells which first names of paths are languages."""
HOME_FEEDS = {"atom.xml": "atom.xml", "feed.xml": "feed.xml", "rss.xml": "feed.xml"}
"""What whoever followed a feed is offered where the successor has no feed of that place."""


def address_at(folder: PublicFolder, successor: Successor, path: str, query: str) -> str:
    """Return the address a decoded path of a closed site leads to.

    The same path where the successor has a page, a file, or knows where one moved; else its home
    page in the path's language. While the successor is away all paths are the same, so that nobody
    learns that pages are gone which come back. What stands elsewhere is not looked into.
    """
    if not successor.site:
        return successor.url
    is_away = folder.has(successor.site, NOTICE_FILE)
    shown = path if is_away else _shown(folder, successor.site, path)
    if shown:
        return successor.url + quote(shown) + (f"?{query}" if query else "")
    feed = HOME_FEEDS.get(path.rpartition("/")[2], "")
    return successor.url + _home(folder, successor.site, path) + feed


def _shown(folder: PublicFolder, site: str, path: str) -> str:
    """Return under which path a site has what another had at a path; empty where it has nothing."""
    above, _, name = path.rpartition("/")
    is_of_page = name in {"", PAGE_FILE, PAPER_FILE}
    page = f"{above}/" if is_of_page else f"{path}/"
    if folder.find(site, page).status in {200, 301}:
        return path if name == PAPER_FILE else page
    return path if not is_of_page and folder.find(site, path).status == 200 else ""


def _home(folder: PublicFolder, site: str, path: str) -> str:
    first = path.split("/")[1]
    speaks = is_safe_name(first) and folder.has(site, f"{first}/{HOME_MARK}")
    return f"/{first}/" if speaks else "/"
