"""Every check a registry must pass before anything is built on it."""

from collections.abc import Callable, Iterator

from backend.site_registry.closure_checks import closures_lead_somewhere_real
from backend.site_registry.draft import Draft
from backend.site_registry.faults import Fault
from backend.site_registry.host_checks import hosts_are_unique, hosts_keep_the_scheme
from backend.site_registry.label_checks import labels_keep_the_scheme
from backend.site_registry.language_checks import (
    languages_are_allowed,
    settings_are_translated_into_own_languages,
)
from backend.site_registry.rule_checks import rules_exist, tiers_are_known
from backend.site_registry.tree_checks import (
    parents_do_not_circle,
    parents_fit,
    there_is_one_root,
)
from backend.site_registry.unit_checks import units_are_unique

CHECKS: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    rules_exist,
    tiers_are_known,
    parents_fit,
    parents_do_not_circle,
    there_is_one_root,
    labels_keep_the_scheme,
    hosts_keep_the_scheme,
    hosts_are_unique,
    languages_are_allowed,
    settings_are_translated_into_own_languages,
    closures_lead_somewhere_real,
    units_are_unique,
)


def faults_between(draft: Draft) -> list[Fault]:
    """Return every fault in how the entries fit one another and the rules."""
    return [fault for check in CHECKS for fault in check(draft)]
