"""What a copy owes its source: a correction goes up its chain again, a withdrawal takes it off."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.accounts.rights import holders
from backend.accounts.roles import Role
from backend.approval import publishing
from backend.approval.decisions import Act
from backend.approval.record import Entry
from backend.notices.telling import tell
from backend.published import store
from backend.syndication.copying import Copier
from backend.syndication.models import Proposal, State
from content_models.taking_over import take_over


def fill(copy: Any, proposal: Proposal, source: Any) -> bool:
    """Put the source's live content into a copy; return whether that changed anything."""
    content = Copier(proposal.target).content_of(source, as_link=proposal.as_link)
    content |= {
        "source_name": source_name(source),
        "source_url": store.address_of(source.pk),
        "category": copy.category or content.get("category", ""),
        "topics": copy.topics,
    }
    before = copy.serializable_data()
    take_over(copy, content)
    return bool(copy.serializable_data() != before)


def source_name(source: Page) -> str:
    """Return the words by which the source's site asks to be quoted (TD25-6.3, HCM24-13.2a)."""
    return store.attribution_of(source)


@transaction.atomic
def correct_copies_of(source: Page) -> None:
    """Write what changed at the source into every copy, and send it up the other site's chain."""
    for proposal in _accepted(source):
        copy = _copy_of(proposal).get_latest_revision_as_object()
        if not fill(copy, proposal, source.specific):
            continue
        copy.save_revision(log_action=True)
        page = Page.objects.get(pk=copy.pk).specific
        if page.current_workflow_state is not None:
            page.current_workflow_state.cancel()
            page = Page.objects.get(pk=copy.pk).specific
        page.get_workflow().start(page, None)
        _tell_target(proposal, _("Cổng nguồn đã sửa, cần duyệt lại: %(title)s"))


@transaction.atomic
def withdraw_copies_of(source: Page) -> None:
    """Take every copy off at once: what its own site no longer stands by, nobody shows."""
    for proposal in _accepted(source):
        withdraw_copy(proposal)
    open_offers = Proposal.objects.filter(source=source.pk, state=State.OFFERED)
    open_offers.update(state=State.WITHDRAWN)


def withdraw_copy(proposal: Proposal) -> None:
    """Take one copy off, whatever stage it is at, and tell the board whose site showed it."""
    page = _copy_of(proposal).specific
    if page.current_workflow_state is not None:
        page.current_workflow_state.cancel()
    if page.live:
        reason = _("Cổng nguồn đã gỡ bài gốc.")
        publishing.take_off(page, Entry(act=Act.WITHDRAWN, reason=reason))
    proposal.state = State.WITHDRAWN
    proposal.save()
    _tell_target(proposal, _("Cổng nguồn đã gỡ, bài đăng lại cũng được gỡ: %(title)s"))


def sweep() -> int:
    """Withdraw copies whose source is not public any more for whatever reason; return how many."""
    accepted = list(Proposal.objects.filter(state=State.ACCEPTED, copy__live=True))
    shown = store.shown_among([each.source_uuid for each in accepted])
    gone = [each for each in accepted if (each.source_site, each.source_uuid) not in shown]
    for proposal in gone:
        withdraw_copy(proposal)
    return len(gone)


def _copy_of(proposal: Proposal) -> Page:
    if proposal.copy is None:
        raise Page.DoesNotExist
    return proposal.copy


def _accepted(source: Page) -> list[Proposal]:
    found = Proposal.objects.filter(source=source.pk, state=State.ACCEPTED).exclude(copy=None)
    return list(found.select_related("copy", "target"))


def _tell_target(proposal: Proposal, subject: str) -> None:
    people = holders(proposal.target, Role.EDITOR, Role.APPROVER)
    tell(people, portal=proposal.target, subject=subject % {"title": proposal.title})
