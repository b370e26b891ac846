"""What browsers send to any of our forms: from whom it is, and how much of it is read."""

from typing import TypeAlias
from urllib.parse import urlsplit

from starlette.requests import Request

Page: TypeAlias = tuple[str, int]
"""The document that answers a form, and its status."""

READ_ON = 4
"""How many times what is taken at most is read, of what is too much."""


def is_foreign(request: Request) -> bool:
    """Tell whether a form was sent from somebody else's page.

    Nothing is at stake for whoever is logged in, as nobody is; but no other site may ask in the name
    of its visitors.
    """
    said = request.headers.get("sec-fetch-site", "")
    if said:
        return said not in {"same-origin", "none"}
    origin = request.headers.get("origin", "")
    host = request.headers.get("host", "")
    return bool(origin) and origin != "null" and urlsplit(origin).netloc.lower() != host.lower()


async def bounded_body(request: Request, largest: int) -> bytes | None:
    """Return what was sent, None where it is more than `largest` bytes.

    What is too much is read on for a while and forgotten: a connection closed under whoever still
    sends takes the answer with it, and they would never learn what to do.
    """
    said = request.headers.get("content-length", "")
    is_too_much = said.isdecimal() and int(said) > largest
    body, count = bytearray(), 0
    async for part in request.stream():
        count += len(part)
        if is_too_much or count > largest:
            is_too_much = True
            body.clear()
            if count > READ_ON * largest:
                break
        else:
            body += part
    return None if is_too_much else bytes(body)
