"""The letters of a subscription: the one that asks to confirm it, and those it is for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from backend.approval import site_rules
from backend.citizen.letters import new_letter, page_address, spoken_to
from backend.citizen.models import Letter
from backend.subscriptions import tokens
from backend.subscriptions.digests import Digest
from backend.subscriptions.models import States, Subscription
from backend.subscriptions.rhythm import written
from backend.subscriptions.subjects import offered
from content_models.languages import language_prefix

PAGE = "dang-ky-nhan-tin/"
CONFIRM, CHANGE, LEAVE = f"{PAGE}xac-nhan/", f"{PAGE}thay-doi/", f"{PAGE}thoi-nhan/"
"""Where each portal has the pages that the links of letters lead to; see `frontend/routes.py`."""


@dataclass(frozen=True)
class Links:
    """Where somebody changes what they are sent, and where they leave."""

    change: str
    leave: str


def links_of(subscription: Subscription, root: str) -> Links:
    """Return the addresses that are this subscription's own; `root` is its portal's."""
    token = tokens.for_managing(subscription.pk)
    start = f"{root}{language_prefix(subscription.locale)}"
    return Links(change=f"{start}{CHANGE}?ma={token}", leave=f"{start}{LEAVE}?ma={token}")


def confirmation(subscription: Subscription, *, now: datetime) -> Letter:
    """Return the letter that asks whether it was the holder of the address who asked.

    To whom is subscribed already it says so: only they learn of it.
    """
    root = site_rules.settings_of(subscription.portal).site.root_url
    links = links_of(subscription, root)
    token = tokens.for_confirming(subscription.pk, now=now)
    values = {
        "portal": subscription.portal.title,
        "confirm": f"{page_address(subscription.portal, subscription.locale, CONFIRM)}?ma={token}",
        "until": written(now + tokens.GOOD_FOR),
        "hours": tokens.GOOD_FOR // timedelta(hours=1),
        "change": links.change,
        "leave": links.leave,
    }
    with spoken_to(subscription.locale):
        if subscription.state == States.ACTIVE:
            subject = _("Đăng ký nhận tin của bạn đang có hiệu lực")
            text = _(
                "Có người vừa dùng địa chỉ này đăng ký nhận tin của %(portal)s. "
                "Địa chỉ này đang nhận tin rồi, không có gì thay đổi.\n\n"
                "Đổi nội dung hoặc nhịp gửi: %(change)s\nThôi nhận: %(leave)s"
            )
        else:
            subject = _("Xác nhận đăng ký nhận tin")
            values["subjects"] = "\n".join(f"- {name}" for name in _names(subscription))
            text = _(
                "Có người vừa dùng địa chỉ này đăng ký nhận tin của %(portal)s:\n%(subjects)s\n\n"
                "Nếu là bạn, hãy mở liên kết sau rồi bấm “Xác nhận”. Liên kết dùng được trong "
                "%(hours)d giờ, đến %(until)s:\n%(confirm)s\n\n"
                "Nếu không phải bạn, không cần làm gì: bạn sẽ không nhận thư nào khác và địa chỉ này "
                "được xóa khi hết hạn. Muốn xóa ngay: %(leave)s"
            )
        return new_letter(
            subscription.address,
            subscription.portal,
            subscription.locale,
            subject=subject,
            text=text % values,
        )


def _names(subscription: Subscription) -> list[str]:
    chosen = set(subscription.choices.values_list("subject", flat=True))
    offers = offered(subscription.portal.key, subscription.locale)
    return [each.name for each in offers if each.key in chosen]


def message(
    subscription: Subscription,
    digest: Digest,
    *,
    portal: str,
    root: str,
    number: str,
    connection: BaseEmailBackend,
) -> EmailMessage:
    """Return the letter with what is new; sent again, it has the same `number`.

    Mail programs leave by RFC 8058: a POST to the second address, without a cookie and unasked.
    """
    links = links_of(subscription, root)
    with spoken_to(subscription.locale):
        subject = _("Tin mới từ %(portal)s") % {"portal": portal}
        closing = _(
            "Bạn nhận thư này vì đã đăng ký nhận tin của %(portal)s.\n"
            "Đổi nội dung hoặc nhịp gửi: %(change)s\nThôi nhận: %(leave)s"
        ) % {"portal": portal, "change": links.change, "leave": links.leave}
        body = f"{digest.text()}\n\n-- \n{closing}\n"
    return EmailMessage(
        subject=subject.replace("\n", " "),
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[subscription.address],
        connection=connection,
        headers={
            "Message-ID": number,
            "List-Unsubscribe": f"<{links.leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
