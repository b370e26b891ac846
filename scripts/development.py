"""`make test`, `make check`: install what developing needs; with `--services`, what tests run too."""

import sys
from collections.abc import Sequence

from scripts.children import Children
from scripts.installing import DEVELOPMENT_LOCK, install
from scripts.npm_tools import install_tools
from scripts.steps import to_the_end
from scripts.system_packages import install_missing


def main(arguments: Sequence[str]) -> int:
    """Install; return an exit code."""

    def install_all(children: Children) -> None:
        install(children, DEVELOPMENT_LOCK)
        if "--services" in arguments:
            install_missing(children)
            install_tools(children)

    return to_the_end(install_all)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
