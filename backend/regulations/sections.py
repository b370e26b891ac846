"""Which information a portal of each tier must show, and under which heading."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from backend.regulations.clauses import Ruling
from content_models.categories import Category

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Mandate(StrEnum):
    """How a regulation asks for a category."""

    EXPLICIT = "explicit"
    NAMED = "named"
    BY_REFERENCE = "by-reference"
    INTEGRATION = "integration"
    DEADLINE_ONLY = "deadline-only"
    PERMITTED = "permitted"


class Section(Ruling):
    """A heading of a portal, in the regulation's own words.

    `menu_title` is ours: what a menu says where those words are too long for one.
    """

    category: Category
    title: str
    menu_title: str | None = None
    slug: Slug
    tiers: tuple[str, ...]
    parent: Category | None = None
    in_menu: bool = False
    mode: Mandate

    @property
    def is_mandatory(self) -> bool:
        """Whether a portal without this section breaks the regulation."""
        return self.mode is not Mandate.PERMITTED
