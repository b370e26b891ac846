"""What a load has done so far, told now and then."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

SECONDS_BETWEEN_LINES = 2.0


@dataclass
class Progress:
    """Counts what was done and says so now and then."""

    tell: Callable[[str], None]
    counts: Counter[str] = field(default_factory=Counter)
    told_at: float = field(default_factory=time.monotonic)

    def count(self, what: str, label: str) -> None:
        """Count something done; tell at most every two seconds."""
        self.counts[what] += 1
        now = time.monotonic()
        if now - self.told_at >= SECONDS_BETWEEN_LINES:
            self.told_at = now
            values = {"count": self.counts["pages"], "label": label}
            self.tell(_("  … %(count)d trang, vừa đăng: %(label)s") % values)
