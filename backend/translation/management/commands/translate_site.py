"""`python -m backend translate_site <site> <language> --by <account>`: drafts of what is not translated."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from backend.translation import jobs
from backend.translation.models import MirrorJob, Scope
from content_models.navigation import SitePortal


class Command(BaseCommand):
    """Do at once what the desk's button leaves to `tend`; stopped, `tend` goes on with it."""

    help = "Makes drafts of the translations a site lacks; the memory's words are suggested."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site", help="The site's key.")
        parser.add_argument("language", help="A foreign language of the site: en, zh, ko, ja.")
        parser.add_argument("--by", required=True, help="The account whose drafts they are.")
        parser.add_argument("--scope", choices=Scope.values, default=Scope.REQUIRED.value)
        parser.add_argument("--machine", action="store_true", help="Let the machine fill them in.")

    def handle(self, *args: Any, **options: Any) -> None:
        portal = SitePortal.objects.filter(key=options["site"]).first()
        by = get_user_model().objects.filter(username=options["by"], is_active=True).first()
        if portal is None:
            raise CommandError(_("Không có cổng “%(site)s”.") % {"site": options["site"]})
        if by is None:
            raise CommandError(_("Không có tài khoản “%(name)s”.") % {"name": options["by"]})
        try:
            job = jobs.start(
                portal,
                language=options["language"],
                scope=options["scope"],
                uses_machine=options["machine"],
                by=by,
            )
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        except PermissionDenied as fault:
            message = _("Tài khoản “%(name)s” không biên dịch ở cổng “%(site)s”.")
            raise CommandError(
                message % {"name": options["by"], "site": options["site"]}
            ) from fault
        self._tell(jobs.run(job, self._tell))

    def _tell(self, job: MirrorJob) -> None:
        self.stdout.write(
            f"{job.percent}% {job.done}/{job.total}: "
            f"{job.begun} begun, {job.refreshed} refreshed, {job.filled} filled"
        )
        if job.ended_at is not None:
            for fault in job.faults.all():
                self.stderr.write(f"{fault.title}: {fault.text}")
