"""Many readers of one dialogue, as browsers follow it: each asks once a second whether anything is new."""

import asyncio
import threading
import time
from dataclasses import dataclass, field
from typing import Self

import orjson

EVERY = 1.0


@dataclass
class Audience:
    """So many readers of a session's file; `seen` has for each answer when each reader saw it.

    It runs beside whoever releases answers, in a thread of its own.
    """

    port: int
    host: str
    path: str
    count: int
    seen: dict[int, list[float]] = field(default_factory=dict)
    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def all_saw(self, number: int) -> bool:
        """Tell whether every reader has seen an answer."""
        return len(self.seen.get(number, ())) >= self.count

    async def _all(self) -> None:
        # They came at any time: their seconds begin at different moments.
        readers = (self._one(EVERY * each / self.count) for each in range(self.count))
        await asyncio.gather(*readers)

    async def _one(self, late: float) -> None:
        await asyncio.sleep(late)
        known = set[int]()
        etag = ""
        while not self._over.is_set():
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                while not self._over.is_set():
                    writer.write(self._question(etag))
                    status, etag, body = await _answer(reader)
                    self._note(status, body, known)
                    await asyncio.sleep(EVERY)
                writer.close()
            except (OSError, EOFError, ValueError):
                self.failed += 1
                await asyncio.sleep(EVERY)

    def _question(self, etag: str) -> bytes:
        condition = f"If-None-Match: {etag}\r\n" if etag else ""
        return f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\n{condition}\r\n".encode()

    def _note(self, status: int, body: bytes, known: set[int]) -> None:
        self.asked += 1
        if status == 304:
            self.unchanged += 1
            return
        if status != 200:
            self.failed += 1
            return
        now = time.time()
        numbers = {each["number"] for each in orjson.loads(body)["answers"]}
        for number in numbers - known:
            self.seen.setdefault(number, []).append(now)
        known |= numbers


async def _answer(reader: asyncio.StreamReader) -> tuple[int, str, bytes]:
    """Return an answer's status, validator and content: all that a reader's script goes by."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    named = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    length = int(named.get("content-length", 0))
    status = int(head[0].split(" ", 2)[1])
    body = await reader.readexactly(length) if status != 304 and length else b""
    return status, named.get("etag", ""), body
