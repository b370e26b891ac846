"""What whoever commented or posted sees of it by their code, and takes back, without a script."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from frontend import pages
from frontend.artifacts import Artifact, own_comment_page
from frontend.client import ApiUnavailable, Client, NotFound, RefusedAnswer
from frontend.facts import Library
from frontend.form_frames import Frames, locale_at
from frontend.payloads import OwnComment
from frontend.question_forms import Submission
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.routes import OWN
from frontend.sent_forms import Page
from frontend.views import OwnCommentView, PageView


@dataclass
class OwnCommentDesk:
    """Makes the pages that answer a code. Safe to use from several threads; nothing of one is kept."""

    client: Client
    renderer: Renderer
    build_state: Path | None = None
    folders: ClassVar[tuple[str, ...]] = (OWN,)

    def __post_init__(self) -> None:
        self._frames: Frames[PageView] = Frames(self.client, self.build_state, _framed)

    def answer(self, site: str, path: str, folder: str, sent: Submission, reader: str) -> Page:
        """Show what became of a comment, or take it back. See FormDesk."""
        view = self._frames.at(site, path, folder)
        code, withdraws = sent.said("code"), sent.said("act") == "withdraw"
        if not code:
            return self._page(view, 400, trouble="unknown")
        try:
            reply = self.client.own_comment(
                {"code": code[:60]}, reader, view.locale, withdraws=withdraws
            )
        except NotFound:
            return self._page(view, 404, trouble="unknown", code=code)
        except (ApiUnavailable, RefusedAnswer):
            return self._page(view, 503, trouble="unavailable", code=code)
        if reply.status == 200:
            found = OwnComment.model_validate(reply.body).model_dump()
            return self._page(view, 200, found=found, code=code, is_done=withdraws)
        trouble = "many" if reply.status == 429 else "unknown"
        return self._page(view, reply.status, trouble=trouble, code=code)

    def unreadable(self, site: str, path: str, folder: str) -> Page:
        """Return the page of a form of which nothing could be read."""
        return self._page(self._frames.at(site, path, folder), 400, trouble="unknown")

    def _page(self, view: PageView, status: int, **shown: object) -> Page:
        own = replace(view.own or OwnCommentView(path=view.path), **shown)  # type: ignore[arg-type]
        return self.renderer.page(replace(view, own=own)), status


def _framed(library: Library, key: str, path: str, folder: str) -> PageView:
    locale = locale_at(library, key, path, folder)
    page: Artifact = own_comment_page(key, locale, path.removesuffix(folder))
    return pages.own_page(page, Reading(library))
