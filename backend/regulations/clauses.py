"""The clauses a rule may cite, each a numbered place in a real decision (`TD25-7.4`)."""

from functools import cache
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

_REGISTER = Path(__file__).parent / "clauses.tsv"

T = TypeVar("T")


@cache
def clause_articles() -> dict[str, str]:
    """Return the place of every known clause in its decision: `TD25-7.3a` is `Điều 7.3.a`."""
    lines = _REGISTER.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", maxsplit=1) for line in lines)


def _known(clause: str) -> str:
    if clause not in clause_articles():
        raise ValueError(f"no regulation has a clause {clause!r}")
    return clause


Clause = Annotated[str, AfterValidator(_known)]


class Group(BaseModel):
    """Rules that belong together; its values are rulings, or None where the text is silent."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Ruling(Group):
    """One thing a regulation says, with the clause that says it."""

    clause: Clause


class Cited(Ruling, Generic[T]):
    """A single value with the clause it comes from."""

    value: T
