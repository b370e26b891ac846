"""Pages that only arrange others: a site's portal root, its home pages, its sections."""

from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page

from content_models.base import CATEGORY_CHOICES, PortalPage
from content_models.blocks import BodyBlock, published_body
from content_models.composition import Composition
from content_models.published import PublishedHome, PublishedSection


class SitePortal(Page):
    """The page above a site's home pages: permissions, workflow and settings hang here.

    It belongs to no language, so that wagtail-localize makes a mirror's home inside the portal and
    never beside another tenant's.
    """

    key = models.CharField(
        _("mã cổng"),
        max_length=63,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9-]+$", _("Chỉ dùng chữ thường không dấu và số."))],
    )
    closed_on = models.DateField(_("ngày đóng"), null=True, blank=True)

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["content_models.HomePage"]
    is_creatable = False

    class Meta:
        verbose_name = _("Cổng")

    def get_translation(self, locale: Any) -> Self:
        """Return the portal itself: it is above languages."""
        return self

    def get_translation_or_none(self, locale: Any) -> Self:
        """Return the portal itself: it is above languages."""
        return self


class HomePage(PortalPage):
    """A site's front page in one language."""

    shape = PublishedHome

    tagline = models.CharField(_("khẩu hiệu"), max_length=255, blank=True)
    banner = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("ảnh đầu trang"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types: ClassVar = ["content_models.SitePortal"]
    subpage_types: ClassVar = ["content_models.SectionPage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("tagline"), FieldPanel("banner")]

    class Meta:
        verbose_name = _("Trang chủ")

    def published(self, composition: Composition) -> PublishedHome:
        return PublishedHome(
            **self.published_core(composition),
            type="home",
            tagline=self.tagline,
            banner=composition.image(self.banner),
        )


class SectionLayout(models.TextChoices):
    """How a section shows its children."""

    STREAM = "stream", _("Mới nhất trước, lưu trữ theo tháng")
    ARRANGED = "arranged", _("Tất cả, theo thứ tự sắp xếp")


class SectionPage(PortalPage):
    """A mandated section of a site, under the regulation's own title."""

    shape = PublishedSection
    filter_fields: ClassVar = ("layout", "menu_title", "category")

    category = models.CharField(
        _("chuyên mục quy định"), max_length=64, choices=CATEGORY_CHOICES, blank=True
    )
    menu_title = models.CharField(
        _("tên trong trình đơn"),
        max_length=80,
        blank=True,
        help_text=_("Tên ngắn dùng trong trình đơn khi tên mục quá dài."),
    )
    clause = models.CharField(
        _("căn cứ"), max_length=64, blank=True, help_text=_("Điều khoản buộc phải có mục này.")
    )
    layout = models.CharField(
        _("cách trình bày"),
        max_length=16,
        choices=SectionLayout,
        default=SectionLayout.STREAM,
    )
    summary = models.TextField(_("giới thiệu mục"), max_length=600, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("nội dung"), blank=True)

    parent_page_types: ClassVar = ["content_models.HomePage", "content_models.SectionPage"]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("menu_title"),
        FieldPanel("category", read_only=True),
        FieldPanel("layout"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Mục")

    def published_core(self, composition: Composition) -> dict[str, Any]:
        return super().published_core(composition) | {
            "category": self.category or None,
            "summary": self.summary,
            "body": published_body(self.body, composition),
        }

    def published(self, composition: Composition) -> PublishedSection:
        return PublishedSection(
            **self.published_core(composition),
            type="section",
            layout="arranged" if self.layout == SectionLayout.ARRANGED else "stream",
            in_menu=self.show_in_menus,
            menu_title=self.menu_title or self.title,
            clause=self.clause,
        )
