"""Files for machines: feeds, sitemaps, robots.txt and the table of hosts."""

from typing import TypeAlias
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

import orjson

from frontend import artifacts, calendars, routes
from frontend.answers import Standing
from frontend.artifacts import Artifact, Built
from frontend.pages import site_view
from frontend.payloads import Item, Site
from frontend.reading import Reading
from frontend.views import FeedView

Row: TypeAlias = dict[str, str | bool | dict[str, str] | None]

ENTRIES = 20
WEEKS = 8
"""How many entries of a section its calendar holds, each asked for in full."""

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def feed_view(artifact: Artifact, reading: Reading) -> FeedView:
    """Return the newest entries of a section, or of all sections of a site in one language."""
    site = reading.site(artifact.site)
    shown_site = site_view(site, artifact.locale, reading)
    menu = reading.menu(site.key, artifact.locale)
    trail = reading.trail(site.key, artifact.locale, artifact.subject)
    sections = (artifact.subject,) if trail else reading.streams(site.key, artifact.locale)
    items = reading.newest(site.key, artifact.locale, sections, ENTRIES)
    page_path = trail[-1].path if trail else menu.home.path
    return FeedView(
        site=shown_site,
        locale=artifact.locale,
        title=f"{trail[-1].title} - {shown_site.name}" if trail else shown_site.name,
        url=routes.absolute(site.url, "/" + artifact.file),
        page_url=routes.absolute(site.url, page_path),
        updated=max((item["updated_at"] for item in items), default=None),
        items=items,
    )


def boundary(artifact: Artifact, reading: Reading) -> Built:
    """Hand out the map of an introduction as it was drawn."""
    item = reading.item(artifact.site, artifact.locale, artifact.subject)
    return Built(orjson.dumps(item["admin_map"]["geojson"]))


def calendar(artifact: Artifact, reading: Reading) -> Built:
    """Say in a calendar's words when what an item tells of happens."""
    item = reading.item(artifact.site, artifact.locale, artifact.subject)
    return _calendar(artifact, reading, item["title"], (item,))


def agenda(artifact: Artifact, reading: Reading) -> Built:
    """Gather the newest entries of a section in one calendar, for those who follow it."""
    site, locale, section = artifact.site, artifact.locale, artifact.subject
    newest = reading.newest(site, locale, (section,), WEEKS)
    timed = (entry for entry in newest if entry["type"] in calendars.TYPES)
    items = tuple(reading.item(site, locale, entry["id"]) for entry in timed)
    trail = reading.trail(site, locale, section)
    name = site_view(reading.site(site), locale, reading).name
    return _calendar(artifact, reading, f"{trail[-1].title} - {name}" if trail else name, items)


def _calendar(artifact: Artifact, reading: Reading, name: str, items: tuple[Item, ...]) -> Built:
    site = reading.site(artifact.site)
    events = [
        event
        for item in items
        for event in calendars.events_of(item, routes.absolute(site.url, item["path"]))
    ]
    return Built(calendars.calendar(name, site.host, events))


def robots(artifact: Artifact, reading: Reading) -> Built:
    """Let everyone read everything, and say where the map is."""
    site = reading.site(artifact.site)
    address = routes.absolute(site.url, "/sitemap.xml")
    text = f"User-agent: *\nDisallow: /api/\n\nSitemap: {address}\n"
    return Built(text.encode())


def _locales(site: Site) -> tuple[str, ...]:
    return tuple(language.code for language in site.languages)


def sitemap(artifact: Artifact, reading: Reading) -> Built:
    """List the sitemaps; it changes when a month gets its first entry, or fills one more of them.

    What a site has once in each language hangs on it, too.
    """
    site = reading.site(artifact.site)
    parts = tuple(
        artifacts.sitemap_part(site.key, locale, month, number)
        for locale in _locales(site)
        for month, count in reading.sitemaps(site.key, locale)
        for number in range(count, 0, -1)
    )
    places = (escape(routes.absolute(site.url, "/" + part.file)) for part in parts)
    entries = "".join(f"<sitemap><loc>{place}</loc></sitemap>\n" for place in places)
    document = f'{XML}<sitemapindex xmlns="{SITEMAP}">\n{entries}</sitemapindex>\n'
    return Built(document.encode(), children=(*parts, *_form_pages(site, reading)))


def _form_pages(site: Site, reading: Reading) -> tuple[Artifact, ...]:
    """Return a portal's forms in all languages at once: each leads to the others.

    They hang on the site's map and not on its home pages, one of which may be in quarantine while
    the others are not.
    """
    if site.status != "active":
        return ()
    found = ((each.code, reading.home(site.key, each.code)) for each in site.languages)
    homes = [(locale, home.path) for locale, home in found if home is not None]
    rated = site.regulation.get("rated_by") and reading.rating_form(site.key) is not None
    contributed = site.regulation.get("contributed_by") and reading.contribution_form(site.key)
    asked = reading.question_form(site.key) is not None
    rating = [artifacts.rating_page(site.key, *home) for home in homes] if rated else []
    asking = [page for home in homes for page in artifacts.question_pages(site.key, *home)]
    letters = [page for home in homes for page in artifacts.subscription_pages(site.key, *home)]
    heard = reading.comment_form(site.key) is not None
    own = [artifacts.own_comment_page(site.key, *home) for home in homes] if heard else []
    items = (
        [page for home in homes for page in artifacts.contribution_pages(site.key, *home)]
        if contributed
        else []
    )
    return (*(asking if asked else ()), *rating, *letters, *own, *items)


def sitemap_part(artifact: Artifact, reading: Reading) -> Built:
    """List addresses of a month, each with those of its translations."""
    site = reading.site(artifact.site)
    month, _, number = artifact.detail.partition("/")
    found = reading.standing(site.key, artifact.locale, month, int(number))
    entries = "".join(_sitemap_entry(site, standing) for standing in found)
    document = f'{XML}<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">\n{entries}</urlset>\n'
    return Built(document.encode())


def _sitemap_entry(site: Site, standing: Standing) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(locale)} '
        f"href={quoteattr(routes.absolute(site.url, path))}/>"
        for locale, path in standing.others
    )
    address = escape(routes.absolute(site.url, standing.path))
    return f"<url><loc>{address}</loc><lastmod>{escape(standing.changed)}</lastmod>{links}</url>\n"


def hosts(_artifact: Artifact, reading: Reading) -> Built:
    """Say which site each host shows, which hosts are only other names, which sites are away."""
    table: dict[str, Row] = {}
    for site in reading.sites():
        # Other names of a site that leads on lead there themselves, not by way of its own.
        redirect = None if _succession(site) else site.url
        table |= {_bare(alias): _row(site, redirect) for alias in site.aliases}
    for site in reading.sites():
        table[_bare(site.host)] = _row(site, None)
    children = tuple(file for site in reading.sites() for file in _once(site))
    text = orjson.dumps(table, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
    return Built(text + b"\n", children=children)


def _row(site: Site, redirect: str | None) -> Row:
    return {
        "site": site.key,
        "redirect": redirect,
        "withheld": site.is_withheld,
        "url": site.url,
        "successor": _succession(site),
    }


def _succession(site: Site) -> dict[str, str] | None:
    """Return where a closed site's addresses lead; its files stay, should it be one to read again."""
    if site.status != "closed" or not site.leads_on or not site.successor:
        return None
    address = quote(site.successor, safe="/:?=&%#~+,;@!*'()")
    return {"site": site.successor_site or "", "url": address}


def _once(site: Site) -> tuple[Artifact, ...]:
    return artifacts.notices(site) if site.is_withheld else artifacts.site_files(site.key)


def _bare(host: str) -> str:
    return host.lower().partition(":")[0]
