"""Closed portals: archives, with or without a successor."""

from collections.abc import Iterator

from backend.site_registry.draft import Draft
from backend.site_registry.faults import Fault, suggestion


def closures_lead_somewhere_real(draft: Draft) -> Iterator[Fault]:
    """Only a closed site has a successor, and that is another site, in use."""
    for key, site in draft.sites.items():
        if site.closed_on is None and (site.merged_into or site.redirects_to):
            yield Fault(
                path=f"sites.{key}.closed_on",
                value=None,
                reason="chỉ cổng đã đóng mới có merged_into hoặc redirects_to",
                remedy="thêm closed_on, hoặc bỏ hai khóa kia",
            )
        if site.merged_into and not _may_succeed(draft, key, site.merged_into):
            others = draft.declared - {key}
            yield Fault(
                path=f"sites.{key}.merged_into",
                value=site.merged_into,
                reason="cổng kế thừa phải là một cổng khác đang hoạt động",
                remedy=suggestion(site.merged_into, others, "dùng khóa của cổng kế thừa"),
            )


def _may_succeed(draft: Draft, key: str, successor: str) -> bool:
    if successor == key or successor not in draft.declared:
        return False
    return successor not in draft.sites or draft.sites[successor].closed_on is None
