"""Body blocks: what an editor may put into a text, and the plain data each is published as."""

import json
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments import StringSegmentValue

from content_models.composition import Composition
from content_models.published import (
    Block,
    CalloutBlock,
    FileBlock,
    GalleryBlock,
    HeadingBlock,
    ImageBlock,
    Json,
    LiveStreamBlock,
    MapBlock,
    MediaBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
)
from content_models.vietnamese import unaccented

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "superscript", "hr"]
GEOMETRIES = {
    "Feature", "FeatureCollection", "GeometryCollection", "LineString", "MultiLineString",
    "MultiPoint", "MultiPolygon", "Point", "Polygon",
}  # fmt: skip


class Heading(blocks.StructBlock):
    """A heading inside the body; the page's title is its only first-level heading."""

    text = blocks.CharBlock(label=_("Tiêu đề"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Cấp"), choices=[("2", _("Mục")), ("3", _("Tiểu mục"))], default="2"
    )

    def published(self, value: Any, composition: Composition) -> Block:
        anchor = slugify(unaccented(value["text"]))[:60] or "muc"
        return HeadingBlock(text=value["text"], level=int(value["level"]), anchor=anchor)

    class Meta:
        label = _("Tiêu đề mục")
        icon = "title"


class Text(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def published(self, value: Any, composition: Composition) -> Block:
        return TextBlock(html=composition.rich_text(value.source))

    class Meta:
        label = _("Đoạn văn")
        icon = "pilcrow"


class CaptionedImage(blocks.StructBlock):
    """An image that says in words what it shows."""

    image = ImageChooserBlock(label=_("Hình ảnh"))
    alt = blocks.CharBlock(
        label=_("Mô tả thay thế"),
        max_length=255,
        help_text=_("Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc."),
    )
    caption = blocks.CharBlock(label=_("Chú thích"), max_length=255, required=False)

    def published(self, value: Any, composition: Composition) -> Block | None:
        image = composition.image(value["image"], alt=value["alt"])
        return ImageBlock(image=image, caption=value["caption"]) if image else None

    class Meta:
        label = _("Hình ảnh")
        icon = "image"


class Gallery(blocks.StructBlock):
    """Several images under one title."""

    title = blocks.CharBlock(label=_("Tên bộ ảnh"), max_length=200)
    images = blocks.ListBlock(CaptionedImage(), label=_("Các ảnh"), min_num=2)

    def published(self, value: Any, composition: Composition) -> Block:
        child = CaptionedImage()
        shown = (child.published(entry, composition) for entry in value["images"])
        images = [block for block in shown if isinstance(block, ImageBlock)]
        return GalleryBlock(title=value["title"], images=images)

    class Meta:
        label = _("Bộ ảnh")
        icon = "image"


class Cells(TypedTableBlock):
    """Cells of text below headings; wagtail-localize asks it for its texts, cell by cell."""

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Return the texts of the headings, then of the cells, row by row."""
        headings = [
            StringSegmentValue(f"heading-{number}", column["heading"])
            for number, column in enumerate(value.columns)
        ]
        cells = [
            StringSegmentValue(f"cell-{row}-{number}", str(text))
            for row, each in enumerate(value.row_data)
            for number, text in enumerate(each["values"])
        ]
        return headings + cells

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """Return the table in other words."""
        said = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": said.get(f"heading-{number}", column["heading"])}
            for number, column in enumerate(value.columns)
        ]
        rows = [
            {
                **each,
                "values": [
                    said.get(f"cell-{row}-{number}", text)
                    for number, text in enumerate(each["values"])
                ],
            }
            for row, each in enumerate(value.row_data)
        ]
        return TypedTable(columns=columns, row_data=rows, caption=value.caption)


class Table(blocks.StructBlock):
    """A table of text cells with a caption."""

    caption = blocks.CharBlock(label=_("Tên bảng"), max_length=255)
    table = Cells([("text", blocks.CharBlock(label=_("Chữ"), required=False))])

    def published(self, value: Any, composition: Composition) -> Block:
        table: TypedTable = value["table"]
        rows = [[str(cell.value) for cell in row] for row in table.rows] if table else []
        header = [column["heading"] for column in table.columns] if table else []
        return TableBlock(caption=value["caption"], header=header, rows=rows)

    class Meta:
        label = _("Bảng")
        icon = "table"


class Quote(blocks.StructBlock):
    """A quotation and whose it is."""

    text = blocks.TextBlock(label=_("Lời trích"))
    source = blocks.CharBlock(label=_("Của ai, từ đâu"), max_length=255)

    def published(self, value: Any, composition: Composition) -> Block:
        return QuoteBlock(text=value["text"], source=value["source"])

    class Meta:
        label = _("Trích dẫn")
        icon = "openquote"


class File(blocks.StructBlock):
    """A file offered for download."""

    title = blocks.CharBlock(label=_("Tên tệp hiển thị"), max_length=255, required=False)
    document = DocumentChooserBlock(label=_("Tệp"))

    def published(self, value: Any, composition: Composition) -> Block | None:
        file = composition.file(value["document"])
        return FileBlock(title=value["title"] or file.title, file=file) if file else None

    class Meta:
        label = _("Tệp tải về")
        icon = "doc-full"


class Recording(blocks.StructBlock):
    """A sound or moving picture, with what those who cannot hear it need."""

    title = blocks.CharBlock(label=_("Tên"), max_length=255)
    document = DocumentChooserBlock(label=_("Tệp ghi"))
    captions = DocumentChooserBlock(label=_("Phụ đề (tệp .vtt)"), required=False)
    transcript = blocks.TextBlock(label=_("Bản chép lời"), required=False)

    kind = "video"

    def published(self, value: Any, composition: Composition) -> Block | None:
        file = composition.file(value["document"])
        if file is None:
            return None
        return MediaBlock(
            type="audio" if self.kind == "audio" else "video",
            title=value["title"],
            file=file,
            captions=composition.file(value["captions"]),
            transcript=value["transcript"],
        )


class Video(Recording):
    """A moving picture."""

    class Meta:
        label = _("Video")
        icon = "media"


class Audio(Recording):
    """A sound."""

    kind = "audio"

    class Meta:
        label = _("Âm thanh")
        icon = "media"


class GeoJsonBlock(blocks.TextBlock):
    """GeoJSON text, refused where it cannot be drawn."""

    def clean(self, value: str) -> str:
        cleaned: str = super().clean(value)
        try:
            kind = json.loads(cleaned)["type"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValidationError(
                _("Đây không phải GeoJSON hợp lệ. Hãy dán nguyên văn tệp .geojson (RFC 7946).")
            ) from error
        if kind not in GEOMETRIES:
            raise ValidationError(
                _("GeoJSON có kiểu “%(kind)s” không vẽ được. Hãy dùng Feature hoặc Polygon.")
                % {"kind": kind}
            )
        return cleaned


class Map(blocks.StructBlock):
    """A boundary or a place, drawn without asking another server."""

    title = blocks.CharBlock(label=_("Tên bản đồ"), max_length=255)
    description = blocks.TextBlock(label=_("Mô tả bằng lời"))
    geojson = GeoJsonBlock(label=_("GeoJSON"), rows=6)

    def published(self, value: Any, composition: Composition) -> Block:
        geojson: Json = json.loads(value["geojson"])
        return MapBlock(title=value["title"], description=value["description"], geojson=geojson)

    class Meta:
        label = _("Bản đồ")
        icon = "site"


class Callout(blocks.StructBlock):
    """A notice set apart from the text."""

    tone = blocks.ChoiceBlock(
        label=_("Loại"), choices=[("info", _("Lưu ý")), ("warning", _("Cảnh báo"))], default="info"
    )
    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=200)
    text = blocks.RichTextBlock(label=_("Nội dung"), features=RICH_TEXT_FEATURES)

    def published(self, value: Any, composition: Composition) -> Block:
        tone: Literal["info", "warning"] = "warning" if value["tone"] == "warning" else "info"
        html = composition.rich_text(value["text"].source)
        return CalloutBlock(tone=tone, title=value["title"], html=html)

    class Meta:
        label = _("Ô lưu ý")
        icon = "warning"


class LiveStream(blocks.StructBlock):
    """A live broadcast elsewhere."""

    title = blocks.CharBlock(label=_("Tên chương trình"), max_length=255)
    url = blocks.URLBlock(label=_("Địa chỉ kênh phát"))
    starts_at = blocks.DateTimeBlock(label=_("Bắt đầu lúc"), required=False)

    def published(self, value: Any, composition: Composition) -> Block:
        return LiveStreamBlock(title=value["title"], url=value["url"], starts_at=value["starts_at"])

    class Meta:
        label = _("Truyền trực tiếp")
        icon = "media"


class BodyBlock(blocks.StreamBlock):
    """Everything a body may hold."""

    heading = Heading()
    text = Text(features=RICH_TEXT_FEATURES)
    image = CaptionedImage()
    gallery = Gallery()
    table = Table()
    quote = Quote()
    file = File()
    video = Video()
    audio = Audio()
    map = Map()
    callout = Callout()
    live_stream = LiveStream()


def published_body(body: StreamValue, composition: Composition) -> list[Block]:
    """Return the plain data of every block that has something to show."""
    shown = (child.block.published(child.value, composition) for child in body)
    return [block for block in shown if block is not None]
