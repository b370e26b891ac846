"""People who hold a public post: whom to contact, and the leaders with their life and tasks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition
from content_models.contact_details import validate_official_mailbox, validate_phone
from content_models.organisation import OrganisationUnitPage
from content_models.publication_checks import CheckedPage, Fault, Rows
from content_models.published import DETAIL_ONLY, Published, PublishedLink
from content_models.required_fields import missing_fields

LEADER_FIELDS = ("short_biography", "assigned_tasks")
CONTACT_FIELDS = ("phone", "email")


@dataclass(frozen=True, kw_only=True)
class PublishedOfficial(Published):
    """An official; `title` and `full_name` are the same, `image` is the portrait.

    `job_title` is the post held; `rank` sorts people, lowest first.
    """

    type: Literal["official"]
    full_name: str
    job_title: str
    unit: PublishedLink | None
    unit_id: UUID | None
    unit_name: str
    phone: str
    fax: str
    email: str
    rank: int
    short_biography: str = field(metadata=DETAIL_ONLY)
    assigned_tasks: str = field(metadata=DETAIL_ONLY)


class OfficialPage(CheckedPage):
    """A competent official (HP11-2.3k, TD25-3.11) or a leader (HP11-2.3a-4)."""

    categories: ClassVar = (Category.OFFICIAL_CONTACTS, Category.LEADERS)
    shape = PublishedOfficial
    filter_fields: ClassVar[tuple[str, ...]] = ("job_title", "unit_id", "unit_name")

    job_title = models.CharField(
        _("chức vụ"), max_length=255, help_text=_("Ví dụ: Chủ tịch Ủy ban nhân dân phường.")
    )
    unit = models.ForeignKey(
        OrganisationUnitPage,
        verbose_name=_("đơn vị công tác"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Chọn trang của đơn vị nếu đã có trong mục Giới thiệu."),
    )
    unit_name = models.CharField(
        _("tên đơn vị công tác"),
        max_length=255,
        blank=True,
        help_text=_("Điền khi đơn vị chưa có trang riêng; để trống thì lấy tên trang đã chọn."),
    )
    phone = models.CharField(
        _("điện thoại"), max_length=20, blank=True, validators=[validate_phone]
    )
    fax = models.CharField(_("fax"), max_length=20, blank=True, validators=[validate_phone])
    email = models.EmailField(
        _("thư điện tử chính thức"),
        blank=True,
        validators=[validate_official_mailbox],
        help_text=_("Hộp thư công vụ, không dùng hộp thư cá nhân."),
    )
    rank = models.PositiveSmallIntegerField(
        _("thứ bậc"), default=0, help_text=_("Số nhỏ đứng trước trong danh sách.")
    )
    short_biography = RichTextField(_("tiểu sử tóm tắt"), blank=True, features=RICH_TEXT_FEATURES)
    assigned_tasks = RichTextField(_("nhiệm vụ đảm nhiệm"), blank=True, features=RICH_TEXT_FEATURES)

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("job_title"), FieldPanel("rank")]),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("unit_name")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("fax")]),
                FieldPanel("email"),
            ],
            heading=_("Liên hệ (bắt buộc trong mục cán bộ, công chức có thẩm quyền)"),
        ),
        MultiFieldPanel(
            [FieldPanel("short_biography"), FieldPanel("assigned_tasks")],
            heading=_("Tiểu sử và nhiệm vụ (bắt buộc trong mục lãnh đạo)"),
        ),
        guidance=_(
            "Tiêu đề là họ và tên; ảnh đại diện là ảnh chân dung. "
            "Chỉ đăng thông tin công vụ, không đăng số điện thoại hay địa chỉ riêng."
        ),
        body=False,
    )

    class Meta:
        verbose_name = _("Lãnh đạo, cán bộ, công chức")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if self.category == Category.LEADERS:
            yield from missing_fields(self, LEADER_FIELDS, _("mục lãnh đạo phải có (HP11-2.3a)"))
        else:
            reason = _("người dân cần để liên hệ (HP11-2.3k, TD25-3.11)")
            unit = () if self.unit else ("unit_name",)
            yield from missing_fields(self, (*unit, *CONTACT_FIELDS), reason)

    def published(self, composition: Composition) -> PublishedOfficial:
        unit = composition.link(self.unit)
        return PublishedOfficial(
            **self.published_core(composition),
            type="official",
            full_name=self.title,
            job_title=self.job_title,
            unit=unit,
            unit_id=unit.id if unit else None,
            unit_name=self.unit_name or (unit.title if unit else ""),
            phone=self.phone,
            fax=self.fax,
            email=self.email,
            rank=self.rank,
            short_biography=composition.rich_text(self.short_biography),
            assigned_tasks=composition.rich_text(self.assigned_tasks),
        )
