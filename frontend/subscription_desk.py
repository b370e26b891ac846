"""Letters asked for, confirmed, changed and ended without scripts, and by one click of a mail program."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from frontend import pages
from frontend.artifacts import ACTS, Artifact
from frontend.client import ApiUnavailable, Client, NotFound, RefusedAnswer, Reply
from frontend.facts import Library
from frontend.form_frames import Frames, locale_at
from frontend.question_forms import LINK, Submission, faults_in
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import PAGE_FILE
from frontend.sent_forms import Page
from frontend.translations import LOCAL_TIME
from frontend.views import PageView

ACT_AT = {folder: act for act, folder in ACTS.items()}
FIELDS = ("email", "rhythm", "consent")
SHOW = "show"
"""What is sent from the page of a link, before anything is changed."""
TROUBLES = {409: "over", 413: "large", 429: "many"}


@dataclass
class SubscriptionDesk:
    """Makes the pages about letters. Safe to use from several threads.

    Whatever is read does nothing: programs that look into letters read every link. What is sent to a
    page comes with what stood in the link, in the form or in the address it was sent to.
    """

    client: Client
    renderer: Renderer
    build_state: Path | None = None
    folders: ClassVar[tuple[str, ...]] = tuple(ACT_AT)

    def __post_init__(self) -> None:
        self._frames = Frames(self.client, self.build_state, _framed)

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Do what a page is for. See FormDesk."""
        view = self._frames.at(site, path, folder)
        chosen = tuple(name for name in sent.fields if ":" in name)
        typed = {name: sent.said(name) for name in FIELDS if sent.said(name)}
        shown = {"chosen": chosen, "typed": typed, "token": sent.said(LINK)}
        act = ACT_AT[folder]
        is_held = act == "change" and sent.said("act") != SHOW
        try:
            reply = self._passed_on(act, site, view, sent, reader)
        except NotFound:
            return self._page(view, 404, **shown, trouble="unknown")
        except (ApiUnavailable, RefusedAnswer):
            return self._page(view, 503, **shown, is_held=is_held, trouble="unavailable")
        return self._told(view, act, reply, shown, is_held=is_held)

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Return the page of a form of which nothing could be read."""
        return self._page(self._frames.at(site, path, folder), 400, trouble="refused")

    def _passed_on(
        self, act: str, site: str, view: PageView, sent: Submission, reader: str
    ) -> Reply:
        said: dict[str, Any] = {"token": sent.said(LINK)}
        wanted = {
            "subjects": [name for name in sent.fields if ":" in name],
            "rhythm": sent.said("rhythm"),
            "locale": view.locale,
        }
        if act == "ask":
            said = {name: sent.said(name) for name in ("email", "consent")} | wanted
            said["idempotency_key"] = sent.key(site, f"{datetime.now(LOCAL_TIME):%Y-%m-%d %H}")
            if sent.said("website"):
                said["website"] = sent.said("website")
            return self.client.subscribe(site, said, reader, view.locale)
        if not said["token"]:
            raise NotFound(view.path)
        if act == "change":
            if sent.said("act") == SHOW:
                return self.client.of_subscription("own", said, reader, view.locale)
            said |= wanted
        return self.client.of_subscription(act, said, reader, view.locale)

    def _told(
        self, view: PageView, act: str, reply: Reply, shown: dict[str, Any], *, is_held: bool
    ) -> Page:
        body = reply.body if isinstance(reply.body, dict) else {}
        if not reply.is_taken:
            faults = faults_in(body)
            trouble = TROUBLES.get(reply.status, "refused")
            if any(fault.field in {"solution", "challenge"} for fault in faults):
                # The publisher's token is missing or wrong: nothing the reader could put right.
                return self._page(view, 503, **shown, is_held=is_held, trouble="unavailable")
            return self._page(
                view, reply.status, **shown, is_held=is_held, faults=faults, trouble=trouble
            )
        if act == "ask":
            return self._page(view, 201, message=str(body.get("message", "")))
        if act == "leave":
            return self._page(view, 200, message=str(body.get("message", "")))
        held = {
            "chosen": tuple(str(each) for each in body.get("subjects", ())),
            "typed": {"rhythm": str(body.get("rhythm", ""))},
            "token": shown["token"],
        }
        if act == "confirm":
            return self._page(view, 200, **held, message="confirmed")
        return self._page(view, 200, **held, is_held=True, message="changed" if is_held else "")

    def _page(self, view: PageView, status: int, **shown: Any) -> Page:
        if view.subscription is not None:
            view = replace(view, subscription=replace(view.subscription, **shown))
        return self.renderer.page(view), status


def _framed(library: Library, key: str, path: str, folder: str) -> PageView:
    locale = locale_at(library, key, path, folder)
    file = f"{path[1:]}{PAGE_FILE}"
    page = Artifact("subscribe", key, file, locale, detail=ACT_AT[folder])
    return pages.page_view(page, Reading(library))
