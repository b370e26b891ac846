"""What the CMS noted while samples were taken: changes and receipts, with their times.

Runs inside Django.
"""

import json
from pathlib import Path

from backend.published.models import Change, Receipt


def write_timeline(target: str) -> None:
    """Write all numbered changes and all receipts to a file; times are seconds since the epoch."""
    changes = Change.objects.filter(sequence__isnull=False).order_by("sequence")
    receipts = Receipt.objects.order_by("cursor", "pk")
    noted = {
        "changes": [
            {"cursor": change.sequence, "subject": change.subject, "at": change.at.timestamp()}
            for change in changes
        ],
        "receipts": [
            {
                "cursor": receipt.cursor,
                "seconds": receipt.milliseconds / 1000,
                "at": receipt.at.timestamp(),
                "artifacts": receipt.artifacts,
            }
            for receipt in receipts
        ],
    }
    Path(target).write_text(json.dumps(noted), encoding="utf-8")
