"""The language in which the API says what is wrong: the reader's own, Vietnamese unless they say so."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from backend.api.problems import API_PREFIX


class SpeakingMiddleware:
    """Lets problems be told in the language of `Accept-Language`, be they of a view or of Django.

    What is published is never translated by it: its language is what `locale` asks for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the reader's language, if it is one of ours."""
        if not request.path.startswith(API_PREFIX):
            return self.get_response(request)
        with translation.override(translation.get_language_from_request(request)):
            return self.get_response(request)
