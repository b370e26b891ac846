"""The forms in which staff say what they do about a question."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from backend.citizen import rules
from backend.citizen.models import Channels, Request
from backend.citizen.states import Act
from backend.regulations.citizen_policies import AskerKind
from content_models.navigation import SitePortal

LINES = forms.Textarea(attrs={"rows": 6})
ASKERS = [(AskerKind.INDIVIDUAL, _("Cá nhân")), (AskerKind.ORGANISATION, _("Tổ chức"))]
WORDS = {
    Act.ANSWER: _("Nội dung trả lời"),
    Act.NOTIFY_PROGRESS: _("Nội dung thông báo"),
    Act.FIND_INVALID: _("Cần bổ sung những gì"),
    Act.RETURN: _("Lý do trả lại"),
    Act.PAUSE: _("Lý do tạm dừng"),
    Act.FORWARD_COMPLAINT: _("Đã chuyển đến cơ quan nào, hướng dẫn người gửi"),
    Act.REFUSE_COMPLAINT: _("Giải thích và hướng dẫn người gửi"),
    Act.CALL_OUT_OF_SCOPE: _("Giải thích cho người gửi"),
}
"""What the words of an act are called; of the others they are a note for colleagues."""
OWN_CHANNELS = (Channels.PORTAL, Channels.DIALOGUE)
"""How questions arrive by themselves: nobody enters those."""
PROMISING = (Act.NOTIFY_PROGRESS, Act.TAKE_UP)


class ActForm(forms.Form):
    """An act's words, and what only some acts have: the day of an answer, whether it is public."""

    text = forms.CharField(label=_("Ghi chú nội bộ"), widget=LINES, max_length=8000, required=False)
    promised = forms.DateField(label=_("Ngày hẹn trả lời"), widget=AdminDateInput, required=False)
    is_public = forms.BooleanField(
        label=_("Trả lời công khai"),
        required=False,
        help_text=_("Bản công khai được lược bỏ thông tin người gửi và qua quy trình kiểm duyệt."),
    )
    is_common = forms.BooleanField(
        label=_("Vấn đề có liên quan chung"),
        required=False,
        help_text=_("Vấn đề có liên quan chung phải được trả lời công khai (HP25-9.2, TD25-7.5b)."),
    )

    def __init__(self, *args: Any, act: Act, needs_words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = WORDS.get(act, self.fields["text"].label)
        self.fields["text"].required = needs_words
        unused = {"is_public", "is_common"} if act is not Act.ANSWER else set()
        for name in unused | ({"promised"} if act not in PROMISING else set()):
            del self.fields[name]
        if act is Act.NOTIFY_PROGRESS:
            self.fields["promised"].required = True


class ForwardForm(forms.Form):
    """Who has to answer."""

    to = forms.ModelChoiceField(
        label=_("Cổng của cơ quan trả lời"), queryset=SitePortal.objects.none(), empty_label=None
    )
    unit = forms.CharField(
        label=_("Phòng, đơn vị trả lời"),
        required=False,
        max_length=255,
        help_text=_("Ghi như trong phân công nhân sự; để trống nếu ai trả lời của cổng cũng được."),
    )
    to_the_board = forms.BooleanField(label=_("Ban Biên tập tự trả lời"), required=False)
    text = forms.CharField(
        label=_("Ghi chú cho đơn vị"), widget=LINES, required=False, max_length=4000
    )

    def __init__(self, *args: Any, portals: QuerySet[SitePortal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = portals  # type: ignore[attr-defined]  # a model choice


class ReasonForm(forms.Form):
    """Why something confidential is done."""

    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("Lý do được lưu vào nhật ký của câu hỏi, cùng tên người xem và thời điểm."),
    )


class ConfirmForm(forms.Form):
    """Nothing to fill in: what is done needs no words."""


class RefusalForm(forms.Form):
    """Why what somebody asked is not done."""

    reason = forms.CharField(label=_("Lý do"), widget=LINES, max_length=4000)


class CorrectionForm(forms.Form):
    """What is put in place of what a sender told; what stays empty stays as it is."""

    title = forms.CharField(label=_("Tiêu đề câu hỏi"), required=False, max_length=200)
    text = forms.CharField(
        label=_("Nội dung câu hỏi"), widget=LINES, required=False, max_length=8000
    )
    full_name = forms.CharField(label=_("Họ tên, tên tổ chức"), required=False, max_length=120)
    identity_number = forms.CharField(label=_("Số định danh"), required=False, max_length=20)
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300)
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=20)
    email = forms.CharField(label=_("Thư điện tử"), required=False, max_length=254)


class DataEntryForm(forms.Form):
    """What a sender asks about their data, other than by the portal."""

    kind = forms.ChoiceField(label=_("Yêu cầu"), choices=Request.choices)
    channel = forms.ChoiceField(
        label=_("Kênh tiếp nhận"),
        choices=[each for each in Channels.choices if each[0] != Channels.PORTAL],
    )
    text = forms.CharField(
        label=_("Nội dung yêu cầu"), widget=LINES, required=False, max_length=4000
    )


class EntryForm(forms.Form):
    """What came by e-mail, Facebook, post or in person."""

    channel = forms.ChoiceField(
        label=_("Kênh tiếp nhận"),
        choices=[each for each in Channels.choices if each[0] not in OWN_CHANNELS],
    )
    received_at = forms.DateTimeField(
        label=_("Tiếp nhận lúc"), widget=AdminDateTimeInput, required=False
    )
    asker = forms.ChoiceField(label=_("Người gửi"), choices=ASKERS)
    full_name = forms.CharField(label=_("Họ tên, tên tổ chức"), required=False, max_length=120)
    identity_number = forms.CharField(label=_("Số định danh"), required=False, max_length=20)
    address = forms.CharField(label=_("Địa chỉ"), required=False, max_length=300)
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=20)
    email = forms.CharField(label=_("Thư điện tử"), required=False, max_length=254)
    topic = forms.ChoiceField(label=_("Lĩnh vực"))
    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    text = forms.CharField(label=_("Nội dung"), widget=LINES, max_length=8000)
    attachments = forms.FileField(label=_("Tệp đính kèm"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(topic.key, topic.name) for topic in rules.topics()]
        self.fields["topic"].choices = choices  # type: ignore[attr-defined]  # a choice


class PublicForm(forms.Form):
    """What the public may read: redacted, and read over by a person before it goes up the chain."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    question = forms.CharField(label=_("Câu hỏi"), widget=LINES, max_length=8000)
    answer = forms.CharField(label=_("Trả lời"), widget=LINES, max_length=8000)
    is_read_over = forms.BooleanField(
        label=_("Tôi đã đọc lại; không còn thông tin nhận ra người gửi hoặc người khác"),
        error_messages={"required": _("Hãy đọc lại toàn bộ trước khi đưa vào quy trình duyệt.")},
    )
