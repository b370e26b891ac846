"""Ending whole process groups: asked first, ended when they do not listen."""

import os
import signal
import time
from collections.abc import Callable, Sequence

GRACE = 5.0
"""Seconds between asking a group to end and ending it."""


def signal_group(group: int, number: int) -> bool:
    """Signal a process group; tell whether there was anybody in it."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    return True


def end_groups(groups: Sequence[int], collect: Callable[[], object] = lambda: None) -> None:
    """End process groups; `collect` reaps what has ended, for remains keep a group alive."""
    left = [group for group in groups if signal_group(group, signal.SIGTERM)]
    deadline = time.monotonic() + GRACE
    while left and time.monotonic() < deadline:
        time.sleep(0.02)
        collect()
        left = [group for group in left if signal_group(group, 0)]
    for group in left:
        signal_group(group, signal.SIGKILL)
