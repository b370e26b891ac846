"""Release → seen: from a moderator's click to the answer on the screens of many readers at once."""

import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from scripts.bench.audience import Audience
from scripts.bench.editors import ApproversBrowser
from scripts.bench.figures import Spread
from scripts.bench.readers import Reader
from scripts.bench.stacks import PASSWORD, SITE, Stack
from scripts.refusal import Refusal
from scripts.steps import say

CALM = (0.4, 1.3)
PATIENCE = 30.0


@dataclass(frozen=True)
class Session:
    """What releasing answers cost at one size, in seconds from the click.

    live: until the file beside the page has it, seen by a reader who asks without a pause; `first`,
    `seen` and `last`: until the first, each and the last of the readers who ask once a second saw it.
    """

    label: str
    readers: int
    live: Spread
    first: Spread
    seen: Spread
    last: Spread
    requests: int
    unchanged: int
    failed: int


def measure_session(stack: Stack, *, samples: int, warm_ups: int, readers: int) -> Session:
    """Release one answer after another while so many readers follow."""
    file = stack.deployment.state / "session.json"
    stack.call(
        "Dựng phiên đối thoại…",
        "scripts.bench.sessions.hold_session",
        site=SITE,
        questions=samples + warm_ups,
        target=str(file),
    )
    facts = json.loads(file.read_text(encoding="utf-8"))
    path = f"{facts['path']}dien-bien.json"
    random = Random(1)  # noqa: S311 - only a pause
    deployment = stack.deployment
    with (
        ApproversBrowser(f"http://127.0.0.1:{deployment.admin_port}") as moderator,
        Reader(deployment.web_port, stack.host) as reader,
        ThreadPoolExecutor(1) as hand,
    ):
        moderator.log_in(f"approver.{SITE}", PASSWORD)
        reader.wait_for(path, '"answers"')
        with Audience(deployment.web_port, stack.host, path, readers) as audience:
            clicked: dict[int, float] = {}
            live: dict[int, float] = {}
            for each in facts["questions"]:
                number = each["number"]
                time.sleep(random.uniform(*CALM))
                form = moderator.open_question(each["id"])
                clicked[number] = time.time()
                answer = hand.submit(moderator.release, each["id"], form)
                live[number] = reader.wait_for(path, f'"number":{number},')
                answer.result()
                _wait(audience, number)
                say(f"  câu {number}: {1000 * (live[number] - clicked[number]):.0f} ms")
    kept = [each["number"] for each in facts["questions"]][warm_ups:]
    return _summed(stack, audience, kept, clicked, live)


def _wait(audience: Audience, number: int) -> None:
    end = time.time() + PATIENCE
    while not audience.all_saw(number):
        if time.time() > end:
            message = f"Sau {PATIENCE:.0f} giây, câu trả lời {number} chưa đến mọi người đọc."
            raise Refusal(message)
        time.sleep(0.02)


def _summed(
    stack: Stack,
    audience: Audience,
    kept: Sequence[int],
    clicked: dict[int, float],
    live: dict[int, float],
) -> Session:
    waits = {number: [at - clicked[number] for at in audience.seen[number]] for number in kept}
    return Session(
        label=stack.label,
        readers=audience.count,
        live=Spread.of([live[number] - clicked[number] for number in kept]),
        first=Spread.of([min(each) for each in waits.values()]),
        seen=Spread.of([wait for each in waits.values() for wait in each]),
        last=Spread.of([max(each) for each in waits.values()]),
        requests=audience.asked,
        unchanged=audience.unchanged,
        failed=audience.failed,
    )
