"""Keys and labels: unaccented, and the full name where the rules ask for it."""

from collections.abc import Iterator

from backend.site_registry.draft import Draft
from backend.site_registry.faults import Fault
from backend.site_registry.hosts import needs_full_name
from backend.site_registry.labels import is_dns_label, unaccented_label


def labels_keep_the_scheme(draft: Draft) -> Iterator[Fault]:
    """Keys and labels are DNS labels, a key is its label, a label is the name it must be."""
    yield from _written_labels(draft)
    for key, site in draft.sites.items():
        if site.label and is_dns_label(site.label):
            yield from _deliberate_label(draft, key, site.label)
        if is_dns_label(key) and draft.takes_label_from_name(key) and draft.label(key) != key:
            yield Fault(
                path=f"sites.{key}",
                value=key,
                reason=f"khóa phải là nhãn tên miền của cổng, ở đây là {draft.label(key)!r}",
                remedy="đổi khóa, hoặc ghi label trùng với khóa nếu cố ý đặt nhãn khác",
            )


def _written_labels(draft: Draft) -> Iterator[Fault]:
    written = {f"sites.{key}": key for key in draft.declared}
    written |= {f"sites.{key}.label": site.label for key, site in draft.sites.items() if site.label}
    for path, label in sorted(written.items()):
        if not is_dns_label(label):
            folded = unaccented_label(label)
            yield Fault(
                path=path,
                value=label,
                reason="nhãn tên miền chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối",
                remedy=f"viết thành {folded!r}" if folded else "đặt một nhãn khác",
            )


def _deliberate_label(draft: Draft, key: str, label: str) -> Iterator[Fault]:
    """Where the rules ask for the full name, a label of one's own adds to it."""
    tier = draft.tier(draft.sites[key])
    wanted = draft.wanted_label(key)
    if tier and tier.label and needs_full_name(tier) and not label.startswith(wanted):
        yield Fault(
            path=f"sites.{key}.label",
            value=label,
            reason=f"nhãn phải là tên đầy đủ không dấu của đơn vị ({tier.label.clause})",
            remedy=f"dùng {wanted!r}, hoặc thêm vào sau nếu trùng với cổng khác",
        )
