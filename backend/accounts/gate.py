"""The gate before every screen: who may open it, and whose things its parameters may name.

Who works for no site that something belongs to is told that there is no such thing (404), not that
they may not have it. A city board or auditor looks at everything and writes nothing.
"""

from collections.abc import Callable, Iterator, Set
from typing import Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.defaults import page_not_found
from wagtail.admin.auth import reject_request
from wagtail.models import Page

from backend.accounts.admin_views import Audience, Kind, Rule, rule_of
from backend.accounts.asking import asked_by
from backend.accounts.hosts import API_PREFIX
from backend.accounts.rights import follow_roles, holds_in_system, sees_everything
from backend.accounts.roles import SYSTEM_ROLES
from backend.accounts.scope import administered, key_named, own, reach_of, scope

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
ONLY_LOOKS = _(
    "Tài khoản giám sát chỉ được xem. Hãy đề nghị cán bộ của cổng thực hiện việc này."
)  # fmt: skip
NO_ADMINISTRATOR = _("Chỉ người quản trị cổng mở được màn hình này.")


class NotYours(Http404):
    """A parameter names something of no site the user works for, or nothing at all."""


class Refused(Exception):
    """The screen is closed to the user; the message says what to do instead."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


class GateMiddleware:
    """Ask the table of addresses before each view, and remember who asks while it answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(API_PREFIX):
            return self.get_response(request)
        with asked_by(request.user):
            return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        arguments: tuple[Any, ...],
        named_arguments: dict[str, Any],
    ) -> HttpResponse | None:
        """Let the request through to its view, or answer in its place."""
        if request.path.startswith(API_PREFIX) or request.resolver_match is None:
            return None
        try:
            return _judge(request, request.resolver_match)
        except NotYours as missing:
            return page_not_found(request, missing, template_name="wagtailadmin/404.html")
        except Refused as refusal:
            return _refusal(request, refusal)


def _judge(request: HttpRequest, match: ResolverMatch) -> HttpResponse | None:
    rule = rule_of(match)
    if rule.audience is Audience.ABSENT:
        raise Http404
    if rule.audience is Audience.ANYBODY:
        return None
    if not request.user.is_authenticated:
        refusal: HttpResponse = reject_request(request)
        return refusal
    follow_roles(request.user)
    _judge_person(request, rule)
    _judge_names(request, match, rule)
    return None


def _judge_person(request: HttpRequest, rule: Rule) -> None:
    user = request.user
    if rule.audience is Audience.NOBODY:
        raise Refused(rule.reason)
    if user.is_superuser:
        return
    if rule.audience is Audience.SUPERUSERS:
        raise Refused(rule.reason)
    if not _is_safe(request) and not rule.own_account and _only_looks(user):
        raise Refused(ONLY_LOOKS)
    if rule.audience is Audience.ADMINISTRATORS and not _administers(request):
        raise Refused(NO_ADMINISTRATOR)


def opens(request: HttpRequest, address: str) -> bool:
    """Tell whether an address is open to whoever asks; what is no address of ours is."""
    try:
        rule = rule_of(resolve(urlsplit(address).path))
        _judge_person(request, rule)
    except Resolver404:
        return True
    except Refused:
        return False
    return rule.audience is not Audience.ABSENT


def _only_looks(user: Any) -> bool:
    reach = reach_of(user)
    works = reach.portals or reach.contributed
    return not works and any(holds_in_system(user, role) for role in SYSTEM_ROLES)


def _administers(request: HttpRequest) -> bool:
    looks = _is_safe(request) and sees_everything(request.user)
    return looks or bool(reach_of(request.user).administered)


def _judge_names(request: HttpRequest, match: ResolverMatch, rule: Rule) -> None:
    if request.user.is_superuser:
        return
    keep = _question(request, rule)
    for parameter, kind in rule.names.items():
        said = set(_values(request, match, parameter)) - kind.words
        if said and not _are_all_within(keep(request.user, _rows(kind)), kind, said):
            raise NotYours


def _question(request: HttpRequest, rule: Rule) -> Callable[[Any, QuerySet[Any]], QuerySet[Any]]:
    """Return what is asked of the rows named: some may look at everything, and write nothing."""
    if _is_safe(request) and sees_everything(request.user):
        return scope
    return administered if rule.audience is Audience.ADMINISTRATORS else own


def _values(request: HttpRequest, match: ResolverMatch, parameter: str | int) -> Iterator[str]:
    """Yield what a parameter says wherever it stands: in the address, the query or the form."""
    if isinstance(parameter, int):
        yield str(match.args[parameter])
        return
    if parameter in match.kwargs:
        yield str(match.kwargs[parameter])
    for sent in (request.GET, request.POST):
        yield from (value for value in sent.getlist(parameter) if value)


def _rows(kind: Kind) -> QuerySet[Any]:
    return kind.model._default_manager.all()


def _are_all_within(rows: QuerySet[Any], kind: Kind, said: Set[str]) -> bool:
    wanted = {key_named(kind.model, text, kind.by) for text in said}
    if kind.or_root:
        wanted -= set(Page.objects.filter(depth=1).values_list("pk", flat=True))
    return None not in wanted and rows.filter(**{f"{kind.by}__in": wanted}).count() == len(wanted)


def _is_safe(request: HttpRequest) -> bool:
    return request.method in SAFE_METHODS


def _refusal(request: HttpRequest, refusal: Refused) -> HttpResponse:
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return HttpResponseForbidden(str(refusal), content_type="text/plain; charset=utf-8")
    return render(request, "accounts/refused.html", {"reason": refusal.reason}, status=403)
