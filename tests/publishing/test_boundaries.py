"""The boundary of a territory, as data: there with the introduction that shows it."""

import orjson

from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms, Json

FILE = "sites/thanhdong/tin-tuc/gioi-thieu/ranh-gioi.geojson"
SHAPE: Json = {"type": "Point", "coordinates": [106.33, 20.94]}


def introduction(cms: FakeCms, ward: str, geojson: Json) -> str:
    """Publish an introduction with a map."""
    drawn = {"title": "Bản đồ", "description": "", "geojson": geojson}
    return cms.add_news("thanhdong", ward, "gioi-thieu", admin_map=drawn)


def test_an_introduction_hands_out_its_boundary(cms: FakeCms, ward: str, portal: Portal):
    introduction(cms, ward, SHAPE)

    portal.publish()

    assert orjson.loads(portal.text(FILE)) == SHAPE


def test_a_boundary_that_is_corrected_is_published_again(cms: FakeCms, ward: str, portal: Portal):
    item = introduction(cms, ward, SHAPE)
    portal.publish()

    moved = SHAPE | {"coordinates": [106.34, 20.95]}
    drawn = {"title": "Bản đồ", "description": "", "geojson": moved}
    cms.edit("thanhdong", item, admin_map=drawn)
    portal.publish()

    assert orjson.loads(portal.text(FILE)) == moved


def test_a_boundary_goes_with_the_map_or_with_the_page(cms: FakeCms, ward: str, portal: Portal):
    item = introduction(cms, ward, SHAPE)
    portal.publish()

    cms.edit("thanhdong", item, admin_map=None)
    portal.publish()

    assert not portal.has(FILE)
