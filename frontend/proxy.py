"""The way to the CMS's API on a portal's own host, so that forms and search are same-origin."""

from collections.abc import AsyncIterator, Mapping
from urllib.parse import urlsplit

import httpx
import orjson
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse

HOP_BY_HOP = frozenset(
    {
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection",
        "te", "trailer", "transfer-encoding", "upgrade",
    }
)  # fmt: skip
REWRITTEN = frozenset({"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded"})
TIMEOUT = httpx.Timeout(60, connect=5)


class ApiProxy:
    """Passes requests on with their own Host header, and says so when nobody is there."""

    def __init__(self, api_url: str) -> None:
        parts = urlsplit(api_url)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._http = httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False)

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def pass_on(self, request: Request) -> Response:
        """Return the API's answer, as it comes."""
        try:
            answer = await self._http.send(self._question(request), stream=True)
        except ClientDisconnect:
            return Response(status_code=400)
        except httpx.TransportError:
            return unavailable()
        return StreamingResponse(
            answer.aiter_raw(),
            status_code=answer.status_code,
            headers=end_to_end(answer.headers),
            background=BackgroundTask(answer.aclose),
        )

    def _question(self, request: Request) -> httpx.Request:
        path = request.scope["raw_path"].partition(b"?")[0].decode("ascii")
        query = request.scope["query_string"].decode("ascii")
        address = f"{self._origin}{path}{'?' + query if query else ''}"
        headers = {
            name: value
            for name, value in end_to_end(request.headers).items()
            if name.lower() not in REWRITTEN
        }
        headers["x-forwarded-for"] = request.client.host if request.client else ""
        headers["x-forwarded-proto"] = request.url.scheme
        has_body = "content-length" in request.headers or "transfer-encoding" in request.headers
        body: AsyncIterator[bytes] | None = request.stream() if has_body else None
        return self._http.build_request(request.method, address, headers=headers, content=body)


def end_to_end(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers meant for the other end, without those of this connection."""
    pairs = dict(headers.items())
    named = {name.strip().lower() for name in pairs.get("connection", "").split(",")}
    return {
        name: value
        for name, value in pairs.items()
        if name.lower() not in HOP_BY_HOP and name.lower() not in named
    }


def unavailable() -> Response:
    """Return a problem that readers can understand: the CMS is away, the pages are not."""
    problem = {
        "type": "about:blank",
        "title": "Hệ thống tạm thời không phản hồi",
        "status": 502,
        "detail": "Phần tra cứu và gửi ý kiến đang gián đoạn. Vui lòng thử lại sau ít phút.",
    }
    return Response(
        orjson.dumps(problem),
        502,
        headers={"Cache-Control": "no-store", "Retry-After": "30"},
        media_type="application/problem+json",
    )
