"""The unit list of a province is printed as registry entries, always the same."""

import pytest
import yaml

from backend.regulations import load_rule_set
from backend.site_registry import units

RULES = load_rule_set("hai-phong-2025")


def test_a_province_is_found_with_and_without_its_unit_word_and_marks():
    found = {
        units.province_named(name).name
        for name in ("Hải Phòng", "thành phố hải phòng", "hai phong")
    }

    assert found == {"Thành phố Hải Phòng"}


def test_an_unknown_province_is_refused_by_name():
    with pytest.raises(units.UnknownProvince, match="Atlantis"):
        units.province_named("Atlantis")


def test_printing_twice_prints_the_same(capsys):
    units.main(["--province", "Hải Phòng"])
    first = capsys.readouterr().out
    units.main(["--province", "Hải Phòng"])

    assert capsys.readouterr().out == first


def test_no_two_printed_units_share_a_key():
    lines = list(units.unit_entries(units.province_named("Hải Phòng"), RULES))

    entries = yaml.safe_load("\n".join(lines))

    assert len(entries) == 114
    assert len([line for line in lines if not line.lstrip().startswith("#")]) == 114


def test_the_second_of_two_names_that_fold_alike_gets_its_unit_code():
    lines = list(units.unit_entries(units.province_named("Hải Phòng"), RULES))

    entries = yaml.safe_load("\n".join(lines))

    assert entries["camgiang"]["name"] == "Xã Cẩm Giang"
    assert entries["camgiang-10903"]["label"] == "camgiang-10903"
