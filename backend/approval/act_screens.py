"""The board's other acts on a page: take off, delete, move, restrict, put in order, publish at once."""

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction

from backend.accounts.rights import holdings_on, portal_path
from backend.accounts.roles import HEAD, Role
from backend.approval import chain, site_rules
from backend.approval.models import EmergencyReview
from backend.approval.page_screens import PageActView, ReasonForm
from content_models.navigation import HomePage, SectionPage


class WithdrawView(PageActView):
    """Take a live page off the public portal; stands in for Wagtail's unpublish screen."""

    page_title = _("Gỡ khỏi cổng")
    button = _("Gỡ khỏi cổng")
    explanation = _(
        "Địa chỉ của trang sẽ báo đã gỡ; danh sách và nguồn tin không còn nêu trang này."
    )
    done = _("Đã gỡ “%(title)s” khỏi cổng.")
    is_serious = True

    def is_allowed(self) -> bool:
        return bool(self.page.permissions_for_user(self.request.user).can_unpublish())

    def act(self, form: Any) -> None:
        chain.withdraw(self.page, by=self.request.user, reason=form.cleaned_data["reason"])


class UnscheduleView(PageActView):
    """Call off a scheduled publishing; stands in for Wagtail's screen, which asks for no reason."""

    page_title = _("Hủy hẹn giờ đăng")
    button = _("Hủy hẹn giờ")
    explanation = _("Bản đã duyệt sẽ không tự lên cổng. Muốn đăng, hãy gửi duyệt lại.")
    done = _("Đã hủy hẹn giờ đăng “%(title)s”.")

    def is_allowed(self) -> bool:
        return bool(self.page.permissions_for_user(self.request.user).can_unschedule())

    def act(self, form: Any) -> None:
        chain.unschedule(self.page, by=self.request.user, reason=form.cleaned_data["reason"])


class DeleteView(PageActView):
    """Delete a page with all below it; stands in for Wagtail's screen, which asks for no reason."""

    page_title = _("Xóa")
    button = _("Xóa vĩnh viễn")
    done = _("Đã xóa “%(title)s”.")
    is_serious = True

    def is_allowed(self) -> bool:
        return bool(self.page.permissions_for_user(self.request.user).can_delete())

    def act(self, form: Any) -> None:
        chain.delete(self.page, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        below = self.page.get_descendants().count()
        explanation = _(
            "Trang và %(count)d trang bên dưới sẽ bị xóa. Muốn giữ lại, hãy gỡ khỏi cổng."
        )
        return super().get_context_data(**kwargs) | {"explanation": explanation % {"count": below}}


class MoveForm(ReasonForm):
    """Where a page goes, among the places of its site that take it."""

    target = forms.ModelChoiceField(
        label=_("Chuyển đến mục"), queryset=Page.objects.none(), empty_label=_("Chọn mục")
    )
    field_order = ("target", "reason")

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = places  # type: ignore[attr-defined]  # a model choice
        self.fields["target"].label_from_instance = _indented  # type: ignore[attr-defined]


def _indented(place: Page) -> str:
    return "— " * (place.depth - 3) + str(place.get_admin_display_title())


class MoveView(PageActView):
    """Move a page with all below it elsewhere on its site; stands in for Wagtail's two screens."""

    form_class = MoveForm
    page_title = _("Chuyển")
    button = _("Chuyển")
    explanation = _("Địa chỉ cũ sẽ dẫn người đọc đến chỗ mới.")
    done = _("Đã chuyển “%(title)s”.")

    def is_allowed(self) -> bool:
        return bool(self.page.permissions_for_user(self.request.user).can_move())

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"places": self._places()}

    def _places(self) -> Any:
        """Return the places on the page's site, in its language, that take pages of its type."""
        allowed = self.page.permissions_for_user(self.request.user)
        near = Page.objects.filter(
            path__startswith=portal_path(self.page), depth__gt=2, locale=self.page.locale
        ).exclude(pk=self.page.get_parent().pk)
        fitting = [
            place.pk
            for place in near.type(HomePage, SectionPage).specific()
            if allowed.can_move_to(place)
        ]
        return Page.objects.filter(pk__in=fitting).order_by("path")

    def act(self, form: Any) -> None:
        values = form.cleaned_data
        target = values["target"].specific
        chain.move(self.page, target=target, by=self.request.user, reason=values["reason"])


class PrivacyView(PageActView):
    """Hide a page and what is below it from the public, or show it again."""

    page_title = _("Quyền xem")
    done = _("Đã đổi quyền xem của “%(title)s”.")

    def is_allowed(self) -> bool:
        return bool(self.page.permissions_for_user(self.request.user).is_approver())

    @property
    def is_hidden(self) -> bool:
        """Whether the page itself is hidden now."""
        return PageViewRestriction.objects.filter(page=self.page).exists()

    def act(self, form: Any) -> None:
        command = chain.unrestrict if self.is_hidden else chain.restrict
        command(self.page, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        hidden = self.is_hidden
        return super().get_context_data(**kwargs) | {
            "button": _("Cho mọi người xem lại") if hidden else _("Chỉ người của cổng được xem"),
            "explanation": _("Trang và mọi trang bên dưới đang ẩn với người đọc.")
            if hidden
            else _("Trang và mọi trang bên dưới sẽ không còn trên cổng, cho đến khi mở lại."),
        }


class OrderForm(ReasonForm):
    """A place for every child, as numbers: works with a keyboard and without scripts."""

    def __init__(self, *args: Any, children: list[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = children
        for number, child in enumerate(children, start=1):
            self.fields[f"place_{child.pk}"] = forms.IntegerField(
                label=child.get_admin_display_title(), initial=number, min_value=1
            )
        self.order_fields([*(f"place_{child.pk}" for child in children), "reason"])

    def ordered(self) -> list[Page]:
        """Return the children as numbered; equal numbers keep their order of before."""
        return sorted(self.children, key=lambda child: self.cleaned_data[f"place_{child.pk}"])


class ReorderView(PageActView):
    """Put a section's children in order: what menus and arranged lists show."""

    form_class = OrderForm
    page_title = _("Sắp xếp")
    button = _("Ghi thứ tự")
    explanation = _(
        "Đánh số thứ tự cho từng trang; trình đơn và danh sách trên cổng theo thứ tự này."
    )
    done = _("Đã sắp xếp lại “%(title)s”.")

    def is_allowed(self) -> bool:
        approver = self.page.permissions_for_user(self.request.user).is_approver()
        return bool(approver) and isinstance(self.page, HomePage | SectionPage)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"children": list(self.page.get_children())}

    def act(self, form: Any) -> None:
        reason = form.cleaned_data["reason"]
        chain.reorder(self.page, form.ordered(), by=self.request.user, reason=reason)

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_explore", args=[self.page.pk])


class EmergencyView(PageActView):
    """Publish the newest draft at once, past the steps before."""

    page_title = _("Đăng khẩn cấp")
    button = _("Đăng ngay")
    explanation = _(
        "Bản nháp mới nhất lên cổng ngay, bỏ qua các bước. Việc này được ghi vào hồ sơ và "
        "người khác trong Ban Biên tập phải hậu kiểm."
    )
    done = _("“%(title)s” đang lên cổng.")
    is_serious = True

    def is_allowed(self) -> bool:
        held = holdings_on(self.request.user, self.page, Role.APPROVER)
        rights = site_rules.approving_rights(self.page, held)
        return any(each.title == HEAD for each in rights)

    def act(self, form: Any) -> None:
        chain.emergency_publish(self.page, by=self.request.user, reason=form.cleaned_data["reason"])


class EmergencyReviewView(PageActView):
    """Confirm what went live by emergency."""

    page_title = _("Hậu kiểm đăng khẩn cấp")
    button = _("Xác nhận đã kiểm tra")
    explanation = _("Nếu nội dung không đúng, hãy gỡ khỏi cổng thay vì xác nhận.")
    done = _("Đã hậu kiểm “%(title)s”.")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        owed = EmergencyReview.objects.filter(page=self.page, reviewed_at=None)
        self.review = get_object_or_404(owed)
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        approver = self.page.permissions_for_user(self.request.user).is_approver()
        return bool(approver) and self.review.by_id != self.request.user.pk

    def act(self, form: Any) -> None:
        comment = form.cleaned_data["reason"]
        chain.review_emergency(self.review, by=self.request.user, comment=comment)
