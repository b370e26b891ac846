"""Composing an item: the one hand through which a page reaches what it draws on.

Images, files, links and rich text are turned into plain public values here, and everything touched
is remembered, so that a change to any of it composes the item again.
"""

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from typing import Any, Protocol, TypeAlias, TypeVar
from uuid import UUID

import nh3
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs

from content_models.languages import VIETNAMESE
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

Version: TypeAlias = dict[str, Any]
"""What the public sees of one picture or file, as plain data, and the stored files it needs."""
FILE_FIELDS = ("title", "url", "filename", "size", "content_type")
Medium = TypeVar("Medium", PortalImage, PortalDocument)


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
    """One item being composed: `draws_on`, `files` and `versions` fill as the page reads through it.

    `approved` has the pictures and files as they were when the page was approved; what it does not
    name is taken as it is now.
    """

    page: Page
    places: Places
    approved: Mapping[str, Version] = field(default_factory=dict)
    draws_on: set[tuple[str, str]] = field(default_factory=set)
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    versions: dict[str, Version] = field(default_factory=dict)

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
        """Return the image with its renditions made, or None without an image.

        What the library says of it is Vietnamese, and nothing to a reader of a mirror.
        """
        if image is None:
            return None
        version = self._version("image", image, image_version)
        is_vietnamese = self.page.locale.language_code == VIETNAMESE
        return PublishedImage(
            alt=alt or (version["description"] if is_vietnamese else ""),
            title=version["title"] if is_vietnamese else "",
            credit=version["credit"],
            licence=version["licence"],
            renditions=[PublishedRendition(**each) for each in version["renditions"]],
        )

    def file(self, document: PortalDocument | None) -> PublishedFile | None:
        """Return the downloadable file, or None without a document."""
        if document is None:
            return None
        version = self._version("document", document, document_version)
        return PublishedFile(**{name: version[name] for name in FILE_FIELDS})

    def _version(self, kind: str, medium: Medium, describe: Callable[[Medium], Version]) -> Version:
        name = f"{kind}:{medium.pk}"
        version = self.approved.get(name) or self.versions.get(name) or describe(medium)
        self.draws_on.add((kind, str(medium.pk)))
        self.versions[name] = version
        self.files |= {public: (stored, of) for public, (stored, of) in version["files"].items()}
        return version

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


def image_version(image: PortalImage) -> Version:
    """Return what the public sees of an image now; its renditions are made."""
    widths = [width for width in IMAGE_WIDTHS if width < image.width] or [image.width]
    filters = [f"width-{width}|format-webp" for width in widths] + ["width-1200|format-jpeg"]
    made = image.get_renditions(*filters)
    files: dict[str, list[str]] = {}
    renditions = []
    for name in filters:
        content_type = "image/webp" if "webp" in name else "image/jpeg"
        public = _public_name(image.get_file_hash(), made[name].file.name)
        files[public] = [made[name].file.name, content_type]
        renditions.append(
            {
                "url": f"/media/{public}",
                "width": made[name].width,
                "height": made[name].height,
                "content_type": content_type,
            }
        )
    return {
        "title": image.title,
        "description": image.description,
        "credit": image.credit,
        "licence": image.licence,
        "hash": image.get_file_hash(),
        "renditions": renditions,
        "files": files,
    }


def document_version(document: PortalDocument) -> Version:
    """Return what the public sees of a document now."""
    stored_name = str(document.file.name)
    content_type = mimetypes.guess_type(stored_name)[0] or "application/octet-stream"
    public = _public_name(document.get_file_hash(), stored_name)
    return {
        "title": document.title,
        "url": f"/media/{public}",
        "filename": PurePosixPath(stored_name).name,
        "size": document.get_file_size() or 0,
        "content_type": content_type,
        "hash": document.get_file_hash(),
        "files": {public: [stored_name, content_type]},
    }


def _public_name(content_hash: str, stored_name: str) -> str:
    return f"{content_hash[:12]}/{PurePosixPath(stored_name).name}"
