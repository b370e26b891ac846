"""`python -m backend index`: follow the feed, build the search index anew, or say how it stands."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from backend.search.engine import EngineAway
from backend.search.engines import engines
from backend.search.following import BuildingElsewhere, State, catch_up, rebuild, state


class Command(BaseCommand):
    """Keep the search index: `follow`, `rebuild`, `status`."""

    help = "The search index: follow the change feed, rebuild it, or show how far behind it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["follow", "rebuild", "status"])
        parser.add_argument("--every", type=float, default=2.0, help="Seconds between two looks.")
        parser.add_argument("--once", action="store_true", help="Follow to the end, then stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        with override("vi"):
            if options["action"] == "follow":
                self._follow(options["every"], once=options["once"])
            elif options["action"] == "rebuild":
                self._rebuild()
            else:
                for engine in engines():
                    self.stdout.write(_told(state(engine)))

    def _follow(self, every: float, *, once: bool) -> None:
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            for engine in engines():
                try:
                    catch_up(engine)
                except EngineAway as fault:
                    self.stderr.write(_away(engine.name, str(fault)))
                except BuildingElsewhere:
                    self.stderr.write(_("%s: đang được lập lại ở nơi khác.") % engine.name)
            if once:
                return
            stopped.wait(every)
            close_old_connections()

    def _rebuild(self) -> None:
        for engine in engines():
            try:
                rebuild(engine)
            except EngineAway as fault:
                raise CommandError(_away(engine.name, str(fault))) from fault
            except BuildingElsewhere as fault:
                message = _("%s: đang được lập lại ở nơi khác.") % engine.name
                raise CommandError(message) from fault
            self.stdout.write(_told(state(engine)))


def _away(engine: str, fault: str) -> str:
    return _("%(engine)s: không kết nối được. %(fault)s") % {"engine": engine, "fault": fault}


def _told(found: State) -> str:
    if found.documents is None:
        return _away(found.engine, found.fault)
    seconds = (timezone.now() - found.since).total_seconds() if found.since else 0
    text = _("%(engine)s: %(documents)d mục; chậm %(behind)d thay đổi, %(seconds).0f giây.")
    values = {
        "engine": found.engine,
        "documents": found.documents,
        "behind": found.behind,
        "seconds": seconds,
    }
    told = text % values
    return f"{told} {_('Đang được lập lại.')}" if found.is_building else told
