"""Comments on drafts and posts to topics: what a form asks for, and sending one while the page is open."""

from datetime import datetime
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

import orjson
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.parsers import JSONParser, MultiPartParser

from backend.api.answers import json_answer
from backend.api.comment_shapes import CommentForm, CommentTaken
from backend.api.components import reference
from backend.api.endpoint import Endpoint
from backend.api.operations import Operation, always
from backend.api.parameters import refuse_unknown
from backend.api.problems import NotPossibleNow
from backend.api.question_shapes import QuestionConsent
from backend.api.sending import (
    ABOUT_SENDING,
    SendingEndpoint,
    SentSerializer,
    created,
    is_trapped,
    object_sent,
    refuse_other_than_text,
    refuse_unknown_fields,
    taken,
)
from backend.api.sites import require_site, site_key
from backend.citizen import rules
from backend.comments import checking, intake
from backend.comments.states import NotOpen, Opening
from backend.published import keys
from backend.published.models import Item, ItemPart
from backend.published.rows import to_json

FIELDS = frozenset({*checking.LENGTHS, "shows_name", "consent", "locale", "reply_to"})
COMMENTED = ("consultation", "forum-topic")


class CommentFormView(Endpoint):
    """GET sites/{site}/comments/form/: what the site's forms for comments ask for."""

    operation: ClassVar = Operation(
        summary="Mẫu góp ý dự thảo của một cổng / What a site's comment forms ask for",
        answer=always(reference(CommentForm)),
    )

    def get(self, request: HttpRequest, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        portal = rules.portal_named(site_key(request, site))
        consent = checking.consent()
        form = CommentForm(
            open=intake.is_open(portal),
            consent=QuestionConsent(
                version=consent.version, text=consent.text, texts=dict(consent.texts)
            ),
            lengths=dict(checking.LENGTHS),
        )
        touched = [keys.site(portal.key), keys.open_site(portal.key)]
        return json_answer(request, to_json(form), touched)


class CommentSerializer(SentSerializer):
    """A comment on a draft, or a post to a topic. Only `text` and `consent` are needed.

    `provision` is what a comment is about: one of the comparison's, or the sender's own words; empty:
    the whole draft. `reply_to` is the number of a topic's published post that is no reply itself.
    `shows_name` is `yes` or empty; `phone` and `email` are never public. `website` stays empty.
    """

    provision = serializers.CharField(
        required=False, allow_blank=True, max_length=checking.LENGTHS["provision"]
    )
    text = serializers.CharField(max_length=checking.LENGTHS["text"])
    full_name = serializers.CharField(
        required=False, allow_blank=True, max_length=checking.LENGTHS["full_name"]
    )
    reply_to = serializers.CharField(required=False, allow_blank=True, max_length=6)
    shows_name = serializers.CharField(required=False, allow_blank=True, max_length=8)
    phone = serializers.CharField(
        required=False, allow_blank=True, max_length=checking.LENGTHS["phone"]
    )
    email = serializers.CharField(
        required=False, allow_blank=True, max_length=checking.LENGTHS["email"]
    )
    consent = serializers.CharField(max_length=64)


class CommentsView(SendingEndpoint):
    """POST sites/{site}/pages/{id}/comments/: comment on a draft, or post to a topic, that is open."""

    operation: ClassVar = Operation(
        summary="Gửi ý kiến về một dự thảo, một chủ đề diễn đàn / Comment on a draft, or post to a topic",
        description="JSON hoặc multipart/form-data. "
        "Chỉ nhận khi trang đang mở và nhận ý kiến trên cổng, xét theo giờ máy chủ; "
        "ngoài ra là 409. Gửi lại với cùng `Idempotency-Key` thì nhận cùng câu trả lời. / Taken only "
        "while the page is open by the server's clock and accepts comments; else 409. Sent "
        "again under the same `Idempotency-Key`, it is one comment.",
        answer=always(reference(CommentTaken)),
        body=CommentSerializer,
        status=201,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "send"
    parser_classes: ClassVar = [JSONParser, MultiPartParser]
    largest_body: ClassVar[int] = 128 * 1024

    def post(self, request: Any, id: UUID, site: str | None = None) -> HttpResponseBase:  # noqa: A002  # the address's own word
        refuse_unknown(request, set())
        sent = object_sent(request)
        refuse_unknown_fields(sent, FIELDS | ABOUT_SENDING)
        refuse_other_than_text(sent)
        if is_trapped(sent):
            return created(request, to_json(_taken(timezone.now(), code=intake.no_code())))
        said = {name: value for name, value in sent.items() if name in FIELDS}

        def take(key: str, now: datetime) -> tuple[CommentTaken, bool]:
            site_of = site_key(request, site)
            draft = _draft(site_of, id)
            portal = rules.portal_named(site_of)
            try:
                found = intake.receive(portal, id, _opening(draft), said, key=key, now=now)
            except NotOpen as refusal:
                raise NotPossibleNow(_why_not(refusal)) from None
            comment = found.comment
            told = _taken(comment.received_at, draft.title, comment.provision, found.code)
            return told, found.is_new

        return created(request, to_json(taken(request, sent, take)))


def _draft(site: str, about: UUID) -> Item:
    """Return a published page on which the public is heard; 404 for whatever is none."""
    public = Item.public.filter(site=site, uuid=about, type__in=COMMENTED)
    row = public.filter(locale="vi").first() or public.first()
    if row is None:
        require_site(site)
        raise Http404
    found: Item = row
    return found


def _opening(draft: Item) -> Opening:
    """Return when a page takes comments, by what is published of it."""
    said = orjson.loads(draft.document)
    closes_at = said["closes_at"]
    return Opening(
        opens_at=datetime.fromisoformat(said["opens_at"]),
        closes_at=datetime.fromisoformat(closes_at) if closes_at else None,
        accepts_comments=said["accepts_comments"],
        answers=partial(_may_be_answered, draft),
    )


def _may_be_answered(topic: Item, number: int) -> bool:
    """Tell whether a published post of this number is there, and is no reply itself."""
    part = ItemPart.public.filter(item=topic, number=number).first()
    return part is not None and orjson.loads(part.document)["reply_to"] is None


def _why_not(refusal: NotOpen) -> str:
    return {
        "announced": _("Chưa đến thời gian nhận ý kiến trên trang này."),
        "closed": _("Đã hết thời hạn nhận ý kiến trên trang này."),
        "not-online": _(
            "Trang này không nhận ý kiến trên cổng. Hãy gửi đến cơ quan ghi trên trang."
        ),
    }[refusal.why]


def _taken(
    received_at: datetime, title: str = "", provision: str = "", code: str = ""
) -> CommentTaken:
    message = _(
        "Đã nhận ý kiến của bạn. Ý kiến được đăng trên trang này sau khi Ban Biên tập duyệt."
    )
    return CommentTaken(
        received_at=received_at, title=title, provision=provision, code=code, message=message
    )
