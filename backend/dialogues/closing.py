"""Closing a session by the clock: what was answered is its transcript, what was not goes on."""

from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from backend.approval import releasing, site_rules
from backend.citizen import intake as questions
from backend.citizen import rules
from backend.citizen.models import Channels
from backend.dialogues import intake
from backend.dialogues.models import DialogueQuestion, Session
from backend.dialogues.states import UNANSWERED, Act, Phase, State, after
from backend.published import store
from content_models.dialogues import DialogueOutcome, DialoguePage
from content_models.navigation import SitePortal

AT_ONCE = 50


def close_due(now: datetime) -> int:
    """Close every session whose time is over; return how many. Safe to repeat, and to break off."""
    closed = DialogueOutcome.objects.values("dialogue")
    begun = DialoguePage.objects.live().filter(starts_at__lte=now, source_url="")
    open_still = begun.exclude(translation_key__in=closed).order_by("starts_at", "locale")
    # What runs on, or nobody let through, stays on this list and must not keep others waiting.
    due = (page for page in open_still if _is_over(page, now))
    return sum(close(page, now=now) for page in islice(due, AT_ONCE))


def _is_over(page: DialoguePage, now: datetime) -> bool:
    is_over = intake.timetable_of(page).phase(now) is Phase.OVER
    return is_over and store.cleared(page) is not None


@transaction.atomic
def close(page: DialoguePage, *, now: datetime) -> bool:
    """Close a session; False where somebody has done so."""
    portal = site_rules.portal_of(page)
    Session.objects.get_or_create(dialogue=page.translation_key, defaults={"portal": portal})
    session = Session.objects.select_for_update().get(dialogue=page.translation_key)
    if session.closed_at is not None:
        return False
    asked = list(session.questions.select_related("session"))
    for question in asked:
        if question.stands() in UNANSWERED:
            _move_on(question, page, portal)
    session.closed_at = now
    session.save(update_fields=["closed_at"])
    _forget(session)
    stands = [question.stands() for question in asked]
    outcome = DialogueOutcome(
        dialogue=page.translation_key,
        closed_at=now,
        asked=len(asked),
        answered=stands.count(State.ANSWERED),
        refused=stands.count(State.REFUSED),
        moved_on=stands.count(State.MOVED_ON),
    )
    releasing.close(page, outcome)
    return True


def _move_on(question: DialogueQuestion, page: DialoguePage, portal: SitePortal) -> None:
    """Hand a question over to the site's queue, where the limits of its regulation count."""
    told = {"full_name": question.name, "email": question.email}
    sent = {
        "title": Truncator(" ".join(question.text.split())).chars(rules.LONGEST["title"]),
        "text": question.text,
        "locale": question.locale,
        **{name: value for name, value in told.items() if value},
    }
    taken = questions.take_over(
        portal,
        sent,
        channel=Channels.DIALOGUE,
        origin=_("%(title)s (câu hỏi số %(number)d)")
        % {"title": Truncator(page.title).chars(200), "number": question.number},
        key=f"dialogue-{question.pk}",
        received_at=question.received_at,
    )
    question.state = after(question.stands(), Act.MOVE_ON, Phase.OVER)
    question.moved_to = taken.question
    question.save()


def _forget(session: Session) -> None:
    """Keep nothing of a sender here that is needed here no longer."""
    for question in session.questions.all():
        question.email = ""
        if question.stands() is not State.ANSWERED:
            question.name = question.shown_name = ""
        if question.stands() is State.MOVED_ON:
            question.text = question.shown = question.prepared = ""
        question.save(update_fields=["email", "name", "shown_name", "text", "shown", "prepared"])
