"""Few pages that together hold every component: enough where the words on a page do not count."""

from functools import cache
from html.parser import HTMLParser

from frontend.rendering import Renderer
from tests.gallery.showcase import views

Component = tuple[str, str]
"""A tag with its classes."""


class _Components(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[Component] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, dict(attrs).get("class") or ""))


def components(document: str) -> set[Component]:
    """Return what a page is made of."""
    reader = _Components()
    reader.feed(document)
    return reader.found


@cache
def covering() -> tuple[str, ...]:
    """Return the names of few pages that hold all components of all pages."""
    renderer = Renderer()
    held = {
        name: components(renderer.page(view)) for name, view in sorted(views("ward", "vi").items())
    }
    missing = set().union(*held.values())
    chosen = []
    while missing:
        best = max(held, key=lambda name: len(held[name] & missing))
        chosen.append(best)
        missing -= held[best]
    return tuple(chosen)
