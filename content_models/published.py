"""The plain shape every page is published as: what the public may see, and nothing else.

No Django here. A shape is a frozen dataclass of plain values; the store keeps its JSON, the API
returns that JSON, and the OpenAPI schema is derived from the class.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias
from uuid import UUID

Json: TypeAlias = dict[str, Any]

DETAIL_ONLY: dict[str, bool] = {"detail_only": True}
"""Metadata of fields too heavy for lists: a list's answer leaves them out."""


@dataclass(frozen=True, kw_only=True)
class PublishedLink:
    """A link to another published item. `url` is a path on the same site, else a full address."""

    id: UUID
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PublishedRendition:
    """One size of an image. `url` starts with `/media/` and never changes its content."""

    url: str
    width: int
    height: int
    content_type: str


@dataclass(frozen=True, kw_only=True)
class PublishedImage:
    """An image with its sizes, smallest first; the last one is the largest."""

    alt: str
    title: str
    credit: str
    licence: str
    renditions: list[PublishedRendition]


@dataclass(frozen=True, kw_only=True)
class PublishedFile:
    """A file the public may download. `size` is in bytes; `url` starts with `/media/`."""

    title: str
    url: str
    filename: str
    size: int
    content_type: str


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A named file of an item."""

    title: str
    file: PublishedFile


@dataclass(frozen=True, kw_only=True)
class Period:
    """From `start` to `end`, both days included; an open end is null."""

    start: date | None
    end: date | None


@dataclass(frozen=True, kw_only=True)
class Money:
    """An amount in `currency` (ISO 4217); `note` says what the figure leaves open."""

    amount: Decimal | None
    currency: str
    note: str


@dataclass(frozen=True, kw_only=True)
class HeadingBlock:
    """A heading inside the body; `level` is 2 or 3, `anchor` is unique within the item."""

    type: Literal["heading"] = "heading"
    text: str
    level: int
    anchor: str


@dataclass(frozen=True, kw_only=True)
class TextBlock:
    """Clean HTML paragraphs and lists; links are public addresses."""

    type: Literal["text"] = "text"
    html: str


@dataclass(frozen=True, kw_only=True)
class ImageBlock:
    """One image with its caption."""

    type: Literal["image"] = "image"
    image: PublishedImage
    caption: str


@dataclass(frozen=True, kw_only=True)
class GalleryBlock:
    """Several images under one title."""

    type: Literal["gallery"] = "gallery"
    title: str
    images: list[ImageBlock]


@dataclass(frozen=True, kw_only=True)
class TableBlock:
    """A table of plain text cells; `header` is empty where the table has none."""

    type: Literal["table"] = "table"
    caption: str
    header: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, kw_only=True)
class QuoteBlock:
    """A quotation and whose it is."""

    type: Literal["quote"] = "quote"
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class FileBlock:
    """A file offered for download."""

    type: Literal["file"] = "file"
    title: str
    file: PublishedFile


@dataclass(frozen=True, kw_only=True)
class MediaBlock:
    """A recording: a file of ours; `transcript` and `captions` serve those who cannot hear it."""

    type: Literal["video", "audio"]
    title: str
    file: PublishedFile
    captions: PublishedFile | None
    transcript: str


@dataclass(frozen=True, kw_only=True)
class MapBlock:
    """A GeoJSON (RFC 7946) geometry, with words that say the same as the drawing."""

    type: Literal["map"] = "map"
    title: str
    description: str
    geojson: Json


@dataclass(frozen=True, kw_only=True)
class CalloutBlock:
    """A notice set apart from the text; `tone` is `info` or `warning`."""

    type: Literal["callout"] = "callout"
    tone: Literal["info", "warning"]
    title: str
    html: str


@dataclass(frozen=True, kw_only=True)
class LiveStreamBlock:
    """A live broadcast elsewhere: linked, never embedded, so that no reader is tracked."""

    type: Literal["live_stream"] = "live_stream"
    title: str
    url: str
    starts_at: datetime | None


Block: TypeAlias = (
    HeadingBlock
    | TextBlock
    | ImageBlock
    | GalleryBlock
    | TableBlock
    | QuoteBlock
    | FileBlock
    | MediaBlock
    | MapBlock
    | CalloutBlock
    | LiveStreamBlock
)


@dataclass(frozen=True, kw_only=True)
class PublishedSource:
    """What a translation translates: a revision of the Vietnamese item, live from `published_at` on.

    `is_current` is false once the source's text has changed since; `source_updated_at` says when
    the source was last published.
    """

    locale: str
    revision: int
    published_at: datetime
    is_current: bool
    source_updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class PublishedCorrection:
    """A mistake that was put right: what the item said, and what it says since `corrected_on`."""

    id: str
    corrected_on: date
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Published:
    """What every item carries, whatever its category.

    `section` is the id of the item's parent in the tree, null for a home page.
    `position` orders siblings as the editors arranged them.
    `source` says where it comes from, `source_url` leads there, empty where nothing does.
    `listed_at` is the moment lists sort by, newest first (the event, the issue, else publication).
    `translated_from` says of a translation what it translates; null of everything else.
    `corrections` are mistakes it once made, the latest first.
    """

    id: UUID
    locale: str
    site: str
    type: str
    category: str | None
    title: str
    path: str
    url: str
    section: UUID | None
    position: str
    summary: str
    image: PublishedImage | None
    author: str
    source: str
    source_url: str
    source_date: date | None
    attribution: str
    published_at: datetime
    updated_at: datetime
    listed_at: datetime
    demonstration: bool
    search_description: str
    body: list[Block] = field(metadata=DETAIL_ONLY)
    translated_from: PublishedSource | None = field(default=None, metadata=DETAIL_ONLY)
    corrections: list[PublishedCorrection] = field(default_factory=list, metadata=DETAIL_ONLY)


@dataclass(frozen=True, kw_only=True)
class PublishedHome(Published):
    """A site's front page in one language."""

    type: Literal["home"]
    tagline: str
    banner: PublishedImage | None


@dataclass(frozen=True, kw_only=True)
class PublishedSection(Published):
    """A page that arranges others. `layout`: how its children are shown.

    `stream`: newest first, in monthly archives; `arranged`: all of them, in the editors' order.
    `clause` names what makes the section mandatory, empty for one of the site's own.
    """

    type: Literal["section"]
    layout: Literal["stream", "arranged"]
    in_menu: bool
    menu_title: str
    clause: str
