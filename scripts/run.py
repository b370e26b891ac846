"""`make run`: install what is missing, then hand over to scripts.stack inside the environment.

Only the standard library is there yet.
"""

import os
import sys
from typing import NoReturn

from scripts.children import Children
from scripts.installing import PYTHON, RUN_LOCK, install
from scripts.steps import restore_signals, to_the_end
from scripts.system_packages import install_wanted


def main() -> int:
    """Install what is missing; return an exit code."""
    return to_the_end(_install)


def _install(children: Children) -> None:
    install(children, RUN_LOCK)
    install_wanted(children)


def become_the_stack() -> NoReturn:
    """Go on inside the environment, as the very process that was started."""
    restore_signals()
    os.execv(PYTHON, [str(PYTHON), "-m", "scripts.stack"])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    sys.exit(main() or become_the_stack())
