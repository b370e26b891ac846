"""`python -m backend verify_decisions`: proves that everything public was approved."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from backend.approval.decisions import Decision, RecordHead
from backend.approval.verification import faults


class Command(BaseCommand):
    """Check every record's chain of digests, and that each live page stands on a decision."""

    help = "Verify the records of decisions and what is public; prints each record's last digest."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("vi"):
            found = list(faults())
            for fault in found:
                self.stdout.write(fault)
            for head in RecordHead.objects.order_by("site"):
                self.stdout.write(f"{head.site} {head.number} {head.digest}")
            if found:
                raise CommandError(_("%(count)d điểm sai.") % {"count": len(found)})
            count = Decision.objects.count()
            self.stdout.write(_("%(count)d quyết định, không có điểm sai.") % {"count": count})
