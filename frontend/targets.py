"""What a delivery target can do, and how it says that it cannot."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class TargetFault(Exception):
    """A target did not take, or did not show, what it was asked for; the message says what to do."""


@dataclass(frozen=True)
class Comparison:
    """How a target differs from a folder: file names, and folders with a slash at their end."""

    missing: frozenset[str]
    differing: frozenset[str]
    extra: frozenset[str]


class Target(Protocol):
    """Another place where the output stands. `held` is a file that no child may outlive unnoticed."""

    def send(self, folder: Path, names: Sequence[str], held: int) -> None:
        """Put files of a folder there, whatever stands there under their names."""

    def remove(self, folder: Path, names: Sequence[str], held: int) -> None:
        """Take files away; the folder has what stands, in the output, at the same places."""

    def compare(self, folder: Path, held: int) -> Comparison:
        """Say how what is there differs from a folder that has everything."""

    def close(self) -> None:
        """End what connections there are; more may be asked for later."""


def link(file: Path, place: Path) -> bool:
    """Let a file's present content stand at another place, too; False where there is no file."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, place)
    except FileExistsError:
        return True
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # a file system without hard links
        shutil.copy2(file, place)
    return True
