"""A dialogue that is running when somebody looks at the demonstration, by the commands staff use."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from backend.accounts.roles import Role
from backend.citizen.rules import consents
from backend.demo.content_files import read_yaml
from backend.demo.desks import Desk
from backend.demo.progress import Progress
from backend.demo.structure import home_of, sections_of
from backend.dialogues import desk, intake
from backend.dialogues.desk import Prepared
from backend.dialogues.states import Act
from backend.provisioning.tree import stable_id
from content_models.categories import Category
from content_models.dialogues import DialogueCoordination, DialogueLeader, DialoguePage
from content_models.languages import VIETNAMESE

BEGAN = timedelta(minutes=15)
"""How long ago the session began; it lasts long enough to be tried the whole day."""


def load_dialogues(site: str, progress: Progress) -> None:
    """Hold the dialogues of a site that are missing."""
    staff = Desk.of(site)
    for entry in read_yaml("dialogues.yaml").get(site, []):
        key = stable_id(site, Category.ONLINE_DIALOGUE, entry["slug"])
        if not DialoguePage.objects.filter(translation_key=key).exists():
            _hold(staff, key, entry)
            progress.count("pages", entry["title"])


@transaction.atomic
def _hold(staff: Desk, key: Any, entry: dict[str, Any]) -> None:
    section = sections_of(home_of(staff.portal, VIETNAMESE))[Category.ONLINE_DIALOGUE]
    page = DialoguePage(
        category=Category.ONLINE_DIALOGUE,
        demonstration=True,
        starts_at=timezone.now() - BEGAN,
        approved_on=timezone.localdate(timezone.now() - BEGAN),
        answering_leaders=[DialogueLeader(**each) for each in entry["answering_leaders"]],
        coordination=[DialogueCoordination(**each) for each in entry["coordination"]],
        **entry["plan"],
        slug=entry["slug"],
        title=entry["title"],
    )
    page.translation_key, page.locale_id = key, section.locale_id
    staff.publish(page, under=section)
    for number, asked in enumerate(entry["questions"], start=1):
        _ask(staff, page, asked, key=f"demo-{entry['slug']}-{number}")


def _ask(staff: Desk, page: DialoguePage, asked: dict[str, str], *, key: str) -> None:
    now = timezone.now()
    sent = {"text": asked["text"], "consent": consents()[-1].version}
    question = intake.receive(staff.portal, page.translation_key, sent, key=key, now=now).question
    if "answer" not in asked:
        return
    editor, approver = staff.staff[Role.EDITOR], staff.staff[Role.APPROVER]
    said = Prepared(shown=asked["text"], answered_by=asked["answered_by"], prepared=asked["answer"])
    desk.act(question, Act.ACCEPT, by=editor, now=now)
    desk.act(question, Act.RELEASE, by=approver, said=said, now=now)
