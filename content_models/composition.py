"""Composing an item: the one hand through which a page reaches what it draws on.

Images, files, links and rich text are turned into plain public values here, and everything touched
is remembered, so that a change to any of it composes the item again.
"""

import mimetypes
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from typing import Protocol
from uuid import UUID

import nh3
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs

from content_models.media import PortalDocument, PortalImage
from content_models.published import (
    PublishedFile,
    PublishedImage,
    PublishedLink,
    PublishedRendition,
)

IMAGE_WIDTHS = (480, 960, 1600)
RICH_TEXT_TAGS = {
    "a", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p",
    "strong", "sub", "sup", "u", "ul",
}  # fmt: skip


class Places(Protocol):
    """Where published things stand: asked by a composition, answered by the published store."""

    def site_key(self, page: Page) -> str:
        """Return the key of the site the page belongs to."""

    def path(self, page: Page) -> str:
        """Return the page's public path on its site's host, such as `/en/news/flood/`."""

    def url(self, page: Page) -> str:
        """Return the page's full public address."""

    def section(self, page: Page) -> UUID | None:
        """Return the id of the page's parent in the tree, None for a home page."""

    def public_link(self, page_id: int, reader: Page) -> PublishedLink | None:
        """Return the address of a page as `reader` links to it, None where it is not public."""

    def attribution(self, page: Page) -> str:
        """Return the words by which the page's site asks to be quoted."""


@dataclass
class Composition:
    """One item being composed: `draws_on` and `files` fill as the page reads through it."""

    page: Page
    places: Places
    draws_on: set[tuple[str, str]] = field(default_factory=set)
    files: dict[str, tuple[str, str]] = field(default_factory=dict)

    def link(self, target: Page | None) -> PublishedLink | None:
        """Return the link, or None where the target is not public: a draft is never named."""
        if target is None:
            return None
        self.draws_on.add(("page", str(target.pk)))
        return self.places.public_link(target.pk, self.page)

    def links(self, targets: list[Page]) -> list[PublishedLink]:
        """Return the links to those targets that are public."""
        return [link for target in targets if (link := self.link(target)) is not None]

    def image(self, image: PortalImage | None, alt: str = "") -> PublishedImage | None:
        """Return the image with its renditions made, or None without an image."""
        if image is None:
            return None
        self.draws_on.add(("image", str(image.pk)))
        return PublishedImage(
            alt=alt or image.description,
            title=image.title,
            credit=image.credit,
            licence=image.licence,
            renditions=self._renditions(image),
        )

    def _renditions(self, image: PortalImage) -> list[PublishedRendition]:
        widths = [width for width in IMAGE_WIDTHS if width < image.width] or [image.width]
        filters = [f"width-{width}|format-webp" for width in widths] + ["width-1200|format-jpeg"]
        made = image.get_renditions(*filters)
        return [
            PublishedRendition(
                url=self._public_file(image.get_file_hash(), rendition.file.name, content_type),
                width=rendition.width,
                height=rendition.height,
                content_type=content_type,
            )
            for rendition, content_type in (
                (made[name], "image/webp" if "webp" in name else "image/jpeg") for name in filters
            )
        ]

    def file(self, document: PortalDocument | None) -> PublishedFile | None:
        """Return the downloadable file, or None without a document."""
        if document is None:
            return None
        self.draws_on.add(("document", str(document.pk)))
        stored_name = str(document.file.name)
        content_type = mimetypes.guess_type(stored_name)[0] or "application/octet-stream"
        return PublishedFile(
            title=document.title,
            url=self._public_file(document.get_file_hash(), stored_name, content_type),
            filename=PurePosixPath(stored_name).name,
            size=document.get_file_size() or 0,
            content_type=content_type,
        )

    def _public_file(self, content_hash: str, stored_name: str, content_type: str) -> str:
        name = f"{content_hash[:12]}/{PurePosixPath(stored_name).name}"
        self.files[name] = (stored_name, content_type)
        return f"/media/{name}"

    def rich_text(self, source: str) -> str:
        """Return clean public HTML: internal links resolved, links to drafts reduced to text."""
        linked = FIND_A_TAG.sub(lambda match: self._anchor(extract_attrs(match.group(1))), source)
        without_embeds = FIND_EMBED_TAG.sub("", linked)
        return nh3.clean(
            without_embeds,
            tags=RICH_TEXT_TAGS,
            attributes={"a": {"href", "title", "lang"}},
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )

    def _anchor(self, attributes: dict[str, str]) -> str:
        href = self._link_target(attributes)
        return f'<a href="{escape(href)}">' if href else "<a>"

    def _link_target(self, attributes: dict[str, str]) -> str:
        kind, identifier = attributes.get("linktype"), attributes.get("id", "")
        if kind is None:
            return attributes.get("href", "")
        if not identifier.isdecimal():
            return ""
        if kind == "page":
            found = self.link(Page.objects.filter(pk=int(identifier)).first())
            return found.url if found else ""
        if kind == "document":
            file = self.file(PortalDocument.objects.filter(pk=int(identifier)).first())
            return file.url if file else ""
        return ""


def plain_text(source: str) -> str:
    """Return rich text as one line of plain text."""
    return " ".join(strip_tags(source.replace("</p>", "</p> ")).split())
