"""What a screen of the admin says, and which English words the packages' catalogues know."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Tag

OWN = Path(__file__).parents[1] / "backend" / "locale" / "vi" / "LC_MESSAGES"
FOLDERS = {
    "wagtail": (
        "admin",
        "",
        "contrib/settings",
        "contrib/typed_table_block",
        "documents",
        "embeds",
        "images",
        "locales",
        "search",
        "sites",
        "snippets",
        "users",
    ),
    "wagtail_localize": ("", "locales"),
    "wagtail_modeladmin": ("",),
    "taggit": ("",),
    "django": ("conf", "contrib/auth", "contrib/contenttypes", "contrib/postgres"),
}
"""Where the packages that the admin shows keep their catalogues."""

SPOKEN_ATTRIBUTES = ("aria-label", "placeholder", "title", "alt", "data-w-tooltip-content-value")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def written(path: Path) -> Catalog:
    """Return a `.po` file's catalogue; one that is not there is empty."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file)


def compiled(path: Path) -> Catalog:
    """Return a `.mo` file's catalogue."""
    with path.open("rb") as file:
        return read_mo(file)


def words(catalogue: Catalog) -> dict[tuple[str | None, Any], Any]:
    """Return what a catalogue translates, by context and by its first form."""
    return {
        (_text(message.context), source_of(message)): translation_of(message)
        for message in catalogue
        if message.id
    }


def _text(context: str | bytes | None) -> str | None:
    # Babel gives contexts as bytes where it read a compiled catalogue.
    return context.decode() if isinstance(context, bytes) else context


def source_of(message: Message) -> str:
    """Return the English of a message, in the singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def translation_of(message: Message) -> str:
    """Return the Vietnamese of a message: it has one form for any number."""
    return message.string if isinstance(message.string, str) else (message.string or ("",))[0]


def packages_catalogues(domain: str) -> Iterator[tuple[Catalog, Catalog]]:
    """Give the English and the Vietnamese catalogue of everything the admin shows."""
    folders = [_folder(package) / part for package, parts in FOLDERS.items() for part in parts]
    for folder in folders:
        english, vietnamese = (
            written(folder / "locale" / language / "LC_MESSAGES" / f"{domain}.po")
            for language in ("en", "vi")
        )
        yield english, vietnamese


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    return Path(str(spec.origin)).parent


def untranslated(domain: str) -> set[str]:
    """Return what neither the packages nor this project say in Vietnamese."""
    own = words(written(OWN / f"{domain}.po"))
    return {
        source_of(message)
        for english, vietnamese in packages_catalogues(domain)
        for message in english
        if message.id
        and not own.get((message.context, source_of(message)))
        and not is_translated(vietnamese.get(message.id, message.context))
    }


def is_translated(message: Message | None) -> bool:
    """Return whether a package's own catalogue has a usable translation."""
    return message is not None and not message.fuzzy and bool(translation_of(message))


def with_other_placeholders(domain: str) -> list[str]:
    """Return the messages whose translation has other placeholders than the English."""
    return [
        source_of(message)
        for message in written(OWN / f"{domain}.po")
        if message.id and not _same_placeholders(message)
    ]


def _same_placeholders(message: Message) -> bool:
    found = sorted(PLACEHOLDER.findall(translation_of(message)))
    if isinstance(message.id, str):
        return found == sorted(PLACEHOLDER.findall(message.id))
    # The singular may say "one" where the plural counts: Vietnamese always counts.
    return set(found) <= set(PLACEHOLDER.findall(" ".join(message.id)))


@cache
def english_words() -> frozenset[str]:
    """Return every English phrase of the packages that has a Vietnamese one of its own."""
    return frozenset(
        source
        for domain in ("django", "djangojs")
        for (_context, source), translation in words(written(OWN / f"{domain}.po")).items()
        if source != translation
    )


def spoken(html: str) -> set[str]:
    """Return every phrase a page shows or reads out, its menu's included."""
    page = BeautifulSoup(html, "html.parser")
    phrases = set(_menu_labels(page))
    for script in page(["script", "style", "noscript"]):
        script.decompose()
    phrases.update(page.stripped_strings)
    for tag in page(True):
        phrases.update(_spoken_attributes(tag))
    return {" ".join(phrase.split()) for phrase in phrases}


def _spoken_attributes(tag: Tag) -> Iterator[str]:
    yield from (str(tag[name]) for name in SPOKEN_ATTRIBUTES if tag.get(name))
    if tag.get("type") == "submit" and tag.get("value"):
        yield str(tag["value"])


def _menu_labels(page: BeautifulSoup) -> Iterator[str]:
    props = page.find(id="wagtail-sidebar-props")
    yield from _labels(json.loads(props.get_text())) if props else ()


def _labels(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("label"), str):
            yield value["label"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _labels(part)
