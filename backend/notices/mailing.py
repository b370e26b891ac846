"""E-mail behind the notices: sent after the fact, tried again, never in anybody's way."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.notices.models import Notice

AT_ONCE = 100
MOST_ATTEMPTS = 20
"""After this many failures the admin alone shows a notice."""


def send_due() -> int:
    """Send what has not been sent; return how many. A mail server that is away costs nothing."""
    due = Notice.objects.filter(mailed_at=None, mail_attempts__lt=MOST_ATTEMPTS)
    batch = list(due.select_related("user").order_by("pk")[:AT_ONCE])
    silent = [notice.pk for notice in batch if not notice.user.email or notice.read_at]
    Notice.objects.filter(pk__in=silent).update(mailed_at=timezone.now())
    return _send([notice for notice in batch if notice.pk not in set(silent)])


def _send(notices: list[Notice]) -> int:
    if not notices:
        return 0
    attempted = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    attempted.update(mail_attempts=F("mail_attempts") + 1)
    sent = 0
    try:
        with get_connection() as connection:
            for notice in notices:
                _message(notice, connection).send()
                Notice.objects.filter(pk=notice.pk).update(mailed_at=timezone.now())
                sent += 1
    except (SMTPException, OSError):
        return sent  # counted above; the next round tries what is left
    return sent


def _message(notice: Notice, connection: BaseEmailBackend) -> EmailMessage:
    link = f"\n\n{settings.WAGTAILADMIN_BASE_URL}{notice.path}" if notice.path else ""
    closing = _("Thư này do hệ thống cổng thông tin điện tử tự động gửi.")
    return EmailMessage(
        subject=notice.subject.replace("\n", " "),
        body=f"{notice.text or notice.subject}{link}\n\n-- \n{closing}\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[notice.user.email],
        connection=connection,
    )
