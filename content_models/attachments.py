"""Files that belong to a page: one of them in a field, or named ones in rows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from content_models.composition import Composition
from content_models.published import Attachment

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from content_models.media import PortalDocument


def file_field(
    label: "str | _StrPromise", *, blank: bool = False, help_text: "str | _StrPromise" = ""
) -> "models.ForeignKey[PortalDocument | None, PortalDocument | None]":
    """Return a model field for one file; a page outlives a file that is deleted."""
    return models.ForeignKey(
        get_document_model_string(),
        verbose_name=label,
        null=True,
        blank=blank,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class AttachedFile(Orderable):
    """One named file of a page."""

    title = models.CharField(
        _("tên tệp hiển thị"),
        max_length=255,
        blank=True,
        help_text=_("Để trống nếu dùng tên của tài liệu."),
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("tệp"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels: ClassVar = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        abstract = True


def published_files(rows: Iterable[AttachedFile], composition: Composition) -> list[Attachment]:
    """Return the files in the editors' order."""
    found = ((row, composition.file(row.document)) for row in rows)
    return [Attachment(title=row.title or file.title, file=file) for row, file in found if file]
