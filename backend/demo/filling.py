"""Filling a page from an entry, field by field where the names agree; rows below it likewise."""

import json
from datetime import timedelta
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from backend.demo.bodies import BodyWriter, html_of, raw_table
from backend.demo.faults import Place
from backend.demo.references import References
from backend.demo.shelves import Shelf
from content_models.media import PortalDocument, PortalImage
from content_models.officials import OfficialPage

NAMES_OF_BODIES = frozenset(
    {"agency", "answering_unit", "coordination", "owner_unit", "presided_by", "procuring_entity",
     "receiving_unit", "unit"}
)  # fmt: skip
"""Text fields that may name a unit or a person by slug."""
SHORT_ROWS = ("document", "image", "name")
"""What a row that is given as one word means, by the first of these fields it has."""


class Filler:
    """Sets the fields of pages and rows from values of the data."""

    def __init__(self, shelf: Shelf, references: References) -> None:
        self.shelf = shelf
        self.references = references
        self.bodies = BodyWriter(shelf, references)

    def fill(self, instance: models.Model, values: dict[str, Any], place: Place) -> None:
        """Set every named field; a name the model does not have is a fault."""
        children = get_all_child_relations(type(instance))
        relations = {each.get_accessor_name(): each for each in children}
        for name, value in values.items():
            here = place.of(name)
            if name in relations:
                rows = [self._row(relations[name], each, place=here) for each in value or ()]
                getattr(instance, name).set(rows)
            else:
                self._set(instance, name, value, here)

    def _row(self, relation: Any, value: Any, *, place: Place) -> models.Model:
        row: models.Model = relation.related_model()
        if not isinstance(value, dict):
            value = {next(name for name in SHORT_ROWS if hasattr(type(row), name)): value}
        self.fill(row, value, place)
        if isinstance(getattr(row, "image", None), PortalImage) and hasattr(row, "alt"):
            row.alt = row.alt or row.image.description  # type: ignore[attr-defined]
        return row

    def _set(self, instance: models.Model, name: str, value: Any, place: Place) -> None:
        try:
            model_field: Any = instance._meta.get_field(name)
        except FieldDoesNotExist as error:
            raise place.fault("không có trường này trên trang.") from error
        try:
            setattr(instance, name, self._value(instance, model_field, value, place))
        except ValidationError as error:
            raise place.fault(" ".join(error.messages)) from error

    def _value(self, instance: Any, model_field: Any, value: Any, place: Place) -> Any:
        if isinstance(value, dict) and value.keys() == {"in_days"}:
            # Counted from today, so that whenever it is loaded, what is open is open.
            return timezone.now() + timedelta(days=value["in_days"])
        if isinstance(model_field, models.ForeignKey):
            return self._linked(instance, model_field, value, place) if value else None
        if isinstance(model_field, StreamField):
            return self._stream(model_field.name, value, place)
        if isinstance(model_field, RichTextField):
            return "".join(html_of(part) for part in _listed(value))
        if model_field.choices:
            return _choice(model_field, value, place)
        if isinstance(model_field, models.CharField | models.TextField):
            return self._text(model_field.name, value, place)
        return model_field.to_python(value)

    def _linked(self, instance: Any, model_field: Any, value: str, place: Place) -> Any:
        target = model_field.related_model
        if target is PortalImage:
            return self.shelf.image(value, place)
        if target is PortalDocument:
            title = getattr(instance, "title", "") or value.rpartition("/")[2]
            return self.shelf.document(value, title, place)
        return self.references.page(OfficialPage if target is Page else target, value, place)

    def _stream(self, name: str, value: list[dict[str, Any]], place: Place) -> str:
        if name == "body":
            return self.bodies.body(value, place)
        return json.dumps([{"type": "table", "value": raw_table(each)} for each in value])

    def _text(self, name: str, value: Any, place: Place) -> str:
        text = "\n".join(str(part) for part in _listed(value))
        if name.endswith("geojson"):
            return self.shelf.text(text, place)
        return self.references.spoken(text) if name in NAMES_OF_BODIES else text


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _choice(model_field: Any, value: Any, place: Place) -> str:
    """Return the stored value of a choice that is given by itself or by its Vietnamese label."""
    if value is None:
        return ""
    for stored, label in model_field.flatchoices:
        if str(value).lower() in {str(stored).lower(), str(label).lower()}:
            return str(stored)
    offered = "; ".join(str(label) for _stored, label in model_field.flatchoices)
    raise place.fault(f"“{value}” không có trong các lựa chọn: {offered}.")
