"""A closed-loop load: eight connections, each asking again as soon as it is answered.

wrk where it is installed; else a generator of our own, which costs some of the machine itself. Both
sides of a comparison always get the same one.
"""

import http.client
import multiprocessing
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.bench.figures import Spread
from scripts.refusal import Refusal

CONNECTIONS = 8
PROCESSES = 2
WRK = shutil.which("wrk")
WRK_SCRIPT = Path(__file__).with_name("wrk_summary.lua")
WRK_SUMMARY = re.compile(r"SUMMARY (\d+) (\d+) (\d+) (\d+) (\d+)")


@dataclass(frozen=True)
class Target:
    """What is asked: an address on the loopback interface, and the answer that counts."""

    port: int
    path: str
    headers: Mapping[str, str]
    status: int = 200


@dataclass(frozen=True)
class Throughput:
    """What a server gave under load; times in seconds."""

    requests_per_second: float
    median: float
    p95: float


def generator_name() -> str:
    """Return which load generator is used."""
    return "wrk" if WRK else "Python"


def ask(target: Target) -> tuple[int, bytes, Mapping[str, str]]:
    """Ask once; return status, body and headers."""
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=30)
    try:
        connection.request("GET", target.path, headers=dict(target.headers))
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def load(target: Target, seconds: float) -> Throughput:
    """Ask a server for some seconds; Refusal where an answer is not the one that counts."""
    if WRK:
        return _load_with_wrk(WRK, target, seconds)
    share = CONNECTIONS // PROCESSES
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_warm, range(PROCESSES)))
        futures = [pool.submit(_ask_on_many, target, seconds, share) for _ in range(PROCESSES)]
        times = [each for future in futures for each in future.result()]
    spread = Spread.of(times)
    return Throughput(len(times) / seconds, spread.median, spread.p95)


def _warm(_number: int) -> None:
    """Have a worker started before the clock is."""
    time.sleep(0.05)


def _ask_on_many(target: Target, seconds: float, connections: int) -> list[float]:
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(connections) as threads:
        futures = [threads.submit(_ask_until, target, until) for _ in range(connections)]
        return [each for future in futures for each in future.result()]


def _ask_until(target: Target, until: float) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=30)
    times = []
    started = time.monotonic()
    while started < until:
        connection.request("GET", target.path, headers=dict(target.headers))
        answer = connection.getresponse()
        answer.read()
        _require(target, answer.status)
        ended = time.monotonic()
        times.append(ended - started)
        started = ended
    connection.close()
    return times


def _require(target: Target, status: int) -> None:
    if status != target.status:
        message = f"{target.path}: {status}, đáng lẽ {target.status}."
        raise Refusal(message)


def _load_with_wrk(wrk: str, target: Target, seconds: float) -> Throughput:
    headers = [
        part for name, value in target.headers.items() for part in ("-H", f"{name}: {value}")
    ]
    options = [f"-t{PROCESSES}", f"-c{CONNECTIONS}", f"-d{seconds:g}s"]
    options += ["--timeout", "60s", "-s", str(WRK_SCRIPT)]
    command = [wrk, *options, *headers, f"http://127.0.0.1:{target.port}{target.path}"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = WRK_SUMMARY.search(output)
    if found is None or int(found[5]):
        message = f"{target.path}: câu trả lời không như mong đợi.\n{output}"
        raise Refusal(message)
    count, microseconds, median, p95 = (int(found[number]) for number in range(1, 5))
    return Throughput(count / (microseconds / 1e6), median / 1e6, p95 / 1e6)
