"""The glossary's screens: everybody who works for a site reads it, the city's translators keep it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry

from backend.accounts.staff_log import name_of
from backend.approval.page_screens import say_in
from backend.translation import glossary_terms
from backend.translation.languages import language_name
from backend.translation.models import GlossaryTerm
from content_models.languages import VIETNAMESE

CHANGES_SHOWN = 30


class GlossaryView(WagtailAdminTemplateMixin, TemplateView):
    """All terms, looked through by a word; for its keepers the file, and who changed what."""

    template_name = "translation/glossary.html"
    page_title = _("Bảng thuật ngữ")
    header_icon = "openquote"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take over a file."""
        if not glossary_terms.may_change(request.user):
            raise PermissionDenied
        file = request.FILES.get("file")
        if file is None:
            messages.error(request, gettext("Hãy chọn tệp CSV."))
            return redirect(request.path)
        try:
            content = file.read(glossary_terms.LARGEST_FILE + 1)
            count = glossary_terms.read_csv(content, by=request.user)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages[:20]))
            return redirect(request.path)
        messages.success(
            request, gettext("Đã nhận tệp; %(count)d thuật ngữ mới hoặc đổi.") % {"count": count}
        )
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("q", "").strip()
        known = glossary_terms.entries().items()
        codes = glossary_terms.LANGUAGES
        may_change = glossary_terms.may_change(self.request.user)
        return super().get_context_data(**kwargs) | {
            "q": asked,
            "languages": [(code, language_name(code)) for code in codes],
            "terms": [
                (source, [words.get(code, "") for code in codes])
                for source, words in known
                if _has(asked, source, *words.values())
            ],
            "count": len(known),
            "may_change": may_change,
            # Who holds which account is for those who work together on this (HCM24-8.8).
            "changes": _changes() if may_change else [],
        }


def _has(asked: str, *texts: str) -> bool:
    return any(glossary_terms.key_of(asked) in glossary_terms.key_of(text) for text in texts)


def _changes() -> list[dict[str, Any]]:
    found = ModelLogEntry.objects.filter(
        action="translation.glossary", content_type__model=GlossaryTerm._meta.model_name
    )
    return [
        {
            "at": entry.timestamp,
            "who": name_of(entry.user) if entry.user else "",
            "term": entry.label,
            "before": _words(entry.data.get("before", {})),
            "after": _words(entry.data.get("after", {})),
        }
        for entry in found.select_related("user").order_by("-timestamp")[:CHANGES_SHOWN]
    ]


def _words(said: dict[str, str]) -> str:
    return "; ".join(f"{code}: {text}" for code, text in sorted(said.items()))


def export_csv(_request: HttpRequest) -> HttpResponse:
    """Return all terms as CSV."""
    disposition = content_disposition_header(as_attachment=True, filename="thuat-ngu.csv")
    headers = {"Content-Disposition": disposition or ""}
    return HttpResponse(
        glossary_terms.as_csv(), content_type="text/csv; charset=utf-8", headers=headers
    )


class TermForm(forms.Form):
    """A term, and a field for each language."""

    vi = forms.CharField(label=_("Thuật ngữ tiếng Việt"), max_length=glossary_terms.LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in glossary_terms.LANGUAGES:
            self.fields[code] = forms.CharField(
                label=language_name(code), required=False, max_length=glossary_terms.LONGEST
            )


class TermView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # not at run time
    """One term: added, changed, or, left without words in any language, no term any more."""

    template_name = "translation/glossary_term.html"
    form_class = TermForm
    page_title = _("Thuật ngữ")
    header_icon = "openquote"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not glossary_terms.may_change(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, str]:
        asked = self.request.GET.get(VIETNAMESE, "")
        key = glossary_terms.key_of(asked)
        for source, words in glossary_terms.entries().items():
            if glossary_terms.key_of(source) == key:
                return {VIETNAMESE: source, **words}
        return {}

    def form_valid(self, form: Any) -> HttpResponse:
        words = dict(form.cleaned_data)
        source = words.pop(VIETNAMESE)
        try:
            glossary_terms.change(source, words, by=self.request.user)
        except ValidationError as faults:
            say_in(form, faults)
            return self.form_invalid(form)
        messages.success(self.request, gettext("Đã lưu thuật ngữ “%(term)s”.") % {"term": source})
        return redirect("translation_glossary")
