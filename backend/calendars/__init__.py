"""Office calendars that staff keep: the system's days, each site's own, and what follows from both.

`calendar_of(site_key)` is how everybody else asks. This package is imported before any model
exists, so its application says behind the door who answers.
"""

from collections.abc import Callable

from backend.worktime.calendar import Calendar

_answering: list[Callable[[str], Calendar]] = []


def calendar_of(site_key: str) -> Calendar:
    """Return the working calendar of a site as it is decided at this moment; of none, the system's.

    One question to the database where nothing has changed since the last call of this process.
    """
    return _answering[-1](site_key)


def answer_with(calendar_of_a_site: Callable[[str], Calendar]) -> None:
    """Say who answers; called once, when the application is ready."""
    _answering.append(calendar_of_a_site)
