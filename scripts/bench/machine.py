"""The machine a benchmark ran on: figures mean nothing without it."""

import os
import platform
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from scripts.bench.load import generator_name

PACKAGES = ("wagtail", "django", "gunicorn")


@dataclass(frozen=True)
class Machine:
    """Hardware, software, and how busy it was before anything was started."""

    measured_at: str
    processor: str
    cores: int
    memory_gib: float
    system: str
    python: str
    packages: dict[str, str]
    database: str
    load_generator: str
    load_before: float


def this_machine(database: str) -> Machine:
    """Describe the machine as it is now."""
    return Machine(
        measured_at=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        processor=_from_kernel("/proc/cpuinfo", r"model name\s*:\s*(.+)") or platform.machine(),
        cores=os.cpu_count() or 1,
        memory_gib=round(int(_from_kernel("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) / 2**20, 1),
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        packages={name: version(name) for name in PACKAGES},
        database=database,
        load_generator=generator_name(),
        load_before=round(os.getloadavg()[0], 2),
    )


def _from_kernel(file: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(file).read_text(encoding="utf-8"))
    except OSError:  # not on this system, or the process has just ended
        return ""
    return found[1].strip() if found else ""


def processor_seconds(server: int) -> float:
    """Return the processor time a server's worker processes have taken; 0 where nobody says."""
    tasks = Path(f"/proc/{server}/task/{server}/children")
    workers = tasks.read_text(encoding="utf-8").split() if tasks.is_file() else []
    ticks = (Path(f"/proc/{worker}/stat").read_text(encoding="utf-8") for worker in workers)
    used = [sum(map(int, each.rpartition(")")[2].split()[11:13])) for each in ticks]
    return sum(used) / os.sysconf("SC_CLK_TCK")


def peak_memory(process: int) -> list[float]:
    """Return the most memory a process and each one below it has had, in MiB, its own first."""
    peak = _from_kernel(f"/proc/{process}/status", r"VmHWM:\s*(\d+)")
    return [int(peak or 0) / 1024, *(each for one in _below(process) for each in peak_memory(one))]


def _below(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(each) for each in tasks.read_text(encoding="utf-8").split()]
    except OSError:  # it has just ended
        return []
