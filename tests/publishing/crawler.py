"""A reader in a process of its own: follows every link over HTTP, again and again, and complains.

`python -m tests.publishing.crawler PORT HOST…` prints one JSON line for each round through the
portals: how many answers it read, and what was wrong with any. It goes on until it is killed.
"""

import gzip
import http.client
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from html import unescape
from itertools import cycle
from urllib.parse import quote, unquote, urljoin, urlsplit

import brotli

from frontend.verify import REFERENCES, TEXT_REFERENCES

ENCODINGS = cycle(("br", "gzip", "identity"))
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
ENDINGS = {
    "text/html": "</html>",
    "application/rss+xml": "</rss>",
    "application/atom+xml": "</atom>",
}
PATIENCE = 5
"""How often a page and a dead link in it are asked for again, before the page is to blame."""


@dataclass(frozen=True)
class Answer:
    """What came of one request, decoded; `faults` says what is wrong with the answer as such."""

    status: int
    text: str
    location: str | None
    faults: tuple[str, ...]


@dataclass
class Crawler:
    """One reader, who asks for `.localhost` hosts at one port."""

    port: int
    hosts: tuple[str, ...]
    read: int = 0
    faults: list[str] = field(default_factory=list)

    def go_round(self) -> None:
        """Read every page a reader can get to from the home pages, and judge all links on the way."""
        waiting = [f"http://{host}/" for host in self.hosts]
        seen = set(waiting)
        while waiting:
            address = waiting.pop()
            following = self._links(self._ask(address), address) - seen
            dead = {link for link in following if self._is_dead(self._ask(link))}
            for link in dead:
                self._judge(address, link)
            waiting += following - dead
            seen |= following

    def _judge(self, page: str, link: str) -> None:
        """Complain, unless the link was just being taken away.

        Lists lose a link before its page goes. So a page that was read, and names the link, both
        before and after the link was found dead names a missing page; one that is read again and
        no longer names it was only on its way out. A link may come back meanwhile: ask it again.
        """
        for _ in range(PATIENCE):
            if link not in self._links(self._ask(page), page):
                return
            found = self._ask(link)
            if not self._is_dead(found):
                return
        self.faults.append(f"{page} names {link}: {found.status}")

    def _is_dead(self, found: Answer) -> bool:
        return found.status not in {200, 301, 503}

    def _links(self, found: Answer, address: str) -> set[str]:
        if found.location is not None:
            named = {urljoin(address, found.location)}
        elif found.status == 200:
            quoted = (one or two for one, two in REFERENCES.findall(found.text))
            words = {unescape(one) for one in (*quoted, *TEXT_REFERENCES.findall(found.text))}
            paths = {word for word in words if word.startswith(("/", "http://"))}
            named = {urljoin(address, path).partition("#")[0] for path in paths}
        else:
            named = set()
        return {one for one in named if urlsplit(one).hostname in self.hosts}

    def _ask(self, address: str) -> Answer:
        parts = urlsplit(address)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        wanted = next(ENCODINGS)
        headers = {"Host": f"{parts.hostname}:8080", "Accept-Encoding": wanted}
        connection.request("GET", quote(unquote(parts.path)), headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        self.read += 1
        faults = tuple(self._faults_of(answer, body))
        self.faults += [f"{address} ({wanted}): {fault}" for fault in faults]
        decoded = DECODERS[answer.getheader("Content-Encoding")](body) if not faults else b""
        is_text = answer.getheader("Content-Type", "").startswith(("text/html", "application/"))
        text = decoded.decode() if is_text else ""
        return Answer(answer.status, text, answer.getheader("Location"), faults)

    def _faults_of(self, answer: http.client.HTTPResponse, body: bytes) -> Iterator[str]:
        if answer.status >= 500 and answer.status != 503:
            yield f"status {answer.status}"
        if answer.getheader("Content-Length") != str(len(body)):
            yield f"{len(body)} bytes of {answer.getheader('Content-Length')}"
        validator = answer.getheader("ETag")
        if validator and validator != f'"{blake2b(body, digest_size=12).hexdigest()}"':
            yield "the validator is of another content"
        kind = answer.getheader("Content-Type", "").partition(";")[0]
        whole = DECODERS[answer.getheader("Content-Encoding")](body)
        if answer.status == 200 and not whole.decode(errors="replace").rstrip().endswith(
            ENDINGS.get(kind, "")
        ):
            yield "half a file"


def main(port: str, *hosts: str) -> None:
    """Crawl until killed."""
    crawler = Crawler(int(port), hosts)
    while True:
        crawler.go_round()
        sys.stdout.write(json.dumps({"read": crawler.read, "faults": crawler.faults}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
