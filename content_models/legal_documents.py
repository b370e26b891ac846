"""Legal and administrative documents: what they say, and what they do to one another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Literal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from content_models.attachments import AttachedFile, published_files
from content_models.base import information_panels, start_of
from content_models.categories import Category
from content_models.composition import Composition
from content_models.document_relations import (
    PublishedRelation,
    incoming_relations,
    itself_among_targets,
    lifetime_of,
    outgoing_relations,
)
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows, require_order
from content_models.published import DETAIL_ONLY, Attachment, Published
from content_models.validity import ValidityChange, changes_after, validity_on


class DocumentForm(models.TextChoices):
    """The form (hình thức) in which a document is issued."""

    LAW = "law", _("Luật")
    ORDINANCE = "ordinance", _("Pháp lệnh")
    DECREE = "decree", _("Nghị định")
    CIRCULAR = "circular", _("Thông tư")
    RESOLUTION = "resolution", _("Nghị quyết")
    DECISION = "decision", _("Quyết định")
    DIRECTIVE = "directive", _("Chỉ thị")
    REGULATION = "regulation", _("Quy chế")
    RULES = "rules", _("Quy định")
    PLAN = "plan", _("Kế hoạch")
    PROGRAMME = "programme", _("Chương trình")
    SCHEME = "scheme", _("Đề án")
    NOTICE = "notice", _("Thông báo")
    CONCLUSION = "conclusion", _("Kết luận")
    OFFICIAL_LETTER = "official-letter", _("Công văn")
    URGENT_DISPATCH = "urgent-dispatch", _("Công điện")
    SUBMISSION = "submission", _("Tờ trình")
    REPORT = "report", _("Báo cáo")
    GUIDANCE = "guidance", _("Hướng dẫn")
    INVITATION = "invitation", _("Giấy mời")
    OTHER = "other", _("Hình thức khác")


class AgencyRole(models.TextChoices):
    """What the portal's agency is to a document, as rule sets name it (TD25-7.3, HCM24-12.1c)."""

    ISSUER = "issuer", _("Cơ quan ban hành")
    DRAFTER = "drafter", _("Cơ quan chủ trì soạn thảo")
    IN_SCOPE = "in-scope", _("Cơ quan thuộc phạm vi điều chỉnh")


class DocumentScope(models.TextChoices):
    """Whether a document makes law or administers under it."""

    NORMATIVE = "normative", _("Văn bản quy phạm pháp luật")
    ADMINISTRATIVE = "administrative", _("Văn bản quản lý hành chính")


@dataclass(frozen=True, kw_only=True)
class PublishedLegalDocument(Published):
    """A document. `validity` holds on the day of composing; `validity_changes` are the later turns.

    `relations` are the facts both follow from: a reader may derive the validity of any day.
    """

    type: Literal["legal-document"]
    form: str
    scope: str
    issuing_authority: str
    number_symbol: str
    number_note: str
    issued_on: date
    effective_on: date | None
    expires_on: date | None
    abstract: str
    signer: str
    signer_title: str
    validity: str
    validity_changes: list[ValidityChange]
    reference_only: bool
    national_db_link: str
    files: list[Attachment]
    recipients: list[str] = field(metadata=DETAIL_ONLY)
    relations: list[PublishedRelation] = field(metadata=DETAIL_ONLY)
    field: str


class LegalDocumentPage(CheckedPage):
    """A legal or administrative document with its file (HP11-2.3e, TD25-3.6)."""

    categories: ClassVar = (Category.LEGAL_DOCUMENTS,)
    shape = PublishedLegalDocument
    anchors: ClassVar[Mapping[str, str]] = {"issued": "issued_on"}
    anchor_facts: ClassVar[tuple[str, ...]] = (
        "agency_role",
        "issuing_authority",
        "reference_only",
    )
    filter_fields: ClassVar[tuple[str, ...]] = (
        "form",
        "scope",
        "issuing_authority",
        "number_symbol",
        "field",
        "issued_on",
        "effective_on",
        "signer",
        "validity",
    )

    form = models.CharField(_("hình thức văn bản"), max_length=24, choices=DocumentForm)
    scope = models.CharField(
        _("loại văn bản"),
        max_length=16,
        choices=DocumentScope,
        default=DocumentScope.ADMINISTRATIVE,
    )
    issuing_authority = models.CharField(
        _("thẩm quyền ban hành"),
        max_length=255,
        help_text=_("Cơ quan hoặc người có thẩm quyền đã ký ban hành."),
    )
    number_symbol = models.CharField(
        _("số, ký hiệu"), max_length=64, blank=True, help_text=_("Ví dụ: 204/2025/QĐ-UBND.")
    )
    number_note = models.CharField(
        _("lý do không có số"),
        max_length=255,
        blank=True,
        help_text=_("Chỉ ghi khi văn bản không có số, ký hiệu."),
    )
    issued_on = models.DateField(
        _("ngày ban hành"), help_text=_("Thời hạn đăng tải được tính từ ngày này (TD25-7.3).")
    )
    effective_on = models.DateField(
        _("ngày hiệu lực"),
        null=True,
        blank=True,
        help_text=_(
            "Văn bản có hiệu lực từ ngày ký thì ghi ngày ban hành. Chỉ văn bản để dẫn chiếu mới "
            "được để trống; khi đó cổng ghi “chưa rõ hiệu lực”."
        ),
    )
    expires_on = models.DateField(
        _("ngày hết hiệu lực"),
        null=True,
        blank=True,
        help_text=_("Từ ngày này văn bản không còn hiệu lực. Để trống nếu chưa xác định."),
    )
    abstract = models.TextField(_("trích yếu"))
    field = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    signer_title = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True, help_text=_("Mỗi nơi nhận một dòng."))
    national_db_link = models.URLField(
        _("liên kết CSDL quốc gia về pháp luật, Công báo"), blank=True, max_length=500
    )
    agency_role = models.CharField(
        _("vai trò của cơ quan chủ quản cổng"),
        max_length=16,
        choices=AgencyRole,
        blank=True,
        help_text=_(
            "Quyết định thời hạn đăng (TD25-7.3). Để trống thì xét theo thẩm quyền ban hành: là cơ "
            "quan của cổng này hay cơ quan khác."
        ),
    )
    reference_only = models.BooleanField(
        _("chỉ để dẫn chiếu"),
        default=False,
        help_text=_("Đánh dấu văn bản của nơi khác, được nêu mà không đăng tệp tải về."),
    )

    content_panels = information_panels(
        FieldPanel("abstract"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("form"), FieldPanel("scope")]),
                FieldRowPanel([FieldPanel("number_symbol"), FieldPanel("number_note")]),
                FieldRowPanel([FieldPanel("issuing_authority"), FieldPanel("field")]),
                FieldRowPanel([FieldPanel("signer"), FieldPanel("signer_title")]),
            ],
            heading=_("Văn bản"),
        ),
        FieldRowPanel(
            [FieldPanel("issued_on"), FieldPanel("effective_on"), FieldPanel("expires_on")],
            heading=_("Hiệu lực"),
        ),
        InlinePanel("files", heading=_("Tệp văn bản cho phép tải về"), label=_("tệp")),
        FieldPanel("agency_role"),
        FieldPanel("reference_only"),
        InlinePanel(
            "relations",
            heading=_("Văn bản này tác động đến văn bản khác"),
            label=_("quan hệ"),
            help_text=_("Tình trạng hiệu lực của văn bản kia tự thay đổi theo."),
        ),
        MultiFieldPanel(
            [FieldPanel("recipients"), FieldPanel("national_db_link")],
            heading=_("Nơi nhận, liên kết"),
        ),
    )

    class Meta:
        verbose_name = _("Văn bản")

    def listed_at(self) -> datetime:
        return start_of(self.issued_on)

    def owes_publication(self) -> bool:
        return not self.reference_only

    def agency_relation(self, *own_names: str) -> str:
        """Return what editors said the agency is to it, else what the issuing authority tells."""
        authority = self.issuing_authority.casefold()
        is_own = any(name and name.casefold() in authority for name in own_names)
        return self.agency_role or (AgencyRole.ISSUER if is_own else AgencyRole.IN_SCOPE).value

    def clean(self) -> None:
        super().clean()
        require_order(self, "issued_on", "effective_on")
        require_order(self, "effective_on", "expires_on")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if not self.number_symbol and not self.number_note:
            note = gettext("Văn bản chưa có số, ký hiệu. Hãy nhập số, hoặc ghi lý do không có số.")
            yield Fault("number_symbol", note)
        if self.effective_on is None and not self.reference_only:
            yield Fault("effective_on", gettext("Hãy nhập ngày hiệu lực của văn bản."))
        if not self.reference_only:
            remedy = gettext("Văn bản phải có tệp tải về (HP11-2.3e). Hãy thêm tệp, hoặc đánh dấu")
            yield from missing_rows(rows, "files", f"{remedy} “{self._reference_label()}”.")
        yield from itself_among_targets(self, rows)

    def _reference_label(self) -> str:
        return str(self._meta.get_field("reference_only").verbose_name)

    def published_core(self, composition: Composition) -> dict[str, Any]:
        core = super().published_core(composition)
        return core | {"summary": core["summary"] or self.abstract}

    def published(self, composition: Composition) -> PublishedLegalDocument:
        incoming = incoming_relations(self, composition)
        lifetime = lifetime_of(self, incoming)
        today = timezone.localdate()
        return PublishedLegalDocument(
            **self.published_core(composition),
            type="legal-document",
            form=self.form,
            scope=self.scope,
            issuing_authority=self.issuing_authority,
            number_symbol=self.number_symbol,
            number_note=self.number_note,
            issued_on=self.issued_on,
            effective_on=self.effective_on,
            expires_on=self.expires_on,
            abstract=self.abstract,
            field=self.field,
            signer=self.signer,
            signer_title=self.signer_title,
            validity=validity_on(lifetime, today).value,
            validity_changes=list(changes_after(lifetime, today)),
            reference_only=self.reference_only,
            national_db_link=self.national_db_link,
            files=published_files(self.files.all(), composition),
            recipients=[line.strip() for line in self.recipients.splitlines() if line.strip()],
            relations=outgoing_relations(self, composition) + incoming,
        )


class LegalDocumentFile(AttachedFile):
    """A file in which a document can be downloaded."""

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="files")

    class Meta(AttachedFile.Meta):
        verbose_name = _("tệp văn bản")
        verbose_name_plural = _("tệp văn bản")
