"""A rule set: everything one regulation demands of a portal system."""

from collections import Counter
from typing import Self

from pydantic import model_validator

from backend.regulations.approval import ApprovalRules
from backend.regulations.citizen_policies import (
    DialoguePolicy,
    FeedbackPolicy,
    PersonalDataPolicy,
    QuestionPolicy,
)
from backend.regulations.clauses import Cited, Group
from backend.regulations.contribution_policies import ContributionPolicy
from backend.regulations.deadlines import Deadline, Relation
from backend.regulations.instrument import Instrument
from backend.regulations.running_policies import (
    Advertising,
    Languages,
    OfficeTime,
    Records,
    Report,
    SourcePolicy,
)
from backend.regulations.sections import Section
from backend.regulations.tiers import Tier
from content_models.categories import Category


class UnknownTier(LookupError):
    """The regulation has no such tier of portals."""


class RuleSet(Group):
    """One regulation as data. None means that the regulation is silent.

    `unit_words` are the words (phường, xã, …) a host label leaves out of a unit's name.
    `attribution` lists the accepted wordings, from `{name}` and `{host}` of the site.
    """

    key: str
    extends: str | None = None
    instrument: Instrument
    unit_words: Cited[tuple[str, ...]] | None
    tiers: tuple[Tier, ...]
    sections: tuple[Section, ...]
    deadlines: tuple[Deadline, ...]
    languages: Languages
    approval: ApprovalRules
    questions: QuestionPolicy
    personal_data: PersonalDataPolicy
    dialogue: DialoguePolicy | None
    feedback: FeedbackPolicy
    contributions: ContributionPolicy
    office_time: OfficeTime
    external_sources: Cited[SourcePolicy] | None
    advertising: Cited[Advertising] | None
    reports: tuple[Report, ...]
    records: Records
    attribution: Cited[tuple[str, ...]] | None

    def tier(self, key: str) -> Tier:
        """Return the tier with this key; UnknownTier if the regulation has none."""
        for tier in self.tiers:
            if tier.key == key:
                return tier
        raise UnknownTier(key)

    def sections_for(self, tier: str) -> tuple[Section, ...]:
        """Return the sections of a portal of this tier, in the order the portal shows them."""
        return tuple(section for section in self.sections if tier in section.tiers)

    def section(self, tier: str, category: Category) -> Section | None:
        """Return where a portal of this tier shows a category, if it has it at all."""
        found = (section for section in self.sections_for(tier) if section.category is category)
        return next(found, None)

    def deadlines_for(
        self, category: Category, *, tier: str, relation: Relation | None = None
    ) -> tuple[Deadline, ...]:
        """Return every publishing deadline that governs a category on a portal of this tier."""
        return tuple(
            deadline
            for deadline in self.deadlines
            if deadline.applies_to(category, tier=tier, relation=relation)
        )

    @model_validator(mode="after")
    def _names_only_what_it_defines(self) -> Self:
        tiers = {tier.key for tier in self.tiers}
        named = [self._tiers_named_by_rules(), *(tier.parents for tier in self.tiers)]
        if unknown := {key for keys in named for key in keys} - tiers:
            raise ValueError(f"unknown tiers {sorted(unknown)}")
        units = {unit.key for unit in self.approval.units}
        if unknown := {route.unit for route in self.approval.routes} - units:
            raise ValueError(f"unknown reviewing units {sorted(unknown)}")
        return self

    @model_validator(mode="after")
    def _sections_of_a_tier_make_a_tree(self) -> Self:
        for tier in self.tiers:
            sections = self.sections_for(tier.key)
            _refuse_repeats(tier.key, [section.category for section in sections])
            _refuse_repeats(tier.key, [(section.parent, section.slug) for section in sections])
            parents = {section.parent for section in sections if section.parent}
            if missing := parents - {section.category for section in sections}:
                raise ValueError(f"tier {tier.key} lacks the parent sections {sorted(missing)}")
        return self

    def _tiers_named_by_rules(self) -> tuple[str, ...]:
        lists = (
            *(section.tiers for section in self.sections),
            *(deadline.tiers for deadline in self.deadlines),
            *(content.tiers for content in self.languages.required_content),
        )
        return tuple(tier for tiers in lists for tier in tiers)


def _refuse_repeats(tier: str, values: list[object]) -> None:
    repeated = [value for value, count in Counter(values).items() if count > 1]
    if repeated:
        raise ValueError(f"tier {tier} repeats {repeated}")
