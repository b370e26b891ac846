"""What lies on somebody's desk: what waits for them, came back to them, is theirs, is late."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState

from backend.accounts.rights import holdings, portal_path, portals_with_role, sees_everything
from backend.accounts.roles import Role
from backend.accounts.scope import scope
from backend.approval.models import EmergencyReview
from backend.approval.tasks import ChainTask, ChainTaskState
from content_models.navigation import SitePortal

SHOWN = 50
PUBLICATION_DUES: list[Callable[[Collection[int]], Mapping[int, datetime]]] = []
"""Asked by when pages, by their ids, must be public; a package that counts it says so here."""


@dataclass(frozen=True, kw_only=True)
class DeskRow:
    """One page on a desk; `note` is what there is to say about it."""

    title: str
    url: str
    site: str
    step: str = ""
    author: str = ""
    at: datetime | None = None
    due_at: datetime | None = None
    is_overdue: bool = False
    public_by: datetime | None = None
    is_public_too_late: bool = False
    claimed_by: str = ""
    note: str = ""


def waiting_for(user: Any) -> list[DeskRow]:
    """Return the pages the user may decide on now, the most urgent first."""
    roles = {each.role for each in holdings(user)}
    active = ChainTask.objects.filter(active=True)
    tasks = {task.pk: task for task in active if task.role in roles}
    ids = {
        state_id
        for task in tasks.values()
        for state_id in task.get_task_states_user_can_moderate(user).values_list("pk", flat=True)
    }
    states = list(in_progress().filter(pk__in=ids))
    dues = _publication_dues(states)
    states.sort(key=lambda state: _urgency(state, dues))
    theirs = (
        (state, page)
        for state, page in with_pages(states)
        if tasks[state.task_id].may_review(page, user)
    )
    sites = _titles_of_sites()
    return [_row(state, page, sites, dues) for state, page in islice(theirs, SHOWN)]


def overdue_on_sites_of(user: Any) -> list[DeskRow]:
    """Return what is late on the sites the user answers for, or anywhere for who supervises all."""
    late = scope(user, in_progress().filter(due_at__lt=timezone.now()).order_by("due_at"))
    found = with_pages(late)
    if not sees_everything(user):
        paths = {
            path
            for role in (Role.ADMIN, Role.APPROVER, Role.EDITOR)
            for path in portals_with_role(user, role)
        }
        found = ((state, page) for state, page in found if portal_path(page) in paths)
    sites = _titles_of_sites()
    return [_row(state, page, sites) for state, page in islice(found, SHOWN)]


def returned_to(user: Any) -> list[DeskRow]:
    """Return the pages that were sent back to the user, with the reason."""
    states = _ways_up(user).filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    sites = _titles_of_sites()
    return [
        DeskRow(
            title=page.get_admin_display_title(),
            url=review_url(page),
            site=sites[portal_path(page)],
            at=chain.current_task_state.finished_at,
            note=chain.current_task_state.comment,
        )
        for chain, page in _chains_with_pages(states)
    ]


def on_their_way_from(user: Any) -> list[DeskRow]:
    """Return the user's pages that wait for somebody else."""
    ways = _ways_up(user).filter(status=WorkflowState.STATUS_IN_PROGRESS)
    states = in_progress().filter(workflow_state__in=ways.values("pk")).order_by("-started_at")
    sites = _titles_of_sites()
    return [_row(state, page, sites) for state, page in with_pages(states[:SHOWN])]


def scheduled_on_sites_of(user: Any) -> list[DeskRow]:
    """Return what was approved for a later hour on the user's sites, the soonest first."""
    later = Revision.objects.filter(approved_go_live_at__gt=timezone.now())
    revisions = scope(user, later).order_by("approved_go_live_at")[:SHOWN]
    pages = Page.objects.in_bulk([int(each.object_id) for each in revisions])
    sites = _titles_of_sites()
    return [
        DeskRow(
            title=revision.object_str,
            url=review_url(page),
            site=sites[portal_path(page)],
            at=revision.approved_go_live_at,
        )
        for revision in revisions
        if (page := pages.get(int(revision.object_id))) is not None
    ]


def owed_reviews(user: Any) -> list[DeskRow]:
    """Return emergencies that another of the board has to look at, and this user may."""
    paths = portals_with_role(user, Role.APPROVER)
    owed = EmergencyReview.objects.filter(reviewed_at=None, portal__path__in=paths)
    sites = _titles_of_sites()
    return [
        DeskRow(
            title=review.page.get_admin_display_title(),
            url=reverse("approval_review_emergency", args=[review.page_id]),
            site=sites[portal_path(review.page)],
            author=name_of(review.by),
            at=review.at,
        )
        for review in owed.exclude(by=user).select_related("page", "by").order_by("at")
    ]


def drafts_of(user: Any) -> list[DeskRow]:
    """Return the user's own unfinished drafts that nobody has been asked about."""
    mine = scope(user, Page.objects.all()).filter(owner=user, has_unpublished_changes=True)
    under_way = WorkflowState.objects.active().values_list("object_id", flat=True)
    pages = mine.exclude(pk__in=[int(page_id) for page_id in under_way])
    sites = _titles_of_sites()
    return [
        DeskRow(
            title=page.get_admin_display_title(),
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            site=sites[portal_path(page)],
            at=page.latest_revision_created_at,
        )
        for page in pages.order_by("-latest_revision_created_at")[:8]
    ]


def review_url(page: Page) -> str:
    """Return where a page's way up the chain is seen."""
    return reverse("approval_decide", args=[page.pk])


def in_progress() -> QuerySet[ChainTaskState]:
    """Return the steps that wait for somebody."""
    return ChainTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related(
        "task", "workflow_state", "revision__user", "claimed_by"
    )


def with_pages(states: Iterable[ChainTaskState]) -> Iterator[tuple[ChainTaskState, Page]]:
    """Return each step with its page, those left out whose page is gone."""
    found = list(states)
    pages = Page.objects.in_bulk([int(state.workflow_state.object_id) for state in found])
    for state in found:
        page = pages.get(int(state.workflow_state.object_id))
        if page is not None:
            yield state, page


def _ways_up(user: Any) -> QuerySet[WorkflowState]:
    owned = Page.objects.filter(owner=user).values_list("pk", flat=True)
    mine = Q(requested_by=user) | Q(object_id__in=[str(page_id) for page_id in owned])
    states = scope(user, WorkflowState.objects.active().filter(mine))
    return states.select_related("current_task_state__task").order_by("-created_at")


def _chains_with_pages(states: QuerySet[WorkflowState]) -> Iterator[tuple[WorkflowState, Page]]:
    found: Sequence[WorkflowState] = list(states[:SHOWN])
    pages = Page.objects.in_bulk([int(state.object_id) for state in found])
    for state in found:
        page = pages.get(int(state.object_id))
        if page is not None and state.current_task_state is not None:
            yield state, page


def _publication_dues(states: Sequence[ChainTaskState]) -> dict[int, datetime]:
    """Return by when the pages of these must be public, the soonest of what anybody says."""
    ids = [int(state.workflow_state.object_id) for state in states]
    dues: dict[int, datetime] = {}
    for ask in PUBLICATION_DUES:
        for page_id, due in ask(ids).items():
            dues[page_id] = min(due, dues.get(page_id, due))
    return dues


def _row(
    state: ChainTaskState,
    page: Page,
    sites: Mapping[str, str],
    dues: Mapping[int, datetime] | None = None,
) -> DeskRow:
    public_by = (dues or {}).get(page.pk)
    return DeskRow(
        title=page.get_admin_display_title(),
        url=review_url(page),
        site=sites[portal_path(page)],
        step=state.task.name,
        author=name_of(state.revision.user),
        at=state.started_at,
        due_at=state.due_at,
        is_overdue=state.is_overdue,
        public_by=public_by,
        is_public_too_late=public_by is not None and public_by < timezone.now(),
        claimed_by=name_of(state.claimed_by),
    )


def _urgency(state: ChainTaskState, dues: Mapping[int, datetime]) -> tuple[bool, datetime]:
    known = [state.due_at, dues.get(int(state.workflow_state.object_id))]
    due = min((each for each in known if each is not None), default=None)
    return due is None, due or state.started_at


def _titles_of_sites() -> dict[str, str]:
    """Return every site's title by the tree path of its portal root."""
    return dict(SitePortal.objects.values_list("path", "title"))


def name_of(user: Any) -> str:
    """Return what colleagues call somebody; nothing of nobody."""
    return str(user.get_full_name() or user.get_username()) if user else ""
