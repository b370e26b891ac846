"""Compile the translation catalogues: `python -m scripts.compile_catalogues`."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
CATALOGUES = (ROOT / "backend" / "locale", ROOT / "content_models" / "locale")


def main() -> None:
    """Write a `.mo` beside every `.po`."""
    for folder in CATALOGUES:
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            compile_catalogue(source)


def compile_catalogue(source: Path) -> None:
    """Write the `.mo` of one catalogue."""
    with source.open("rb") as written:
        catalogue = read_po(written, locale=source.parents[1].name)
    with source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)


if __name__ == "__main__":
    main()
