"""Parameters as the OpenAPI schema describes them; those of filters are read from the filters."""

from typing import Any

import django_filters
from django.core.exceptions import FieldDoesNotExist
from drf_spectacular.utils import OpenApiParameter

from backend.api.filters import (
    MONTH,
    FacetDateFilter,
    MonthFilter,
    TrueOrFalseFilter,
    filter_of,
)
from backend.api.operations import choice, query, whole_number
from backend.api.parameters import LOCALES
from content_models.catalogue import page_types_of
from content_models.categories import Category
from content_models.languages import VIETNAMESE
from content_models.published import Json

LARGEST_OFFSET = 1_000_000
COMMON = {
    "section": "Mã của mục cha / Id of the parent section",
    "category": "Chuyên mục quy định / Mandated category",
    "type": "Loại nội dung / Item type",
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
OFFSET = whole_number(
    "offset",
    "Bỏ qua bấy nhiêu mục cũ nhất của tháng; chỉ cùng month và order=listed_at / "
    "Leave out that many of the month's oldest entries; only with month and order=listed_at",
    default=0,
    least=0,
    most=LARGEST_OFFSET,
)
ORDER = choice(
    "order",
    ["-listed_at", "listed_at", "position", "title"],
    "Thứ tự / Order",
    default="-listed_at",
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


def list_parameters(category: Category | None) -> list[OpenApiParameter]:
    """Return everything a list of items can be asked for."""
    size = "Số mục mỗi trang / Entries per page"
    return [
        LOCALE,
        *filter_parameters(category),
        ORDER,
        VIEW,
        whole_number("limit", size, default=20, most=500),
        CURSOR,
    ]


def site_list_parameters(category: Category | None) -> list[OpenApiParameter]:
    """Return everything a list of one site's items can be asked for."""
    return [*list_parameters(category), OFFSET]


def filter_parameters(category: Category | None) -> list[OpenApiParameter]:
    """Return the parameters of a category's filters, the language left out."""
    return [
        query(name, _schema(each), COMMON.get(name) or _own_description(name, category))
        for name, each in filter_of(category).base_filters.items()
        if name != "locale"
    ]


def _schema(each: django_filters.Filter) -> Json:
    if isinstance(each, MonthFilter):
        return {"type": "string", "pattern": MONTH}
    if isinstance(each, TrueOrFalseFilter):
        return {"type": "boolean"}
    if isinstance(each, django_filters.ChoiceFilter):
        return {"type": "string", "enum": [value for value, _label in each.extra["choices"]]}
    for kind, schema in _SCHEMAS.items():
        if isinstance(each, kind):
            return schema
    return {"type": "string", "minLength": 1}


_SCHEMAS: dict[type[django_filters.Filter], Json] = {
    django_filters.UUIDFilter: {"type": "string", "format": "uuid"},
    django_filters.DateFilter: {"type": "string", "format": "date"},
    django_filters.NumberFilter: {"type": "number"},
}


def _own_description(name: str, category: Category | None) -> str:
    each = filter_of(category).base_filters[name]
    if not isinstance(each, FacetDateFilter):
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
