"""What readers of the demonstration say: errors, one of them none, and answers enough to be published."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from backend.accounts.roles import Role
from backend.citizen.secrecy import hash_of_submission
from backend.demo.content_files import read_yaml
from backend.demo.desks import Desk
from backend.demo.progress import Progress
from backend.feedback import answering, correcting, reporting
from backend.feedback.models import ErrorReport
from backend.feedback.reporting import Subject
from backend.published.places import StorePlaces
from content_models.news import NewsPage


def load_feedback(site: str, progress: Progress) -> None:
    """Bring about what readers of a site have said and is missing; the newest news are what it is about."""
    entries = read_yaml("feedback.yaml").get(site, [])
    if not entries:
        return
    desk = Desk.of(site)
    news = NewsPage.objects.live().descendant_of(desk.portal).filter(locale__language_code="vi")
    for entry, page in zip(entries, news.order_by("-event_at", "pk"), strict=False):
        known = hash_of_submission(site, f"report\n{entry['key']}")
        if not ErrorReport.objects.filter(submission_hash=known).exists():
            _load(desk, page, entry)
            progress.count("reports", page.title)


@transaction.atomic
def _load(desk: Desk, page: NewsPage, entry: dict[str, Any]) -> None:
    path = StorePlaces().path(page)
    subject = Subject(desk.portal, page.translation_key, "vi", page.title, path)
    moment = timezone.now() - timedelta(days=entry["days_ago"])
    sent = {"text": entry["text"]}
    found, _new = reporting.report(subject, sent, key=entry["key"], now=moment)
    for number in range(settings.LEAST_ANSWERS):
        answer = {"useful": "no" if number % 5 == 0 else "yes"}
        answering.answer(subject, answer, key=f"{entry['key']}-{number:02}", now=moment)
    if "reason" in entry:
        correcting.dismiss(found, by=desk.staff[Role.EDITOR], reason=entry["reason"])
