"""The OpenAPI 3.1 description of `/api/v1/`: only what the endpoints and the shapes say themselves."""

import json
import re
from functools import cache
from typing import Any, cast

import yaml
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from backend.api.components import components, reference
from backend.api.introduction import INTRODUCTION
from backend.api.operation_parameters import PATHS
from backend.api.operations import Operation
from backend.api.schema_sharing import shared
from backend.api.shapes import Problem
from content_models.published import Json

PREFIX = "/api/v1/"
PROBLEM = "application/problem+json"
REASONS = {
    400: "Tham số không hợp lệ / Unknown or broken parameters",
    401: "Thiếu hoặc sai mã của trình xuất bản / The publisher's token is missing or wrong",
    403: "Không được phép / Not allowed",
    404: "Không có ở đây / Nothing here",
    405: "Phương thức không dùng được / Method not allowed",
    409: "Không làm được lúc này / Not possible as things stand",
    410: "Đã gỡ bỏ, hoặc con trỏ quá cũ / Taken off, or a cursor too old",
    413: "Nội dung gửi lên quá lớn / What was sent is too large",
    414: "Địa chỉ quá dài / The address is too long",
    415: "Chỉ nhận JSON / JSON only",
    429: "Quá nhiều trong ít phút / Too many within minutes",
    421: "Tên miền không thuộc hệ thống / Not a host of this system",
    503: "Tạm thời không đọc được / Not to be read for now",
}
HEADERS = {
    "ETag": "Dấu nhận dạng mạnh của câu trả lời / Strong validator",
    "Cache-Control": "Được giữ bao lâu / How long it may be kept",
}
OF_THE_READER = {
    "RateLimit-Limit": "Số yêu cầu mỗi phút / Requests a minute",
    "RateLimit-Remaining": "Còn lại / What is left of them",
    "RateLimit-Reset": "Số giây đến phút sau / Seconds until they are new",
}
KEYS = "Các khóa mà câu trả lời phụ thuộc, như trong changes/ / Keys the answer depends on"


FIRST_SITE = {"site": "$response.body#/results/0/key"}
LINKS: dict[str, dict[str, tuple[str, dict[str, str]]]] = {
    f"{PREFIX}sites/": {
        "site": ("get_sites_site", FIRST_SITE),
        "navigation": ("get_sites_site_navigation", FIRST_SITE),
        "pages": ("get_sites_site_pages", FIRST_SITE),
    },
    f"{PREFIX}changes/": {
        "following": ("get_changes", {"after": "$response.body#/next", "wait": "0"})
    },
    f"{PREFIX}sites/{{site}}/months/": {
        "pages": (
            "get_sites_site_pages",
            {"site": "$request.path.site", "month": "$response.body#/results/0/month"},
        )
    },
    f"{PREFIX}sites/{{site}}/pages/": {
        "item": (
            "get_sites_site_pages_id",
            {"site": "$request.path.site", "id": "$response.body#/results/0/id"},
        )
    },
}
"""Which answer's values lead to which operation."""


class PortalSchema(AutoSchema):
    """Describes an endpoint by its `operation`."""

    @property
    def operation(self) -> Operation:
        """What the view says of itself."""
        return cast("Operation", self.view.operation)

    @property
    def category(self) -> Any:
        """The category of a typed collection, None elsewhere."""
        return getattr(self.view, "category", None)

    def get_operation_id(self) -> str:
        """Return the address in words."""
        words = re.sub(r"[^a-z]+", "_", self.path.removeprefix(PREFIX)).strip("_")
        return f"{self.method.lower()}_{words}"

    def get_tags(self) -> list[str]:
        """Return the first step of the address, `system` for those of all sites."""
        first = self.path.removeprefix(PREFIX).split("/")[0]
        return [first if first in {"sites", "site"} else "system"]

    def get_summary(self) -> str:
        """Return the endpoint's line."""
        suffix = f" – {self.category.value}" if self.category else ""
        return self.operation.summary + suffix

    def get_description(self) -> str:
        """Return what the line leaves open."""
        return self.operation.description

    def get_auth(self) -> list[dict[str, Any]]:
        """Return the token's scheme where a publisher reports, nothing where all may ask."""
        return [{"publisherToken": []}] if self.operation.needs_token else []

    def get_override_parameters(self) -> list[Any]:
        """Return what the address and its query may hold, and the headers of the answer."""
        placed = [PATHS[name] for name in PATHS if f"{{{name}}}" in self.path]
        return [*placed, *self.operation.parameters(self.category), *self._headers()]

    def _headers(self) -> list[OpenApiParameter]:
        described = HEADERS | ({"Surrogate-Key": KEYS} if self.operation.kept else {})
        of_the_reader = OF_THE_READER if self.view.throttle_classes else {}
        return [
            OpenApiParameter(
                name,
                {"type": "string"},
                OpenApiParameter.HEADER,
                description=text,
                response=[self.operation.status],
                required=name in described,
            )
            for name, text in (described | of_the_reader).items()
        ]

    def get_request_serializer(self) -> Any:
        """Return what is to be sent."""
        return self.operation.body

    def get_response_serializers(self) -> Any:
        """Return every answer by its status and media type."""
        statuses = {405, 413, 414, 421, *self.operation.problems}
        if self.method == "GET":
            statuses.add(503)
        if self.view.throttle_classes:
            statuses.add(429)
        if self.path != f"{PREFIX}media/{{name}}":
            statuses.add(400)
        if "{" in self.path or f"{PREFIX}site/" in self.path:
            statuses.add(404)
        answers: dict[Any, Any] = {
            (self.operation.status, media_type): OpenApiResponse(
                self.operation.answer(self.category), description=self.operation.summary
            )
            for media_type in self.operation.media_types
        }
        if self.method == "GET":
            answers[304] = OpenApiResponse(description="Chưa thay đổi / Unchanged")
        for status in sorted(statuses):
            problem = OpenApiResponse(reference(Problem), description=REASONS[status])
            answers[(status, PROBLEM)] = problem
        return answers

    def get_filter_backends(self) -> list[Any]:
        """Return none: the operation names every parameter."""
        return []


def only_this_version(endpoints: list[Any]) -> list[Any]:
    """Leave out whatever stands outside `/api/v1/`."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(PREFIX)]


def with_components(result: Json, **_: Any) -> Json:
    """Add the shapes of all answers; say once what many operations repeat."""
    schemas = result["components"].setdefault("schemas", {})
    result["info"]["description"] = INTRODUCTION
    for path, links in LINKS.items():
        result["paths"][path]["get"]["responses"]["200"]["links"] = {
            name: {"operationId": operation, "parameters": values}
            for name, (operation, values) in links.items()
        }
    result["components"]["schemas"] = dict(sorted({**schemas, **components()}.items()))
    return shared(result)


@cache
def document() -> Json:
    """Return the description of the whole API."""
    generator = SchemaGenerator()
    return cast("Json", generator.get_schema(request=None, public=True))


@cache
def as_json() -> str:
    """Return the description as JSON, the same bytes on every machine."""
    return json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@cache
def as_yaml() -> str:
    """Return the description as YAML."""
    # libyaml's, which every wheel brings: in Python it would take a reader's patience.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    described = json.loads(as_json())
    return str(yaml.dump(described, Dumper=dumper, allow_unicode=True, sort_keys=True, width=100))
