"""`python -m backend tend`: runs beside the server and does what must happen by itself."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from backend.tending.tender import Tender

SECONDS_TO_END = 2.0
"""How long what is being indexed may take to end; whatever is cut off is done again."""


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
        if options["once"]:
            tender.tend()
            tender.index_for_readers()
            return
        indexing = threading.Thread(
            target=self._index, args=(tender, stopped, options["every"]), daemon=True
        )
        indexing.start()
        while not stopped.is_set():
            close_old_connections()
            tender.tend()
            stopped.wait(options["every"])
        indexing.join(SECONDS_TO_END)

    def _index(self, tender: Tender, stopped: threading.Event, every: float) -> None:
        """Follow until told to stop; a fault is told, and tried again."""
        while not stopped.is_set():
            close_old_connections()
            try:
                tender.index_for_readers()
            except Exception as fault:  # noqa: BLE001 - the thread must outlive what goes wrong once
                self.stderr.write(f"search: {type(fault).__name__}: {fault}")
            stopped.wait(every)
        connection.close()
