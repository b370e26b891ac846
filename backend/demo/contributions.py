"""The demonstration's contributions that wait for the board, received as readers send them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from backend.citizen import rules
from backend.citizen.secrecy import hash_of_submission
from backend.contributions import intake
from backend.contributions.models import Contribution
from backend.demo.content_files import read_yaml
from backend.demo.desks import Desk
from backend.demo.progress import Progress

SENDER = {"full_name": "Người gửi minh họa", "phone": "02250000000"}
"""Nobody: who looks at the demonstration sees at once that no person stands behind it."""


def load_contributions(site: str, progress: Progress) -> None:
    """Send the contributions to a site that are missing."""
    portal = Desk.of(site).portal
    for entry in read_yaml("contributions.yaml").get(site, []):
        if _send(portal, entry):
            progress.count("contributions", entry["title"])


def _send(portal: Any, entry: dict[str, Any]) -> bool:
    """Send one; tell whether it is there now and was not before."""
    key = entry["key"]
    known = hash_of_submission(portal.key, f"contribution\n{key}")
    if Contribution.objects.filter(submission_hash=known).exists():
        return False
    said = {name: value for name, value in entry.items() if name not in {"key", "days_ago"}}
    agreed = {
        "consent": rules.contribution_consents()[-1].version,
        "declaration": rules.authorship_declarations()[-1].version,
    }
    moment = timezone.now() - timedelta(days=entry["days_ago"])
    intake.receive(portal, SENDER | said | agreed, key=key, now=moment)
    return True
