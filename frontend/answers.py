"""Facts asked of the API: what is asked, and what of the answer counts."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import orjson

from frontend import keys
from frontend.client import Answer
from frontend.facts import Fact, FactKind, FactOf, Library, Loaded, Record, fingerprint
from frontend.payloads import Item, Navigation, Site

LATEST = 20
WHOLE_AT_ONCE = "500"
STRUCTURE = frozenset({"section", "home"})
"""Types that arrange others: they are menus, crumbs and sitemaps, never entries of a list."""

EVERYTHING = "all"


def sites() -> FactOf[tuple[Site, ...]]:
    """Name the list of sites."""
    return FactOf("sites")


def site(key: str) -> FactOf[Site]:
    """Name one site with its settings."""
    return FactOf("site", key)


def navigation(key: str, locale: str) -> FactOf[Navigation]:
    """Name a site's tree of sections."""
    return FactOf("navigation", key, locale)


def item(key: str, locale: str, identifier: str) -> FactOf[Item]:
    """Name an item."""
    return FactOf("item", key, locale, identifier)


def alternates(key: str, locale: str, identifier: str) -> FactOf[dict[str, str]]:
    """Name where an item stands in each locale, its own included."""
    return FactOf("alternates", key, locale, identifier)


def latest(key: str, locale: str, section: str) -> FactOf[tuple[Item, ...]]:
    """Name a section's newest entries."""
    return FactOf("latest", key, locale, section)


def whole(key: str, locale: str, section: str) -> FactOf[tuple[Item, ...]]:
    """Name all entries of a section as the editors arranged them."""
    return FactOf("whole", key, locale, section)


def months(key: str, locale: str, section: str) -> FactOf[tuple[str, ...]]:
    """Name the months that have entries, newest first."""
    return FactOf("months", key, locale, section)


def month(key: str, locale: str, section: str, name: str) -> FactOf[tuple[Item, ...]]:
    """Name a month's entries, newest first; of a section, or of everything."""
    return FactOf("month", key, locale, section, name)


def normal_item(answered: Item) -> Item:
    """Return what a detail answer and a full list answer have in common."""
    return {
        key: value for key, value in answered.items() if key not in {"breadcrumbs", "alternates"}
    }


def loaded_item(fact: Fact, answered: Item) -> Loaded:
    """Return an item as a fact, whichever answer it came in."""
    value = normal_item(answered)
    key = keys.item(fact.site, fact.subject, fact.locale)
    return Loaded(value, Record(fingerprint(value), frozenset({key})))


def loaded_alternates(fact: Fact, places: Mapping[str, str]) -> Loaded:
    """Return an item's places by locale as a fact."""
    value = dict(sorted(places.items()))
    key = keys.alternates(fact.site, fact.subject)
    return Loaded(value, Record(fingerprint(value), frozenset({key})))


def loaded_detail(answered: Item) -> dict[Fact, Loaded]:
    """Return the facts that a detail answer holds: an item, and where it stands in each locale."""
    name = answered["site"], answered["locale"], answered["id"]
    places = {entry["locale"]: entry["path"] for entry in answered["alternates"]}
    places[answered["locale"]] = answered["path"]
    return {
        item(*name): loaded_item(item(*name), answered),
        alternates(*name): loaded_alternates(alternates(*name), places),
    }


def _detail(library: Library, fact: Fact) -> Loaded:
    """Ask for an item; its alternates come in the same answer, so both are offered at once."""
    path = f"sites/{fact.site}/pages/{fact.subject}/"
    both = loaded_detail(library.client.get(path, {"locale": fact.locale}).value)
    library.prime(both)
    return both[fact]


def restored(kept: bytes) -> Any:
    """Return a kept answer's value."""
    return orjson.loads(zlib.decompress(kept))


def _kept_answer(
    library: Library, fact: Fact, path: str, parameters: Mapping[str, str] = {}
) -> Answer:
    """Return an earlier run's answer while nothing touched it, else ask whether it changed."""
    record = library.memory.recall(fact)
    if record is None or record.kept is None:
        return library.client.get(path, parameters)
    kept = Answer(restored(record.kept), record.keys, record.etag)
    if fact not in library.suspects:
        return kept
    answer = library.client.get(path, parameters, kept.etag)
    if answer.unchanged:
        return Answer(kept.value, answer.keys or kept.keys, kept.etag)
    return answer


def _recorded(value: object, answer: Answer, kept: bool = True) -> Record:
    stored = zlib.compress(orjson.dumps(answer.value), 1) if kept else None
    return Record(fingerprint(value), answer.keys, answer.etag, stored)


def _sites(library: Library, fact: Fact) -> Loaded:
    record = library.memory.recall(fact)
    if record is not None and record.kept is not None and fact not in library.suspects:
        answer = Answer(restored(record.kept), record.keys, "")
    else:
        answer = library.client.whole_list("sites/", {"limit": "500"})
    value = tuple(Site.model_validate(row) for row in answer.value)
    return Loaded(value, _recorded(answer.value, answer))


def _site(library: Library, fact: Fact) -> Loaded:
    answer = _kept_answer(library, fact, f"sites/{fact.site}/")
    return Loaded(Site.model_validate(answer.value), _recorded(answer.value, answer))


def _navigation(library: Library, fact: Fact) -> Loaded:
    path = f"sites/{fact.site}/navigation/"
    answer = _kept_answer(library, fact, path, {"locale": fact.locale})
    return Loaded(Navigation.model_validate(answer.value), _recorded(answer.value, answer))


def _scope(fact: Fact) -> dict[str, str]:
    section = {} if fact.subject == EVERYTHING else {"section": fact.subject}
    return {"locale": fact.locale, **section}


def _months(library: Library, fact: Fact) -> Loaded:
    answer = _kept_answer(library, fact, f"sites/{fact.site}/months/", _scope(fact))
    value = tuple(row["month"] for row in answer.value["results"])
    record = _recorded(value, answer)
    # The answer also counts each month's entries; here only which months there are is read.
    return Loaded(value, replace(record, keys=frozenset(filter(keys.tells_of_months, record.keys))))


def _entries(library: Library, fact: Fact, rows: Iterable[Item], answer: Answer) -> Loaded:
    everything = fact.subject == EVERYTHING
    wanted = (row for row in rows if everything or row["type"] not in STRUCTURE)
    present, missing = library.present(wanted)
    absences = {keys.absence(name[0], name[2], name[1]) for name in missing}
    record = _recorded(present, answer, kept=fact.kind == "latest")
    return Loaded(
        tuple(present),
        Record(record.fingerprint, record.keys | absences, record.etag, record.kept),
    )


def _latest(library: Library, fact: Fact) -> Loaded:
    parameters = {**_scope(fact), "limit": str(LATEST)}
    answer = _kept_answer(library, fact, f"sites/{fact.site}/pages/", parameters)
    return _entries(library, fact, answer.value["results"], answer)


def _whole(library: Library, fact: Fact) -> Loaded:
    parameters = {**_scope(fact), "order": "position", "limit": WHOLE_AT_ONCE}
    answer = library.client.whole_list(f"sites/{fact.site}/pages/", parameters)
    return _entries(library, fact, answer.value, answer)


def _month(library: Library, fact: Fact) -> Loaded:
    parameters = {**_scope(fact), "month": fact.detail, "limit": WHOLE_AT_ONCE}
    answer = library.client.whole_list(f"sites/{fact.site}/pages/", parameters)
    return _entries(library, fact, answer.value, answer)


ANSWERS: dict[str, FactKind] = {
    "sites": FactKind(_sites),
    "site": FactKind(_site),
    "navigation": FactKind(_navigation),
    "item": FactKind(_detail, volatile=True, certain=True),
    "alternates": FactKind(_detail, volatile=True, certain=True),
    "latest": FactKind(_latest, volatile=True, listing=True),
    "whole": FactKind(_whole, volatile=True, listing=True),
    "months": FactKind(_months, listing=True),
    "month": FactKind(_month, volatile=True, listing=True),
}
