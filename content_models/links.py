"""Links to other portals, by group."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content_models.base import information_panels
from content_models.categories import Category
from content_models.composition import Composition
from content_models.publication_checks import CheckedPage, Fault, Rows, missing_rows
from content_models.published import DETAIL_ONLY, Published


class LinkGroup(models.TextChoices):
    """Whose portal a link leads to (KH10-8.11, HP11-11.1)."""

    COMPONENT = "component", _("Cổng thành phần, cổng con")
    CENTRAL = "central", _("Trung ương")
    LOCAL = "local", _("Địa phương")
    ORGANISATION = "organisation", _("Tổ chức, doanh nghiệp")


@dataclass(frozen=True, kw_only=True)
class LinkEntry:
    """A link to another portal; `group` is `component`, `central`, `local` or `organisation`."""

    group: str
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PublishedLinkDirectory(Published):
    """Links to other portals, in the editors' order."""

    type: Literal["link-directory"]
    entries: list[LinkEntry] = field(metadata=DETAIL_ONLY)


class LinkDirectoryPage(CheckedPage):
    """The portals this one links to (HP11-11.1, TD25-3.10, KH10-8.11)."""

    categories: ClassVar = (Category.LINKS,)
    shape = PublishedLinkDirectory
    filter_fields: ClassVar[tuple[str, ...]] = ()

    content_panels = information_panels(
        InlinePanel(
            "entries",
            heading=_("Liên kết"),
            label=_("Liên kết"),
            min_num=1,
            help_text=_("Chỉ liên kết phù hợp với vị trí, chức năng của cổng (HP11-11.2)."),
        ),
        body=False,
    )

    class Meta:
        verbose_name = _("Danh mục liên kết")

    def faults(self, rows: Rows) -> Iterator[Fault]:
        yield from super().faults(rows)
        empty = gettext("Chưa có liên kết nào. Hãy thêm ít nhất một liên kết.")
        yield from missing_rows(rows, "entries", empty)

    def published(self, composition: Composition) -> PublishedLinkDirectory:
        return PublishedLinkDirectory(
            **self.published_core(composition),
            type="link-directory",
            entries=[entry.published() for entry in self.entries.all()],
        )


class LinkEntryRow(Orderable):
    """One link as the editor wrote it."""

    page = ParentalKey(LinkDirectoryPage, on_delete=models.CASCADE, related_name="entries")
    group = models.CharField(_("nhóm liên kết"), max_length=16, choices=LinkGroup)
    name = models.CharField(_("tên"), max_length=255)
    url = models.URLField(_("địa chỉ"))

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("group"), FieldPanel("name")]),
        FieldPanel("url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("liên kết")
        verbose_name_plural = _("liên kết")

    def published(self) -> LinkEntry:
        return LinkEntry(group=self.group, name=self.name, url=self.url)
