"""Letters to senders, in the language they asked in: written with what caused them, sent afterwards.

Subjects name nobody and no matter. What staff wrote goes along as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.approval import site_rules
from backend.citizen.models import Letter, Question
from backend.citizen.states import Act
from backend.notices.mailing import mail_server
from content_models.languages import language_prefix, wagtail_language
from content_models.navigation import SitePortal

AT_ONCE = 100
MOST_ATTEMPTS = 20
TRACKING_PATH = "hoi-dap/tra-cuu/"
"""Where a portal lets senders follow their questions."""


SUBJECTS: dict[Act, str | Promise] = {
    Act.FIND_INVALID: gettext_lazy("Xin bổ sung thông tin câu hỏi"),
    Act.CALL_OUT_OF_SCOPE: gettext_lazy("Câu hỏi không thuộc phạm vi trả lời"),
    Act.REFUSE_COMPLAINT: gettext_lazy("Về đơn khiếu nại, tố cáo"),
    Act.FORWARD_COMPLAINT: gettext_lazy("Về đơn khiếu nại, tố cáo"),
    Act.NOTIFY_PROGRESS: gettext_lazy("Thông báo quá trình xử lý câu hỏi"),
    Act.ANSWER: gettext_lazy("Đã có câu trả lời"),
}
"""The acts of which the sender is told in the words that came with them."""
DATA_TOLD: dict[str, str | Promise] = {
    "received": gettext_lazy("Cổng đã tiếp nhận yêu cầu của Quý vị về dữ liệu cá nhân."),
    "acknowledged": gettext_lazy(
        "Cơ quan đã nhận yêu cầu của Quý vị về dữ liệu cá nhân và đang thực hiện. "
        "Quý vị không phải làm thêm thủ tục nào."
    ),
    "ready": gettext_lazy(
        "Dữ liệu cá nhân của Quý vị đã sẵn sàng. Hãy mở trang tra cứu để xem; "
        "dữ liệu chỉ hiện một lần."
    ),
    "corrected": gettext_lazy("Dữ liệu cá nhân của Quý vị đã được sửa theo yêu cầu."),
    "erased": gettext_lazy(
        "Dữ liệu cá nhân và nội dung câu hỏi của Quý vị đã được xóa. "
        "Chỉ còn số liệu thống kê, không nhận ra người gửi."
    ),
    "refused": gettext_lazy("Yêu cầu của Quý vị về dữ liệu cá nhân không thực hiện được, vì:"),
}
"""What a sender is told of a request about their data, by what became of it."""


def tracking_address(question: Question) -> str:
    """Return where the sender follows the question in their language, without its code."""
    return page_address(question.portal, question.locale, TRACKING_PATH)


def page_address(portal: SitePortal, locale: str, path: str) -> str:
    """Return where one of a portal's own pages stands in a language; `path` is below the home page."""
    return f"{site_rules.settings_of(portal).site.root_url}{language_prefix(locale)}{path}"


def received(question: Question, code: str) -> None:
    """Tell the sender that the question is here, and by which code to follow it."""
    with spoken_to(question.locale):
        text = _(
            "Cổng đã tiếp nhận câu hỏi của Quý vị.\n\nMã tra cứu: %(code)s\n"
            "Tra cứu tại: %(address)s\n\n"
            "Xin giữ kín mã này: ai có mã đều xem được nội dung và câu trả lời."
        )
        values = {"code": code, "address": tracking_address(question)}
        _write(question, _("Đã tiếp nhận câu hỏi"), text % values)


def incomplete(question: Question) -> None:
    """Ask the sender for what the regulation requires and the question lacks."""
    with spoken_to(question.locale):
        asks = _("Câu hỏi chưa đủ thông tin theo quy chế. Xin bổ sung ở trang tra cứu.")
        _moved(question, str(SUBJECTS[Act.FIND_INVALID]), asks)


def forwarded(question: Question, unit: str) -> None:
    """Tell the sender who answers."""
    with spoken_to(question.locale):
        whereto = _("Câu hỏi đã được chuyển đến %(unit)s để trả lời.") % {"unit": unit}
        _moved(question, _("Câu hỏi đã được chuyển"), whereto)


def done(question: Question, act: Act, text: str, promised: date | None) -> None:
    """Tell the sender what was done, in the words of whoever did it, and the day they promised."""
    if act not in SUBJECTS:
        return
    with spoken_to(question.locale):
        if promised is not None:
            day = {"day": promised.strftime("%d/%m/%Y")}
            text = f"{text}\n\n{_('Thời hạn trả lời: %(day)s.') % day}"
        _moved(question, str(SUBJECTS[act]), text)


def data_told(question: Question, stage: str, text: str = "", *, to: str = "") -> None:
    """Tell the sender what became of a request about their data; `to`, once it is erased with it."""
    with spoken_to(question.locale):
        words = str(DATA_TOLD[stage])
        text = f"{words}\n\n{text}" if text else words
        subject = _("Về yêu cầu liên quan đến dữ liệu cá nhân")
        if to:
            _write(question, subject, text, to=to)
        else:
            _moved(question, subject, text)


@contextmanager
def spoken_to(locale: str) -> Iterator[None]:
    """Speak the sender's language."""
    with translation.override(wagtail_language(locale)):
        yield


def _moved(question: Question, subject: str, text: str) -> None:
    closing = _("Theo dõi tại %(address)s bằng mã tra cứu đã cấp.")
    address = {"address": tracking_address(question)}
    _write(question, subject, f"{text}\n\n{closing % address}")


def _write(question: Question, subject: str, text: str, *, to: str = "") -> None:
    """Write a letter, where the sender has told an address for letters."""
    address = to or question.personal.get("email")
    if not address:
        return
    subject = f"{subject} ({question.reference})"
    letter = new_letter(address, question.portal, question.locale, subject=subject, text=text)
    letter.question = question
    letter.save()


def new_letter(address: str, portal: SitePortal, locale: str, *, subject: str, text: str) -> Letter:
    """Return a letter that waits to be sent once it is saved; its subject names nobody."""
    return Letter(
        portal=portal,
        locale=locale,
        to=address,
        subject=subject,
        text=text,
        made_at=timezone.now(),
    )


def send_due() -> int:
    """Send what waits; return how many. Raises MailServerAway where nobody takes mail."""
    waiting = Letter.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS)
    batch = list(waiting.order_by("made_at", "pk").select_related("portal")[:AT_ONCE])
    if not batch:
        return 0
    with mail_server() as connection:
        return sum(_send_one(letter, connection) for letter in batch)


def _send_one(letter: Letter, connection: BaseEmailBackend) -> int:
    own = Letter.objects.filter(pk=letter.pk)
    own.update(attempts=F("attempts") + 1)
    with spoken_to(letter.locale):
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
