"""The screens on which calendars are looked at and kept: the system's, and each site's own.

Whose site an address names has been asked before they are reached (`backend.accounts.gate`); who may
change what, the commands ask.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from backend.accounts.rights import portals_of, sees_everything
from backend.accounts.staff_forms import ReasonForm, take_faults
from backend.calendars import changing
from backend.calendars.changing import may_keep
from backend.calendars.forms import DaysForm, HoursForm
from backend.calendars.models import CalendarChange, CalendarDay, OfficeHours, text_of
from backend.calendars.reading import SYSTEM, calendar_of
from backend.calendars.words import WEEKDAYS, day_words
from backend.worktime.calendar import Calendar, Day
from content_models.navigation import SitePortal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CHANGES_SHOWN = 20
FIRST_YEAR, LAST_YEAR = changing.FIRST_DAY.year, changing.LAST_DAY.year


class OfACalendar(WagtailAdminTemplateMixin):
    """A screen about the calendar its address names: a site's, or without a name the system's."""

    header_icon = "calendar"
    request: Any
    portal: SitePortal | None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        key = kwargs.get("portal_key")
        self.portal = get_object_or_404(SitePortal, key=key) if key else None

    def get_page_subtitle(self) -> str:
        return str(self.portal.title if self.portal else _("Toàn hệ thống"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("calendar_list"), "label": _("Lịch làm việc")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_subtitle()}]

    def address(self, name: str, *args: Any) -> str:
        """Return the address of another screen of the same calendar."""
        if self.portal is None:
            return reverse(f"calendar_system{name}", args=args)
        return reverse(f"calendar_site{name}", args=[self.portal.key, *args])


class CalendarsView(WagtailAdminTemplateMixin, TemplateView):
    """The calendars one works by."""

    template_name = "calendars/list.html"
    page_title = _("Lịch làm việc")
    header_icon = "calendar"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        portals = SitePortal.objects.order_by("title", "key")
        if not sees_everything(user):
            portals = portals.filter(path__in=portals_of(user))
        return super().get_context_data(**kwargs) | {"portals": portals}


class CalendarView(OfACalendar, TemplateView):
    """One calendar: its special days of a year, its office hours, and what was changed by whom."""

    template_name = "calendars/calendar.html"
    page_title = _("Lịch làm việc")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self._year()
        calendar = calendar_of(self.portal.key if self.portal else SYSTEM)
        own = {day.day: day for day in CalendarDay.objects.filter(portal=self.portal)}
        changes = CalendarChange.objects.filter(site=self.portal.key if self.portal else SYSTEM)
        log = Paginator(changes.order_by("-at", "-pk"), CHANGES_SHOWN)
        days = changing.special_days(calendar, year)
        return super().get_context_data(**kwargs) | {
            "portal": self.portal,
            "year": year,
            "years": [each for each in (year - 1, year + 1) if FIRST_YEAR <= each <= LAST_YEAR],
            "days": [self._shown(day, own.get(day.date)) for day in days],
            "week": _week(calendar),
            "hours": [self._shown_hours(each) for each in self._hours()],
            "changes": log.get_page(self.request.GET.get("p")),
            "may_keep": may_keep(self.request.user, self.portal),
            "add_days_url": self.address("_add_days"),
            "add_hours_url": self.address("_add_hours"),
        }

    def _year(self) -> int:
        text = self.request.GET.get("year", "")
        year = int(text) if text.isascii() and text.isdigit() else timezone.localdate().year
        return year if FIRST_YEAR <= year <= LAST_YEAR else timezone.localdate().year

    def _shown(self, day: Day, own: CalendarDay | None) -> dict[str, Any]:
        remove = self.address("_remove_day", own.pk) if own else ""
        return {
            "day": day,
            "words": day_words(day.date),
            "hours": text_of(day.spans),
            "is_own": own is not None,
            "url": remove,
        }

    def _hours(self) -> list[OfficeHours]:
        return list(OfficeHours.objects.filter(portal=self.portal))

    def _shown_hours(self, hours: OfficeHours) -> dict[str, Any]:
        week = [(name, text) for name, text in zip(WEEKDAYS, hours.week, strict=False) if text]
        return {"row": hours, "week": week, "url": self.address("_remove_hours", hours.pk)}


def _week(calendar: Calendar) -> list[tuple["StrOrPromise", str]]:
    spans = calendar.week_of(timezone.localdate())
    return [(name, text_of(each)) for name, each in zip(WEEKDAYS, spans, strict=True)]


class CalendarActView(OfACalendar, FormView):  # type: ignore[type-arg]  # not at run time
    """One act about a calendar; subclasses say which."""

    template_name = "accounts/staff_form.html"
    button: "StrOrPromise" = ""
    intro: "StrOrPromise" = ""
    done: "StrOrPromise" = _("Đã ghi. Mọi thời hạn đang chạy đã được tính lại.")
    is_serious = False

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not may_keep(request.user, self.portal):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def subject(self) -> str:
        """Return what it is about, in words; nothing where the form asks that."""
        return ""

    def act(self, form: Any) -> None:
        """Do it."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.act(form)
        except ValidationError as faults:
            take_faults(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.address(""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "button": self.button,
            "intro": self.intro,
            "subject": self.subject(),
            "is_serious": self.is_serious,
            "back": self.address(""),
        }


class AddDaysView(CalendarActView):
    """Decide of a day or a stretch of days."""

    page_title = _("Ghi ngày nghỉ, ngày làm bù")
    form_class = DaysForm
    button = _("Ghi vào lịch")
    intro = _(
        "Ngày lễ theo luật đã có sẵn. Ở đây ghi điều được quyết định thêm: nghỉ hoán đổi, làm bù, "
        "nghỉ vì thiên tai, giờ làm việc của riêng một ngày."
    )

    def act(self, form: Any) -> None:
        values = form.cleaned_data
        changing.set_days(
            self.portal,
            first=values["first"],
            last=values["last"] or values["first"],
            decision=changing.Decision(values["decision"]),
            hours=values["hours"],
            grounds=form.grounds(),
            by=self.request.user,
        )


class AddHoursView(CalendarActView):
    """Set the office hours of a week."""

    page_title = _("Ghi giờ làm việc")
    form_class = HoursForm
    button = _("Ghi giờ làm việc")
    intro = _(
        "Ngày để trống là ngày nghỉ hằng tuần. Để trống cả bảy ngày nếu từ ngày đó lại theo giờ chung."
    )

    def get_initial(self) -> dict[str, Any]:
        """Begin with the hours that hold now."""
        week = calendar_of(self.portal.key if self.portal else SYSTEM).week_of(timezone.localdate())
        return {f"weekday_{number}": text_of(spans) for number, spans in enumerate(week)}

    def act(self, form: Any) -> None:
        changing.set_hours(
            self.portal,
            since=form.cleaned_data["since"],
            week=form.week(),
            grounds=form.grounds(),
            by=self.request.user,
        )


class RemoveView(CalendarActView):
    """Take an entry of a calendar back."""

    form_class = ReasonForm
    button = _("Bỏ mục này")
    done = _("Đã bỏ. Mọi thời hạn đang chạy đã được tính lại.")
    is_serious = True
    model: type[CalendarDay] | type[OfficeHours]
    parameter: str

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = self.model.objects.filter(portal=self.portal, pk=kwargs[self.parameter]).first()
        if found is None:
            raise Http404
        self.entry: Any = found

    def subject(self) -> str:
        return str(self.entry)


class RemoveDayView(RemoveView):
    """Take the decision about a day back."""

    page_title = _("Bỏ quyết định về một ngày")
    model = CalendarDay
    parameter = "day_id"

    def act(self, form: Any) -> None:
        changing.remove_day(self.entry, reason=form.cleaned_data["reason"], by=self.request.user)


class RemoveHoursView(RemoveView):
    """Take office hours back."""

    page_title = _("Bỏ giờ làm việc")
    model = OfficeHours
    parameter = "hours_id"

    def act(self, form: Any) -> None:
        changing.remove_hours(self.entry, reason=form.cleaned_data["reason"], by=self.request.user)
