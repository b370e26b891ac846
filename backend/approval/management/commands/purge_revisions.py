"""`python -m backend purge_revisions`: stands in for Wagtail's, which deletes live ones too."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from backend.approval.cleaning import purge_revisions


class Command(BaseCommand):
    """Delete old revisions that nothing stands on; decisions about them stay on record."""

    help = "Delete revisions that are neither live, scheduled, newest, nor on their way."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=90, help="Keep those younger than this.")

    def handle(self, *args: Any, **options: Any) -> None:
        before = timezone.now() - timedelta(days=options["days"])
        self.stdout.write(str(purge_revisions(before=before)))
