"""Whatever is asked, right or wrong: Schemathesis asks it, by the API's own description.

It runs beside these tests, not among them: it changes how Hypothesis draws.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backend.api import schema
from tests.contract import asked_hooks

ROOT = Path(__file__).parents[2]
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
ONE_OF_EACH = (
    r"^/api/v1/(health|catalog|changes|comments|contributions|feedback|search|media|previews|questions"
    r"|receipts|subscriptions|translations|legal-documents|projects-procurement/$|sites/$"
    r"|sites/\{site\}/($|catalog|comments|contributions|dialogues|feedback|pages|months|navigation|paths"
    r"|questions|search|sitemap|subscriptions|translations"
    r"|administrative-procedures/$|online-public-services))"
)
"""Every address, and of the typed collections those that have every kind of filter; `site/` has the
same views as `sites/{site}/`.

Not the description itself: it is larger than what Schemathesis keeps of an answer, and a worker that
stumbles over half of it ends in silence. `test_schema` judges it.
"""


def test_whatever_is_asked_the_answer_is_as_described(
    port: int, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCHEMATHESIS_HOOKS", asked_hooks.__name__)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    schema.as_yaml()  # made once by every process

    done = subprocess.run(
        [
            SCHEMATHESIS,
            "run",
            f"http://localhost:{port}/api/v1/schema/",
            f"--include-path-regex={ONE_OF_EACH}",
            "--phases=examples,coverage,fuzzing,stateful",
            "--max-examples=8",
            "--checks=all",
            # No description can say which cursors were given out.
            "--exclude-checks=positive_data_acceptance",
            "--generation-deterministic",
            "--request-timeout=60",
            "--no-color",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr
    # What a worker that died has left untested is no failure to Schemathesis.
    assert "Traceback" not in done.stderr, done.stderr[-6000:]
