"""Items contributed by the public: what a form asks for, sending one, following it by its code."""

from datetime import datetime
from typing import Any, ClassVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from backend.accounts.hosts import portal_key
from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference
from backend.api.contribution_shapes import (
    ContributionForm,
    ContributionStatus,
    ContributionStep,
    ContributionTaken,
)
from backend.api.endpoint import Endpoint
from backend.api.followed import CodeSerializer
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.problems import BadQuery, NotPossibleNow
from backend.api.question_shapes import QuestionAttachments, QuestionConsent, QuestionTopic
from backend.api.sending import (
    ABOUT_SENDING,
    ATTACHMENTS,
    SendingEndpoint,
    SendingWithFilesEndpoint,
    SentSerializer,
    created,
    is_trapped,
    object_sent,
    refuse_unknown_fields,
    refused,
    taken,
)
from backend.api.shapes import Fault
from backend.api.sites import site_key
from backend.citizen import checking, files, rules, secrecy
from backend.citizen.refusals import NotTaken, UnknownCode
from backend.contributions import following, intake
from backend.contributions.opening import LENGTHS, MOST_PHOTOGRAPHS, PHOTOGRAPHS, opening_under
from backend.contributions.states import NotNow
from backend.published import keys
from backend.published.rows import to_json
from backend.published.sites import public_site

FIELDS = frozenset({*LENGTHS, "category", "consent", "declaration", "locale"})


class ContributionFormView(Endpoint):
    """GET sites/{site}/contributions/form/: what the site's form asks for."""

    operation: ClassVar = Operation(
        summary="Mẫu gửi tin, bài của một cổng / What a site's form for contributions asks for",
        answer=always(reference(ContributionForm)),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        key = site_key(request, site)
        shown = public_site(key)
        opening = opening_under(
            shown["regulation"]["key"], shown["tier"], is_active=shown["status"] == "active"
        )
        form = ContributionForm(
            open=opening.is_open,
            clause=opening.clause if opening.is_open else "",
            categories=[QuestionTopic(key=each.key, name=each.name) for each in opening.categories],
            photographs=QuestionAttachments(
                types=sorted(PHOTOGRAPHS), max_bytes=files.LARGEST, max_count=MOST_PHOTOGRAPHS
            ),
            consent=_words(opening.consent),
            declaration=_words(opening.declaration),
            lengths=dict(LENGTHS),
        )
        return json_answer(request, to_json(form), [keys.site(key), keys.open_site(key)])


def _words(text: rules.ConsentText) -> QuestionConsent:
    return QuestionConsent(version=text.version, text=text.text, texts=dict(text.texts))


class ContributionSerializer(SentSerializer):
    """An item for the portal. `pen_name` is shown in public, else `full_name`. `website` stays empty.

    One of `phone` and `email` at least; photographs are files `attachments`.
    """

    category = serializers.CharField(max_length=64)
    title = serializers.CharField(max_length=LENGTHS["title"])
    text = serializers.CharField(max_length=LENGTHS["text"])
    full_name = serializers.CharField(max_length=LENGTHS["full_name"])
    pen_name = serializers.CharField(
        required=False, allow_blank=True, max_length=LENGTHS["pen_name"]
    )
    phone = serializers.CharField(required=False, allow_blank=True, max_length=LENGTHS["phone"])
    email = serializers.CharField(required=False, allow_blank=True, max_length=LENGTHS["email"])
    consent = serializers.CharField(max_length=64)
    declaration = serializers.CharField(max_length=64)


class ContributionsView(SendingWithFilesEndpoint):
    """POST sites/{site}/contributions/: contribute an item."""

    operation: ClassVar = Operation(
        summary="Gửi tin, bài, ảnh / Contribute an item",
        description="JSON, hoặc multipart/form-data với ảnh `attachments`. Chỉ đăng khi Ban Biên tập "
        "duyệt. Gửi lại với cùng `Idempotency-Key` thì nhận cùng câu trả lời. / JSON, or "
        "multipart/form-data with photographs `attachments`. Public only when the board lets it through. "
        "Sent again under the same `Idempotency-Key`, it is one contribution.",
        answer=always(reference(ContributionTaken)),
        body=ContributionSerializer,
        status=201,
        problems=(403, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "contribute"
    fields: ClassVar[frozenset[str]] = FIELDS | ABOUT_SENDING | {ATTACHMENTS}

    def post(self, request: Any, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        sent, attached = self.sent_with_files(request)
        if is_trapped(sent):
            code = secrecy.code_of("", secrecy.new_submission_key())
            return created(request, to_json(_taken(code, timezone.now())))
        said = {name: value for name, value in sent.items() if name in FIELDS}

        def take(key: str, now: datetime) -> tuple[ContributionTaken, bool]:
            portal = rules.portal_named(site_key(request, site))
            found = intake.receive(portal, said, attached, key=key, now=now)
            return _taken(found.code, found.contribution.received_at), found.is_new

        return created(request, to_json(taken(request, sent, take, closed=_closed())))


def _closed() -> str:
    return _("Cổng này hiện không nhận tin, bài của bạn đọc.")


def _taken(code: str, received_at: datetime) -> ContributionTaken:
    message = _(
        "Đã nhận bài của bạn. Ban Biên tập xem xét trước khi đăng; hãy giữ kín mã để theo dõi."
    )
    return ContributionTaken(code=code, received_at=received_at, message=message)


class ContributionStatusView(SendingEndpoint):
    """POST contributions/status/: where a contribution stands, by its code."""

    operation: ClassVar = Operation(
        summary="Tra cứu bài đã gửi bằng mã / Where a contribution stands, by its code",
        answer=always(reference(ContributionStatus)),
        body=CodeSerializer,
        problems=(403, 404, 415),
        kept=False,
    )

    def post(self, request: Any) -> HttpResponseBase:
        found = _by_code(request, {"code"})
        return json_answer(request, to_json(_status(found)), cache=NOT_KEPT)


class ContributionReplySerializer(CodeSerializer):
    """What a sender writes more."""

    text = serializers.CharField(max_length=rules.LONGEST["reply"])


class ContributionReplyView(SendingEndpoint):
    """POST contributions/reply/: answer what the board asked, or add something."""

    operation: ClassVar = Operation(
        summary="Viết thêm về bài đã gửi / Write more about a contribution",
        answer=always(reference(ContributionStatus)),
        body=ContributionReplySerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "reply"

    def post(self, request: Any) -> HttpResponseBase:
        found = _by_code(request, {"code", "text"})
        text, faults = checking.words(object_sent(request), "text", limit="reply")
        if faults:
            raise refused(NotTaken(*faults))
        too_late = _("Bài này không nhận thêm ý kiến nữa.")
        if not following.may_reply(found):
            raise NotPossibleNow(too_late)
        try:
            following.reply(found, text=text)
        except NotNow:
            raise NotPossibleNow(too_late) from None
        found.refresh_from_db()
        return json_answer(request, to_json(_status(found)), cache=NOT_KEPT)


def _by_code(request: Any, known: set[str]) -> Any:
    refuse_unknown(request, set())
    sent = object_sent(request)
    refuse_unknown_fields(sent, known)
    code = sent.get("code")
    if not isinstance(code, str) or not code.strip():
        reason, remedy = _("Thiếu mã tra cứu."), _("Hãy nhập mã được cấp khi gửi bài.")
        raise BadQuery(Fault("code", "", reason, remedy))
    try:
        return following.find(code, site=portal_key(request))
    except UnknownCode:
        raise Http404 from None


def _status(found: Any) -> ContributionStatus:
    return ContributionStatus(
        site=found.portal.key,
        state=found.state,
        received_at=found.received_at,
        title=found.title,
        url=following.address_of(found),
        may_reply=following.may_reply(found),
        timeline=[ContributionStep(**vars(each)) for each in following.steps_of(found)],
    )
