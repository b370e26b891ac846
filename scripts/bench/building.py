"""Full builds: how many pages a second the publisher makes of nothing, and what rendering alone takes."""

import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from frontend import pages
from frontend.bulk import page_of
from frontend.client import Client
from frontend.derivations import FACT_KINDS
from frontend.facts import Library, NoMemory
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.views import PageView
from scripts.bench.stacks import SITE, Stack
from scripts.children import Children
from scripts.installing import PYTHON
from scripts.refusal import Refusal
from scripts.steps import SignsOfLife, say

REPORT = re.compile(r"full: (\d+) dựng, \d+ ghi.*?(\d+) ms")
VIEWS = 50
RENDERING_SECONDS = 3.0


@dataclass(frozen=True)
class Build:
    """One full build: pages, all files, and the seconds from start to end of the process."""

    pages: int
    files: int
    seconds: float

    @property
    def pages_per_second(self) -> float:
        """Return how many pages were made in a second."""
        return self.pages / self.seconds


def first_build(stack: Stack) -> Build:
    """Build a stack's sites for the first time, receipt and all."""
    return _build(stack.children, stack, stack.deployment.state / "public")


def second_build(stack: Stack) -> Build:
    """Build everything again in an empty folder, as another publisher would; then remove it."""
    folder = stack.deployment.state / "another-publisher"
    own = {"PORTAL_STATE": str(folder), "PORTAL_PUBLIC_DIR": str(folder / "public")}
    children = Children({**(stack.children.environment or {}), **own})
    try:
        return _build(children, stack, folder / "public")
    finally:
        children.stop_all()
        shutil.rmtree(folder, ignore_errors=True)


def _build(children: Children, stack: Stack, public: Path) -> Build:
    log = stack.deployment.state / "build.log"
    say(f"Dựng toàn bộ, {stack.pages} trang…")
    with log.open("w") as output, SignsOfLife():
        started = time.monotonic()
        child = children.start("publish", [str(PYTHON), "-m", "frontend", "publish"], output)
        try:
            child.process.wait()
            seconds = time.monotonic() - started
        finally:
            children.stop(child)
    found = REPORT.search(log.read_text(encoding="utf-8"))
    if child.process.returncode or found is None:
        message = f"Dựng không xong:\n{log.read_text(encoding='utf-8')[-2000:]}"
        raise Refusal(message)
    return Build(sum(1 for _ in public.rglob("index.html")), int(found[1]), seconds)


def bare_rendering(stack: Stack) -> float:
    """Return how many item pages a second one process renders when it does nothing else."""
    views = _views(stack)
    renderer = Renderer()
    for view in views:
        renderer.page(view)
    count, started = 0, time.monotonic()
    while time.monotonic() - started < RENDERING_SECONDS:
        renderer.page(views[count % len(views)]).encode()
        count += 1
    return count / (time.monotonic() - started)


def _views(stack: Stack) -> list[PageView]:
    client = Client(f"http://127.0.0.1:{stack.deployment.admin_port}/api/v1/")
    try:
        question = {"locale": "vi", "category": "news-events", "view": "full", "limit": str(VIEWS)}
        answer = client.get(f"sites/{SITE}/pages/", question)
        library = Library(client, NoMemory(), FACT_KINDS)
        items = [page_of(item) for item in answer.value["results"]]
        return [pages.page_view(item, Reading(library)) for item in items]
    finally:
        client.close()
