"""Counting open questions anew when a working calendar changes, and saying to everybody why."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.calendars.reading import outdated
from backend.calendars.words import moment_words
from backend.citizen import data_requests, log
from backend.citizen.models import RECOUNTED, Kind, Question, Words
from backend.citizen.states import OPEN, Actor


def follow_calendar(site: str | None, *, cause: str, by: Any = None) -> int:
    """Count the open questions of a site, or of all, by its calendar as it is now; return how many moved.

    In the transaction that changes the calendar.
    """
    data_requests.recount(site)
    questions = Question.objects.filter(state__in=OPEN)
    return _recount(questions.filter(portal__key=site) if site else questions, cause, by)


@transaction.atomic
def catch_up() -> int:
    """Count anew what was counted with a calendar that another transaction was just changing."""
    questions = Question.objects.filter(state__in=OPEN)
    counted = questions.order_by().values_list("portal__key", "counted_with").distinct()
    data_requests.catch_up()
    behind = outdated(set(counted))
    if not behind:
        return 0
    return _recount(
        questions.filter(portal__key__in=behind), _("tính lại theo lịch hiện hành"), None
    )


def _recount(questions: QuerySet[Question], cause: str, by: Any) -> int:
    locked = questions.select_for_update(of=("self",)).select_related("portal").order_by("pk")
    return sum(_counted_anew(question, cause, by) for question in locked)


def _counted_anew(question: Question, cause: str, by: Any) -> bool:
    old = question.due_at
    question.due_at, question.counted_with = log.counted(question, log.case_of(question))
    question.save(update_fields=["due_at", "counted_with"])
    if question.due_at == old:
        return False
    entry = log.write(question, RECOUNTED, Actor.SYSTEM, at=timezone.now(), by=by)
    values = {"old": moment_words(old), "new": moment_words(question.due_at), "cause": cause}
    text = _("Hạn trước: %(old)s. Hạn mới: %(new)s. Lý do: %(cause)s") % values
    Words.objects.create(event=entry, portal=question.portal, kind=Kind.NOTICE, text=text)
    return True
