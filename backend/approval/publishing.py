"""The only road to live and back: what a finished chain approved goes up, nothing else does.

Everything here runs inside `guard.road()`; outside of it no page can be published, withdrawn,
moved or deleted. Each command writes its entry of the record in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction, Revision, WorkflowState

from backend.approval import record
from backend.approval.decisions import Act
from backend.approval.guard import road
from backend.approval.record import Entry
from backend.approval.seals import Sealed, seal_of
from backend.published import store
from backend.published.receivers import held


@transaction.atomic
def publish_approved(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish exactly the revision the last step approved; Wagtail calls this at the chain's end.

    The step leaves what it has just sealed on the workflow state, so that it is composed once.
    """
    page = workflow_state.content_object.specific
    final = workflow_state.current_task_state.specific
    if final.revision_id != page.latest_revision_id or not final.task.specific.is_final:
        raise PermissionDenied(_("Nội dung đã thay đổi sau khi gửi duyệt; hãy tải lại trang."))
    sealed = getattr(workflow_state, "sealed", None) or seal_of(final.revision)
    if sealed.seal != final.seal:
        raise PermissionDenied(_("Ảnh hoặc tệp đã thay đổi sau khi gửi duyệt; hãy tải lại trang."))
    let_through(
        page, final.revision, sealed, Entry(act=Act.PUBLISHED, by=user, chain=workflow_state)
    )


@transaction.atomic
def let_through(page: Page, revision: Revision, sealed: Sealed, entry: Entry) -> None:
    """Publish a revision, now or at its own hour; `entry` says by whose decision."""
    store.clear(page, revision=revision.pk, seal=sealed.seal, media=sealed.media)
    action = PublishPageRevisionAction(revision, user=entry.by)
    if page.live and _is_for_later(action.object):
        _schedule_update(page, action)
    else:
        with road(), held():  # composed once, below, and not by Wagtail's signal too
            action.execute(skip_permission_checks=True)
    page.refresh_from_db()
    is_live = page.live and page.live_revision_id == revision.pk
    written = replace(
        entry,
        act=entry.act if is_live else Act.SCHEDULED,
        revision=revision.pk,
        seal=sealed.seal,
    )
    record.write(page, written)
    store.refresh([page])


def _is_for_later(page: Page) -> bool:
    return page.go_live_at is not None and page.go_live_at > timezone.now()


def _schedule_update(page: Page, action: PublishPageRevisionAction) -> None:
    """Note when an update of a live page is to appear; until then the page stays as it is.

    Wagtail's own way takes a live page off whose content came without a revision.
    """
    page.revisions.update(approved_go_live_at=None)
    page.revisions.filter(pk=action.revision.pk).update(
        approved_go_live_at=action.object.go_live_at
    )
    Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
    action.log_scheduling_action()


@transaction.atomic
def publish_due(now: datetime | None = None) -> int:
    """Publish approved revisions whose hour has come, take expired pages off; return how many."""
    moment = now or timezone.now()
    due = [
        revision
        for revision in Revision.objects.filter(approved_go_live_at__lte=moment)
        .order_by("approved_go_live_at")
        if store.is_clear(int(revision.object_id), revision.pk)
    ]  # fmt: skip
    for revision in due:
        page = revision.content_object
        with road(), held():
            revision.publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)
        page = Page.objects.get(pk=page.pk).specific
        record.write(page, _at_its_hour(page))
        store.refresh([page])
    expired = Page.objects.live().filter(expire_at__lte=moment)
    count = len(due) + len(expired)
    for page in expired.specific():
        with road(), held():
            page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        record.write(page, Entry(act=Act.EXPIRED))
        store.refresh([page])
    return count


def _at_its_hour(page: Page) -> Entry:
    clearance = store.cleared(page)
    seal = clearance.seal if clearance else ""
    return Entry(act=Act.PUBLISHED, revision=page.live_revision_id, seal=seal)


@transaction.atomic
def show_section(section: Page, entry: Entry) -> None:
    """Show a section that stood empty, with the first page below it that may be shown.

    Like those of provisioning it says nothing of its own, so that there is no revision to approve.
    """
    now = timezone.now()
    section.live, section.has_unpublished_changes = True, False
    section.first_published_at = section.last_published_at = now
    with road(), held():
        section.save()
    store.clear_structure([section])
    record.write(section, entry)
    store.refresh([section])


@transaction.atomic
def take_off(page: Page, entry: Entry) -> None:
    """Withdraw a page from the public, with the reason on record."""
    subject = page.specific
    with road(), held():
        subject.unpublish(user=entry.by, log_action=False)
    log(
        instance=subject,
        action="wagtail.unpublish",
        user=entry.by,
        data={"reason": entry.reason},
    )
    record.write(subject, entry)
    store.refresh([subject])


@transaction.atomic
def unschedule(page: Page, entry: Entry) -> None:
    """Call off what was to appear at a later hour; what is public now stays as it is."""
    page.revisions.update(approved_go_live_at=None)
    store.revoke_what_waits(page)
    record.write(page.specific, entry)


@transaction.atomic
def delete(page: Page, entry: Entry) -> None:
    """Delete a page and all below it; each is named in the record."""
    below = list(Page.objects.descendant_of(page, inclusive=True).specific())
    for each in reversed(below):
        record.write(each, entry)
    gone = [each.pk for each in below]
    with road(), held():
        page.specific.delete(user=entry.by)
    store.withdraw_deleted(gone)


@transaction.atomic
def move(page: Page, target: Page, entry: Entry) -> None:
    """Move a page, with all below it, to the end of another section of the same site."""
    before = page.get_parent()
    with road(), held():
        page.specific.move(target, pos="last-child", user=entry.by)
    moved = Page.objects.get(pk=page.pk).specific
    places = {"from": before.url_path, "to": target.url_path}
    record.write(moved, replace(entry, detail={**entry.detail, **places}))
    store.refresh_below(moved)
    store.refresh_moved(*Page.objects.filter(pk__in=[before.pk, target.pk]))


@transaction.atomic
def reorder(section: Page, ordered: Sequence[Page], entry: Entry) -> None:
    """Bring a section's children into an order."""
    with road(), held():
        for child in ordered:  # each to the end, so that all end up as they were given
            Page.objects.get(pk=child.pk).move(Page.objects.get(pk=section.pk), pos="last-child")
    order = [str(child.translation_key) for child in ordered]
    record.write(section.specific, replace(entry, detail={**entry.detail, "order": order}))
    store.refresh_moved(Page.objects.get(pk=section.pk))


@transaction.atomic
def restrict(page: Page, entry: Entry) -> None:
    """Let only logged-in staff see a page and all below it."""
    with road(), held():
        PageViewRestriction.objects.get_or_create(page=page, restriction_type="login")
    record.write(page.specific, entry)
    store.refresh_below(page)


@transaction.atomic
def unrestrict(page: Page, entry: Entry) -> None:
    """Let everybody see again what was approved of a page and below it."""
    with road(), held():
        for restriction in PageViewRestriction.objects.filter(page=page):
            restriction.delete(user=entry.by)
    record.write(page.specific, entry)
    store.refresh_below(page)
