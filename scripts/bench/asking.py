"""Questions: how soon many senders at once are answered, and what a flood costs everybody else."""

import http.client
import json
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Any

from scripts.bench.bogus import ANSWERED, Sent, bogus, question, solve
from scripts.bench.editors import ApproversBrowser
from scripts.bench.figures import Spread
from scripts.bench.stacks import PASSWORD, SITE, Stack
from scripts.refusal import Refusal
from scripts.steps import say

ALONE = 20
MEANWHILE = 120
"""Real questions that are sent one by one, first alone and then through the flood."""
EVERY = 1.0
PROCESSES, CONNECTIONS = 2, 32
"""Of the flood: as many connections in each of its processes."""
PATIENCE = 120
FORM, SEND, CHALLENGE = (
    "/api/v1/site/questions/form/",
    "/api/v1/site/questions/",
    "/api/v1/questions/challenge/",
)
SCREENS = ("questions/", "")
"""What staff look at meanwhile: the queue, and their dashboard."""


@dataclass(frozen=True)
class AskingFigure:
    """What was measured; times in seconds. `answers` counts the flood's by kind and status."""

    alone: Spread
    senders: int
    together: Spread
    flood: int
    flood_seconds: float
    answers: dict[str, int]
    meanwhile: Spread
    screens_before: Spread
    screens_meanwhile: Spread
    taken: int
    kept: int


@dataclass(frozen=True)
class Door:
    """Where a portal's form is sent to."""

    port: int
    host: str

    def ask(self, path: str) -> Any:
        """Return what an address answers."""
        status, body = self._request("GET", path, {}, None)
        _require(path, status, {200})
        return json.loads(body)

    def send(self, sent: Sent) -> tuple[int, float]:
        """Send something; return the status and how long it took."""
        started = time.perf_counter()
        status, _body = self._request("POST", SEND, sent.headers, sent.body)
        return status, time.perf_counter() - started

    def _request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, {"Host": self.host, **headers})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def measure_asking(stack: Stack, *, senders: int, flood: int) -> AskingFigure:
    """Send questions alone, together, and through a flood, while staff are at their desks."""
    door = Door(stack.deployment.admin_port, stack.host)
    consent = door.ask(FORM)["consent"]["version"]
    say("Giải bài toán cho người gửi thật…")
    ready = iter(_questions(door, consent, ALONE + senders + MEANWHILE))
    with ApproversBrowser(f"http://127.0.0.1:{door.port}") as browser:
        browser.log_in(f"editor.{SITE}", PASSWORD)
        say("Gửi lần lượt…")
        alone = [_taken(door, next(ready)) for _number in range(ALONE)]
        say(f"{senders} người gửi cùng lúc…")
        together = _all_at_once(door, [next(ready) for _number in range(senders)])
        before = _look_while(browser, until=_after(ALONE))
        say(f"{flood} lượt gửi giả…")
        started = time.monotonic()
        with ThreadPoolExecutor(2) as beside, _flood(door, consent, flood) as futures:
            is_over = _over(futures)
            sending = beside.submit(_send_while, door, ready, is_over)
            looking = beside.submit(_look_while, browser, until=is_over)
            answers = sum((each.result() for each in as_completed(futures)), Counter[str]())
            seconds = time.monotonic() - started
            meanwhile, screens = sending.result(), looking.result()
    taken = ALONE + senders + len(meanwhile)
    return AskingFigure(
        alone=Spread.of(alone),
        senders=senders,
        together=Spread.of(together),
        flood=flood,
        flood_seconds=seconds,
        answers=dict(sorted(answers.items())),
        meanwhile=Spread.of(meanwhile),
        screens_before=Spread.of(before),
        screens_meanwhile=Spread.of(screens),
        taken=taken,
        kept=_kept(stack),
    )


def _questions(door: Door, consent: str, count: int) -> list[Sent]:
    """Return questions with their work done, as browsers would bring them."""
    asked = [door.ask(CHALLENGE) for _number in range(count)]
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        difficulties = [each["difficulty"] for each in asked]
        done = list(pool.map(solve, [each["challenge"] for each in asked], difficulties))
    return [question(number, consent, work) for number, work in enumerate(done)]


def _taken(door: Door, sent: Sent) -> float:
    status, seconds = door.send(sent)
    _require(SEND, status, {201})
    return seconds


def _all_at_once(door: Door, questions: Sequence[Sent]) -> list[float]:
    ready = Barrier(len(questions))

    def send(sent: Sent) -> float:
        ready.wait()
        return _taken(door, sent)

    with ThreadPoolExecutor(len(questions)) as threads:
        return list(threads.map(send, questions))


def _send_while(door: Door, ready: Iterator[Sent], is_over: Callable[[], bool]) -> list[float]:
    times: list[float] = []
    while not times or not is_over():
        sent = next(ready, None)
        if sent is None:
            break
        times.append(_taken(door, sent))
        time.sleep(max(0.0, EVERY - times[-1]))
    return times


def _look_while(browser: ApproversBrowser, *, until: Callable[[], bool]) -> list[float]:
    times: list[float] = []
    while not times or not until():
        started = time.perf_counter()
        browser.look(SCREENS[len(times) % len(SCREENS)])
        times.append(time.perf_counter() - started)
        time.sleep(EVERY / 4)
    return times


def _after(count: int) -> Callable[[], bool]:
    left = iter(range(count))
    return lambda: next(left, None) is None


def _over(futures: Sequence["Future[Counter[str]]"]) -> Callable[[], bool]:
    return lambda: all(each.done() for each in futures)


@contextmanager
def _flood(door: Door, consent: str, count: int) -> Iterator[list["Future[Counter[str]]"]]:
    """Begin to send what machines send, from processes of their own."""
    challenge = str(door.ask(CHALLENGE)["challenge"])
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        shares = [range(first, count, PROCESSES) for first in range(PROCESSES)]
        yield [pool.submit(_send_bogus, door, consent, challenge, share) for share in shares]


def _send_bogus(door: Door, consent: str, challenge: str, numbers: range) -> Counter[str]:
    """Send a share of the flood; count the answers by kind."""

    def send(number: int) -> str:
        sent = bogus(number, consent, challenge)
        status, _seconds = door.send(sent)
        _require(sent.kind, status, ANSWERED[sent.kind])
        return f"{sent.kind}: {status}"

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return Counter(threads.map(send, numbers))


def _require(path: str, status: int, wanted: set[int]) -> None:
    if status not in wanted:
        message = f"{path}: {status}, đáng lẽ {sorted(wanted)}."
        raise Refusal(message)


def _kept(stack: Stack) -> int:
    target = stack.deployment.state / "questions.json"
    stack.call("Đếm câu hỏi…", "scripts.bench.loading.count_questions", target=str(target))
    return int(json.loads(Path(target).read_text(encoding="utf-8")))
