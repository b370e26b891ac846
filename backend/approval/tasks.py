"""The chain's steps as Wagtail tasks: who may review is asked of memberships, never of groups.

Wagtail's own ways to act on a task are closed: a step is decided by `backend.approval.chain`, which
asks the page where it stands, so that no request can pair one page's step with another page.
"""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision, Task, TaskState, WorkflowState

from backend.accounts.rights import (
    Holding,
    holders,
    holdings,
    holdings_on,
    portal_path,
    portals_with_role,
)
from backend.accounts.roles import Role
from backend.approval import four_eyes, record, site_rules
from backend.approval.decisions import Act
from backend.approval.routes import Step, Subject, takes
from backend.approval.seals import seal_of
from backend.calendars import calendar_of
from backend.notices.telling import tell
from backend.regulations.approval import StepKey
from backend.worktime.calendar import Calendar
from backend.worktime.limits import after
from content_models.base import InformationPage
from content_models.navigation import SitePortal

ROLE_OF_STEP = {
    StepKey.EDITOR: Role.EDITOR,
    StepKey.TOPIC_REVIEW: Role.REVIEWER,
    StepKey.APPROVE: Role.APPROVER,
}


class ChainTaskState(TaskState):
    """How a page stands at a step: what exactly is being decided on, until when, by whom."""

    seal = models.CharField(max_length=64, blank=True)
    due_at = models.DateTimeField(gettext_lazy("hạn xử lý"), null=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("người nhận"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    claimed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    @property
    def is_overdue(self) -> bool:
        """Whether the step's time is over and nobody has decided."""
        waits = self.status == TaskState.STATUS_IN_PROGRESS
        return waits and self.due_at is not None and self.due_at < timezone.now()


class ChainTask(Task):
    """One step of a rule set's chain; one row serves all its sites."""

    step = models.CharField(
        gettext_lazy("bước"),
        max_length=16,
        choices=[(key.value, key.value) for key in ROLE_OF_STEP],
        default=StepKey.EDITOR.value,
    )
    unit = models.CharField(gettext_lazy("đơn vị kiểm duyệt"), max_length=64, blank=True)

    task_state_class = ChainTaskState
    admin_form_fields: ClassVar = [*Task.admin_form_fields, "step", "unit"]

    class Meta:
        verbose_name = gettext_lazy("Bước kiểm duyệt")

    @property
    def role(self) -> Role:
        """The role that decides at this step."""
        return ROLE_OF_STEP[StepKey(self.step)]

    @property
    def is_final(self) -> bool:
        """Whether the page is public once this step agrees."""
        return self.step == StepKey.APPROVE

    @property
    def step_name(self) -> str:
        """The step's name in records."""
        return f"{self.step}:{self.unit}" if self.unit else self.step

    def right_of(self, page: Page, user: Any) -> Holding | None:
        """Return by which of their rights the user may decide on the page here, None if by none.

        The final step is for those titles the rules name, and for nobody who wrote any of it: four
        eyes (HCM24-13.1g). A delegate acts with the lender's eyes, so the lender must not have
        written it either.
        """
        held = holdings_on(user, page, self.role, unit=self.unit)
        if self.is_final and held:
            authors = four_eyes.authors_of(page)
            held = [each for each in held if not {user.pk, each.for_user} & authors]
            held = site_rules.approving_rights(page, held)
        return held[0] if held else None

    def may_review(self, page: Page, user: Any) -> bool:
        """Return whether the user may decide on the page at this step."""
        return self.right_of(page, user) is not None

    # Wagtail's questions

    def start(
        self, workflow_state: WorkflowState, user: Any = None, *, sent_back: bool = False
    ) -> ChainTaskState:
        """Begin this step for a page, or pass it over where its topics do not lead here.

        The first step begins with a submission, unless a later one sent the page back to it.
        """
        page = workflow_state.content_object.specific
        revision = page.get_latest_revision()
        portal = site_rules.portal_of(page)
        state = ChainTaskState(
            workflow_state=workflow_state,
            task=self,
            revision=revision,
            seal=_known_seal(workflow_state, revision) or seal_of(revision).seal,
        )
        if self.step == StepKey.EDITOR and not sent_back:
            _record_submission(state, page, user)
        step = Step(StepKey(self.step), self.name, self.unit)
        subject = subject_of(page.get_latest_revision_as_object())
        if not takes(step, site_rules.rules_of(portal).approval, subject):
            return self._pass_over(state, page)
        state.due_at = self.due_at(portal, calendar_of(portal.key), since=timezone.now())
        state.save()
        self._tell_reviewers(page)
        return state

    def _pass_over(self, state: ChainTaskState, page: Page) -> ChainTaskState:
        state.status = TaskState.STATUS_SKIPPED
        state.finished_at = timezone.now()
        state.save()
        entry = record.Entry(
            act=Act.SKIPPED,
            chain=state.workflow_state,
            step=self.step_name,
            revision=state.revision_id,
            seal=state.seal,
            detail={"step_title": self.name},
        )
        record.write(page, entry)
        return state

    def due_at(self, portal: SitePortal, calendar: Calendar, *, since: datetime) -> datetime | None:
        """Return until when this step is to be decided on, by the calendar of a site."""
        steps = site_rules.chain_of(portal)
        time = next((step.time for step in steps if step.name == self.step_name), None)
        due = after(calendar, since, *time) if time else None
        return due.at if due else None

    def _tell_reviewers(self, page: Page) -> None:
        people = holders(page, self.role, unit=self.unit)
        tell(
            [person for person in people if self.may_review(page, person)],
            portal=site_rules.portal_of(page),
            subject=_("Chờ bạn xử lý: %(title)s") % {"title": page.get_admin_display_title()},
            text=_("Bước “%(step)s” của “%(title)s” đang chờ bạn.")
            % {"step": self.name, "title": page.get_admin_display_title()},
            path=site_rules.page_path(page),
            asks=True,
        )

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Refuse: Wagtail's screens name page and step apart, ours ask the page for its step."""
        raise PermissionDenied(_("Hãy ghi quyết định ở màn hình “Kiểm duyệt” của trang."))

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return bool(holdings_on(user, obj, self.role, unit=self.unit))

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        """Let editors edit at their step, and nobody afterwards: what is approved is published."""
        return self.step != StepKey.EDITOR or not holdings_on(user, obj, self.role)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return not self.locked_for_user(obj, user)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        below = Q(pk__in=())
        for path in portals_with_role(user, self.role, unit=self.unit):
            below |= Q(path__startswith=path)
        numbered = waiting.annotate(
            page_number=Cast("workflow_state__object_id", BigIntegerField())
        )
        return waiting.filter(
            pk__in=numbered.filter(page_number__in=Page.objects.filter(below).values("pk")).values(
                "pk"
            )
        )

    @classmethod
    def get_description(cls) -> str:
        return _("Người giữ vai trò này trên cổng của trang được quyền quyết định.")


def _record_submission(state: ChainTaskState, page: Page, user: Any) -> None:
    steps = [task.specific.step_name for task in state.workflow_state.workflow.tasks]
    entry = record.Entry(
        act=Act.SUBMITTED,
        by=user,
        chain=state.workflow_state,
        revision=state.revision_id,
        seal=state.seal,
        unit=supplying_unit(page, user),
        detail={"steps": steps},
    )
    record.write(page, entry)


def supplying_unit(page: Page, user: Any) -> str:
    """Return the unit somebody writes for on the page's site, by their membership (KH10-7.4)."""
    if user is None:
        return ""
    path = portal_path(page)
    return next((each.unit for each in holdings(user) if each.path == path and each.unit), "")


def subject_of(page: Page) -> Subject:
    """Return what routing asks of a page's draft."""
    topics = page.review_topics() if isinstance(page, InformationPage) else frozenset()
    category = getattr(page, "category", "")
    return Subject(category, topics, four_eyes.is_by_collaborator(page))


def _known_seal(workflow_state: WorkflowState, revision: Revision) -> str:
    """Return the seal an earlier step of this chain has just found this revision to have."""
    before = workflow_state.current_task_state
    if before is None or before.revision_id != revision.pk:
        return ""
    seal: str = before.specific.seal
    return seal
