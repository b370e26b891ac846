"""Which categories of a site the public may write for, by its regulation, and what it is asked for."""

from dataclasses import dataclass

from backend.approval import site_rules
from backend.citizen import files, rules
from backend.citizen.rules import ConsentText
from backend.regulations import load_rule_set
from content_models.navigation import SitePortal

LENGTHS = {
    name: rules.LONGEST[name] for name in ("title", "text", "full_name", "phone", "email")
} | {"pen_name": rules.LONGEST["full_name"]}
"""The most characters of each field."""
PHOTOGRAPHS = frozenset({"jpg", "jpeg", "png"})
"""Endings of what may come along; each is looked into (`files.checked`)."""
MOST_PHOTOGRAPHS = files.MOST


@dataclass(frozen=True)
class OpenCategory:
    """A category that takes contributions, in the words of the site's regulation."""

    key: str
    name: str


@dataclass(frozen=True)
class Opening:
    """What a site takes from the public, by which clause; nothing where its regulation is silent."""

    categories: tuple[OpenCategory, ...]
    clause: str
    consent: ConsentText
    declaration: ConsentText

    @property
    def is_open(self) -> bool:
        """Whether anything is taken at all."""
        return bool(self.categories)


def opening_of(portal: SitePortal) -> Opening:
    """Return what a site takes now."""
    settings = site_rules.settings_of(portal)
    return opening_under(
        settings.regulation["key"], settings.tier, is_active=settings.status == "active"
    )


def opening_under(regulation: str, tier: str, *, is_active: bool) -> Opening:
    """Return what a site of a tier takes that lives under a rule set."""
    found = load_rule_set(regulation)
    asked = found.contributions.public
    categories = asked.value if asked and is_active else ()
    sections = (found.section(tier, category) for category in categories)
    return Opening(
        categories=tuple(
            OpenCategory(each.category.value, each.menu_title or each.title)
            for each in sections
            if each is not None
        ),
        clause=asked.clause if asked else "",
        consent=rules.contribution_consents()[-1],
        declaration=rules.authorship_declarations()[-1],
    )
