"""`make lock`: write down the exact version of every package, for every Python we run on."""

import subprocess
import sys

from scripts.children import ROOT
from scripts.installing import DEVELOPMENT_LOCK, RUN_LOCK

EXTRAS = {
    RUN_LOCK: ("backend", "frontend"),
    DEVELOPMENT_LOCK: ("backend", "frontend", "dev"),
}
RESOLVE = ("pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--no-annotate")


def main() -> int:
    """Resolve pyproject.toml into each lock file; versions stay unless `--upgrade` is given."""
    for lock, extras in EXTRAS.items():
        wanted = [f"--extra={extra}" for extra in extras]
        output = ["--custom-compile-command=make lock", "--no-emit-index-url", f"-o={lock.name}"]
        command = ["uv", *RESOLVE, *wanted, *output, "pyproject.toml", *sys.argv[1:]]
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
