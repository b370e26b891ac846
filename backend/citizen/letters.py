"""Letters to senders: written with what caused them, sent afterwards. Subjects name nobody and no matter."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from backend.approval import site_rules
from backend.citizen.models import Letter, Question
from backend.notices.mailing import MailServerAway

AT_ONCE = 100
MOST_ATTEMPTS = 20
TRACKING_PATH = "hoi-dap/tra-cuu/"
"""Where a portal lets senders follow their questions."""


def tracking_address(question: Question) -> str:
    """Return where the sender follows the question, without its code."""
    return f"{site_rules.settings_of(question.portal).site.root_url}/{TRACKING_PATH}"


def received(question: Question, code: str) -> None:
    """Tell the sender that the question is here, and by which code to follow it."""
    text = _(
        "Cổng đã tiếp nhận câu hỏi của Quý vị.\n\nMã tra cứu: %(code)s\nTra cứu tại: %(address)s\n\n"
        "Xin giữ kín mã này: ai có mã đều xem được nội dung và câu trả lời."
    )
    values = {"code": code, "address": tracking_address(question)}
    write(question, _("Đã tiếp nhận câu hỏi"), text % values)


def moved(question: Question, subject: str, text: str) -> None:
    """Tell the sender what became of the question, and where the whole of it stands."""
    closing = _("Theo dõi tại %(address)s bằng mã tra cứu đã cấp.")
    address = {"address": tracking_address(question)}
    write(question, subject, f"{text}\n\n{closing % address}")


def write(question: Question, subject: str, text: str) -> None:
    """Write a letter, where the sender has told an address for letters."""
    address = question.personal.get("email")
    if not address:
        return
    Letter.objects.create(
        question=question,
        portal=question.portal,
        to=address,
        subject=f"{subject} ({question.reference})",
        text=text,
        made_at=timezone.now(),
    )


def send_due() -> int:
    """Send what waits; return how many. Raises MailServerAway where nobody takes mail."""
    waiting = Letter.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS)
    batch = list(waiting.order_by("made_at", "pk").select_related("portal")[:AT_ONCE])
    if not batch:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        raise MailServerAway(str(error)) from error
    try:
        return sum(_send_one(letter, connection) for letter in batch)
    finally:
        connection.close()


def _send_one(letter: Letter, connection: BaseEmailBackend) -> int:
    own = Letter.objects.filter(pk=letter.pk)
    own.update(attempts=F("attempts") + 1)
    closing = _("Thư này do hệ thống cổng thông tin điện tử tự động gửi.")
    message = EmailMessage(
        subject=letter.subject,
        body=f"{letter.text}\n\n-- \n{letter.portal.title}\n{closing}\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.to],
        connection=connection,
    )
    try:
        message.send()
    except (SMTPException, OSError):
        return 0
    own.update(sent_at=timezone.now(), text="", to="")
    return 1
