"""A mail server in this process: it takes letters, or refuses them, as a real one says so."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """What came in, as it came over the wire; `refuses` says which addresses nobody has here."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)


class _Conversation(socketserver.StreamRequestHandler):
    """One connection, as far as Django's client speaks: EHLO, MAIL, RCPT, DATA, RSET, QUIT."""

    def handle(self) -> None:
        """Answer line by line."""
        self._say("220 ready")
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            word = line.split(" ", maxsplit=1)[0].upper()
            if word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                is_refused = address in self.server.mail.refuses  # type: ignore[attr-defined]
                self._say("550 no such user here" if is_refused else "250 ok")
            elif word == "DATA":
                self._say("354 go on")
                self._take()
                self._say("250 taken")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self) -> None:
        content = bytearray()
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            content += line.removeprefix(b".") if line.startswith(b"..") else line
        letter = message_from_bytes(bytes(content), policy=policy.default)
        self.server.mail.letters.append(letter)  # type: ignore[attr-defined]

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def served() -> Iterator[MailServer]:
    """Serve on a free port of this machine."""
    mail = MailServer()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Conversation) as server:
        server.daemon_threads = True
        server.mail = mail  # type: ignore[attr-defined]
        mail.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield mail
        server.shutdown()
        thread.join()
