"""`python -m backend translations [site]`: where the mirrors of sites stand, as CSV for reports."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from backend.spreadsheets import harmless
from backend.translation.coverage import Line, coverage
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings

COLUMNS = (
    "site", "language", "category", "required", "state", "since",
    "working_days_behind", "title", "path", "id",
)  # fmt: skip


class Command(BaseCommand):
    """Write a line for each item and foreign language, what nobody else sees yet included."""

    help = "Where the translations of one site stand, or of all, as CSV to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site", nargs="?", help="The site's key; without it every site.")

    def handle(self, *args: Any, **options: Any) -> None:
        known = {each.key: each for each in PortalSettings.objects.all() if each.foreign_languages}
        if options["site"] and options["site"] not in known:
            message = _("Cổng “%(site)s” không có bản tiếng nước ngoài. Có: %(known)s.")
            names = ", ".join(sorted(known))
            raise CommandError(message % {"site": options["site"], "known": names})
        wanted = [options["site"]] if options["site"] else [*known]
        writer = csv.writer(self.stdout)
        writer.writerow(COLUMNS)
        for portal in SitePortal.objects.filter(key__in=wanted).order_by("path"):
            for line in coverage(portal):
                writer.writerows(_rows(portal.key, line))


def _rows(site: str, line: Line) -> Iterator[tuple[str, ...]]:
    for language, cell in line.cells.items():
        yield (
            site,
            language,
            line.category,
            "true" if line.is_required else "false",
            cell.state.value,
            cell.since.isoformat() if cell.since else "",
            "" if cell.days_behind is None else str(cell.days_behind),
            harmless(line.title),
            line.path,
            str(line.uuid),
        )
