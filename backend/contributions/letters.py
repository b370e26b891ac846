"""Letters to whoever contributed an item, in the language they wrote in; subjects name no matter."""

from django.utils.translation import gettext as _

from backend.citizen.letters import new_letter, page_address, spoken_to
from backend.contributions.models import Contribution

TRACKING_PATH = "gui-tin-bai/tra-cuu/"
"""Where a portal lets senders follow what they contributed."""


def received(contribution: Contribution, code: str) -> None:
    """Tell the sender that it is here, and by which code to follow it."""
    with spoken_to(contribution.locale):
        text = _(
            "Cổng đã nhận bài của bạn.\n\nMã tra cứu: %(code)s\nTra cứu tại: %(address)s\n\n"
            "Xin giữ kín mã này: ai có mã đều xem được tình trạng và viết thêm thay bạn."
        )
        values = {"code": code, "address": tracking_address(contribution)}
        _write(contribution, _("Đã nhận bài gửi đăng"), text % values)


def asked_back(contribution: Contribution, words: str) -> None:
    """Ask the sender something."""
    with spoken_to(contribution.locale):
        text = _(
            "Ban Biên tập đề nghị bạn bổ sung:\n%(words)s\n\n"
            "Hãy trả lời tại %(address)s bằng mã tra cứu đã cấp."
        )
        values = {"words": words, "address": tracking_address(contribution)}
        _write(contribution, _("Xin bổ sung bài gửi đăng"), text % values)


def declined(contribution: Contribution, reason: str) -> None:
    """Tell the sender that it is not used, and why."""
    with spoken_to(contribution.locale):
        text = _("Cảm ơn bạn đã gửi bài. Ban Biên tập không sử dụng bài này. Lý do:\n%(reason)s")
        _write(contribution, _("Về bài gửi đăng"), text % {"reason": reason})


def published(contribution: Contribution, address: str) -> None:
    """Tell the sender where it stands."""
    with spoken_to(contribution.locale):
        text = _("Bài của bạn đã được Ban Biên tập duyệt đăng tại:\n%(address)s\n\nCảm ơn bạn.")
        _write(contribution, _("Bài của bạn đã được đăng"), text % {"address": address})


def tracking_address(contribution: Contribution) -> str:
    """Return where the sender follows it in their language, without its code."""
    return page_address(contribution.portal, contribution.locale, TRACKING_PATH)


def _write(contribution: Contribution, subject: str, text: str) -> None:
    address = contribution.personal.get("email")
    if address:
        subject = f"{subject} ({contribution.reference})"
        portal, locale = contribution.portal, contribution.locale
        letter = new_letter(address, portal, locale, subject=subject, text=text)
        letter.save()
        contribution.letters.add(letter)
