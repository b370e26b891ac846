"""Sites that may not be read for now: what links and the feed make of them."""

from collections.abc import Collection

from backend.published import keys
from backend.published.models import Change, ItemFile, SiteRecord


def withheld_sites() -> frozenset[str]:
    """Return the keys of the sites of which only the notice is public."""
    found = SiteRecord.objects.filter(is_withheld=True)
    return frozenset(found.values_list("key", flat=True))


def sites_showing(file_name: str) -> list[str]:
    """Return the sites whose items name a file, withheld ones too."""
    named = ItemFile.objects.filter(name=file_name)
    return sorted(set(named.values_list("item__site", flat=True)))


def keep_names_back(changes: Collection[Change]) -> None:
    """Let changes of withheld sites say no more than that something is to be read again.

    Nothing anybody may read has changed, and paths would tell what is not public. Whoever follows
    reads a site anew when its key is named: so nothing is lost should it be opened meanwhile.
    """
    withheld = withheld_sites() if changes else frozenset()
    for change in changes:
        if change.site in withheld:
            change.keys = [keys.open_site(change.site)]
