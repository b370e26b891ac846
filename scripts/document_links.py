"""`make check`: every link of the documentation to a file of ours, or to a heading, leads there."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from scripts.children import ROOT

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z]+:|//")


def documents() -> list[Path]:
    """Return every document of the repository."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in found.splitlines() if (ROOT / name).is_file()]


def broken_links(document: Path) -> Iterator[str]:
    """Yield the links of a document that lead nowhere."""
    text = CODE.sub("", document.read_text(encoding="utf-8"))
    for match in LINK.finditer(text):
        link = match[1] or match[2]
        if not ELSEWHERE.match(link) and not _leads_somewhere(document, link):
            yield link


def _leads_somewhere(document: Path, link: str) -> bool:
    name, _hash, heading = unquote(link).partition("#")
    target = (document.parent / name).resolve() if name else document
    if not target.exists():
        return False
    return not heading or target.suffix != ".md" or heading in _anchors(target)


def _anchors(document: Path) -> set[str]:
    text = CODE.sub(lambda code: code[0] if "\n" not in code[0] else "", document.read_text())
    return {_anchor(heading) for heading in HEADING.findall(text)}


def _anchor(heading: str) -> str:
    """Return a heading's anchor as code hosts make it."""
    kept = [
        character
        for character in heading.lower()
        if character in " -_" or unicodedata.category(character)[0] in "LNM"
    ]
    return "".join(kept).replace(" ", "-")


def main() -> int:
    """Print every broken link; 1 if there is one."""
    broken = [(file, link) for file in documents() for link in broken_links(file)]
    for file, link in broken:
        sys.stdout.write(f"{file.relative_to(ROOT)}: {link}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
