"""A small published city, asked over HTTP."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, connections, transaction
from django.test import Client, override_settings

from backend.search.embedded import EmbeddedEngine
from backend.search.following import catch_up
from backend.wsgi import application
from tests.cms.conftest import city, fresh, make_page, portal, provisioned, section, staff
from tests.contract.city import World, build_world

__all__ = ["city", "fresh", "make_page", "portal", "provisioned", "section", "staff"]

API = "/api/v1/"


@pytest.fixture(autouse=True, scope="module")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads go to a folder of the module's own."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def _undone(db: None) -> None:
    """What a test writes is undone; Wagtail forgets renditions, whose pictures are gone then."""
    cache.clear()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, _files: None) -> Iterator[World]:
    """A city with some stories, for tests that only read; made once for their module."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        world = build_world()
        catch_up(EmbeddedEngine())
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep a real server's requests on this test's connection, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="session")
def api() -> Callable[..., Any]:
    """Ask the API: `api("sites/thanhdong/", locale="en")`; `host=` asks a portal's host."""

    def ask(path: str, /, *, host: str = "testserver", headers: Any = None, **query: Any) -> Any:
        if "search/" in path:
            catch_up(EmbeddedEngine())  # as `tend` does every few seconds
        client = Client(raise_request_exception=False, headers={"host": host} | (headers or {}))
        return client.get(path if path.startswith("/") else API + path, query)

    return ask


class Silent(WSGIRequestHandler):
    """Serves without telling anybody."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[int]:
    """Serve on a free port from this test's own transaction; give the port."""
    ours = connection._connections["default"]  # type: ignore[attr-defined]  # Django's own tests do
    ours.inc_thread_sharing()
    server = make_server("localhost", 0, application, handler_class=Silent)

    def serve() -> None:
        connections["default"] = ours
        server.serve_forever(poll_interval=0.05)

    thread = threading.Thread(target=serve)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()
    ours.dec_thread_sharing()


@pytest.fixture
def port(world: Any, db: None, one_connection: None) -> Iterator[int]:
    """The port of a server that works on this test's transaction, with the small city in it."""
    with serving() as found:
        yield found
