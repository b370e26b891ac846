"""JSON Schemas of every answer, derived from the classes the answers are made of."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from backend.api import (
    comment_shapes,
    contribution_shapes,
    feedback_shapes,
    question_shapes,
    shapes,
    subscription_shapes,
)
from backend.api.offered import ALWAYS_SENT, shapes_of
from backend.published.rows import detail_only_fields
from content_models.catalogue import page_types_of
from content_models.categories import Category
from content_models.published import Json, Published
from content_models.published_site import PublishedSite, PublishedSiteSummary

if TYPE_CHECKING:
    from content_models.base import InformationPage

PLACE = "#/components/schemas/{model}"
SUMMARY = "Summary"
IN_FULL = "InFull"
PARTIAL = "PartialItem"
ANSWERS: tuple[type, ...] = (
    PublishedSite,
    PublishedSiteSummary,
    shapes.SitemapEntry,
    shapes.ItemTranslations,
    shapes.TranslationCounts,
    shapes.Standing,
    shapes.Navigation,
    shapes.MonthCount,
    shapes.SearchHighlights,
    shapes.Facets,
    shapes.Suggestion,
    shapes.FacetValue,
    shapes.PathOfPage,
    shapes.PathOfRedirect,
    shapes.PathEntry,
    shapes.Changes,
    shapes.ReceiptTaken,
    shapes.Preview,
    shapes.PreviewRemark,
    shapes.Health,
    comment_shapes.CommentForm,
    comment_shapes.CommentTaken,
    comment_shapes.OwnComment,
    contribution_shapes.ContributionForm,
    contribution_shapes.ContributionTaken,
    contribution_shapes.ContributionStatus,
    question_shapes.QuestionForm,
    question_shapes.QuestionChallenge,
    question_shapes.QuestionTaken,
    question_shapes.DialogueQuestionTaken,
    question_shapes.QuestionStatus,
    feedback_shapes.FeedbackTaken,
    feedback_shapes.FeedbackUsefulness,
    feedback_shapes.FeedbackRatingForm,
    question_shapes.QuestionHeld,
    subscription_shapes.SubscriptionForm,
    subscription_shapes.SubscriptionTaken,
    subscription_shapes.SubscriptionHeld,
    shapes.Problem,
)


class EveryFieldSent(GenerateJsonSchema):
    """An answer holds all its fields, those with a default too."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        """Return True, whatever the class would do without."""
        return True

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return False: a title would only repeat the field's name."""
        return False


def reference(name: type | str) -> Json:
    """Return a reference to a component."""
    model = name if isinstance(name, str) else name.__name__
    return {"$ref": PLACE.format(model=model)}


def results_of(entry: Json) -> Json:
    """Return the schema of a list: entries, and where the following ones are."""
    following = {"anyOf": [{"type": "string", "format": "uri"}, {"type": "null"}]}
    return {
        "type": "object",
        "properties": {"results": {"type": "array", "items": entry}, "next": following},
        "required": ["results", "next"],
    }


def search_answer() -> Json:
    """Return the schema of a page of results: summaries with excerpts, and what was understood."""
    answer = results_of({"allOf": [reference("ItemSummary"), reference(shapes.SearchHighlights)]})
    own: Json = {
        "count": {"type": "integer", "minimum": 0},
        "facets": {"anyOf": [reference(shapes.Facets), {"type": "null"}]},
        "did_you_mean": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "is_partial": {"type": "boolean"},
    }
    answer["properties"] |= own
    answer["required"] += list(own)
    return answer


def list_of_items(category: Category | None) -> Json:
    """Return the schema of a list of items, with what may be asked for besides."""
    found = results_of({"anyOf": [*items_of(category)["anyOf"], reference(PARTIAL)]})
    of_name = {"type": "array", "items": reference(shapes.FacetValue)}
    found["properties"] |= {
        "count": {"type": "integer", "minimum": 0},
        "facets": {"type": "object", "additionalProperties": of_name},
        "included": {"type": "array", "items": reference(f"Item{SUMMARY}")},
    }
    return found


def items_of(category: Category | None) -> Json:
    """Return the schema of a list's entry: a summary, or with `view=full` the whole item."""
    types: Sequence[type[InformationPage]] = page_types_of(category) if category else ()
    if not types:
        return {"anyOf": [reference(f"Item{SUMMARY}"), reference("Item")]}
    names = [page_type.shape.__name__ for page_type in types]
    return {"anyOf": [reference(name + view) for view in (SUMMARY, "") for name in names]}


def item_in_full() -> Json:
    """Return the schema of one item with where it stands."""
    return reference(f"Item{IN_FULL}")


def item_as_asked() -> Json:
    """Return the schema of one item, in full or with some of its fields."""
    return {"anyOf": [item_in_full(), reference(PARTIAL)]}


@cache
def item_shapes() -> tuple[type[Published], ...]:
    """Return every shape an item may have."""
    return shapes_of(None)


def type_name(shape: type[Published]) -> str:
    """Return the word by which an item says which shape it has."""
    (name,) = get_args(get_type_hints(shape)["type"])
    return str(name)


@cache
def components() -> dict[str, Json]:
    """Return every component by its name."""
    inputs: list[tuple[type, Literal["serialization"], TypeAdapter[Any]]] = [
        (shape, "serialization", TypeAdapter(shape)) for shape in (*item_shapes(), *ANSWERS)
    ]
    _roots, described = TypeAdapter.json_schemas(
        inputs, ref_template=PLACE, schema_generator=EveryFieldSent
    )
    found: dict[str, Json] = dict(described["$defs"])
    found[shapes.Problem.__name__]["required"].remove("errors")  # left out where it would be empty
    found[shapes.Preview.__name__]["properties"]["item"] = item_in_full()
    for shape in item_shapes():
        found[shape.__name__ + SUMMARY] = _summary(found[shape.__name__], shape)
    included = {"type": "array", "items": reference(f"Item{SUMMARY}")}
    found[shapes.Standing.__name__]["properties"]["included"] = included  # where it is asked for
    for shape in item_shapes():
        parts = [reference(shape), reference(shapes.Standing)]
        found[shape.__name__ + IN_FULL] = {"allOf": parts}
    found[f"Item{IN_FULL}"] = _any_of(
        "Một mục với vị trí của nó / An item with where it stands", item_shapes(), IN_FULL
    )
    found[PARTIAL] = _partial(found)
    found["Item"] = _any_of("Một mục nội dung / An item", item_shapes())
    found[f"Item{SUMMARY}"] = _any_of(
        "Một mục trong danh sách / An item in a list", item_shapes(), SUMMARY
    )
    return found


def _summary(whole: Json, shape: type[Published]) -> Json:
    heavy = detail_only_fields(shape)
    properties = {name: each for name, each in whole["properties"].items() if name not in heavy}
    required = _without(whole["required"], heavy)
    title = f"{whole['title']}{SUMMARY}"
    return {**whole, "title": title, "properties": properties, "required": required}


def _partial(found: dict[str, Json]) -> Json:
    """Return the schema of an item of any type with some of its fields alone."""
    spelt: dict[str, dict[str, Json]] = {}
    for name in [*(shape.__name__ for shape in item_shapes()), shapes.Standing.__name__]:
        for field, schema in found[name]["properties"].items():
            if field != "type":
                spelt.setdefault(field, {})[json.dumps(schema, sort_keys=True)] = schema
    properties: dict[str, Json] = {
        field: next(iter(each.values())) if len(each) == 1 else {"anyOf": [*each.values()]}
        for field, each in sorted(spelt.items())
    }
    properties["type"] = {"type": "string", "enum": [type_name(each) for each in item_shapes()]}
    return {
        "title": PARTIAL,
        "description": "Một mục với các trường đã hỏi (fields) / An item with the fields asked for",
        "type": "object",
        "properties": properties,
        "required": [*ALWAYS_SENT],
    }


def _without(names: Iterable[str], left_out: frozenset[str]) -> list[str]:
    return [name for name in names if name not in left_out]


def _any_of(description: str, all_shapes: Sequence[type[Published]], view: str = "") -> Json:
    places = {type_name(shape): reference(shape.__name__ + view)["$ref"] for shape in all_shapes}
    return {
        "description": description,
        "oneOf": [{"$ref": place} for place in places.values()],
        "discriminator": {"propertyName": "type", "mapping": places},
    }
