"""axe-core, asked about pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES: dict[str, Any] = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, and off unless asked for
    "resultTypes": ["violations"],
}  # fmt: skip
ALL_BUT_CONTRAST = RULES | {"rules": RULES["rules"] | {"color-contrast": {"enabled": False}}}
"""The slowest rule left out, for pages whose colours are those of pages asked about already."""

CONTRAST: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
}
"""That rule alone."""
# All that axe has to say of a page is long, and slow to hand over.
JUDGE = "rules => axe.run(document, rules).then((answer) => answer.violations)"


def faults(
    page: Page, addresses: Mapping[str, str], rules: Mapping[str, Any] = RULES
) -> dict[str, list[str]]:
    """Open each address; return what each page breaks, by the page's name."""
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        broken = broken_rules(page, rules)
        if broken:
            found[name] = broken
    return found


def broken_rules(page: Page, rules: Mapping[str, Any] = RULES) -> list[str]:
    """Return what the open page breaks, each with the element that breaks it."""
    page.evaluate(SOURCE)
    violations: list[dict[str, Any]] = page.evaluate(JUDGE, dict(rules))
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in violations
        for node in rule["nodes"]
    ]
