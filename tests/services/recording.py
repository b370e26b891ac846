"""A server in front of another, which passes everything on and remembers what, in which order."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Passed(NamedTuple):
    """One request that was answered, as it went over the wire."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    status: int


@dataclass
class Recording:
    """What was passed on. `then` is called after each request, before it is answered.

    refuses: whether connections are closed unanswered, as by a server that is away.
    """

    port: int
    behind: int
    requests: list[Passed] = field(default_factory=list)
    refuses: bool = False
    then: Callable[[Passed], None] = lambda _passed: None


@contextmanager
def in_front_of(port: int) -> Iterator[Recording]:
    """Record what is sent to a port of this machine; requests go through one at a time."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # nobody waits for the other half of an answer

        def _pass_on(self) -> None:
            if recording.refuses:
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            with lock:
                behind = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                # What is sent along must stay as it was signed, the host included.
                behind.putrequest(
                    self.command, self.path, skip_host=True, skip_accept_encoding=True
                )
                for name, value in self.headers.items():
                    if name.lower() != "expect":
                        behind.putheader(name, value)
                behind.endheaders(body)
                answer = behind.getresponse()
                content = answer.read()
                behind.close()
                headers = {name.lower(): value for name, value in self.headers.items()}
                passed = Passed(self.command, self.path, headers, body, answer.status)
                recording.requests.append(passed)
                recording.then(passed)
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in {"transfer-encoding", "connection", "content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_DELETE = do_HEAD = do_POST = _pass_on  # noqa: N815 - http.server's names

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_about: object) -> None:
            """Say nothing: whoever asked may have been killed."""

    server = Server(("127.0.0.1", 0), Handler)
    recording = Recording(server.server_address[1], port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield recording
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
