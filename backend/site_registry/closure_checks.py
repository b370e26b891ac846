"""Closed portals: archives, or addresses that lead to a successor."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from backend.site_registry.draft import Draft
from backend.site_registry.entries import SiteEntry
from backend.site_registry.faults import Fault, suggestion

_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?")


def closures_lead_somewhere_real(draft: Draft) -> Iterator[Fault]:
    """Only a closed site has a successor, and every chain of mergers ends at one in use."""
    for key, site in draft.sites.items():
        yield from _faults_of_closing(key, site)
        if site.merged_into and (reason := _dead_end(draft, key, site.merged_into)):
            others = draft.declared - {key}
            yield Fault(
                path=f"sites.{key}.merged_into",
                value=site.merged_into,
                reason=reason,
                remedy=suggestion(site.merged_into, others, "dùng khóa của cổng kế thừa"),
            )
        if loop := _loop_from(draft, key):
            yield Fault(
                path=f"sites.{key}.merged_into",
                value=site.merged_into,
                reason=f"các cổng kế thừa nhau thành vòng: {' → '.join(loop)}",
                remedy="cho cổng cuối cùng kế thừa bởi một cổng đang hoạt động",
            )


def _faults_of_closing(key: str, site: SiteEntry) -> Iterator[Fault]:
    has_successor = bool(site.merged_into or site.redirects_to)
    leads_on = site.after_closing == "redirect"
    if site.closed_on is None and (has_successor or leads_on):
        yield Fault(
            path=f"sites.{key}.closed_on",
            value=None,
            reason="chỉ cổng đã đóng mới có merged_into, redirects_to hoặc after_closing: redirect",
            remedy="thêm closed_on, hoặc bỏ các khóa kia",
        )
    elif leads_on and not has_successor:
        yield Fault(
            path=f"sites.{key}.after_closing",
            value=site.after_closing,
            reason="không có cổng kế thừa để chuyển người đọc tới",
            remedy="thêm merged_into hoặc redirects_to, hoặc dùng after_closing: archive",
        )
    if leads_on and site.redirects_to and not _HOST.fullmatch(urlsplit(site.redirects_to).netloc):
        yield Fault(
            path=f"sites.{key}.redirects_to",
            value=site.redirects_to,
            reason="tên máy chủ có ký tự mà địa chỉ chuyển tới không được có",
            remedy="viết tên miền bằng chữ cái không dấu, chữ số, dấu chấm và gạch nối",
        )
    if site.merged_into and site.redirects_to:
        yield Fault(
            path=f"sites.{key}.redirects_to",
            value=site.redirects_to,
            reason="một cổng chỉ có một nơi kế thừa, mà merged_into đã nêu nơi khác",
            remedy="giữ một trong hai khóa",
        )


def _dead_end(draft: Draft, key: str, successor: str) -> str:
    """Return why nobody can be sent to a successor; empty where that is said of another entry."""
    if successor == key or successor not in draft.declared:
        return "cổng kế thừa phải là một cổng khác có trong tệp"
    closed = draft.sites.get(successor)
    if closed and closed.closed_on and not (closed.merged_into or closed.redirects_to):
        return "cổng kế thừa đã đóng mà không có cổng kế thừa nào"
    return ""


def _loop_from(draft: Draft, key: str) -> list[str]:
    """Return the loop of mergers a site is in, said of the first of its sites alone."""
    passed = [key]
    while (site := draft.sites.get(passed[-1])) and site.merged_into:
        if site.merged_into == key:
            order = list(draft.sites)
            is_first = min(passed, key=order.index) == key
            return [*passed, key] if is_first and len(passed) > 1 else []
        if site.merged_into in passed:
            return []
        passed.append(site.merged_into)
    return []
