"""A theme: a folder of templates and assets laid over the base theme."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

THEMES_FOLDER = Path(__file__).parent / "themes"
BASE = "base"
STYLE_SOURCES = (
    "fonts", "tokens", "theme", "elements", "design_system", "layout", "header", "footer",
    "components", "home", "lists", "item", "blocks", "kinds", "week", "course",
    "finder", "search", "pins", "sharing", "display", "print",
)  # fmt: skip
STYLESHEETS = {
    "css/portal.css": STYLE_SOURCES,
    "css/preview.css": ("design_system_forms", "preview"),
    "css/forms.css": ("design_system_forms", "questions", "feedback"),
}
"""Every stylesheet by the parts it is made of; what only pages with forms need, no other is sent."""
SCRIPTS = {
    "js/early.js": ("early",),
    "js/portal.js": ("device", "display", "finder", "search", "pins", "sharing", "later"),
    "js/questions.js": ("device", "forms", "questions"),
    "js/feedback.js": ("forms", "feedback"),
    "js/proof.js": ("proof",),
    "js/session.js": ("session",),
}
"""Every script by the parts it is made of; `early` holds up the first paint, so it is tiny."""
SOURCES = {".css", ".js"}
"""Suffixes of files that are published only as parts of a bundle."""
UNFINGERPRINTED = {"css/GOVUK-FRONTEND.txt", "fonts/OFL.txt"}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND_PUNCTUATION = re.compile(r"\s*([{};,])\s*")
_LINK = re.compile(r"url\(\"\.\./(?P<path>[^\"]+)\"\)")


class UnknownAsset(LookupError):
    """A template or stylesheet names an asset that no folder of its theme has."""

    def __init__(self, path: str, theme: str) -> None:
        super().__init__(f"{path} is in no folder of the theme {theme}")


@dataclass(frozen=True)
class Theme:
    """Where the look of some sites comes from; `folders` are searched in order."""

    name: str
    folders: tuple[Path, ...]

    @cached_property
    def assets(self) -> dict[str, bytes]:
        """Every file a page of this theme may ask for, by public path below `assets/`."""
        files = {self._file_names[path]: file.read_bytes() for path, file in self._files.items()}
        return files | {self.public_names[path]: text for path, text in self._bundles.items()}

    @cached_property
    def public_names(self) -> dict[str, str]:
        """The public, fingerprinted path of each asset by the path templates use."""
        bundles = {path: _fingerprinted(path, text) for path, text in self._bundles.items()}
        return self._file_names | bundles

    def asset(self, path: str) -> str:
        """Return the address of an asset, as a template writes it."""
        return f"/assets/{_named(self.public_names, path, self.name)}"

    @cached_property
    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            assets = folder / "assets"
            found |= {
                file.relative_to(assets).as_posix(): file
                for file in sorted(assets.rglob("*"))
                if file.is_file() and file.suffix not in SOURCES
            }
        return found

    @cached_property
    def _file_names(self) -> dict[str, str]:
        return {path: _fingerprinted(path, file.read_bytes()) for path, file in self._files.items()}

    @cached_property
    def _bundles(self) -> dict[str, bytes]:
        styles = {path: self._stylesheet(parts) for path, parts in STYLESHEETS.items()}
        return styles | {path: self._script(parts) for path, parts in SCRIPTS.items()}

    def _stylesheet(self, parts: tuple[str, ...]) -> bytes:
        text = compressed("\n".join(self._source("css", name) for name in parts))
        names = self._file_names
        return _LINK.sub(
            lambda link: f'url("../{_named(names, link["path"], self.name)}")', text
        ).encode()

    def _script(self, parts: tuple[str, ...]) -> bytes:
        """Bundle scripts that see each other's functions and are seen by nobody else."""
        text = "\n".join(self._source("js", name) for name in parts)
        return f'(() => {{\n"use strict";\n{bare(text)}\n}})();\n'.encode()

    def _source(self, kind: str, name: str) -> str:
        files = (folder / "assets" / kind / f"{name}.{kind}" for folder in self.folders)
        return next((file.read_text() for file in files if file.exists()), "")


def find_theme(*wanted: str | None, themes_folder: Path = THEMES_FOLDER) -> Theme:
    """Return the first theme that exists among those wanted, else the base theme."""
    base = themes_folder / BASE
    for name in wanted:
        if name and name != BASE and (themes_folder / name).is_dir():
            return Theme(name, (themes_folder / name, base))
    return Theme(BASE, (base,))


def all_themes(themes_folder: Path = THEMES_FOLDER) -> list[Theme]:
    """Return every theme there is."""
    names = sorted(folder.name for folder in themes_folder.iterdir() if folder.is_dir())
    return [find_theme(name, themes_folder=themes_folder) for name in names]


def compressed(style: str) -> str:
    """Return a stylesheet without comments and needless spaces."""
    return _AROUND_PUNCTUATION.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", style))).strip()


def bare(script: str) -> str:
    """Return a script without lines that are comments, and without indentation."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _fingerprinted(path: str, content: bytes) -> str:
    if path in UNFINGERPRINTED:
        return path
    name = PurePosixPath(path)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return str(name.with_name(f"{name.stem}.{digest}{name.suffix}"))


def _named(names: dict[str, str], path: str, theme: str) -> str:
    try:
        return names[path]
    except KeyError as error:
        raise UnknownAsset(path, theme) from error
