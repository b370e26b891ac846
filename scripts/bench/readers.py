"""A citizen who asks the public web server again and again until a page is there."""

import http.client
import time
from typing import Self

from scripts.refusal import Refusal

POLL_SECONDS = 0.005
PATIENCE = 60.0


class Reader:
    """One kept connection to the local web server, on one portal's host."""

    def __init__(self, port: int, host: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self._host = host

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._connection.close()

    def get(self, path: str) -> tuple[int, str]:
        """Return a page's status and text."""
        self._connection.request("GET", path, headers={"Host": self._host})
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode()

    def wait_for(self, path: str, text: str) -> float:
        """Return the moment a page was there and held the text."""
        self._connection.close()  # an idle one may have been given up by the server
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            asked = time.monotonic()
            status, body = self.get(path)
            if status == 200 and text in body:
                return time.time()
            time.sleep(max(0.0, POLL_SECONDS - (time.monotonic() - asked)))
        message = f"{self._host}{path} vẫn chưa lên sau {PATIENCE:.0f} giây."
        raise Refusal(message)
