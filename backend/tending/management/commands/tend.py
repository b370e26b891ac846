"""`python -m backend tend`: runs beside the server and does what must happen by itself."""

import signal
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from backend.tending.tender import Tender

SECONDS_TO_END = 2.0
"""How long what is done beside may take to end; whatever is cut off is done again."""


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
            tender.draft_translations()
            tender.send_news()
            return
        beside = {
            "search": tender.index_for_readers,
            "translation": tender.draft_translations,
            "subscriptions": tender.send_news,
        }
        threads = [
            threading.Thread(
                target=self._repeat, args=(name, work, stopped, options["every"]), daemon=True
            )
            for name, work in beside.items()
        ]
        for thread in threads:
            thread.start()
        while not stopped.is_set():
            close_old_connections()
            tender.tend()
            stopped.wait(options["every"])
        for thread in threads:
            thread.join(SECONDS_TO_END)

    def _repeat(
        self, name: str, work: Callable[[], None], stopped: threading.Event, every: float
    ) -> None:
        """Do some work again and again until told to stop; a fault is told, and tried again."""
        while not stopped.is_set():
            close_old_connections()
            try:
                work()
            except Exception as fault:  # noqa: BLE001 - the thread must outlive what goes wrong once
                self.stderr.write(f"{name}: {type(fault).__name__}: {fault}")
            stopped.wait(every)
        connection.close()
