"""Reminding whoever has a question of what is overdue: once for each deadline that has passed."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from backend.citizen import data_requests, intake, log, rights
from backend.citizen.models import REMINDED, Event, Question
from backend.citizen.states import OPEN, WITH_A_UNIT, Actor
from backend.notices.telling import tell

AT_ONCE = 200


def remind(*, now: datetime) -> int:
    """Tell the unit and its board of questions that are overdue since they were last told."""
    data_requests.remind(now=now)
    reminders = Event.objects.filter(
        what=REMINDED, question__due_at__lt=now, at__gt=F("question__due_at")
    )
    overdue = Question.objects.filter(state__in=OPEN, due_at__lt=now)
    fresh = overdue.exclude(pk__in=reminders.values("question")).select_related(
        "portal", "routed_portal"
    )
    due = list(fresh.order_by("due_at")[:AT_ONCE])
    for question in due:
        subject = _("Hỏi đáp: quá hạn (%(reference)s)") % {"reference": question.reference}
        path = intake.desk_path(question)
        tell(_concerned(question), portal=question.portal, subject=subject, path=path)
        log.write(question, REMINDED, Actor.SYSTEM, at=now)
    return len(due)


def _concerned(question: Question) -> list[Any]:
    board = rights.board_of(question.portal)
    if question.state in WITH_A_UNIT and question.routed_portal is not None:
        return [*rights.unit_of(question.routed_portal, question.routed_unit), *board]
    return board
