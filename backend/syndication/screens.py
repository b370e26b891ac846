"""Screens of working together: offer, announce, answer, and what became of it all."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from backend.accounts.rights import holds_role, portals_of, sees_everything
from backend.accounts.roles import Role
from backend.approval import site_rules
from backend.approval.page_screens import PageActView, say_in
from backend.syndication import proposing
from backend.syndication.models import Proposal, State
from backend.syndication.places import fitting_sections
from content_models.navigation import SectionPage, SitePortal

ACCEPT, DECLINE = "accept", "decline"
SHOWN = 100


class OfferForm(forms.Form):
    """To which site, in full or as a link, with which words."""

    to = forms.ModelChoiceField(
        label=_("Gửi đến cổng"), queryset=SitePortal.objects.none(), empty_label=_("Chọn cổng")
    )
    as_link = forms.BooleanField(
        label=_("Chỉ tiêu đề, tóm tắt và liên kết đến bài gốc"), required=False
    )
    note = forms.CharField(
        label=_("Lời nhắn"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, sites: QuerySet[SitePortal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = sites  # type: ignore[attr-defined]  # a model choice


class OfferView(PageActView):
    """Ask another site to show an item."""

    form_class = OfferForm
    page_title = _("Đề nghị cổng khác đăng lại")
    button = _("Gửi đề nghị")
    explanation = _(
        "Ban Biên tập cổng kia quyết định. Bài đăng lại ghi nguồn là cổng này; khi bài gốc được "
        "sửa hoặc gỡ, bài đăng lại được báo sửa hoặc gỡ theo."
    )
    done = _("Đã gửi đề nghị đăng lại “%(title)s”.")

    def is_allowed(self) -> bool:
        return any(holds_role(self.request.user, self.page, role) for role in proposing.OFFERERS)

    def get_form_kwargs(self) -> dict[str, Any]:
        own = site_rules.portal_of(self.page)
        sites = SitePortal.objects.exclude(pk=own.pk).order_by("path")
        return super().get_form_kwargs() | {"sites": sites}

    def act(self, form: Any) -> None:
        proposing.offer(self.page, by=self.request.user, **form.cleaned_data)


class AnnounceForm(forms.Form):
    """To which sites, with which words."""

    to = forms.ModelMultipleChoiceField(
        label=_("Gửi đến các cổng"),
        queryset=SitePortal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=_("Lời nhắn"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, sites: QuerySet[SitePortal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = sites  # type: ignore[attr-defined]  # a model choice


class AnnounceView(PageActView):
    """Send an item to sites below."""

    form_class = AnnounceForm
    page_title = _("Gửi thông báo đến cổng cấp dưới")
    button = _("Gửi thông báo")
    explanation = _(
        "Ban Biên tập mỗi cổng nhận đăng theo quy trình của mình, trừ khi quy chế cho hiện ngay."
    )
    done = _("Đã gửi thông báo “%(title)s”.")

    def is_allowed(self) -> bool:
        return holds_role(self.request.user, self.page, Role.APPROVER) and self._below().exists()

    def _below(self) -> QuerySet[SitePortal]:
        return proposing.portals_below(site_rules.portal_of(self.page))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"sites": self._below()}

    def act(self, form: Any) -> None:
        proposing.announce(self.page, by=self.request.user, **form.cleaned_data)


class AnswerForm(forms.Form):
    """Take it, and where; or not, and why."""

    decision = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[(ACCEPT, _("Nhận, đưa vào quy trình kiểm duyệt")), (DECLINE, _("Từ chối"))],
        widget=forms.RadioSelect,
    )
    section = forms.ModelChoiceField(
        label=_("Đăng vào mục"),
        queryset=SectionPage.objects.none(),
        required=False,
        empty_label=_("Chọn mục"),
    )
    answer = forms.CharField(
        label=_("Lý do từ chối"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, sections: list[SectionPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = SectionPage.objects.filter(pk__in=[section.pk for section in sections])
        self.fields["section"].queryset = places  # type: ignore[attr-defined]  # a model choice
        if sections:
            self.fields["section"].initial = sections[0].pk

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("decision") == ACCEPT and not cleaned.get("section"):
            self.add_error("section", _("Hãy chọn mục sẽ đăng bài này."))
        if cleaned.get("decision") == DECLINE and not cleaned.get("answer", "").strip():
            self.add_error("answer", _("Hãy ghi lý do từ chối."))
        return cleaned


class AnswerView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # not at run time
    """Answer what another site asks."""

    template_name = "syndication/answer.html"
    form_class = AnswerForm
    page_title = _("Đề nghị đăng lại")
    header_icon = "redirect"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.proposal = get_object_or_404(Proposal, pk=kwargs["proposal_id"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        target = self.proposal.target
        if not any(holds_role(request.user, target, role) for role in proposing.ACCEPTERS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_page_subtitle(self) -> str:
        return self.proposal.title

    def get_form_kwargs(self) -> dict[str, Any]:
        source = self.proposal.source
        sections = fitting_sections(self.proposal.target, source) if source else []
        return super().get_form_kwargs() | {"sections": sections}

    def form_valid(self, form: Any) -> HttpResponse:
        values = form.cleaned_data
        try:
            if values["decision"] == DECLINE:
                proposing.decline(self.proposal, by=self.request.user, answer=values["answer"])
                messages.success(self.request, _("Đã từ chối đề nghị."))
                return redirect("syndication_list")
            copy = proposing.accept(self.proposal, section=values["section"], by=self.request.user)
        except forms.ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, _("Đã nhận; bài đang ở bước đầu của quy trình kiểm duyệt."))
        return redirect("approval_decide", copy.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source_site = SitePortal.objects.filter(key=self.proposal.source_site).first()
        return super().get_context_data(**kwargs) | {
            "proposal": self.proposal,
            "source_site": source_site,
            "source": self.proposal.source,
            "is_open": self.proposal.state == State.OFFERED,
        }


class ProposalsView(WagtailAdminTemplateMixin, TemplateView):
    """What one's own sites were offered, and what they have offered."""

    template_name = "syndication/list.html"
    page_title = _("Đăng lại giữa các cổng")
    header_icon = "redirect"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | proposals_of(self.request.user)


def proposals_of(user: Any) -> dict[str, Any]:
    """Return the proposals to and from the user's sites, newest first."""
    proposals = Proposal.objects.select_related("target", "copy").order_by("-made_at")
    if sees_everything(user):
        return {"received": proposals[:SHOWN], "sent": []}
    paths = portals_of(user)
    own = SitePortal.objects.filter(path__in=paths)
    keys = list(own.values_list("key", flat=True))
    return {
        "received": proposals.filter(target__in=own)[:SHOWN],
        "sent": proposals.filter(source_site__in=keys)[:SHOWN],
    }


def waiting_offers(user: Any) -> list[Proposal]:
    """Return the proposals the user may answer."""
    targets = [
        portal
        for portal in SitePortal.objects.filter(path__in=portals_of(user))
        if any(holds_role(user, portal, role) for role in proposing.ACCEPTERS)
    ]
    found = Proposal.objects.filter(target__in=targets, state=State.OFFERED).exclude(source=None)
    return list(found.select_related("target").order_by("made_at"))
