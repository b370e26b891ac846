"""The tree of portals: one at the top, each under a parent of the right tier, no circles."""

from collections.abc import Iterator

from backend.regulations.tiers import Tier
from backend.site_registry.draft import Draft
from backend.site_registry.entries import SiteEntry
from backend.site_registry.faults import Fault, suggestion


def parents_fit(draft: Draft) -> Iterator[Fault]:
    """Every parent exists and is of a tier that may have such children."""
    for key, site in draft.sites.items():
        tier, parent = draft.tier(site), draft.parent(site)
        if site.parent is not None and site.parent not in draft.declared:
            yield _unknown_parent(draft, key, site.parent)
        elif tier and (parent or site.parent is None) and not _fits(tier, parent):
            yield _wrong_parent(key, site, tier)


def _fits(tier: Tier, parent: SiteEntry | None) -> bool:
    return not tier.parents if parent is None else parent.tier in tier.parents


def _unknown_parent(draft: Draft, key: str, parent: str) -> Fault:
    return Fault(
        path=f"sites.{key}.parent",
        value=parent,
        reason="không có cổng nào mang khóa này",
        remedy=suggestion(parent, draft.declared, "dùng khóa của một cổng có thật"),
    )


def _wrong_parent(key: str, site: SiteEntry, tier: Tier) -> Fault:
    wanted = " hoặc ".join(tier.parents)
    return Fault(
        path=f"sites.{key}.parent",
        value=site.parent,
        reason=f"cổng cấp {tier.key!r} không thể trực thuộc cổng này"
        if site.parent
        else f"cổng cấp {tier.key!r} phải trực thuộc một cổng khác",
        remedy=f"chọn một cổng cấp {wanted} làm parent" if wanted else "bỏ khóa parent",
    )


def parents_do_not_circle(draft: Draft) -> Iterator[Fault]:
    """No site is its own ancestor."""
    for key, site in draft.sites.items():
        if key in _ancestors(draft, site):
            yield Fault(
                path=f"sites.{key}.parent",
                value=site.parent,
                reason="các cổng trực thuộc nhau thành vòng tròn",
                remedy="chỉ giữ chiều từ cổng dưới lên cổng trên",
            )


def _ancestors(draft: Draft, site: SiteEntry) -> set[str]:
    ancestors: set[str] = set()
    above: SiteEntry | None = site
    while above and above.parent and above.parent not in ancestors:
        ancestors.add(above.parent)
        above = draft.parent(above)
    return ancestors


def there_is_one_root(draft: Draft) -> Iterator[Fault]:
    """There is one portal at the top; an entry that cannot be read may be it."""
    tiers = {key: draft.tier(site) for key, site in draft.sites.items()}
    roots = [key for key, tier in tiers.items() if tier and not tier.parents]
    may_be_unread = len(tiers) < len(draft.declared) or not all(tiers.values())
    if len(roots) > 1 or (tiers and not roots and not may_be_unread):
        yield Fault(
            path="sites",
            value=roots or None,
            reason="hệ thống phải có đúng một cổng đứng đầu",
            remedy="giữ lại một cổng của cấp cao nhất",
        )
