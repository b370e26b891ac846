"""Writers and readers of the change feed at once, on a database of their own.

`python -m tests.contract.feed_race` prints as JSON what each reader saw, and how long one waited
for a change. PORTAL_DATABASE_URL or PORTAL_STATE says where; DJANGO_SETTINGS_MODULE is to be set.
"""

import json
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django

django.setup()

from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from backend.published.models import Change

WRITERS = 6
READERS = 3
CHANGES_EACH = 25
PATIENCE = 60.0


def write(writer: int) -> None:
    """Commit changes one by one, holding each transaction open for a while."""
    chance = random.Random(writer)
    for number in range(CHANGES_EACH):
        with transaction.atomic():
            log(f"{writer}:{number}")
            time.sleep(chance.random() * 0.02)
        time.sleep(chance.random() * 0.01)
    connections.close_all()


def log(subject: str) -> None:
    """Append a change to the store's log, as the store does."""
    Change.objects.bulk_create(
        [Change(site="a", kind="updated", subject=subject, keys=["k"], at=timezone.now())]
    )


def read(_reader: int) -> list[tuple[str, str]]:
    """Follow the feed from its beginning until every change has been seen."""
    client, cursor = Client(), "0"
    seen: list[tuple[str, str]] = []
    until = time.monotonic() + PATIENCE
    while len(seen) < WRITERS * CHANGES_EACH and time.monotonic() < until:
        page = client.get("/api/v1/changes/", {"after": cursor, "wait": "1", "limit": "7"}).json()
        seen += [(change["cursor"], change["subject"]) for change in page["changes"]]
        cursor = page["next"]
    connections.close_all()
    return seen


def wait_for_one() -> float:
    """Return how many seconds after a commit a waiting reader was answered."""
    client = Client()
    cursor = client.get("/api/v1/changes/", {"after": "now"}).json()["next"]
    with ThreadPoolExecutor() as pool:
        answered = pool.submit(ask_and_wait, cursor)
        time.sleep(0.5)
        log("awaited")
        committed = time.monotonic()
        subject, at = answered.result()
    if subject != "awaited":
        raise AssertionError(subject)
    return at - committed


def ask_and_wait(cursor: str) -> tuple[str, float]:
    """Return what came, and when."""
    answer = Client().get("/api/v1/changes/", {"after": cursor, "wait": "20"}).json()
    at = time.monotonic()
    connections.close_all()
    return answer["changes"][0]["subject"], at


def race() -> dict[str, Any]:
    """Let writers and readers run against each other."""
    with connection.schema_editor() as editor:
        editor.create_model(Change)
    try:
        with ThreadPoolExecutor(WRITERS + READERS) as pool:
            readers = [pool.submit(read, number) for number in range(READERS)]
            writers = [pool.submit(write, number) for number in range(WRITERS)]
            for writer in writers:
                writer.result()
            seen = [reader.result() for reader in readers]
        return {"seen": seen, "waited": wait_for_one()}
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(Change)


if __name__ == "__main__":
    json.dump(race(), sys.stdout)
