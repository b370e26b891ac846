"""Reading: our API beside Wagtail's API v2, on the same data, under the same load, in the same run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from scripts.bench.load import Target, Throughput, ask, load
from scripts.bench.machine import processor_seconds
from scripts.bench.stacks import Stack, floor_of, peer_of, without_memory
from scripts.refusal import Refusal
from scripts.steps import say

NEWS = "content_models.NewsPage"
WARM_UP_SECONDS = 1.0
OUR_LIST, OUR_ITEM = "list of 20, all fields", "one item"
UNCHANGED = f"{OUR_LIST}, 304"
PEER_LIST, PEER_ITEM = "API v2, list of 20, all fields", "API v2, one item"
FLOOR_LIST = "floor: one SQL query and orjson, the same list"


@dataclass(frozen=True)
class ReadingFigure:
    """One question under load: medians of the rounds, and the size of the answer.

    `processor_seconds` is what one answer costs the server: it hardly depends on what else runs.
    """

    name: str
    size: int
    throughput: Throughput
    processor_seconds: float


def measure_reading(
    stack: Stack, ports: Sequence[int], *, rounds: int, seconds: float
) -> list[ReadingFigure]:
    """Ask our server and the others in turn, question by question, round by round.

    The others, on three ports: Wagtail's API v2, ours without a memory of its answers, the floor.
    """
    peer, fresh, floor = others = [
        make(stack, port)
        for make, port in zip((peer_of, without_memory, floor_of), ports, strict=True)
    ]
    try:
        for other in others:
            other.start("backend")
        for each in (stack, *others):
            each.wait_for_port(each.deployment.admin_port)
        targets = {
            **_our_targets(stack),
            **_made_anew(stack, fresh),
            **_peer_targets(stack, peer.deployment.admin_port),
            FLOOR_LIST: Target(floor.deployment.admin_port, "/", {"Host": "localhost"}),
        }
        sizes = {name: len(_answer(target)[0]) for name, target in targets.items()}
        servers = {each.deployment.admin_port: each.process("backend") for each in (stack, *others)}
        found: dict[str, list[tuple[Throughput, float]]] = {name: [] for name in targets}
        for target in targets.values():
            load(target, WARM_UP_SECONDS)
        for number in range(rounds):
            for name, target in targets.items():
                found[name].append(_round(target, servers[target.port], seconds))
                rate = found[name][-1][0].requests_per_second
                say(f"  vòng {number + 1} / {rounds}: {name}: {rate:.0f} câu trả lời/giây")
        return [_figure(name, sizes[name], found[name]) for name in targets]
    finally:
        for other in others:
            other.children.stop_all()


def _round(target: Target, server: int, seconds: float) -> tuple[Throughput, float]:
    before = processor_seconds(server)
    throughput = load(target, seconds)
    used = processor_seconds(server) - before
    return throughput, used / (throughput.requests_per_second * seconds)


def _our_targets(stack: Stack) -> dict[str, Target]:
    port, headers, facts = stack.deployment.admin_port, {"Host": stack.host}, stack.facts
    section = f"/api/v1/site/pages/?section={facts['section']['id']}&limit=20"
    full = Target(port, f"{section}&view=full", headers)
    return {
        "list of 20, summaries": Target(port, section, headers),
        OUR_LIST: full,
        OUR_ITEM: Target(port, f"/api/v1/site/pages/{facts['example']['id']}/", headers),
        UNCHANGED: Target(port, full.path, _with_validator(full), 304),
    }


def _made_anew(stack: Stack, fresh: Stack) -> dict[str, Target]:
    """Return our questions as they are answered the first time."""
    port = fresh.deployment.admin_port
    return {
        f"{name}, made anew": replace(target, port=port)
        for name, target in _our_targets(stack).items()
        if name in {OUR_LIST, OUR_ITEM}
    }


def _with_validator(target: Target) -> Mapping[str, str]:
    _body, headers = _answer(target)
    return {**target.headers, "If-None-Match": headers["ETag"]}


def _peer_targets(stack: Stack, port: int) -> dict[str, Target]:
    headers = {"Host": stack.host}
    example = stack.facts["example"]["page_id"]
    return {
        PEER_LIST: Target(port, f"/api/v2/pages/?type={NEWS}&fields=*&limit=20", headers),
        PEER_ITEM: Target(port, f"/api/v2/pages/{example}/?fields=*", headers),
    }


def _answer(target: Target) -> tuple[bytes, Mapping[str, str]]:
    status, body, headers = ask(target)
    if status != target.status:
        message = f"{target.path}: {status}, đáng lẽ {target.status}.\n{body[:500]!r}"
        raise Refusal(message)
    return body, headers


def _figure(name: str, size: int, rounds: list[tuple[Throughput, float]]) -> ReadingFigure:
    found = [throughput for throughput, _used in rounds]
    throughput = Throughput(
        median(each.requests_per_second for each in found),
        median(each.median for each in found),
        median(each.p95 for each in found),
    )
    return ReadingFigure(name, size, throughput, median(used for _throughput, used in rounds))
