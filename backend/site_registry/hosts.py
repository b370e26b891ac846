"""A site's host: the rule set's pattern for its tier, filled in or checked against."""

import re

from backend.regulations.tiers import LabelForm, Tier

_ANY_LABEL = "[a-z0-9-]+"


def has_label(tier: Tier) -> bool:
    """Return whether hosts of this tier contain the site's own label."""
    return tier.host is not None and "{label}" in tier.host.value


def needs_full_name(tier: Tier) -> bool:
    """Return whether the label must be the unit's full unaccented name."""
    return tier.label is not None and tier.label.value is LabelForm.FULL_NAME


def host_from_pattern(pattern: str, *, label: str, parent: str | None, domain: str) -> str:
    """Fill a pattern such as `{label}.{parent}.{domain}`."""
    return pattern.format(label=label, parent=parent or "", domain=domain)


def fits_tier(host: str, tier: Tier, *, label: str, parent: str | None, domain: str) -> bool:
    """Return whether an explicit host keeps the scheme; a silent tier asks only for the domain.

    Where the label must be the full name, the host's begins with it.
    """
    if tier.host is None:
        return host == domain or host.endswith(f".{domain}")
    pattern = (
        re.escape(tier.host.value)
        .replace(r"\{", "{")
        .replace(r"\}", "}")
        .format(
            label=f"{re.escape(label)}[a-z0-9-]*" if needs_full_name(tier) else _ANY_LABEL,
            parent=re.escape(parent or ""),
            domain=re.escape(domain),
        )
    )
    return re.fullmatch(pattern, host) is not None
