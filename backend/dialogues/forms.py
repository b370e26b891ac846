"""The form in which a moderator reads a question, prepares it, and decides on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.dialogues.desk import LONGEST
from backend.dialogues.models import DialogueQuestion
from content_models.dialogues import DialoguePage


class QuestionForm(forms.Form):
    """What the public is to read; which button was pressed says what is done with it."""

    shown = forms.CharField(
        label=_("Câu hỏi như sẽ hiện trên trang"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST["shown"],
        required=False,
        help_text=_("Lược bỏ mọi thông tin nhận ra người hỏi, người khác."),
    )
    shown_name = forms.CharField(
        label=_("Tên người hỏi hiện trên trang"),
        max_length=LONGEST["shown_name"],
        required=False,
        help_text=_("Để trống nếu không nêu tên."),
    )
    answered_by = forms.ChoiceField(label=_("Lãnh đạo trả lời"), required=False)
    prepared = forms.CharField(
        label=_("Câu trả lời"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST["prepared"],
        required=False,
        help_text=_("Mỗi đoạn cách nhau một dòng trống."),
    )
    reason = forms.CharField(
        label=_("Lý do không chọn, hoặc rút lại"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST["reason"],
        required=False,
        help_text=_("Chỉ cần khi không chọn câu hỏi hoặc rút câu trả lời; lưu vào hồ sơ."),
    )

    def __init__(self, *args: Any, page: DialoguePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leaders = [(each.name, f"{each.name}, {each.position}") for each in _leaders(page)]
        self.fields["answered_by"].choices = [("", "–"), *leaders]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(question: DialogueQuestion, suggested: str) -> dict[str, str]:
        """Return what stands in the form of a question nobody has looked at yet, or somebody has."""
        return {
            "shown": question.shown or suggested,
            "shown_name": question.shown_name if question.shown else question.name,
            "answered_by": question.answered_by,
            "prepared": question.prepared,
        }


def _leaders(page: DialoguePage) -> list[Any]:
    return list(page.answering_leaders.all())
