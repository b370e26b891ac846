"""`make test`, `make check`: install what developing needs; with `--services`, what tests run too."""

import sys
from collections.abc import Sequence

from scripts.children import Children
from scripts.installing import DEVELOPMENT_LOCK, install
from scripts.npm_tools import install_tools
from scripts.refusal import Refusal
from scripts.steps import StopRequested, ignore_signals, stop_on_signals
from scripts.system_packages import install_missing


def main(arguments: Sequence[str]) -> int:
    """Install; return an exit code."""
    children = Children()
    stop_on_signals()
    try:
        install(children, DEVELOPMENT_LOCK)
        if "--services" in arguments:
            install_missing(children)
            install_tools(children)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except StopRequested:
        return 130
    finally:
        ignore_signals()
        children.stop_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
