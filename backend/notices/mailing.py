"""E-mail behind the notices: sent after the fact, tried again, never in anybody's way."""

from collections.abc import Iterator
from contextlib import contextmanager
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


class MailServerAway(Exception):
    """Nobody takes mail now: ask again later, nothing is lost and no attempt is counted."""


def send_due() -> int:
    """Send what has not been sent; return how many. Raises MailServerAway where nobody answers."""
    due = Notice.objects.filter(mailed_at=None, mail_attempts__lt=MOST_ATTEMPTS)
    batch = list(due.select_related("user").order_by("pk")[:AT_ONCE])
    silent = [notice.pk for notice in batch if not notice.user.email or notice.read_at]
    Notice.objects.filter(pk__in=silent).update(mailed_at=timezone.now())
    return _send([notice for notice in batch if notice.pk not in set(silent)])


def _send(notices: list[Notice]) -> int:
    if not notices:
        return 0
    with mail_server() as connection:
        return sum(_send_one(notice, connection) for notice in notices)


@contextmanager
def mail_server() -> Iterator[BaseEmailBackend]:
    """Hand over a connection for several letters; MailServerAway where nobody answers."""
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        raise MailServerAway(str(error)) from error
    try:
        yield connection
    finally:
        connection.close()


def _send_one(notice: Notice, connection: BaseEmailBackend) -> int:
    """Send one notice. One that the server refuses does not hold the others up."""
    own = Notice.objects.filter(pk=notice.pk)
    own.update(mail_attempts=F("mail_attempts") + 1)
    try:
        _message(notice, connection).send()
    except (SMTPException, OSError):
        return 0
    own.update(mailed_at=timezone.now())
    return 1


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
