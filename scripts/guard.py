"""Outlives the process that started it just long enough to end that one's children.

Reads process groups from its standard input, one to a line, and a last line `done` when all is
well. Without that line the starter was killed outright, and nobody else is left to end them.
"""

import signal
import sys

from scripts.process_groups import end_groups

DONE = "done"


def main() -> None:
    """Wait for the starter's end; end its children in the reverse order of their start."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    lines = sys.stdin.read().split()
    if DONE not in lines:
        end_groups([int(line) for line in reversed(lines)])


if __name__ == "__main__":
    main()
