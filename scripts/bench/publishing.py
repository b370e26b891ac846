"""Publish → live: from the approver's click to changed bytes on the public web server."""

import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from typing import Any

from scripts.bench.editors import ApproversBrowser
from scripts.bench.figures import Spread
from scripts.bench.readers import Reader
from scripts.bench.stacks import PASSWORD, SITE, Stack
from scripts.steps import say

CALM = (0.4, 0.8)
"""Seconds between two samples: the publisher is back at its long poll, at no fixed beat of it."""


@dataclass(frozen=True)
class Sample:
    """The moments of one publication, in seconds since the epoch."""

    subject: str
    clicked: float
    answered: float
    live: float
    listed: float


@dataclass(frozen=True)
class Publication:
    """What publishing cost at one size, in seconds. The three parts of `live` follow one another.

    composed: until the change was in the transaction; fed: until the publisher began its run;
    built: until the page was live; `answered` is when the approver's browser went on.
    """

    label: str
    pages: int
    is_city: bool
    live: Spread
    listed: Spread
    answered: Spread
    composed: Spread
    fed: Spread
    built: Spread
    artifacts: Spread


def measure_publishing(
    stacks: Sequence[Stack], *, warm_ups: int, samples: int
) -> list[Publication]:
    """Publish on all stacks in turn, so that whatever else the machine does befalls all alike."""
    random = Random(1)  # noqa: S311 - only a pause
    desks = [Desk(stack) for stack in stacks]
    try:
        for number in range(warm_ups + samples):
            turn = desks if number % 2 else desks[::-1]
            for desk in turn:
                time.sleep(random.uniform(*CALM))
                desk.publish(number)
            say(f"  lượt {number + 1} / {warm_ups + samples}: {_latest(desks)}")
        return [desk.publication(warm_ups) for desk in desks]
    finally:
        for desk in desks:
            desk.close()


def _latest(desks: Sequence["Desk"]) -> str:
    return ", ".join(
        f"{desk.stack.label} {1000 * (desk.samples[-1].live - desk.samples[-1].clicked):.0f} ms"
        for desk in desks
    )


class Desk:
    """An approver and a reader of one stack."""

    def __init__(self, stack: Stack) -> None:
        deployment = stack.deployment
        self.stack = stack
        self.samples: list[Sample] = []
        self._facts = stack.facts
        self._approver = ApproversBrowser(f"http://127.0.0.1:{deployment.admin_port}")
        self._approver.log_in(f"approver.{SITE}", PASSWORD)
        self._reader = Reader(deployment.web_port, stack.host)
        self._hand = ThreadPoolExecutor(1)

    def close(self) -> None:
        """Close the connections."""
        self._hand.shutdown()
        self._approver.__exit__()
        self._reader.__exit__()

    def publish(self, number: int) -> None:
        """Approve the page of that number and watch it arrive."""
        self.stack.check()
        page = self._facts["samples"][number]
        token = self._approver.open_decision(page["page_id"])
        clicked = time.time()
        answer = self._hand.submit(self._approver.approve, page["page_id"], token)
        live = self._reader.wait_for(page["path"], page["title"])
        listed = self._reader.wait_for(self._facts["section"]["path"], page["path"])
        self.samples.append(Sample(page["id"], clicked, answer.result(), live, listed))

    def publication(self, warm_ups: int) -> Publication:
        """Return what the samples behind the warm-ups add up to."""
        return summarise(self.stack, self.samples[warm_ups:], _noted_by(self.stack))


def summarise(stack: Stack, samples: Sequence[Sample], noted: dict[str, Any]) -> Publication:
    """Match samples with what the CMS noted, and add up."""
    changes = {change["subject"]: change for change in noted["changes"]}
    found = [changes[sample.subject] for sample in samples]
    runs = [_run_of(change["cursor"], noted["receipts"]) for change in found]
    begun = [run["at"] - run["seconds"] for run in runs]
    pairs = list(zip(samples, found, begun, strict=True))
    return Publication(
        label=stack.label,
        pages=stack.pages,
        is_city=stack.is_city,
        live=Spread.of([sample.live - sample.clicked for sample in samples]),
        listed=Spread.of([sample.listed - sample.clicked for sample in samples]),
        answered=Spread.of([sample.answered - sample.clicked for sample in samples]),
        composed=Spread.of([change["at"] - sample.clicked for sample, change, _ in pairs]),
        fed=Spread.of([began - change["at"] for _, change, began in pairs]),
        built=Spread.of([sample.live - began for sample, _, began in pairs]),
        artifacts=Spread.of([run["artifacts"] for run in runs]),
    )


def _run_of(cursor: int, receipts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the run that made a change live: the first whose receipt reaches it."""
    return next(receipt for receipt in receipts if receipt["cursor"] >= cursor)


@dataclass(frozen=True)
class Burst:
    """Many approvals in a row, as fast as one approver's browser can send them.

    seconds: from the first click to the last page live; approving: to the last answer.
    `live` is each page's own time from its click. `runs` of the publisher shared the work.
    """

    label: str
    count: int
    seconds: float
    approving: float
    live: Spread
    runs: int


def measure_burst(stack: Stack, first: int, count: int) -> Burst:
    """Approve the samples from a number on without waiting for any to be live."""
    deployment = stack.deployment
    wanted = stack.facts["samples"][first : first + count]
    with (
        ApproversBrowser(f"http://127.0.0.1:{deployment.admin_port}") as approver,
        Reader(deployment.web_port, stack.host) as reader,
        ThreadPoolExecutor(1) as hand,
    ):
        approver.log_in(f"approver.{SITE}", PASSWORD)
        token = approver.open_decision(wanted[0]["page_id"])
        clicked: list[float] = []

        def approve_all() -> float:
            answered = 0.0
            for page in wanted:
                clicked.append(time.time())
                answered = approver.approve(page["page_id"], token)
            return answered

        answered = hand.submit(approve_all)
        live = [reader.wait_for(page["path"], page["title"]) for page in wanted]
        last = answered.result()
    noted = _noted_by(stack)
    runs = [each for each in noted["receipts"] if clicked[0] <= each["at"] <= live[-1] + 1]
    return Burst(
        label=stack.label,
        count=count,
        seconds=live[-1] - clicked[0],
        approving=last - clicked[0],
        live=Spread.of([seen - sent for seen, sent in zip(live, clicked, strict=True)]),
        runs=len(runs),
    )


def _noted_by(stack: Stack) -> Any:
    file = stack.deployment.state / "timeline.json"
    stack.call("Đọc nhật ký…", "scripts.bench.timeline.write_timeline", target=str(file))
    return json.loads(file.read_text(encoding="utf-8"))
