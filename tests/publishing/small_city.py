"""A city and its wards with one item of every type, as the CMS would tell of them."""

import re
from typing import Any

from tests.portal_views import EXAMPLES, REGULATION, SETTINGS, example
from tests.published_shapes import ARRANGING, shapes
from tests.publishing.fake_cms import FakeCms

WARDS = (
    "Thành Đông", "Hải An", "Lê Chân", "Ngô Quyền", "Hồng Bàng", "Kiến An", "Đồ Sơn", "Dương Kinh",
    "An Dương", "Thủy Nguyên",
)  # fmt: skip
CITY, WARD = "haiphong", "phuong0"
TYPES = sorted(set(shapes()) - ARRANGING)

DOCUMENTS = (
    ("15/2026/QĐ-UBND", "decision", "2026-11-02", "Quy định mức thu phí vệ sinh", "in-force"),
    ("07/CT-UBND", "directive", "2026-03-15", "Tăng cường phòng, chống ngập úng", "in-force"),
    ("212/KH-UBND", "plan", "2025-12-20", "Chăm sóc người cao tuổi", "expired"),
    ("98/QĐ-UBND", "decision", "2025-06-01", "Đổi tên đường, phố", "repealed"),
    ("03/2024/QĐ-UBND", "decision", "2024-01-10", "Quản lý vỉa hè", "replaced"),
    ("41/TB-UBND", "notice", "2026-10-09", "Lịch cắt nước đường Bạch Đằng", "in-force"),
)
"""Number, form, day of issue, abstract, validity."""


def build(cms: FakeCms, port: int) -> None:
    """Fill a CMS; the portals are at `<key>.localhost:<port>`."""
    _add_site(cms, CITY, "Thành phố Hải Phòng", port, tier="city", theme="city", parent=None)
    for number, name in enumerate(WARDS):
        _add_site(cms, f"phuong{number}", f"Phường {name}", port, parent=CITY)
    for key in (CITY, WARD):
        for name in TYPES:
            section = _add_section(cms, key, name)
            _add_item(cms, key, section, name, name)
        _add_documents(cms, key)
    cms.files |= dict.fromkeys(_files_named(), b"-")
    cms.commit()


def _files_named() -> set[str]:
    """Return the names of all pictures and documents the examples show."""
    texts = (file.read_text() for file in EXAMPLES.glob("*.json"))
    return {name for text in texts for name in re.findall(r"/media/([^\s\"<>]+)", text)}


def section_path(type_name: str) -> str:
    """Return the path of the section that holds a type."""
    return f"/muc-{type_name}/"


def item_path(type_name: str) -> str:
    """Return the path of the example of a type."""
    return f"/muc-{type_name}/{type_name}/"


def _add_site(cms: FakeCms, key: str, name: str, port: int, **changes: Any) -> None:
    facts = {
        "name": name,
        "url": f"http://{key}.localhost:{port}",
        "theme": "ward",
        "settings": SETTINGS,
        "regulation": REGULATION,
    }
    cms.add_site(key, **(facts | changes))
    home = cms.items[key, cms.home(key), "vi"]
    cms.items[key, cms.home(key), "vi"] = _dressed("home", home) | {"title": name, "banner": None}


def _dressed(type_name: str, item: dict[str, Any]) -> dict[str, Any]:
    """Return an example in the place of an item of the fake; it shows no picture: none is there."""
    kept = ("id", "locale", "site", "path", "url", "section", "position", "published_at",
            "updated_at", "listed_at", "layout", "in_menu")  # fmt: skip
    own = {name: item[name] for name in kept if name in item}
    return example(type_name) | own | {"image": None}


def _add_section(cms: FakeCms, key: str, type_name: str) -> str:
    category = example(type_name)["category"]
    identifier = cms.add_section(key, f"muc-{type_name}", category=category)
    item = _dressed("section", cms.items[key, identifier, "vi"])
    title = f"Mục {type_name}"
    cms.items[key, identifier, "vi"] = item | {
        "title": title,
        "menu_title": title,
        "category": category,
    }
    return identifier


def _add_item(cms: FakeCms, key: str, section: str, type_name: str, slug: str) -> dict[str, Any]:
    identifier = cms.put_news(key, section, slug)
    cms.items[key, identifier, "vi"] = _dressed(type_name, cms.items[key, identifier, "vi"])
    return cms.items[key, identifier, "vi"]


def _add_documents(cms: FakeCms, key: str) -> None:
    section = next(
        name
        for (site, name, _), item in cms.items.items()
        if site == key and item["path"] == section_path("legal-document")
    )
    for number, form, issued_on, abstract, validity in DOCUMENTS:
        slug = number.replace("/", "-").lower()
        document = _add_item(cms, key, section, "legal-document", slug)
        document |= {
            "number_symbol": number,
            "form": form,
            "issued_on": issued_on,
            "title": abstract,
            "abstract": abstract,
            "validity": validity,
            "listed_at": f"{issued_on}T08:00:00+07:00",
        }
