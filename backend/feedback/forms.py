"""The forms in which staff say what becomes of a reported error."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content_models.corrections import LONGEST

LINES = forms.Textarea(attrs={"rows": 4})


class NoErrorForm(forms.Form):
    """Why there is no error."""

    reason = forms.CharField(
        label=_("Lý do giữ nguyên nội dung"),
        widget=LINES,
        max_length=2000,
        help_text=_("Người báo sẽ đọc lý do này trong thư, nếu đã để lại địa chỉ."),
    )


class CorrectionForm(forms.Form):
    """What the public is told of an error: what the page said, and what it says now."""

    was = forms.CharField(label=_("Nội dung sai"), widget=LINES, max_length=LONGEST)
    now = forms.CharField(
        label=_("Nội dung đúng"),
        widget=LINES,
        max_length=LONGEST,
        help_text=_(
            "Hai ô này hiện công khai ở đầu trang. Không ghi thông tin về người báo sai sót."
        ),
    )
