"""Who may write for a portal from outside, and what of it."""

from backend.regulations.clauses import Cited, Group
from content_models.categories import Category


class ContributionPolicy(Group):
    """What collaborators and the public may contribute, by the category it is shown in.

    None is silence: what no regulation opens is not open.
    """

    collaborators: Cited[tuple[Category, ...]] | None
    public: Cited[tuple[Category, ...]] | None
