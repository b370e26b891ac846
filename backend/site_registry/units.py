"""Prints a province's communes, wards and special zones as entries for `sites_config.yaml`.

    python -m backend.site_registry.units --province "Hải Phòng"

It writes no file: the registry stays the truth, and a person copies what is missing.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from vietnam_provinces import Province, Ward

from backend.regulations import RuleSet, load_rule_set
from backend.site_registry.labels import (
    full_name_label,
    unaccented_label,
    without_unit_word,
)


class UnknownProvince(LookupError):
    """There is no province with this name."""


def province_named(name: str) -> Province:
    """Return a province by its name, with or without its unit word and marks."""
    for province in Province.iter_all():
        short_name = without_unit_word(province.name, ["thành phố", "tỉnh"])
        if unaccented_label(name) in map(unaccented_label, (province.name, short_name)):
            return province
    raise UnknownProvince(name)


def unit_entries(province: Province, rules: RuleSet) -> Iterator[str]:
    """Yield the YAML lines of a province's units, by unit code."""
    units = sorted(Ward.iter_by_province(province.code), key=lambda unit: unit.code)
    parent = unaccented_label(without_unit_word(province.name, ["thành phố", "tỉnh"]))
    unit_words = rules.unit_words.value if rules.unit_words else ()
    seen: Counter[str] = Counter()
    for unit in units:
        label = full_name_label(unit.name, unit_words)
        seen[label] += 1
        yield from _entry(unit, parent, label, is_first=seen[label] == 1)


def _entry(unit: Ward, parent: str, label: str, *, is_first: bool) -> Iterator[str]:
    code = f"{unit.code:05d}"
    fields = f'tier: ward, parent: {parent}, name: {unit.name}, unit_code: "{code}"'
    if is_first:
        yield f"  {label}: {{{fields}}}"
        return
    own_label = f"{label}-{code}"
    yield f"  # Không dấu thì trùng với {label}: thêm mã đơn vị để mỗi cổng có một tên miền riêng."
    yield f"  {own_label}: {{{fields}, label: {own_label}}}"


def main(arguments: list[str] | None = None) -> None:
    """Print the entries of one province."""
    parser = argparse.ArgumentParser(prog="python -m backend.site_registry.units")
    parser.add_argument("--province", required=True, help='tên tỉnh, thành phố: "Hải Phòng"')
    parser.add_argument("--rules", default="hai-phong-2025", help="bộ quy định đặt tên miền")
    options = parser.parse_args(arguments)
    entries = unit_entries(province_named(options.province), load_rule_set(options.rules))
    sys.stdout.writelines(f"{entry}\n" for entry in entries)


if __name__ == "__main__":
    main()
