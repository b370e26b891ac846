"""`python -m backend tend`: runs beside the server and does what must happen by itself."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from backend.tending.tender import Tender


class Command(BaseCommand):
    """Publish what is scheduled, keep the admin's search and the memberships up to date."""

    help = "Scheduled publishing and housekeeping; runs until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, default=5.0, help="Seconds between two rounds.")
        parser.add_argument("--once", action="store_true", help="One round only.")

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        tender = Tender(tell=self.stdout.write, memory=settings.STATE / "indexed_until")
        while not stopped.is_set():
            close_old_connections()
            tender.tend()
            if options["once"]:
                return
            stopped.wait(options["every"])
