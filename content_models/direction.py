"""Direction: leaders' directives, answers to petitions, rewards and sanctions, Party papers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from content_models.attachments import file_field
from content_models.base import information_panels, start_of
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.document_references import (
    cited_document,
    document_page_field,
    missing_reference,
)
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_body, require_order
from content_models.published import DETAIL_ONLY, Published, PublishedFile, PublishedLink


@dataclass(frozen=True, kw_only=True)
class PublishedDirective(Published):
    """What a leader directed, in `body`; `document` issued it on `issued_on`."""

    type: Literal["directive"]
    leader: PublishedLink | None
    leader_name: str
    document: PublishedLink | None
    document_number: str
    issued_on: date


class DirectivePage(CheckedPage):
    """A directive that has been officially issued in a document (HP11-2.3c)."""

    categories: ClassVar = (Category.DIRECTION_DIRECTIVES, Category.DIRECTION)
    shape = PublishedDirective
    filter_fields: ClassVar[tuple[str, ...]] = ("leader_name", "document_number", "issued_on")

    leader = models.ForeignKey(
        Page,
        verbose_name=_("lãnh đạo, thủ trưởng cơ quan"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Chọn trang giới thiệu của lãnh đạo đã có ý kiến chỉ đạo."),
    )
    document = document_page_field(_("văn bản ban hành"))
    document_number = models.CharField(
        _("số, ký hiệu văn bản ban hành"),
        max_length=64,
        blank=True,
        help_text=_("Ghi khi văn bản không có trên cổng."),
    )
    issued_on = models.DateField(_("ngày ban hành"))

    content_panels = information_panels(
        FieldRowPanel(
            [PageChooserPanel("leader", "content_models.OfficialPage"), FieldPanel("issued_on")]
        ),
        FieldRowPanel([FieldPanel("document"), FieldPanel("document_number")]),
        guidance=_("Chỉ đăng ý kiến đã thống nhất và ban hành bằng văn bản (HP11-2.3c)."),
    )

    class Meta:
        verbose_name = _("Ý kiến chỉ đạo, điều hành")

    def listed_at(self) -> datetime:
        return start_of(self.issued_on)

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        yield from missing_body(self)
        yield from missing_reference(self, "document", "document_number")

    def published(self, composition: Composition) -> PublishedDirective:
        number, document = cited_document(self.document, self.document_number, composition)
        leader = composition.link(self.leader)
        return PublishedDirective(
            **self.published_core(composition),
            type="directive",
            leader=leader,
            leader_name=leader.title if leader else "",
            document=document,
            document_number=number,
            issued_on=self.issued_on,
        )


@dataclass(frozen=True, kw_only=True)
class PublishedPetitionResponse(Published):
    """How a petition was handled; `petition` and `response` are clean HTML."""

    type: Literal["petition-response"]
    agency: str
    received_on: date | None
    answered_on: date
    petition: str = field(metadata=DETAIL_ONLY)
    response: str = field(metadata=DETAIL_ONLY)


class PetitionResponsePage(CheckedPage):
    """The handling of a petition by an organisation or a person, without personal data."""

    categories: ClassVar = (Category.DIRECTION_PETITION_RESPONSES,)
    shape = PublishedPetitionResponse
    filter_fields: ClassVar[tuple[str, ...]] = ("agency", "received_on", "answered_on")

    petition = RichTextField(
        _("kiến nghị, yêu cầu"),
        features=RICH_TEXT_FEATURES,
        help_text=_("Tóm tắt nội dung; lược bỏ họ tên, địa chỉ, số điện thoại của người gửi."),
    )
    response = RichTextField(_("ý kiến xử lý, phản hồi"), features=RICH_TEXT_FEATURES)
    agency = models.CharField(_("cơ quan xử lý"), max_length=255)
    received_on = models.DateField(_("ngày tiếp nhận"), null=True, blank=True)
    answered_on = models.DateField(_("ngày phản hồi"))

    content_panels = information_panels(
        FieldPanel("petition"),
        FieldPanel("response"),
        FieldRowPanel([FieldPanel("agency"), FieldPanel("received_on"), FieldPanel("answered_on")]),
    )

    class Meta:
        verbose_name = _("Xử lý, phản hồi kiến nghị")

    def listed_at(self) -> datetime:
        return start_of(self.answered_on)

    def clean(self) -> None:
        super().clean()
        require_order(self, "received_on", "answered_on")

    def published(self, composition: Composition) -> PublishedPetitionResponse:
        return PublishedPetitionResponse(
            **self.published_core(composition),
            type="petition-response",
            agency=self.agency,
            received_on=self.received_on,
            answered_on=self.answered_on,
            petition=composition.rich_text(self.petition),
            response=composition.rich_text(self.response),
        )


class DecisionKind(models.TextChoices):
    """Whether an organisation was honoured or punished."""

    REWARD = "reward", _("Khen thưởng")
    SANCTION = "sanction", _("Xử phạt")


@dataclass(frozen=True, kw_only=True)
class PublishedRewardSanction(Published):
    """A reward or sanction of an organisation, `subject`."""

    type: Literal["reward-sanction"]
    kind: str
    subject: str
    field: str
    decision: PublishedLink | None
    decision_number: str
    decided_on: date | None


class RewardSanctionPage(CheckedPage):
    """A reward or sanction of an organisation or enterprise, never of a person (HP11-2.3c)."""

    categories: ClassVar = (Category.DIRECTION_REWARDS_SANCTIONS,)
    shape = PublishedRewardSanction
    filter_fields: ClassVar[tuple[str, ...]] = (
        "kind",
        "subject",
        "field",
        "decision_number",
        "decided_on",
    )

    kind = models.CharField(_("khen thưởng hay xử phạt"), max_length=16, choices=DecisionKind)
    subject = models.CharField(
        _("tổ chức, doanh nghiệp"),
        max_length=255,
        help_text=_("Chỉ ghi tên tổ chức, doanh nghiệp; không đăng thông tin về cá nhân."),
    )
    field = models.CharField(_("lĩnh vực quản lý nhà nước"), max_length=120)
    decision = document_page_field(_("quyết định"))
    decision_number = models.CharField(_("số, ký hiệu quyết định"), max_length=64, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("kind"), FieldPanel("subject"), FieldPanel("field")]),
        MultiFieldPanel(
            [
                FieldPanel("decision"),
                FieldRowPanel([FieldPanel("decision_number"), FieldPanel("decided_on")]),
            ],
            heading=_("Quyết định (số, ngày)"),
        ),
    )

    class Meta:
        verbose_name = _("Khen thưởng, xử phạt")

    def listed_at(self) -> datetime:
        return start_of(self.decided_on) if self.decided_on else super().listed_at()

    def published(self, composition: Composition) -> PublishedRewardSanction:
        number, decision = cited_document(self.decision, self.decision_number, composition)
        return PublishedRewardSanction(
            **self.published_core(composition),
            type="reward-sanction",
            kind=self.kind,
            subject=self.subject,
            field=self.field,
            decision=decision,
            decision_number=number,
            decided_on=self.decided_on,
        )


@dataclass(frozen=True, kw_only=True)
class PublishedPartyDocument(Published):
    """A document by which the Party committee leads; null `file` where it has been withdrawn."""

    type: Literal["party-document"]
    number_symbol: str
    issued_on: date
    file: PublishedFile | None


class PartyDocumentPage(CheckedPage):
    """A leadership document of the Party committee (TD25-15)."""

    categories: ClassVar = (Category.PARTY_DIRECTION,)
    shape = PublishedPartyDocument
    filter_fields: ClassVar[tuple[str, ...]] = ("number_symbol", "issued_on")

    number_symbol = models.CharField(_("số, ký hiệu"), max_length=64, blank=True)
    issued_on = models.DateField(_("ngày ban hành"))
    file = file_field(
        _("văn bản"), help_text=_("Tệp văn bản do Văn phòng Đảng ủy cung cấp (TD25-15).")
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("number_symbol"), FieldPanel("issued_on")]),
        FieldPanel("file"),
    )

    class Meta:
        verbose_name = _("Văn bản của Đảng ủy")

    def listed_at(self) -> datetime:
        return start_of(self.issued_on)

    def published(self, composition: Composition) -> PublishedPartyDocument:
        return PublishedPartyDocument(
            **self.published_core(composition),
            type="party-document",
            number_symbol=self.number_symbol,
            issued_on=self.issued_on,
            file=composition.file(self.file),
        )
