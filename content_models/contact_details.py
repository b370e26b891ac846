"""Telephone numbers and mailboxes as an authority may publish them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_PHONE = re.compile(r"\+?[0-9][0-9 .]{1,18}[0-9]")
_PERSONAL_MAILBOXES = frozenset(
    {
        "gmail.com", "googlemail.com", "hotmail.com", "icloud.com", "live.com", "msn.com",
        "outlook.com", "outlook.com.vn", "proton.me", "yahoo.com", "yahoo.com.vn", "ymail.com",
    }
)  # fmt: skip


def validate_phone(value: str) -> None:
    """Refuse what cannot be dialled: one number of digits, spaces and dots, `+` only in front."""
    if not _PHONE.fullmatch(value):
        raise ValidationError(
            _(
                "Số điện thoại “%(value)s” không gọi được. Chỉ ghi một số, gồm chữ số, khoảng "
                "trắng, dấu chấm và dấu + ở đầu, ví dụ 0225.3842.114."
            ),
            params={"value": value},
        )


def validate_official_mailbox(value: str) -> None:
    """Refuse a personal mailbox: the official one is asked for (HP11-2.3k, TD25-3.11)."""
    if value.rpartition("@")[2].lower() in _PERSONAL_MAILBOXES:
        raise ValidationError(
            _(
                "“%(value)s” là hộp thư cá nhân. Hãy ghi hộp thư công vụ của cơ quan, "
                "ví dụ vanphong@haiphong.gov.vn."
            ),
            params={"value": value},
        )
