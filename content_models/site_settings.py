"""What a site says of itself on every page: who owns it, who answers, how to quote it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting

from content_models.languages import VIETNAMESE
from content_models.unicode_text import nfc_fields


class PortalSettings(BaseSiteSetting):
    """A site's own facts. What the registry file states is written by it on every sync.

    `machine_translation` is what the city's registry allows: `none`, `self-hosted` or `external`.
    `step_hours` is the board's own time for each step of the chain, `topics` the key and title of
    each topic a page may be marked with, so that the unit answering for the topic reviews it.
    """

    key = models.CharField(_("mã cổng"), max_length=63, unique=True, editable=False)
    name = models.CharField(_("tên cổng"), max_length=255, editable=False)
    tier = models.CharField(_("cấp"), max_length=32, editable=False)
    tier_name = models.CharField(_("tên cấp"), max_length=64, editable=False)
    parent = models.CharField(_("cổng cấp trên"), max_length=63, blank=True, editable=False)
    theme = models.CharField(_("giao diện"), max_length=32, editable=False)
    languages = models.JSONField(_("ngôn ngữ"), default=list, editable=False)
    aliases = models.JSONField(_("tên miền phụ"), default=list, editable=False)
    regulation = models.JSONField(_("quy chế"), default=dict, editable=False)
    status = models.CharField(_("trạng thái"), max_length=16, default="active", editable=False)
    step_hours = models.JSONField(_("giờ cho mỗi bước duyệt"), default=dict, editable=False)
    topics = models.JSONField(_("lĩnh vực phải kiểm duyệt riêng"), default=list, editable=False)
    successor = models.URLField(_("địa chỉ kế thừa"), blank=True, editable=False)
    successor_key = models.CharField(
        _("mã cổng kế thừa"), max_length=63, blank=True, editable=False
    )
    leads_on = models.BooleanField(
        _("chuyển người đọc sang địa chỉ kế thừa"), default=False, editable=False
    )

    machine_translation = models.CharField(
        _("dịch máy"), max_length=16, default="none", editable=False
    )

    owner = models.CharField(_("cơ quan chủ quản"), max_length=255, blank=True)
    manager = models.CharField(_("cơ quan quản lý"), max_length=255, blank=True)
    operator = models.CharField(_("đơn vị vận hành"), max_length=255, blank=True)
    licence = models.CharField(_("giấy phép"), max_length=255, blank=True)
    attribution = models.CharField(
        _("câu ghi nguồn"), max_length=255, blank=True, help_text=_("TD25-6.3, HP25-19.1")
    )
    address = models.CharField(_("địa chỉ"), max_length=255, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=64, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    hotline = models.CharField(_("đường dây nóng"), max_length=64, blank=True)
    social = models.JSONField(_("mạng xã hội"), default=list, editable=False)
    hot_links = models.JSONField(_("liên kết nhanh"), default=list, editable=False)
    translations = models.JSONField(_("bằng tiếng nước ngoài"), default=dict, editable=False)
    """What the registry says of these in foreign languages, by the language's public code."""

    class Meta:
        verbose_name = _("Thông tin cổng")

    @property
    def foreign_languages(self) -> tuple[str, ...]:
        """The site's languages besides Vietnamese, by their public codes."""
        return tuple(code for code in self.languages if code != VIETNAMESE)

    def save(self, *args: object, **kwargs: object) -> None:
        nfc_fields(self)
        super().save(*args, **kwargs)
