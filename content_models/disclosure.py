"""What an authority discloses: lists under the access-to-information rules, shared databases."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content_models.base import InformationPage, information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows
from content_models.published import DETAIL_ONLY, Published


@dataclass(frozen=True, kw_only=True)
class DisclosureEntry:
    """A piece of information to disclose: `form` says how, `time` since when or how often."""

    name: str
    document_number: str
    issued_on: date | None
    form: str
    time: str
    link: str


@dataclass(frozen=True, kw_only=True)
class PublishedDisclosureList(Published):
    """The list of information that must be public, in the editors' order."""

    type: Literal["disclosure-list"]
    entries: list[DisclosureEntry] = field(metadata=DETAIL_ONLY)


class DisclosureListPage(CheckedPage):
    """The list of information that must be public, and where it is (HP25-3.2, HCM24-13.1b)."""

    categories: ClassVar = (Category.ACCESS_TO_INFORMATION,)
    shape = PublishedDisclosureList
    filter_fields: ClassVar[tuple[str, ...]] = ()

    content_panels = information_panels(
        InlinePanel(
            "entries",
            heading=_("Danh mục thông tin phải được công khai"),
            label=_("Thông tin"),
            min_num=1,
        ),
    )

    class Meta:
        verbose_name = _("Danh mục thông tin công khai")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        empty = gettext("Danh mục đang trống. Hãy thêm ít nhất một thông tin phải công khai.")
        yield from missing_rows(rows, "entries", empty)

    def published(self, composition: Composition) -> PublishedDisclosureList:
        return PublishedDisclosureList(
            **self.published_core(composition),
            type="disclosure-list",
            entries=[entry.published() for entry in self.entries.all()],
        )


class DisclosureEntryRow(Orderable):
    """One line of the list as the editor wrote it."""

    page = ParentalKey(DisclosureListPage, on_delete=models.CASCADE, related_name="entries")
    name = models.CharField(_("tên thông tin"), max_length=500)
    document_number = models.CharField(_("số, ký hiệu văn bản"), max_length=64, blank=True)
    issued_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    form = models.CharField(
        _("hình thức công khai"),
        max_length=255,
        help_text=_("Ví dụ: Đăng trên cổng thông tin điện tử, niêm yết tại trụ sở."),
    )
    time = models.CharField(
        _("thời điểm, thời hạn công khai"),
        max_length=255,
        blank=True,
        help_text=_("Ví dụ: Thường xuyên; chậm nhất 05 ngày làm việc từ ngày ký."),
    )
    link = models.URLField(_("đường dẫn"), blank=True)

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("document_number"), FieldPanel("issued_on")]),
        FieldRowPanel([FieldPanel("form"), FieldPanel("time")]),
        FieldPanel("link"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("thông tin phải công khai")
        verbose_name_plural = _("thông tin phải công khai")

    def published(self) -> DisclosureEntry:
        return DisclosureEntry(
            name=self.name,
            document_number=self.document_number,
            issued_on=self.issued_on,
            form=self.form,
            time=self.time,
            link=self.link,
        )


@dataclass(frozen=True, kw_only=True)
class PublishedSharedDatabase(Published):
    """A database that others may use; `title` is its name."""

    type: Literal["shared-database"]
    managing_agency: str
    access_url: str
    description: str


class SharedDatabasePage(InformationPage):
    """A database of the locality that agencies and the public share (KH10-8.10, TD25-2.3)."""

    categories: ClassVar = (Category.SHARED_DATABASES,)
    shape = PublishedSharedDatabase
    filter_fields: ClassVar[tuple[str, ...]] = ("managing_agency",)

    managing_agency = models.CharField(_("cơ quan quản lý"), max_length=255)
    access_url = models.URLField(
        _("đường dẫn"), help_text=_("Nơi tra cứu hoặc tải dữ liệu, mở được cho mọi người.")
    )
    description = models.TextField(
        _("mô tả dữ liệu"),
        blank=True,
        help_text=_("Gồm những gì, cập nhật bao lâu một lần, theo định dạng nào."),
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("managing_agency"), FieldPanel("access_url")]),
        FieldPanel("description"),
        guidance=_("Tiêu đề là tên cơ sở dữ liệu."),
    )

    class Meta:
        verbose_name = _("Cơ sở dữ liệu dùng chung")

    def published(self, composition: Composition) -> PublishedSharedDatabase:
        return PublishedSharedDatabase(
            **self.published_core(composition),
            type="shared-database",
            managing_agency=self.managing_agency,
            access_url=self.access_url,
            description=self.description,
        )
