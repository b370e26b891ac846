"""What the stack tells whoever started it: where everything is, and who may log in."""

from backend.accounts.roles import SITE_ROLES, Role
from backend.provisioning.addresses import Deployment as Addresses
from backend.site_registry.registry import SiteConfig
from scripts.environment import Deployment
from scripts.steps import say

SHOWN = "thanhdong"


def announce(deployment: Deployment) -> None:
    """Print the addresses and the accounts."""
    for line in lines(deployment):
        say(line)


def lines(deployment: Deployment) -> list[str]:
    """Return what to print."""
    portals = [f"  {site.name:<32}{_url(deployment, site)}/" for site in _shown(deployment)]
    example = SHOWN if SHOWN in deployment.registry.sites else _shown(deployment)[0].key
    return [
        "",
        "Hệ thống đã sẵn sàng.",
        *portals,
        f"  {'Trang quản trị':<32}{deployment.admin_url}/admin/",
        f"  {'Tài liệu API':<32}{deployment.admin_url}/api/v1/docs/",
        "",
        f"Tài khoản: admin (toàn hệ thống) và <vai trò>.<cổng>, ví dụ {Role.AUTHOR}.{example}",
        f"  Vai trò: {', '.join(role for role in SITE_ROLES if role is not Role.REVIEWER)}",
        "  Cả hệ thống: admin, city-board, auditor; kiểm duyệt theo lĩnh vực: <đơn vị>.<cổng>",
        f"  Mật khẩu: {_password(deployment)}",
        "",
        f"Nhật ký ở {deployment.state / 'log'}. Nhấn Ctrl-C để dừng.",
    ]


def _shown(deployment: Deployment) -> list[SiteConfig]:
    """Return the city's own portal and one more."""
    sites = deployment.registry.sites
    city = next(site for site in sites.values() if site.parent is None)
    other = sites.get(SHOWN) or next(reversed(list(sites.values())))
    return [city, other] if other is not city else [city]


def _url(deployment: Deployment, site: SiteConfig) -> str:
    domain = deployment.registry.system.domain
    return Addresses.of(domain, deployment.public_url).url(site.host)


def _password(deployment: Deployment) -> str:
    if deployment.has_chosen_password:
        return "giá trị của PORTAL_DEMO_PASSWORD"
    return "đã in một lần ở lần chạy đầu tiên"
