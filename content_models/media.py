"""Images and documents: what they must say about themselves before they may be used."""

from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image
from wagtail.search.index import AutocompleteField, SearchField

from content_models.file_contents import is_what_it_says
from content_models.unicode_text import nfc, nfc_fields
from content_models.vietnamese import unaccented, words_for_search

DOCUMENT_EXTENSIONS = [
    "csv", "docx", "doc", "geojson", "mp3", "mp4", "ods", "odt", "ogg", "pdf", "pptx", "rtf", "txt",
    "vtt", "webm", "xls", "xlsx", "xml", "zip",
]  # fmt: skip


class ImageLicence(models.TextChoices):
    """On what terms an image that is not the authority's own may be shown; printed with it."""

    CC_BY_4 = "CC BY 4.0", _("CC BY 4.0 – phải ghi tên tác giả")
    CC_BY_SA_4 = "CC BY-SA 4.0", _("CC BY-SA 4.0 – phải ghi tên tác giả")
    CC_BY_SA_3 = "CC BY-SA 3.0", _("CC BY-SA 3.0 – phải ghi tên tác giả")
    CC0 = "CC0 1.0", _("CC0 1.0 – tác giả từ bỏ quyền")
    PUBLIC_DOMAIN = "Public Domain", _("Hết thời hạn bảo hộ, thuộc về công chúng")

    __empty__ = _("Ảnh của cơ quan, hoặc tác giả đã cho phép sử dụng")


MUST_CREDIT = frozenset({ImageLicence.CC_BY_4, ImageLicence.CC_BY_SA_4, ImageLicence.CC_BY_SA_3})


class PortalImage(AbstractImage):
    """An image with its credit and licence; `description` is its alternative text."""

    description = models.CharField(
        _("mô tả thay thế"),
        max_length=255,
        default="",
        help_text=_(
            "Ảnh cho thấy gì, trong một câu: được đọc lên cho người không nhìn thấy ảnh. "
            "Không ghi tên tệp, không bắt đầu bằng “Ảnh chụp”."
        ),
    )
    credit = models.CharField(
        _("tác giả, nguồn ảnh"),
        max_length=255,
        blank=True,
        help_text=_("Tên hiện dưới ảnh, ví dụ tên phóng viên hoặc cơ quan cung cấp ảnh."),
    )
    licence = models.CharField(
        _("giấy phép sử dụng"), max_length=32, blank=True, choices=ImageLicence
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")
    search_fields: ClassVar = [
        *AbstractImage.search_fields,
        SearchField("words_for_search"),
        AutocompleteField("words_for_search"),
    ]

    def clean(self) -> None:
        super().clean()
        if self.licence in MUST_CREDIT and not self.credit:
            raise ValidationError(
                {
                    "credit": ValidationError(
                        _("Giấy phép %(licence)s buộc ghi tên tác giả. Hãy điền tác giả ảnh."),
                        params={"licence": self.licence},
                    )
                }
            )

    @property
    def words_for_search(self) -> str:
        """What staff find it by, as they type it."""
        return words_for_search(self.title, self.description, self.credit)

    def save(self, *args: Any, **kwargs: Any) -> None:
        nfc_fields(self)
        if self.pk and not self.file._committed:
            self.renditions.all().delete()  # Wagtail's form does it too late for its own signal
        super().save(*args, **kwargs)

    def generate_rendition_file(
        self,
        filter: Filter,  # noqa: A002  # Wagtail's own name
        *,
        source: "File[bytes] | None" = None,
    ) -> "File[bytes]":
        """Make a rendition in memory; Wagtail would leave its temporary file open."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    class Meta(AbstractImage.Meta):
        verbose_name = _("hình ảnh")
        verbose_name_plural = _("hình ảnh")
        permissions: ClassVar = [("choose_image", "Can choose image")]


class PortalRendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_portal_rendition"
            )
        ]


def document_path(_document: "PortalDocument", filename: str) -> str:
    """Return where an upload is stored: under its own name without marks, for plain addresses."""
    return f"documents/{nfc(unaccented(filename))}"


def validate_contents(file: FieldFile) -> None:
    """Refuse an upload whose content is not what its name says; stored files were checked."""
    extension = PurePosixPath(file.name or "").suffix.lower().removeprefix(".")
    stored = file._committed  # type: ignore[attr-defined]  # Django gives it no public name
    if stored or is_what_it_says(file.file, extension):
        return
    raise ValidationError(
        _(
            "Tệp “%(name)s” có đuôi .%(extension)s nhưng nội dung không phải loại tệp đó. "
            "Hãy mở tệp, lưu lại đúng định dạng rồi tải lên."
        ),
        params={"name": file.name, "extension": extension},
    )


class PortalDocument(AbstractDocument):
    """A file offered for download, a recording, or captions."""

    file = models.FileField(
        _("tệp"),
        upload_to=document_path,
        validators=[FileExtensionValidator(DOCUMENT_EXTENSIONS), validate_contents],
    )

    admin_form_fields = Document.admin_form_fields
    search_fields: ClassVar = [
        *AbstractDocument.search_fields,
        SearchField("words_for_search"),
        AutocompleteField("words_for_search"),
    ]

    @property
    def words_for_search(self) -> str:
        """What staff find it by, as they type it."""
        return words_for_search(self.title, self.filename)

    def save(self, *args: Any, **kwargs: Any) -> None:
        nfc_fields(self)
        super().save(*args, **kwargs)

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")
        permissions: ClassVar = [("choose_document", "Can choose document")]
