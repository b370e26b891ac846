"""The units of an authority, linked to their superiors, so that a chart can be drawn of them."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.contact_details import validate_official_mailbox, validate_phone
from content_models.publication_checks import CheckedPage
from content_models.published import DETAIL_ONLY, Published, PublishedLink


@dataclass(frozen=True, kw_only=True)
class PublishedOrganisationUnit(Published):
    """A unit; `title` is its name, `parent_unit` stands above it, null at the top of the chart.

    `head_position` is the post that leads it; `order` sorts units under one superior, lowest first.
    """

    type: Literal["organisation-unit"]
    tasks: str = field(metadata=DETAIL_ONLY)
    head_position: str
    parent_unit: PublishedLink | None
    parent_unit_id: UUID | None
    address: str
    phone: str
    email: str
    order: int


class OrganisationUnitPage(CheckedPage):
    """An agency or unit of the apparatus (HP11-2.3a-1, KH10-8.3)."""

    categories: ClassVar = (Category.INTRODUCTION,)
    shape = PublishedOrganisationUnit
    filter_fields: ClassVar[tuple[str, ...]] = ("parent_unit_id",)

    tasks = RichTextField(
        _("chức năng, nhiệm vụ"),
        features=RICH_TEXT_FEATURES,
        help_text=_("Tóm tắt chức năng, nhiệm vụ, quyền hạn. Căn cứ: TD25-3.1, KH10-8.3."),
    )
    head_position = models.CharField(
        _("chức vụ người đứng đầu"),
        max_length=255,
        blank=True,
        help_text=_("Ví dụ: Giám đốc Sở, Trưởng phòng."),
    )
    parent_unit = models.ForeignKey(
        "content_models.OrganisationUnitPage",
        verbose_name=_("trực thuộc"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Đơn vị cấp trên trực tiếp; để trống nếu đứng đầu sơ đồ tổ chức."),
    )
    address = models.CharField(_("địa chỉ"), max_length=255, blank=True)
    phone = models.CharField(
        _("điện thoại"), max_length=20, blank=True, validators=[validate_phone]
    )
    email = models.EmailField(
        _("thư điện tử chính thức"),
        blank=True,
        validators=[validate_official_mailbox],
        help_text=_("Hộp thư công vụ của đơn vị (KH10-8.7)."),
    )
    order = models.PositiveSmallIntegerField(
        _("thứ tự"), default=0, help_text=_("Số nhỏ đứng trước trong cùng một cấp.")
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("parent_unit"), FieldPanel("order")]),
        FieldPanel("tasks"),
        MultiFieldPanel(
            [
                FieldPanel("head_position"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Người đứng đầu và liên hệ"),
        ),
        guidance=_("Tiêu đề là tên đầy đủ của cơ quan, đơn vị."),
    )

    class Meta:
        verbose_name = _("Cơ quan, đơn vị")

    def clean(self) -> None:
        super().clean()
        if self.pk is not None and self.pk in self._superiors():
            raise ValidationError(
                {
                    "parent_unit": ValidationError(
                        _(
                            "“%(superior)s” đang trực thuộc chính đơn vị này. "
                            "Hãy chọn một đơn vị cấp trên khác."
                        ),
                        params={"superior": self.parent_unit},
                    )
                }
            )

    def _superiors(self) -> set[int]:
        """Return the keys of all units above this one; a loop among them ends the climb."""
        above: set[int] = set()
        unit = self.parent_unit
        while unit is not None and unit.pk not in above:
            above.add(unit.pk)
            unit = unit.parent_unit
        return above

    def published(self, composition: Composition) -> PublishedOrganisationUnit:
        parent_unit = composition.link(self.parent_unit)
        return PublishedOrganisationUnit(
            **self.published_core(composition),
            type="organisation-unit",
            tasks=composition.rich_text(self.tasks),
            head_position=self.head_position,
            parent_unit=parent_unit,
            parent_unit_id=parent_unit.id if parent_unit else None,
            address=self.address,
            phone=self.phone,
            email=self.email,
            order=self.order,
        )
