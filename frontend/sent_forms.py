"""What browsers send to any of our forms: from whom it is, and how much of it is read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import urlsplit

import anyio
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

Page: TypeAlias = tuple[str, int]
"""The document that answers a form, and its status."""

READ_ON, READ_ON_SECONDS = 80 * 1024 * 1024, 30
"""How much is still read of what is too much, and for how long."""


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
    """Return what was sent, None where it is more than `largest` bytes: then answer with TooLarge."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > largest:
        return None
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > largest:
            return None
    return bytes(body)


class TooLarge(PlainTextResponse):
    """Says at once that too much is sent; what still comes is read on for a while, and forgotten.

    A connection that is closed under whoever still sends takes the answer with it, and they would never
    learn what to do.
    """

    def __init__(self, words: str, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(words, 413, {**headers, "Connection": "close"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, then let the connection end in peace."""
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": bytes(self.body), "more_body": True})
        with anyio.move_on_after(READ_ON_SECONDS):
            await _forget(receive)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _forget(receive: Receive) -> None:
    """Read what still comes, to its end, or until it is more than anybody sends by mistake."""
    left, goes_on = READ_ON, True
    while goes_on and left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        goes_on = message["type"] == "http.request" and message.get("more_body", False)
