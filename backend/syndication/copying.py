"""Copying a published page to another site: its own text, pictures and files, nothing by reference.

A page may not point at another site's pages, pictures or files; so pictures and files are copied
into the other site's collection, links to pages become addresses, and references are let go.
"""

import json
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import ForeignKey
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Collection, Page
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs

from backend.published import store
from content_models.base import InformationPage
from content_models.media import PortalDocument, PortalImage
from content_models.navigation import SitePortal
from content_models.taking_over import PLACE_AND_STATE

THE_TARGET_S_OWN = PLACE_AND_STATE | {"show_in_menus"}
"""Fields of a page that a copy does not take over."""


@dataclass
class Copier:
    """Copies pages to one site; each picture and file once."""

    target: SitePortal
    known: dict[tuple[type, int], int] = field(default_factory=dict)

    def content_of(self, source: InformationPage, *, as_link: bool) -> dict[str, Any]:
        """Return a page's live content, as the site's own; of a link, what lists show."""
        data = source.serializable_data()
        content = {
            name: self._field(type(source), name, value)
            for name, value in data.items()
            if name not in THE_TARGET_S_OWN
        }
        if as_link:
            content["body"] = "[]"
        return content

    def _field(self, model: Any, name: str, value: Any) -> Any:
        for relation in get_all_child_relations(model):
            if relation.get_accessor_name() == name:
                return [self._row(relation.related_model, row) for row in value]
        model_field = model._meta.get_field(name)
        if isinstance(model_field, StreamField):
            raw = model_field.to_python(value).get_prep_value()
            # In one order: databases differ in how they keep a block's keys.
            blocks = self._block(model_field.stream_block, raw)
            return json.dumps(blocks, ensure_ascii=False, sort_keys=True)
        if isinstance(model_field, RichTextField):
            return self._rich_text(value or "")
        if isinstance(model_field, ForeignKey):
            return self._reference(model_field.related_model, value)
        return value

    def _row(self, model: Any, row: dict[str, Any]) -> dict[str, Any]:
        parent = {"pk", "page"}
        return {
            name: None if name in parent else self._field(model, name, value)
            for name, value in row.items()
        }

    def _reference(self, model: type, key: int | None) -> int | None:
        if key is None or not issubclass(model, PortalImage | PortalDocument):
            return None
        return self._medium(model, key)

    def _medium(self, model: Any, key: int) -> int | None:
        if (model, key) not in self.known:
            medium = model.objects.filter(pk=key).first()
            if medium is None:
                return None
            self.known[model, key] = _copy_of(medium, self._collection()).pk
        return self.known[model, key]

    def _collection(self) -> Collection:
        collection: Collection = Collection.objects.get(name=self.target.key, depth=2)
        return collection

    def _block(self, block: Any, value: Any) -> Any:
        if value is None:
            return None
        if isinstance(block, ImageChooserBlock):
            return self._medium(PortalImage, value)
        if isinstance(block, DocumentChooserBlock):
            return self._medium(PortalDocument, value)
        if isinstance(block, blocks.RichTextBlock):
            return self._rich_text(value)
        if isinstance(block, blocks.StreamBlock):
            return [
                {**child, "value": self._block(block.child_blocks[child["type"]], child["value"])}
                for child in value
            ]
        if isinstance(block, blocks.ListBlock):
            return [
                {**item, "value": self._block(block.child_block, item["value"])} for item in value
            ]
        if isinstance(block, blocks.StructBlock):
            return {
                name: self._block(child, value.get(name))
                for name, child in block.child_blocks.items()
            }
        return value

    def _rich_text(self, source: str) -> str:
        linked = FIND_A_TAG.sub(lambda match: self._anchor(extract_attrs(match[1])), source)
        return FIND_EMBED_TAG.sub("", linked)

    def _anchor(self, attributes: dict[str, str]) -> str:
        kind, key = attributes.get("linktype"), attributes.get("id", "")
        if kind == "document" and key.isdecimal():
            copied = self._medium(PortalDocument, int(key))
            return f'<a linktype="document" id="{copied}">' if copied else "<a>"
        address = attributes.get("href", "")
        if kind == "page" and key.isdecimal():
            address = store.address_of(int(key))
        return f'<a href="{escape(address)}">' if address else "<a>"


def _copy_of(medium: Any, collection: Collection) -> Any:
    """Return the collection's own copy of a picture or file, made where it has none."""
    model = type(medium)
    same = model.objects.filter(collection=collection, file_hash=medium.get_file_hash()).first()
    if same is not None:
        return same
    with medium.open_file() as file:
        content = ContentFile(file.read(), PurePosixPath(medium.file.name).name)
    values = {"title": medium.title, "collection": collection, "file": content}
    if isinstance(medium, PortalImage):
        values |= {
            "description": medium.description,
            "credit": medium.credit,
            "licence": medium.licence,
        }
    copied = model(**values)
    copied.save()
    copied.get_file_hash()
    return copied


def free_slug(parent: Page, wanted: str) -> str:
    """Return an address that no child of a page has."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    candidates = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(slug for slug in candidates if slug not in taken)
