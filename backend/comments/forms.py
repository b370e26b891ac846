"""The forms in which the board says what it does about a comment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.citizen import rules
from backend.comments.models import Comment
from content_models.consultations import ConsultationComment, ConsultationDecision

LINES = forms.Textarea(attrs={"rows": 8})


class PublishForm(forms.Form):
    """What the public may read: redacted, and read over by a person before it goes up the chain."""

    provision = forms.CharField(
        label=_("Điều, khoản"), max_length=rules.LONGEST["provision"], required=False
    )
    text = forms.CharField(label=_("Nội dung góp ý"), widget=LINES, max_length=4000)
    is_read_over = forms.BooleanField(
        label=_("Tôi đã đọc lại; không còn thông tin nhận ra ai ngoài tên người gửi muốn hiện"),
        error_messages={"required": _("Hãy đọc lại toàn bộ trước khi đưa vào quy trình duyệt.")},
    )


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class CommentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not at run time
    """Comments by their first words."""

    def label_from_instance(self, obj: Any) -> str:
        """Return what tells a comment from others."""
        return f"{obj.reference}: {obj.text[:120]}"


class JoinForm(forms.Form):
    """Which comment says the same."""

    lead = CommentChoice(label=_("Cùng ý với"), queryset=Comment.objects.none())

    def __init__(self, *args: Any, leads: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = leads  # type: ignore[attr-defined]  # a model choice


class AnswerForm(forms.Form):
    """What the agency makes of comments on one point."""

    chosen = forms.MultipleChoiceField(
        label=_("Các ý kiến được trả lời"), widget=forms.CheckboxSelectMultiple
    )
    provision = forms.CharField(
        label=_("Điều, khoản"), max_length=rules.LONGEST["provision"], required=False
    )
    comment = forms.CharField(label=_("Nội dung góp ý"), widget=LINES)
    decision = forms.ChoiceField(label=_("Hướng xử lý"), choices=ConsultationDecision.choices)
    text = forms.CharField(label=_("Tiếp thu, giải trình"), widget=LINES)

    def __init__(self, *args: Any, rows: list[ConsultationComment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [  # type: ignore[attr-defined]  # a choice
            (str(row.comment), f"{row.provision}: {row.text}" if row.provision else row.text)
            for row in rows
        ]
