"""Turns views into documents: one jinja2 environment per theme and language."""

import hashlib
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
)
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from frontend import arrangement, drawings, structured_data, tables
from frontend.labels import label_for, title_of, words_for
from frontend.security_headers import PLAYER
from frontend.theme import THEMES_FOLDER, Theme, all_themes, find_theme
from frontend.translations import LOCALE_FOLDER, Language, internet_date, translations_for
from frontend.views import FeedKind, FeedView, PageView, Refusal, RemarkForm

CODE = (
    "alphabet.py", "arrangement.py", "drawings.py", "labels.py", "rendering.py",
    "structured_data.py", "tables.py", "theme.py", "translations.py", "views.py",
)  # fmt: skip
LIBRARIES = ("babel", "jinja2", "markupsafe")


YOUTUBE = re.compile(
    r"https://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?v=|live/)|youtu\.be/)([\w-]{11})(?:[&?#].*)?\Z",
    re.ASCII,
)


class ItemMissing(LookupError):
    """A page of kind `item` came without its item."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is an item page without its item")


class PortalTemplate(Template):
    """Is made a module of once: no template of ours gets globals besides its environment's.

    Jinja looks whether there are any at each import; that was a sixth of the time a page takes.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class PortalEnvironment(Environment):
    """Reads `item.title` from a mapping's keys first: a field may be called `items` or `values`."""

    template_class = PortalTemplate

    def getattr(self, obj: Any, attribute: str) -> Any:
        # Nearly every mapping is a dict, and asking what type it has is cheaper than `isinstance`.
        if (type(obj) is dict or isinstance(obj, Mapping)) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class MemoryBytecodeCache(BytecodeCache):
    """Keeps compiled templates of one process: every language of a theme shares them."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


class FolderBytecodeCache(FileSystemBytecodeCache):
    """Keeps compiled templates in a folder: no process compiles what another has compiled.

    A template's text is part of what it is kept by, and the library's version of where.
    """

    def __init__(self, folder: Path) -> None:
        kept = folder / f"jinja2-{version('jinja2')}"
        with suppress(OSError):  # a full disk is no reason not to render
            kept.mkdir(parents=True, exist_ok=True)
        super().__init__(str(kept))

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def sanitised(html: str) -> Markup:
    """Mark HTML the CMS has cleaned as such: the only place where text is taken for markup."""
    return Markup(html)  # noqa: S704 - the API answers sanitised HTML only


def file_kind(filename: str) -> str:
    """Return how people call the kind of a file: PDF, DOCX."""
    return Path(filename).suffix.lstrip(".").upper()


def youtube_player(address: str) -> str:
    """Return the address of the player without cookies of a broadcast on YouTube, empty for others."""
    found = YOUTUBE.match(address)
    return f"{PLAYER}/embed/{found[1]}" if found else ""


def environment_for(theme: Theme, language: Language, cache: BytecodeCache) -> Environment:
    """Build what renders a theme in a language."""
    environment = PortalEnvironment(
        loader=FileSystemLoader([folder / "templates" for folder in theme.folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # folded constants would carry one language into the shared bytecode
        bytecode_cache=cache,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= _filters(language)
    environment.globals |= _globals(theme, language)
    return environment


def _filters(language: Language) -> dict[str, Callable[..., Any]]:
    return {
        "file_kind": file_kind,
        "file_size": language.file_size,
        "full_date": language.full_date,
        "internet_date": internet_date,
        "long_date": language.long_date,
        "moment": language.moment,
        "money": language.money,
        "month": language.month,
        "number": language.number,
        "sanitised": sanitised,
        "short_date": language.short_date,
        "time": language.time,
        "weekday": language.weekday,
        "youtube_player": youtube_player,
    }


def _globals(theme: Theme, language: Language) -> dict[str, Any]:
    gettext = language.translations.gettext
    return {
        "arrangement": arrangement,
        "asset": theme.asset,
        "bar_chart": drawings.bar_chart,
        "label": lambda subject, code: label_for(gettext, subject, code),
        "label_in": lambda other, subject, code: label_for(
            translations_for(other).gettext, subject, code
        ),
        "language": language,
        "map_drawing": drawings.map_drawing,
        "single_place": drawings.single_place,
        "series_of": tables.series_of,
        "structured_data": structured_data.of_page,
        "type_title": lambda name: title_of(gettext, name),
        "words_for": lambda subject, code, other: words_for(gettext, subject, code, other),
    }


class Renderer:
    """Renders whole documents; the same view always gives the same bytes."""

    def __init__(self, themes_dir: Path = THEMES_FOLDER, compiled: Path | None = None) -> None:
        self._themes_folder = themes_dir
        self._cache = FolderBytecodeCache(compiled) if compiled else MemoryBytecodeCache()
        self._environments: dict[tuple[str, str], Environment] = {}

    def page(self, view: PageView) -> str:
        """Return a page as an HTML document."""
        environment = self._environment(view.site.theme, view.site.tier, view.locale)
        return environment.get_template(template_name(view)).render(
            view=view, site=view.site, item=view.item
        )

    def answers(self, item: Mapping[str, Any], theme: str, tier: str, locale: str) -> list[str]:
        """Return each answer that was released at a dialogue, as its page shows it."""
        environment = self._environment(theme, tier, locale)
        shown = environment.get_template("parts/session.html").make_module().answer  # type: ignore[attr-defined]
        return [str(shown(each)) for each in item.get("answers", ())]

    def feed(self, view: FeedView, kind: FeedKind) -> str:
        """Return a feed as an XML document."""
        environment = self._environment(view.site.theme, view.site.tier, view.locale)
        return environment.get_template(f"feeds/{kind}.xml").render(view=view, site=view.site)

    def refusal(
        self, reason: Refusal, locale: str, *, path: str = "", form: RemarkForm | None = None
    ) -> str:
        """Return a document that says why a draft is not shown; what was typed is in it again."""
        environment = self._environment("", "", locale)
        return environment.get_template("previews/refused.html").render(
            reason=reason, path=path, form=form or RemarkForm()
        )

    def assets(self) -> dict[str, bytes]:
        """Return the files of all themes, by public path below `/assets/`."""
        found: dict[str, bytes] = {}
        for theme in all_themes(self._themes_folder):
            found |= theme.assets
        return found

    @cached_property
    def fingerprint(self) -> str:
        """A digest of everything that shapes a document besides its view."""
        digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
        for file in self._shaping_files():
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()

    def _shaping_files(self) -> list[Path]:
        folders = (self._themes_folder, LOCALE_FOLDER)
        found = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
        return [*found, *(Path(__file__).with_name(name) for name in CODE)]

    def _environment(self, theme_name: str, tier: str, locale: str) -> Environment:
        theme = find_theme(theme_name, tier, themes_folder=self._themes_folder)
        key = (theme.name, locale)
        if key not in self._environments:
            self._environments[key] = environment_for(theme, Language(locale), self._cache)
        return self._environments[key]


def template_name(view: PageView) -> str:
    """Return the template of a page: by its kind, an item's by its type."""
    if view.kind != "item":
        return f"pages/{view.kind}.html"
    if view.item is None:
        raise ItemMissing(view.path)
    return f"items/{view.item['type']}.html"
