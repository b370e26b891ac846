"""The floor: one SQL query and orjson, with nothing around them; what a list cannot cost less than.

It shows twenty whole items, without a filter, a validator, a site that may not be read, or a word of
what they depend on.
"""

from collections.abc import Callable, Iterable
from typing import Any

import orjson
from django.core.wsgi import get_wsgi_application
from django.db import connection

get_wsgi_application()

from backend.published.models import Item  # noqa: E402  # Django must be set up

Start = Callable[[str, list[tuple[str, str]]], Any]
SITE = "thanhdong"
_rows = Item.objects.filter(site=SITE, locale="vi", type="news").order_by("-listed_at", "-uuid")
SQL, VALUES = _rows.values_list("document")[:20].query.sql_with_params()


def application(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Answer the newest twenty items."""
    with connection.cursor() as cursor:
        cursor.execute(SQL, VALUES)
        found = [orjson.Fragment(document) for (document,) in cursor.fetchall()]
    body = orjson.dumps({"results": found})
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
