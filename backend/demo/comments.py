"""The demonstration's comments and posts that wait to be read, received as citizens send them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from backend.citizen.secrecy import hash_of_submission
from backend.comments import checking, intake
from backend.comments.models import Comment
from backend.comments.states import NotOpen, Opening
from backend.demo.content_files import read_yaml
from backend.demo.desks import Desk
from backend.demo.progress import Progress
from content_models.catalogue import COMMENTED_TYPES
from content_models.commented import CommentedPage
from content_models.forums import ForumTopicPage
from content_models.navigation import SitePortal

SENDER = {"full_name": "Người góp ý minh họa", "phone": "02250000000"}
"""Nobody: who looks at the demonstration sees at once that no person stands behind it."""


def load_comments(site: str, progress: Progress) -> None:
    """Send the comments and posts of a site that are missing, where their pages are still open."""
    portal = Desk.of(site).portal
    for slug, listed in read_yaml("comments.yaml").get(site, {}).items():
        page = _page(portal, slug)
        if page is None:
            continue
        answers = None
        if isinstance(page, ForumTopicPage):
            answers = {row.number for row in page.published_comments.all()}.__contains__
        opening = Opening(page.opens_at, page.closes_at, page.accepts_comments, answers)
        for entry in listed:
            if _send(portal, page.translation_key, opening, entry):
                progress.count("comments", entry["text"][:60])


def _page(portal: SitePortal, slug: str) -> CommentedPage | None:
    for kind in COMMENTED_TYPES:
        found: CommentedPage | None = (
            kind.objects.descendant_of(portal).live().filter(slug=slug).first()
        )
        if found is not None:
            return found
    return None


def _send(portal: Any, about: UUID, opening: Opening, entry: dict[str, Any]) -> bool:
    """Send one comment; tell whether it is there now and was not before."""
    key = entry["key"]
    if Comment.objects.filter(submission_hash=hash_of_submission(portal.key, f"comment\n{key}")):
        return False
    said = {name: value for name, value in entry.items() if name not in {"key", "days_ago"}}
    sent = SENDER | said | {"consent": checking.consent().version}
    moment = timezone.now() - timedelta(days=entry["days_ago"])
    try:
        intake.receive(portal, about, opening, sent, key=key, now=moment)
    except NotOpen:
        return False
    return True
