"""What Schemathesis leaves alone: the trap for machines, which thanks for whatever else was sent."""

from typing import Any

import schemathesis

TRAP = "website"


@schemathesis.hook
def map_body(_context: Any, body: Any) -> Any:
    """Leave the trap empty."""
    if isinstance(body, dict) and isinstance(body.get(TRAP), str):
        return body | {TRAP: ""}
    return body
