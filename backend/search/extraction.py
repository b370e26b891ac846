"""Text out of a PDF or DOCX, in a process of its own: what strangers made may never end.

`python -m backend.search.extraction pdf` reads a file from its input and writes the text. Nothing
of Django is loaded; memory, time, pages and the length of the text have bounds.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from docx import Document as Docx
from pypdf import PdfReader

MOST_BYTES = 40 * 1024 * 1024
MOST_CHARACTERS = 300_000
MOST_PAGES = 400
MOST_SECONDS = 20
MOST_MEMORY = 1024 * 1024 * 1024


class Unreadable(Exception):
    """No text can be had from a file; the message says why."""


def text_of(content: bytes, extension: str) -> str:
    """Return the text of a file, its first `MOST_CHARACTERS`; nothing of a kind that has none."""
    if extension not in READERS:
        return ""
    if len(content) > MOST_BYTES:
        raise Unreadable("too large")
    command = [sys.executable, "-m", "backend.search.extraction", extension]
    try:
        done = subprocess.run(  # noqa: S603  # the command is our own
            command,
            cwd=Path(__file__).parents[2],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("takes too long") from None
    except subprocess.CalledProcessError as fault:
        lines = fault.stderr.decode(errors="replace").strip().splitlines() or ["killed"]
        raise Unreadable(lines[-1][:150]) from None
    return done.stdout.decode(errors="replace")


def _pdf(file: BinaryIO) -> Iterator[str]:
    for page in PdfReader(file).pages[:MOST_PAGES]:
        yield page.extract_text()


def _docx(file: BinaryIO) -> Iterator[str]:
    document = Docx(file)
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            yield part.text


READERS: dict[str, Callable[[BinaryIO], Iterator[str]]] = {"pdf": _pdf, "docx": _docx}


def main(extension: str) -> None:
    """Read a file from the input, write its text."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    left = MOST_CHARACTERS
    for text in READERS[extension](BytesIO(sys.stdin.buffer.read())):
        sys.stdout.buffer.write(f"{text[:left]}\n".encode(errors="replace"))
        left -= len(text)
        if left <= 0:
            return


if __name__ == "__main__":
    main(sys.argv[1])
