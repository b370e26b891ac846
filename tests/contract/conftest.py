"""A small published city, asked over HTTP."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings

from tests.cms.conftest import city, fresh, make_page, portal, section, staff
from tests.contract.city import World, build_world

__all__ = ["city", "fresh", "make_page", "portal", "section", "staff"]

API = "/api/v1/"


@pytest.fixture(autouse=True, scope="module")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads go to a folder of the module's own."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    """Wagtail remembers renditions: those of another test's pictures are gone."""
    cache.clear()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, _files: None) -> Iterator[World]:
    """A city with some stories, for tests that only read; made once for their module."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def api() -> Callable[..., Any]:
    """Ask the API: `api("sites/thanhdong/", locale="en")`; `host=` asks a portal's host."""

    def ask(path: str, /, *, host: str = "testserver", headers: Any = None, **query: Any) -> Any:
        client = Client(raise_request_exception=False, headers={"host": host} | (headers or {}))
        return client.get(path if path.startswith("/") else API + path, query)

    return ask
