"""Facts asked of the API: what is asked, and what of the answer counts."""

import zlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import orjson

from frontend import keys
from frontend.client import Answer, NotFound
from frontend.facts import Fact, FactKind, FactOf, Library, Loaded, Record, Versions, fingerprint
from frontend.payloads import (
    CommentForm,
    ContributionForm,
    Item,
    Navigation,
    QuestionForm,
    RatingForm,
    Site,
    SubscriptionForm,
)

LATEST = 20
STRETCH = 20
"""The API tells of changes by stretches of so many entries; more would hear of more changes."""

ADDRESSES = 100
"""How many addresses a sitemap holds, all of them one answer."""

POSTS = 20
"""How many numbers of posts a page of a topic has: an item itself comes with as many, the newest."""

WHOLE_AT_ONCE = "500"
STRUCTURE = frozenset({"section", "home"})
"""Types that arrange others: they are menus, crumbs and sitemaps, never entries of a list."""

EVERYTHING = "all"


class Standing(NamedTuple):
    """An address a sitemap names. `others` are its locales and paths, its own first, if several."""

    path: str
    changed: str
    others: tuple[tuple[str, str], ...]


def sites() -> FactOf[tuple[Site, ...]]:
    """Name the list of sites."""
    return FactOf("sites")


def site(key: str) -> FactOf[Site]:
    """Name one site with its settings."""
    return FactOf("site", key)


def question_form(key: str) -> FactOf[QuestionForm | None]:
    """Name what a site's rules ask of whoever sends a question; None where it takes none."""
    return FactOf("question_form", key)


def comment_form(key: str) -> FactOf[CommentForm | None]:
    """Name what a site asks of whoever comments on a draft; None where it takes no comments."""
    return FactOf("comment_form", key)


def contribution_form(key: str) -> FactOf[ContributionForm | None]:
    """Name what a site asks of whoever contributes an item; None where it takes none."""
    return FactOf("contribution_form", key)


def rating_form(key: str) -> FactOf[RatingForm | None]:
    """Name on what a site is rated, and how it was; None where it is not."""
    return FactOf("rating_form", key)


def subscription_form(key: str, locale: str) -> FactOf[SubscriptionForm | None]:
    """Name what a site offers to tell by e-mail in a language; None where it sends no letters."""
    return FactOf("subscription_form", key, locale)


def navigation(key: str, locale: str) -> FactOf[Navigation]:
    """Name a site's tree of sections."""
    return FactOf("navigation", key, locale)


def item(key: str, locale: str, identifier: str) -> FactOf[Item]:
    """Name an item."""
    return FactOf("item", key, locale, identifier)


def posts(key: str, locale: str, topic: str, number: int) -> FactOf[tuple[Item, ...]]:
    """Name the posts of a topic that one page holds: by their numbers, so that none ever moves."""
    return FactOf("posts", key, locale, topic, str(number))


def alternates(key: str, locale: str, identifier: str) -> FactOf[dict[str, str]]:
    """Name where an item stands in each locale, its own included."""
    return FactOf("alternates", key, locale, identifier)


def latest(key: str, locale: str, section: str) -> FactOf[tuple[Item, ...]]:
    """Name a section's newest entries."""
    return FactOf("latest", key, locale, section)


def whole(key: str, locale: str, section: str) -> FactOf[tuple[Item, ...]]:
    """Name all entries of a section as the editors arranged them."""
    return FactOf("whole", key, locale, section)


def counts(key: str, locale: str, section: str) -> FactOf[tuple[tuple[str, int], ...]]:
    """Name the months that have entries, newest first, and how many; of a section, or of all."""
    return FactOf("counts", key, locale, section)


def months(key: str, locale: str, section: str) -> FactOf[tuple[str, ...]]:
    """Name the months that have entries, newest first."""
    return FactOf("months", key, locale, section)


def month(key: str, locale: str, section: str, name: str) -> FactOf[tuple[Item, ...]]:
    """Name all of a month's entries, newest first: of a section that has few."""
    return FactOf("month", key, locale, section, name)


def stretch(
    key: str, locale: str, section: str, month: str, number: int
) -> FactOf[tuple[Item, ...]]:
    """Name one of the stretches that a section's month is read in, newest first.

    They are numbered from the oldest, which is 1.
    """
    return FactOf("stretch", key, locale, section, f"{month}/{number}")


def standing(key: str, locale: str, month: str, number: int) -> FactOf[tuple[Standing, ...]]:
    """Name the addresses of a sitemap: of one stretch of everything that a month lists."""
    return FactOf("standing", key, locale, EVERYTHING, f"{month}/{number}")


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


def loaded_alternates(fact: Fact, places: Mapping[str, str], absent: Versions) -> Loaded:
    """Return an item's places by locale as a fact, without those where nothing could be built."""
    missing = {
        locale
        for locale in places
        if locale != fact.locale and (fact.site, locale, fact.subject) in absent
    }
    value = {locale: places[locale] for locale in sorted(places) if locale not in missing}
    absences = {keys.absence(fact.site, fact.subject, locale) for locale in missing}
    named = frozenset({keys.alternates(fact.site, fact.subject), *absences})
    return Loaded(value, Record(fingerprint(value), named))


def loaded_detail(answered: Item, absent: Versions = frozenset()) -> dict[Fact, Loaded]:
    """Return the facts that a detail answer holds: an item, and where it stands in each locale."""
    name = answered["site"], answered["locale"], answered["id"]
    places = {entry["locale"]: entry["path"] for entry in answered["alternates"]}
    places[answered["locale"]] = answered["path"]
    return {
        item(*name): loaded_item(item(*name), answered),
        alternates(*name): loaded_alternates(alternates(*name), places, absent),
    }


def _detail(library: Library, fact: Fact) -> Loaded:
    """Ask for an item; its alternates come in the same answer, so both are offered at once."""
    path = f"sites/{fact.site}/pages/{fact.subject}/"
    answered = library.client.get(path, {"locale": fact.locale}).value
    both = loaded_detail(answered, library.absent)
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


def _question_form(library: Library, fact: Fact) -> Loaded:
    try:
        answer = _kept_answer(library, fact, f"sites/{fact.site}/questions/form/")
    except NotFound:
        answer = Answer(None, frozenset({keys.site(fact.site)}), "")
    value = QuestionForm.model_validate(answer.value) if answer.value else None
    if value is not None and not value.open:
        value = None
    # Its key seals what is sent and is on no page: another one changes nothing that is published.
    shown = value.model_dump(exclude={"sealing_key"}) if value else None
    return Loaded(value, _recorded(shown, answer))


def _comment_form(library: Library, fact: Fact) -> Loaded:
    try:
        answer = _kept_answer(library, fact, f"sites/{fact.site}/comments/form/")
    except NotFound:
        answer = Answer(None, frozenset({keys.site(fact.site)}), "")
    value = CommentForm.model_validate(answer.value) if answer.value else None
    shown = value if value is not None and value.open else None
    return Loaded(shown, _recorded(answer.value, answer))


def _contribution_form(library: Library, fact: Fact) -> Loaded:
    try:
        answer = _kept_answer(library, fact, f"sites/{fact.site}/contributions/form/")
    except NotFound:
        answer = Answer(None, frozenset({keys.site(fact.site)}), "")
    value = ContributionForm.model_validate(answer.value) if answer.value else None
    return Loaded(value if value and value.open else None, _recorded(answer.value, answer))


def _rating_form(library: Library, fact: Fact) -> Loaded:
    try:
        answer = _kept_answer(library, fact, f"sites/{fact.site}/feedback/ratings/form/")
    except NotFound:
        answer = Answer(None, frozenset({keys.site(fact.site)}), "")
    value = RatingForm.model_validate(answer.value) if answer.value else None
    return Loaded(value if value and value.open else None, _recorded(answer.value, answer))


def _subscription_form(library: Library, fact: Fact) -> Loaded:
    path = f"sites/{fact.site}/subscriptions/form/"
    try:
        answer = _kept_answer(library, fact, path, {"locale": fact.locale})
    except NotFound:
        answer = Answer(None, frozenset({keys.site(fact.site)}), "")
    value = SubscriptionForm.model_validate(answer.value) if answer.value else None
    return Loaded(value if value and value.open else None, _recorded(answer.value, answer))


def _navigation(library: Library, fact: Fact) -> Loaded:
    path = f"sites/{fact.site}/navigation/"
    answer = _kept_answer(library, fact, path, {"locale": fact.locale})
    return Loaded(Navigation.model_validate(answer.value), _recorded(answer.value, answer))


def _scope(fact: Fact) -> dict[str, str]:
    section = {} if fact.subject == EVERYTHING else {"section": fact.subject}
    return {"locale": fact.locale, **section}


def _counts(library: Library, fact: Fact) -> Loaded:
    answer = _kept_answer(library, fact, f"sites/{fact.site}/months/", _scope(fact))
    value = tuple((row["month"], row["count"]) for row in answer.value["results"])
    return Loaded(value, _recorded(value, answer))


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


def _months(library: Library, fact: Fact) -> Loaded:
    source = counts(fact.site, fact.locale, fact.subject)
    value = tuple(name for name, _ in library.load(source))
    # How many entries a month has changes with each of them; which months there are, rarely.
    names = frozenset(filter(keys.tells_of_months, library.records[source].keys))
    return Loaded(value, Record(fingerprint(value), names))


def _month(library: Library, fact: Fact) -> Loaded:
    parameters = {**_scope(fact), "month": fact.detail, "limit": WHOLE_AT_ONCE}
    answer = library.client.whole_list(f"sites/{fact.site}/pages/", parameters)
    return _entries(library, fact, answer.value, answer)


def _stretch_of_month(fact: Fact, size: int) -> dict[str, str]:
    month, _, number = fact.detail.partition("/")
    offset = (int(number) - 1) * size
    return {**_scope(fact), "month": month, "offset": str(offset), "limit": str(size)}


def _stretch(library: Library, fact: Fact) -> Loaded:
    parameters = {**_stretch_of_month(fact, STRETCH), "order": "listed_at"}
    answer = library.client.get(f"sites/{fact.site}/pages/", parameters)
    return _entries(library, fact, reversed(answer.value["results"]), answer)


def _posts(library: Library, fact: Fact) -> Loaded:
    last = int(fact.detail) * POSTS
    parameters = {
        "locale": fact.locale,
        "after": str(last - POSTS),
        "up_to": str(last),
        "limit": str(POSTS),
    }
    path = f"sites/{fact.site}/pages/{fact.subject}/posts/"
    answer = _kept_answer(library, fact, path, parameters)
    value = tuple(answer.value["results"])
    return Loaded(value, _recorded(value, answer, kept=False))


def _standing(library: Library, fact: Fact) -> Loaded:
    parameters = _stretch_of_month(fact, ADDRESSES)
    answer = library.client.get(f"sites/{fact.site}/sitemap/", parameters)
    missing: set[tuple[str, str, str]] = set()
    found = []
    for row in answer.value["results"]:
        versions = [
            {"site": fact.site, "id": row["id"], "locale": each["locale"], "path": each["path"]}
            for each in (row, *row["alternates"])
        ]
        present, absent = library.present(versions)
        missing |= absent
        if versions[0] in present:
            others = tuple((each["locale"], each["path"]) for each in present)
            several = others if len(others) > 1 else ()
            found.append(Standing(row["path"], row["updated_at"], several))
    value = tuple(found)
    absences = {keys.absence(site, name, locale) for site, locale, name in missing}
    return Loaded(value, Record(fingerprint(value), answer.keys | absences))


ANSWERS: dict[str, FactKind] = {
    "sites": FactKind(_sites),
    "site": FactKind(_site),
    "navigation": FactKind(_navigation),
    "question_form": FactKind(_question_form),
    "comment_form": FactKind(_comment_form),
    "rating_form": FactKind(_rating_form),
    "subscription_form": FactKind(_subscription_form),
    "contribution_form": FactKind(_contribution_form),
    "item": FactKind(_detail, volatile=True, certain=True),
    "posts": FactKind(_posts, volatile=True),
    "alternates": FactKind(_detail, volatile=True, certain=True),
    "latest": FactKind(_latest, volatile=True, listing=True),
    "whole": FactKind(_whole, volatile=True, listing=True),
    "counts": FactKind(_counts, listing=True),
    "months": FactKind(_months, listing=True),
    "month": FactKind(_month, volatile=True, listing=True),
    "stretch": FactKind(_stretch, volatile=True, listing=True),
    "standing": FactKind(_standing, volatile=True, listing=True),
}
