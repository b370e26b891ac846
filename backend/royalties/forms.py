"""The forms about royalties; whether it is allowed is the commands' affair."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from backend.regulations.royalty_policies import royalty_rules
from backend.royalties.models import Payee

GENRES = [(each.key, each.name) for each in royalty_rules().genres]
KINDS_OF_ITEMS = [(each.key, each.name) for each in royalty_rules().kinds if each.of_items]


class CreditForm(forms.Form):
    """One author of an item."""

    name = forms.CharField(label=_("Tác giả (tên hiện trên bài)"), required=False, max_length=255)
    genre = forms.ChoiceField(label=_("Thể loại"), choices=GENRES)
    kind = forms.ChoiceField(label=_("Loại chi"), choices=KINDS_OF_ITEMS)
    share = forms.IntegerField(label=_("Phần (%)"), initial=100, min_value=1, max_value=100)


CreditForms = forms.formset_factory(CreditForm, extra=3, max_num=20)


class ProposeForm(forms.Form):
    """What an item is worth."""

    coefficient = forms.DecimalField(label=_("Hệ số"), max_digits=5, decimal_places=2)


class SeenForm(forms.Form):
    """Agreed to as it was seen: a line that was changed meanwhile is looked at once more."""

    amount = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Lý do"), max_length=500)


class PayForm(SeenForm):
    """By which document, when and to whom it was paid."""

    payee = forms.ModelChoiceField(label=_("Người hưởng"), queryset=Payee.objects.none())
    document_number = forms.CharField(label=_("Số chứng từ"), max_length=64)
    paid_on = forms.DateField(
        label=_("Ngày chi"), initial=timezone.localdate, widget=AdminDateInput
    )

    def __init__(self, *args: Any, payees: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payee"].queryset = payees  # type: ignore[attr-defined]  # a model choice


class PayeeForm(forms.Form):
    """Where somebody is paid; kept encrypted, seen by those who pay."""

    pen_name = forms.CharField(label=_("Tên hiện trên bài"), max_length=255)
    full_name = forms.CharField(
        label=_("Họ tên hoặc tên đơn vị"),
        max_length=255,
        required=False,
        help_text=_("Ô để trống giữ dữ liệu đã lưu."),
    )
    tax_number = forms.CharField(label=_("Mã số thuế"), max_length=20, required=False)
    bank = forms.CharField(label=_("Ngân hàng"), max_length=120, required=False)
    account_number = forms.CharField(label=_("Số tài khoản"), max_length=40, required=False)
    user = forms.ModelChoiceField(
        label=_("Tài khoản đăng nhập"),
        queryset=get_user_model().objects.none(),
        required=False,
        help_text=_("Người này tự xem khoản của mình. Để trống thì giữ như trước."),
    )

    erases = forms.BooleanField(
        label=_("Xóa mọi dữ liệu chi trả đã lưu của người này"), required=False
    )

    def __init__(self, *args: Any, writers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = writers  # type: ignore[attr-defined]  # a model choice


class BudgetForm(forms.Form):
    """What may be spent in a year."""

    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    amount = forms.IntegerField(label=_("Kinh phí được duyệt (đồng)"), min_value=0)
    legal_basis = forms.CharField(label=_("Căn cứ"), max_length=500)


class UnitForm(forms.Form):
    """The site's own unit."""

    since = forms.DateField(label=_("Từ ngày"), widget=AdminDateInput)
    until = forms.DateField(label=_("Đến hết ngày"), widget=AdminDateInput, required=False)
    amount = forms.IntegerField(label=_("Giá trị một đơn vị hệ số (đồng)"), min_value=1)
    legal_basis = forms.CharField(label=_("Căn cứ"), max_length=500)


class AllowanceForm(forms.Form):
    """An allowance that belongs to no item."""

    name = forms.CharField(label=_("Chức danh, người hưởng"), max_length=255)
    title = forms.CharField(label=_("Nội dung chi"), max_length=255)
    amount = forms.IntegerField(label=_("Số tiền (đồng)"), min_value=1)
    basis = forms.CharField(label=_("Căn cứ"), max_length=500)
    day = forms.DateField(label=_("Ngày tính"), initial=timezone.localdate, widget=AdminDateInput)
