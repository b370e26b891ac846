"""The admin's screens of previews: see a draft on the portal, share it, revoke what was shared."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, Revision

from backend.approval.models import Remark
from backend.previews import addresses, links, rights
from backend.previews.models import PreviewLink

OFFERED_DAYS = (1, 3, 7, 14, 30)


@never_cache
def see_draft(
    request: HttpRequest, page_id: int, revision_id: int | None = None, **_named: Any
) -> HttpResponse:
    """Lead to a draft on its own portal: the newest one, or one that is named."""
    page = get_object_or_404(Page, pk=page_id)
    if not rights.may_look(request.user, page):
        raise PermissionDenied
    if revision_id is not None:
        get_object_or_404(Revision.objects.for_instance(page), pk=revision_id)
    shown = revision_id or page.latest_revision_id
    if shown is not None:
        return redirect(addresses.own_address(page, shown, by=request.user))
    if not page.live or not page.full_url:
        raise Http404
    return redirect(page.full_url)  # made by provisioning: nobody has drafted anything yet


def _days_offered() -> list[tuple[int, str]]:
    return [
        (days, ngettext("%(days)d ngày", "%(days)d ngày", days) % {"days": days})
        for days in OFFERED_DAYS
    ]


class ShareForm(forms.Form):
    """Who gets a link, for how long, and what they may read besides the draft."""

    recipient = forms.CharField(
        label=_("Người nhận"),
        max_length=120,
        required=False,
        help_text=_("Để bạn nhận ra liên kết trong danh sách; người nhận không thấy dòng này."),
    )
    days = forms.TypedChoiceField(
        label=_("Dùng được trong"), coerce=int, initial=links.DAYS, choices=_days_offered
    )
    shows_remarks = forms.BooleanField(
        label=_("Cho đọc mọi ý kiến đã có về bài"),
        required=False,
        help_text=_("Không chọn: người nhận chỉ đọc những ý kiến gửi qua chính liên kết này."),
    )


@dataclass(frozen=True)
class LinkRow:
    """A link as its list shows it; `address` is empty for one that works no more."""

    link: PreviewLink
    address: str
    state: str
    is_newest: bool
    remarks: int


class OnlyForSharers(View):
    """What the screens share: the page, and that only those may come who may share it."""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rights.may_share(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ShareView(OnlyForSharers, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # not at run time
    """Make links to a page's draft, copy them, see what was said through them."""

    template_name = "previews/share.html"
    page_title = _("Chia sẻ bản xem trước")
    header_icon = "view"
    form_class = ShareForm

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []  # the full header says which page is being shared

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_success_url(self) -> str:
        return addresses.share_path(self.page)

    def form_valid(self, form: ShareForm) -> HttpResponse:
        try:
            links.share(self.page, by=self.request.user, **form.cleaned_data)
        except ValidationError as faults:
            form.add_error(None, faults.messages)
            return self.form_invalid(form)
        messages.success(self.request, gettext("Đã tạo liên kết. Hãy sao chép và gửi đi."))
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "draft": self.page.latest_revision,
            "rows": self._rows(),
            "remarks": Remark.objects.filter(page=self.page).select_related(
                "user", "through_link__link"
            ),
        }

    def _rows(self) -> list[LinkRow]:
        found = self.page.preview_links.select_related("made_by").annotate(said=Count("remarks"))
        return [self._row(link) for link in found.order_by("-made_at", "-pk")]

    def _row(self, link: Any) -> LinkRow:
        state = self._state(link)
        link.page = self.page
        return LinkRow(
            link=link,
            address=addresses.shared_address(link) if not state else "",
            state=state,
            is_newest=link.revision == self.page.latest_revision_id,
            remarks=link.said,
        )

    def _state(self, link: PreviewLink) -> str:
        """Return why a link works no more, nothing for one that does."""
        if link.revoked_at is not None:
            return gettext("Đã thu hồi")
        if not link.is_open(timezone.now()):
            return gettext("Đã hết hạn")
        if not rights.answers_for(link.made_by, self.page):
            return gettext("Người tạo không còn làm việc ở cổng")
        return ""


class RevokeView(OnlyForSharers):
    """Stop a link at once."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
        links.revoke(get_object_or_404(PreviewLink, pk=link_id, page=self.page), by=request.user)
        messages.success(request, gettext("Đã thu hồi: liên kết không còn mở được nữa."))
        return redirect(addresses.share_path(self.page))
