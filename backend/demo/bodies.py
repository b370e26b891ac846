"""Bodies: from the blocks of the data to the blocks of a page."""

import json
from html import escape
from typing import TYPE_CHECKING, Any

from backend.demo.faults import Place
from backend.demo.references import References
from backend.demo.shelves import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

Raw = dict[str, Any]


def html_of(text: str) -> str:
    """Return rich text; what is not marked up yet becomes one paragraph."""
    stripped = text.strip()
    return stripped if stripped.startswith("<") else f"<p>{escape(stripped, quote=False)}</p>"


def raw_table(value: dict[str, Any]) -> Raw:
    """Return a table block's stored form."""
    columns = [{"type": "text", "heading": str(name)} for name in value["header"]]
    rows = [{"values": [str(cell) for cell in row]} for row in value["rows"]]
    return {
        "caption": value["caption"],
        "table": {"columns": columns, "rows": rows, "caption": value["caption"]},
    }


class BodyWriter:
    """Turns the blocks of an entry into a body's stored form."""

    def __init__(self, shelf: Shelf, references: References) -> None:
        self.shelf = shelf
        self.references = references
        self.kinds: dict[str, Callable[[Any, Place], Raw | str]] = {
            "heading": self._heading,
            "text": lambda value, _place: html_of(value),
            "table": lambda value, _place: raw_table(value),
            "quote": lambda value, _place: dict(value),
            "callout": lambda value, _place: value | {"text": html_of(value["text"])},
            "image": self._image,
            "gallery": self._gallery,
            "map": self._map,
            "file": self._file,
        }

    def body(self, blocks: list[dict[str, Any]], place: Place) -> str:
        """Return the JSON of a body."""
        return json.dumps([self._block(each, place) for each in blocks], ensure_ascii=False)

    def related(self, slugs: list[str], place: Place) -> dict[str, str]:
        """Return a text block that links to other pages of the site."""
        pages = [self.references.any_page(slug, place) for slug in slugs]
        links = (f'<a linktype="page" id="{page.pk}">{escape(page.title)}</a>' for page in pages)
        return {"text": f"<p><b>Xem thêm</b></p><ul><li>{'</li><li>'.join(links)}</li></ul>"}

    def _block(self, block: dict[str, Any], place: Place) -> Raw:
        (kind, value), *others = block.items()
        if others or kind not in self.kinds:
            raise place.fault(f"không biết loại khối “{kind}”.")
        return {"type": kind, "value": self.kinds[kind](value, place.of(kind))}

    def _heading(self, value: Any, _place: Place) -> Raw:
        return {"text": value, "level": "2"} if isinstance(value, str) else dict(value)

    def _image(self, name: str, place: Place) -> Raw:
        image = self.shelf.image(name, place)
        return {"image": image.pk, "alt": image.description, "caption": image.title}

    def _gallery(self, value: dict[str, Any], place: Place) -> Raw:
        images = [{"type": "item", "value": self._image(name, place)} for name in value["images"]]
        return {"title": value["title"], "images": images}

    def _map(self, value: dict[str, Any], place: Place) -> Raw:
        return value | {"geojson": self.shelf.text(value["geojson"], place)}

    def _file(self, value: dict[str, str], place: Place) -> Raw:
        document = self.shelf.document(value["file"], value["title"], place)
        return {"title": value["title"], "document": document.pk}
