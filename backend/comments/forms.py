"""The forms in which the board says what it does about a comment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.citizen import rules
from backend.comments.models import Comment, Refusal
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


class RefusalForm(forms.Form):
    """Why something is not published: of a list, which its sender reads, and for the log."""

    why = forms.ChoiceField(
        label=_("Lý do"),
        choices=Refusal,
        help_text=_("Người gửi xem được lý do này bằng mã tra cứu."),
    )
    reason = forms.CharField(
        label=_("Ghi chú nội bộ"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Bắt buộc khi chọn “Lý do khác”; chỉ lưu vào nhật ký."),
    )


class OfficialPostForm(forms.Form):
    """What the agency says in a topic, to all or to one post."""

    unit = forms.CharField(label=_("Đơn vị trả lời"), max_length=255)
    reply_to = forms.TypedChoiceField(
        label=_("Trả lời ý kiến"), coerce=int, empty_value=None, required=False
    )
    text = forms.CharField(label=_("Nội dung"), widget=LINES, max_length=8000)

    def __init__(self, *args: Any, posts: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(number, f"{number}: {text[:120]}") for number, text in posts.items()]
        self.fields["reply_to"].choices = [("", _("Chung cho cả chủ đề")), *named]  # type: ignore[attr-defined]  # a choice


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
