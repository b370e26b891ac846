"""Following a question by its code: what every address that takes one shares."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import serializers

from backend.accounts.hosts import portal_key
from backend.api.parameters import refuse_unknown
from backend.api.problems import BadQuery
from backend.api.question_shapes import (
    QuestionAnswered,
    QuestionDataRequest,
    QuestionDay,
    QuestionDue,
    QuestionStatus,
    QuestionStep,
)
from backend.api.sending import object_sent, refuse_unknown_fields
from backend.api.shapes import Fault
from backend.citizen import rules, secrecy, status
from backend.citizen.clocks import Clock
from backend.citizen.refusals import UnknownCode


class CodeSerializer(serializers.Serializer[Any]):
    """The code that was given for what was sent."""

    code = serializers.CharField(max_length=secrecy.LONGEST_CODE)


def by_code(request: Any, known: set[str], find: Callable[..., Any] = status.find) -> Any:
    """Return the question whose code was sent, or what `find` finds by it.

    404 for every wrong one, 400 for unknown fields.
    """
    refuse_unknown(request, set())
    sent = object_sent(request)
    refuse_unknown_fields(sent, known)
    code = sent.get("code")
    if not isinstance(code, str) or not code.strip():
        reason, remedy = _("Thiếu mã tra cứu."), _("Hãy nhập mã được cấp khi gửi.")
        raise BadQuery(Fault("code", "", reason, remedy))
    try:
        return find(code, site=portal_key(request))
    except UnknownCode:
        raise Http404 from None


def status_of(found: status.Followed, now: datetime) -> QuestionStatus:
    """Return what a sender sees of a question."""
    question = found.question
    names = {topic.key: topic.name for topic in rules.topics()}
    return QuestionStatus(
        site=question.portal.key,
        state=found.case.state,
        received_at=question.received_at,
        title=question.title,
        topic=names.get(question.topic, question.topic),
        timeline=[QuestionStep(**vars(entry)) for entry in found.timeline],
        due=[due_of(clock, now) for clock in found.clocks],
        overdue=any(clock.is_overdue(now) and clock.is_running for clock in found.clocks),
        answer=QuestionAnswered(**vars(found.answer)) if found.answer else None,
        may_reply=found.may_reply,
        may_rate=found.may_rate,
        data_requests=[_request(each, now) for each in found.data_requests],
        may_ask_for=[*found.may_ask_for],
        data_is_ready=any(each.stage == "ready" for each in found.data_requests),
    )


def _request(asked: status.Asked, now: datetime) -> QuestionDataRequest:
    return QuestionDataRequest(
        kind=asked.kind,
        stage=asked.stage,
        asked_at=asked.received_at,
        due=[due_of(clock, now) for clock in asked.clocks],
    )


def due_of(clock: Clock, now: datetime) -> QuestionDue:
    """Return something that is owed, with the days that were counted."""
    steps = [
        QuestionDay(
            date=step.day.date, kind=step.day.kind, name=step.day.name, counts=bool(step.days)
        )
        for step in clock.steps
    ]
    return QuestionDue(
        what=clock.what,
        at=clock.due,
        is_over=not clock.is_running,
        is_overdue=clock.is_overdue(now),
        steps=steps,
    )
