"""Somebody at a browser who asks for every address of the admin, and what is said of each answer."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from tests.admin_addresses import Address, every_address
from tests.foreign_rows import ForeignRows, Written
from tests.neighbours import CANARY, MARKED, Desk, Things, World, read_to_the_end, taken_back

EXPORT = {"export": "csv"}

WAGTAILS_OWN_FAILURES = {"wagtailimages:create_multiple_from_uploaded_image"}
"""It breaks for somebody who had begun an upload and then lost the right to upload."""

NAME_EVERY_PORTAL = {"syndication_offer", "syndication_announce", "citizen_forward"}
"""An item is offered, a question sent on, to whichever portal one likes: their names are public."""


def tempting_filters(foreign: Things) -> dict[str, Any]:
    """Return what a list might be filtered by that is another site's."""
    author = foreign.people["author"].pk
    people = dict.fromkeys(("owner", "edited_by", "requested_by", "user", "locked_by"), author)
    words = {"q": "chim", "search_all": 1, "layout": "list", "multiple": 1, "term": "zqx"}
    places = {"site": foreign.site.pk, "collection_id": foreign.collection.pk}
    return {**people, **words, **places, "workflow": foreign.workflow.pk, "task": foreign.task.pk}


def tempting_ids(foreign: Things) -> dict[str, Any]:
    """Return what a query might name that is another site's."""
    page = foreign.draft.pk
    return {
        "id": [page, foreign.live.pk],
        **dict.fromkeys(("parent_page_id", "childOf", "target_pages[]", "parent_page"), page),
        "child_of": page,
        "html_path": "/",
        "page_type": "content_models.newspage",
    }


def tempting_form(foreign: Things) -> dict[str, Any]:
    """Return a form that would do something if it were let: a page's, a copy's, a move's, a file's."""
    page = foreign.section.pk
    places = ("new_parent_page", "parent_page", "chooser", "destination", "destination_page_id")
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": foreign.draft.pk, "url": "/x/"}}
    return {
        **dict.fromkeys(places, page),
        "id": [foreign.draft.pk, foreign.image.pk, foreign.document.pk],
        "collection": foreign.collection.pk,
        "external-link-chooser-url": "https://example.vn/",
        "title": "Tin thử",
        "slug": "tin-thu",
        "new_title": "Tin thử",
        "new_slug": "tin-thu-hai",
        "event_at": "20/11/2026 08:00",
        "scope": "local",
        "author_name": "Tổ Thư ký",
        "image": foreign.image.pk,
        "body-count": 2,
        "corrections-count": 0,
        **block(0, "text", text_with(link)),
        **block(1, "image", None),
        "body-1-value-image": foreign.image.pk,
        "body-1-value-alt": "Ảnh",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-submit": "action-submit",
        "decision": "approve",
        "reason": "Thử",
        "comment": "Thử",
        "locales": [1, 2],
        "user": foreign.people["author"].pk,
        "role": "admin",
        "password": "mat-khau-thu-10",
        "is_superuser": "on",
    }


def block(position: int, kind: str, value: Any) -> dict[str, Any]:
    """Return a body's block as a form sends it."""
    sent = {"type": kind, "order": position, "deleted": "", "id": ""}
    named = {f"body-{position}-{name}": each for name, each in sent.items()}
    return named if value is None else {**named, f"body-{position}-value": value}


def text_with(entity: dict[str, Any]) -> str:
    """Return an editor's text in which one word leads somewhere."""
    words = {"key": "abcde", "type": "unstyled", "text": "Xem tin", "depth": 0}
    leads = {"inlineStyleRanges": [], "entityRanges": [{"key": 0, "offset": 0, "length": 3}]}
    return json.dumps({"blocks": [{**words, **leads}], "entityMap": {"0": entity}})


@dataclass
class Asker:
    """Somebody at a browser who asks for one address after the other; each answer is judged."""

    client: Client
    rows: ForeignRows
    leaks: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    mark: re.Pattern[str] = CANARY
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)

    def ask(self, method: str, address: Address, path: str, data: Any = None) -> int:
        """Send one request, judge its answer, and take back what it did."""
        written, cookies = Written(), dict(self.client.cookies)
        with taken_back(), connection.execute_wrapper(written):
            answer = self._send(method, path, data)
            said = said_by(answer)
            changed = self.rows.changed(written)
        self.client.cookies.clear()
        self.client.cookies.update(cookies)  # the flash messages are read below, and gone
        case = f"{method} {path} ({address.name}) → {answer.status_code}"
        canary = MARKED if address.name in NAME_EVERY_PORTAL else self.mark
        found = set(canary.findall(said.replace(path, "")))
        self.leaks += [f"{case}: {sorted(found)}"] if found else []
        self.changes += [f"{case}: {changed}"] if changed else []
        is_ours = answer.status_code == 500 and address.name not in WAGTAILS_OWN_FAILURES
        self.failures += [case] if is_ours else []
        self.statuses[method, answer.status_code] += 1
        return int(answer.status_code)

    def _send(self, method: str, path: str, data: Any) -> Any:
        return self.client.get(path) if method == "GET" else self.client.post(path, data)


def said_by(answer: Any) -> str:
    """Return all an answer says: its text, its headers, and what it leaves for the next screen."""
    with read_to_the_end(answer):
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    kept = getattr(getattr(answer, "wsgi_request", None), "_messages", [])
    flashed = " ".join(str(each) for each in getattr(kept, "_queued_messages", []))
    return f"{headers} {flashed} {body.decode('utf-8', 'replace')}"


def asker(user: Any, *, of: set[str], mark: re.Pattern[str] = CANARY) -> Asker:
    """Put somebody before a browser; what is not of their sites must stay as it is, and `mark` unsaid."""
    client = Client(raise_request_exception=False)
    if user.pk:
        client.force_login(get_user_model().objects.get(pk=user.pk))
    return Asker(client, ForeignRows(of, user), mark=mark)


def cases(foreign: Desk, own: Desk) -> Iterator[tuple[str, Address, str, Any]]:
    """Yield every request: with own ids, with the foreign site's ids, in address, query and form."""
    for address in every_address():
        here, there = address.at(own), address.at(foreign)
        yield "GET", address, here, None
        yield "POST", address, here, tempting_form(foreign.things)
        if address.is_a_list:
            for query in (tempting_filters(foreign.things), tempting_ids(foreign.things), EXPORT):
                yield "GET", address, f"{here}?{urlencode(query, doseq=True)}", None
        if there != here:
            yield "GET", address, there, None
            yield "POST", address, there, tempting_form(foreign.things)


def ask_for_everything(asking: Asker, world: World, own: Desk) -> None:
    """Send every request there is."""
    for method, address, path, data in cases(world.foreign, own):
        asking.ask(method, address, path, data)


def judged(asking: Asker, started: float) -> dict[str, Any]:
    """Return the figure of a run: how many addresses, how many cases, how long."""
    return {
        "addresses": len(every_address()),
        "cases": asking.statuses.total(),
        "seconds": round(time.monotonic() - started, 1),
    }
