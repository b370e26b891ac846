"""Who asks: the person whose request is being answered, for what is looked up without a request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_person: ContextVar[Any] = ContextVar("asking", default=None)


@contextmanager
def asked_by(person: Any) -> Iterator[None]:
    """Say who asks, as long as their request is being answered."""
    token = _person.set(person)
    try:
        yield
    finally:
        _person.reset(token)


def asking() -> Any:
    """Return who asks; None for commands and jobs, and before anybody has logged in."""
    person = _person.get()
    return person if person is not None and person.is_authenticated else None
