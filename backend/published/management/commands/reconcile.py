"""`python -m backend reconcile`: prove that the published store says what the pages say."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import override

from backend.published import sites, store


class Command(BaseCommand):
    """Compose every item again; name what had slipped by and is now put right."""

    help = "Compose every published item again and put right what slipped by."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("vi"):
            changes = [*sites.refresh_sites(), *store.reconcile()]
            for change in changes:
                self.stdout.write(f"{change.site} {change.kind} {change.subject}")
            self.stdout.write(_("%(count)d sai khác, đã sửa.") % {"count": len(changes)})
