"""Administrative units: one portal in use each."""

from collections import defaultdict
from collections.abc import Iterator

from backend.site_registry.draft import Draft
from backend.site_registry.faults import Fault


def units_are_unique(draft: Draft) -> Iterator[Fault]:
    """No administrative unit has two portals in use."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key, site in draft.sites.items():
        if site.unit_code and site.closed_on is None:
            holders[site.unit_code].append(key)
    for code, keys in holders.items():
        for key in keys[1:]:
            yield Fault(
                path=f"sites.{key}.unit_code",
                value=code,
                reason=f"mã đơn vị hành chính đã thuộc cổng {keys[0]!r}",
                remedy="sửa mã, hoặc bỏ một trong hai cổng",
            )
