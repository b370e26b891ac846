"""Opening a preview by its token: what it leads to, what was said about it, saying something more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from backend.approval import chain
from backend.approval.models import Remark
from backend.previews import addresses, rights, tokens
from backend.previews.models import LinkRemark, PreviewLink
from backend.previews.tokens import Claim, PreviewOver, UnknownPreview
from content_models.unicode_text import nfc

REMARKS_AT_ONCE = 10
REMARKS_WITHIN = timedelta(minutes=10)
REMARKS_SHOWN = 100


class TooManyRemarks(Exception):
    """More was said through one link, in a short time, than a reader of a draft would say."""


@dataclass(frozen=True)
class Opened:
    """What a token leads to; `link` is None where somebody looks at a draft for themselves."""

    claim: Claim
    page: Page
    revision: Revision
    link: PreviewLink | None

    @property
    def is_newest(self) -> bool:
        """Whether nothing was saved after what is shown."""
        return bool(self.page.latest_revision_id == self.revision.pk)

    @property
    def is_published(self) -> bool:
        """Whether what is shown is what everybody sees by now."""
        return bool(self.page.live and self.page.live_revision_id == self.revision.pk)


def open_token(token: str) -> Opened:
    """Return what a token leads to; UnknownPreview and PreviewOver say nothing of the page."""
    now = timezone.now()
    claim = tokens.claim_in(token, now=now)
    page = Page.objects.filter(pk=claim.page).select_related("locale").specific().first()
    revision = _revision(claim)
    if page is None or revision is None or not addresses.is_of(claim, page):
        raise UnknownPreview
    return Opened(claim, page, revision, _entitling_link(claim, page, now))


def _revision(claim: Claim) -> Revision | None:
    of_the_page = Revision.objects.page_revisions().filter(object_id=str(claim.page))
    return of_the_page.filter(pk=claim.revision).first()


def _entitling_link(claim: Claim, page: Page, now: datetime) -> PreviewLink | None:
    """Return the link a token belongs to, None for somebody's own; PreviewOver without the right."""
    maker = get_user_model().objects.filter(pk=claim.by).first()
    if maker is None:
        raise PreviewOver
    if not claim.link:
        if not rights.may_look(maker, page):
            raise PreviewOver
        return None
    link = PreviewLink.objects.filter(pk=claim.link).first()
    if link is None or not link.is_open(now) or not rights.answers_for(maker, page):
        raise PreviewOver
    return link


def remarks(opened: Opened) -> Sequence[Remark]:
    """Return what the holder of the token may read of what was said, oldest first."""
    if opened.link is None:
        return []
    said = Remark.objects.filter(page=opened.page).select_related("user")
    if not opened.link.shows_remarks:
        said = said.filter(through_link__link=opened.link)
    return list(said.order_by("-at", "-pk")[:REMARKS_SHOWN])[::-1]


@transaction.atomic
def say(opened: Opened, *, name: str, text: str) -> Remark:
    """Say something about a draft as a guest; whoever looks at it for themselves has the admin."""
    if opened.link is None:
        raise PermissionDenied
    link = PreviewLink.objects.select_for_update().get(pk=opened.link.pk)
    lately = link.remarks.filter(remark__at__gt=timezone.now() - REMARKS_WITHIN)
    if lately.count() >= REMARKS_AT_ONCE:
        raise TooManyRemarks
    said = chain.remark(
        opened.page,
        text=nfc(text),
        guest=nfc(name),
        revision=opened.revision.pk,
        path=addresses.share_path(opened.page),
    )
    LinkRemark.objects.create(link=link, remark=said)
    return said
