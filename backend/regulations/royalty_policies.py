"""What is paid for published items: genres and their frames, the unit by date, kinds, how soon."""

from datetime import date
from functools import cache
from pathlib import Path

from backend.regulations.clauses import Cited, Group, Ruling
from backend.regulations.yaml_document import read_yaml


class NoUnit(LookupError):
    """No base salary is known for a day so long ago."""


class UnknownGenre(LookupError):
    """The law no longer names a genre."""


class Genre(Ruling):
    """What an item is as a work, and the highest coefficient for it."""

    key: str
    name: str
    most: int


class PaymentKind(Ruling):
    """What is paid for; `of_items` is false for what belongs to no published item."""

    key: str
    name: str
    of_items: bool = True


class BaseSalary(Ruling):
    """The base salary (lương cơ sở) in đồng a month, from a day on."""

    since: date
    amount: int


class RoyaltyRules(Group):
    """The law on royalties: coefficient × unit, the unit a percentage of the base salary."""

    unit_percent: Cited[int]
    ceiling: Cited[int]
    pay_within_days: Cited[int]
    base_salaries: tuple[BaseSalary, ...]
    genres: tuple[Genre, ...]
    kinds: tuple[PaymentKind, ...]

    def unit_on(self, day: date) -> tuple[int, str]:
        """Return the unit in đồng for what is published on a day, and the clause it comes from."""
        found = [each for each in self.base_salaries if each.since <= day]
        if not found:
            raise NoUnit(day)
        newest = max(found, key=lambda each: each.since)
        return newest.amount * self.unit_percent.value // 100, newest.clause

    def name_of_genre(self, key: str) -> str:
        """Return what the law calls a genre; one it no longer has, as it was kept."""
        return next((each.name for each in self.genres if each.key == key), key)

    def name_of_kind(self, key: str) -> str:
        """Return what the law calls what is paid for."""
        return next((each.name for each in self.kinds if each.key == key), key)

    def most(self, genre: str) -> int:
        """Return the highest coefficient for a genre; the overall ceiling binds all."""
        for each in self.genres:
            if each.key == genre:
                return min(self.ceiling.value, each.most)
        raise UnknownGenre(genre)


@cache
def royalty_rules() -> RoyaltyRules:
    """Return the law on royalties."""
    text = Path(__file__).with_name("royalties.yaml").read_text(encoding="utf-8")
    return RoyaltyRules.model_validate(read_yaml(text).data)
