"""The only network code: asks the API, and says in the publisher's own words what went wrong."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import httpx
import orjson

from frontend.payloads import Changes, Item, PlaceAnswer, Preview, Results

ATTEMPTS = 3
TOO_MANY = 429
LONGEST_WAIT = 60
"""Seconds: as long as the API counts at a time."""
UNAVAILABLE = frozenset({TOO_MANY, 502, 503, 504})
REFUSALS = {400, 403, 409, 413, 422, TOO_MANY}
"""What the API says of something a citizen sent that it does not take."""
SITE_WITHHELD = "tag:cong,2026:site-withheld"
"""The type of the problem that says, with 503 too, that one site may not be read for now."""
ITEMS_AT_ONCE = 100
PLACES_AT_ONCE = 1000
SITES_AT_ONCE = 500
CHANGES_AT_ONCE = 1000
"""An answer of fewer changes was the last: there were no more when it was given."""


class ApiFault(Exception):
    """The API did not answer what was asked."""


class ApiUnavailable(ApiFault):
    """Nobody answers: ask again later, nothing is lost."""


class TooManyQuestions(ApiUnavailable):
    """The API counts who asks without the publisher's token; it answers again after `seconds`."""

    def __init__(self, said: str, seconds: int) -> None:
        super().__init__(said)
        self.seconds = seconds


class CursorTooOld(ApiFault):
    """The feed does not reach back so far, or never came so far: build everything."""


class QuestionFault(ApiFault):
    """One question has no answer, though others have."""


class NotFound(QuestionFault):
    """There is no such thing, or not any more."""


class SiteWithheld(QuestionFault):
    """The site may not be read for now; all others may."""


class Gone(NotFound):
    """There was such a thing, and there is not any more."""


class RefusedQuestion(QuestionFault):
    """The API does not take the question as it stands."""


class RefusedAnswer(QuestionFault):
    """The API failed on this question, though it answers others."""


@dataclass(frozen=True)
class Answer:
    """One answer: its value, the keys it depends on, and its validator; `unchanged` after a 304."""

    value: Any
    keys: frozenset[str]
    etag: str
    unchanged: bool = False


@dataclass(frozen=True)
class Reply:
    """What the API says to something sent: its status and, where it is JSON, its body."""

    status: int
    body: Any

    @property
    def is_taken(self) -> bool:
        """Tell whether what was sent was taken."""
        return self.status < 300


class Client:
    """A connection to one API; `seconds` is how long it waits for an answer, at each attempt."""

    def __init__(
        self, api_url: str, token: str | None = None, *, seconds: int = 60, attempts: int = ATTEMPTS
    ) -> None:
        self._token = token
        self._attempts = attempts
        # The API does not count the questions of whoever brings it.
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        self._http = httpx.Client(
            base_url=api_url,
            headers=headers,
            timeout=httpx.Timeout(seconds, connect=5),
            follow_redirects=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def get(self, path: str, parameters: Mapping[str, str] = {}, etag: str = "") -> Answer:
        """Return one answer; with `etag`, perhaps only that it is unchanged."""
        headers = {"If-None-Match": etag} if etag else {}
        response = self._ask("GET", path, params=dict(parameters), headers=headers)
        return Answer(
            value=None if response.status_code == 304 else orjson.loads(response.content),
            keys=frozenset(response.headers.get("Surrogate-Key", "").split()),
            etag=response.headers.get("ETag", ""),
            unchanged=response.status_code == 304,
        )

    def results(self, path: str, parameters: Mapping[str, str] = {}) -> Iterator[Answer]:
        """Return a list's answers, page by page, each with its `results` as value."""
        asked: dict[str, str] | None = dict(parameters)
        while asked is not None:
            answer = self.get(path, asked)
            following = answer.value.get("next")
            yield Answer(answer.value["results"], answer.keys, answer.etag)
            # Only the query is taken from `next`: behind a proxy its host may not be ours.
            asked = dict(parse_qsl(urlsplit(following).query)) if following else None

    def whole_list(self, path: str, parameters: Mapping[str, str] = {}) -> Answer:
        """Return all pages of a list as one answer."""
        pages = list(self.results(path, parameters))
        return Answer(
            value=[entry for page in pages for entry in page.value],
            keys=frozenset().union(*(page.keys for page in pages)),
            etag=pages[0].etag if len(pages) == 1 else "",
        )

    def full_items(self, site: str, locale: str, month: str) -> Iterator[list[Item]]:
        """Return the stored items listed in a month, many at a time."""
        parameters = {
            "locale": locale, "month": month, "view": "full", "limit": str(ITEMS_AT_ONCE),
        }  # fmt: skip
        for answer in self.results(f"sites/{site}/pages/", parameters):
            yield answer.value

    def places(self, site: str) -> Iterator[PlaceAnswer]:
        """Return everything that stands, or stood, at a path of the site."""
        parameters = {"limit": str(PLACES_AT_ONCE)}
        for answer in self.results(f"sites/{site}/paths/", parameters):
            for row in answer.value:
                yield PlaceAnswer.model_validate(row)

    def place(self, site: str, path: str) -> PlaceAnswer | None:
        """Return what stands at one path, None where nothing ever stood."""
        response = self._ask(
            "GET", f"sites/{site}/paths/", params={"path": path}, passing={404, 410}
        )
        if response.status_code == 404:
            return None
        if response.status_code == 410:
            return PlaceAnswer(path=path, status="gone")
        return PlaceAnswer.model_validate_json(response.content)

    def changes(self, after: str, wait: int = 0) -> Changes:
        """Return what happened after a cursor, waiting up to `wait` seconds for something."""
        parameters = {"after": after, "wait": str(wait), "limit": str(CHANGES_AT_ONCE)}
        # 400: a cursor ahead of the feed, which a CMS restored from a backup no longer knows.
        response = self._ask("GET", "changes/", params=parameters, passing={400, 410})
        if response.status_code in {400, 410}:
            raise CursorTooOld(after)
        return Changes.model_validate_json(response.content)

    def send_receipt(self, receipt: Mapping[str, str | int]) -> None:
        """Tell the CMS that everything up to a cursor is live; without a token, tell nobody."""
        if self._token is None:
            return
        headers = {"Authorization": f"Bearer {self._token}"}
        self._ask("POST", "receipts/", json=dict(receipt), headers=headers)

    def preview(self, token: str) -> Preview:
        """Return the draft a token leads to: NotFound for a foreign one, Gone for one that is over."""
        return Preview.model_validate_json(self._ask("GET", f"previews/{token}/").content)

    def search(self, site: str, parameters: Mapping[str, str], reader: str) -> Results:
        """Return results of a site, or of all for ``; `reader` is whose question is passed on."""
        path = f"sites/{site}/search/" if site else "search/"
        headers = {"X-Forwarded-For": reader} if reader else {}
        response = self._ask("GET", path, params=parameters, headers=headers, passing={400})
        if response.status_code == 400:
            raise RefusedQuestion(f"400 {path}")
        return Results.model_validate_json(response.content)

    def say(self, token: str, remark: Mapping[str, str]) -> int:
        """Pass a guest's remark on; return 201, or 400 or 429 where it is not taken."""
        path = f"previews/{token}/remarks/"
        return self._ask("POST", path, json=dict(remark), passing={400, 429}).status_code

    def send_sealed(
        self, site: str, envelope: bytes, reader: str = "", language: str = ""
    ) -> Reply:
        """Hand a sealed question of a reader over; the reply says in their language what is wrong."""
        headers = {"Content-Type": "application/json"} | _on_behalf(reader, language)
        path = f"sites/{site}/questions/sealed/"
        return _reply(self._ask("POST", path, content=envelope, headers=headers, passing=REFUSALS))

    def comment(
        self, site: str, item: str, said: Mapping[str, str], reader: str, language: str
    ) -> Reply:
        """Pass on what somebody says about a draft; NotFound where there is no such draft."""
        path = f"sites/{site}/pages/{item}/comments/"
        headers = _on_behalf(reader, language)
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def own_comment(
        self, said: Mapping[str, str], reader: str, language: str, *, withdraws: bool
    ) -> Reply:
        """Ask for what became of somebody's comment, or take it back; a wrong code is NotFound."""
        path = "comments/own/withdrawal/" if withdraws else "comments/own/"
        headers = _on_behalf(reader, language)
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def of_code(self, what: str, said: Mapping[str, Any], reader: str, language: str) -> Reply:
        """Pass on what a citizen does about their question: `status`, `reply` and others.

        `said` has the code; a wrong one is NotFound. The reply speaks their language.
        """
        headers = _on_behalf(reader, language)
        path = f"questions/{what}/"
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def send_feedback(
        self, site: str, what: str, said: Mapping[str, Any], reader: str, language: str
    ) -> Reply:
        """Pass on what a reader says: `errors`, `usefulness` or `ratings`; NotFound for no such item."""
        headers = _on_behalf(reader, language)
        path = f"sites/{site}/feedback/{what}/"
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def subscribe(self, site: str, said: Mapping[str, Any], reader: str, language: str) -> Reply:
        """Pass on that somebody asks for letters."""
        headers = _on_behalf(reader, language)
        path = f"sites/{site}/subscriptions/"
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def of_subscription(
        self, act: str, said: Mapping[str, Any], reader: str, language: str
    ) -> Reply:
        """Pass on what the link of a letter is for: `confirm`, `own`, `change` or `leave`.

        `said` has the token; one of nobody's is NotFound.
        """
        headers = _on_behalf(reader, language)
        path = f"subscriptions/{act}/"
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def contribute(
        self,
        site: str,
        said: Mapping[str, str],
        photographs: Sequence[tuple[str, bytes, str]],
        reader: str,
        language: str,
    ) -> Reply:
        """Pass on an item that a reader contributes, with names, contents and kinds of its pictures."""
        headers = _on_behalf(reader, language)
        path = f"sites/{site}/contributions/"
        body: dict[str, Any] = {"json": dict(said)}
        if photographs:
            body = {"data": dict(said), "files": [("attachments", each) for each in photographs]}
        return _reply(self._ask("POST", path, headers=headers, passing=REFUSALS, **body))

    def of_contribution(
        self, what: str, said: Mapping[str, str], reader: str, language: str
    ) -> Reply:
        """Ask for the `status` of a contribution, or pass on a `reply`; a wrong code is NotFound."""
        headers = _on_behalf(reader, language)
        path = f"contributions/{what}/"
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def ask_dialogue(
        self, site: str, dialogue: str, said: Mapping[str, str], reader: str, language: str
    ) -> Reply:
        """Pass on a question to a dialogue; NotFound where the site announces no such."""
        headers = _on_behalf(reader, language)
        path = f"sites/{site}/dialogues/{quote(dialogue, safe='')}/questions/"
        return _reply(self._ask("POST", path, json=dict(said), headers=headers, passing=REFUSALS))

    def download(self, name: str, target: Path) -> None:
        """Write a file named in an item as `/media/{name}`."""
        try:
            with self._http.stream("GET", f"media/{quote(name)}") as response:
                if response.status_code in UNAVAILABLE:
                    response.read()  # it says whether all is down or one site withheld
                raise_for(response, frozenset())
                with target.open("wb") as file:
                    for part in response.iter_bytes():
                        file.write(part)
        except httpx.TransportError as error:
            raise ApiUnavailable(str(error)) from error

    def _ask(
        self, method: str, path: str, passing: set[int] | None = None, **question: Any
    ) -> httpx.Response:
        for attempt in range(self._attempts):
            try:
                response = self._http.request(method, path, **question)
                raise_for(response, frozenset(passing or ()))
            except (httpx.TransportError, ApiUnavailable, RefusedAnswer) as error:
                failure = error
                if attempt + 1 < self._attempts:
                    time.sleep(_pause(error, attempt))
            else:
                return response
        if isinstance(failure, RefusedAnswer):
            raise failure
        raise ApiUnavailable(f"{path}: {failure or type(failure).__name__}") from failure


def _reply(response: httpx.Response) -> Reply:
    try:
        return Reply(response.status_code, orjson.loads(response.content))
    except orjson.JSONDecodeError:
        return Reply(response.status_code, None)


def _pause(failure: Exception, attempt: int) -> float:
    """Return how many seconds to wait before asking again."""
    if isinstance(failure, TooManyQuestions):
        return min(failure.seconds, LONGEST_WAIT)
    return 0.1 * attempt


def _on_behalf(reader: str, language: str) -> dict[str, str]:
    """Return the headers that say whose question is passed on, and what they speak."""
    named = {"X-Forwarded-For": reader, "Accept-Language": language}
    return {name: value for name, value in named.items() if value}


def raise_for(response: httpx.Response, passing: frozenset[int]) -> None:
    """Translate an HTTP status into the publisher's own words."""
    status = response.status_code
    if status < 300 or status == 304 or status in passing:
        return
    address = response.request.url
    if status == 503 and _says_withheld(response):
        raise SiteWithheld(f"{status} {address}")
    if status == TOO_MANY:
        said = response.headers.get("Retry-After", "")
        raise TooManyQuestions(f"{status} {address}", int(said) if said.isdecimal() else 1)
    if status in UNAVAILABLE:
        raise ApiUnavailable(f"{status} {address}")
    if status == 410:
        raise Gone(f"{status} {address}")
    if status == 404:
        raise NotFound(f"{status} {address}")
    raise RefusedAnswer(f"{status} {address}")


def _says_withheld(response: httpx.Response) -> bool:
    if not response.headers.get("Content-Type", "").startswith("application/problem+json"):
        return False
    problem: dict[str, str] = orjson.loads(response.content)
    return problem.get("type") == SITE_WITHHELD
