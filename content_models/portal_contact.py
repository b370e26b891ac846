"""How to reach the portal itself: the page that the regulations call “Liên hệ”."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from django.db import models
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content_models.base import InformationPage, information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.contact_details import validate_official_mailbox, validate_phone
from content_models.maps import map_block, validate_geojson
from content_models.published import MapBlock, Published


@dataclass(frozen=True, kw_only=True)
class PublishedPortalContact(Published):
    """The portal's contact; `receiving_hours` are words, `map` shows where the office is."""

    type: Literal["portal-contact"]
    address: str
    phone: str
    fax: str
    email: str
    social_page: str
    receiving_hours: str
    map: MapBlock | None


class PortalContactPage(InformationPage):
    """Where the portal receives letters, calls and visitors (HP11-2.3l, HP25-6.1a, HP25-9.6)."""

    categories: ClassVar = (Category.PORTAL_CONTACT,)
    shape = PublishedPortalContact
    filter_fields: ClassVar[tuple[str, ...]] = ()

    address = models.CharField(
        _("địa chỉ"), max_length=255, help_text=_("Nơi nhận văn bản giấy và tiếp người dân.")
    )
    phone = models.CharField(_("điện thoại"), max_length=20, validators=[validate_phone])
    fax = models.CharField(_("fax"), max_length=20, blank=True, validators=[validate_phone])
    email = models.EmailField(
        _("thư điện tử chính thức"),
        validators=[validate_official_mailbox],
        help_text=_("Hộp thư nhận thông tin gửi đăng và giao dịch với cổng (HP25-6.1a)."),
    )
    social_page = models.URLField(
        _("trang mạng xã hội chính thức"),
        blank=True,
        help_text=_("Chỉ trang đã được cơ quan có thẩm quyền cho phép (HCM24-4.2c)."),
    )
    receiving_hours = models.CharField(
        _("thời gian tiếp nhận"),
        max_length=255,
        blank=True,
        help_text=_("Ví dụ: Trực tuyến 24/24 giờ; văn bản giấy trong giờ hành chính (HP25-6.1b)."),
    )
    map_geojson = models.TextField(
        _("vị trí trên bản đồ (GeoJSON)"),
        blank=True,
        validators=[validate_geojson],
        help_text=_("Dán một điểm (Point) hoặc nguyên văn tệp .geojson. Có thể để trống."),
    )

    content_panels = information_panels(
        FieldPanel("address"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("fax")]),
                FieldRowPanel([FieldPanel("email"), FieldPanel("social_page")]),
                FieldPanel("receiving_hours"),
            ],
            heading=_("Liên hệ"),
        ),
        FieldPanel("map_geojson"),
    )

    class Meta:
        verbose_name = _("Liên hệ của cổng")

    def published(self, composition: Composition) -> PublishedPortalContact:
        return PublishedPortalContact(
            **self.published_core(composition),
            type="portal-contact",
            address=self.address,
            phone=self.phone,
            fax=self.fax,
            email=self.email,
            social_page=self.social_page,
            receiving_hours=self.receiving_hours,
            map=self._map(),
        )

    def _map(self) -> MapBlock | None:
        with translation.override(self.locale.language_code):
            title = gettext("Bản đồ đường đi")
        return map_block(self.map_geojson, title=title, description=self.address)
