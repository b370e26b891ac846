"""Drawings made on the server: maps, bars, and the tables bars are read from."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.drawings import MAP_WIDTH, bar_chart, map_drawing, single_place
from frontend.tables import number_in, series_of

SQUARE = [[106.3, 20.9], [106.4, 20.9], [106.4, 21.0], [106.3, 21.0], [106.3, 20.9]]
positions = st.tuples(
    st.floats(min_value=102, max_value=117), st.floats(min_value=6, max_value=23.5)
).map(list)


def feature(geometry, name=""):
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def test_a_named_area_and_a_place_are_drawn_with_their_names():
    geojson = {
        "type": "FeatureCollection",
        "features": [
            feature({"type": "Polygon", "coordinates": [SQUARE]}, "Phường"),
            feature({"type": "Point", "coordinates": [106.32, 20.98]}, "Trụ sở"),
        ],
    }

    drawn = map_drawing(geojson)

    assert len(drawn.areas) == 1
    assert [place.name for place in drawn.points] == ["Trụ sở"]
    assert [place.name for place in drawn.names] == ["Phường", "Trụ sở"]


def test_a_name_is_drawn_in_the_language_it_is_said_in_else_as_it_is():
    names = {"name": "Đảo", "name:en": "Island"}
    point = {"type": "Point", "coordinates": [106.32, 20.98]}
    geojson = {"type": "Feature", "properties": names, "geometry": point}

    drawn = {each: map_drawing(geojson, each).names[0].name for each in ("vi", "en", "ko")}
    place = single_place(geojson, "en")

    assert drawn == {"vi": "Đảo", "en": "Island", "ko": "Đảo"}
    assert place is not None
    assert place.name == "Island"


def test_north_is_up_and_east_is_right():
    south_west, north_east = map_drawing(
        {"type": "MultiPoint", "coordinates": [[106.3, 20.9], [106.4, 21.0]]}
    ).points

    assert north_east.y < south_west.y
    assert north_east.x > south_west.x


@given(st.lists(positions, min_size=1, max_size=20))
def test_everything_drawn_lies_within_the_drawing(coordinates):
    drawn = map_drawing({"type": "MultiPoint", "coordinates": coordinates})

    assert all(0 <= point.x <= MAP_WIDTH for point in drawn.points)
    assert all(0 <= point.y <= drawn.height for point in drawn.points)
    assert 0 < drawn.scale_length <= MAP_WIDTH / 4


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "LineString", "coordinates": SQUARE},
        {"type": "MultiLineString", "coordinates": [SQUARE]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "coordinates": [SQUARE]}],
        },
    ],
    ids=lambda geometry: geometry["type"],
)
def test_every_geometry_leaves_a_trace(geometry):
    drawn = map_drawing(feature(geometry))

    assert drawn.areas or drawn.lines


def test_the_longest_bar_fills_the_width():
    bars = bar_chart([("Nam", 10), ("Nữ", "5")])

    assert [bar.share for bar in bars] == [100.0, 50.0]


@pytest.mark.parametrize("rows", [[], [("a", 0)], [("a", -1), ("b", 2)]])
def test_numbers_that_make_no_bars_make_no_chart(rows):
    assert bar_chart(rows) == ()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.204", Decimal(1204)),
        ("12.500,5", Decimal("12500.5")),
        ("99,5%", Decimal("99.5")),
        ("7", Decimal(7)),
        ("không có", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_vietnamese_write_them(written, number):
    assert number_in(written) == number


def test_a_series_is_the_first_column_of_numbers_without_the_sum():
    table = {
        "header": ["Nhóm tuổi", "Ghi chú", "Người"],
        "rows": [["0 – 14", "", "8.412"], ["15 – 59", "x", "24.873"], ["Tổng số", "", "33.285"]],
    }

    series = series_of(table)

    assert series.name == "Người"
    assert series.rows == (("0 – 14", Decimal(8412)), ("15 – 59", Decimal(24873)))
    assert series.written == ("8.412", "24.873")


def test_a_table_of_words_has_no_series():
    assert series_of({"header": ["a", "b"], "rows": [["x", "y"], ["z", "w"]]}) is None


def test_a_map_of_one_point_is_a_place_to_go_to():
    feature = {
        "type": "Feature",
        "properties": {"name": "Trụ sở"},
        "geometry": {"type": "Point", "coordinates": [106.33, 20.94]},
    }

    place = single_place({"type": "FeatureCollection", "features": [feature]})

    assert place is not None
    assert (place.name, place.latitude, place.longitude) == ("Trụ sở", 20.94, 106.33)
    assert place.url.endswith("?mlat=20.94&mlon=106.33#map=17/20.94/106.33")


def test_a_map_of_anything_else_is_drawn():
    points = {"type": "MultiPoint", "coordinates": [[106.33, 20.94], [106.4, 20.9]]}

    assert single_place(points) is None
