"""Compile the translation catalogues: `python -m scripts.compile_catalogues`."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parents[1] / "backend" / "locale"


def main() -> None:
    """Write a `.mo` beside every `.po`."""
    for source in sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po")):
        compile_catalogue(source)


def compile_catalogue(source: Path) -> None:
    """Write the `.mo` of one catalogue."""
    with source.open("rb") as written:
        catalogue = read_po(written, locale=source.parents[1].name)
    with source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)


if __name__ == "__main__":
    main()
