"""Parameters as the OpenAPI schema describes them; those of filters are read from the filters."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.core.exceptions import FieldDoesNotExist
from drf_spectacular.utils import OpenApiParameter

from backend.api.filters import (
    LARGEST_NUMBER,
    MONTH,
    FacetAmountFilter,
    FacetDateFilter,
    ForForeignersFilter,
    MonthFilter,
    TrueOrFalseFilter,
    WordsFilter,
    filter_of,
)
from backend.api.offered import (
    facet_names,
    field_names,
    linking_fields,
    order_names,
)
from backend.api.operations import choice, names, query, whole_number
from backend.api.parameters import LOCALES
from content_models.catalogue import page_types_of
from content_models.categories import Category
from content_models.languages import VIETNAMESE
from content_models.published import Json

EXPORT_FORMS = ["ndjson", "csv", "xlsx"]
LARGEST_OFFSET = 1_000_000
COMMON = {
    "section": "Mã của mục cha / Id of the parent section",
    "category": "Chuyên mục quy định / Mandated category",
    "type": "Loại nội dung / Item type",
    "site": "Chỉ các cổng này / Of these sites only",
    "month": "Tháng của listed_at, giờ Việt Nam / Month of listed_at, Vietnamese time",
    "in_menu": "Có trong trình đơn / Shown in the menu",
    "listed_after": "Từ ngày này của listed_at / listed_at on this day or later",
    "listed_before": "Đến hết ngày này của listed_at / listed_at up to the end of this day",
}
LOCALE = choice("locale", LOCALES, "Ngôn ngữ / Language", default=VIETNAMESE)
CURSOR = query(
    "cursor",
    {"type": "string"},
    "Chỉ lấy từ “next” của trang trước / Only as found in the previous page's `next`",
)
OFFSET = query(
    "offset",
    {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET},  # 0 is not the same as none
    "Bỏ qua bấy nhiêu mục cũ nhất của tháng; chỉ cùng month và order=listed_at / "
    "Leave out that many of the month's oldest entries; only with month and order=listed_at",
)
FALLBACK = choice(
    "fallback",
    LOCALES,
    "Ngôn ngữ của những mục chưa có bản dịch; không có thì bỏ qua chúng / "
    "Language of items that are not translated; without it they are left out",
)
VIEW = choice(
    "view",
    ["summary", "full"],
    "Bản rút gọn hoặc toàn bộ nội dung / Summaries or whole items",
    default="summary",
)
PATHS = {
    "site": OpenApiParameter(
        "site", {"type": "string"}, OpenApiParameter.PATH, description="Mã cổng / Site key"
    ),
    "id": OpenApiParameter(
        "id",
        {"type": "string", "format": "uuid"},
        OpenApiParameter.PATH,
        description="Mã nội dung, chung cho mọi ngôn ngữ / Item id, the same in all languages",
    ),
    "token": OpenApiParameter(
        "token",
        {"type": "string"},
        OpenApiParameter.PATH,
        description="Mã của liên kết xem trước / The token of a preview link",
    ),
    "name": OpenApiParameter(
        "name",
        {"type": "string"},
        OpenApiParameter.PATH,
        description="Tên tệp sau /media/ / What follows /media/ in an item",
    ),
}


def fields_parameter(category: Category | None, more: Iterable[str] = ()) -> OpenApiParameter:
    """Return the parameter that asks for some fields of an item alone."""
    text = "Chỉ các trường này, cách nhau bằng dấu phẩy / These fields only, by commas"
    return names("fields", [*field_names(category), *more], text)


def include_parameter(category: Category | None) -> OpenApiParameter:
    """Return the parameter that asks for the items led to by some fields."""
    text = "Kèm các nội dung mà trường này dẫn tới / With the items these fields lead to"
    return names("include", linking_fields(category), text)


def system_list_parameters(category: Category | None) -> list[OpenApiParameter]:
    """Return everything a list of all sites' items can be asked for."""
    return _list_parameters(category, everywhere=True)


def site_list_parameters(category: Category | None) -> list[OpenApiParameter]:
    """Return everything a list of one site's items can be asked for."""
    return [*_list_parameters(category), OFFSET]


def export_parameters(category: Category | None) -> list[OpenApiParameter]:
    """Return everything an export of one site's items can be asked for."""
    return _export_parameters(category, everywhere=False)


def system_export_parameters(category: Category | None) -> list[OpenApiParameter]:
    """Return everything an export of all sites' items can be asked for."""
    return _export_parameters(category, everywhere=True)


def _export_parameters(category: Category | None, *, everywhere: bool) -> list[OpenApiParameter]:
    return [
        choice("format", EXPORT_FORMS, "Định dạng / Format", default="ndjson"),
        LOCALE,
        FALLBACK,
        fields_parameter(category),
        *filter_parameters(category, everywhere=everywhere),
    ]


def _list_parameters(
    category: Category | None, *, everywhere: bool = False
) -> list[OpenApiParameter]:
    size = "Số mục mỗi trang / Entries per page"
    facets = [*facet_names(category), *(["site"] if everywhere else [])]
    orders = [*order_names(category)]
    return [
        LOCALE,
        FALLBACK,
        *filter_parameters(category, everywhere=everywhere),
        choice("order", orders, "Thứ tự / Order", default="-listed_at"),
        VIEW,
        fields_parameter(category),
        names("facets", facets, "Đếm theo các trường này / Count by these fields"),
        include_parameter(category),
        whole_number("limit", size, default=20, most=500),
        CURSOR,
    ]


def filter_parameters(
    category: Category | None, *, everywhere: bool = False
) -> list[OpenApiParameter]:
    """Return the parameters of a category's filters."""
    return [
        query(name, _schema(each), COMMON.get(name) or _own_description(name, category))
        for name, each in filter_of(category, everywhere=everywhere).base_filters.items()
    ]


def _schema(each: django_filters.Filter) -> Json:
    if isinstance(each, MonthFilter):
        return {"type": "string", "pattern": MONTH}
    if isinstance(each, TrueOrFalseFilter):
        return {"type": "boolean"}
    if isinstance(each, django_filters.ChoiceFilter):
        return {"type": "string", "enum": [value for value, _label in each.extra["choices"]]}
    if isinstance(each, WordsFilter):
        return {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
    for kind, schema in _SCHEMAS.items():
        if isinstance(each, kind):
            return schema
    return {"type": "string", "minLength": 1}


_SCHEMAS: dict[type[django_filters.Filter], Json] = {
    django_filters.UUIDFilter: {"type": "string", "format": "uuid"},
    django_filters.DateFilter: {"type": "string", "format": "date"},
    django_filters.NumberFilter: {
        "type": "number",
        "minimum": -LARGEST_NUMBER,
        "maximum": LARGEST_NUMBER,
    },
}


def _own_description(name: str, category: Category | None) -> str:
    each = filter_of(category).base_filters[name]
    if isinstance(each, ForForeignersFilter):
        return "Có dịch vụ trực tuyến dùng được cho người nước ngoài / Foreigners can do it online"
    if isinstance(each, FacetAmountFilter):
        least = each.lookup_expr == "gte"
        bound = "từ số này / at least" if least else "đến số này / at most"
        return f"{_label(each.field_name, category)} ({bound})"
    if isinstance(each, WordsFilter):
        field_name = each.field_name.removeprefix("facets__")
        return f"{_label(field_name, category)} (khớp đúng một trong / exactly one of)"
    if not isinstance(each, FacetDateFilter) or each.lookup_expr == "exact":
        return f"{_label(name, category)} (khớp đúng / exact)"
    if each.lookup_expr == "gte":
        return f"{_label(each.field_name, category)} (từ ngày / on or after)"
    return f"{_label(each.field_name, category)} (đến hết ngày / up to the end of)"


def _label(name: str, category: Category | None) -> str:
    for page_type in page_types_of(category) if category else ():
        label = _model_label(page_type, name)
        if label:
            return label
    return name


def _model_label(page_type: Any, name: str) -> str:
    try:
        return str(page_type._meta.get_field(name).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return ""
