"""`python -m backend <command>`: Django's commands on this product's settings."""

import os
import sys

from django.core.management import execute_from_command_line

from backend.environment import EnvironmentFaults


def main() -> int:
    """Run one management command; a broken environment is one clear message, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    try:
        execute_from_command_line(sys.argv)
    except EnvironmentFaults as faults:
        sys.stderr.write(f"{faults}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
