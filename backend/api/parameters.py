"""Reading plain query parameters: each fault named, with what to do about it."""

from collections.abc import Collection
from typing import NoReturn

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from backend.api.problems import BadQuery
from backend.api.shapes import Fault
from content_models.languages import VIETNAMESE, public_language

LOCALES = [public_language(code) for code, _label in settings.WAGTAIL_CONTENT_LANGUAGES]


def refuse(request: HttpRequest, name: str, reason: str, remedy: str) -> NoReturn:
    """Refuse a parameter's value."""
    raise BadQuery(Fault(name, request.GET.get(name, "")[:200], reason, remedy))


def refuse_unknown(request: HttpRequest, known: Collection[str]) -> None:
    """Refuse every parameter that is not known, all at once."""
    listed = ", ".join(sorted(known)) or _("không có tham số nào")
    remedy = _("Các tham số dùng được: %(known)s.") % {"known": listed}
    faults = [
        Fault(name[:80], request.GET[name][:200], _("Không có tham số này."), remedy)
        for name in request.GET
        if name not in known
    ]
    if faults:
        raise BadQuery(*faults)


def whole_number(
    request: HttpRequest, name: str, *, default: int, most: int, least: int = 1
) -> int:
    """Return a whole number between two bounds."""
    text = request.GET.get(name)
    if text is None:
        return default
    if text.lstrip("-").isascii() and text.lstrip("-").isdecimal() and len(text) < 12:
        number = int(text)
        if least <= number <= most:
            return number
    span = {"least": least, "most": most}
    refuse(
        request,
        name,
        _("Không phải số nguyên trong khoảng cho phép."),
        _("Hãy dùng số từ %(least)d đến %(most)d.") % span,
    )


def choice(request: HttpRequest, name: str, choices: Collection[str], default: str) -> str:
    """Return one of the choices."""
    value = request.GET.get(name, default)
    if value not in choices:
        remedy = _("Hãy chọn một trong: %(choices)s.") % {"choices": ", ".join(choices)}
        refuse(request, name, _("Giá trị không dùng được."), remedy)
    return value


def locale_of(request: HttpRequest) -> str:
    """Return the language asked for; Vietnamese unless said otherwise."""
    return choice(request, "locale", LOCALES, VIETNAMESE)
