"""Work that need not be done again: each step's stamp is a digest of all it depends on."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stamps:
    """The stamps of one state folder."""

    file: Path

    def has(self, step: str, digest: str) -> bool:
        """Tell whether a step was last done with these very inputs."""
        return self._kept().get(step) == digest

    def put(self, step: str, digest: str) -> None:
        """Remember that a step is done."""
        draft = self.file.with_suffix(".new")
        draft.write_text(json.dumps(self._kept() | {step: digest}, indent=1))
        draft.replace(self.file)

    def _kept(self) -> dict[str, str]:
        try:
            kept = json.loads(self.file.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return {str(step): str(digest) for step, digest in kept.items()}


def digest_of(*values: str, files: Iterable[Path] = ()) -> str:
    """Return a digest of values and of the contents of files."""
    digest = hashlib.sha256("\0".join(values).encode())
    for file in sorted(files):
        digest.update(f"\0{file}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
