"""The description of the API, for machines and for people; no file of it comes from elsewhere."""

from hashlib import blake2b
from pathlib import Path
from typing import Any, ClassVar

import drf_spectacular_sidecar
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.views import SpectacularSwaggerView

from backend.api.answers import CACHED_BRIEFLY, labelled
from backend.api.endpoint import Endpoint
from backend.api.operations import JSON, Operation, always, parameters
from backend.api.operations import choice as choice_parameter
from backend.api.parameters import choice, refuse_unknown
from backend.api.schema import as_json, as_yaml

YAML = "application/yaml"
FORMS = {"json": (JSON, as_json), "yaml": (YAML, as_yaml)}
SWAGGER_FILES = Path(drf_spectacular_sidecar.__file__).parent.joinpath(
    "static", "drf_spectacular_sidecar", "swagger-ui-dist"
)
FILES = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui-standalone-preset.js": "text/javascript",
    "favicon-32x32.png": "image/png",
}


class SchemaView(Endpoint):
    """GET schema/: this API in OpenAPI 3.1. It changes with a release, never with content."""

    operation: ClassVar = Operation(
        summary="Mô tả API theo OpenAPI 3.1 / This API in OpenAPI 3.1",
        answer=always({"type": "object"}),
        parameters=parameters(
            choice_parameter("format", list(FORMS), "Định dạng / Format", default="json")
        ),
        media_types=(JSON, YAML),
    )

    def get(self, request: HttpRequest) -> HttpResponseBase:
        refuse_unknown(request, {"format"})
        content_type, text = FORMS[choice(request, "format", FORMS, "json")]
        content = text().encode()
        answer = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
        etag = blake2b(content, digest_size=16).hexdigest()
        return labelled(request, answer, ["schema"], etag=etag, cache=CACHED_BRIEFLY)


class DocsView(Endpoint, SpectacularSwaggerView):
    """GET docs/: the description as a page to read and try."""

    url_name = "schema"
    schema = None  # a page, no part of the API it shows

    def get(self, request: Any, *args: Any, **named: Any) -> Any:
        refuse_unknown(request, set())
        return super().get(request, *args, **named)  # type: ignore[no-untyped-call]  # spectacular's


class DocsFileView(Endpoint):
    """GET docs/{name}: a file of the page; below the API, so that every host has it, offline too."""

    schema = None

    def get(self, request: HttpRequest, name: str) -> HttpResponseBase:
        refuse_unknown(request, set())
        if name not in FILES:
            raise Http404
        content = SWAGGER_FILES.joinpath(name).read_bytes()
        answer = HttpResponse(content, content_type=FILES[name])
        etag = blake2b(content, digest_size=16).hexdigest()
        return labelled(request, answer, ["schema"], etag=etag, cache=CACHED_BRIEFLY)
