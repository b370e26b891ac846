"""What each portal regulation demands: rule sets as data, and their typed reader."""

from backend.regulations.reader import UnknownRuleSet, load_rule_set, rule_set_keys
from backend.regulations.rule_set import RuleSet

__all__ = ["RuleSet", "UnknownRuleSet", "load_rule_set", "rule_set_keys"]
