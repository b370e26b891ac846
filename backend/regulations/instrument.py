"""The decision a rule set is read from."""

from datetime import date

from backend.regulations.clauses import Ruling


class Instrument(Ruling):
    """A decision (quyết định); number and dates are None where our copy leaves them blank."""

    number: str | None
    issued_on: date | None
    issuer: str
    territory: str
    title: str
    in_force_from: date | None
    in_force_to: date | None
    replaces: tuple[str, ...] = ()
    replaced_by: str | None = None
