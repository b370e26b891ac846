"""A page's texts as a translator meets them: taken out of one page, put into its mirror.

wagtail-localize knows how to take text out of fields, blocks and rich text and to put it back; rows
of a page, which it takes over as they stand, are told to it one by one. A text's *path* says where
it stands and is the same in a page and in its mirror.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from content_models.composition import Composition
from content_models.languages import VIETNAMESE, public_language
from content_models.media import PortalImage
from content_models.published import PublishedSource
from content_models.taking_over import PLACE_AND_STATE, take_over

SAME_IN_EVERY_LANGUAGE = frozenset(
    {"admin_map_geojson", "category", "clause", "code", "decision_number",
     "document_number", "fax", "geojson", "issue_number", "map_geojson", "notice_number", "number",
     "number_symbol", "phone", "procedure_code", "signer", "slug", "source_number",
     "target_number"}
)  # fmt: skip
"""Fields of text that a mirror takes over: signs, numbers, addresses, and who signed."""
ABOUT_PEOPLE = frozenset(
    {"answering_leaders", "author_name", "leader_name", "short_biography"}
)  # fmt: skip
"""Fields and rows that name or describe a person: no machine is ever given them."""
NEVER_TRANSLATED = frozenset({"published_comments"})
"""Rows a mirror takes over as they stand: citizens' own words, which nobody says for them."""


@dataclass(frozen=True)
class Text:
    """One text of a page; `data` is HTML without attributes, of plain text with its signs escaped.

    `field` is the field or row relation it stands in. `is_rich` tells apart what has marks and
    links in it from what is read as it stands.
    """

    path: str
    field: str
    data: str
    is_rich: bool = False

    @property
    def plain(self) -> str:
        """The text as a reader sees it."""
        return plain(self.data)


def plain(data: str) -> str:
    """Return a text's data as a reader sees it."""
    return str(StringValue(data).render_text())


@dataclass(frozen=True, kw_only=True)
class TranslatedFrom:
    """Of which version of its Vietnamese source a mirror's draft is the translation.

    `revision` is that of the source that was live, `published_at` since when it was, `digest` what
    its texts came to. `pending` has the paths of texts that still wait for a translator. Those of
    them that a machine or the memory filled in, and nobody has read yet, are in `suggested`, with
    what they come from.
    """

    revision: int
    published_at: datetime
    digest: str
    pending: tuple[str, ...] = ()
    suggested: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> Self | None:
        """Return what a mirror translates, None of a page that is no translation."""
        kept = getattr(page, "translated_from", None)
        if not kept:
            return None
        return cls(
            revision=kept["revision"],
            published_at=datetime.fromisoformat(kept["published_at"]),
            digest=kept["digest"],
            pending=tuple(kept.get("pending", ())),
            suggested=kept.get("suggested", {}),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the same as a page keeps it."""
        return {**asdict(self), "published_at": self.published_at.isoformat()}


def texts_of(page: Page) -> list[Text]:
    """Return a page's texts in the order of its fields, those without a letter left out."""
    return [
        Text(path, steps_of(path)[0], segment.string.data, is_rich="#" in path)
        for owner, prefix in _owners(page)
        for segment, path in _strings(_segments(owner), prefix)
        if any(letter.isalpha() for letter in segment.string.render_text())
    ]


def steps_of(path: str) -> list[str]:
    """Return what a path is made of: the field or rows, and what lies inside them."""
    return re.split("[.#]", path)


def digest_of(page: Page) -> str:
    """Return what changes when any text of a page does."""
    said = json.dumps([[text.path, text.data] for text in texts_of(page)], ensure_ascii=False)
    return sha256(said.encode()).hexdigest()


def put(source: Page, mirror: Page, translations: Mapping[str, str]) -> None:
    """Make a mirror what its source is, in the words of `translations` by path.

    What is not among them stays in the source's words. Nothing is saved.
    """
    take_over(mirror, _content_of(source))
    original = _copy_of(source)
    owners = list(_owners(mirror))  # read once, with the rows just taken over
    for (owner, prefix), (written, _prefix) in zip(_owners(original), owners, strict=True):
        segments = _segments(owner)
        templates = [each for each in segments if isinstance(each, TemplateSegmentValue)]
        said = [
            _saying(segment, translations.get(path, segment.string.data))
            for segment, path in _strings(segments, prefix)
        ]
        ingest_segments(owner, written, source.locale, mirror.locale, [*templates, *said])


def _segments(owner: models.Model) -> list[Any]:
    """Return what of a page or row is to be translated, the library's word on its image included.

    Where the Vietnamese leaves an image's description to the library, a mirror needs words of its own.
    """
    found = extract_segments(owner)
    field = "image_alt" if hasattr(owner, "image_alt") else "alt"
    image = getattr(owner, "image", None)
    if isinstance(image, PortalImage) and getattr(owner, field, None) == "" and image.description:
        found.append(StringSegmentValue(field, image.description))
    return found


def _saying(segment: StringSegmentValue, data: str) -> StringSegmentValue:
    attributes = deepcopy(segment.attrs)
    return StringSegmentValue(
        segment.path, StringValue(data), attrs=attributes, order=segment.order
    )


def require_whole(page: Page) -> None:
    """Refuse a mirror's draft of which something waits for its translator, or whose source is not public."""
    kept = TranslatedFrom.of(page)
    source = source_of(page) if kept else None
    if kept is None or source is None:
        return
    if not source.live:
        raise ValidationError(
            _("Bản gốc tiếng Việt không còn trên cổng; bản dịch chỉ lên cổng cùng bản gốc.")
        )
    if kept.suggested:
        message = _(
            "Còn %(count)d đoạn do máy hoặc bộ nhớ dịch điền mà chưa ai xác nhận. "
            "Hãy đọc, sửa hoặc xác nhận từng đoạn ở màn hình “Bản dịch” rồi gửi duyệt."
        )
        raise ValidationError(message % {"count": len(kept.suggested)})
    if kept.pending:
        message = _(
            "Còn %(count)d đoạn chưa dịch hoặc chưa xem lại theo bản gốc mới. "
            "Hãy dịch hết ở màn hình “Bản dịch” rồi gửi duyệt."
        )
        raise ValidationError(message % {"count": len(kept.pending)})


def _owners(page: Page) -> Iterator[tuple[models.Model, str]]:
    """Yield what has text: the page, then each of its rows, with where they stand in it."""
    yield page, ""
    for name in _relations(type(page)):
        if name in NEVER_TRANSLATED:
            continue
        for number, row in enumerate(getattr(page, name).all()):
            yield row, f"{name}.{number}."


def _relations(model: type[models.Model]) -> list[str]:
    return [
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if relation.related_model._meta.app_label == model._meta.app_label
    ]


def _strings(segments: Sequence[object], prefix: str) -> Iterator[tuple[StringSegmentValue, str]]:
    """Yield what is translated, each with its path; the texts of one rich text are numbered."""
    rich = {each.path for each in segments if isinstance(each, TemplateSegmentValue)}
    count: Counter[str] = Counter()
    for segment in segments:
        if not isinstance(segment, StringSegmentValue):
            continue
        if SAME_IN_EVERY_LANGUAGE.isdisjoint(segment.path.split(".")):
            count[segment.path] += 1
            number = f"#{count[segment.path]}" if segment.path in rich else ""
            yield segment, f"{prefix}{segment.path}{number}"


def _copy_of(page: Page) -> Any:
    """Return the page once more: putting texts into blocks writes into the blocks they came from."""
    copy = type(page).from_serializable_data(page.serializable_data(), check_fks=False)
    copy.pk = page.pk
    return copy


def _content_of(source: Page) -> dict[str, Any]:
    """Return what a mirror takes over; its rows are new ones."""
    data = source.serializable_data()
    content = {name: value for name, value in data.items() if name not in PLACE_AND_STATE}
    rows = {name: [{**row, "pk": None} for row in data[name]] for name in _relations(type(source))}
    return content | rows


def is_mirror(page: Page) -> bool:
    """Tell whether a page is in a foreign language."""
    return bool(page.locale.language_code != VIETNAMESE)


def source_of(mirror: Page) -> Any:
    """Return the Vietnamese page a mirror is the translation of, None where there is none."""
    portal = mirror.path[: Page.steplen * 2]
    found = Page.objects.filter(
        translation_key=mirror.translation_key,
        locale__language_code=VIETNAMESE,
        path__startswith=portal,
    ).first()
    return found.specific if found and is_mirror(mirror) else None


def published_source(page: Page, composition: Composition) -> PublishedSource | None:
    """Return what the public is told of a mirror's source; null of what is no translation."""
    kept = TranslatedFrom.of(page)
    source = source_of(page) if kept else None
    if kept is None or source is None:
        return None
    composition.draws_on.add(("page", str(source.pk)))
    return PublishedSource(
        locale=public_language(source.locale.language_code),
        revision=kept.revision,
        published_at=kept.published_at,
        is_current=digest_of(source) == kept.digest,
        source_updated_at=source.last_published_at or kept.published_at,
    )
