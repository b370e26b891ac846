"""A CMS in memory behind a real HTTP server: the API of the contract, over what tests change.

Tests change `cms.items`, `cms.sites` … through the verbs below. Each verb ends in `commit`, which
compares what is public now with what was, and writes the change log from the difference.
"""

import copy
import threading
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import zip_longest
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import orjson

from tests.publishing.fake_desk import FakeDesk

Json = dict[str, Any]
ItemKey = tuple[str, str, str]
VIETNAM = timezone(timedelta(hours=7))
TOKEN = "receipts-token"
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
STRETCH = 20

WITHHELD = frozenset({"suspended", "preparing"})


class Problem(Exception):
    """An answer that is not 200."""

    def __init__(self, status: int, kind: str = "about:blank") -> None:
        super().__init__(status)
        self.status = status
        self.kind = kind


@dataclass
class Answer:
    """A value with the keys it depends on."""

    value: Any
    keys: list[str]


def scheduled(day: str) -> list[Json]:
    """Return the days of a schedule that has one entry."""
    entry = {
        "starts_at": f"{day}T08:00:00+07:00",
        "ends_at": None,
        "content": "Tiếp công dân",
        "place": "",
        "presided_by": "",
        "participants": "",
    }
    return [{"date": day, "entries": [entry]}]


def month_of(item: Json) -> str:
    """Return the month an item is listed in."""
    return datetime.fromisoformat(item["listed_at"]).astimezone(VIETNAM).strftime("%Y-%m")


def moment_of(item: Json) -> tuple[str, str]:
    """Return what lists sort an item by."""
    return item["listed_at"], item["id"]


def batched(rows: list[Json], size: int) -> Iterator[list[Json]]:
    """Return rows in batches."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def summary(item: Json) -> Json:
    """Return an item without what is too heavy for lists."""
    heavy = {"body", "days", "translated_from", "answers", "outcome", "takes_questions"}
    return {name: value for name, value in item.items() if name not in heavy}


def scopes(item: Json) -> list[str]:
    """Return the lists an item belongs to."""
    start = f"{item['site']}:{item['locale']}"
    is_entry = item["section"] and item["type"] not in {"home", "section"}
    found = [f"{start}:section:{item['section']}"] if is_entry else []
    found += [f"{start}:category:{item['category']}"] if item["category"] else []
    return [*found, f"{start}:all"]


@dataclass
class FakeCms:
    """The public store, its log, and the verbs that change it."""

    sites: dict[str, Json] = field(default_factory=dict)
    items: dict[ItemKey, Json] = field(default_factory=dict)
    old_paths: dict[tuple[str, str], ItemKey] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    posts: dict[str, list[Json]] = field(default_factory=dict)
    log: list[Json] = field(default_factory=list)
    receipts: list[Json] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    hosts_asked: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)
    tokens_brought: list[str] = field(default_factory=list)
    too_many: int = 0
    """So many questions are answered with 429 before the others are answered."""
    broken: set[str] = field(default_factory=set)
    previews: dict[str, Json] = field(default_factory=dict)
    previews_over: set[str] = field(default_factory=set)
    said: list[tuple[str, Json]] = field(default_factory=list)
    takes_remarks: int = 201
    oldest_cursor: int = 0
    is_down: bool = False
    fails_at: str = "-"
    """Where questions begin that are answered with 500."""
    search_status: int = 200
    desk: FakeDesk = field(default_factory=FakeDesk)
    takes_receipts: bool = True
    on_request: Callable[[str], None] = lambda _path: None
    _seen_sites: dict[str, Json] = field(default_factory=dict)
    _seen: dict[ItemKey, Json] = field(default_factory=dict)
    _clock: datetime = datetime(2026, 11, 1, 8, tzinfo=VIETNAM)
    _lists: dict[str, list[Json]] = field(default_factory=dict)
    _ids: int = 0
    _lock: threading.RLock = field(default_factory=threading.RLock)

    # Verbs

    def add_site(self, key: str, languages: tuple[str, ...] = ("vi",), **changes: Any) -> None:
        """Open a portal with its home pages."""
        self.sites[key] = {
            "key": key,
            "name": f"Phường {key}",
            "tier": "ward",
            "tier_name": "Phường",
            "parent": None,
            "host": f"{key}.localhost",
            "aliases": [f"www.{key}.localhost"],
            "url": f"http://{key}.localhost:8080",
            "status": "active",
            "notice": "",
            "theme": "plain",
            "languages": [
                {
                    "code": code,
                    "home_path": "/" if code == "vi" else f"/{code}/",
                    "label": LANGUAGES[code],
                }
                for code in languages
            ],
            "form": None,
            "comment_form": None,
            "letters": None,
            "contribution_form": None,
            "settings": {"owner": f"UBND phường {key}", "hot_links": []},
            "regulation": {"number": "25/2025/QĐ-UBND"},
            **changes,
        }
        home = self.new_id()
        for code in languages:
            path = "/" if code == "vi" else f"/{code}/"
            self._put(
                "home", key, code, home, path, None, title="Trang chủ", tagline="", banner=None
            )
        self.commit()

    def add_section(
        self, site: str, slug: str, parent: str | None = None, locale: str = "vi", **changes: Any
    ) -> str:
        """Open a section and return its id."""
        above = self.items[site, parent or self.home(site), locale]
        values = {"title": slug.title(), "layout": "stream", "in_menu": True, **changes}
        identifier = values.pop("id", None) or self.new_id()
        path = f"{above['path']}{slug}/"
        self._put("section", site, locale, identifier, path, above["id"], **values)
        self.commit()
        return identifier

    def add_news(
        self, site: str, section: str, slug: str, locale: str = "vi", **changes: Any
    ) -> str:
        """Publish a news item and return its id."""
        identifier = self.put_news(site, section, slug, locale, **changes)
        self.commit()
        return identifier

    def put_news(
        self, site: str, section: str, slug: str, locale: str = "vi", **changes: Any
    ) -> str:
        """Publish a news item together with others: the caller commits."""
        above = self.items[site, section, locale]
        identifier = changes.pop("id", None) or self.new_id()
        values = {"title": slug, "category": "news-events", **changes}
        self._put("news", site, locale, identifier, f"{above['path']}{slug}/", section, **values)
        return identifier

    def add_event(
        self, site: str, section: str, slug: str, locale: str = "vi", **changes: Any
    ) -> str:
        """Announce something that happens at an hour; return its id."""
        facts = {
            "type": "live-event",
            "title": f"Sự kiện {slug}",
            "starts_at": "2026-11-25T08:00:00+07:00",
            "ends_at": None,
            "place": "Hội trường",
        }
        identifier = self.put_news(site, section, slug, locale, **changes)
        self.items[site, identifier, locale] |= facts | changes
        self.commit()
        return identifier

    def add_dialogue(
        self, site: str, section: str, slug: str, locale: str = "vi", **changes: Any
    ) -> str:
        """Announce a dialogue that takes questions; return its id."""
        facts = {
            "type": "dialogue",
            "takes_questions": True,
            "answers": [],
            "outcome": None,
        }
        ends_at = {"ends_at": "2026-11-25T10:00:00+07:00"}
        return self.add_event(site, section, slug, locale, **(facts | ends_at | changes))

    def release(self, site: str, identifier: str, number: int, locale: str = "vi") -> None:
        """Answer a question at a dialogue, which lists do not show."""
        item = self.items[site, identifier, locale]
        answer = {
            "number": number,
            "question": f"Câu hỏi {number}?",
            "asked_by": "",
            "answer": f"Trả lời {number}.\n\nĐoạn hai & hết.",
            "answered_by": "Chủ tịch",
            "position": "Chủ trì",
            "released_at": "2026-11-25T08:20:00+07:00",
        }
        others = [each for each in item["answers"] if each["number"] != number]
        answers = [*others, answer]
        self.items[site, identifier, locale] = {**item, "answers": answers}
        self.commit()

    def close_dialogue(self, site: str, identifier: str, locale: str = "vi") -> None:
        """Let a dialogue be over."""
        item = self.items[site, identifier, locale]
        counts = {"asked": 9, "answered": len(item["answers"]), "refused": 1, "moved_on": 5}
        outcome = {"closed_at": "2026-11-25T10:30:00+07:00", **counts}
        closed = {"takes_questions": False, "outcome": outcome}
        self.items[site, identifier, locale] = {**item, **closed}
        self.commit()

    def add_schedule(self, site: str, section: str, slug: str, day: str, **changes: Any) -> str:
        """Publish a leader's week with one entry; return its id."""
        date = datetime.fromisoformat(day)
        monday = date - timedelta(days=date.weekday())
        facts = {
            "type": "work-schedule",
            "leader_name": "Chủ tịch",
            "week_start": f"{monday:%Y-%m-%d}",
            "week_end": f"{monday + timedelta(days=6):%Y-%m-%d}",
            "days": scheduled(day),
        }
        return self.add_event(site, section, slug, **(facts | changes))

    def add_unit(
        self, site: str, section: str, slug: str, above: str | None = None, **changes: Any
    ) -> str:
        """Set up a unit of the apparatus below another; return its id."""
        facts = {"type": "organisation-unit", "parent_unit_id": above, "order": 0}
        return self.add_event(site, section, slug, **(facts | changes))

    def _put(
        self,
        kind: str,
        site: str,
        locale: str,
        identifier: str,
        path: str,
        section: str | None,
        **values: Any,
    ) -> None:
        now = self.now()
        self.items[site, identifier, locale] = {
            "id": identifier,
            "locale": locale,
            "site": site,
            "type": kind,
            "category": None,
            "path": path,
            "url": self.sites[site]["url"] + path,
            "section": section,
            "position": f"{self._ids:06}",
            "summary": "",
            "image": None,
            "published_at": now,
            "updated_at": now,
            "listed_at": now,
            "body": [],
            "translated_from": None,
            **values,
        }

    def edit(self, site: str, identifier: str, locale: str = "vi", **changes: Any) -> None:
        """Publish an item anew."""
        self.items[site, identifier, locale] |= {"updated_at": self.now(), **changes}
        self.commit()

    def edit_body(self, site: str, identifier: str, text: str, locale: str = "vi") -> None:
        """Change what lists do not show."""
        item = self.items[site, identifier, locale]
        self.items[site, identifier, locale] = {**item, "body": [{"type": "text", "html": text}]}
        self.commit()

    def date_translation(
        self, site: str, identifier: str, locale: str, day: str, changed_on: str | None = None
    ) -> None:
        """Say of which day's original a translation is, and when that was changed since."""
        self.edit(
            site,
            identifier,
            locale,
            translated_from={
                "locale": "vi",
                "revision": 1,
                "published_at": f"{day}T09:00:00+07:00",
                "is_current": changed_on is None,
                "source_updated_at": f"{changed_on or day}T09:00:00+07:00",
            },
        )

    def edit_days(self, site: str, identifier: str, day: str, locale: str = "vi") -> None:
        """Put all of a schedule on one day, which lists do not show."""
        item = self.items[site, identifier, locale]
        self.items[site, identifier, locale] = {**item, "days": scheduled(day)}
        self.commit()

    def move(self, site: str, identifier: str, path: str, locale: str = "vi") -> None:
        """Give an item another path, and all below it."""
        old = self.items[site, identifier, locale]["path"]
        for item in self.items.values():
            if item["site"] == site and item["locale"] == locale and item["path"].startswith(old):
                item["path"] = path + item["path"].removeprefix(old)
                item["url"] = self.sites[site]["url"] + item["path"]
        self.commit()

    def move_to_section(self, site: str, identifier: str, section: str, locale: str = "vi") -> None:
        """Put an item into another section."""
        item = self.items[site, identifier, locale]
        item["section"] = section
        slug = item["path"].rstrip("/").rsplit("/", 1)[1]
        self.move(site, identifier, f"{self.items[site, section, locale]['path']}{slug}/", locale)

    def withdraw(self, site: str, identifier: str, locale: str = "vi") -> None:
        """Take an item away, and all below it."""
        path = self.items[site, identifier, locale]["path"]
        for key, item in list(self.items.items()):
            if item["site"] == site and item["locale"] == locale and item["path"].startswith(path):
                del self.items[key]
        self.commit()

    def change_site(self, key: str, **changes: Any) -> None:
        """Change a site or its settings."""
        self.sites[key] = self.sites[key] | changes
        self.commit()

    def suspend_site(self, key: str, notice: str = "Cổng tạm ngừng để bảo trì.") -> None:
        """Take a portal off the web for a time."""
        self.change_site(key, status="suspended", notice=notice)

    def resume_site(self, key: str) -> None:
        """Bring a portal back."""
        self.change_site(key, status="active", notice="")

    def is_withheld(self, key: str) -> bool:
        """Tell whether nothing of a portal may be read but its notice."""
        return self._withheld(self.sites.get(key))

    def _withheld(self, site: Json | None) -> bool:
        return site is not None and site["status"] in WITHHELD

    def remove_site(self, key: str) -> None:
        """Close a portal for good."""
        del self.sites[key]
        for item_key in [item_key for item_key in self.items if item_key[0] == key]:
            del self.items[item_key]
        self.commit()

    def home(self, site: str) -> str:
        """Return the id of a site's home pages."""
        return next(
            key[1] for key, item in self.items.items() if key[0] == site and item["type"] == "home"
        )

    def new_id(self) -> str:
        """Return an id that is new, and the same in every test run."""
        self._ids += 1
        return str(uuid.UUID(int=self._ids))

    def now(self) -> str:
        """Return a moment later than any before."""
        self._clock += timedelta(minutes=1)
        return self._clock.isoformat()

    # The log

    def commit(self) -> None:
        """Write the log from the difference between what is public and what was."""
        with self._lock:
            for item in self.items.values():
                item["url"] = self.sites[item["site"]]["url"] + item["path"]
            self._log_sites()
            months_before = self._months(self._seen)
            months_after = self._months(self.items)
            emptied_or_filled = months_before ^ months_after
            changed = [
                key
                for key in sorted(self._seen.keys() | self.items.keys())
                if self._seen.get(key) != self.items.get(key)
            ]
            self._note_paths(changed)
            moved = self._moved_stretches(changed)
            for key in changed:
                before, after = self._seen.get(key), self.items.get(key)
                own = {
                    (scope, month_of(item))
                    for item in (before, after)
                    if item
                    for scope in scopes(item)
                }
                stretches = {name for place in own for name in moved.get(place, ())}
                self._log_item(before, after, emptied_or_filled, stretches)
            for key in changed:
                self._seen.pop(key, None)
                if key in self.items:
                    self._seen[key] = copy.deepcopy(self.items[key])
            self._lists.clear()

    def _months(self, items: dict[ItemKey, Json]) -> set[tuple[str, str]]:
        return {(scope, month_of(item)) for item in items.values() for scope in scopes(item)}

    def _moved_stretches(self, changed: list[ItemKey]) -> dict[tuple[str, str], list[str]]:
        """Return, for the months of lists that changed items are in, the stretches that differ."""
        rows = [state[key] for state in (self._seen, self.items) for key in changed if key in state]
        places = {(scope, month_of(item)) for item in rows for scope in scopes(item)}
        before, after = (self._stretches(state, places) for state in (self._seen, self.items))
        return {
            place: [
                f"list:{place[0]}:{place[1]}:{number}"
                for number, (old, new) in enumerate(
                    zip_longest(before.get(place, []), after.get(place, []))
                )
                if old != new
            ]
            for place in places
        }

    def _stretches(
        self, items: dict[ItemKey, Json], places: set[tuple[str, str]]
    ) -> dict[tuple[str, str], list[list[Json]]]:
        found: dict[tuple[str, str], list[Json]] = defaultdict(list)
        for item in items.values():
            for place in {(scope, month_of(item)) for scope in scopes(item)} & places:
                found[place].append(summary(item))
        return {
            place: list(batched(sorted(rows, key=moment_of), STRETCH))
            for place, rows in found.items()
        }

    def _log_sites(self) -> None:
        for key in sorted(self.sites.keys() | self._seen_sites.keys()):
            before, after = self._seen_sites.get(key), self.sites.get(key)
            if before == after:
                continue
            keys = [f"site:{key}"]
            listed = [self._listed(site) if site else None for site in (before, after)]
            keys += ["system"] if listed[0] != listed[1] else []
            if self._withheld(before) != self._withheld(after):
                keys += [f"open:{key}", "open:*"]
            self._append(key, "site", keys)
        self._seen_sites = copy.deepcopy(self.sites)

    def _note_paths(self, changed: list[ItemKey]) -> None:
        taken = {(item["site"], item["path"]) for item in self.items.values()}
        for key in changed:
            before = self._seen.get(key)
            if (
                before
                and (before["site"], before["path"]) not in taken
                and before["site"] in self.sites
            ):
                self.old_paths[before["site"], before["path"]] = key
        for place in taken & self.old_paths.keys():
            del self.old_paths[place]
        for place in [place for place in self.old_paths if place[0] not in self.sites]:
            del self.old_paths[place]

    def _log_item(
        self,
        before: Json | None,
        after: Json | None,
        months: set[tuple[str, str]],
        stretches: set[str],
    ) -> None:
        either = after or before
        assert either is not None
        site, identifier, locale = either["site"], either["id"], either["locale"]
        keys = {f"item:{site}:{identifier}:{locale}"}
        if (before and summary(before)) != (after and summary(after)):
            keys |= stretches
            for item in filter(None, (before, after)):
                for scope in scopes(item):
                    keys |= {f"list:{scope}", f"list:{scope}:{month_of(item)}"}
                    keys |= {f"months:{scope}"} if (scope, month_of(item)) in months else set()
        if (before and before["path"]) != (after and after["path"]):
            keys |= {f"path:{site}:{item['path']}" for item in (before, after) if item}
            if before is None:
                # An item that comes back turns its old addresses from gone into redirects.
                owner = (site, identifier, locale)
                keys |= {
                    f"path:{place[0]}:{place[1]}"
                    for place, one in self.old_paths.items()
                    if one == owner
                }
            keys |= {
                f"paths:{site}",
                f"alternates:{site}:{identifier}",
                f"place:{site}:{identifier}:{locale}",
            }
        if either["type"] in {"section", "home"} and self._node(before) != self._node(after):
            keys |= {f"navigation:{site}:{locale}", f"place:{site}:{identifier}:{locale}"}
        if self.is_withheld(site):
            keys = {f"open:{site}"}
        kind = "updated" if before and after else "published" if after else "withdrawn"
        self._append(site, kind, sorted(keys), identifier)

    def _node(self, item: Json | None) -> Json | None:
        wanted = ("title", "path", "category", "in_menu", "layout", "section", "position")
        return {name: item.get(name) for name in wanted} if item else None

    def _append(self, site: str, kind: str, keys: list[str], subject: str = "") -> None:
        cursor = str(len(self.log) + 1)
        at = self._clock.isoformat()
        self.log.append(
            {
                "cursor": cursor,
                "site": site,
                "kind": kind,
                "subject": subject,
                "keys": keys,
                "at": at,
            }
        )

    # Answers

    def answer(self, path: str, asked: dict[str, str]) -> Answer:
        """Return what the API answers."""
        match path.strip("/").split("/"):
            case ["health"]:
                return Answer({"status": "ok"}, [])
            case ["sites"]:
                self._only(asked, "limit", "cursor")
                found = [self._listed(site) for site in self._seen_sites.values()]
                return self._page(found, asked, ["system"])
            case ["changes"]:
                self._only(asked, "after", "wait", "limit")
                return self._changes(asked)
            case ["previews", token]:
                return Answer(self._preview(token), [])
            case ["search"]:
                return self._search(asked)
            case ["sites", key, *rest] if key in self._seen_sites:
                return self._site_answer(key, rest, asked)
        raise Problem(404)

    def _preview(self, token: str) -> Json:
        if token in self.previews_over:
            raise Problem(410)
        if token not in self.previews:
            raise Problem(404)
        if token in self.broken:
            raise Problem(500)
        return self.previews[token]

    def say(self, token: str, remark: Json) -> int:
        """Take a remark, as the API would."""
        if self.takes_remarks == 201:
            self.said.append((token, remark))
        return self.takes_remarks

    def _only(self, asked: dict[str, str], *known: str) -> None:
        if set(asked) - set(known):
            raise Problem(400)

    def _listed(self, site: Json) -> Json:
        return {
            name: value
            for name, value in site.items()
            if name
            not in {
                "settings",
                "regulation",
                "form",
                "comment_form",
                "letters",
                "contribution_form",
            }
        }

    def _site_answer(self, key: str, rest: list[str], asked: dict[str, str]) -> Answer:
        if not rest:
            return Answer(self._seen_sites[key], [f"site:{key}"])
        if self._withheld(self._seen_sites[key]):
            raise Problem(503, "tag:cong,2026:site-withheld")
        answer = self._open_site_answer(key, rest, asked)
        answer.keys.append(f"open:{key}")
        return answer

    def _open_site_answer(self, key: str, rest: list[str], asked: dict[str, str]) -> Answer:
        match rest:
            case ["navigation"]:
                self._only(asked, "locale")
                return self._navigation(key, asked.get("locale", "vi"))
            case ["questions", "form"] if self._seen_sites[key]["form"]:
                return Answer(self._seen_sites[key]["form"], [f"site:{key}"])
            case ["comments", "form"] if self._seen_sites[key]["comment_form"]:
                return Answer(self._seen_sites[key]["comment_form"], [f"site:{key}"])
            case ["subscriptions", "form"] if self._seen_sites[key]["letters"]:
                return Answer(self._seen_sites[key]["letters"], [f"site:{key}"])
            case ["contributions", "form"] if self._seen_sites[key]["contribution_form"]:
                return Answer(self._seen_sites[key]["contribution_form"], [f"site:{key}"])
            case ["months"]:
                self._only(asked, "locale", "section", "category")
                return self._months_answer(key, asked)
            case ["paths"]:
                return self._paths(key, asked)
            case ["search"]:
                return self._search(asked | {"site": key})
            case ["pages"]:
                return self._pages(key, asked)
            case ["sitemap"]:
                self._only(asked, "locale", "month", "offset", "limit")
                return self._sitemap(key, asked)
            case ["pages", identifier, "posts"]:
                self._only(asked, "locale", "after", "up_to", "limit")
                return self._posts(key, identifier, asked)
            case ["pages", identifier]:
                self._only(asked, "locale")
                return self._detail(key, identifier, asked.get("locale", "vi"))
        raise Problem(404)

    def _posts(self, key: str, identifier: str, asked: dict[str, str]) -> Answer:
        after, up_to = int(asked["after"]), int(asked["up_to"])
        told = self.posts.get(identifier, [])
        shown = [post for post in told if after < post["number"] <= up_to]
        touched = f"item:{key}:{identifier}:{asked['locale']}"
        return Answer({"results": shown, "next": None}, [touched])

    def post_to(self, site: str, identifier: str, number: int, locale: str = "vi") -> None:
        """Publish a post of a topic, under the next number."""
        told = self.posts.setdefault(identifier, [])
        told.append(
            {
                "number": number,
                "reply_to": None,
                "official": False,
                "text": f"Ý kiến {number}",
                "name": "",
                "locale": "vi",
                "received_at": "2026-11-25T08:00:00+07:00",
                "count": 1,
            }
        )
        self.edit(
            site, identifier, locale, posts=told[-20:], last_number=number, post_count=len(told)
        )

    def _changes(self, asked: dict[str, str]) -> Answer:
        end = len(self.log)
        if asked.get("after") == "now":
            return Answer({"changes": [], "next": str(end)}, [])
        after = int(asked.get("after", 0))
        if after < self.oldest_cursor:
            raise Problem(410)
        if after > end:
            raise Problem(400)
        deadline = time.monotonic() + int(asked.get("wait", 0))
        while len(self.log) <= after and time.monotonic() < deadline:
            time.sleep(0.02)
        found = self.log[after : after + int(asked.get("limit", 500))]
        return Answer({"changes": found, "next": str(after + len(found))}, [])

    def _navigation(self, key: str, locale: str) -> Answer:
        mine = [
            item for item in self._seen.values() if item["site"] == key and item["locale"] == locale
        ]
        home = next((item for item in mine if item["type"] == "home"), None)
        sections = sorted(
            (item for item in mine if item["type"] == "section"), key=lambda item: item["position"]
        )

        def below(parent: str) -> list[Json]:
            return [
                {
                    **{
                        name: item[name]
                        for name in ("id", "title", "path", "category", "in_menu", "layout")
                    },
                    "children": below(item["id"]),
                }
                for item in sections
                if item["section"] == parent
            ]

        value = {
            "home": {name: home[name] for name in ("id", "title", "path")} if home else None,
            "sections": below(home["id"]) if home else [],
        }
        return Answer(value, [f"navigation:{key}:{locale}"])

    def _scope(self, key: str, asked: dict[str, str]) -> str:
        start = f"{key}:{asked.get('locale', 'vi')}"
        for name in ("section", "category"):
            if name in asked:
                return f"{start}:{name}:{asked[name]}"
        return f"{start}:all"

    def _listed_in(self, scope: str) -> list[Json]:
        if not self._lists:
            lists = defaultdict(list)
            for item in self._seen.values():
                for each in scopes(item):
                    lists[each].append(item)
            for found in lists.values():
                found.sort(key=lambda item: (item["listed_at"], item["id"]), reverse=True)
            self._lists = dict(lists)
        return self._lists.get(scope, [])

    def _months_answer(self, key: str, asked: dict[str, str]) -> Answer:
        scope = self._scope(key, asked)
        counts: dict[str, int] = defaultdict(int)
        for item in self._listed_in(scope):
            counts[month_of(item)] += 1
        results = [
            {"month": month, "count": counts[month]} for month in sorted(counts, reverse=True)
        ]
        return Answer({"results": results}, [f"months:{scope}", f"list:{scope}"])

    def _pages(self, key: str, asked: dict[str, str]) -> Answer:
        self._only(
            asked,
            "locale",
            "section",
            "category",
            "type",
            "month",
            "order",
            "limit",
            "cursor",
            "offset",
            "view",
        )
        scope = self._scope(key, asked)
        found = self._listed_in(scope)
        keys = [f"list:{scope}"]
        if "month" in asked:
            found = [item for item in found if month_of(item) == asked["month"]]
            keys = [f"list:{scope}:{asked['month']}"]
        if asked.get("order") == "listed_at":
            found = found[::-1]
        if asked.get("order") == "position":
            found = sorted(found, key=lambda item: (item["position"], item["id"]))
        is_full = asked.get("view") == "full"
        if "offset" in asked:
            found, keys = self._counted(found, scope, asked)
        answer = self._page(found, asked, keys)
        shown = answer.value["results"]
        if is_full and self.broken & {item["id"] for item in shown}:
            raise Problem(500)
        if "month" not in asked and "cursor" not in asked and "order" not in asked:
            months = sorted({month_of(item) for item in shown}, reverse=True)
            answer.keys = [f"months:{scope}", *(f"list:{scope}:{month}" for month in months)]
        answer.value["results"] = shown if is_full else [summary(item) for item in shown]
        return answer

    def _counted(
        self, found: list[Json], scope: str, asked: dict[str, str]
    ) -> tuple[list[Json], list[str]]:
        """Return a stretch of a month, and the keys it depends on."""
        offset, limit = int(asked["offset"]), int(asked.get("limit", 20))
        numbers = range(offset // STRETCH, (offset + limit - 1) // STRETCH + 1)
        keys = [f"list:{scope}:{asked['month']}:{number}" for number in numbers]
        return found[offset : offset + limit], keys

    def _search(self, asked: dict[str, str]) -> Answer:
        """Return items whose title holds the words, newest first: the shape is the API's own."""
        if self.search_status != 200:
            raise Problem(self.search_status)
        names = ("locale", "facets", "q", "category", "site", "order", "cursor", "from", "to")
        self._only(asked, *names, *(["field"] if "category" in asked else []))
        if not asked["q"].strip():
            raise Problem(400)
        found = [
            item
            for item in self._seen.values()
            if asked["q"].lower() in item["title"].lower()
            and asked.get("locale", "vi") == item["locale"]
            and asked.get("site", item["site"]) == item["site"]
            and asked.get("category", item["category"]) == item["category"]
            and asked.get("field", item.get("field")) == item.get("field")
            and asked.get("from", "") <= item["listed_at"][:10] <= asked.get("to", "9999")
        ]
        found.sort(key=moment_of, reverse=True)
        values = {
            "category": [item["category"] for item in found if item["category"]],
            "site": [item["site"] for item in found],
            "year": [item["listed_at"][:4] for item in found],
        }
        facets: Json = {
            name: [{"value": value, "count": count} for value, count in Counter(each).most_common()]
            for name, each in values.items()
        }
        fields = Counter(item["field"] for item in found if item.get("field"))
        of_field = [{"value": value, "count": count} for value, count in fields.most_common()]
        facets["details"] = {"field": of_field} if "category" in asked else {}
        answer = self._page(
            [{"demonstration": False, **summary(item)} for item in found], asked, []
        )
        for item in answer.value["results"]:
            pieces = [{"text": item["title"], "match": True}]
            item["highlights"] = [{"field": "title", "pieces": pieces, "attachment": None}]
        answer.value |= {
            "count": len(found),
            "facets": facets,
            "did_you_mean": None,
            "is_partial": False,
        }
        return answer

    def _sitemap(self, key: str, asked: dict[str, str]) -> Answer:
        scope = self._scope(key, asked)
        listed = [item for item in self._listed_in(scope) if month_of(item) == asked["month"]]
        found, keys = self._counted(listed[::-1], scope, asked)
        rows = []
        for item in found:
            others = [
                {name: other[name] for name in ("locale", "path", "url")}
                for name, other in sorted(self._seen.items())
                if name[:2] == (key, item["id"]) and name[2] != item["locale"]
            ]
            named = {name: item[name] for name in ("id", "locale", "path", "url", "updated_at")}
            rows.append({**named, "alternates": others})
            keys.append(f"alternates:{key}:{item['id']}")
        return Answer({"results": rows, "next": None}, keys)

    def _page(self, found: list[Json], asked: dict[str, str], keys: list[str]) -> Answer:
        limit, start = int(asked.get("limit", 20)), int(asked.get("cursor", 0))
        following = None
        if start + limit < len(found):
            following = "http://elsewhere.example/?" + urlencode({**asked, "cursor": start + limit})
        return Answer({"results": found[start : start + limit], "next": following}, keys)

    def _detail(self, key: str, identifier: str, locale: str) -> Answer:
        item = self._seen.get((key, identifier, locale))
        if item is None:
            raise Problem(404)
        if identifier in self.broken:
            raise Problem(500)
        others = [
            {
                "locale": other["locale"],
                "path": other["path"],
                "url": other["url"],
                "title": other["title"],
            }
            for name, other in sorted(self._seen.items())
            if name[:2] == (key, identifier) and name[2] != locale
        ]
        keys = [f"item:{key}:{identifier}:{locale}", f"alternates:{key}:{identifier}"]
        return Answer({**item, "breadcrumbs": [], "alternates": others}, keys)

    def _old_path(self, path: str, owner: ItemKey) -> Json:
        """Return what an old path leads to: wherever its item stands now."""
        present = self._seen.get(owner)
        return {
            "path": path,
            "status": "redirect" if present else "gone",
            "id": None,
            "locale": owner[2],
            "type": None,
            "target": present["path"] if present else None,
        }

    def _paths(self, key: str, asked: dict[str, str]) -> Answer:
        self._only(asked, "path", "limit", "cursor", "status")
        rows = {
            item["path"]: {
                "path": item["path"],
                "status": "page",
                "id": item["id"],
                "locale": item["locale"],
                "type": item["type"],
                "target": None,
            }
            for item in self._seen.values()
            if item["site"] == key
        }
        rows = {
            path: self._old_path(path, owner)
            for (site, path), owner in self.old_paths.items()
            if site == key
        } | rows
        if "path" not in asked:
            return self._page([rows[path] for path in sorted(rows)], asked, [f"paths:{key}"])
        row = rows.get(asked["path"])
        if row is None or row["status"] == "gone":
            raise Problem(410 if row else 404)
        return Answer(row, [f"path:{key}:{asked['path']}"])


class Handler(BaseHTTPRequestHandler):
    """HTTP around the fake."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # headers and body in one packet
    cms: FakeCms

    def do_GET(self) -> None:
        """Answer a question."""
        parts = urlsplit(self.path)
        path = unquote(parts.path).removeprefix("/api/v1/")
        self.cms.requests.append(f"{path}?{parts.query}" if parts.query else path)
        self.cms.hosts_asked.append(self.headers["Host"])
        self.cms.asked_for.append(self.headers.get("X-Forwarded-For", ""))
        self.cms.tokens_brought.append(self.headers.get("Authorization", ""))
        self.cms.on_request(path)
        if self.cms.too_many:
            self.cms.too_many -= 1
            self._send(429, b"{}", {"Retry-After": "1"})
            return
        if self.cms.is_down:
            self._send(503, b"{}")
            return
        if path.startswith(self.cms.fails_at):
            self._send(500, b"{}")
            return
        if path.startswith("media/"):
            self._send_media(path.removeprefix("media/"))
            return
        try:
            asked = dict(parse_qsl(parts.query, keep_blank_values=True))
            if path.startswith("changes"):
                answer = self.cms.answer(path, asked)
            else:
                with self.cms._lock:
                    answer = self.cms.answer(path, asked)
        except Problem as problem:
            body = orjson.dumps({"type": problem.kind, "status": problem.status})
            self._send(problem.status, body, {"Content-Type": "application/problem+json"})
            return
        body = orjson.dumps(answer.value)
        etag = f'"{sha256(body).hexdigest()[:20]}"'
        headers = {"ETag": etag, "Surrogate-Key": " ".join(answer.keys)}
        if self.headers.get("If-None-Match") == etag:
            self._send(304, b"", headers)
        else:
            self._send(200, body, headers)

    def do_POST(self) -> None:
        """Take a receipt, or a remark."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self.path.removeprefix("/api/v1/")
        start, _slash, rest = path.partition("/")
        said_at = (
            "questions/", "feedback/", "comments/", "subscriptions/", "contributions/"
        )  # fmt: skip
        if any(each in path for each in said_at):
            reader = self.headers.get("X-Forwarded-For", "")
            is_known = self.headers.get("Authorization") == f"Bearer {TOKEN}"
            answer = partial(self.cms.desk.post, path, body, reader)
            status, said = (503, {}) if self.cms.is_down else answer() if is_known else (401, {})
            self._send(status, orjson.dumps(said))
        elif start == "previews" and not self.cms.is_down:
            token = rest.partition("/")[0]
            self._send(self.cms.say(token, orjson.loads(body)), b"{}")
        elif self.cms.is_down or not self.cms.takes_receipts:
            self._send(503, b"{}")
        elif self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._send(401, b"{}")
        else:
            self.cms.receipts.append(orjson.loads(body))
            self._send(201, b"{}")

    def _send_media(self, name: str) -> None:
        content = self.cms.files.get(name)
        self._send(200 if content is not None else 404, content or b"{}")

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *parts: Any) -> None:
        """Stay quiet."""


class Server(ThreadingHTTPServer):
    """Many questions at once; a reader that was killed is no error of ours."""

    daemon_threads = True

    def handle_error(self, *request: Any) -> None:
        """Ignore readers that went away."""


def serve(cms: FakeCms) -> Generator[str, None, None]:
    """Serve a fake on a free port while the generator is open; give its API's address."""
    handler = type("BoundHandler", (Handler,), {"cms": cms})
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/v1/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
