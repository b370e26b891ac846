"""The decision a rule set is read from."""

from datetime import date

from backend.regulations.clauses import Ruling


class Instrument(Ruling):
    """A decision (quyết định); number and dates are None where our copy leaves them blank.

    `not_before` is then a day before which it cannot have been in force.
    """

    number: str | None
    issued_on: date | None
    issuer: str
    territory: str
    title: str
    in_force_from: date | None
    in_force_to: date | None
    not_before: date | None = None
    replaces: tuple[str, ...] = ()
    replaced_by: str | None = None

    @property
    def counts_from(self) -> date | None:
        """The first day whose events its deadlines can govern, None where nothing says so."""
        return self.in_force_from or self.issued_on or self.not_before
