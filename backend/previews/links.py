"""Sharing drafts, as commands: make a link by which somebody without an account sees one, revoke it."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from backend.previews import rights
from backend.previews.models import PreviewLink

DAYS = 7
MOST_DAYS = 30


@transaction.atomic
def share(
    page: Page, *, by: Any, recipient: str = "", days: int = DAYS, shows_remarks: bool = False
) -> PreviewLink:
    """Make a link to the newest draft; it goes on showing that revision whatever is saved later."""
    if not rights.may_share(by, page):
        raise PermissionDenied
    if page.latest_revision_id is None:
        raise ValidationError(_("Trang chưa có bản nháp nào. Hãy lưu nháp rồi chia sẻ."))
    if not 1 <= days <= MOST_DAYS:
        reason = _("Liên kết dùng được từ 1 đến %(most)d ngày.") % {"most": MOST_DAYS}
        raise ValidationError({"days": reason})
    now = timezone.now()
    link = PreviewLink(
        page=page,
        revision=page.latest_revision_id,
        recipient=recipient.strip(),
        shows_remarks=shows_remarks,
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    link.clean_fields(exclude=["revoked_at", "revoked_by"])
    link.save()
    return link


@transaction.atomic
def revoke(link: PreviewLink, *, by: Any) -> None:
    """Stop a link at once; revoking it again changes nothing."""
    if not rights.may_share(by, link.page):
        raise PermissionDenied
    if link.revoked_at is None:
        link.revoked_at, link.revoked_by = timezone.now(), by
        link.save(update_fields=["revoked_at", "revoked_by"])


def has_been_shared(revision: Revision) -> bool:
    """Return whether somebody was shown this revision: autosave must not write over it."""
    return PreviewLink.objects.filter(revision=revision.pk).exists()
