"""The production web server's configuration: nginx, answering as `frontend.web` does.

Only host names are written into it. What stands at a path – a page, a marker of a move or of a
withdrawal, the notice of a withheld site – nginx looks up in the published files at each request,
so that publishing never needs a reload.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from frontend import routes, static_files, succession, web
from frontend.form_web import ADDRESS as FORM_ADDRESS
from frontend.form_web import TOO_LARGE
from frontend.paper_web import NAME as PAPER
from frontend.preview_web import TOKEN
from frontend.previews import FOLDER
from frontend.proxy import unavailable
from frontend.question_forms import LARGEST_FORM
from frontend.search_web import ADDRESS as SEARCH_ADDRESS
from frontend.security_headers import SECURITY_HEADERS, STRICT_TRANSPORT
from frontend.static_files import Host, Successor

TEMPLATE = "nginx.conf.jinja"
BROTLI_MODULE = "modules/ngx_http_brotli_static_module.so"
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - the public's web server
BESIDE_AWAY = "Phần này đang gián đoạn. Vui lòng thử lại sau ít phút.\n"

_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9-]+(\.[a-z0-9-]+)+\Z")
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?/?\Z")
_LINK = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[\w/:?=&%#~+,;@!*'().-]*)?\Z", re.ASCII)
_PLACE = re.compile(r"[^\s\"'\\;{}$#]+\Z")
_WORD = re.compile(r"[A-Za-z_][\w-]*\Z", re.ASCII)


class Unconfigurable(ValueError):
    """No configuration can be made of this; the message has a line for every fault."""


class NotOneValue(ValueError):
    """A text that nginx would read as more than a value."""


@dataclass(frozen=True, kw_only=True)
class Serving:
    """How nginx runs on its machine; `{host}` in the certificates' paths means one for each host.

    working_folder: where nginx keeps logs, its pid and what it buffers; None: where Debian does.
    brotli_module: empty for an nginx that has none; readers then get gzip.
    """

    public_dir: Path
    api_url: str
    preview_port: int
    addresses: tuple[str, ...] = EVERY_ADDRESS
    port: int = 80
    tls_port: int = 443
    certificate: str = ""
    certificate_key: str = ""
    user: str = "www-data"
    brotli_module: str = BROTLI_MODULE
    working_folder: Path | None = None

    @property
    def folder(self) -> str:
        """Return the published files' folder, as nginx needs it: from the root."""
        return str(self.public_dir.absolute())


def configuration(serving: Serving) -> str:
    """Return the whole of nginx.conf; Unconfigurable names everything that forbids it."""
    hosts = static_files.PublicFolder(serving.public_dir).hosts()
    faults = [*_faults_of(serving), *_faults_of_hosts(hosts)]
    if faults:
        raise Unconfigurable("\n".join(faults))
    template = _templates().get_template(TEMPLATE)
    return template.render(_values(serving, hosts)).lstrip()


def _templates() -> Environment:
    environment = Environment(  # noqa: S701 - not HTML: `quoted` guards every value
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = quoted
    return environment


def quoted(value: str) -> str:
    """Return a text as one value of nginx's language; it has no way to write a dollar sign."""
    if "$" in value or not value.replace("\n", "").isprintable():
        raise NotOneValue(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


# What may be wrong


def _faults_of(serving: Serving) -> Iterator[str]:
    for address in serving.addresses:
        if not _is_address(address):
            yield f"--address {address}: không phải địa chỉ IPv4 hay IPv6"
    for option, port in (("--port", serving.port), ("--tls-port", serving.tls_port)):
        if not 1 <= port <= 65535:
            yield f"{option} {port}: cổng phải trong khoảng 1–65535"
    if serving.certificate and serving.port == serving.tls_port:
        yield "--tls-port: phải khác --port"
    if bool(serving.certificate) != bool(serving.certificate_key):
        yield "--certificate, --key: phải có cả hai, hoặc không có cái nào"
    elif _is_for_each(serving.certificate) != _is_for_each(serving.certificate_key):
        yield "--certificate, --key: {host} phải có trong cả hai, hoặc không có trong cái nào"
    if not _WORD.match(serving.user):
        yield f"--user {serving.user}: không phải tên tài khoản"
    yield from _faults_of_places(serving)


def _faults_of_places(serving: Serving) -> Iterator[str]:
    places = {
        "PORTAL_PUBLIC_DIR": serving.folder,
        "PORTAL_PUBLIC_DIR, đường dẫn thật": _sites(serving),
        "--certificate": serving.certificate,
        "--key": serving.certificate_key,
        "--brotli-module": serving.brotli_module,
        "--working-folder": str(serving.working_folder or ""),
    }
    for name, place in places.items():
        written = place.replace("{host}", "") if name in {"--certificate", "--key"} else place
        if written and not (_PLACE.match(written) and written.isprintable()):
            yield f"{name}: đường dẫn chứa ký tự mà nginx hiểu khác (dấu cách, ngoặc, $ ; # \\)"
        elif written and not written.startswith("/") and name != "--brotli-module":
            yield f"{name}: phải là đường dẫn tuyệt đối, bắt đầu bằng /"
    origin = urlsplit(serving.api_url)
    if not origin.hostname or not re.fullmatch(r"[\w.:\[\]-]+", origin.netloc, re.ASCII):
        yield "PORTAL_API_URL: thiếu tên máy chủ, hoặc có ký tự không dùng được"


def _faults_of_hosts(hosts: Mapping[str, Host]) -> Iterator[str]:
    if not hosts:
        yield "hosts.json: chưa có cổng nào được xuất bản; hãy chạy `python -m frontend publish`"
    for name, host in sorted(hosts.items()):
        if not _HOST.match(name):
            yield f"hosts.json: {name!r} không phải tên miền"
        if not routes.is_safe_name(host.site) or not _PLACE.match(host.site):
            yield f"hosts.json: {name}: {host.site!r} không phải mã cổng"
        if host.redirect is not None and not _ADDRESS.match(host.redirect):
            yield f"hosts.json: {name}: {host.redirect!r} không phải địa chỉ của một cổng"
        if host.successor is not None:
            yield from _faults_of_successor(name, host.successor)


def _faults_of_successor(name: str, successor: Successor) -> Iterator[str]:
    is_site = routes.is_safe_name(successor.site) and _PLACE.match(successor.site)
    if successor.site and not is_site:
        yield f"hosts.json: {name}: {successor.site!r} không phải mã cổng"
    if not (_ADDRESS if successor.site else _LINK).match(successor.url):
        yield f"hosts.json: {name}: {successor.url!r} không phải địa chỉ có thể chuyển tới"


def _sites(serving: Serving) -> str:
    """Return where the sites really are, whatever links lead there: links of moved pages do, too."""
    return os.path.realpath(serving.public_dir / "sites")


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_for_each(path: str) -> bool:
    return "{host}" in path


# What the template is given


def _values(serving: Serving, hosts: Mapping[str, Host]) -> dict[str, object]:
    pages = f"{serving.folder}/sites/$site"
    return {
        **_values_of_machine(serving),
        **_values_of_answers(),
        "folder": serving.folder,
        "pages": pages,
        "sites_by_name": re.escape(_sites(serving)),
        "successors": f"{serving.folder}/sites/$successor",
        "hosts": sorted(hosts.items()),
        "hash_size": max(2048, 4 * len(hosts)),
        "cms": _cms(serving.api_url),
        "beside": f"http://127.0.0.1:{serving.preview_port}",
    }


def _values_of_machine(serving: Serving) -> dict[str, object]:
    own = serving.working_folder
    kinds = ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
    return {
        "addresses": [_as_listened(address) for address in serving.addresses],
        "port": serving.port,
        "tls_port": serving.tls_port,
        "tls_suffix": "" if serving.tls_port == 443 else f":{serving.tls_port}",
        "certificate": serving.certificate,
        "certificate_key": serving.certificate_key,
        "has_certificate_for_each": _is_for_each(serving.certificate),
        "authorities": AUTHORITIES,
        "user": serving.user,
        "brotli_module": serving.brotli_module,
        "pid": f"{own or '/run'}/nginx.pid",
        "error_log": f"{own or '/var/log/nginx'}/error.log",
        "access_log": f"{own or '/var/log/nginx'}/access.log",
        "temporary": [(kind, f"{own}/{kind}") for kind in kinds] if own else [],
    }


def _values_of_answers() -> dict[str, object]:
    away = unavailable()
    return {
        "methods": web.READING,
        "immutable": static_files.IMMUTABLE,
        "revalidate": static_files.REVALIDATE,
        "ask_again_seconds": web.ASK_AGAIN_SECONDS,
        "said": {
            "unknown_host": web.UNKNOWN_HOST,
            "not_allowed": web.NOT_ALLOWED,
            "nothing_here": web.NOTHING_HERE,
            "away": web.AWAY,
            "beside_away": BESIDE_AWAY,
            "too_large": TOO_LARGE,
        },
        "cms_away": {
            "body": bytes(away.body).decode(),
            "kind": away.headers["content-type"],
            "retry_after": away.headers["retry-after"],
        },
        "security_headers": sorted(SECURITY_HEADERS.items()),
        "strict_transport": STRICT_TRANSPORT,
        "draft": TOKEN.pattern,
        "drafts": FOLDER,
        "paper": PAPER,
        "search": SEARCH_ADDRESS.pattern,
        "questions": FORM_ADDRESS.pattern,
        "largest_form": LARGEST_FORM,
        "page": routes.PAGE_FILE,
        "redirect": routes.REDIRECT_MARKER,
        "moved": routes.MOVED_LINK,
        "gone": routes.GONE_MARKER,
        "compressed": list(routes.COMPRESSED),
        "home_mark": succession.HOME_MARK,
        "home_feeds": sorted(succession.HOME_FEEDS.items()),
        "error_files": sorted(static_files.ERROR_FILES),
        "feeds": [
            (name, static_files.content_type(Path(name)))
            for name in sorted(static_files.FEED_TYPES)
        ],
        "types": _types(),
        "plain_bytes": static_files.PLAIN_BYTES,
    }


def _types() -> list[tuple[str, list[str]]]:
    suffixes = defaultdict(list)
    for suffix, kind in sorted(static_files.content_types().items()):
        suffixes[kind].append(suffix.removeprefix("."))
    return sorted(suffixes.items())


def _cms(api_url: str) -> dict[str, object]:
    parts = urlsplit(api_url)
    return {
        "origin": f"{parts.scheme}://{parts.netloc}",
        "host": parts.hostname or "",
        "is_secure": parts.scheme == "https",
    }


def _as_listened(address: str) -> str:
    return f"[{address}]" if ":" in address else address
