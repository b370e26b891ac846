"""What the public sends: from whom it is taken, how much of it, and what work is asked for it.

It takes no cookies, so there is nothing a foreign page could borrow; pages of other origins are
refused all the same. Whatever costs nothing is asked first: how much somebody has sent, whether work
was done for it, and only then files are read and the database is asked.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import Throttled
from rest_framework.parsers import JSONParser
from rest_framework.throttling import BaseThrottle

from backend.accounts.hosts import is_ours
from backend.api.answers import NOT_KEPT, json_answer
from backend.api.endpoint import REQUEST_HEADERS, Endpoint
from backend.api.form_parts import FieldsFirstParser
from backend.api.operations import JSON
from backend.api.problems import BadQuery, NotPossibleNow, SameKeyOtherWords, TooLarge
from backend.api.shapes import Fault
from backend.api.throttling import holds_token, reader, spend
from backend.citizen import challenges, files, rules, secrecy
from backend.citizen.refusals import Closed, NotTaken, OtherWords

Took = TypeVar("Took")
ATTACHMENTS = "attachments"
LARGEST_WORDS = 256 * 1024
"""Bytes of what is sent without its files: every letter escaped takes six."""
OWN_HEADERS = f"{REQUEST_HEADERS}, Idempotency-Key, Work-Challenge, Work-Solution"
ABOUT_SENDING = frozenset({"website", "challenge", "solution", "idempotency_key"})
"""Fields that are about the sending, not about what is sent."""


class SentSerializer(serializers.Serializer[Any]):
    """What comes along with anything that is sent. `website` stays empty."""

    locale = serializers.CharField(required=False, max_length=12)
    website = serializers.CharField(required=False, allow_blank=True)
    challenge = serializers.CharField(required=False, max_length=challenges.LONGEST)
    solution = serializers.CharField(required=False, max_length=challenges.LONGEST)
    idempotency_key = serializers.CharField(
        required=False,
        min_length=rules.SHORTEST["idempotency_key"],
        max_length=rules.LONGEST["idempotency_key"],
    )


class SendersThrottle(BaseThrottle):
    """So many of an act for each reader, the publisher's readers among them."""

    seconds = 60

    def allow_request(self, request: Any, view: Any) -> bool:
        """Count in memory; tell whether it may be answered."""
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return True
        most, self.seconds = settings.QUESTION_LIMITS.get(view.counted_as, (0, 60))
        return not most or _spent(view.counted_as, reader(request._request), self.seconds) <= most

    def wait(self) -> float | None:
        """Return after how many seconds a refused sender may come again."""
        return self.seconds


def _spent(name: str, who: str, seconds: int) -> int:
    return spend(f"{name}:{int(time.time()) // seconds}:{who}", seconds=seconds)


def count_all() -> None:
    """Refuse what all send together beyond what staff could ever read.

    Counted behind the work, so that nobody can shut others out by sending much.
    """
    most, seconds = settings.QUESTION_LIMITS.get("all", (0, 60))
    if most and _spent("all", "", seconds) > most:
        raise Throttled(wait=seconds)


class SendingEndpoint(Endpoint):
    """What the addresses share: nothing is kept or listed, and only our own pages may send."""

    counted_as: ClassVar[str] = "follow"
    parser_classes: ClassVar = [JSONParser]

    @classmethod
    def as_view(cls, **named: Any) -> Any:
        """Return the view; it opens its transaction itself, behind everything cheap."""
        view = super().as_view(**named)
        view.own_transactions = True
        return view

    def get_throttles(self) -> list[BaseThrottle]:
        """Return the readers' throttle, and the senders'."""
        return [*super().get_throttles(), SendersThrottle()]

    def initial(self, request: Any, *args: Any, **named: Any) -> None:
        """Refuse a page of somebody else's, once it has been counted."""
        super().initial(request, *args, **named)
        if request.method == "POST" and not _is_from_us(request):
            raise PermissionDenied

    def options(self, *args: Any, **named: Any) -> HttpResponse:
        """Tell a browser which headers our own pages may send."""
        answer = super().options(*args, **named)
        answer["Access-Control-Allow-Headers"] = OWN_HEADERS
        return answer

    def finalize_response(
        self, request: Any, response: HttpResponse, *args: Any, **named: Any
    ) -> HttpResponse:
        """Let our own pages read the answer, and nobody keep it."""
        answer = super().finalize_response(request, response, *args, **named)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        if request.method == "GET":
            return answer
        del answer["Access-Control-Allow-Origin"]
        origin = request.META.get("HTTP_ORIGIN", "")
        answer["Vary"] = "Origin"
        if origin and _is_from_us(request):
            answer["Access-Control-Allow-Origin"] = origin
        return answer


def _is_from_us(request: Any) -> bool:
    """Tell whether a page of ours sends, or no page at all."""
    origin = request.META.get("HTTP_ORIGIN")
    if not origin:
        return True
    try:
        host = urlsplit(origin).hostname or ""
    except ValueError:
        return False
    return is_ours(host)


def object_sent(request: Any) -> dict[str, Any]:
    """Return the fields that were sent; files stand elsewhere."""
    sent = request.data
    if hasattr(sent, "lists"):
        return {name: values[0] for name, values in sent.lists() if name != ATTACHMENTS}
    if isinstance(sent, dict):
        return sent
    reason, remedy = _("Phải là một đối tượng JSON."), _("Hãy gửi các trường theo mô tả API.")
    raise BadQuery(Fault("", "", reason, remedy))


def refuse_unknown_fields(sent: Mapping[str, Any], known: set[str] | frozenset[str]) -> None:
    """Refuse fields nobody knows, naming those that are known."""
    unknown = [str(name)[:80] for name in sent if name not in known]
    if unknown:
        remedy = _("Các trường dùng được: %(known)s.") % {"known": ", ".join(sorted(known))}
        raise BadQuery(
            *(Fault(name, "", _("Không có trường này."), remedy) for name in unknown[:20])
        )


def refuse_other_than_text(sent: dict[str, Any]) -> None:
    """Refuse what is about the sending and no text; of the rest the question itself is judged."""
    reason, remedy = _("Phải là văn bản."), _("Hãy gửi một chuỗi ký tự.")
    faults = [
        Fault(name, "", reason, remedy)
        for name in ("challenge", "solution", "code")
        if not isinstance(sent.get(name, ""), str)
    ]
    if faults:
        raise BadQuery(*faults)


def is_trapped(sent: Mapping[str, Any]) -> bool:
    """Tell whether a machine has filled in what no person sees."""
    typed = sent.get("website", "")
    if not isinstance(typed, str):
        reason, remedy = _("Phải là văn bản."), _("Hãy để trống.")
        raise BadQuery(Fault("website", "", reason, remedy))
    return bool(typed)


def work_in_headers(request: Any) -> dict[str, str]:
    """Return what the headers say of work; it is judged before anything of the body is read."""
    names = {"challenge": "HTTP_WORK_CHALLENGE", "solution": "HTTP_WORK_SOLUTION"}
    return {name: request.META[key] for name, key in names.items() if key in request.META}


def require_work(sent: Mapping[str, Any]) -> None:
    """Refuse what no work was done for; the database is not asked."""
    challenge, solution = sent.get("challenge"), sent.get("solution")
    if not isinstance(challenge, str) or not isinstance(solution, str):
        raise unsolved()
    try:
        challenges.check(challenge, solution)
    except challenges.NotSolved:
        raise unsolved() from None


def unsolved() -> BadQuery:
    """Say that the work was not done, or spent before."""
    reason = _("Chưa có lời giải hợp lệ, hoặc lời giải đã dùng.")
    remedy = _("Hãy lấy bài toán mới ở questions/challenge/ rồi gửi lại.")
    return BadQuery(Fault("solution", "", reason, remedy))


def taken(
    request: Any,
    sent: dict[str, Any],
    take: Callable[[str, datetime], tuple[Took, bool]],
    *,
    closed: str = "",
) -> Took:
    """Let `take` have what was sent, with its key and the moment; return what it made of it.

    Its work was done, or a publisher passes it on. A challenge is spent with what is new, in one
    transaction; `closed` is told where the site takes nothing.
    """
    is_ours = holds_token(request)
    work = work_in_headers(request) or sent
    if not is_ours:
        require_work(work)
    count_all()
    key, now = submission_key(request, sent), timezone.now()
    try:
        with files.atomic():
            found, is_new = take(key, now)
            if is_new and not is_ours:
                challenges.spend(str(work["challenge"]), now=now)
    except NotTaken as refusal:
        raise refused(refusal) from None
    except challenges.NotSolved:
        raise unsolved() from None
    except OtherWords:
        raise SameKeyOtherWords from None
    except Closed:
        raise NotPossibleNow(closed) from None
    return found


def created(request: Any, body: str) -> HttpResponseBase:
    """Return that something was taken; nobody keeps the answer."""
    answer = json_answer(request, body, cache=NOT_KEPT)
    answer.status_code = 201
    return answer


def submission_key(request: Any, sent: dict[str, Any]) -> str:
    """Return the key under which a question is sent, made up where there is none."""
    given = request.META.get("HTTP_IDEMPOTENCY_KEY") or sent.get("idempotency_key")
    if given is None or given == "":
        return secrecy.new_submission_key()
    least, most = rules.SHORTEST["idempotency_key"], rules.LONGEST["idempotency_key"]
    if not isinstance(given, str) or not given.isprintable() or not least <= len(given) <= most:
        reason = _("Khóa gửi lại không hợp lệ.")
        remedy = _("Hãy dùng một UUID, hoặc từ %(least)d đến %(most)d ký tự.")
        span = {"least": least, "most": most}
        raise BadQuery(Fault("idempotency_key", "", reason, remedy % span))
    return given


def refused(refusal: NotTaken) -> BadQuery:
    """Return what says, field by field, why something was not taken."""
    return BadQuery(
        *(Fault(each.field, each.value[:200], each.reason, each.remedy) for each in refusal.faults)
    )


class SendingWithFilesEndpoint(SendingEndpoint):
    """Takes words and files: the words are judged first, and files read only of whoever worked for it."""

    fields: ClassVar[frozenset[str]]
    """All fields that may be sent, those about the sending among them."""
    parser_classes: ClassVar = [JSONParser, FieldsFirstParser]
    largest_body: ClassVar[int] = files.LARGEST * files.MOST + LARGEST_WORDS
    is_earned = False
    """Whether work was done for this request, as far as it was read."""

    def initial(self, request: Any, *args: Any, **named: Any) -> None:
        """Refuse, before reading, long words without files, and bogus work in the headers."""
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        is_json = request.META.get("CONTENT_TYPE", "").startswith(JSON)
        if is_json and length > LARGEST_WORDS:
            raise TooLarge(LARGEST_WORDS)
        super().initial(request, *args, **named)
        shown = work_in_headers(request)
        if shown and not holds_token(request):
            require_work(shown)
        self.is_earned = bool(shown) or holds_token(request)

    def reads_files(self, request: Any, fields: Mapping[str, Any]) -> bool:
        """Judge what stands before the files; a machine's are not read. See form_parts.Reads."""
        refuse_unknown_fields(fields, self.fields)
        if is_trapped(fields):
            return False
        if not self.is_earned and "solution" in fields:
            require_work(fields)
            self.is_earned = True
        return True

    def refuse_large(self, request: Any, *, words: int, sizes: list[int]) -> None:
        """Refuse what is too much. Without work, no more is read than words take."""
        if words > LARGEST_WORDS:
            raise TooLarge(LARGEST_WORDS)
        if not self.is_earned and words + sum(sizes) > LARGEST_WORDS:
            raise unsolved()
        fault = files.fault_of_sizes(sizes)
        if fault:
            raise refused(NotTaken(fault))

    def sent_with_files(self, request: Any) -> tuple[dict[str, Any], tuple[files.Sent, ...]]:
        """Return the fields that were sent, known ones only, and the files beside them."""
        sent = object_sent(request)
        refuse_unknown_fields(sent, self.fields)
        refuse_other_than_text(sent)
        uploaded = request.FILES.getlist(ATTACHMENTS) if hasattr(request.FILES, "getlist") else []
        return sent, tuple(files.Sent(each.name or "", each.read()) for each in uploaded)
