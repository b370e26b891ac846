"""Working together across sites: offer, announce, accept, decline. Each board decides for its own.

HCM24-14.1 knows two ways for a component portal onto the city's: to post directly, with an account
(a membership there), or to be linked to; an offer is the second, in full or as a link.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.accounts.rights import holders, holds_role
from backend.accounts.roles import Role
from backend.approval import publishing, site_rules
from backend.approval.decisions import Act
from backend.approval.record import Entry
from backend.approval.seals import seal_of
from backend.notices.telling import settle, tell
from backend.published import store
from backend.syndication.copying import free_slug
from backend.syndication.following import fill
from backend.syndication.models import Kind, Proposal, State
from backend.syndication.places import fitting_sections, inbox_path
from content_models.base import InformationPage
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings

OFFERERS = (Role.EDITOR, Role.APPROVER, Role.ADMIN)
ACCEPTERS = (Role.EDITOR, Role.APPROVER)


@transaction.atomic
def offer(
    page: Page, *, to: SitePortal, by: Any, note: str = "", as_link: bool = False
) -> Proposal:
    """Ask another site to show a public item of this one."""
    if not any(holds_role(by, page, role) for role in OFFERERS):
        raise PermissionDenied
    proposal = _propose(page, Kind.OFFER, to, by=by, note=note, as_link=as_link)
    _ask(proposal, _("Đề nghị đăng lại: %(title)s"))
    return proposal


@transaction.atomic
def announce(page: Page, *, to: Sequence[SitePortal], by: Any, note: str = "") -> list[Proposal]:
    """Send an item to sites below this one, by its board.

    Each board accepts for itself, except where the rule set lets an announcement be shown at once.
    """
    if not holds_role(by, page, Role.APPROVER):
        raise PermissionDenied
    below = set(portals_below(site_rules.portal_of(page)).values_list("pk", flat=True))
    strangers = [each.title for each in to if each.pk not in below]
    if strangers:
        message = _("Chỉ gửi thông báo cho cổng cấp dưới; không phải cấp dưới: %(names)s.")
        raise ValidationError({"to": message % {"names": ", ".join(strangers)}})
    return [_announce_to(portal, page, by, note) for portal in to]


def _announce_to(portal: SitePortal, page: Page, by: Any, note: str) -> Proposal:
    proposal = _propose(page, Kind.ANNOUNCEMENT, portal, by=by, note=note, as_link=False)
    ruling = site_rules.rules_of(portal).approval.announcements
    sections = fitting_sections(portal, page)
    if ruling is not None and ruling.value == "direct" and sections:
        _show_at_once(proposal, sections[0], by)
    else:
        _ask(proposal, _("Cấp trên gửi thông báo: %(title)s"))
    return proposal


def _show_at_once(proposal: Proposal, section: Page, by: Any) -> None:
    copy = _make_copy(proposal, section, by=None)
    revision = copy.get_latest_revision()
    detail = {"source": str(proposal.source_uuid), "site": proposal.source_site}
    entry = Entry(act=Act.SYNDICATED, by=by, role=Role.APPROVER, detail=detail)
    publishing.let_through(copy, revision, seal_of(revision), entry)
    _decide(proposal, State.ACCEPTED, by=by, answer=_("Hiện ngay theo quy chế."))
    people = holders(proposal.target, *ACCEPTERS)
    subject = _("Thông báo của cấp trên đang hiện trên cổng: %(title)s")
    tell(people, portal=proposal.target, subject=subject % {"title": proposal.title})


@transaction.atomic
def accept(proposal: Proposal, *, section: Page, by: Any) -> Page:
    """Take an item over as a draft of this site's own, and send it up this site's chain."""
    _require_answerer(proposal, by)
    if section.pk not in {each.pk for each in fitting_sections(proposal.target, proposal.source)}:
        message = _("Mục “%(section)s” không nhận loại nội dung này. Hãy chọn mục khác.")
        raise ValidationError({"section": message % {"section": section}})
    copy = _make_copy(proposal, section, by=by)
    copy.get_latest_revision_as_object().full_clean()
    _decide(proposal, State.ACCEPTED, by=by)
    copy.get_workflow().start(copy, by)
    _tell_source(proposal, _("%(target)s đã nhận, đang kiểm duyệt: %(title)s"))
    return copy


@transaction.atomic
def decline(proposal: Proposal, *, by: Any, answer: str) -> None:
    """Say no, and why."""
    _require_answerer(proposal, by)
    if not answer.strip():
        raise ValidationError({"answer": _("Hãy ghi lý do từ chối.")})
    _decide(proposal, State.DECLINED, by=by, answer=answer)
    _tell_source(proposal, _("%(target)s từ chối đăng lại: %(title)s"), answer)


def portals_below(above: SitePortal) -> QuerySet[SitePortal]:
    """Return the sites below another, at whatever distance, in the order of the tree."""
    parents = dict(PortalSettings.objects.values_list("key", "parent"))
    found: set[str] = set()
    reached = {above.key}
    while reached:
        reached = {key for key, parent in parents.items() if parent in reached} - found
        found |= reached
    portals: QuerySet[SitePortal] = SitePortal.objects.filter(key__in=found).order_by("path")
    return portals


def _propose(
    page: Page, kind: Kind, to: SitePortal, *, by: Any, note: str, as_link: bool
) -> Proposal:
    own = site_rules.portal_of(page)
    if not isinstance(page.specific, InformationPage) or not store.address_of(page.pk):
        raise ValidationError(_("Chỉ đề nghị đăng lại nội dung đang hiện trên cổng."))
    if to.pk == own.pk:
        raise ValidationError({"to": _("Nội dung này đã ở trên chính cổng đó.")})
    known = Proposal.objects.filter(
        source_uuid=page.translation_key,
        source_site=own.key,
        target=to,
        state__in=[State.OFFERED, State.ACCEPTED],
    )
    # A copy the other site has deleted may be offered again.
    known.filter(state=State.ACCEPTED, copy=None).update(state=State.WITHDRAWN)
    if known.exists():
        message = _("Đã gửi cho %(target)s rồi; hãy xem trong mục “Đăng lại giữa các cổng”.")
        raise ValidationError({"to": message % {"target": to.title}})
    return Proposal.objects.create(
        kind=kind,
        source=page,
        source_site=own.key,
        source_uuid=page.translation_key,
        title=page.title[:255],
        target=to,
        as_link=as_link,
        note=note.strip(),
        made_by=by,
    )


def _make_copy(proposal: Proposal, section: Page, *, by: Any) -> Any:
    source = Page.objects.get(pk=proposal.source_id).specific
    copy = type(source)(
        title=source.title,
        slug=free_slug(section, source.slug),
        locale=section.locale,
        owner=by,
        live=False,
        author_name=source.author_name,
    )
    fill(copy, proposal, source)
    copy.category = copy.category_in(section)
    section.add_child(instance=copy)
    copy.save_revision(user=by, log_action=True, clean=False)
    proposal.copy = copy
    proposal.save()
    return Page.objects.get(pk=copy.pk).specific


def _require_answerer(proposal: Proposal, by: Any) -> None:
    if not any(holds_role(by, proposal.target, role) for role in ACCEPTERS):
        raise PermissionDenied
    if proposal.state != State.OFFERED or proposal.source is None:
        raise ValidationError(_("Đề nghị này không còn chờ trả lời."))


def _decide(proposal: Proposal, state: State, *, by: Any, answer: str = "") -> None:
    proposal.state, proposal.answer = state, answer.strip()
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save()
    settle(inbox_path(proposal))


def _ask(proposal: Proposal, subject: str) -> None:
    tell(
        holders(proposal.target, *ACCEPTERS),
        portal=proposal.target,
        subject=subject % {"title": proposal.title},
        text=proposal.note,
        path=inbox_path(proposal),
        asks=True,
    )


def _tell_source(proposal: Proposal, subject: str, text: str = "") -> None:
    values = {"target": proposal.target.title, "title": proposal.title}
    source = SitePortal.objects.get(key=proposal.source_site)
    tell([proposal.made_by], portal=source, subject=subject % values, text=text)
