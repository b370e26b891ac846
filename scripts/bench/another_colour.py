"""`frontend publish` with a property of the themes' stylesheet added, as after a new version of it."""

import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from frontend.__main__ import settings_from, tell
from frontend.environment import read_environment
from frontend.publisher import Publisher
from frontend.rendering import Renderer
from frontend.theme import THEMES_FOLDER


def main() -> None:
    """Publish once with changed themes; the themes themselves stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        themes = Path(shutil.copytree(THEMES_FOLDER, Path(folder) / "themes"))
        with (themes / "base/assets/css/tokens.css").open("a", encoding="utf-8") as tokens:
            tokens.write(":root { --another: 1; }\n")
        settings = replace(settings_from(read_environment()), renderer=partial(Renderer, themes))
        with Publisher(settings) as publisher:
            tell(publisher.publish())


if __name__ == "__main__":
    main()
