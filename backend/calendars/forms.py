"""What the screens about calendars ask for; whether it is allowed is the commands' affair."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from backend.calendars.changing import EXAMPLE, Decision, Grounds
from backend.calendars.words import WEEKDAYS

DECISIONS = [
    (Decision.OFF.value, _("Nghỉ")),
    (Decision.WORKED.value, _("Làm bù")),
    (Decision.HOURS.value, _("Làm việc theo giờ khác")),
]
A_DATE = {"invalid": _("Hãy viết ngày theo dạng 31/12/2026.")}


class GroundsForm(forms.Form):
    """Why, and by which document."""

    name = forms.CharField(
        label=_("Lý do"),
        max_length=200,
        help_text=_("Hiện trong cách tính thời hạn, ví dụ “Nghỉ phòng, chống bão số 12”."),
        error_messages={"required": _("Hãy ghi lý do: người xem thời hạn đọc thấy nó.")},
    )
    legal_basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=255,
        help_text=_(
            "Số, ký hiệu và ngày của văn bản, ví dụ “Công điện 15/CĐ-UBND ngày 23/11/2026”."
        ),
        error_messages={"required": _("Hãy ghi văn bản làm căn cứ.")},
    )

    def grounds(self) -> Grounds:
        """Return what was given, as the commands take it."""
        return Grounds(name=self.cleaned_data["name"], legal_basis=self.cleaned_data["legal_basis"])


class DaysForm(GroundsForm):
    """A decision about a day or a stretch of days."""

    first = forms.DateField(
        label=_("Từ ngày"),
        widget=AdminDateInput,
        error_messages={"required": _("Hãy chọn ngày."), **A_DATE},
    )
    last = forms.DateField(
        label=_("Đến hết ngày"),
        widget=AdminDateInput,
        required=False,
        help_text=_("Để trống nếu chỉ một ngày."),
        error_messages=A_DATE,
    )
    decision = forms.ChoiceField(
        label=_("Quyết định"),
        choices=DECISIONS,
        error_messages={"required": _("Hãy chọn nghỉ hay làm việc.")},
    )
    hours = forms.CharField(
        label=_("Giờ làm việc"),
        required=False,
        max_length=120,
        help_text=_("Chỉ khi làm việc theo giờ riêng, ví dụ “07:30-11:30”."),
    )
    field_order = ("first", "last", "decision", "hours", "name", "legal_basis")


class HoursForm(GroundsForm):
    """The office hours of a week, from a day on."""

    since = forms.DateField(
        label=_("Áp dụng từ ngày"),
        widget=AdminDateInput,
        error_messages={"required": _("Hãy chọn ngày bắt đầu."), **A_DATE},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, weekday in enumerate(WEEKDAYS):
            self.fields[f"weekday_{number}"] = forms.CharField(
                label=weekday,
                required=False,
                max_length=120,
                help_text=EXAMPLE if number == 0 else "",
            )
        self.order_fields(["since", *self._weekdays(), "name", "legal_basis"])

    def week(self) -> list[str]:
        """Return the seven texts, Monday first."""
        return [self.cleaned_data[name] for name in self._weekdays()]

    def weekdays(self) -> Iterator[BoundField]:
        """Yield the seven fields."""
        yield from (self[name] for name in self._weekdays())

    def _weekdays(self) -> list[str]:
        return [f"weekday_{number}" for number in range(len(WEEKDAYS))]
