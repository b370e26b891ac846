"""Which host may ask for what: the admin on its own hosts, each portal's host its own API only."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from content_models.site_settings import PortalSettings

API_PREFIX = "/api/"
PORTAL = "cong.portal"
"""Where a request keeps the key of the portal it was asked on."""


class HostsMiddleware:
    """Refuse hosts nobody registered (421), and everything but the API on a portal's host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = _host(request)
        if host in settings.ADMIN_HOSTS:
            return self.get_response(request)
        key = _key_at(host)
        if key is None:
            return _misdirected(host)
        request.META[PORTAL] = key
        if not request.path.startswith(API_PREFIX):
            return _not_here(request.path)
        return self.get_response(request)


def site_key_of_host(request: HttpRequest) -> str:
    """Return the key of the site whose host was asked; 404 on the admin's hosts."""
    key = portal_key(request)
    if key is None:
        raise Http404
    return key


def portal_key(request: HttpRequest) -> str | None:
    """Return the key of the site whose host was asked, None on the admin's hosts."""
    key: str | None = request.META.get(PORTAL)
    return key


def is_ours(host: str) -> bool:
    """Tell whether a host is a portal's, or one of the admin's."""
    return host in settings.ADMIN_HOSTS or _key_at(host) is not None


def _key_at(host: str) -> str | None:
    """Return the key of the site whose Wagtail Site record has this host."""
    return PortalSettings.objects.filter(site__hostname=host).values_list("key", flat=True).first()


def _host(request: HttpRequest) -> str:
    return request.get_host().rsplit(":", 1)[0].lower()


def _misdirected(host: str) -> HttpResponse:
    detail = _("Không có cổng nào ở tên miền “%(host)s”. Hãy kiểm tra lại địa chỉ.")
    return _problem(421, _("Sai tên miền"), detail % {"host": host})


def _not_here(path: str) -> HttpResponse:
    detail = _("Tên miền này chỉ phục vụ /api/, không có “%(path)s”.")
    return _problem(404, _("Không tìm thấy"), detail % {"path": path})


def _problem(status: int, title: str, detail: str) -> HttpResponse:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JsonResponse(body, status=status, content_type="application/problem+json")
