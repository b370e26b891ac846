"""A reading: all an artifact may know while it is built, and the memory of what it asked."""

from frontend import answers, derivations, relatives
from frontend.answers import Standing
from frontend.derivations import Above, Menu, Neighbours, Step
from frontend.facts import Fact, FactOf, Library, Value
from frontend.payloads import (
    CommentForm,
    ContributionForm,
    Item,
    QuestionForm,
    RatingForm,
    Site,
    SubscriptionForm,
)
from frontend.relatives import Weeks
from frontend.views import CrumbView, PortalView, SectionView


class Reading:
    """Hands out facts, and remembers which."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.facts: set[Fact] = set()

    def _read(self, fact: FactOf[Value]) -> Value:
        # Remembered first: a failure too depends on what was asked.
        self.facts.add(fact)
        return self._library.load(fact)

    def sites(self) -> tuple[Site, ...]:
        """Return all sites of the system."""
        return self._read(answers.sites())

    def portal(self, key: str) -> Above | None:
        """Return what the pages of the portals below say of one."""
        return self._read(derivations.portal(key))

    def portals_below(self, key: str) -> tuple[PortalView, ...]:
        """Return the portals below one that are not closed."""
        return self._read(derivations.portals_below(key))

    def home(self, site: str, locale: str) -> CrumbView | None:
        """Return a site's home page in a language, if it has one."""
        return self._read(derivations.home(site, locale))

    def nearest(self, site: str, locale: str, section: str, language: str) -> str | None:
        """Return the path of what a language has nearest to a section; see `derivations`."""
        return self._read(derivations.nearest(site, locale, section, language))

    def services(self, site: str, locale: str) -> tuple[SectionView, ...]:
        """Return the sections that citizens come for most."""
        return self._read(derivations.services(site, locale))

    def site(self, key: str) -> Site:
        """Return a site with its settings."""
        return self._read(answers.site(key))

    def question_form(self, key: str) -> QuestionForm | None:
        """Return what a site asks of whoever sends a question, None where it takes none."""
        return self._read(answers.question_form(key))

    def comment_form(self, key: str) -> CommentForm | None:
        """Return what a site asks of whoever comments on a draft, None where it takes no comments."""
        return self._read(answers.comment_form(key))

    def contribution_form(self, key: str) -> ContributionForm | None:
        """Return what a site asks of whoever contributes an item, None where it takes none."""
        return self._read(answers.contribution_form(key))

    def rating_form(self, key: str) -> RatingForm | None:
        """Return on what a site is rated, and how it was; None where it is not."""
        return self._read(answers.rating_form(key))

    def subscription_form(self, key: str, locale: str) -> SubscriptionForm | None:
        """Return what a site offers to tell by e-mail, None where it sends no letters."""
        return self._read(answers.subscription_form(key, locale))

    def menu(self, site: str, locale: str) -> Menu:
        """Return a site's menu."""
        return self._read(derivations.menu(site, locale))

    def trail(self, site: str, locale: str, section: str | None) -> tuple[Step, ...]:
        """Return the sections down to one, itself included; none for no section."""
        if not section:
            return ()
        return self._read(derivations.trail(site, locale, section))

    def branch(self, site: str, locale: str, section: str) -> SectionView | None:
        """Return a section with all below it."""
        return self._read(derivations.branch(site, locale, section))

    def streams(self, site: str, locale: str) -> tuple[str, ...]:
        """Return the sections that subscribers of the whole site follow."""
        return self._read(derivations.streams(site, locale))

    def item(self, site: str, locale: str, identifier: str) -> Item:
        """Return an item."""
        return self._read(answers.item(site, locale, identifier))

    def topic(self, site: str, locale: str, identifier: str) -> derivations.Topic:
        """Return what the pages of a topic's posts show of the topic itself."""
        return self._read(derivations.topic(site, locale, identifier))

    def posts(self, site: str, locale: str, topic: str, number: int) -> tuple[Item, ...]:
        """Return the posts on one page of a topic, the oldest first."""
        return self._read(answers.posts(site, locale, topic, number))

    def weeks_around(self, schedule: Item) -> Weeks:
        """Return the weeks before and after a leader's week."""
        return self._read(relatives.weeks_around(schedule))

    def units_below(self, unit: Item) -> tuple[CrumbView, ...]:
        """Return the units directly below a unit."""
        return self._read(relatives.units_below(unit))

    def alternates(self, site: str, locale: str, identifier: str) -> dict[str, str]:
        """Return an item's path in each locale it exists in."""
        return self._read(answers.alternates(site, locale, identifier))

    def whole(self, site: str, locale: str, section: str) -> tuple[Item, ...]:
        """Return all entries of a section in the editors' order."""
        return self._read(answers.whole(site, locale, section))

    def newest(
        self, site: str, locale: str, sections: tuple[str, ...], count: int
    ) -> tuple[Item, ...]:
        """Return the newest entries of some sections together."""
        found: list[Item] = []
        for section in sections:
            entries = self._read(answers.latest(site, locale, section))
            found.extend(entries)
        found.sort(key=lambda item: (item["listed_at"], item["id"]), reverse=True)
        return tuple(found[:count])

    def latest(self, site: str, locale: str, section: str) -> tuple[Item, ...]:
        """Return a section's newest entries, in the API's order."""
        return self._read(answers.latest(site, locale, section))

    def months(self, site: str, locale: str, section: str) -> tuple[str, ...]:
        """Return the months in which a section has entries, newest first."""
        return self._read(answers.months(site, locale, section))

    def neighbours(
        self, site: str, locale: str, section: str, month: str
    ) -> tuple[str | None, str | None]:
        """Return the months just after and just before one."""
        return self._read(derivations.neighbours(site, locale, section, month))

    def archive_pages(self, site: str, locale: str, section: str, month: str) -> int:
        """Return how many pages a month's archive has."""
        return self._read(derivations.archive_pages(site, locale, section, month))

    def archive_neighbours(
        self, site: str, locale: str, section: str, month: str, number: int
    ) -> Neighbours:
        """Return the pages beside one of a month's archive."""
        return self._read(derivations.archive_neighbours(site, locale, section, month, number))

    def stretch(
        self, site: str, locale: str, section: str, month: str, number: int
    ) -> tuple[Item, ...]:
        """Return the entries of one page of a month's archive, newest first."""
        return self._read(answers.stretch(site, locale, section, month, number))

    def sitemaps(self, site: str, locale: str) -> tuple[tuple[str, int], ...]:
        """Return the months in which a site lists anything, and how many sitemaps each fills."""
        return self._read(derivations.sitemaps(site, locale))

    def standing(self, site: str, locale: str, month: str, number: int) -> tuple[Standing, ...]:
        """Return the addresses of one of a month's sitemaps, oldest first."""
        return self._read(answers.standing(site, locale, month, number))
