"""Drawings made on the server: a GeoJSON geometry as map, a row of numbers as bars."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Json = Mapping[str, Any]
Position = Sequence[float]

MAP_WIDTH = 440.0
MAP_MARGIN = 28.0
LOWEST_MAP = 200.0
TALLEST_MAP = 520.0
KILOMETRES_PER_DEGREE = 111.32
SCALE_SHARE = 0.25
SMALLEST_EXTENT = 0.01
CROWDED = 40.0


@dataclass(frozen=True, kw_only=True)
class Place:
    """A named spot on a drawing."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, kw_only=True)
class MapDrawing:
    """A map in SVG's coordinates; `scale_length` units of it are `scale_kilometres` outdoors."""

    width: float
    height: float
    areas: tuple[str, ...]
    lines: tuple[str, ...]
    points: tuple[Place, ...]
    names: tuple[Place, ...]
    scale_length: float
    scale_kilometres: float


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of a chart under its label; `share` is its length, 100 for the longest."""

    label: str
    value: Decimal
    share: float


@dataclass(frozen=True)
class _Projection:
    """Equirectangular around the middle latitude: true enough for a city."""

    west: float
    north: float
    shrink: float
    scale: float
    left: float
    top: float

    def __call__(self, position: Position) -> tuple[float, float]:
        x = (position[0] - self.west) * self.shrink * self.scale + self.left
        y = (self.north - position[1]) * self.scale + self.top
        return round(x, 1), round(y, 1)


def map_drawing(geojson: Json, language: str = "vi") -> MapDrawing:
    """Draw a GeoJSON object (RFC 7946) to fit a fixed width, with names in a language.

    As in OpenStreetMap, a feature's `name:en` is its English name; one without has only its `name`.
    """
    features = list(_features(geojson, language))
    positions = [position for _, geometry in features for position in _positions(geometry)]
    project, height = _projection(positions)
    areas: list[str] = []
    lines: list[str] = []
    points: list[Place] = []
    names: list[Place] = []
    for name, geometry in features:
        areas += _areas(geometry, project)
        lines += _lines(geometry, project)
        points += _points(geometry, project, name)
        names += _names(geometry, project, name)
    length, kilometres = _scale_bar(project)
    return MapDrawing(
        width=MAP_WIDTH,
        height=height,
        areas=tuple(areas),
        lines=tuple(lines),
        points=tuple(points),
        names=tuple(_cleared(name, points) for name in names),
        scale_length=length,
        scale_kilometres=kilometres,
    )


@dataclass(frozen=True, kw_only=True)
class SinglePlace:
    """One point on the earth: nothing to draw, but somewhere to go."""

    name: str
    latitude: float
    longitude: float

    @property
    def url(self) -> str:
        """Return where a map of the place is found."""
        spot = f"{self.latitude}/{self.longitude}"
        marker = f"mlat={self.latitude}&mlon={self.longitude}"
        return f"https://www.openstreetmap.org/?{marker}#map=17/{spot}"


def single_place(geojson: Json, language: str = "vi") -> SinglePlace | None:
    """Return the place of a map that shows one point only, None for any other map."""
    features = list(_features(geojson, language))
    if len(features) != 1 or features[0][1]["type"] != "Point":
        return None
    name, geometry = features[0]
    longitude, latitude, *_ = geometry["coordinates"]
    return SinglePlace(name=name, latitude=latitude, longitude=longitude)


def bar_chart(rows: Iterable[tuple[str, Decimal | float | str]]) -> tuple[Bar, ...]:
    """Turn labelled numbers into bars; none where a number is negative or all are zero."""
    numbers = [(label, Decimal(str(value))) for label, value in rows]
    largest = max((value for _, value in numbers), default=Decimal(0))
    if largest <= 0 or any(value < 0 for _, value in numbers):
        return ()
    return tuple(
        Bar(label=label, value=value, share=round(float(value / largest) * 100, 1))
        for label, value in numbers
    )


def _features(geojson: Json, language: str) -> Iterator[tuple[str, Json]]:
    if geojson["type"] == "FeatureCollection":
        for feature in geojson["features"]:
            yield from _features(feature, language)
    elif geojson["type"] == "Feature":
        said = geojson.get("properties") or {}
        name = str(said.get(f"name:{language}") or said.get("name") or "")
        if geojson["geometry"]:
            found = _features(geojson["geometry"], language)
            yield from ((name, geometry) for _, geometry in found)
    elif geojson["type"] == "GeometryCollection":
        for geometry in geojson["geometries"]:
            yield from _features(geometry, language)
    else:
        yield "", geojson


def _positions(geometry: Json) -> Iterator[Position]:
    def walk(coordinates: Any) -> Iterator[Position]:
        if coordinates and isinstance(coordinates[0], int | float):
            yield coordinates
        else:
            for inner in coordinates:
                yield from walk(inner)

    return walk(geometry["coordinates"])


def _projection(positions: Sequence[Position]) -> tuple[_Projection, float]:
    longitudes = [position[0] for position in positions] or [0.0]
    latitudes = [position[1] for position in positions] or [0.0]
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    shrink = math.cos(math.radians((south + north) / 2))
    across = max((east - west) * shrink, SMALLEST_EXTENT)
    down = max(north - south, SMALLEST_EXTENT)
    room = MAP_WIDTH - 2 * MAP_MARGIN
    scale = min(room / across, (TALLEST_MAP - 2 * MAP_MARGIN) / down)
    height = max(down * scale + 2 * MAP_MARGIN, LOWEST_MAP)
    left = (MAP_WIDTH - (east - west) * shrink * scale) / 2
    top = (height - (north - south) * scale) / 2
    return _Projection(west, north, shrink, scale, left, top), round(height, 1)


def _polygons(geometry: Json) -> list[Any]:
    by_type = {"Polygon": lambda shape: [shape], "MultiPolygon": list}
    unpack = by_type.get(geometry["type"])
    return unpack(geometry["coordinates"]) if unpack else []


def _areas(geometry: Json, project: _Projection) -> list[str]:
    return [
        "".join(f"{_path(ring, project)}Z" for ring in polygon) for polygon in _polygons(geometry)
    ]


def _lines(geometry: Json, project: _Projection) -> list[str]:
    if geometry["type"] == "LineString":
        return [_path(geometry["coordinates"], project)]
    if geometry["type"] == "MultiLineString":
        return [_path(line, project) for line in geometry["coordinates"]]
    return []


def _points(geometry: Json, project: _Projection, name: str) -> list[Place]:
    if geometry["type"] not in {"Point", "MultiPoint"}:
        return []
    places = (project(position) for position in _positions(geometry))
    return [Place(x=x, y=y, name=name) for x, y in places]


def _names(geometry: Json, project: _Projection, name: str) -> list[Place]:
    """Name a geometry once: at the middle of its largest ring, else above its first position."""
    if not name:
        return []
    polygons = _polygons(geometry)
    if polygons:
        ring = max((polygon[0] for polygon in polygons), key=len)
        drawn = [project(position) for position in ring]
        x = sum(x for x, _ in drawn) / len(drawn)
        y = sum(y for _, y in drawn) / len(drawn)
        return [Place(x=round(x, 1), y=round(y, 1), name=name)]
    x, y = project(next(iter(_positions(geometry))))
    return [Place(x=x, y=round(y - 10, 1), name=name)]


def _cleared(name: Place, points: Iterable[Place]) -> Place:
    """Move an area's name down where another place is drawn at the same spot."""
    crowded = any(
        point.name != name.name and math.dist((point.x, point.y), (name.x, name.y)) < CROWDED
        for point in points
    )
    return Place(x=name.x, y=round(name.y + CROWDED, 1), name=name.name) if crowded else name


def _path(positions: Iterable[Position], project: _Projection) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in map(project, positions))


def _scale_bar(project: _Projection) -> tuple[float, float]:
    """Return a round distance of about a quarter of the drawing, and its length there."""
    per_kilometre = project.scale / KILOMETRES_PER_DEGREE
    widest = MAP_WIDTH * SCALE_SHARE / per_kilometre
    magnitude = 10 ** math.floor(math.log10(widest))
    kilometres = max(step * magnitude for step in (1, 2, 5) if step * magnitude <= widest)
    return round(kilometres * per_kilometre, 1), float(kilometres)
