"""What the screens about people ask for; whether it is allowed is the commands' affair."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from backend.accounts.boards import titles_of, units_of
from backend.accounts.models import AFFILIATIONS
from backend.accounts.roles import ROLE_LABELS, SITE_ROLES, Role
from backend.accounts.staff_log import name_of
from content_models.navigation import SitePortal


def take_faults(form: forms.Form, faults: ValidationError) -> None:
    """Show a command's refusals beside the fields they are about."""
    if not hasattr(faults, "error_dict"):
        form.add_error(None, faults)
        return
    for name, errors in faults.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class RoleForm(forms.Form):
    """A role on a site, with what goes with it."""

    role = forms.ChoiceField(
        label=_("Vai trò"),
        choices=[("", "—"), *((role.value, ROLE_LABELS[role]) for role in SITE_ROLES)],
        error_messages={"required": _("Hãy chọn vai trò.")},
    )
    title = forms.ChoiceField(
        label=_("Chức danh trong Ban Biên tập"),
        required=False,
        help_text=_("Bắt buộc với vai trò kiểm duyệt; vai trò khác có thể để trống."),
    )
    review_unit = forms.ChoiceField(
        label=_("Đơn vị kiểm duyệt"),
        required=False,
        help_text=_("Chỉ với vai trò kiểm duyệt theo lĩnh vực."),
    )
    unit = forms.CharField(
        label=_("Đơn vị công tác"),
        required=False,
        max_length=255,
        help_text=_("Tên phòng, ban; ghi vào nguồn cung cấp tin của bài viết."),
    )
    affiliation = forms.ChoiceField(
        label=_("Cộng tác viên thuộc"),
        required=False,
        choices=[("", "—"), *AFFILIATIONS],
        help_text=_("Bắt buộc với cộng tác viên, chỉ với vai trò này."),
    )
    until = forms.DateField(
        label=_("Đến hết ngày"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Để trống nếu không có thời hạn. Ví dụ 31/12/2026."),
        error_messages={"invalid": _("Hãy viết ngày theo dạng 31/12/2026.")},
    )

    def __init__(self, *args: Any, portal: SitePortal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("title", titles_of(portal))
        self._offer("review_unit", units_of(portal))

    def _offer(self, name: str, known: dict[str, str]) -> None:
        """Offer what the rule set knows; a field with nothing to choose is left out."""
        if not known:
            del self.fields[name]
            return
        self.fields[name].choices = [("", "—"), *known.items()]  # type: ignore[attr-defined]  # a choice field

    def offered(self) -> dict[str, Any]:
        """Return role, title, unit, affiliation and date as the commands take them."""
        values = self.cleaned_data
        is_reviewer = values["role"] == Role.REVIEWER
        return {
            "role": values["role"],
            "title": values.get("title", ""),
            "unit": values.get("review_unit", "") if is_reviewer else values["unit"],
            "affiliation": values["affiliation"],
            "until": values["until"],
        }

    def take_faults(self, faults: ValidationError) -> None:
        """Show the refusals; one about a reviewer's unit beside the list of units."""
        if "review_unit" in self.fields and self.cleaned_data["role"] == Role.REVIEWER:
            found = getattr(faults, "error_dict", {})
            if "unit" in found:
                found["review_unit"] = found.pop("unit")
        take_faults(self, faults)


class InvitationForm(RoleForm):
    """Whom to invite, to what."""

    email = forms.EmailField(
        label=_("Thư điện tử"),
        help_text=_("Địa chỉ riêng của người được mời: thư có đường dẫn, dùng được một lần."),
        error_messages={
            "required": _("Hãy ghi địa chỉ thư điện tử."),
            "invalid": _("Địa chỉ chưa đúng. Hãy viết dạng ten@coquan.vn."),
        },
    )
    field_order = ("email",)


class AssignmentForm(RoleForm):
    """One more role for somebody of the site."""

    user = forms.ChoiceField(
        label=_("Người được phân công"),
        help_text=_("Người của cổng này; người khác hãy mời bằng thư điện tử."),
        error_messages={"required": _("Hãy chọn một người.")},
    )
    field_order = ("user",)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(user.pk), name_of(user)) for user in people]
        self.fields["user"].choices = [("", "—"), *named]  # type: ignore[attr-defined]  # a choice field


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy ghi lý do.")},
    )


class OptionalReasonForm(forms.Form):
    """Why, where one likes to say so."""

    reason = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DelegationForm(forms.Form):
    """Who approves in one's stead, and on which days."""

    to = forms.ChoiceField(
        label=_("Người được ủy quyền"),
        error_messages={"required": _("Hãy chọn một người.")},
    )
    since = forms.DateField(
        label=_("Từ ngày"),
        initial=timezone.localdate,
        widget=AdminDateInput,
        error_messages={"invalid": _("Hãy viết ngày theo dạng 31/12/2026.")},
    )
    until = forms.DateField(
        label=_("Đến hết ngày"),
        widget=AdminDateInput,
        error_messages={
            "required": _("Ủy quyền phải có ngày cuối."),
            "invalid": _("Hãy viết ngày theo dạng 31/12/2026."),
        },
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(user.pk), name_of(user)) for user in people]
        self.fields["to"].choices = [("", "—"), *named]  # type: ignore[attr-defined]  # a choice field


class RegistrationForm(forms.Form):
    """A new person's name and password; Django's validators judge the password."""

    name = forms.CharField(
        label=_("Họ và tên"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Hãy ghi họ và tên.")},
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 10 ký tự, không giống tên hoặc địa chỉ của bạn."),
        error_messages={"required": _("Hãy đặt mật khẩu.")},
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Hãy nhập lại mật khẩu.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        both = {"password", "again"} <= cleaned.keys()
        if both and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("Hai lần nhập mật khẩu không giống nhau."))
        return cleaned
