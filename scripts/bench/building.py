"""What a full build costs, what a change to everything costs, and what rendering alone takes."""

import re
import resource
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
from scripts.bench.machine import peak_memory
from scripts.bench.stacks import SITE, Stack
from scripts.children import Children
from scripts.installing import PYTHON
from scripts.refusal import Refusal
from scripts.steps import SignsOfLife, say

REPORT = re.compile(r"(?:full|incremental): (\d+) dựng, (\d+) ghi.*?(\d+) ms")
VIEWS = 50
RENDERING_SECONDS = 3.0
LOOK_SECONDS = 0.1
PUBLISH = (str(PYTHON), "-m", "frontend", "publish")
IN_ANOTHER_COLOUR = (str(PYTHON), "-m", "scripts.bench.another_colour")


@dataclass(frozen=True)
class Build:
    """One run that builds everything, or nearly.

    seconds: from start to end of the process; processor_seconds: what it and its workers took, the
    API not counted; memory: the most that the publisher, and the largest worker, had, in MiB.
    """

    title: str
    workers: int
    pages: int
    files: int
    written: int
    seconds: float
    processor_seconds: float
    memory: float
    worker_memory: float

    @property
    def pages_per_second(self) -> float:
        """Return how many pages were made in a second."""
        return self.pages / self.seconds

    @property
    def pages_per_processor_second(self) -> float:
        """Return how many pages a second of the publisher's processor time makes."""
        return self.pages / self.processor_seconds


def first_build(stack: Stack) -> Build:
    """Build a stack's sites for the first time, receipt and all."""
    return _build("first", stack.children, stack, stack.deployment.state / "public")


def second_build(stack: Stack, workers: int) -> Build:
    """Build everything again in an empty folder, as another publisher would; then remove it."""
    folder = stack.deployment.state / f"publisher-of-{workers}"
    own = {
        "PORTAL_STATE": str(folder),
        "PORTAL_PUBLIC_DIR": str(folder / "public"),
        "PORTAL_PUBLISHER_WORKERS": str(workers),
    }
    children = Children({**(stack.children.environment or {}), **own})
    try:
        return _build("full", children, stack, folder / "public", workers=workers)
    finally:
        children.stop_all()
        shutil.rmtree(folder, ignore_errors=True)


def after_a_menu_change(stack: Stack) -> Build:
    """Rename a section of the portal's menu: all of the portal's pages show it."""
    stack.call("Đổi tên một mục của danh mục…", "scripts.bench.loading.rename_a_menu_section")
    return _build(
        "a menu section renamed", stack.children, stack, stack.deployment.state / "public"
    )


def after_a_theme_change(stack: Stack) -> Build:
    """Change a colour of the theme: its stylesheet has another name then, on all pages."""
    public = stack.deployment.state / "public"
    return _build("a theme's colour changed", stack.children, stack, public, IN_ANOTHER_COLOUR)


def _build(
    title: str,
    children: Children,
    stack: Stack,
    public: Path,
    command: tuple[str, ...] = PUBLISH,
    workers: int = 2,
) -> Build:
    log = stack.deployment.state / "build.log"
    say(f"Dựng ({title}), {stack.pages} trang, {workers} tiến trình…")
    before = _processor_seconds()
    memory = [0.0]
    with log.open("w") as output, SignsOfLife():
        started = time.monotonic()
        child = children.start("publish", list(command), output)
        try:
            while child.process.poll() is None:
                memory = _larger(memory, peak_memory(child.process.pid))
                time.sleep(LOOK_SECONDS)
            seconds = time.monotonic() - started
        finally:
            children.stop(child)
    found = REPORT.search(log.read_text(encoding="utf-8"))
    if child.process.returncode or found is None:
        message = f"Dựng không xong:\n{log.read_text(encoding='utf-8')[-2000:]}"
        raise Refusal(message)
    return Build(
        title=title,
        workers=workers,
        pages=sum(1 for _ in public.rglob("index.html")),
        files=int(found[1]),
        written=int(found[2]),
        seconds=seconds,
        processor_seconds=_processor_seconds() - before,
        memory=memory[0],
        worker_memory=max(memory[1:], default=0.0),
    )


def _processor_seconds() -> float:
    """Return what ended children, and theirs, have taken of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _larger(one: list[float], other: list[float]) -> list[float]:
    longest = max(len(one), len(other))
    padded = [each + [0.0] * (longest - len(each)) for each in (one, other)]
    return [max(pair) for pair in zip(*padded, strict=True)]


def bare_rendering(stack: Stack) -> float:
    """Return how many item pages a second of one process renders when it does nothing else.

    The second is one of processor time: what else the machine does is no limit of the templates.
    """
    views = _views(stack)
    renderer = Renderer()
    for view in views:
        renderer.page(view)
    count, started = 0, time.process_time()
    while time.process_time() - started < RENDERING_SECONDS:
        renderer.page(views[count % len(views)]).encode()
        count += 1
    return count / (time.process_time() - started)


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
