"""Hosts: one for every site, in the shape the rules give, and never shared."""

from collections import defaultdict
from collections.abc import Iterator

from backend.regulations.tiers import Tier
from backend.site_registry.draft import Draft
from backend.site_registry.faults import Fault
from backend.site_registry.hosts import fits_tier
from backend.site_registry.labels import is_host


def hosts_keep_the_scheme(draft: Draft) -> Iterator[Fault]:
    """Every written host is one, and an explicit host keeps the pattern of its tier."""
    yield from _written_hosts(draft)
    for key, site in draft.sites.items():
        tier = draft.tier(site)
        if tier is None:
            continue
        if tier.host is None and site.host is None:
            yield Fault(
                path=f"sites.{key}.host",
                value=None,
                reason=f"quy định không nêu cách đặt tên miền cho cấp {tier.key!r}",
                remedy=f"ghi rõ host, kết thúc bằng .{draft.system.domain}",
            )
        elif site.host and not _keeps_the_scheme(draft, key, site.host, tier):
            pattern = tier.host.value if tier.host else "*.{domain}"
            yield Fault(
                path=f"sites.{key}.host",
                value=site.host,
                reason=f"tên miền không theo mẫu {pattern}",
                remedy=f"đặt tên miền dưới {draft.system.domain}, nhãn là tên không dấu của cổng",
            )


def _keeps_the_scheme(draft: Draft, key: str, host: str, tier: Tier) -> bool:
    return fits_tier(
        host,
        tier,
        label=draft.wanted_label(key),
        parent=draft.parent_label(draft.sites[key]),
        domain=draft.system.domain,
    )


def _written_hosts(draft: Draft) -> Iterator[Fault]:
    written = [("system.domain", draft.system.domain)]
    for key, site in draft.sites.items():
        written += [(f"sites.{key}.host", site.host)] if site.host else []
        written += [(f"sites.{key}.aliases.{i}", alias) for i, alias in enumerate(site.aliases)]
    for path, host in written:
        if not is_host(host):
            yield Fault(
                path=path,
                value=host,
                reason="không phải tên miền hợp lệ",
                remedy="chỉ dùng chữ thường không dấu, chữ số, gạch nối và dấu chấm",
            )


def hosts_are_unique(draft: Draft) -> Iterator[Fault]:
    """No two sites answer at one host, be it their main one or an alias."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key, site in draft.sites.items():
        if host := draft.host(key):
            holders[host].append(f"sites.{key}.host")
        for index, alias in enumerate(site.aliases):
            holders[alias].append(f"sites.{key}.aliases.{index}")
    for host, paths in holders.items():
        for path in paths[1:]:
            yield Fault(
                path=path,
                value=host,
                reason=f"tên miền đã thuộc {paths[0]}",
                remedy="ghi rõ label hoặc host riêng cho một trong hai cổng",
            )
