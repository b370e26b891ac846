"""News and events, and the column on studying and following Hồ Chí Minh."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from content_models.base import InformationPage, information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.published import Published


class NewsField(models.TextChoices):
    """What a news item is about (HCM24-12.1a, TD25-3.3)."""

    ECONOMY = "economy", _("Kinh tế")
    POLITICS = "politics", _("Chính trị")
    CULTURE = "culture", _("Văn hóa")
    SOCIETY = "society", _("Xã hội")
    SCIENCE = "science", _("Khoa học và công nghệ")
    DEFENCE = "defence", _("Quốc phòng")
    SECURITY = "security", _("An ninh")


class NewsScope(models.TextChoices):
    """How far a news item reaches (KH10-8.12)."""

    LOCAL = "local", _("Trong tỉnh, thành phố")
    NATIONAL = "national", _("Trong nước")
    INTERNATIONAL = "international", _("Quốc tế")


@dataclass(frozen=True, kw_only=True)
class PublishedNews(Published):
    """A news item; `event_at` is when the thing happened, from which its deadline counts."""

    type: Literal["news"]
    event_at: datetime
    field: str
    scope: str


class NewsPage(InformationPage):
    """Something that happened, dated by the event and not by the upload (TD25-7.1)."""

    categories: ClassVar = (Category.NEWS_EVENTS, Category.HCM_STUDY)
    shape = PublishedNews
    anchors: ClassVar[Mapping[str, str]] = {"held": "event_at"}
    anchor_facts: ClassVar[tuple[str, ...]] = ("source_url",)
    filter_fields: ClassVar[tuple[str, ...]] = ("event_at", "field", "scope")

    event_at = models.DateTimeField(
        _("thời điểm diễn ra"),
        help_text=_("Thời điểm diễn ra hoạt động, sự kiện; thời hạn đăng tin được tính từ đây."),
    )
    field = models.CharField(_("lĩnh vực"), max_length=16, choices=NewsField, blank=True)
    scope = models.CharField(
        _("phạm vi tin"), max_length=16, choices=NewsScope, default=NewsScope.LOCAL
    )

    content_panels = information_panels(
        FieldRowPanel([FieldPanel("event_at"), FieldPanel("field"), FieldPanel("scope")]),
    )

    class Meta:
        verbose_name = _("Tin tức, sự kiện")

    def listed_at(self) -> datetime:
        return self.event_at

    def owes_publication(self) -> bool:
        """Tell whether it is the site's own news: what is shown from elsewhere names its address."""
        return not self.source_url

    def review_topics(self) -> frozenset[str]:
        return super().review_topics() | ({self.field} if self.field else set())

    def published(self, composition: Composition) -> PublishedNews:
        return PublishedNews(
            **self.published_core(composition),
            type="news",
            event_at=self.event_at,
            field=self.field,
            scope=self.scope,
        )
