"""`python -m backend sync_sites`: make the database match the registry file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from backend.provisioning.sync import sync_sites
from backend.site_registry.faults import RegistryErrors
from backend.site_registry.reader import load_registry


class Command(BaseCommand):
    """Bring about every site of the registry; run twice, it changes nothing."""

    help = "Make sites, page trees, rights and settings match the registry file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--registry", type=Path, default=settings.REGISTRY)

    def handle(self, *args: Any, **options: Any) -> None:
        with override("vi"):
            try:
                registry = load_registry(options["registry"])
            except RegistryErrors as faults:
                raise CommandError(str(faults)) from faults
            outcome = sync_sites(registry, tell=self.stdout.write)
            self.stdout.write(
                _(
                    "%(sites)d cổng mới, %(sections)d mục mới, %(changed)d cổng đổi, %(closed)d đóng."
                )
                % {
                    "sites": outcome.sites_made,
                    "sections": outcome.sections_made,
                    "changed": len(outcome.changed),
                    "closed": len(outcome.closed),
                }
            )
