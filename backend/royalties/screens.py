"""The screens about royalties: lines of a period, what is done about one, who made an item, the sheet."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from backend.approval.page_screens import PrivateScreen, say_in
from backend.royalties import crediting, paying, rights, sheets
from backend.royalties.forms import (
    AllowanceForm,
    BudgetForm,
    CreditForms,
    PayeeForm,
    PayForm,
    ProposeForm,
    ReasonForm,
    SeenForm,
    UnitForm,
)
from backend.royalties.models import ACT_LABELS, STATE_LABELS, Payee, RoyaltyLine
from backend.royalties.states import OWED, Act, State
from content_models.base import InformationPage
from content_models.navigation import SitePortal

FORMATS = {
    "xlsx": (sheets.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (sheets.as_csv, "text/csv; charset=utf-8"),
}


class RoyaltyScreen(PrivateScreen):
    """What all screens share: their icon, no crumbs, and nobody keeps them."""

    header_icon = "tablet-alt"


class SitesView(RoyaltyScreen, TemplateView):
    """Choose one of one's sites; whoever has one only is taken there."""

    template_name = "royalties/sites.html"
    page_title = gettext_lazy("Nhuận bút")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        portals = list(rights.portals_of(request.user))
        if not portals and rights.is_paid(request.user):
            return redirect("royalties_mine")
        if not portals:
            raise PermissionDenied
        if len(portals) == 1:
            return redirect("royalties_lines", portals[0].key)
        return self.render_to_response(self.get_context_data(portals=portals))


class MineView(RoyaltyScreen, TemplateView):
    """What somebody is owed for what they wrote, on whichever site (HP11-9.4-3)."""

    template_name = "royalties/mine.html"
    page_title = gettext_lazy("Nhuận bút của tôi")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = RoyaltyLine.objects.filter(payee__user=self.request.user)
        return super().get_context_data(**kwargs) | {
            "lines": [_row(each) for each in lines.order_by("-published_on", "pk")[:200]]
        }


class OfASite(RoyaltyScreen):
    """A screen about one site."""

    portal: SitePortal

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.portal = get_object_or_404(SitePortal, key=kwargs["portal_key"])
        if not rights.may_read(request.user, self.portal):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return str(self.portal.title)


def _period(request: HttpRequest) -> tuple[date, date]:
    """Return the period a query names: a year, or a month of it."""
    today = timezone.localdate()
    year = _number(request.GET.get("year"), 2000, 2100) or today.year
    month = _number(request.GET.get("month"), 1, 12)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return date(year, month, 1), date.fromordinal(last)


def _number(text: str | None, least: int, most: int) -> int | None:
    is_one = text is not None and text.isascii() and text.isdecimal() and len(text) <= 4
    return int(text) if is_one and text and least <= int(text) <= most else None


class LinesView(OfASite, TemplateView):
    """The lines of a period, what is left of the budget, figures by genre."""

    template_name = "royalties/lines.html"
    page_title = gettext_lazy("Nhuận bút")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first, last = _period(self.request)
        lines = list(sheets.lines_of(self.portal, first, last))
        return super().get_context_data(**kwargs) | {
            "portal": self.portal,
            "lines": [_row(each, self.request.user) for each in lines],
            "total": sum(each.amount or 0 for each in lines if each.state != State.CANCELLED),
            "left": paying.budget_left(self.portal, first.year),
            "first": first,
            "last": last,
            "figures": sheets.figures(self.portal),
            "averages": sheets.averages(self.portal),
            "may_pay": rights.may_pay(self.request.user, self.portal),
            "query": self.request.GET.urlencode(),
        }


def _row(line: RoyaltyLine, user: Any = None) -> dict[str, Any]:
    is_owed = line.state in OWED
    acts = rights.possible(user, line) if user is not None else ()
    return {
        "line": line,
        "state": STATE_LABELS[State(line.state)],
        "is_late": is_owed and line.due_on < timezone.localdate(),
        "acts": [
            (f"{reverse('royalties_act', args=[line.pk])}?do={act}", ACT_LABELS[act])
            for act in acts
        ],
    }


def sheet(request: HttpRequest, portal_key: str, form: str) -> HttpResponse:
    """Hand over a payment sheet of a period, to whoever pays: it says where to."""
    portal = get_object_or_404(SitePortal, key=portal_key)
    if form not in FORMATS or not rights.may_pay(request.user, portal):
        raise PermissionDenied
    make, kind = FORMATS[form]
    first, last = _period(request)
    answer = HttpResponse(make(sheets.lines_of(portal, first, last)), content_type=kind)
    name = f"nhuan-but-{portal.key}-{first:%Y%m%d}-{last:%Y%m%d}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


class CommandView(RoyaltyScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """A form that calls one command, whose refusals are said in it."""

    template_name = "royalties/form.html"

    def do(self, values: dict[str, Any]) -> None:
        """Do it; ValidationError is said in the form."""
        raise NotImplementedError

    def back(self) -> str:
        """Return where to go afterwards."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.do(form.cleaned_data)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, _("Đã ghi."))
        return redirect(self.back())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"back_url": self.back()}


class ActView(CommandView):
    """One act about a line."""

    FORMS: ClassVar[dict[Act, type[forms.Form]]] = {
        Act.PROPOSE: ProposeForm,
        Act.SEND_BACK: ReasonForm,
        Act.APPROVE: SeenForm,
        Act.PAY: PayForm,
        Act.CANCEL: ReasonForm,
    }

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = RoyaltyLine.objects.select_related("portal", "payee")
        self.line = get_object_or_404(found, pk=kwargs["line_id"])
        possible = rights.possible(request.user, self.line)
        act = next((each for each in possible if each == request.GET.get("do")), None)
        if act is None:
            raise PermissionDenied
        self.act = act

    @property
    def page_title(self) -> str:
        """What is done."""
        return str(ACT_LABELS[self.act])

    def get_page_subtitle(self) -> str:
        return str(self.line)

    def get_form_class(self) -> type[forms.Form]:
        return self.FORMS[self.act]

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        kwargs["initial"] = {"payee": self.line.payee, "amount": self.line.amount}
        if self.act is Act.PAY:
            kwargs["payees"] = Payee.objects.filter(portal=self.line.portal)
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about = {"line": self.line, "note": sheets.note_on(self.line)}
        return super().get_context_data(**kwargs) | about

    def do(self, values: dict[str, Any]) -> None:
        commands: dict[Act, Any] = {
            Act.PROPOSE: paying.propose,
            Act.SEND_BACK: paying.send_back,
            Act.APPROVE: paying.approve,
            Act.PAY: paying.pay,
            Act.CANCEL: paying.cancel,
        }
        commands[self.act](self.line, by=self.request.user, **values)

    def back(self) -> str:
        year = self.line.published_on.year
        return f"{reverse('royalties_lines', args=[self.line.portal.key])}?year={year}"


class OfASiteCommand(OfASite, CommandView):
    """A form about a site as a whole."""

    def back(self) -> str:
        return reverse("royalties_lines", args=[self.portal.key])


class PayeeView(OfASiteCommand):
    """Where somebody is paid; what is known already is not shown again."""

    page_title = gettext_lazy("Người hưởng")
    form_class = PayeeForm

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not rights.may_pay(request.user, self.portal):
            raise PermissionDenied

    def get_form_kwargs(self) -> dict[str, Any]:
        writers = [each.pk for each in rights.writers_of(self.portal)]
        found = get_user_model().objects.filter(pk__in=writers).order_by("username")
        return {**super().get_form_kwargs(), "writers": found}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        payees = Payee.objects.filter(portal=self.portal).order_by("pen_name")
        rows = [
            _kept(each) for each in payees.prefetch_related("changes__by").select_related("user")
        ]
        return super().get_context_data(**kwargs) | {"payees": rows}

    def do(self, values: dict[str, Any]) -> None:
        pen_name, user = values.pop("pen_name"), values.pop("user")
        by = self.request.user
        if values.pop("erases"):
            known = Payee.objects.filter(portal=self.portal, pen_name=pen_name.strip()).first()
            if known is None:
                raise ValidationError({"pen_name": _("Chưa lưu ai có tên này.")})
            paying.erase_payee(known, by=by)
            return
        paying.keep_payee(self.portal, pen_name=pen_name, account=values, user=user, by=by)


def _kept(payee: Payee) -> dict[str, Any]:
    """Return what a list says of somebody: which fields are filled, never with what."""
    labels = {name: PayeeForm.base_fields[name].label for name in paying.ACCOUNT}
    filled = [labels[name] for name in paying.ACCOUNT if payee.account.get(name)]
    newest = next(iter(payee.changes.all()), None)
    return {"payee": payee, "filled": filled, "newest": newest}


class BudgetView(OfASiteCommand):
    """What may be spent in a year."""

    page_title = gettext_lazy("Kinh phí năm")
    form_class = BudgetForm

    def do(self, values: dict[str, Any]) -> None:
        paying.set_budget(self.portal, by=self.request.user, **values)


class UnitView(OfASiteCommand):
    """The site's own unit."""

    page_title = gettext_lazy("Đơn vị hệ số của cổng")
    form_class = UnitForm

    def do(self, values: dict[str, Any]) -> None:
        paying.set_unit(self.portal, by=self.request.user, **values)


class AllowanceView(OfASiteCommand):
    """An allowance that belongs to no item."""

    page_title = gettext_lazy("Phụ cấp, thù lao")
    form_class = AllowanceForm

    def do(self, values: dict[str, Any]) -> None:
        paying.add_allowance(self.portal, by=self.request.user, **values)


class AuthorsView(RoyaltyScreen, FormView):  # type: ignore[type-arg]  # not at run time
    """Who made an item: a part of its draft, which goes up the chain with it."""

    template_name = "royalties/authors.html"
    page_title = gettext_lazy("Tác giả, nhuận bút")
    form_class = CreditForms

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        may_edit = page.permissions_for_user(request.user).can_edit()
        if not isinstance(page, InformationPage) or not may_edit:
            raise PermissionDenied
        self.page = page

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_initial(self) -> Any:
        newest = self.page.get_latest_revision_as_object()
        first = [{"name": newest.author_name}]
        return [vars(each) for each in crediting.credits_of(newest)] or first

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            rows = crediting.from_rows([each for each in form.cleaned_data if each])
            crediting.credit(self.page, rows, by=self.request.user)
        except ValidationError as faults:
            messages.error(self.request, " ".join(faults.messages))
            return self.form_invalid(form)
        messages.success(self.request, _("Đã ghi vào bản nháp; được duyệt cùng bài."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)
