"""`python -m backend follow_deadlines`: deadlines of content that was there before they were kept."""

from typing import Any

from django.core.management.base import BaseCommand

from backend.deadlines.keeping import follow_everything


class Command(BaseCommand):
    """Let the deadlines of all pages follow from their content and their site's rules."""

    help = "Count the publishing deadlines of every page anew; twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verbosity"] > 1:
            self.stdout.write(str(follow_everything(self.stdout.write)))
        else:
            self.stdout.write(str(follow_everything(lambda _line: None)))
