"""The local web server: what nginx does in production, for a machine without nginx."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from frontend import paper_web, succession
from frontend.form_web import FormPages
from frontend.paper_web import Papers
from frontend.preview_web import PreviewPages
from frontend.proxy import ApiProxy
from frontend.search_web import SearchPages
from frontend.security_headers import SECURITY_HEADERS
from frontend.static_files import (
    IMMUTABLE,
    REVALIDATE,
    Found,
    Host,
    PublicFolder,
    Successor,
    content_type,
    encoded,
    etag,
    etag_of,
    is_fresh,
)

ASK_AGAIN_SECONDS = 3600
SHARED_FILES = ("/assets/", "/media/")
"""What pages elsewhere show, too: every host serves it."""
LOOK = "/assets/"
"""What a notice is made to look with: the one thing a withheld site's host serves beside it."""
READING = ("GET", "HEAD")
UNKNOWN_HOST = "Tên miền này không thuộc hệ thống.\n"
NOT_ALLOWED = "Địa chỉ này chỉ để đọc.\n"
NOTHING_HERE = "Không tìm thấy.\n"
AWAY = "Cổng tạm ngừng hoạt động.\n"
"""Said where there is no page to say it, in the portal's own look."""
LOOKS = 5
ALL_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class PagesOnRequest(NamedTuple):
    """What makes the pages that are not in the output, but made when somebody asks for them."""

    previews: PreviewPages
    papers: Papers
    searches: SearchPages
    forms: FormPages

    def close(self) -> None:
        """Close all connections."""
        self.previews.close()
        self.searches.close()
        self.forms.close()


class PublicSites:
    """Answers for every portal by its host name."""

    def __init__(self, folder: Path, proxy: ApiProxy, pages: PagesOnRequest) -> None:
        self._folder = PublicFolder(folder)
        self._proxy = proxy
        self._previews = pages.previews
        self._papers = pages.papers
        self._searches = pages.searches
        self._forms = pages.forms

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        host = self._folder.host(request.headers.get("host", ""))
        is_for_api = request.url.path.startswith("/api/")
        if is_for_api and host is not None and host.redirect is None:
            return await self._proxy.pass_on(request)
        return guarded(await self._answer(request, host))

    async def _answer(self, request: Request, host: Host | None) -> Response:
        if host is None:
            return PlainTextResponse(UNKNOWN_HOST, 421)
        if host.redirect is not None:
            target = host.redirect + quote(request.url.path)
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(target + query, 301)
        if host.is_withheld and not request.url.path.startswith(LOOK):
            return await run_in_threadpool(self._noticed, request, host.site)
        if self._previews.owns(request):
            return await self._previews.answer(request)
        if self._forms.owns(request) and host.successor is None:
            reader = request.client.host if request.client else ""
            return await form_response(request, self._folder, host, self._forms, reader)
        if request.method not in READING:
            return not_allowed()
        if host.successor is not None and not request.url.path.startswith(SHARED_FILES):
            return await run_in_threadpool(
                led_on, self._folder, host.successor, request.scope["path"], request.url.query
            )
        if paper_web.page_of(request.scope["path"]):
            return await paper_response(request, self._folder, host, self._papers)
        if self._searches.owns(request.scope["path"]):
            reader = request.client.host if request.client else ""
            return await search_response(request, self._folder, host, self._searches, reader)
        return await run_in_threadpool(
            found_response, request, self._folder, host.site, request.scope["path"]
        )

    def _noticed(self, request: Request, site: str) -> Response:
        for _ in range(LOOKS):
            file = self._folder.notice(site, request.scope["path"]).file
            with suppress(FileNotFoundError):
                return notice_response(request, file)
        return notice_response(request, None)


class BehindNginx:
    """Answers what no file does: drafts, paper, searches, where a page moved."""

    def __init__(self, folder: Path, pages: PagesOnRequest) -> None:
        self._folder = PublicFolder(folder)
        self._previews = pages.previews
        self._papers = pages.papers
        self._searches = pages.searches
        self._forms = pages.forms

    async def answer(self, request: Request) -> Response:
        """Answer one request; what is neither is answered as an unknown draft is."""
        host = self._folder.host(request.headers.get("host", ""))
        is_open = host is not None and host.redirect is None and not host.is_withheld
        if host is not None and is_open and not self._previews.owns(request):
            if paper_web.page_of(request.scope["path"]):
                return guarded(await self._paper(request, host))
            if self._searches.owns(request.scope["path"]):
                return guarded(await self._search(request, host))
            if self._forms.owns(request):
                return guarded(await self._asked(request, host))
            found = await run_in_threadpool(self._folder.find, host.site, request.scope["path"])
            if found.redirect:
                return guarded(moved_response(found.redirect))
        return await self._previews.answer(request)

    async def _paper(self, request: Request, host: Host) -> Response:
        if request.method not in READING:
            return not_allowed()
        return await paper_response(request, self._folder, host, self._papers)

    async def _search(self, request: Request, host: Host) -> Response:
        if request.method not in READING:
            return not_allowed()
        # nginx alone can ask here, and says who asked it.
        reader = request.headers.get("x-forwarded-for", "")
        return await search_response(request, self._folder, host, self._searches, reader)

    async def _asked(self, request: Request, host: Host) -> Response:
        # nginx alone can ask here, and says who sent it.
        reader = request.headers.get("x-forwarded-for", "")
        return await form_response(request, self._folder, host, self._forms, reader)


async def form_response(
    request: Request, folder: PublicFolder, host: Host, forms: FormPages, reader: str
) -> Response:
    """Return what is said to a form; where the site has none, what is said of any such address."""
    made = await forms.answer(request, host.site, reader)
    if made is not None:
        return made
    path = request.scope["path"]
    return await run_in_threadpool(found_response, request, folder, host.site, path)


async def search_response(
    request: Request, folder: PublicFolder, host: Host, searches: SearchPages, reader: str
) -> Response:
    """Return a page of results; in a language the site has not, what is said of any such address."""
    made = await searches.answer(request, host.site, reader)
    if made is not None:
        return made
    return await run_in_threadpool(
        found_response, request, folder, host.site, request.scope["path"]
    )


async def paper_response(
    request: Request, folder: PublicFolder, host: Host, papers: Papers
) -> Response:
    """Return a page on paper; of a page that moved or went, what is said of the page itself."""
    path = paper_web.page_of(request.scope["path"])
    found = await run_in_threadpool(folder.find, host.site, path)
    if found.redirect:
        return moved_response(f"{found.redirect}{paper_web.NAME}")
    if found.status == 200 and found.file is not None:
        made = await papers.answer(request, host, path, found.file)
        if made is not None:
            return made
        path = request.scope["path"]
    return await run_in_threadpool(found_response, request, folder, host.site, path)


def found_response(request: Request, folder: PublicFolder, site: str, path: str) -> Response:
    """Return what stands at a path; look again when it went between finding and reading it."""
    for _ in range(LOOKS):
        found = folder.find(site, path)
        if found.redirect:
            return moved_response(found.redirect)
        if found.file is None:
            return PlainTextResponse(NOTHING_HERE, found.status)
        with suppress(FileNotFoundError):
            return file_response(request, found, found.file)
    return PlainTextResponse(NOTHING_HERE, 404)


def not_allowed() -> Response:
    """Return that an address can only be read."""
    return PlainTextResponse(NOT_ALLOWED, 405, headers={"Allow": ", ".join(READING)})


def guarded(response: Response) -> Response:
    """Return a response with what the browser is told to refuse."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def moved_response(target: str) -> Response:
    """Return that a page stands elsewhere for good, until it moves again: ask again each time."""
    headers = {"Cache-Control": REVALIDATE}
    return RedirectResponse(quote(target, safe="/:?=&%#"), 301, headers)


def led_on(folder: PublicFolder, successor: Successor, path: str, query: str) -> Response:
    """Return where a closed site's address leads, for as long as its registry says so."""
    address = succession.address_at(folder, successor, path, query)
    return Response(status_code=301, headers={"Location": address, "Cache-Control": REVALIDATE})


def file_response(request: Request, found: Found, file: Path) -> Response:
    """Return a file in the encoding the reader prefers, or only that it has not changed."""
    variant, encoding = encoded(file, request.headers.get("accept-encoding", ""))
    # Read once: the validator must be of these bytes, whatever is swapped in meanwhile.
    content = b"" if found.is_immutable else variant.read_bytes()
    validator = etag(variant) if found.is_immutable else etag_of(content)
    headers = {
        "Cache-Control": IMMUTABLE if found.is_immutable else REVALIDATE,
        "ETag": validator,
        "Vary": "Accept-Encoding",
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    if found.status == 200 and is_fresh(request.headers.get("if-none-match", ""), validator):
        return Response(status_code=304, headers=headers)
    if found.is_immutable:
        return FileResponse(variant, headers=headers, media_type=content_type(file))
    return Response(content, found.status, headers, content_type(file))


def notice_response(request: Request, file: Path | None) -> Response:
    """Return the notice of a withheld site: nobody keeps it, and robots ask again later."""
    headers = {
        "Cache-Control": "no-store",
        "Retry-After": str(ASK_AGAIN_SECONDS),
        "Vary": "Accept-Encoding",
        "X-Robots-Tag": "noindex",
    }
    if file is None:
        return PlainTextResponse(AWAY, 503, headers)
    variant, encoding = encoded(file, request.headers.get("accept-encoding", ""))
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(variant.read_bytes(), 503, headers, content_type(file))


def application(
    folder: Path,
    api_url: str,
    papers: Path | None = None,
    token: str | None = None,
    questions: Path | None = None,
    build_state: Path | None = None,
) -> Starlette:
    """Return the server as an ASGI application; pages on paper are kept in `papers`.

    With the publisher's token the API counts readers' own questions alone, and citizens' questions
    are taken; those that wait for the CMS are kept, sealed, in `questions`.
    """
    proxy = ApiProxy(api_url)
    pages = pages_on_request(folder, api_url, papers, token, questions, build_state)
    sites = PublicSites(folder, proxy, pages)

    @asynccontextmanager
    async def lifespan(_application: Starlette) -> AsyncIterator[None]:
        pages.forms.start()
        yield
        await proxy.close()
        await run_in_threadpool(pages.close)

    route = Route("/{path:path}", sites.answer, methods=ALL_METHODS)
    return Starlette(routes=[route], lifespan=lifespan)


def pages_on_request(
    folder: Path,
    api_url: str,
    papers: Path | None,
    token: str | None,
    questions: Path | None,
    build_state: Path | None,
) -> PagesOnRequest:
    """Return what makes pages when they are asked for; what is kept is beside the output, or there."""
    kept = papers or folder.with_name("papers")
    spool = questions or folder.with_name("questions")
    return PagesOnRequest(
        PreviewPages(api_url, token),
        Papers(folder, kept),
        SearchPages(api_url, token),
        FormPages(api_url, token, spool, build_state),
    )


def behind_nginx(
    folder: Path,
    api_url: str,
    papers: Path | None = None,
    token: str | None = None,
    questions: Path | None = None,
    build_state: Path | None = None,
) -> Starlette:
    """Return what nginx passes on as an application of its own: nginx serves the rest."""
    pages = pages_on_request(folder, api_url, papers, token, questions, build_state)
    answers = BehindNginx(folder, pages)

    @asynccontextmanager
    async def lifespan(_application: Starlette) -> AsyncIterator[None]:
        pages.forms.start()
        yield
        await run_in_threadpool(pages.close)

    route = Route("/{path:path}", answers.answer, methods=ALL_METHODS)
    return Starlette(routes=[route], lifespan=lifespan)


def loopback_sockets(port: int) -> list[socket.socket]:
    """Return listening sockets on the machine's own addresses, and no others."""
    listening = []
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        opened = socket.socket(family, socket.SOCK_STREAM)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((address, port))
        except OSError:
            opened.close()
            if family == socket.AF_INET:
                raise
            continue
        listening.append(opened)
    return listening


def serve(application: Starlette, port: int) -> None:
    """Serve on this machine until told to stop; addresses are not logged: some are secrets."""
    settings = uvicorn.Config(
        application, log_level="warning", access_log=False, proxy_headers=False, server_header=False
    )
    uvicorn.Server(settings).run(sockets=loopback_sockets(port))
