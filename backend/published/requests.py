"""One writing request, one transaction; a reading one holds no lock."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class AtomicWritesMiddleware:
    """Run every view that may write inside one transaction.

    Django's own ATOMIC_REQUESTS would do it for reading views too, and SQLite would then queue
    every reader behind the writer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        arguments: tuple[Any, ...],
        named_arguments: dict[str, Any],
    ) -> HttpResponse | None:
        """Answer a writing request inside a transaction; leave a reading one to Django."""
        if request.method in SAFE_METHODS or getattr(view, "own_transactions", False):
            return None
        with transaction.atomic():
            return view(request, *arguments, **named_arguments)
