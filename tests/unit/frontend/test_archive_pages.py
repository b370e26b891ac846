"""A month's pages are numbered from the oldest, so that full ones never change."""

from hypothesis import given, strategies

from frontend.derivations import PER_ARCHIVE_PAGE, ArchivePage, archive_page

counts = strategies.integers(min_value=1, max_value=130)


def entries(count: int) -> tuple[dict[str, int], ...]:
    """Return a month's entries, newest first."""
    return tuple({"id": number} for number in range(count, 0, -1))


def pages(count: int) -> list[ArchivePage]:
    """Return all pages of a month, oldest first, the newest without its number."""
    listed = entries(count)
    newest = archive_page(listed, None)
    return [*(archive_page(listed, number) for number in range(1, newest.pages)), newest]


@given(count=counts)
def test_every_entry_is_on_one_page(count: int):
    shown = [item for page in reversed(pages(count)) for item in page.items]

    assert tuple(shown) == entries(count)


@given(count=counts)
def test_no_page_is_too_long(count: int):
    assert all(0 < len(page.items) <= PER_ARCHIVE_PAGE for page in pages(count))


@given(count=counts)
def test_one_more_entry_changes_at_most_the_last_two_numbered_pages(count: int):
    before, after = pages(count)[:-1], pages(count + 1)[:-1]
    changed = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]

    assert len(changed) + len(after) - len(before) <= 2


@given(count=counts)
def test_neighbours_lead_through_all_pages(count: int):
    listed = pages(count)
    olders = [page.older for page in listed]
    newers = [page.newer for page in listed]

    assert olders == [None, *range(1, len(listed))]
    assert newers == [*range(2, len(listed)), *([0] if len(listed) > 1 else []), None]
