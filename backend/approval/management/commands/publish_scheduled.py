"""`python -m backend publish_scheduled`: stands in for Wagtail's, which knows no board."""

from typing import Any

from django.core.management.base import BaseCommand

from backend.approval.publishing import publish_due


class Command(BaseCommand):
    """Publish what was approved for this hour, take off what has expired; `tend` does it too."""

    help = "Publish approved revisions whose hour has come and withdraw expired pages."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(str(publish_due()))
