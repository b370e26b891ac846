"""What a spreadsheet makes of text: words that begin like a formula would be computed, not shown."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula."""


def harmless(text: str) -> str:
    """Return a text so that a spreadsheet shows it: behind an apostrophe, which it does not show."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_written(cell: str) -> str:
    """Return what was written before `harmless`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
