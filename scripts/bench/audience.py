"""Many readers of one dialogue, as browsers follow it: each asks once a second whether anything is new."""

import asyncio
import threading
import time
from dataclasses import dataclass, field
from typing import Self

import httpx
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
        limits = httpx.Limits(max_connections=self.count, max_keepalive_connections=self.count)
        address = f"http://127.0.0.1:{self.port}"
        async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30) as http:
            # They came at any time: their seconds begin at different moments.
            readers = (self._one(http, EVERY * each / self.count) for each in range(self.count))
            await asyncio.gather(*readers)

    async def _one(self, http: httpx.AsyncClient, late: float) -> None:
        await asyncio.sleep(late)
        etag, known = "", set[int]()
        while not self._over.is_set():
            headers = {"Host": self.host} | ({"If-None-Match": etag} if etag else {})
            try:
                answer = await http.get(self.path, headers=headers)
            except httpx.TransportError:
                self.failed += 1
                await asyncio.sleep(EVERY)
                continue
            self.asked += 1
            if answer.status_code == 304:
                self.unchanged += 1
            elif answer.status_code == 200:
                now, etag = time.time(), answer.headers.get("etag", "")
                numbers = {each["number"] for each in orjson.loads(answer.content)["answers"]}
                for number in numbers - known:
                    self.seen.setdefault(number, []).append(now)
                known = numbers
            else:
                self.failed += 1
            await asyncio.sleep(EVERY)
