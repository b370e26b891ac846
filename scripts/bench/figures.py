"""What was measured, as numbers: spreads, rates and ratios."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Self


@dataclass(frozen=True)
class Spread:
    """How a measurement came out over many samples."""

    median: float
    p95: float
    least: float
    most: float
    count: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """Return the spread of at least one value; p95 is the nearest rank."""
        ordered = sorted(values)
        rank = ceil(0.95 * len(ordered)) - 1
        return cls(median(ordered), ordered[rank], ordered[0], ordered[-1], len(ordered))


def ratio(one: float, other: float) -> float:
    """Return how many times `other` goes into `one`."""
    return one / other if other else float("inf")
