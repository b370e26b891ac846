"""Each kind of fault is found once, with its path, its value, a reason and a remedy."""

import pytest

from backend.site_registry import Fault, RegistryErrors, load_registry, read_registry

SYSTEM = """\
version: 1
system:
  key: haiphong
  name: Hệ thống Cổng thành phố Hải Phòng
  domain: haiphong.gov.vn
  rules: hai-phong-2025
  languages: [vi, en]
sites:
  haiphong: {tier: city, name: Thành phố Hải Phòng, languages: [vi, en]}
"""
SITE = "  soyte: {tier: department, parent: haiphong, name: Sở Y tế}\n"
WARD = "  thanhdong: {tier: ward, parent: haiphong, name: Phường Thành Đông}\n"
CITY_2011 = SYSTEM.replace("hai-phong-2025", "hai-phong-2011")
HO_CHI_MINH = SYSTEM.replace("hai-phong-2025", "ho-chi-minh-2024")


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(RegistryErrors) as caught:
        read_registry(text)
    return caught.value.faults


def site(key: str, fields: str) -> str:
    return f"{SYSTEM}  {key}: {{{fields}}}\n"


DEPARTMENT = "tier: department, parent: haiphong, name: Sở Y tế"
A_WARD = "tier: ward, parent: haiphong"

CLOSED_WARD = f"  lechan: {{{A_WARD}, name: Phường Lê Chân, closed_on: 2025-07-01}}\n"
ROUND = (
    f"  haian: {{{A_WARD}, name: Phường Hải An, closed_on: 2025-07-01, merged_into: lechan}}\n"
    f"  lechan: {{{A_WARD}, name: Phường Lê Chân, closed_on: 2025-07-01, merged_into: haian}}\n"
    f"  kienan: {{{A_WARD}, name: Phường Kiến An, closed_on: 2025-07-01, merged_into: haian}}\n"
)

ONE_FAULT = {
    "an unknown key": (site("soyte", f"{DEPARTMENT}, alises: []"), "sites.soyte.alises"),
    "an unknown key of the system": (
        SYSTEM.replace("  domain:", "  color: red\n  domain:"),
        "system.color",
    ),
    "an unknown key of the settings": (
        site("soyte", f"{DEPARTMENT}, settings: {{contacts: {{fone: '1'}}}}"),
        "sites.soyte.settings.contacts.fone",
    ),
    "a missing name": (site("soyte", "tier: department, parent: haiphong"), "sites.soyte.name"),
    "an empty name": (
        site("soyte", "tier: department, parent: haiphong, name: ' '"),
        "sites.soyte.name",
    ),
    "a number for a code": (
        site("thanhdong", f"{A_WARD}, name: Phường Thành Đông, unit_code: 10510"),
        "sites.thanhdong.unit_code",
    ),
    "a text for a list": (site("soyte", f"{DEPARTMENT}, aliases: y.vn"), "sites.soyte.aliases"),
    "a text for a site": (f"{SYSTEM}  soyte: Sở Y tế\n", "sites.soyte"),
    "another version": (SYSTEM.replace("version: 1", "version: 2"), "version"),
    "an unknown tier": (
        site("soyte", "tier: departmant, parent: haiphong, name: Sở Y tế"),
        "sites.soyte.tier",
    ),
    "an unknown parent": (
        site("soyte", "tier: department, parent: haifong, name: Sở Y tế"),
        "sites.soyte.parent",
    ),
    "no parent": (site("soyte", "tier: department, name: Sở Y tế"), "sites.soyte.parent"),
    "a parent of the wrong tier": (
        f"{SYSTEM}{SITE}  thanhdong: {{tier: ward, parent: soyte, name: Phường Thành Đông}}\n",
        "sites.thanhdong.parent",
    ),
    "unknown rules of a site": (
        site("soyte", f"{DEPARTMENT}, rules: hai-fong"),
        "sites.soyte.rules",
    ),
    "unknown rules of the system": (
        SYSTEM.replace("hai-phong-2025", "hai-phong-2052"),
        "system.rules",
    ),
    "a key with diacritics": (site("sởytế", DEPARTMENT), "sites.sởytế"),
    "a label with diacritics": (
        site(
            "thanhdong",
            f"{A_WARD}, name: Phường Thành Đông, host: thanhdong.haiphong.gov.vn, label: thànhđông",
        ),
        "sites.thanhdong.label",
    ),
    "a key that is not the name": (
        site("dongthanh", f"{A_WARD}, name: Phường Thành Đông"),
        "sites.dongthanh",
    ),
    "a label that is not the name": (
        site("td", f"{A_WARD}, name: Phường Thành Đông, label: td"),
        "sites.td.label",
    ),
    "a host that is none": (
        site("soyte", f"{DEPARTMENT}, aliases: ['y te.vn']"),
        "sites.soyte.aliases.0",
    ),
    "a host against the scheme": (
        site("soyte", f"{DEPARTMENT}, host: soyte.gov.vn"),
        "sites.soyte.host",
    ),
    "a host against the name": (
        site("thanhdong", f"{A_WARD}, name: Phường Thành Đông, host: td.haiphong.gov.vn"),
        "sites.thanhdong.host",
    ),
    "no host where the rules are silent": (f"{CITY_2011}{SITE}", "sites.soyte.host"),
    "a host taken by another site": (
        f"{SYSTEM}{SITE}  bachmai: {{{DEPARTMENT}, host: soyte.haiphong.gov.vn}}\n",
        "sites.bachmai.host",
    ),
    "an alias taken by another site": (
        f"{SYSTEM}{WARD}  soyte: {{{DEPARTMENT}, aliases: [thanhdong.haiphong.gov.vn]}}\n",
        "sites.soyte.aliases.0",
    ),
    "a language the rules do not allow": (
        SYSTEM.replace("  languages: [vi, en]", "  languages: [vi, en, fr]"),
        "system.languages.2",
    ),
    "settings in a language the site does not have": (
        site("soyte", f"{DEPARTMENT}, settings: {{translations: {{en: {{owner: Health}}}}}}"),
        "sites.soyte.settings.translations.en",
    ),
    "a title of too few hot links": (
        SYSTEM.replace(
            "languages: [vi, en]}",
            "languages: [vi, en], settings: {hot_links: ["
            "{title: A, url: 'https://a.vn/'}, {title: B, url: 'https://b.vn/'}], "
            "translations: {en: {hot_links: [A]}}}}",
        ),
        "sites.haiphong.settings.translations.en.hot_links",
    ),
    "a language the system does not have": (
        site("soyte", f"{DEPARTMENT}, languages: [vi, ko]"),
        "sites.soyte.languages.1",
    ),
    "Vietnamese not first": (
        site("soyte", f"{DEPARTMENT}, languages: [en, vi]"),
        "sites.soyte.languages",
    ),
    "no language": (site("soyte", f"{DEPARTMENT}, languages: []"), "sites.soyte.languages"),
    "a closed tier in use": (
        site("lechan", "tier: district, parent: haiphong, name: Quận Lê Chân"),
        "sites.lechan.closed_on",
    ),
    "a successor of a site in use": (
        f"{SYSTEM}{WARD}  soyte: {{{DEPARTMENT}, merged_into: thanhdong}}\n",
        "sites.soyte.closed_on",
    ),
    "an unknown successor": (
        site("soyte", f"{DEPARTMENT}, closed_on: 2025-07-01, merged_into: sote"),
        "sites.soyte.merged_into",
    ),
    "a successor that is itself": (
        site("soyte", f"{DEPARTMENT}, closed_on: 2025-07-01, merged_into: soyte"),
        "sites.soyte.merged_into",
    ),
    "a successor that is closed without a successor": (
        f"{SYSTEM}{CLOSED_WARD}  soyte: {{{DEPARTMENT}, closed_on: 2025-07-01, merged_into: lechan}}\n",
        "sites.soyte.merged_into",
    ),
    "two sites that succeed each other": (
        f"{SYSTEM}{ROUND}",
        "sites.haian.merged_into",
    ),
    "two successors of one site": (
        f"{SYSTEM}{WARD}  soyte: {{{DEPARTMENT}, closed_on: 2025-07-01, merged_into: thanhdong, "
        "redirects_to: 'https://yte.example/'}\n",
        "sites.soyte.redirects_to",
    ),
    "a site in use that leads on": (
        site("soyte", f"{DEPARTMENT}, after_closing: redirect"),
        "sites.soyte.closed_on",
    ),
    "a closed site that leads on to nobody": (
        site("soyte", f"{DEPARTMENT}, closed_on: 2025-07-01, after_closing: redirect"),
        "sites.soyte.after_closing",
    ),
    "an address readers cannot be led to": (
        site(
            "soyte",
            f"{DEPARTMENT}, closed_on: 2025-07-01, after_closing: redirect, "
            "redirects_to: 'https://sởytế.vn/'",
        ),
        "sites.soyte.redirects_to",
    ),
    "something else after closing": (
        site("soyte", f"{DEPARTMENT}, closed_on: 2025-07-01, after_closing: delete"),
        "sites.soyte.after_closing",
    ),
    "a date that is none": (
        site("soyte", f"{DEPARTMENT}, closed_on: hôm qua"),
        "sites.soyte.closed_on",
    ),
    "an address that is none": (
        site("soyte", f"{DEPARTMENT}, closed_on: 2025-07-01, redirects_to: yte"),
        "sites.soyte.redirects_to",
    ),
    "a unit with two portals": (
        f"{SYSTEM}  thanhdong: {{{A_WARD}, name: Phường Thành Đông, unit_code: '1'}}\n"
        f"  haian: {{{A_WARD}, name: Phường Hải An, unit_code: '1'}}\n",
        "sites.haian.unit_code",
    ),
    "a repeated key": (f"{SYSTEM}{SITE}{SITE}", "sites.soyte"),
    "no sites": (SYSTEM[: SYSTEM.index("sites:")], "sites"),
}


@pytest.mark.parametrize(("text", "path"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_a_fault_is_found_once_and_says_what_to_do(text, path):
    (fault,) = faults_of(text)

    assert fault.path == path
    assert fault.reason
    assert fault.remedy


def test_every_fault_is_found_at_once_in_the_order_of_the_file():
    text = f"{SYSTEM}  soyte: {{tier: departmant, parent: haifong, name: Sở Y tế, color: red}}\n"

    paths = [fault.path for fault in faults_of(text.replace("version: 1", "version: one"))]

    assert paths == ["version", "sites.soyte.color", "sites.soyte.tier", "sites.soyte.parent"]


def test_a_fault_is_printed_on_one_line_with_its_place_its_value_and_a_suggestion():
    text = f"{SYSTEM}  soyte: {{tier: departmant, parent: haiphong, name: Sở Y tế}}\n"

    with pytest.raises(RegistryErrors) as caught:
        read_registry(text)

    assert str(caught.value) == (
        "sites.soyte.tier (dòng 10) = 'departmant': "
        "cấp cổng không có trong bộ quy định hai-phong-2025. "
        "Cách sửa: có thể viết đúng là 'department'."
    )


def test_sites_that_succeed_each_other_are_named_in_their_order():
    (fault,) = faults_of(SYSTEM + ROUND)

    assert "haian → lechan → haian" in fault.reason


def test_a_value_that_is_not_one_of_the_few_names_them():
    (fault,) = faults_of(site("soyte", f"{DEPARTMENT}, closed_on: 2025-07-01, after_closing: no"))

    assert fault.remedy == "dùng giá trị 'archive' hoặc 'redirect'"


def test_two_portals_at_the_top_are_refused():
    second = "  haiduong: {tier: city, name: Thành phố Hải Dương}\n"

    paths = {fault.path for fault in faults_of(SYSTEM + second)}

    assert "sites" in paths


def test_a_system_without_a_portal_at_the_top_is_refused():
    headless = SYSTEM[: SYSTEM.index("  haiphong:")] + SITE

    paths = {fault.path for fault in faults_of(headless)}

    assert "sites" in paths


def test_sites_that_are_each_others_parents_are_all_named():
    circle = "  a: {tier: ward, parent: b, name: A}\n  b: {tier: ward, parent: a, name: B}\n"

    circling = [fault.path for fault in faults_of(SYSTEM + circle) if "vòng" in fault.reason]

    assert circling == ["sites.a.parent", "sites.b.parent"]


def test_a_syntax_error_names_line_and_column():
    (fault,) = faults_of("version: 1\nsystem: {key: haiphong\nsites: {}\n")

    assert (fault.path, fault.line) == ("sites_config", 3)
    assert "cột 6" in fault.reason


@pytest.mark.parametrize("text", ["", "haiphong", "- a", "system:", "sites: [a]\nsystem: 1"])
def test_a_file_that_is_something_else_is_refused(text):
    assert faults_of(text)


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(RegistryErrors, match="không đọc được tệp"):
        load_registry(tmp_path / "sites_config.yaml")


def test_a_file_in_a_legacy_encoding_is_a_fault(tmp_path):
    path = tmp_path / "sites_config.yaml"
    path.write_bytes("name: Thành Đông".encode("cp1258"))

    with pytest.raises(RegistryErrors, match="không đọc được tệp"):
        load_registry(path)


def test_the_text_the_faults_are_made_from_is_sound():
    assert set(read_registry(SYSTEM + SITE + WARD).sites) == {"haiphong", "soyte", "thanhdong"}
