"""Maps that belong to a page: GeoJSON kept as text, published as the same block a body uses."""

import json

from content_models.blocks import GeoJsonBlock
from content_models.published import MapBlock


def validate_geojson(value: str) -> None:
    """Refuse text that cannot be drawn."""
    GeoJsonBlock().clean(value)


def map_block(geojson: str, *, title: str, description: str) -> MapBlock | None:
    """Return the map, or None where the editor gave no geometry."""
    if not geojson:
        return None
    return MapBlock(title=title, description=description, geojson=json.loads(geojson))
