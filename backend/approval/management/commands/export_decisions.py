"""`python -m backend export_decisions <site>`: a site's record as CSV, to keep elsewhere."""

import csv
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from backend.approval.record import Row, recorded_sites, rows_of


class Command(BaseCommand):
    """Write every entry of one site's record, oldest first, with its digest."""

    help = "Export the record of decisions of one site as CSV to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site", help="The site's key.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["site"] not in recorded_sites():
            message = _("Cổng “%(site)s” chưa có hồ sơ nào. Có: %(known)s.")
            known = ", ".join(recorded_sites())
            raise CommandError(message % {"site": options["site"], "known": known})
        writer = csv.writer(self.stdout)
        writer.writerow(Row.COLUMNS)
        for row in rows_of(options["site"]):
            writer.writerow(row.values())
