"""An application served for real, on a port of this machine, while a test runs."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from frontend.web import loopback_sockets
from tests.services.postgresql import free_port


@contextmanager
def serving(application: Starlette, port: int | None = None) -> Iterator[int]:
    """Serve an application, and give the port it listens on: a free one where none is asked for."""
    config = uvicorn.Config(
        application, log_level="warning", proxy_headers=False, server_header=False
    )
    server = uvicorn.Server(config)
    port = port or free_port()
    listening = loopback_sockets(port)
    thread = threading.Thread(target=server.run, kwargs={"sockets": listening})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield port
    finally:
        server.should_exit = True
        thread.join()
        for each in listening:
            each.close()
