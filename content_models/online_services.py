"""Online public services: where a dossier is handed in without coming to the counter."""

from dataclasses import dataclass
from typing import ClassVar, Literal
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content_models.base import InformationPage, information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.procedures import ProcedurePage, ServiceLevel
from content_models.published import Published, PublishedLink

ONLINE_LEVELS = [(level.value, level.label) for level in (ServiceLevel.FULL, ServiceLevel.PARTIAL)]


@dataclass(frozen=True, kw_only=True)
class PublishedOnlineService(Published):
    """A service; `service_level` is `full` or `partial`, `service_url` is where to hand it in."""

    type: Literal["online-service"]
    service_level: str
    service_url: str
    for_foreigners: bool
    agency: str
    procedure: PublishedLink | None
    procedure_id: UUID | None


class OnlineServicePage(InformationPage):
    """A service with its level and its address (HP11-2.3p-2, HP25-7)."""

    categories: ClassVar = (Category.ONLINE_PUBLIC_SERVICES,)
    shape = PublishedOnlineService
    filter_fields: ClassVar[tuple[str, ...]] = (
        "service_level",
        "for_foreigners",
        "agency",
        "procedure_id",
    )

    service_level = models.CharField(_("mức độ"), max_length=16, choices=ONLINE_LEVELS)
    service_url = models.URLField(
        _("đường dẫn nộp hồ sơ"),
        help_text=_("Trang nộp hồ sơ trên Cổng Dịch vụ công, mở được không cần sửa địa chỉ."),
    )
    for_foreigners = models.BooleanField(
        _("người nước ngoài dùng được"),
        default=False,
        help_text=_("Dịch vụ này phải có cả trên trang tiếng nước ngoài (HP11-2.3o)."),
    )
    agency = models.CharField(_("cơ quan cung cấp"), max_length=255, blank=True)
    procedure = models.ForeignKey(
        ProcedurePage,
        verbose_name=_("thủ tục hành chính"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Chọn trang hướng dẫn thủ tục nếu đã có."),
    )

    content_panels = information_panels(
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("service_level"), FieldPanel("for_foreigners")]),
                FieldPanel("service_url"),
                FieldRowPanel([FieldPanel("agency"), FieldPanel("procedure")]),
            ],
            heading=_("Dịch vụ"),
        ),
        guidance=_("Tiêu đề là tên dịch vụ công, đúng như trên Cổng Dịch vụ công."),
    )

    class Meta:
        verbose_name = _("Dịch vụ công trực tuyến")

    def published(self, composition: Composition) -> PublishedOnlineService:
        procedure = composition.link(self.procedure)
        return PublishedOnlineService(
            **self.published_core(composition),
            type="online-service",
            service_level=self.service_level,
            service_url=self.service_url,
            for_foreigners=self.for_foreigners,
            agency=self.agency,
            procedure=procedure,
            procedure_id=procedure.id if procedure else None,
        )
