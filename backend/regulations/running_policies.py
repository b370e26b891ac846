"""Languages, sources, advertising, office time, reports and records of a portal system."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from backend.regulations.clauses import Cited, Group, Ruling
from content_models.categories import Category

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class ForeignContent(Ruling):
    """What a foreign-language version shows at least; no categories means all of them."""

    categories: tuple[Category, ...] = ()
    tiers: tuple[str, ...]


class Languages(Group):
    """Languages of a portal; `allowed` None where the regulation does not name them."""

    main: Cited[Language]
    allowed: Cited[tuple[Language, ...]] | None
    foreign_path: Cited[str] | None
    required_content: tuple[ForeignContent, ...] = ()

    def allows(self, language: str) -> bool:
        """Return whether a site may have a version in this language."""
        return self.allowed is None or language in self.allowed.value


class SourcePolicy(StrEnum):
    """Whether a page may quote other online sources."""

    FORBIDDEN = "forbidden"
    WITH_ATTRIBUTION = "with-attribution"
    ALLOWED = "allowed"


class Advertising(StrEnum):
    """Whether a portal may carry advertising."""

    ALLOWED = "allowed"
    PAID = "paid"


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Intake(StrEnum):
    """When something sent to a portal counts as received."""

    ALWAYS = "always"
    OFFICE_HOURS = "office-hours"


class OfficeTime(Group):
    """When agencies work; no regulation states the daily hours, so a site's calendar does."""

    working_days: Cited[tuple[Weekday, ...]] | None
    electronic_intake: Cited[Intake] | None
    paper_intake: Cited[Intake] | None


class ReportPeriod(StrEnum):
    """How often a report is due."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"


class Report(Ruling):
    """A report somebody owes somebody; no periods where the regulation fixes none."""

    title: str
    reporter: str
    recipient: str
    periods: tuple[ReportPeriod, ...] = ()


class Backup(Ruling):
    """A duty to back up; `every_days` None where no interval is stated."""

    every_days: int | None
    contents: tuple[str, ...] = ()


class Records(Group):
    """What is kept, and for whom."""

    keep_drafts: Cited[bool] | None
    archive: Cited[str] | None
    backup: Backup | None
