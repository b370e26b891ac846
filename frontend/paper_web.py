"""Pages on paper over HTTP: made when first asked for, kept by the page's content, bounded."""

import asyncio
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

import anyio
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from frontend.routes import absolute
from frontend.static_files import REVALIDATE, Host, is_fresh

NAME = "ban-in.pdf"
OFFERED = f'href="{NAME}"'.encode()
"""How a page says, to readers and to us, that it can be had on paper: only items do."""

FORMAT = "1"
"""Changes when the same page would look otherwise on paper."""

AT_ONCE = 2
WAITING = 20
SECONDS_PER_PAGE = 60
KEPT_BYTES = 512 << 20
BUSY = "Bản in đang được chuẩn bị. Vui lòng thử lại sau ít phút.\n"
UNPRINTABLE = "Chưa tạo được bản PDF của trang này. Vui lòng dùng lệnh In của trình duyệt.\n"


class NotPrintable(RuntimeError):
    """A page could not be laid out; the message is the last thing that was said of it."""


def page_of(path: str) -> str:
    """Return the path of the page whose paper a path asks for, empty where it asks for none."""
    return path.removesuffix(NAME) if path.endswith(f"/{NAME}") else ""


class Papers:
    """Makes PDFs of published pages, each once."""

    def __init__(self, public: Path, cache: Path, kept_bytes: int = KEPT_BYTES) -> None:
        self._public = public
        self._cache = cache
        self._kept_bytes = kept_bytes
        self._at_once = anyio.CapacityLimiter(AT_ONCE)
        self._making: dict[str, anyio.Lock] = {}

    async def answer(self, request: Request, host: Host, path: str, page: Path) -> Response | None:
        """Return a page on paper, None where the page is not offered on it."""
        document = await anyio.to_thread.run_sync(page.read_bytes)
        if OFFERED not in document:
            return None
        url = absolute(host.url, path)
        digest = blake2b(f"{FORMAT} {url}\n".encode() + document, digest_size=16).hexdigest()
        headers = _headers(url, path, digest)
        if is_fresh(request.headers.get("if-none-match", ""), headers["ETag"]):
            return Response(status_code=304, headers=headers)
        kept = self._cache / f"{digest}.pdf"
        try:
            with anyio.fail_after(SECONDS_PER_PAGE * 2):
                await self._keep(kept, document, host.site, url)
        except (NotPrintable, TimeoutError, anyio.WouldBlock) as fault:
            sys.stderr.write(f"bản in {url}: {type(fault).__name__}: {fault}\n")
            later = {"Retry-After": "60", "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
            words = UNPRINTABLE if isinstance(fault, NotPrintable) else BUSY
            return PlainTextResponse(words, 503, later)
        return FileResponse(kept, headers=headers, media_type="application/pdf")

    async def _keep(self, kept: Path, document: bytes, site: str, url: str) -> None:
        """Make a page unless it is kept; WouldBlock where too many wait already."""
        if kept.is_file():
            kept.touch()
            return
        if len(self._making) >= WAITING and kept.name not in self._making:
            raise anyio.WouldBlock
        lock = self._making.setdefault(kept.name, anyio.Lock())
        try:
            async with lock, self._at_once:
                if not kept.is_file():
                    made = await self._print(document, site, url)
                    await anyio.to_thread.run_sync(self._put_away, kept, made)
        finally:
            self._making.pop(kept.name, None)

    async def _print(self, document: bytes, site: str, url: str) -> bytes:
        command = [sys.executable, "-m", "frontend.paper", str(self._public), site, url]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            made, said = await process.communicate(document)
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
        if process.returncode or not made.startswith(b"%PDF"):
            lines = said.decode(errors="replace").strip().splitlines()
            raise NotPrintable(lines[-1] if lines else f"mã {process.returncode}")
        return made

    def _put_away(self, kept: Path, made: bytes) -> None:
        """Keep a page, and let go of those that nobody has asked for longest."""
        self._cache.mkdir(parents=True, exist_ok=True)
        waiting = kept.with_suffix(".new")
        waiting.write_bytes(made)
        waiting.replace(kept)
        others = [(file.stat(), file) for file in self._cache.glob("*.pdf") if file != kept]
        total = len(made) + sum(status.st_size for status, _ in others)
        for status, file in sorted(others, key=lambda each: each[0].st_mtime_ns):
            if total <= self._kept_bytes:
                break
            file.unlink(missing_ok=True)
            total -= status.st_size


def _headers(url: str, path: str, digest: str) -> dict[str, str]:
    slug = quote(path.rstrip("/").rpartition("/")[2])
    return {
        "Cache-Control": REVALIDATE,
        "Content-Disposition": f"attachment; filename*=UTF-8''{slug}.pdf",
        "ETag": f'"{digest}"',
        "Link": f'<{url}>; rel="canonical"',
        "X-Robots-Tag": "noindex",
    }
