"""Letters to whoever reported an error and told an address, in the language they read the page in."""

from django.utils.translation import gettext as _

from backend.approval import site_rules
from backend.citizen.letters import new_letter, spoken_to
from backend.citizen.models import Letter
from backend.feedback.models import ErrorReport


def no_error(report: ErrorReport) -> Letter | None:
    """Return the letter that says why nothing was changed."""
    with spoken_to(report.locale):
        text = _(
            "Cảm ơn bạn đã báo sai sót ở trang %(address)s.\n\n"
            "Cơ quan đã xem xét và giữ nguyên nội dung. Lý do:\n%(reason)s"
        )
        return _letter(report, text % {"address": _address(report), "reason": report.reason})


def corrected(report: ErrorReport, *, was: str, now_says: str) -> Letter | None:
    """Return the letter that says what the page says now."""
    with spoken_to(report.locale):
        text = _(
            "Cảm ơn bạn đã báo sai sót ở trang %(address)s.\n\n"
            "Trang đã được đính chính.\nTrước đây ghi: %(was)s\nNay ghi: %(now)s"
        )
        values = {"address": _address(report), "was": was, "now": now_says}
        return _letter(report, text % values)


def _letter(report: ErrorReport, text: str) -> Letter | None:
    if not report.email:
        return None
    subject = _("Kết quả xem xét sai sót bạn đã báo")
    subject = f"{subject} ({report.reference})"
    return new_letter(report.email, report.portal, report.locale, subject=subject, text=text)


def _address(report: ErrorReport) -> str:
    return f"{site_rules.settings_of(report.portal).site.root_url}{report.path}"
