"""The introduction of an agency and its place: the mandated parts, and the administrative map."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from django.db import models
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from content_models.base import information_panels
from content_models.blocks import RICH_TEXT_FEATURES
from content_models.categories import Category
from content_models.composition import Composition, plain_text
from content_models.maps import map_block, validate_geojson
from content_models.media import PortalImage
from content_models.publication_checks import CheckedPage, Fault, Rows
from content_models.published import DETAIL_ONLY, MapBlock, Published, PublishedImage
from content_models.required_fields import missing_fields

PLACE = ("geography", "natural_conditions", "history", "cultural_tradition", "relics", "sights")
ECONOMY = (
    "socio_economy",
    "potential_investment",
    "economic_plans",
    "industrial_zones",
    "craft_villages",
)
AUTHORITY = ("functions_powers", "units_tasks_summary")
PARTS = (*PLACE, *ECONOMY, *AUTHORITY)


@dataclass(frozen=True, kw_only=True)
class IntroductionPart:
    """One mandated part; `title` is in the item's language, `html` is clean."""

    key: str
    title: str
    html: str


@dataclass(frozen=True, kw_only=True)
class PublishedIntroduction(Published):
    """An introduction; `parts` come in the regulations' order, those left empty are absent."""

    type: Literal["introduction"]
    parts: list[IntroductionPart] = field(metadata=DETAIL_ONLY)
    admin_map_image: PublishedImage | None = field(metadata=DETAIL_ONLY)
    admin_map: MapBlock | None = field(metadata=DETAIL_ONLY)


def _part(label: str | Promise, clauses: str) -> RichTextField:
    basis = format_lazy(_("Căn cứ: {clauses}."), clauses=clauses)
    return RichTextField(label, blank=True, features=RICH_TEXT_FEATURES, help_text=basis)


class IntroductionPage(CheckedPage):
    """What the regulations ask an authority to say of itself; a part that does not apply is empty.

    No part is required by the form: which ones are depends on the tier and the rule set.
    """

    categories: ClassVar = (Category.INTRODUCTION,)
    shape = PublishedIntroduction
    filter_fields: ClassVar[tuple[str, ...]] = ()

    geography = _part(_("vị trí địa lý"), "KH10-8.1")
    natural_conditions = _part(_("điều kiện tự nhiên"), "HP11-2.3a, TD25-3.1, KH10-8.1")
    history = _part(_("lịch sử"), "HP11-2.3a, TD25-3.1, KH10-8.1")
    cultural_tradition = _part(_("truyền thống văn hóa"), "HP11-2.3a, TD25-3.1, KH10-8.1")
    relics = _part(_("di tích"), "HP11-2.3a, TD25-3.1")
    sights = _part(_("danh thắng"), "HP11-2.3a, TD25-3.1")
    socio_economy = _part(_("kinh tế – xã hội"), "KH10-8.1")
    potential_investment = _part(_("tiềm năng và cơ hội đầu tư"), "KH10-8.1")
    economic_plans = _part(_("các quy hoạch phát triển kinh tế"), "KH10-8.1")
    industrial_zones = _part(_("các khu công nghiệp"), "KH10-8.1")
    craft_villages = _part(_("các làng nghề truyền thống"), "KH10-8.1")
    functions_powers = _part(_("chức năng, nhiệm vụ, quyền hạn"), "KH10-8.3")
    units_tasks_summary = _part(_("tóm tắt nhiệm vụ của các cơ quan, đơn vị"), "TD25-3.1, KH10-8.1")

    admin_map_image = models.ForeignKey(
        PortalImage,
        verbose_name=_("ảnh bản đồ hành chính"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Bản đồ địa giới đến cấp xã, phường. Căn cứ: HP11-2.3a, TD25-3.1."),
    )
    admin_map_geojson = models.TextField(
        _("bản đồ hành chính (GeoJSON)"),
        blank=True,
        validators=[validate_geojson],
        help_text=_("Dán nguyên văn tệp .geojson. Có thể dùng thay hoặc cùng với ảnh bản đồ."),
    )
    admin_map_description = models.TextField(
        _("mô tả bản đồ bằng lời"),
        blank=True,
        help_text=_("Giáp những đâu, gồm các đơn vị nào: cho người không xem được bản đồ."),
    )

    content_panels = information_panels(
        MultiFieldPanel(
            [
                FieldPanel("admin_map_image"),
                FieldPanel("admin_map_geojson"),
                FieldPanel("admin_map_description"),
            ],
            heading=_("Bản đồ địa giới hành chính"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in PLACE], heading=_("Địa phương")),
        MultiFieldPanel([FieldPanel(name) for name in ECONOMY], heading=_("Kinh tế, đầu tư")),
        MultiFieldPanel([FieldPanel(name) for name in AUTHORITY], heading=_("Cơ quan")),
        guidance=_(
            "Điền các phần mà quy chế yêu cầu đối với cơ quan; phần nào để trống thì không hiện. "
            "Tổ chức bộ máy: tạo mỗi đơn vị thành một trang “Cơ quan, đơn vị” trong mục này."
        ),
    )

    class Meta:
        verbose_name = _("Giới thiệu chung")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        if not self._filled_parts():
            message = gettext("Chưa có phần nào được điền. Hãy điền ít nhất một, ví dụ “Lịch sử”.")
            yield Fault("history", message)
        if self.admin_map_geojson:
            unseen = gettext("bản đồ GeoJSON phải kèm lời mô tả cho người không xem được")
            yield from missing_fields(self, ("admin_map_description",), unseen)

    def _filled_parts(self) -> list[str]:
        return [name for name in PARTS if plain_text(getattr(self, name))]

    def published(self, composition: Composition) -> PublishedIntroduction:
        with translation.override(self.locale.language_code):
            return PublishedIntroduction(
                **self.published_core(composition),
                type="introduction",
                parts=self._parts(composition),
                admin_map_image=composition.image(
                    self.admin_map_image, alt=self.admin_map_description[:255]
                ),
                admin_map=map_block(
                    self.admin_map_geojson,
                    title=gettext("Bản đồ hành chính"),
                    description=self.admin_map_description,
                ),
            )

    def _parts(self, composition: Composition) -> list[IntroductionPart]:
        return [
            IntroductionPart(
                key=name,
                title=capfirst(str(self._meta.get_field(name).verbose_name)),
                html=composition.rich_text(getattr(self, name)),
            )
            for name in self._filled_parts()
        ]
