"""Spreading and explaining the law, regimes and policies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content_models.base import information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.document_references import (
    cited_document,
    document_page_field,
    missing_reference,
)
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_body
from content_models.published import Published, PublishedLink


class GuidanceLevel(models.TextChoices):
    """Whose law or policy is explained (TD25-3.4)."""

    CENTRAL = "central", _("Trung ương, Đảng")
    CITY = "city", _("Thành phố")
    WARD = "ward", _("Phường")


@dataclass(frozen=True, kw_only=True)
class PublishedLegalGuidance(Published):
    """An explanation, in `body`, of a source document issued on `source_issued_on`."""

    type: Literal["legal-guidance"]
    source_document: PublishedLink | None
    source_number: str
    source_issued_on: date
    field: str
    level: str


class LegalGuidancePage(CheckedPage):
    """Guidance on a law or policy, owed soon after that was issued (HCM24-12.1b, TD25-7.2).

    It is listed by its own publication: guidance on an old law is new to its readers.
    """

    categories: ClassVar = (Category.LEGAL_DISSEMINATION,)
    shape = PublishedLegalGuidance
    anchors: ClassVar[Mapping[str, str]] = {"issued": "source_issued_on"}
    filter_fields: ClassVar[tuple[str, ...]] = (
        "field",
        "level",
        "source_number",
        "source_issued_on",
    )

    source_document = document_page_field(_("văn bản pháp luật, chính sách, chế độ"))
    source_number = models.CharField(
        _("số, ký hiệu văn bản"),
        max_length=64,
        blank=True,
        help_text=_("Ghi khi văn bản không có trên cổng."),
    )
    source_issued_on = models.DateField(
        _("ngày ban hành văn bản"),
        help_text=_("Thời hạn đăng bài được tính từ ngày này (TD25-7.2)."),
    )
    field = models.CharField(_("lĩnh vực"), max_length=120)
    level = models.CharField(_("cấp"), max_length=16, choices=GuidanceLevel, blank=True)

    content_panels = information_panels(
        MultiFieldPanel(
            [
                FieldPanel("source_document"),
                FieldRowPanel([FieldPanel("source_number"), FieldPanel("source_issued_on")]),
            ],
            heading=_("Văn bản được tuyên truyền, hướng dẫn"),
        ),
        FieldRowPanel([FieldPanel("field"), FieldPanel("level")]),
    )

    class Meta:
        verbose_name = _("Tuyên truyền, phổ biến pháp luật")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        yield from missing_body(self)
        yield from missing_reference(self, "source_document", "source_number")

    def published(self, composition: Composition) -> PublishedLegalGuidance:
        number, document = cited_document(self.source_document, self.source_number, composition)
        return PublishedLegalGuidance(
            **self.published_core(composition),
            type="legal-guidance",
            source_document=document,
            source_number=number,
            source_issued_on=self.source_issued_on,
            field=self.field,
            level=self.level,
        )
