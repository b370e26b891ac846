"""The plain shapes of answers that are not items: trees, months, paths, the feed, errors.

The views answer with these, and the OpenAPI schema is derived from them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from content_models.published import Json

TranslationState: TypeAlias = Literal["missing", "live", "stale"]
ChangeKind: TypeAlias = Literal["published", "updated", "moved", "withdrawn", "site", "system"]


@dataclass(frozen=True, kw_only=True)
class Breadcrumb:
    """One step on the way down to an item."""

    title: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Alternate:
    """The same item in another language."""

    locale: str
    path: str
    url: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where an item stands in one language."""

    locale: str
    path: str
    url: str


@dataclass(frozen=True, kw_only=True)
class SitemapEntry:
    """What a sitemap says of an item; `alternates` are its addresses in its other languages."""

    id: UUID
    locale: str
    path: str
    url: str
    updated_at: datetime
    alternates: list[Address]


@dataclass(frozen=True, kw_only=True)
class Translation:
    """An item in one foreign language; `stale`: the Vietnamese text has changed since.

    `translated_at` is since when the Vietnamese text that it translates was public,
    `source_updated_at` when the Vietnamese was last published. Both are null of what is missing,
    and of what does not say which text it translates.
    """

    locale: str
    state: TranslationState
    path: str | None
    url: str | None
    translated_at: datetime | None
    source_updated_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ItemTranslations:
    """A Vietnamese item that the regulation asks for in foreign languages, and what there is."""

    id: UUID
    category: str
    title: str
    path: str
    url: str
    translations: list[Translation]


@dataclass(frozen=True, kw_only=True)
class TranslationCounts:
    """Of the items the regulation asks for, how many a site has in one foreign language.

    `required` is the sum of the others.
    """

    site: str
    site_name: str
    locale: str
    required: int
    live: int
    stale: int
    missing: int


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an item stands: the pages above it, home first, and its other languages."""

    breadcrumbs: list[Breadcrumb]
    alternates: list[Alternate]


@dataclass(frozen=True, kw_only=True)
class NavigationHome:
    """The front page a tree of sections hangs from."""

    id: UUID
    title: str
    path: str


@dataclass(frozen=True, kw_only=True)
class NavigationSection:
    """A section with those below it. `category` is empty for a section of the site's own."""

    id: UUID
    title: str
    menu_title: str
    path: str
    category: str | None
    in_menu: bool
    layout: str
    children: list["NavigationSection"] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """A site's public sections in one language; `home` is null where it has no page in it."""

    home: NavigationHome | None
    sections: list[NavigationSection]


@dataclass(frozen=True, kw_only=True)
class MonthCount:
    """How many entries of a list fall into a month (`YYYY-MM`, Vietnamese time)."""

    month: str
    count: int


@dataclass(frozen=True, kw_only=True)
class SearchPiece:
    """A piece of plain text; `match`: it is what was searched for."""

    text: str
    match: bool


@dataclass(frozen=True, kw_only=True)
class SearchAttachment:
    """The attached file an excerpt was taken from."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class SearchHighlight:
    """Where in an item words were found; its pieces one behind the other are an excerpt."""

    field: Literal["title", "number", "summary", "body", "attachment"]
    pieces: list[SearchPiece]
    attachment: SearchAttachment | None


@dataclass(frozen=True, kw_only=True)
class SearchHighlights:
    """What a result has beside the item's summary: excerpts, the title's first."""

    highlights: list[SearchHighlight]


@dataclass(frozen=True, kw_only=True)
class FacetValue:
    """How many entries of a list, or results, have this value; spelt as its filter takes it."""

    value: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Facets:
    """Counts of all results by value, the most frequent first; years are Vietnamese time's.

    `details`: by the names of the category asked for, what else results can be narrowed by.
    """

    category: list[FacetValue]
    site: list[FacetValue]
    year: list[FacetValue]
    details: dict[str, list[FacetValue]]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """An item whose title holds what is being typed."""

    id: UUID
    title: str
    site: str
    locale: str
    type: str
    path: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PathOfPage:
    """An item stands at the path."""

    status: Literal["page"] = "page"
    id: UUID
    locale: str
    type: str


@dataclass(frozen=True, kw_only=True)
class PathOfRedirect:
    """What stood at the path has moved to `target`, a path of the same site."""

    status: Literal["redirect"] = "redirect"
    target: str


@dataclass(frozen=True, kw_only=True)
class PathEntry:
    """One path of a site: `id` and `type` of a page, `target` of a redirect, none when gone."""

    path: str
    status: Literal["page", "redirect", "gone"]
    id: UUID | None
    locale: str
    type: str | None
    target: str | None


@dataclass(frozen=True, kw_only=True)
class ChangeEntry:
    """Something public was touched: whatever depends on one of `keys` must be read again."""

    cursor: str
    site: str
    kind: ChangeKind
    subject: str
    keys: list[str]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Changes behind a cursor, oldest first; `next` is the cursor to ask with next."""

    changes: list[ChangeEntry]
    next: str


@dataclass(frozen=True, kw_only=True)
class ReceiptTaken:
    """A publisher's receipt, as it was kept."""

    publisher: str
    cursor: int
    kind: Literal["full", "incremental"]
    artifacts: int
    milliseconds: int


@dataclass(frozen=True, kw_only=True)
class PreviewRemark:
    """What somebody said about a draft; of staff who gave no full name `name` is empty."""

    name: str
    is_staff: bool
    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A draft as it would be published, for whoever holds its token.

    `revision` is opaque. `files` are the names behind `/media/` that are the draft's own: until it
    is published they are had at `previews/{token}/media/{name}` only. `is_newest` is false when
    something was saved since; `is_published` is true once this very revision is public.
    """

    site: str
    locale: str
    revision: str
    saved_at: datetime
    expires_at: datetime
    is_newest: bool
    is_published: bool
    takes_remarks: bool
    remarks: list[PreviewRemark]
    files: list[str]
    item: Json


@dataclass(frozen=True, kw_only=True)
class Health:
    """The system is ready: a first whole publish has been receipted."""

    status: Literal["ok"] = "ok"


@dataclass(frozen=True)
class Fault:
    """What is wrong with one parameter or field, and what to do about it."""

    field: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class Problem:
    """An error (RFC 9457): `errors` names each parameter at fault and is left out without one."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = field(default_factory=list)
