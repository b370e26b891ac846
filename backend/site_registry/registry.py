"""A valid registry: the city and its portals, every default filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.regulations import RuleSet
from backend.site_registry.entries import SiteSettings
from content_models.vietnamese import unaccented


class SiteStatus(StrEnum):
    """Whether a portal is in use or kept as an archive."""

    ACTIVE = "active"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class SystemConfig:
    """The city: one system of portals."""

    key: str
    name: str
    domain: str
    rule_set: str
    languages: tuple[str, ...]
    machine_translation: str = "none"


@dataclass(frozen=True, kw_only=True)
class SiteConfig:
    """One portal; `rule_set` is the key of the rules it lives by, its main language comes first.

    `leads_on`: it is closed, and its addresses lead to its successor.
    """

    key: str
    tier: str
    parent: str | None
    name: str
    names: Mapping[str, str]
    host: str
    aliases: tuple[str, ...]
    languages: tuple[str, ...]
    unit_code: str | None
    rule_set: str
    closed_on: date | None
    merged_into: str | None
    redirects_to: str | None
    leads_on: bool
    settings: SiteSettings

    @property
    def status(self) -> SiteStatus:
        """Whether the portal is in use."""
        return SiteStatus.ACTIVE if self.closed_on is None else SiteStatus.CLOSED

    def name_in(self, language: str) -> str:
        """Return the site's name in a language; its own without diacritics where none is given."""
        return self.name if language == "vi" else self.names.get(language, unaccented(self.name))

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that answers for this portal, the main one first."""
        return (self.host, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Registry:
    """All portals of one city, in the order of the file."""

    system: SystemConfig
    sites: Mapping[str, SiteConfig]
    load_rules: Callable[[str], RuleSet]

    def rules_of(self, key: str) -> RuleSet:
        """Return the rule set a site lives by."""
        return self.load_rules(self.sites[key].rule_set)

    def children_of(self, key: str) -> tuple[SiteConfig, ...]:
        """Return the sites directly under a site."""
        return tuple(site for site in self.sites.values() if site.parent == key)

    def successor_of(self, key: str) -> SiteConfig | str | None:
        """Return where a closed site's readers belong: where its chain of mergers ends.

        That is a site in use, or an address elsewhere; None for a site that has no successor.
        """
        site = self.sites[key]
        while site.closed_on is not None and site.merged_into is not None:
            site = self.sites[site.merged_into]
        if site.closed_on is not None:
            return site.redirects_to
        return None if site.key == key else site

    def site_at(self, host: str) -> SiteConfig | None:
        """Return the site that answers at a host, if any."""
        return next((site for site in self.sites.values() if host in site.hosts), None)

    def parents_first(self) -> tuple[SiteConfig, ...]:
        """Return every site after its parent: the order in which sites can be made."""
        return tuple(sorted(self.sites.values(), key=self._depth))

    def _depth(self, site: SiteConfig) -> int:
        return 0 if site.parent is None else 1 + self._depth(self.sites[site.parent])
