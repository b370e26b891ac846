"""Abbreviations of official Vietnamese and what they stand for, from `abbreviations.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("abbreviations.yaml")


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Return each abbreviation in small letters with the words it stands for."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {short: tuple(words.split()) for short, words in table.items()}
