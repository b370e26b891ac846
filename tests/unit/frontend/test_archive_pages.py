"""A month's pages are numbered from the oldest, so that full ones never change."""

from hypothesis import given, strategies

from frontend.derivations import Neighbours, in_pages, neighbours_among

pages = strategies.integers(min_value=1, max_value=130)


def neighbours(count: int) -> list[Neighbours]:
    """Return the neighbours of all pages of a month, oldest first."""
    return [neighbours_among(count, number) for number in range(1, count + 1)]


@given(count=pages)
def test_neighbours_lead_through_all_pages(count: int):
    listed = neighbours(count)

    assert [page.older for page in listed] == [None, *range(1, count)]
    assert [page.newer for page in listed] == [*range(2, count), *([0] if count > 1 else []), None]


@given(count=pages)
def test_one_more_page_changes_at_most_two(count: int):
    before, after = neighbours(count), neighbours(count + 1)[:-1]

    assert len([pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]) <= 2


@given(count=strategies.integers(min_value=0, max_value=130), size=strategies.integers(1, 30))
def test_pages_hold_every_entry_and_none_is_empty(count: int, size: int):
    assert (in_pages(count, size) - 1) * size < count <= in_pages(count, size) * size or count == 0
