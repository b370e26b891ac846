"""What readers say about a portal and its pages: errors they report, whether pages serve, ratings."""

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from backend.api.answers import json_answer
from backend.api.components import reference
from backend.api.endpoint import Endpoint
from backend.api.feedback_shapes import (
    FeedbackRatingForm,
    FeedbackRatings,
    FeedbackTaken,
    FeedbackUsefulness,
)
from backend.api.operation_parameters import LOCALE
from backend.api.operations import Operation, always, parameters
from backend.api.parameters import locale_of, refuse_unknown
from backend.api.problems import BadQuery
from backend.api.sending import (
    ABOUT_SENDING,
    SendingEndpoint,
    SentSerializer,
    created,
    is_trapped,
    object_sent,
    refuse_other_than_text,
    refuse_unknown_fields,
    refused,
    taken,
)
from backend.api.shapes import Fault
from backend.api.sites import site_key
from backend.citizen import checking, rules
from backend.citizen.refusals import NotTaken
from backend.feedback import answering, rating, reporting
from backend.feedback.reporting import Subject
from backend.published import keys
from backend.published.models import Item
from backend.published.rows import to_json

if TYPE_CHECKING:
    from datetime import datetime

    from backend.feedback.models import ErrorReport, RatingTotal


class ErrorReportSerializer(SentSerializer):
    """An error found in an item; `email` is where the outcome is told."""

    item = serializers.UUIDField()
    text = serializers.CharField(min_length=reporting.LEAST, max_length=rules.LONGEST["report"])
    email = serializers.CharField(required=False, max_length=rules.LONGEST["email"])


class FeedbackEndpoint(SendingEndpoint):
    """What addresses share to which readers send without being asked who they are."""

    fields: ClassVar[frozenset[str]]
    counted_as: ClassVar[str] = "report"

    def sent(self, request: Any) -> dict[str, Any]:
        """Return the fields that were sent; whatever nobody knows is refused."""
        refuse_unknown(request, set())
        sent = object_sent(request)
        refuse_unknown_fields(sent, self.fields | ABOUT_SENDING | {"locale"})
        refuse_other_than_text(sent)
        return sent


class ErrorReportsView(FeedbackEndpoint):
    """POST sites/{site}/feedback/errors/: report an error in an item."""

    operation: ClassVar = Operation(
        summary="Báo sai sót trong một nội dung / Report an error in an item",
        description="`item` và `locale` là của nội dung đang công khai. Gửi lại với cùng "
        "`Idempotency-Key` là cùng một báo cáo. / `item` and `locale` are those of a public item. "
        "Sent again under the same `Idempotency-Key`, it is one report.",
        answer=always(reference(FeedbackTaken)),
        body=ErrorReportSerializer,
        status=201,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    fields: ClassVar = frozenset({"item", "text", "email"})

    def post(self, request: Any, site: str | None = None) -> HttpResponseBase:
        sent = self.sent(request)
        if is_trapped(sent):
            return created(request, _thanks(_will_be_checked()))

        def take(key: str, now: "datetime") -> "tuple[ErrorReport, bool]":
            return reporting.report(_subject(request, site, sent), sent, key=key, now=now)

        found = taken(request, sent, take, closed=_closed())
        return created(request, _thanks(_will_be_checked(), found.received_at))


class UsefulnessSerializer(SentSerializer):
    """Whether an item's page is useful; the sentence says nothing of who writes it."""

    item = serializers.UUIDField()
    useful = serializers.ChoiceField(choices=list(answering.USEFUL))
    sentence = serializers.CharField(
        required=False, allow_blank=True, max_length=rules.LONGEST["sentence"]
    )


class UsefulnessView(FeedbackEndpoint):
    """POST sites/{site}/feedback/usefulness/: say whether an item's page is useful."""

    operation: ClassVar = Operation(
        summary="Trả lời trang có hữu ích không / Say whether an item is useful",
        description="Không lưu gì về người trả lời. Mỗi `Idempotency-Key` tính một lần. / Nothing is "
        "kept about who answers. Each `Idempotency-Key` counts once.",
        answer=always(reference(FeedbackTaken)),
        body=UsefulnessSerializer,
        status=201,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    fields: ClassVar = frozenset({"item", "useful", "sentence"})
    counted_as: ClassVar[str] = "vote"

    def post(self, request: Any, site: str | None = None) -> HttpResponseBase:
        sent = self.sent(request)
        if is_trapped(sent):
            return created(request, _thanks(_is_counted()))

        def take(key: str, now: "datetime") -> tuple[None, bool]:
            subject = _subject(request, site, sent)
            return None, answering.answer(subject, sent, key=key, now=now)

        taken(request, sent, take, closed=_closed())
        return created(request, _thanks(_is_counted()))


class UsefulnessTotalsView(Endpoint):
    """GET sites/{site}/pages/{id}/usefulness/: how many find an item useful."""

    operation: ClassVar = Operation(
        summary="Trang có hữu ích không: tổng số / Whether an item is useful, in totals",
        description="Tổng số đến hết hôm qua, khi có đủ lượt trả lời. / "
        "Totals until yesterday, once there are enough answers.",
        answer=always(reference(FeedbackUsefulness)),
        parameters=parameters(LOCALE),
        kept=False,
    )

    def get(self, request: Any, id: UUID, site: str | None = None) -> HttpResponseBase:  # noqa: A002  # the address's own word
        refuse_unknown(request, {"locale"})
        asked = {"item": str(id), "locale": locale_of(request)}
        found = answering.usefulness(_subject(request, site, asked), today=timezone.localdate())
        body = FeedbackUsefulness(
            answers=found.answers if found else None,
            useful=found.useful if found else None,
            least_answers=settings.LEAST_ANSWERS,
        )
        return json_answer(request, to_json(body))


class PortalRatingSerializer(SentSerializer):
    """A score from 1 to 5 on each axis."""

    interface = serializers.IntegerField(min_value=1, max_value=5)
    content = serializers.IntegerField(min_value=1, max_value=5)
    quality = serializers.IntegerField(min_value=1, max_value=5)
    support = serializers.IntegerField(min_value=1, max_value=5)


class RatingsView(FeedbackEndpoint):
    """POST sites/{site}/feedback/ratings/: rate a portal."""

    operation: ClassVar = Operation(
        summary="Đánh giá Cổng / Rate a portal",
        description="Không lưu gì về người đánh giá. Mỗi `Idempotency-Key` tính một lần. / Nothing is "
        "kept about who rates. Each `Idempotency-Key` counts once.",
        answer=always(reference(FeedbackTaken)),
        body=PortalRatingSerializer,
        status=201,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    fields: ClassVar = frozenset(rating.AXES)
    counted_as: ClassVar[str] = "vote"

    def post(self, request: Any, site: str | None = None) -> HttpResponseBase:
        sent = self.sent(request)
        if is_trapped(sent):
            return created(request, _thanks(_is_counted()))

        def take(key: str, now: "datetime") -> tuple[None, bool]:
            portal = rules.portal_named(site_key(request, site))
            return None, rating.rate(portal, sent, key=key, now=now)

        closed = _("Cổng này hiện không lấy ý kiến đánh giá.")
        taken(request, sent, take, closed=closed)
        return created(request, _thanks(_is_counted()))


class RatingFormView(Endpoint):
    """GET sites/{site}/feedback/ratings/form/: on what a portal is rated, and how it was."""

    operation: ClassVar = Operation(
        summary="Mẫu và kết quả đánh giá Cổng / On what a portal is rated, and how it was",
        description="Kết quả được tính mỗi đêm, khi có đủ lượt đánh giá. / "
        "Results are counted every night, once there are enough ratings.",
        answer=always(reference(FeedbackRatingForm)),
    )

    def get(self, request: Any, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        portal = rules.portal_named(site_key(request, site))
        form = rating.form_of(portal)
        body = FeedbackRatingForm(
            open=bool(form.axes),
            axes=[*form.axes],
            clause=form.clause,
            least_answers=settings.LEAST_ANSWERS,
            results=_results(rating.total_of(portal)),
            everywhere=_results(rating.total_of(None)),
        )
        touched = [keys.site(portal.key), keys.open_site(portal.key)]
        touched += [keys.ratings(portal.key), keys.ratings(keys.EVERY_SITE)]
        return json_answer(request, to_json(body), touched)


def _results(total: "RatingTotal | None") -> FeedbackRatings | None:
    if total is None:
        return None
    means = {axis: float(getattr(total, axis)) for axis in rating.AXES}
    return FeedbackRatings(answers=total.answers, until=total.until, **means)


def _subject(request: Any, site: str | None, sent: dict[str, Any]) -> Subject:
    """Return the public item that something is said about; 404 where there is none."""
    key = site_key(request, site)
    locale, faults = checking.locale(sent)
    if faults:
        raise refused(NotTaken(*faults))
    row = Item.public.filter(site=key, uuid=_uuid(sent), locale=locale).exclude(category="")
    found = row.values("uuid", "title", "path").first()
    if found is None:
        raise Http404
    portal = rules.portal_named(key)
    return Subject(portal, found["uuid"], locale, found["title"], found["path"])


def _uuid(sent: dict[str, Any]) -> UUID:
    said = sent.get("item")
    try:
        return UUID(said if isinstance(said, str) and len(said) <= 64 else "")
    except ValueError:
        reason, remedy = _("Không phải mã nội dung."), _("Hãy gửi `id` của một nội dung.")
        raise BadQuery(Fault("item", str(said or "")[:64], reason, remedy)) from None


def _thanks(message: str, received_at: "datetime | None" = None) -> str:
    return to_json(FeedbackTaken(received_at=received_at or timezone.now(), message=message))


def _closed() -> str:
    return _("Cổng này đã đóng, không nhận ý kiến nữa.")


def _will_be_checked() -> str:
    return _("Đã nhận. Ban Biên tập sẽ xem xét; nếu có sai sót, trang sẽ ghi rõ phần đính chính.")


def _is_counted() -> str:
    return _("Cảm ơn bạn. Ý kiến được ghi lại mà không kèm thông tin về bạn.")
