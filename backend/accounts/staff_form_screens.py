"""The forms about a site's people: each asks, calls one command, and shows its refusals."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages

from backend.accounts import people, staff
from backend.accounts.models import Membership
from backend.accounts.offers import Offer
from backend.accounts.staff_forms import (
    AssignmentForm,
    InvitationForm,
    OptionalReasonForm,
    ReasonForm,
    RoleForm,
    take_faults,
)
from backend.accounts.staff_log import name_of
from backend.accounts.staff_screens import OfASite

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class StaffFormView(OfASite, FormView):  # type: ignore[type-arg]  # not at run time
    """A form about the site's people: one command, its refusals beside their fields."""

    template_name = "accounts/staff_form.html"
    button: "StrOrPromise" = ""
    intro: "StrOrPromise" = ""
    done: "StrOrPromise" = ""
    is_serious = False

    def subject(self) -> str:
        """Return whom it is about, in words; nothing where the form asks that."""
        return ""

    def act(self, form: Any) -> None:
        """Do it."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.act(form)
        except ValidationError as faults:
            self.take_faults(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return HttpResponseRedirect(reverse("staff_list", args=[self.portal.key]))

    def take_faults(self, form: forms.Form, faults: ValidationError) -> None:
        """Put a command's refusals into the form."""
        if isinstance(form, RoleForm):
            form.take_faults(faults)
        else:
            take_faults(form, faults)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": self.button,
            "intro": self.intro,
            "subject": self.subject(),
            "is_serious": self.is_serious,
            "back": reverse("staff_list", args=[self.portal.key]),
        }


class InviteView(StaffFormView):
    """Invite somebody by e-mail."""

    page_title = _("Mời bằng thư")
    form_class = InvitationForm
    button = _("Gửi lời mời")
    intro = _(
        "Người được mời nhận thư có đường dẫn, dùng được một lần trong 7 ngày. "
        "Ở đó họ tự đặt tên và mật khẩu, hoặc nhận vai trò bằng tài khoản đã có."
    )
    done = _("Đã mời. Thư được gửi ngay; trạng thái gửi hiện trong danh sách lời mời.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"portal": self.portal}

    def act(self, form: InvitationForm) -> None:
        staff.invite(
            portal=self.portal,
            email=form.cleaned_data["email"],
            by=self.request.user,
            **form.offered(),
        )


class AssignView(StaffFormView):
    """Give somebody of the site one more role."""

    page_title = _("Phân công")
    form_class = AssignmentForm
    button = _("Phân công")
    done = _("Đã phân công; quyền có hiệu lực ngay.")

    def get_initial(self) -> dict[str, Any]:
        return {"user": self.request.GET.get("user", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        known = people.known_users(self.portal).filter(is_active=True)
        return super().get_form_kwargs() | {"portal": self.portal, "people": known}

    def act(self, form: AssignmentForm) -> None:
        user = people.known_users(self.portal).get(pk=form.cleaned_data["user"])
        staff.assign_role(user=user, portal=self.portal, by=self.request.user, **form.offered())


class EndRoleView(StaffFormView):
    """End one role of somebody."""

    page_title = _("Kết thúc vai trò")
    form_class = ReasonForm
    button = _("Kết thúc vai trò")
    intro = _("Quyền của vai trò này mất ngay. Lý do được lưu vào nhật ký nhân sự.")
    done = _("Vai trò đã kết thúc.")
    is_serious = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = Membership.objects.filter(portal=self.portal, ended_at=None).select_related("user")
        self.membership = get_object_or_404(own, pk=kwargs["membership_id"])

    def subject(self) -> str:
        return f"{name_of(self.membership.user)} – {Offer.of(self.membership).words}"

    def act(self, form: ReasonForm) -> None:
        reason = form.cleaned_data["reason"]
        if self.membership.delegated_from_id:
            staff.end_delegation(self.membership, by=self.request.user, reason=reason)
        else:
            staff.end_role(self.membership, by=self.request.user, reason=reason)


class OfAPersonView(StaffFormView):
    """A form about one person of the site."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.person = get_object_or_404(people.known_users(self.portal), pk=kwargs["user_id"])

    def subject(self) -> str:
        return name_of(self.person)


class SuspendView(OfAPersonView):
    """Stop all of somebody's rights on the site at once."""

    page_title = _("Tạm ngừng quyền")
    form_class = ReasonForm
    button = _("Tạm ngừng ngay")
    intro = _(
        "Mọi quyền của người này trên cổng mất ngay, mọi phiên đăng nhập kết thúc. "
        "Lý do được lưu vào nhật ký nhân sự và báo cơ quan quản lý (HCM24-8.9)."
    )
    done = _("Đã tạm ngừng và báo cơ quan quản lý.")
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        staff.suspend_person(
            user=self.person,
            portal=self.portal,
            by=self.request.user,
            reason=form.cleaned_data["reason"],
        )


class ReinstateView(OfAPersonView):
    """Give somebody's rights on the site back."""

    page_title = _("Khôi phục quyền")
    form_class = OptionalReasonForm
    button = _("Khôi phục")
    intro = _("Các vai trò còn hiệu lực của người này trên cổng được dùng lại ngay.")
    done = _("Đã khôi phục quyền.")

    def act(self, form: OptionalReasonForm) -> None:
        staff.reinstate_person(
            user=self.person,
            portal=self.portal,
            by=self.request.user,
            reason=form.cleaned_data["reason"],
        )
