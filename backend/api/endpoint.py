"""What every endpoint shares: JSON whatever is asked for, readable from any page on the web."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from backend.api.operations import Operation
from backend.api.problems import AddressTooLong, TooLarge
from backend.api.throttling import HEADERS, ReadersThrottle, allowance_of
from backend.api.time_limits import limited

EXPOSED = ", ".join(
    ("Content-Disposition", "ETag", "Last-Modified", "Retry-After", "Surrogate-Key", *HEADERS)
)
LARGEST_BODY = 64 * 1024
"""Bytes of what may be sent: a remark or a receipt is a few hundred."""
LONGEST_ADDRESS = 6 * 1024
"""Characters of a path and its query; our servers take 8 KiB, so that it is us who say so."""
READING = frozenset({"GET", "HEAD"})
REQUEST_HEADERS = "Authorization, Content-Type, If-None-Match"


class OneForm(DefaultContentNegotiation):
    """Every answer has one form: neither `Accept` nor `?format=` chooses another."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the only renderer."""
        return renderers[0], renderers[0].media_type


class Endpoint(APIView):
    """An address of the API; `operation` is what the schema says of it."""

    operation: ClassVar[Operation]
    cost: ClassVar[int] = 1
    """How many requests one of these counts for, in number and in time."""
    largest_body: ClassVar[int] = LARGEST_BODY
    content_negotiation_class = OneForm
    throttle_classes: ClassVar = [ReadersThrottle]

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        """Answer; what only reads has the database for a bounded time."""
        is_reading = request.method in READING
        with limited(settings.API_QUERY_SECONDS * self.cost if is_reading else 0):
            return super().dispatch(request, *args, **named)

    def initial(self, request: Request, *args: Any, **named: Any) -> None:
        """Refuse what is too large before reading it, and whoever asks too much."""
        if len(request.path) + len(request.META.get("QUERY_STRING", "")) > LONGEST_ADDRESS:
            raise AddressTooLong
        if int(request.META.get("CONTENT_LENGTH") or 0) > self.largest_body:
            raise TooLarge(self.largest_body)
        super().initial(request, *args, **named)

    def options(self, *args: Any, **named: Any) -> HttpResponse:
        """Tell a browser which methods and headers another origin's page may use."""
        answer = HttpResponse(status=204)
        answer["Access-Control-Allow-Methods"] = ", ".join(self.allowed_methods)
        answer["Access-Control-Allow-Headers"] = REQUEST_HEADERS
        answer["Access-Control-Max-Age"] = "86400"
        return answer

    def finalize_response(
        self, request: Any, response: HttpResponse, *args: Any, **named: Any
    ) -> HttpResponse:
        """Let pages of any origin read the answer, errors included."""
        answer = super().finalize_response(request, response, *args, **named)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = EXPOSED
        allowance = allowance_of(request._request)
        if allowance:
            allowance.write_on(answer)
        return answer
