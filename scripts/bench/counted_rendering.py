"""`frontend publish` that says how much of its processor time its templates took.

Measured inside the build: a loop of templates beside it would be given another speed, where the
processor's changes from second to second and a page that is rendered again finds its caches warm.
"""

import sys
import time
from dataclasses import replace
from functools import partial

from frontend.__main__ import settings_from, tell
from frontend.environment import read_environment
from frontend.publisher import Publisher
from frontend.rendering import Renderer
from frontend.views import PageView


class CountingRenderer(Renderer):
    """Renders, and adds up what it takes."""

    seconds = 0.0

    def page(self, view: PageView) -> str:
        """Return a page as an HTML document."""
        started = time.thread_time()
        document = super().page(view)
        CountingRenderer.seconds += time.thread_time() - started
        return document


def main() -> None:
    """Publish once, and say it."""
    environment = read_environment()
    renderer = partial(CountingRenderer, compiled=environment.compiled_templates)
    with Publisher(replace(settings_from(environment), renderer=renderer)) as publisher:
        tell(publisher.publish())
    sys.stdout.write(f"templates: {CountingRenderer.seconds:.3f} s\n")


if __name__ == "__main__":
    main()
