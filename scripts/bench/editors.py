"""The approver at their screen: logged in through the admin's own form, deciding on pages."""

import html
import re
import time
from typing import Self

import httpx

from scripts.refusal import Refusal

TYPED = re.compile(r'<textarea name="(shown|prepared)"[^>]*>\s*?([^<]*)</textarea>')
CHOSEN = re.compile(r'<option value="([^"]+)" selected')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class ApproversBrowser:
    """One session of the admin."""

    def __init__(self, admin_url: str) -> None:
        self._http = httpx.Client(base_url=f"{admin_url}/admin/", timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._http.close()

    def log_in(self, username: str, password: str) -> None:
        """Log in as a person does."""
        form = {"username": username, "password": password, "next": "/admin/"}
        answer = self._submit("login/", self._token("login/"), form)
        _require(answer, 302)

    def look(self, path: str) -> None:
        """Open a screen, and read it to its end."""
        _require(self._http.get(path), 200)

    def open_decision(self, page_id: int) -> str:
        """Open the screen on which a page is decided; return the token its form carries."""
        return self._token(f"chain/{page_id}/decide/")

    def approve(self, page_id: int, token: str) -> float:
        """Send the approval; return the moment its answer was here."""
        form = {"decision": "approve", "comment": ""}
        answer = self._submit(f"chain/{page_id}/decide/", token, form)
        answered = time.time()
        _require(answer, 302)
        return answered

    def open_question(self, question_id: str) -> dict[str, str]:
        """Open a question of a dialogue; return what its form says, the token among it."""
        answer = self._http.get(f"dialogues/questions/{question_id}/")
        _require(answer, 200)
        found = {name: html.unescape(said) for name, said in TYPED.findall(answer.text)}
        chosen = CHOSEN.search(answer.text)
        token = TOKEN.search(answer.text)
        if not found or chosen is None or token is None:
            message = f"Không thấy biểu mẫu ở {answer.url}."
            raise Refusal(message)
        said = {name: text.removeprefix("\n") for name, text in found.items()}
        return said | {
            "answered_by": html.unescape(chosen[1]),
            "csrfmiddlewaretoken": token[1],
            "do": "release",
        }

    def release(self, question_id: str, form: dict[str, str]) -> float:
        """Release the answer to a question; return the moment the admin's answer was here."""
        answer = self._http.post(f"dialogues/questions/{question_id}/", data=form)
        answered = time.time()
        _require(answer, 302)
        return answered

    def _token(self, path: str) -> str:
        answer = self._http.get(path)
        _require(answer, 200)
        found = TOKEN.search(answer.text)
        if found is None:
            message = f"Không thấy biểu mẫu ở {answer.url}."
            raise Refusal(message)
        return found[1]

    def _submit(self, path: str, token: str, form: dict[str, str]) -> httpx.Response:
        return self._http.post(path, data={**form, "csrfmiddlewaretoken": token})


def _require(answer: httpx.Response, status: int) -> None:
    if answer.status_code != status:
        message = f"{answer.request.method} {answer.url}: {answer.status_code}, đáng lẽ {status}."
        raise Refusal(message)
