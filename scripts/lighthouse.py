"""`make lighthouse`: how Lighthouse judges pages on a phone; the pages must be served already."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts.children import Children
from scripts.npm_tools import install_tools, tool
from scripts.steps import run_step, say, to_the_end

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BROWSER = "/usr/bin/chromium"
BROWSER_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-component-update"
)
DEMONSTRATION = "http://haiphong.localhost:8080"
PAGES = (f"{DEMONSTRATION}/", f"{DEMONSTRATION}/tin-tuc-su-kien/")
"""What is judged unless addresses are given: of the city that `make run` serves."""


def main(arguments: Sequence[str]) -> int:
    """Judge pages, print their scores and write them down; return an exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.lighthouse", description=__doc__)
    parser.add_argument("addresses", nargs="*", default=PAGES)
    parser.add_argument("--json", type=Path, help="file the scores are written to")
    options = parser.parse_args(arguments)

    def judge(children: Children) -> None:
        install_tools(children)
        found = {address: scores(children, address) for address in options.addresses}
        for address, judged in found.items():
            say(f"{address}  " + "  ".join(f"{name} {score}" for name, score in judged.items()))
        if options.json:
            options.json.parent.mkdir(parents=True, exist_ok=True)
            options.json.write_text(json.dumps(found, indent=2) + "\n")

    return to_the_end(judge)


def scores(
    children: Children, address: str, categories: Sequence[str] = CATEGORIES
) -> Mapping[str, int]:
    """Return the scores of a page, of 100, by category; what costs points is said."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *("env", f"CHROME_PATH={BROWSER}"),
            *tool("lighthouse/cli/index.js"),
            address,
            *("--quiet", "--output=json", f"--output-path={report}"),
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={BROWSER_FLAGS}",
        ]
        run_step(children, f"Đo {address}…", command)
        judged = json.loads(report.read_text())
    for line in losses(judged):
        say(f"  {line}")
    return {name: round(100 * judged["categories"][name]["score"]) for name in categories}


def losses(report: Mapping[str, Any]) -> list[str]:
    """Return each audit of a report that costs points."""
    categories, audits = report["categories"], report["audits"]
    weighed = {
        row["id"] for each in categories.values() for row in each["auditRefs"] if row["weight"]
    }
    return [
        f"{audit['score']:.2f} {name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for name, audit in audits.items()
        if name in weighed and audit["score"] is not None and audit["score"] < 1
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
