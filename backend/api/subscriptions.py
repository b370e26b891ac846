"""Subscriptions by e-mail: what a site offers, asking for it, and what letters' links lead to."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from backend.accounts.hosts import portal_key
from backend.api.answers import NOT_KEPT, json_answer
from backend.api.components import reference
from backend.api.endpoint import Endpoint
from backend.api.operation_parameters import LOCALE
from backend.api.operations import Operation, always, parameters
from backend.api.parameters import locale_of, refuse_unknown
from backend.api.problems import BadQuery, NotPossibleNow
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
from backend.api.subscription_shapes import (
    SubscriptionConsent,
    SubscriptionForm,
    SubscriptionHeld,
    SubscriptionSubject,
    SubscriptionTaken,
)
from backend.citizen import rules
from backend.citizen.refusals import NotTaken
from backend.published import keys
from backend.published.rows import to_json
from backend.published.sites import public_site
from backend.subscriptions import asking, subjects, tokens

if TYPE_CHECKING:
    from datetime import datetime

CHOSEN = frozenset({"subjects", "rhythm", "locale"})
LONGEST_SUBJECT, MOST_SUBJECTS = 64, 100


class SubscriptionFormView(Endpoint):
    """GET sites/{site}/subscriptions/form/: what can be subscribed to."""

    operation: ClassVar = Operation(
        summary="Mẫu đăng ký nhận tin của một cổng / What a site offers to send by e-mail",
        answer=always(reference(SubscriptionForm)),
        parameters=parameters(LOCALE),
    )

    def get(self, request: Any, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, {"locale"})
        key, locale = site_key(request, site), locale_of(request)
        # As published, so that the form and the feed say the same at every moment.
        shown = public_site(key)
        consent = rules.subscription_consents()[-1]
        body = SubscriptionForm(
            open=shown["status"] == "active",
            subjects=[SubscriptionSubject(**vars(each)) for each in subjects.offered(key, locale)],
            rhythms=[*asking.RHYTHMS],
            languages=[each["code"] for each in shown["languages"]],
            consent=SubscriptionConsent(
                version=consent.version, text=consent.text, texts=dict(consent.texts)
            ),
            hours=asking.HOURS_TO_CONFIRM,
        )
        touched = [keys.site(key), keys.open_site(key), keys.navigation(key, locale)]
        return json_answer(request, to_json(body), touched)


class SubscriptionSerializer(SentSerializer):
    """What somebody wants to be told, and how often."""

    email = serializers.CharField(max_length=rules.LONGEST["email"])
    subjects = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_SUBJECT),
        min_length=1,
        max_length=MOST_SUBJECTS,
    )
    rhythm = serializers.ChoiceField(choices=list(asking.RHYTHMS))
    consent = serializers.CharField(max_length=64)


class SubscriptionsView(SendingEndpoint):
    """POST sites/{site}/subscriptions/: ask to be told by e-mail."""

    operation: ClassVar = Operation(
        summary="Đăng ký nhận tin qua thư điện tử / Subscribe by e-mail",
        description="Chỉ gửi một thư xác nhận; chưa bấm xác nhận thì không có thư nào khác. Câu trả lời "
        "không cho biết địa chỉ đã đăng ký hay chưa. / One letter asks for confirmation; nothing else "
        "is sent without it. The answer does not tell whether an address is known.",
        answer=always(reference(SubscriptionTaken)),
        body=SubscriptionSerializer,
        status=201,
        problems=(403, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "subscribe"

    def post(self, request: Any, site: str | None = None) -> HttpResponseBase:
        refuse_unknown(request, set())
        sent = object_sent(request)
        refuse_unknown_fields(sent, CHOSEN | ABOUT_SENDING | {"email", "consent"})
        refuse_other_than_text(sent)
        if is_trapped(sent):
            return created(request, _taken(timezone.now()))

        def take(key: str, now: "datetime") -> "tuple[datetime, bool]":
            return asking.ask(rules.portal_named(site_key(request, site)), sent, key=key, now=now)

        closed = _("Cổng này đã đóng, không gửi tin nữa.")
        return created(request, _taken(taken(request, sent, take, closed=closed)))


class SubscriptionTokenSerializer(serializers.Serializer[Any]):
    """What stands in the link of a letter."""

    token = serializers.CharField(max_length=tokens.LONGEST)


class TokenEndpoint(SendingEndpoint):
    """What addresses share to which a letter's link leads; who has the link may."""

    counted_as: ClassVar[str] = "follow"
    fields: ClassVar[frozenset[str]] = frozenset({"token"})

    def post(self, request: Any) -> HttpResponseBase:
        refuse_unknown(request, set())
        sent = object_sent(request)
        refuse_unknown_fields(sent, self.fields)
        token = sent.get("token")
        if not isinstance(token, str) or not token:
            reason = _("Thiếu mã của liên kết.")
            remedy = _("Hãy mở lại liên kết trong thư đã nhận.")
            raise BadQuery(Fault("token", "", reason, remedy))
        try:
            body = to_json(self.done(request, token, sent))
        except tokens.UnknownToken:
            raise Http404 from None
        except (tokens.TokenOver, asking.NoSubscription):
            raise NotPossibleNow(_over()) from None
        except NotTaken as refusal:
            raise refused(refusal) from None
        return json_answer(request, body, cache=NOT_KEPT)

    def done(self, request: Any, token: str, sent: dict[str, Any]) -> Any:
        """Do what the link is for; return the answer."""
        raise NotImplementedError


class ConfirmView(TokenEndpoint):
    """POST subscriptions/confirm/: confirm by the link of the letter. Reading never confirms."""

    operation: ClassVar = Operation(
        summary="Xác nhận đăng ký nhận tin / Confirm a subscription",
        answer=always(reference(SubscriptionHeld)),
        body=SubscriptionTokenSerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )

    def done(self, request: Any, token: str, sent: dict[str, Any]) -> SubscriptionHeld:
        now = timezone.now()
        _require_own(request, asking.site_of(tokens.to_confirm(token, now=now)))
        return _held(asking.confirm(token, now=now))


class OwnView(TokenEndpoint):
    """POST subscriptions/own/: what one is subscribed to."""

    operation: ClassVar = Operation(
        summary="Xem đăng ký của mình / Read one's own subscription",
        answer=always(reference(SubscriptionHeld)),
        body=SubscriptionTokenSerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )

    def done(self, request: Any, token: str, sent: dict[str, Any]) -> SubscriptionHeld:
        found = asking.held(token)
        _require_own(request, found.portal.key)
        return _held(found)


class SubscriptionChangeSerializer(SubscriptionTokenSerializer):
    """What somebody wants to be told from now on."""

    subjects = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_SUBJECT),
        min_length=1,
        max_length=MOST_SUBJECTS,
    )
    rhythm = serializers.ChoiceField(choices=list(asking.RHYTHMS))
    locale = serializers.CharField(max_length=12)


class ChangeView(TokenEndpoint):
    """POST subscriptions/change/: be told of something else, or in another rhythm."""

    operation: ClassVar = Operation(
        summary="Đổi nội dung, nhịp gửi / Change a subscription",
        answer=always(reference(SubscriptionHeld)),
        body=SubscriptionChangeSerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )
    counted_as: ClassVar[str] = "reply"
    fields: ClassVar[frozenset[str]] = CHOSEN | {"token"}

    def done(self, request: Any, token: str, sent: dict[str, Any]) -> SubscriptionHeld:
        _require_own(request, asking.held(token).portal.key)
        return _held(asking.change(token, sent, now=timezone.now()))


class LeaveView(TokenEndpoint):
    """POST subscriptions/leave/: leave, by one click; the address is deleted at once."""

    operation: ClassVar = Operation(
        summary="Thôi nhận tin / Unsubscribe",
        description="Làm lại lần nữa vẫn là thôi nhận. / Done twice, it is done.",
        answer=always(reference(SubscriptionTaken)),
        body=SubscriptionTokenSerializer,
        problems=(403, 404, 409, 415),
        kept=False,
    )

    def done(self, request: Any, token: str, sent: dict[str, Any]) -> SubscriptionTaken:
        _require_own(request, asking.site_of(tokens.to_manage(token)))
        asking.leave(token)
        message = _("Đã thôi nhận tin. Địa chỉ của bạn đã được xóa.")
        return SubscriptionTaken(received_at=timezone.now(), message=message)


def _require_own(request: Any, site: str) -> None:
    """Refuse at a portal's own host what belongs to another portal."""
    if site and portal_key(request) not in {None, site}:
        raise Http404


def _held(found: Any) -> SubscriptionHeld:
    return SubscriptionHeld(
        site=found.portal.key,
        locale=found.locale,
        rhythm=found.rhythm,
        subjects=asking.chosen_by(found),
        state=found.state,
        asked_at=found.asked_at,
        confirmed_at=found.confirmed_at,
    )


def _taken(at: "datetime") -> str:
    message = _(
        "Nếu địa chỉ này nhận được thư, một thư xác nhận đang được gửi đến. Hãy mở liên kết trong thư "
        "trong vòng %(hours)d giờ; chưa xác nhận thì không có thư nào khác."
    )
    values = {"hours": asking.HOURS_TO_CONFIRM}
    return to_json(SubscriptionTaken(received_at=at, message=message % values))


def _over() -> str:
    return _("Liên kết đã hết hạn hoặc đăng ký không còn. Hãy đăng ký lại nếu bạn muốn nhận tin.")
