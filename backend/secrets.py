"""Secrets nobody chose: made once, kept in the state folder, readable by their owner only."""

import os
import secrets
from pathlib import Path

from pydantic import SecretStr


def kept_secret(chosen: SecretStr | None, file: Path) -> str:
    """Return the chosen secret, else the one kept in `file`, made on first need."""
    if chosen is not None:
        return chosen.get_secret_value()
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text(encoding="utf-8").strip()


def _write_once(file: Path, value: str) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(value)
    try:
        os.link(draft, file)  # whoever is first wins; two processes never keep two secrets
    except FileExistsError:
        pass
    finally:
        draft.unlink()
