"""The demonstration's questions, in several states, by the commands that staff themselves use."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from backend.accounts.roles import Role
from backend.citizen import data_requests, desk, intake
from backend.citizen.models import Question, Request
from backend.citizen.rules import consents
from backend.citizen.secrecy import hash_of_submission
from backend.citizen.states import TRANSITIONS, Act, Actor
from backend.demo.content_files import read_yaml
from backend.demo.desks import Desk
from backend.demo.progress import Progress

SENDER = {
    "asker": "individual",
    "full_name": "Người gửi minh họa",
    "identity_number": "000000000000",
    "address": "Địa chỉ minh họa",
    "phone": "02250000000",
}
"""Nobody: who looks at the demonstration sees at once that no person stands behind it."""


def load_questions(site: str, progress: Progress) -> None:
    """Bring about the questions of a site that are missing."""
    staff = Desk.of(site)
    for entry in read_yaml("questions.yaml").get(site, []):
        if not Question.objects.filter(submission_hash=hash_of_submission(site, entry["key"])):
            _load(staff, entry)
            progress.count("questions", entry["title"])


@transaction.atomic
def _load(staff: Desk, entry: dict[str, Any]) -> None:
    moment = timezone.now() - timedelta(days=entry["days_ago"])
    sent = SENDER | {name: entry[name] for name in ("topic", "title", "text")}
    sent["consent"] = consents()[-1].version
    question = intake.receive(staff.portal, sent, key=entry["key"], now=moment).question
    for number, step in enumerate(entry["acts"], start=1):
        at = moment + timedelta(hours=6 * number)
        _do(staff, question, step, now=at)
    if "data_request" in entry:
        data_requests.ask(question, Request(entry["data_request"]), text="", now=timezone.now())


def _do(staff: Desk, question: Question, step: dict[str, Any], *, now: datetime) -> None:
    values = {name: value for name, value in step.items() if name not in {"act", "in_days"}}
    act = Act(step["act"])
    if act is Act.FORWARD:
        desk.forward(question, by=staff.staff[Role.EDITOR], to=staff.portal, now=now, **values)
        return
    if "in_days" in step:
        # Counted from today, so that whenever it is loaded, some promises are still to be kept.
        values["promised"] = timezone.localdate() + timedelta(days=step["in_days"])
    by_board = Actor.BOARD in TRANSITIONS[act].actors
    by = staff.staff[Role.EDITOR if by_board else Role.ANSWERS]
    desk.act(question, act, by=by, now=now, **values)
