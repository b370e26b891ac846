"""The official gazette: its issues and the documents each of them prints."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content_models.attachments import file_field
from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.document_references import cited_document, document_page_field
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows
from content_models.published import DETAIL_ONLY, Published, PublishedFile, PublishedLink


@dataclass(frozen=True, kw_only=True)
class GazetteDocument:
    """A document an issue prints, and what it is about."""

    number: str
    abstract: str
    link: PublishedLink | None


@dataclass(frozen=True, kw_only=True)
class PublishedGazetteIssue(Published):
    """One issue; `file` is the whole issue where it can be downloaded."""

    type: Literal["gazette-issue"]
    issue_number: str
    issued_on: date
    file: PublishedFile | None
    documents: list[GazetteDocument] = field(metadata=DETAIL_ONLY)


class GazetteIssuePage(CheckedPage):
    """An issue of the official gazette (HP11-2.3g)."""

    categories: ClassVar = (Category.OFFICIAL_GAZETTE,)
    shape = PublishedGazetteIssue
    filter_fields: ClassVar[tuple[str, ...]] = ("issue_number", "issued_on")

    issue_number = models.CharField(_("số công báo"), max_length=64)
    issued_on = models.DateField(_("ngày ban hành"))
    file = file_field(_("tệp toàn văn số công báo"), blank=True)

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("issue_number"), FieldPanel("issued_on")]),
        FieldPanel("file"),
        InlinePanel(
            "documents", heading=_("Danh mục văn bản đăng trong công báo"), label=_("văn bản")
        ),
        body=False,
    )

    class Meta:
        verbose_name = _("Số công báo")

    def listed_at(self) -> datetime:
        return start_of(self.issued_on)

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        remedy = gettext("Số công báo phải có danh mục văn bản (HP11-2.3g). Hãy thêm văn bản.")
        yield from missing_rows(rows, "documents", remedy)

    def published(self, composition: Composition) -> PublishedGazetteIssue:
        return PublishedGazetteIssue(
            **self.published_core(composition),
            type="gazette-issue",
            issue_number=self.issue_number,
            issued_on=self.issued_on,
            file=composition.file(self.file),
            documents=printed_documents(self.documents.all(), composition),
        )


class GazetteIssueDocument(Orderable):
    """One document in the list of an issue."""

    page = ParentalKey(GazetteIssuePage, on_delete=models.CASCADE, related_name="documents")
    document = document_page_field(_("văn bản trên cổng"))
    number = models.CharField(
        _("hoặc số, ký hiệu"),
        max_length=64,
        blank=True,
        help_text=_("Ghi khi văn bản không có trên cổng."),
    )
    abstract = models.TextField(_("trích yếu nội dung"))

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("document"), FieldPanel("number")]),
        FieldPanel("abstract"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("văn bản trong công báo")
        verbose_name_plural = _("văn bản trong công báo")

    def __str__(self) -> str:
        return self.number or self.abstract

    def clean(self) -> None:
        super().clean()
        if self.document_id is None and not self.number:
            message = _("Hãy chọn văn bản trên cổng hoặc ghi số, ký hiệu của văn bản.")
            raise ValidationError({"number": message})


def printed_documents(
    rows: Iterable[GazetteIssueDocument], composition: Composition
) -> list[GazetteDocument]:
    """Return the documents that may be named: by a public page or by the number typed in."""
    cited = ((row, *cited_document(row.document, row.number, composition)) for row in rows)
    return [
        GazetteDocument(number=number, abstract=row.abstract, link=link)
        for row, number, link in cited
        if number or link
    ]
