"""The forms in which the board says what it does about a contribution."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from backend.contributions.desk import LONGEST_ALT, TakenPhotograph
from backend.contributions.models import Photograph


class TakeOverForm(forms.Form):
    """What goes into the draft: words read over, where they stand, pictures with what they show."""

    under = forms.ChoiceField(label=_("Mục"))
    title = forms.CharField(label=_("Tiêu đề"), max_length=255)
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 14}))
    event_at = forms.DateTimeField(
        label=_("Thời điểm diễn ra"),
        widget=AdminDateTimeInput,
        help_text=_("Khi sự kiện trong bài diễn ra; thời hạn đăng tin được tính từ đây."),
    )

    def __init__(
        self, *args: Any, sections: list[Any], photographs: list[Photograph], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections = {str(each.pk): each for each in sections}
        self.photographs = photographs
        choices = [(key, each.title) for key, each in self.sections.items()]
        self.fields["under"].choices = choices  # type: ignore[attr-defined]  # a choice field
        for number, each in enumerate(photographs, 1):
            self.fields[f"take_{each.pk}"] = forms.BooleanField(
                label=_("Dùng ảnh %(number)d") % {"number": number}, required=False
            )
            self.fields[f"alt_{each.pk}"] = forms.CharField(
                label=_("Ảnh %(number)d cho thấy gì") % {"number": number},
                required=False,
                max_length=LONGEST_ALT,
                help_text=_("Bắt buộc khi dùng ảnh: được đọc lên cho người không nhìn thấy ảnh."),
            )

    def taken(self) -> dict[str, Any]:
        """Return what the command takes."""
        values = self.cleaned_data
        return {
            "under": self.sections[values["under"]],
            "title": values["title"],
            "text": values["text"],
            "event_at": values["event_at"],
            "photographs": tuple(
                TakenPhotograph(each, values[f"alt_{each.pk}"])
                for each in self.photographs
                if values[f"take_{each.pk}"]
            ),
        }


class WordsForm(forms.Form):
    """What the sender is asked."""

    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 5}))


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
