"""A page says a thing once: what a heading, a title or a row above says already is left out."""

import re
from typing import Any

from frontend.rendering import Renderer
from tests import portal_views
from tests.html_documents import read
from tests.portal_views import example

renderer = Renderer()
DECISION = "204/2025/QĐ-UBND"
TITLE = f"Quyết định số {DECISION} ban hành Quy chế"


def words_of(html: str) -> str:
    """Return a page's words, one blank between them."""
    return " ".join(read(html).text.split())


def replaced(**changes: Any) -> dict[str, Any]:
    """Return a legal document that another one has replaced."""
    by = {
        "kind": "replaces", "direction": "incoming", "number": DECISION, "title": TITLE,
        "link": {"id": "1", "title": TITLE, "url": "/van-ban/204/"}, "effective_on": "2025-11-20",
    }  # fmt: skip
    facts = {"relations": [by | changes], "validity": "replaced", "validity_changes": []}
    return example("legal-document") | facts | {"expires_on": "2025-11-20"}


def test_a_documents_number_is_not_said_before_a_title_that_says_it():
    html = renderer.page(portal_views.item_page(replaced()))

    assert f'<a href="/van-ban/204/">Quyết định số {DECISION}</a> ban hành Quy chế' in html
    assert f"{DECISION}: " not in html


def test_a_documents_number_stands_before_a_title_without_it():
    html = renderer.page(portal_views.item_page(replaced(title="Quy chế hoạt động")))

    assert f'<a href="/van-ban/204/">{DECISION}</a>: Quy chế hoạt động' in html


def test_what_happens_to_a_document_on_one_day_stands_under_one_date():
    html = renderer.page(portal_views.item_page(replaced()))

    life = re.search(r'<ol class="timeline">(.*?)</ol>', html, re.DOTALL)
    assert life is not None
    dates = re.findall(r'datetime="([\d-]+)"', life[1])
    assert dates == ["2025-09-15", "2025-11-20"]
    assert "Hết hiệu lực" in life[1]
    assert "Được thay thế bởi" in life[1]


def test_a_role_is_left_out_where_the_name_is_the_role():
    job = {"full_name": "Giám đốc Sở Văn hóa, Thể thao và Du lịch", "job_title": "Giám đốc"}
    named_by_role = example("official") | job | {"unit_name": "Sở Văn hóa, Thể thao và Du lịch"}
    person = named_by_role | {"full_name": "Nguyễn Thị Hà"}

    assert "Giám đốc, Sở" not in words_of(_list_of(named_by_role))
    assert "Giám đốc, Sở" in words_of(_list_of(person))


def _list_of(official: dict[str, Any]) -> str:
    return renderer.page(portal_views.section_page(official, layout="arranged"))


def test_a_table_under_its_own_heading_keeps_its_caption_for_those_who_listen():
    item = example("statistics")
    caption = item["tables"][0]["caption"]

    html = renderer.page(portal_views.item_page(item))

    assert f"<h2>{caption}</h2>" in html
    assert f'<caption class="unseen">{caption}</caption>' in html


def test_several_places_of_a_map_are_numbered_on_it_and_named_below():
    def place(name: str, east: float) -> dict[str, Any]:
        spot = {"type": "Point", "coordinates": [east, 20.9]}
        return {"type": "Feature", "properties": {"name": name}, "geometry": spot}

    drawn = {"type": "FeatureCollection", "features": [place("Cát Bà", 107), place("Đồ Sơn", 106)]}
    item = example("introduction")
    several = item | {"admin_map": item["admin_map"] | {"geojson": drawn}}

    html = renderer.page(portal_views.item_page(several))

    assert re.findall(r'<text class="map-name"[^>]*>([^<]+)</text>', html) == ["1", "2"]
    assert "<li>Cát Bà</li>\n<li>Đồ Sơn</li>" in html
    alone = renderer.page(portal_views.item_page(item))
    assert re.findall(r'<text class="map-name"[^>]*>([^<]+)</text>', alone) == ["Khu vực minh họa"]
