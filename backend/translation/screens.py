"""The translator's screens: what is to be done on a site, one page's languages, and its texts.

Whose page an address names has been asked before they are reached (`backend.accounts.gate`); who may
write what, the commands ask.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from backend.accounts.rights import portals_of, sees_everything
from backend.approval import chain
from backend.approval.page_screens import PageScreen
from backend.translation import coverage, exchange, glossary_terms, jobs, machine, mirrors
from backend.translation.coverage import Cell, State
from backend.translation.glossary import Term
from backend.translation.languages import language_name
from backend.translation.mirrors import MACHINE, Segment
from backend.translation.models import MirrorJob, Scope
from backend.translation.services import ServiceFault
from content_models.languages import public_language
from content_models.navigation import SitePortal
from content_models.site_settings import PortalSettings
from content_models.translated import TranslatedFrom, is_mirror, plain, source_of

OTHERS_SHOWN = 50
TEXT, STILL_RIGHT = "text:", "right:"
"""Begin the names of a text's field and of the box that says an old translation still holds."""


@dataclass(frozen=True, kw_only=True)
class LanguageTotal:
    """How many items are in each state in one language; `required` counts the mandated ones."""

    name: str
    counts: Sequence[tuple[State, int]]
    required: int
    required_live: int


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """What a site still owes its foreign readers, and what waits for whom."""

    template_name = "translation/desk.html"
    page_title = _("Bàn biên dịch")
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        portals = portals_for(self.request.user)
        asked = self.request.GET.get("portal_key")
        chosen = next((each for each in portals if each.key == asked), None)
        chosen = chosen or (portals[0] if portals else None)
        state = self.request.GET.get("state", "")
        lines = coverage.coverage(chosen, others=OTHERS_SHOWN) if chosen else []
        shown = [line for line in lines if not state or _has(line.cells.values(), state)]
        languages = list(lines[0].cells) if lines else []
        return super().get_context_data(**kwargs) | {
            "portals": portals,
            "chosen": chosen,
            "state": state,
            "states": State.choices,
            "languages": [(code, language_name(code)) for code in languages],
            "lines": [(line, _cells(line, languages)) for line in shown],
            "totals": _totals(lines, languages),
            **(_work_on(chosen, self.request.user) if chosen else {}),
        }


def _work_on(portal: SitePortal, user: Any) -> dict[str, Any]:
    """Return what the desk offers of making drafts by the hundred."""
    if not jobs.may_start(user, portal):
        return {"may_start": False}
    return {
        "may_start": True,
        "scopes": Scope.choices,
        "has_machine": machine.service_for(portal) is not None,
        "open_jobs": MirrorJob.objects.filter(portal=portal, ended_at=None),
    }


def _has(cells: Any, state: str) -> bool:
    """Tell whether any is in a state; what is on the portal may have a newer draft that waits."""
    waits = state == State.WAITING
    return any(cell.state == state or (waits and cell.step is not None) for cell in cells)


def portals_for(user: Any) -> list[SitePortal]:
    """Return the sites with a foreign language that the user works for or watches over."""
    known = PortalSettings.objects.only("key", "languages")
    foreign = [each.key for each in known if each.foreign_languages]
    portals = SitePortal.objects.filter(key__in=foreign).order_by("path")
    if not sees_everything(user):
        portals = portals.filter(path__in=portals_of(user))
    return list(portals)


def _cells(line: coverage.Line, languages: Sequence[str]) -> list[tuple[Cell, str]]:
    return [(cell := line.cells[code], _url(line.page_id, cell)) for code in languages]


def _url(source_id: int, cell: Cell) -> str:
    if cell.page_id is None:
        return reverse("translation_page", args=[source_id])
    return reverse("translation_texts", args=[cell.page_id])


def _totals(lines: Sequence[coverage.Line], languages: Sequence[str]) -> list[LanguageTotal]:
    everything = coverage.totals(line for line in lines if line.is_required or line.is_begun)
    mandated = coverage.totals(lines, required=True)
    return [
        LanguageTotal(
            name=language_name(code),
            counts=[(state, everything[code][state]) for state in State if code in everything],
            required=mandated[code].total() if code in mandated else 0,
            required_live=mandated[code][State.LIVE] if code in mandated else 0,
        )
        for code in languages
    ]


class PageLanguagesView(PageScreen, TemplateView):
    """One page's translations: where each stands, and the way to begin one."""

    template_name = "translation/page.html"
    page_title = _("Bản dịch")
    header_icon = "globe"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_mirror(self.page):
            return redirect("translation_texts", self.page.pk)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin the translation into the language the pressed button names."""
        language = request.POST.get("language", "")
        try:
            mirror = mirrors.begin(self.page, language=language, by=request.user)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
            return redirect(request.path)
        return redirect("translation_texts", mirror.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        begun = mirrors.mirrors_of(self.page)
        known = [
            (code, language_name(code), begun.get(code)) for code in mirrors.languages_of(self.page)
        ]
        return super().get_context_data(**kwargs) | {"languages": known, "page": self.page}


@dataclass(frozen=True, kw_only=True)
class SegmentRow:
    """A text as the screen shows it.

    `value` stands in its field, `fault` is what is wrong with it, `terms` are those of the glossary that
    it does not say yet.
    """

    segment: Segment
    label: str
    difference: SafeString
    value: str
    fault: str = ""
    terms: Sequence[Term] = ()

    @property
    def name(self) -> str:
        return f"{TEXT}{self.segment.source.path}"

    @property
    def right_name(self) -> str:
        return f"{STILL_RIGHT}{self.segment.source.path}"

    @property
    def is_by_machine(self) -> bool:
        """Whether a machine said it and nobody has read it yet."""
        return self.segment.suggested_by == MACHINE

    @property
    def copied(self) -> str:
        """The source's words, as they are typed where a translation says the same."""
        source = self.segment.source
        return source.data if source.is_rich else source.plain

    @property
    def is_long(self) -> bool:
        return len(self.segment.source.plain) > 90


class FileForm(forms.Form):
    """A file that a translator's tool gives back."""

    file = forms.FileField()


def export_po(_request: HttpRequest, page_id: int) -> HttpResponse:
    """Return a translation's texts as a PO file."""
    return _file(page_id, "po", "text/x-gettext-translation", exchange.as_po)


def export_xliff(_request: HttpRequest, page_id: int) -> HttpResponse:
    """Return a translation's texts as an XLIFF file."""
    return _file(page_id, "xlf", "application/xliff+xml", exchange.as_xliff)


def _file(
    page_id: int, ending: str, media_type: str, write: Callable[[Page], bytes]
) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id).specific
    if not is_mirror(page):
        raise Http404
    name = f"{page.slug}-{public_language(page.locale.language_code)}.{ending}"
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(write(page), content_type=media_type, headers=headers)


class MachineView(PageScreen, View):
    """Have what is still empty of a translation filled in by a machine."""

    http_method_names = ("post",)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask the service; what comes of it is said on the screen of texts."""
        if not is_mirror(self.page):
            raise Http404
        try:
            filled = machine.fill(self.page, by=request.user)
        except (ServiceFault, machine.NotAllowed) as fault:
            messages.error(request, str(fault))
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
        else:
            _say_what_came_of_it(request, filled)
        return redirect("translation_texts", self.page.pk)


def _say_what_came_of_it(request: Any, filled: machine.Filled) -> None:
    text = gettext("Máy đã dịch %(count)d đoạn. Hãy đọc và xác nhận từng đoạn trước khi gửi duyệt.")
    messages.success(request, text % {"count": filled.filled})
    if filled.kept_back:
        text = gettext("%(count)d đoạn có dữ liệu cá nhân không được gửi đi: hãy tự dịch.")
        messages.info(request, text % {"count": filled.kept_back})
    if filled.spoilt:
        text = gettext("Bỏ %(count)d đoạn máy làm hỏng (mất thẻ, thêm thẻ, trống): hãy tự dịch.")
        messages.warning(request, text % {"count": filled.spoilt})
    if filled.off_glossary:
        text = gettext("%(count)d đoạn máy gọi khác bảng thuật ngữ: xem lời nhắc ở từng đoạn.")
        messages.warning(request, text % {"count": filled.off_glossary})


machine_view = MachineView.as_view()
# The service may take its time: no transaction stays open meanwhile, `machine.fill` has its own.
machine_view.own_transactions = True  # type: ignore[attr-defined]


class TextsView(PageScreen, TemplateView):
    """A page's texts beside their translation: kept as a draft, then sent up the site's chain."""

    template_name = "translation/texts.html"
    page_title = _("Bản dịch")
    header_icon = "globe"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not is_mirror(self.page):
            raise Http404
        self.faults: dict[str, str] = {}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was typed, or what a file brings; send it up the chain if that was the button."""
        if request.POST.get("act") == "import":
            return self._import()
        texts = _posted(request.POST, TEXT)
        confirmed = list(_posted(request.POST, STILL_RIGHT))
        if request.POST.get("seen") != self._seen():
            text = gettext(
                "Bản gốc hoặc bản dịch vừa được người khác sửa: hãy so lại các đoạn rồi lưu."
            )
            messages.error(request, text)
            return self.render_to_response(self.get_context_data(typed=texts))
        try:
            self.page = mirrors.save(self.page, texts, by=request.user, confirmed=confirmed)
        except ValidationError as fault:
            self.faults = _by_path(fault)
            messages.error(request, gettext("Chưa lưu được: hãy sửa các đoạn được đánh dấu."))
            return self.render_to_response(self.get_context_data(typed=texts))
        if request.POST.get("act") != "submit":
            messages.success(request, self._what_waits())
            return redirect(request.path)
        try:
            chain.submit(Page.objects.get(pk=self.page.pk).specific, by=request.user)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
            return redirect(request.path)
        messages.success(request, gettext("Đã gửi bản dịch vào quy trình kiểm duyệt."))
        return redirect("approval_decide", self.page.pk)

    def _seen(self) -> str:
        """Return which version of source and translation the screen shows."""
        source = source_of(self.page)
        return f"{source.live_revision_id if source else 0}-{self.page.latest_revision_id}"

    def _import(self) -> HttpResponse:
        form = FileForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            messages.error(self.request, gettext("Hãy chọn tệp bản dịch."))
            return redirect(self.request.path)
        file = form.cleaned_data["file"]
        try:
            brought = exchange.read(self.page, file.name, file.read(exchange.LARGEST_FILE + 1))
            said = brought.translations
            mirrors.save(self.page, said, by=self.request.user, confirmed=said)
        except ValidationError as fault:
            messages.error(self.request, " ".join(fault.messages))
            return redirect(self.request.path)
        text = gettext("Đã nhận %(count)d đoạn từ tệp, lưu thành bản nháp.")
        messages.success(self.request, text % {"count": len(said)})
        if brought.outdated:
            text = gettext("Bỏ qua %(count)d đoạn mà bản gốc nay không còn như trong tệp.")
            messages.warning(self.request, text % {"count": len(brought.outdated)})
        return redirect(self.request.path)

    def _what_waits(self) -> str:
        kept = TranslatedFrom.of(self.page)
        count = len(kept.pending) if kept else 0
        if not count:
            return gettext("Đã lưu bản nháp. Mọi đoạn đã dịch; có thể gửi duyệt.")
        text = ngettext(
            "Đã lưu bản nháp. Còn %(count)d đoạn chưa dịch.",
            "Đã lưu bản nháp. Còn %(count)d đoạn chưa dịch.",
            count,
        )
        return text % {"count": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed: dict[str, str] = kwargs.pop("typed", {})
        source = source_of(self.page)
        found = mirrors.segments(self.page)
        allowed = self.page.permissions_for_user(self.request.user)
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "source": source,
            "seen": self._seen(),
            "language": language_name(public_language(self.page.locale.language_code)),
            "lang": self.page.locale.language_code,
            "rows": list(self._rows(found, typed)),
            "count": len(found),
            "pending": sum(segment.is_pending for segment in found),
            "other_faults": [text for path, text in self.faults.items() if path not in typed],
            "suggested": sum(bool(segment.suggested_by) for segment in found),
            "machine": machine.service_for(self.page),
            "may_edit": allowed.can_edit() and not self._is_locked(),
            "is_under_way": bool(self.page.workflow_in_progress),
        }

    def _is_locked(self) -> bool:
        lock = self.page.get_lock()
        return lock is not None and lock.for_user(self.request.user)

    def _rows(self, found: Sequence[Segment], typed: dict[str, str]) -> Iterator[SegmentRow]:
        known = glossary_terms.glossary_of(public_language(self.page.locale.language_code))
        for segment in found:
            path, text = segment.source.path, segment.source
            said = segment.target or segment.remembered
            shown = typed.get(path, said if text.is_rich else plain(said))
            yield SegmentRow(
                segment=segment,
                label=_label(self.page, text.field),
                difference=_difference(segment),
                value=shown,
                fault=self.faults.get(path, ""),
                terms=known.missing_from(text.plain, plain(shown)),
            )


def _posted(form: Any, prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): form[name] for name in form if name.startswith(prefix)}


def _by_path(fault: ValidationError) -> dict[str, str]:
    if not hasattr(fault, "error_dict"):
        return {"": " ".join(fault.messages)}
    return {name: " ".join(texts) for name, texts in fault.message_dict.items()}


def _label(page: Page, name: str) -> str:
    model_field = page._meta.get_field(name)
    label = getattr(model_field, "verbose_name", None)
    return str(label or model_field.related_model._meta.verbose_name)


def _difference(segment: Segment) -> SafeString:
    """Return the source's text with what has gone and what has come marked, word by word.

    Of a rich text with marks or links their tags are shown: a translation needs the same.
    """
    has_tags = segment.source.is_rich and "<" in segment.source.data
    new = (segment.source.data if has_tags else segment.source.plain).split()
    if segment.before is None:
        return format_html("{}", " ".join(new))
    old = (segment.before if has_tags else plain(segment.before)).split()
    marked = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            marked.append(("{}", " ".join(new[c:d])))
            continue
        if b > a:
            marked.append(("<del>{}</del>", " ".join(old[a:b])))
        if d > c:
            marked.append(("<ins>{}</ins>", " ".join(new[c:d])))
    return format_html_join(" ", "{}", ((format_html(how, words),) for how, words in marked))
