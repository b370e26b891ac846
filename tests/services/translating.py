"""A machine that translates, served for real: it speaks as LibreTranslate and as DeepL do.

What it makes of a text is the text with its language before it. What it does wrong, a test says.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """One question, as it came over the wire."""

    path: str
    headers: dict[str, str]
    question: dict[str, Any]

    @property
    def texts(self) -> list[str]:
        """The texts that were sent."""
        return self.question.get("q") or self.question.get("text") or []


def in_other_words(text: str, language: str) -> str:
    """Return what the machine makes of a text; its marks stay as they are."""
    return f"[{language.lower()[:2]}] {text}"


@dataclass
class Machine:
    """What was asked, and how it answers: `status`, `headers`, or `body` in place of the answer.

    `says` makes one text's translation. `pause` is called in the middle of an answer.
    """

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    says: Callable[[str, str], str] = in_other_words
    pause: Callable[[], object] = lambda: None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def texts(self) -> list[str]:
        """Every text it was ever sent."""
        return [text for each in self.asked for text in each.texts]

    def answer_to(self, asked: Asked) -> bytes:
        """Return the answer's body, in the words of the protocol it was asked by."""
        if self.body is not None:
            return self.body
        question = asked.question
        language = question.get("target") or question["target_lang"]
        said = [self.says(text, language) for text in asked.texts]
        if asked.path == "/translate":
            return json.dumps({"translatedText": said}).encode()
        told = [{"detected_source_language": "VI", "text": text} for text in said]
        return json.dumps({"translations": told}).encode()


@contextmanager
def translating() -> Iterator[Machine]:
    """Serve a machine on a port of its own."""
    machine = Machine()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers, json.loads(body))
            machine.asked.append(asked)
            content = machine.answer_to(asked) if machine.status == 200 else b'{"message": "no"}'
            self.send_response(machine.status)
            for name, value in machine.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            machine.pause()
            self.wfile.write(content)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_about: object) -> None:
            """Say nothing: whoever asked may have waited long enough."""

    server = Server(("127.0.0.1", 0), Handler)
    machine.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield machine
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
