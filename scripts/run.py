"""`make run`: install what is missing, then hand over to scripts.stack inside the environment.

Only the standard library is there yet.
"""

import os
import sys
from typing import NoReturn

from scripts.children import Children
from scripts.installing import PYTHON, RUN_LOCK, install
from scripts.refusal import Refusal
from scripts.steps import StopRequested, ignore_signals, restore_signals, stop_on_signals


def main() -> int:
    """Install what is missing; return an exit code."""
    children = Children()
    stop_on_signals()
    try:
        install(children, RUN_LOCK)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except StopRequested:
        return 130
    finally:
        ignore_signals()
        children.stop_all()
    return 0


def become_the_stack() -> NoReturn:
    """Go on inside the environment, as the very process that was started."""
    restore_signals()
    os.execv(PYTHON, [str(PYTHON), "-m", "scripts.stack"])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    sys.exit(main() or become_the_stack())
