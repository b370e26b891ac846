"""What a full build costs, how much of it its templates are, and what a change to everything costs."""

import re
import resource
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from scripts.bench.machine import peak_memory
from scripts.bench.stacks import Stack
from scripts.children import Children
from scripts.installing import PYTHON
from scripts.refusal import Refusal
from scripts.steps import SignsOfLife, say

REPORT = re.compile(r"(?:full|incremental): (\d+) dựng, (\d+) ghi.*?(\d+) ms")
TEMPLATES = re.compile(r"templates: ([\d.]+) s")
LOOK_SECONDS = 0.1
PUBLISH = (str(PYTHON), "-m", "frontend", "publish")
COUNTING = (str(PYTHON), "-m", "scripts.bench.counted_rendering")
IN_ANOTHER_COLOUR = (str(PYTHON), "-m", "scripts.bench.another_colour")


@dataclass(frozen=True)
class Build:
    """One run that builds everything, or nearly.

    seconds: from start to end of the process; processor_seconds: what it and its workers took, the
    API not counted, and rendering_seconds what its templates took of that, where it was counted;
    memory: the most that the publisher, and the largest worker, had, in MiB.
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
    rendering_seconds: float | None

    @property
    def pages_per_second(self) -> float:
        """Return how many pages were made in a second."""
        return self.pages / self.seconds

    @property
    def pages_per_processor_second(self) -> float:
        """Return how many pages a second of the publisher's processor time makes."""
        return self.pages / self.processor_seconds

    @property
    def of_rendering_alone(self) -> float | None:
        """Return how fast it is, measured by what its templates alone would be."""
        if self.rendering_seconds is None:
            return None
        return self.rendering_seconds / self.processor_seconds


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
        command = COUNTING if workers == 1 else PUBLISH
        return _build("full", children, stack, folder / "public", command, workers)
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
    said = log.read_text(encoding="utf-8")
    found, counted = REPORT.search(said), TEMPLATES.search(said)
    if child.process.returncode or found is None:
        raise Refusal(f"Dựng không xong:\n{said[-2000:]}")
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
        rendering_seconds=float(counted[1]) if counted else None,
    )


def _processor_seconds() -> float:
    """Return what ended children, and theirs, have taken of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _larger(one: list[float], other: list[float]) -> list[float]:
    longest = max(len(one), len(other))
    padded = [each + [0.0] * (longest - len(each)) for each in (one, other)]
    return [max(pair) for pair in zip(*padded, strict=True)]
