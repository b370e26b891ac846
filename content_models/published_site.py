"""The plain shape of a site: what every page of it shows around its content."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class PublishedLanguage:
    """A language a site is published in; `home_path` is where its pages begin."""

    code: str
    label: str
    home_path: str


@dataclass(frozen=True, kw_only=True)
class PublishedAddress:
    """A named address elsewhere."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PublishedRegulation:
    """The instrument a site is run under. `rated_by`: the clause by which the public rates the portal.

    `contributed_by`: the clause by which it contributes items.
    """

    key: str
    number: str
    title: str
    issuer: str
    issued_on: date | None
    rated_by: str
    contributed_by: str


@dataclass(frozen=True, kw_only=True)
class PublishedSettingsTranslation:
    """The same in a foreign language; what is empty is said in Vietnamese only."""

    locale: str
    owner: str
    manager: str
    operator: str
    licence: str
    address: str
    hot_links: list[PublishedAddress]


@dataclass(frozen=True, kw_only=True)
class PublishedSettings:
    """Who owns, manages and operates the site, how to reach it and how to quote it."""

    owner: str
    manager: str
    operator: str
    licence: str
    attribution: str
    address: str
    phone: str
    email: str
    hotline: str
    social: list[PublishedAddress]
    hot_links: list[PublishedAddress]
    translations: list[PublishedSettingsTranslation]


@dataclass(frozen=True, kw_only=True)
class PublishedSiteSummary:
    """A site in the list of sites. `url` has no slash at its end.

    `status`: active, closed (an archive), suspended or preparing. Of the last two nothing can be
    read but this; `notice` says why, in Vietnamese, and is empty otherwise. `successor` is the
    address a closed site's readers are sent to, null where there is none; `successor_site` its key
    where it is a site of this system. `leads_on`: on the closed site's own host every address of a
    page leads there. What this API answers of the site is the same either way: its archive.
    """

    key: str
    name: str
    tier: str
    tier_name: str
    parent: str | None
    host: str
    aliases: list[str]
    url: str
    status: str
    notice: str
    successor: str | None
    successor_site: str | None
    leads_on: bool
    theme: str
    languages: list[PublishedLanguage]


@dataclass(frozen=True, kw_only=True)
class PublishedSite(PublishedSiteSummary):
    """A site with its settings and the regulation it is run under."""

    settings: PublishedSettings
    regulation: PublishedRegulation
