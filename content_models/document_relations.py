"""What legal documents do to one another: the editors' rows, and both ends as published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Page

from content_models.composition import Composition
from content_models.publication_checks import Fault, Rows
from content_models.published import PublishedLink
from content_models.validity import LaterAct, Lifetime, RelationKind

RELATION_CHOICES = [
    (RelationKind.REPLACES.value, _("thay thế")),
    (RelationKind.AMENDS.value, _("sửa đổi, bổ sung hoặc bãi bỏ một phần")),
    (RelationKind.REPEALS.value, _("bãi bỏ toàn bộ")),
    (RelationKind.GUIDES.value, _("hướng dẫn, quy định chi tiết")),
    (RelationKind.BASED_ON.value, _("căn cứ vào")),
]


@dataclass(frozen=True, kw_only=True)
class PublishedRelation:
    """One document's effect on another: `outgoing` from this one, or `incoming` to it.

    `number`, `title` and `link` are the other document's; `effective_on` is the acting one's.
    """

    kind: str
    direction: Literal["outgoing", "incoming"]
    number: str
    title: str
    link: PublishedLink | None
    effective_on: date | None


class LegalDocumentRelation(Orderable):
    """What a document does to another, which may lie outside the system."""

    page = ParentalKey(
        "content_models.LegalDocumentPage", on_delete=models.CASCADE, related_name="relations"
    )
    kind = models.CharField(_("quan hệ"), max_length=16, choices=RELATION_CHOICES)
    target = models.ForeignKey(
        "content_models.LegalDocumentPage",
        verbose_name=_("văn bản trên cổng"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="inbound_relations",
    )
    target_number = models.CharField(
        _("hoặc số, ký hiệu"),
        max_length=64,
        blank=True,
        help_text=_("Chỉ ghi khi văn bản kia không có trên cổng."),
    )
    target_title = models.CharField(_("tên văn bản ngoài cổng"), max_length=500, blank=True)

    panels: ClassVar = [
        FieldPanel("kind"),
        FieldPanel("target"),
        FieldRowPanel([FieldPanel("target_number"), FieldPanel("target_title")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("quan hệ văn bản")
        verbose_name_plural = _("quan hệ văn bản")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="relation_names_one_document",
                condition=models.Q(target__isnull=False, target_number="")
                | models.Q(target__isnull=True) & ~models.Q(target_number=""),
                violation_error_message=_(
                    "Hãy chọn một văn bản trên cổng hoặc ghi số, ký hiệu: đúng một trong hai."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target or self.target_number}"

    def clean(self) -> None:
        super().clean()
        if (self.target_id is None) == (not self.target_number):
            message = _("Hãy chọn một văn bản trên cổng hoặc ghi số, ký hiệu: đúng một trong hai.")
            raise ValidationError({"target_number": message})


def itself_among_targets(document: Page, rows: Rows) -> Iterator[Fault]:
    """Yield a fault for each relation that leads back to the document or its mirrors."""
    for row in rows.get("relations", ()):
        if row.target is not None and row.target.translation_key == document.translation_key:
            message = gettext("Văn bản không thể tác động đến chính nó. Hãy chọn văn bản khác.")
            yield Fault("relations", message, row=row, row_field="target")


def outgoing_relations(document: Any, composition: Composition) -> list[PublishedRelation]:
    """Return what the document does to others; one that is not public yet is not named."""
    rows = document.relations.all()
    found = [_outgoing(row, document.effective_on, composition) for row in rows]
    return [relation for relation in found if relation.number or relation.link]


def _outgoing(
    row: LegalDocumentRelation, effective_on: date | None, composition: Composition
) -> PublishedRelation:
    target: Any = row.target
    if target is not None:
        composition.links(target.get_translations())  # its mirrors turn with this document too
    link = composition.link(target)
    return PublishedRelation(
        kind=row.kind,
        direction="outgoing",
        number=target.number_symbol if link else row.target_number,
        title=link.title if link else row.target_title,
        link=link,
        effective_on=effective_on,
    )


def incoming_relations(document: Page, composition: Composition) -> list[PublishedRelation]:
    """Return what public documents do to this one, each act once.

    A mirror repeats its original's relations: the document's own language is named if public.
    """
    rows = LegalDocumentRelation.objects.filter(
        target__translation_key=document.translation_key, page__live=True
    ).select_related("page__locale")
    own_language_last = sorted(rows, key=lambda row: row.page.locale_id == document.locale_id)
    found = {}
    for row in own_language_last:
        link = composition.link(row.page)
        if link is not None:
            found[row.page.translation_key, row.kind] = _incoming(row, link)
    return sorted(found.values(), key=_by_date)


def _incoming(row: LegalDocumentRelation, link: PublishedLink) -> PublishedRelation:
    acting: Any = row.page
    return PublishedRelation(
        kind=row.kind,
        direction="incoming",
        number=acting.number_symbol,
        title=link.title,
        link=link,
        effective_on=acting.effective_on,
    )


def _by_date(relation: PublishedRelation) -> tuple[date, str]:
    return relation.effective_on or date.min, relation.number


def lifetime_of(document: Any, incoming: Iterable[PublishedRelation]) -> Lifetime:
    """Return all that decides the document's validity."""
    return Lifetime(
        effective_on=document.effective_on,
        expires_on=document.expires_on,
        acts=tuple(LaterAct(RelationKind(act.kind), act.effective_on) for act in incoming),
    )
