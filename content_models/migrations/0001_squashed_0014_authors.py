import content_models.contact_details
import content_models.maps
import content_models.media
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("content_models", name)
        for name in (
            "0001_initial",
            "0002_topics_and_step_hours",
            "0003_source_url",
            "0004_successors",
            "0005_translated_from",
            "0006_agency_role",
            "0007_consultation_outcomes",
            "0008_question_answers",
            "0009_machine_translation",
            "0010_consultation_comments",
            "0011_corrections",
            "0012_dialogue_sessions",
            "0013_forum_topics",
            "0014_authors",
        )
    ]

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsultationPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "amended_number",
                    models.CharField(
                        blank=True,
                        help_text="Chỉ ghi khi văn bản đó không có trên cổng.",
                        max_length=64,
                        verbose_name="hoặc số, ký hiệu",
                    ),
                ),
                (
                    "opens_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="nhận ý kiến từ"
                    ),
                ),
                (
                    "closes_at",
                    models.DateTimeField(
                        help_text="Sau thời điểm này cổng ngừng nhận ý kiến.",
                        verbose_name="thời hạn tiếp nhận ý kiến góp ý",
                    ),
                ),
                (
                    "accepts_comments",
                    models.BooleanField(
                        default=True, verbose_name="nhận ý kiến góp ý mới trên cổng"
                    ),
                ),
                (
                    "receiving_unit",
                    models.CharField(max_length=255, verbose_name="cơ quan, đơn vị tiếp nhận"),
                ),
                (
                    "receiving_address",
                    models.CharField(max_length=255, verbose_name="địa chỉ tiếp nhận"),
                ),
                (
                    "receiving_email",
                    models.EmailField(max_length=254, verbose_name="thư điện tử tiếp nhận"),
                ),
                (
                    "outcome",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Điền sau khi kết thúc: cơ quan đã tiếp thu, giải trình các ý kiến thế nào.",
                        verbose_name="tiếp thu, giải trình",
                    ),
                ),
                (
                    "outcome_number",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="hoặc số, ký hiệu đã ban hành"
                    ),
                ),
            ],
            options={
                "verbose_name": "Lấy ý kiến góp ý",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ContributionGuidePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        help_text="Ví dụ: 24/24 giờ tất cả các ngày; văn bản giấy trong giờ hành chính (HP25-6.1b).",
                        max_length=255,
                        verbose_name="thời gian tiếp nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hướng dẫn cung cấp thông tin",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="DialogueOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dialogue", models.UUIDField(unique=True)),
                ("closed_at", models.DateTimeField()),
                ("asked", models.PositiveIntegerField()),
                ("answered", models.PositiveIntegerField()),
                ("refused", models.PositiveIntegerField()),
                ("moved_on", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "kết quả phiên đối thoại",
            },
        ),
        migrations.CreateModel(
            name="DialoguePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                ("purpose", models.TextField(verbose_name="mục đích")),
                ("requirements", models.TextField(verbose_name="yêu cầu")),
                ("starts_at", models.DateTimeField(verbose_name="thời gian bắt đầu")),
                (
                    "duration_minutes",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="thời lượng chương trình (phút)",
                    ),
                ),
                ("place", models.CharField(max_length=255, verbose_name="địa điểm")),
                (
                    "method",
                    models.CharField(
                        help_text="Ví dụ: trực tuyến trên Cổng kết hợp phát trực tiếp tại hội trường.",
                        max_length=255,
                        verbose_name="cách thức tổ chức đối thoại",
                    ),
                ),
                (
                    "stream_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ xem trực tiếp trên kênh chính thức; địa chỉ YouTube xem được ngay trên trang.",
                        verbose_name="kênh phát trực tiếp",
                    ),
                ),
                (
                    "questions_close_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Để trống nếu nhận câu hỏi đến hết chương trình.",
                        null=True,
                        verbose_name="nhận câu hỏi đến",
                    ),
                ),
                (
                    "approved_by",
                    models.CharField(
                        help_text="Họ tên Trưởng Ban Biên tập đã phê duyệt (HP25-8.2); cấp phó không thay được.",
                        max_length=255,
                        verbose_name="Trưởng Ban Biên tập phê duyệt kế hoạch",
                    ),
                ),
                ("approved_on", models.DateField(verbose_name="ngày phê duyệt kế hoạch")),
                (
                    "script_released",
                    models.BooleanField(
                        default=False,
                        help_text="Chỉ đánh dấu khi chương trình đã bắt đầu (HP25-8.3).",
                        verbose_name="công bố câu hỏi và câu trả lời",
                    ),
                ),
            ],
            options={
                "verbose_name": "Đối thoại trực tuyến",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="DisclosureListPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
            ],
            options={
                "verbose_name": "Danh mục thông tin công khai",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="EnvironmentPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "as_of",
                    models.DateField(blank=True, null=True, verbose_name="số liệu tính đến ngày"),
                ),
                (
                    "waste_plan",
                    wagtail.fields.RichTextField(
                        verbose_name="quy hoạch thu gom, tái chế, xử lý chất thải"
                    ),
                ),
                (
                    "empty_lists_note",
                    models.TextField(
                        blank=True,
                        help_text="Ví dụ: đến nay chưa phát hiện khu vực ô nhiễm nghiêm trọng.",
                        verbose_name="giải thích danh sách để trống",
                    ),
                ),
            ],
            options={
                "verbose_name": "Chất thải, môi trường",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ForumTopicPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "question",
                    models.TextField(
                        help_text="Câu hỏi của cơ quan; phần giới thiệu dài hơn ghi ở ô “Nội dung”.",
                        verbose_name="vấn đề cần trao đổi",
                    ),
                ),
                ("opened_by", models.CharField(max_length=255, verbose_name="đơn vị mở chủ đề")),
                (
                    "opens_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="nhận ý kiến từ"
                    ),
                ),
                (
                    "closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Để trống nếu chưa định ngày đóng.",
                        null=True,
                        verbose_name="nhận ý kiến đến",
                    ),
                ),
                (
                    "accepts_comments",
                    models.BooleanField(
                        default=True,
                        help_text="Bỏ đánh dấu để đóng chủ đề; ý kiến đã đăng vẫn còn.",
                        verbose_name="còn nhận ý kiến",
                    ),
                ),
                (
                    "pinned",
                    models.BooleanField(
                        default=False,
                        help_text="Chủ đề được ghim đứng trước trong danh sách.",
                        verbose_name="ghim lên đầu",
                    ),
                ),
                ("last_number", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "Chủ đề diễn đàn",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="GazetteIssuePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                ("issue_number", models.CharField(max_length=64, verbose_name="số công báo")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
            ],
            options={
                "verbose_name": "Số công báo",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LegalDocumentPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("law", "Luật"),
                            ("ordinance", "Pháp lệnh"),
                            ("decree", "Nghị định"),
                            ("circular", "Thông tư"),
                            ("resolution", "Nghị quyết"),
                            ("decision", "Quyết định"),
                            ("directive", "Chỉ thị"),
                            ("regulation", "Quy chế"),
                            ("rules", "Quy định"),
                            ("plan", "Kế hoạch"),
                            ("programme", "Chương trình"),
                            ("scheme", "Đề án"),
                            ("notice", "Thông báo"),
                            ("conclusion", "Kết luận"),
                            ("official-letter", "Công văn"),
                            ("urgent-dispatch", "Công điện"),
                            ("submission", "Tờ trình"),
                            ("report", "Báo cáo"),
                            ("guidance", "Hướng dẫn"),
                            ("invitation", "Giấy mời"),
                            ("other", "Hình thức khác"),
                        ],
                        max_length=24,
                        verbose_name="hình thức văn bản",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("normative", "Văn bản quy phạm pháp luật"),
                            ("administrative", "Văn bản quản lý hành chính"),
                        ],
                        default="administrative",
                        max_length=16,
                        verbose_name="loại văn bản",
                    ),
                ),
                (
                    "issuing_authority",
                    models.CharField(
                        help_text="Cơ quan hoặc người có thẩm quyền đã ký ban hành.",
                        max_length=255,
                        verbose_name="thẩm quyền ban hành",
                    ),
                ),
                (
                    "number_symbol",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: 204/2025/QĐ-UBND.",
                        max_length=64,
                        verbose_name="số, ký hiệu",
                    ),
                ),
                (
                    "number_note",
                    models.CharField(
                        blank=True,
                        help_text="Chỉ ghi khi văn bản không có số, ký hiệu.",
                        max_length=255,
                        verbose_name="lý do không có số",
                    ),
                ),
                (
                    "issued_on",
                    models.DateField(
                        help_text="Thời hạn đăng tải được tính từ ngày này (TD25-7.3).",
                        verbose_name="ngày ban hành",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        help_text="Văn bản có hiệu lực từ ngày ký thì ghi ngày ban hành. Chỉ văn bản để dẫn chiếu mới được để trống; khi đó cổng ghi “chưa rõ hiệu lực”.",
                        null=True,
                        verbose_name="ngày hiệu lực",
                    ),
                ),
                (
                    "expires_on",
                    models.DateField(
                        blank=True,
                        help_text="Từ ngày này văn bản không còn hiệu lực. Để trống nếu chưa xác định.",
                        null=True,
                        verbose_name="ngày hết hiệu lực",
                    ),
                ),
                ("abstract", models.TextField(verbose_name="trích yếu")),
                ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                ("signer", models.CharField(blank=True, max_length=120, verbose_name="người ký")),
                (
                    "signer_title",
                    models.CharField(blank=True, max_length=120, verbose_name="chức vụ người ký"),
                ),
                (
                    "recipients",
                    models.TextField(
                        blank=True, help_text="Mỗi nơi nhận một dòng.", verbose_name="nơi nhận"
                    ),
                ),
                (
                    "national_db_link",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        verbose_name="liên kết CSDL quốc gia về pháp luật, Công báo",
                    ),
                ),
                (
                    "agency_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("issuer", "Cơ quan ban hành"),
                            ("drafter", "Cơ quan chủ trì soạn thảo"),
                            ("in-scope", "Cơ quan thuộc phạm vi điều chỉnh"),
                        ],
                        help_text="Quyết định thời hạn đăng (TD25-7.3). Để trống thì xét theo thẩm quyền ban hành: là cơ quan của cổng này hay cơ quan khác.",
                        max_length=16,
                        verbose_name="vai trò của cơ quan chủ quản cổng",
                    ),
                ),
                (
                    "reference_only",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu văn bản của nơi khác, được nêu mà không đăng tệp tải về.",
                        verbose_name="chỉ để dẫn chiếu",
                    ),
                ),
            ],
            options={
                "verbose_name": "Văn bản",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="LinkDirectoryPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
            ],
            options={
                "verbose_name": "Danh mục liên kết",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="OtherInformationPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Y tế, Giao thông.",
                        max_length=255,
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        blank=True,
                        help_text="Văn bản cho phép hoặc yêu cầu công khai thông tin này (TD25-3.12).",
                        max_length=500,
                        verbose_name="căn cứ đăng tải",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="có giá trị từ ngày"),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        help_text="Để trống nếu không có thời hạn.",
                        null=True,
                        verbose_name="đến hết ngày",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thông tin khác",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="SectionPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("introduction", "introduction"),
                            ("leaders", "leaders"),
                            ("news-events", "news-events"),
                            ("direction", "direction"),
                            ("direction.directives", "direction.directives"),
                            ("direction.petition-responses", "direction.petition-responses"),
                            ("direction.rewards-sanctions", "direction.rewards-sanctions"),
                            ("direction.leader-schedule", "direction.leader-schedule"),
                            ("legal-dissemination", "legal-dissemination"),
                            ("hcm-study", "hcm-study"),
                            ("party-direction", "party-direction"),
                            ("strategy-planning", "strategy-planning"),
                            ("strategy-planning.investment", "strategy-planning.investment"),
                            (
                                "strategy-planning.construction-land",
                                "strategy-planning.construction-land",
                            ),
                            (
                                "strategy-planning.natural-resources",
                                "strategy-planning.natural-resources",
                            ),
                            ("strategy-planning.environment", "strategy-planning.environment"),
                            ("legal-documents", "legal-documents"),
                            ("official-gazette", "official-gazette"),
                            ("projects-procurement", "projects-procurement"),
                            ("draft-consultation", "draft-consultation"),
                            ("petitions", "petitions"),
                            ("official-contacts", "official-contacts"),
                            ("portal-contact", "portal-contact"),
                            ("science-programmes", "science-programmes"),
                            ("statistics", "statistics"),
                            ("foreign-language", "foreign-language"),
                            ("administrative-procedures", "administrative-procedures"),
                            ("online-public-services", "online-public-services"),
                            ("one-stop-notices", "one-stop-notices"),
                            ("forum", "forum"),
                            ("qa", "qa"),
                            ("online-dialogue", "online-dialogue"),
                            ("rating", "rating"),
                            ("access-to-information", "access-to-information"),
                            ("shared-databases", "shared-databases"),
                            ("links", "links"),
                            ("advertising", "advertising"),
                            ("press-information", "press-information"),
                            ("live-events", "live-events"),
                            ("multimedia", "multimedia"),
                            ("contribution-guide", "contribution-guide"),
                            ("thematic", "thematic"),
                            ("other", "other"),
                        ],
                        max_length=64,
                        verbose_name="chuyên mục quy định",
                    ),
                ),
                (
                    "menu_title",
                    models.CharField(
                        blank=True,
                        help_text="Tên ngắn dùng trong trình đơn khi tên mục quá dài.",
                        max_length=80,
                        verbose_name="tên trong trình đơn",
                    ),
                ),
                (
                    "clause",
                    models.CharField(
                        blank=True,
                        help_text="Điều khoản buộc phải có mục này.",
                        max_length=64,
                        verbose_name="căn cứ",
                    ),
                ),
                (
                    "layout",
                    models.CharField(
                        choices=[
                            ("stream", "Mới nhất trước, lưu trữ theo tháng"),
                            ("arranged", "Tất cả, theo thứ tự sắp xếp"),
                        ],
                        default="stream",
                        max_length=16,
                        verbose_name="cách trình bày",
                    ),
                ),
                (
                    "summary",
                    models.TextField(blank=True, max_length=600, verbose_name="giới thiệu mục"),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Mục",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="SitePortal",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        max_length=63,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9-]+$", "Chỉ dùng chữ thường không dấu và số."
                            )
                        ],
                        verbose_name="mã cổng",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ngày đóng")),
            ],
            options={
                "verbose_name": "Cổng",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ConsultationComparison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("provision", models.CharField(max_length=120, verbose_name="điều, khoản")),
                ("current_text", models.TextField(blank=True, verbose_name="quy định hiện hành")),
                (
                    "proposed_text",
                    models.TextField(blank=True, verbose_name="quy định trong dự thảo"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comparison",
                        to="content_models.consultationpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "điều, khoản so sánh",
                "verbose_name_plural": "điều, khoản so sánh",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsultationComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("comment", models.UUIDField(editable=False, null=True)),
                ("text", models.TextField(verbose_name="nội dung góp ý")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Chỉ ghi khi người góp ý đồng ý cho hiện tên.",
                        max_length=120,
                        verbose_name="họ tên, tên tổ chức hiện cùng ý kiến",
                    ),
                ),
                ("written_in", models.CharField(default="vi", editable=False, max_length=12)),
                (
                    "received_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="nhận lúc"
                    ),
                ),
                (
                    "count",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="số người cùng ý kiến",
                    ),
                ),
                (
                    "provision",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published_comments",
                        to="content_models.consultationpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến đã duyệt",
                "verbose_name_plural": "ý kiến đã duyệt",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsultationAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "provision",
                    models.CharField(blank=True, max_length=120, verbose_name="điều, khoản"),
                ),
                (
                    "comment",
                    models.TextField(
                        help_text="Gộp các ý kiến giống nhau; không ghi họ tên, địa chỉ, số điện thoại người góp ý.",
                        verbose_name="nội dung góp ý",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("accepted", "tiếp thu"),
                            ("partly-accepted", "tiếp thu một phần"),
                            ("explained", "giải trình"),
                        ],
                        max_length=16,
                        verbose_name="hướng xử lý",
                    ),
                ),
                ("answer", wagtail.fields.RichTextField(verbose_name="tiếp thu, giải trình")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="content_models.consultationpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến và trả lời",
                "verbose_name_plural": "ý kiến và trả lời",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContributionChannelRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "name",
                    models.CharField(
                        help_text="Ví dụ: Thư điện tử.", max_length=255, verbose_name="hình thức"
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        help_text="Hộp thư, địa chỉ mạng hoặc địa chỉ nhà.",
                        max_length=255,
                        verbose_name="địa chỉ nhận",
                    ),
                ),
                (
                    "hours",
                    models.CharField(blank=True, max_length=255, verbose_name="giờ nhận riêng"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channels",
                        to="content_models.contributionguidepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "hình thức gửi thông tin",
                "verbose_name_plural": "hình thức gửi thông tin",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DialogueAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dialogue", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("question", models.TextField()),
                ("asked_by", models.CharField(blank=True, max_length=120)),
                ("answer", models.TextField()),
                ("answered_by", models.CharField(max_length=120)),
                ("position", models.CharField(max_length=255)),
                ("released_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "câu trả lời tại phiên đối thoại",
                "ordering": ["released_at", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dialogue", "number"), name="dialogue_answer_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DialogueLeader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=120, verbose_name="họ tên")),
                ("position", models.CharField(max_length=255, verbose_name="chức vụ")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answering_leaders",
                        to="content_models.dialoguepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "lãnh đạo trả lời",
                "verbose_name_plural": "lãnh đạo trả lời",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DialogueCoordination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("unit", models.CharField(max_length=255, verbose_name="đơn vị")),
                ("duty", models.TextField(verbose_name="trách nhiệm phối hợp")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coordination",
                        to="content_models.dialoguepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị phối hợp",
                "verbose_name_plural": "đơn vị phối hợp",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DialogueScriptEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("question", models.TextField(verbose_name="câu hỏi")),
                ("answer", wagtail.fields.RichTextField(verbose_name="câu trả lời")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="script",
                        to="content_models.dialoguepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu hỏi, câu trả lời",
                "verbose_name_plural": "câu hỏi, câu trả lời",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisclosureEntryRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=500, verbose_name="tên thông tin")),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=64, verbose_name="số, ký hiệu văn bản"),
                ),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="ngày văn bản")),
                (
                    "form",
                    models.CharField(
                        help_text="Ví dụ: Đăng trên cổng thông tin điện tử, niêm yết tại trụ sở.",
                        max_length=255,
                        verbose_name="hình thức công khai",
                    ),
                ),
                (
                    "time",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Thường xuyên; chậm nhất 05 ngày làm việc từ ngày ký.",
                        max_length=255,
                        verbose_name="thời điểm, thời hạn công khai",
                    ),
                ),
                ("link", models.URLField(blank=True, verbose_name="đường dẫn")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="content_models.disclosurelistpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông tin phải công khai",
                "verbose_name_plural": "thông tin phải công khai",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EmissionSourceRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=255, verbose_name="nguồn thải")),
                ("place", models.CharField(blank=True, max_length=255, verbose_name="địa điểm")),
                (
                    "description",
                    models.TextField(blank=True, verbose_name="thông tin về nguồn thải"),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="emission_sources",
                        to="content_models.environmentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "nguồn thải",
                "verbose_name_plural": "nguồn thải",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ForumPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("comment", models.UUIDField(editable=False, null=True)),
                ("text", models.TextField(verbose_name="nội dung góp ý")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Chỉ ghi khi người góp ý đồng ý cho hiện tên.",
                        max_length=120,
                        verbose_name="họ tên, tên tổ chức hiện cùng ý kiến",
                    ),
                ),
                ("written_in", models.CharField(default="vi", editable=False, max_length=12)),
                (
                    "received_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="nhận lúc"
                    ),
                ),
                (
                    "count",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="số người cùng ý kiến",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=0, editable=False)),
                ("reply_to", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published_comments",
                        to="content_models.forumtopicpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến đã duyệt",
                "verbose_name_plural": "ý kiến đã duyệt",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HazardousWasteRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=255, verbose_name="loại chất thải")),
                (
                    "harm",
                    models.TextField(
                        help_text="Đối với sức khỏe con người và môi trường.",
                        verbose_name="nguy cơ gây hại",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hazardous_wastes",
                        to="content_models.environmentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "chất thải nguy hại",
                "verbose_name_plural": "chất thải nguy hại",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncidentRiskAreaRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("area", models.CharField(max_length=255, verbose_name="khu vực")),
                ("risk", models.TextField(verbose_name="nguy cơ xảy ra sự cố")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incident_risk_areas",
                        to="content_models.environmentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "khu vực có nguy cơ sự cố",
                "verbose_name_plural": "khu vực có nguy cơ sự cố",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GazetteIssueDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Ghi khi văn bản không có trên cổng.",
                        max_length=64,
                        verbose_name="hoặc số, ký hiệu",
                    ),
                ),
                ("abstract", models.TextField(verbose_name="trích yếu nội dung")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="content_models.gazetteissuepage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.legaldocumentpage",
                        verbose_name="văn bản trên cổng",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản trong công báo",
                "verbose_name_plural": "văn bản trong công báo",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="amended_document",
            field=models.ForeignKey(
                blank=True,
                help_text="Chọn khi dự thảo sửa đổi, bổ sung hoặc thay thế một văn bản có trên cổng.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.legaldocumentpage",
                verbose_name="văn bản được sửa đổi, thay thế",
            ),
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="outcome_document",
            field=models.ForeignKey(
                blank=True,
                help_text="Chọn khi dự thảo đã được ban hành và văn bản có trên cổng.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.legaldocumentpage",
                verbose_name="văn bản đã ban hành",
            ),
        ),
        migrations.CreateModel(
            name="LinkEntryRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("component", "Cổng thành phần, cổng con"),
                            ("central", "Trung ương"),
                            ("local", "Địa phương"),
                            ("organisation", "Tổ chức, doanh nghiệp"),
                        ],
                        max_length=16,
                        verbose_name="nhóm liên kết",
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="tên")),
                ("url", models.URLField(verbose_name="địa chỉ")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="content_models.linkdirectorypage",
                    ),
                ),
            ],
            options={
                "verbose_name": "liên kết",
                "verbose_name_plural": "liên kết",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficialPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("number", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "reply_to",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="trả lời ý kiến số"
                    ),
                ),
                ("unit", models.CharField(max_length=255, verbose_name="đơn vị trả lời")),
                ("text", models.TextField(verbose_name="nội dung")),
                (
                    "written_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="viết lúc"
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="official_posts",
                        to="content_models.forumtopicpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến của cơ quan",
                "verbose_name_plural": "ý kiến của cơ quan",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("investment", "Ưu đãi, cơ hội đầu tư, dự án mời gọi vốn"),
                            ("construction-land", "Quy hoạch xây dựng, đô thị, sử dụng đất"),
                            ("natural-resources", "Tài nguyên thiên nhiên"),
                            ("environment", "Chất thải, môi trường"),
                            ("other", "Lĩnh vực khác"),
                        ],
                        max_length=32,
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(
                        help_text="Thời hạn công bố được tính từ ngày này (HCM24-12.1d, TD25-7.4).",
                        verbose_name="ngày phê duyệt",
                    ),
                ),
                (
                    "approval_number",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="số, ký hiệu quyết định phê duyệt"
                    ),
                ),
                (
                    "approval_document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.legaldocumentpage",
                        verbose_name="quyết định phê duyệt",
                    ),
                ),
            ],
            options={
                "verbose_name": "Chiến lược, quy hoạch, kế hoạch",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PollutedAreaRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("area", models.CharField(max_length=255, verbose_name="khu vực")),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("serious", "Nghiêm trọng"),
                            ("especially-serious", "Đặc biệt nghiêm trọng"),
                        ],
                        max_length=24,
                        verbose_name="mức độ",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="mô tả")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="polluted_areas",
                        to="content_models.environmentpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "khu vực ô nhiễm, suy thoái",
                "verbose_name_plural": "khu vực ô nhiễm, suy thoái",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PortalDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "file",
                    models.FileField(
                        upload_to=content_models.media.document_path,
                        validators=[
                            django.core.validators.FileExtensionValidator(
                                [
                                    "csv",
                                    "docx",
                                    "doc",
                                    "geojson",
                                    "mp3",
                                    "mp4",
                                    "ods",
                                    "odt",
                                    "ogg",
                                    "pdf",
                                    "pptx",
                                    "rtf",
                                    "txt",
                                    "vtt",
                                    "webm",
                                    "xls",
                                    "xlsx",
                                    "xml",
                                    "zip",
                                ]
                            ),
                            content_models.media.validate_contents,
                        ],
                        verbose_name="tệp",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu",
                "verbose_name_plural": "tài liệu",
                "permissions": [("choose_document", "Can choose document")],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PlanMap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu dùng tên của tài liệu.",
                        max_length=255,
                        verbose_name="tên tệp hiển thị",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="maps",
                        to="content_models.planpage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản đồ quy hoạch",
                "verbose_name_plural": "bản đồ quy hoạch",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu dùng tên của tài liệu.",
                        max_length=255,
                        verbose_name="tên tệp hiển thị",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="content_models.planpage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp quy hoạch, kế hoạch",
                "verbose_name_plural": "tệp quy hoạch, kế hoạch",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OtherInformationFileRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu dùng tên của tài liệu.",
                        max_length=255,
                        verbose_name="tên tệp hiển thị",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="content_models.otherinformationpage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp đính kèm",
                "verbose_name_plural": "tệp đính kèm",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LegalDocumentFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu dùng tên của tài liệu.",
                        max_length=255,
                        verbose_name="tên tệp hiển thị",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="content_models.legaldocumentpage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp văn bản",
                "verbose_name_plural": "tệp văn bản",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="gazetteissuepage",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portaldocument",
                verbose_name="tệp toàn văn số công báo",
            ),
        ),
        migrations.CreateModel(
            name="ForumTopicFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu dùng tên của tài liệu.",
                        max_length=255,
                        verbose_name="tên tệp hiển thị",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="content_models.forumtopicpage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu",
                "verbose_name_plural": "tài liệu",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="full_text",
            field=models.ForeignKey(
                blank=True,
                help_text="Tải tệp lên, hoặc nhập toàn văn vào ô “Nội dung”.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portaldocument",
                verbose_name="toàn văn nội dung cần xin ý kiến",
            ),
        ),
        migrations.CreateModel(
            name="PortalImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="created at"
                    ),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "file_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                ),
                (
                    "description",
                    models.CharField(
                        default="",
                        help_text="Ảnh cho thấy gì, trong một câu: được đọc lên cho người không nhìn thấy ảnh. Không ghi tên tệp, không bắt đầu bằng “Ảnh chụp”.",
                        max_length=255,
                        verbose_name="mô tả thay thế",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Tên hiện dưới ảnh, ví dụ tên phóng viên hoặc cơ quan cung cấp ảnh.",
                        max_length=255,
                        verbose_name="tác giả, nguồn ảnh",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        choices=[
                            (None, "Ảnh của cơ quan, hoặc tác giả đã cho phép sử dụng"),
                            ("CC BY 4.0", "CC BY 4.0 – phải ghi tên tác giả"),
                            ("CC BY-SA 4.0", "CC BY-SA 4.0 – phải ghi tên tác giả"),
                            ("CC BY-SA 3.0", "CC BY-SA 3.0 – phải ghi tên tác giả"),
                            ("CC0 1.0", "CC0 1.0 – tác giả từ bỏ quyền"),
                            ("Public Domain", "Hết thời hạn bảo hộ, thuộc về công chúng"),
                        ],
                        max_length=32,
                        verbose_name="giấy phép sử dụng",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "hình ảnh",
                "verbose_name_plural": "hình ảnh",
                "permissions": [("choose_image", "Can choose image")],
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PortalContactPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        help_text="Nơi nhận văn bản giấy và tiếp người dân.",
                        max_length=255,
                        verbose_name="địa chỉ",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        max_length=20,
                        validators=[content_models.contact_details.validate_phone],
                        verbose_name="điện thoại",
                    ),
                ),
                (
                    "fax",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[content_models.contact_details.validate_phone],
                        verbose_name="fax",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="Hộp thư nhận thông tin gửi đăng và giao dịch với cổng (HP25-6.1a).",
                        max_length=254,
                        validators=[content_models.contact_details.validate_official_mailbox],
                        verbose_name="thư điện tử chính thức",
                    ),
                ),
                (
                    "social_page",
                    models.URLField(
                        blank=True,
                        help_text="Chỉ trang đã được cơ quan có thẩm quyền cho phép (HCM24-4.2c).",
                        verbose_name="trang mạng xã hội chính thức",
                    ),
                ),
                (
                    "receiving_hours",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Trực tuyến 24/24 giờ; văn bản giấy trong giờ hành chính (HP25-6.1b).",
                        max_length=255,
                        verbose_name="thời gian tiếp nhận",
                    ),
                ),
                (
                    "map_geojson",
                    models.TextField(
                        blank=True,
                        help_text="Dán một điểm (Point) hoặc nguyên văn tệp .geojson. Có thể để trống.",
                        validators=[content_models.maps.validate_geojson],
                        verbose_name="vị trí trên bản đồ (GeoJSON)",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Liên hệ của cổng",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="planpage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.CreateModel(
            name="PetitionResponsePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "petition",
                    wagtail.fields.RichTextField(
                        help_text="Tóm tắt nội dung; lược bỏ họ tên, địa chỉ, số điện thoại của người gửi.",
                        verbose_name="kiến nghị, yêu cầu",
                    ),
                ),
                ("response", wagtail.fields.RichTextField(verbose_name="ý kiến xử lý, phản hồi")),
                ("agency", models.CharField(max_length=255, verbose_name="cơ quan xử lý")),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày tiếp nhận"),
                ),
                ("answered_on", models.DateField(verbose_name="ngày phản hồi")),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Xử lý, phản hồi kiến nghị",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PartyDocumentPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "number_symbol",
                    models.CharField(blank=True, max_length=64, verbose_name="số, ký hiệu"),
                ),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                (
                    "file",
                    models.ForeignKey(
                        help_text="Tệp văn bản do Văn phòng Đảng ủy cung cấp (TD25-15).",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="văn bản",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Văn bản của Đảng ủy",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="otherinformationpage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.CreateModel(
            name="OrganisationUnitPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "tasks",
                    wagtail.fields.RichTextField(
                        help_text="Tóm tắt chức năng, nhiệm vụ, quyền hạn. Căn cứ: TD25-3.1, KH10-8.3.",
                        verbose_name="chức năng, nhiệm vụ",
                    ),
                ),
                (
                    "head_position",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Giám đốc Sở, Trưởng phòng.",
                        max_length=255,
                        verbose_name="chức vụ người đứng đầu",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=255, verbose_name="địa chỉ")),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[content_models.contact_details.validate_phone],
                        verbose_name="điện thoại",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Hộp thư công vụ của đơn vị (KH10-8.7).",
                        max_length=254,
                        validators=[content_models.contact_details.validate_official_mailbox],
                        verbose_name="thư điện tử chính thức",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Số nhỏ đứng trước trong cùng một cấp.",
                        verbose_name="thứ tự",
                    ),
                ),
                (
                    "parent_unit",
                    models.ForeignKey(
                        blank=True,
                        help_text="Đơn vị cấp trên trực tiếp; để trống nếu đứng đầu sơ đồ tổ chức.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.organisationunitpage",
                        verbose_name="trực thuộc",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Cơ quan, đơn vị",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="OneStopNoticePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "notice",
                    wagtail.fields.RichTextField(
                        help_text="Ai nhận, nhận ở đâu, hẹn trả thế nào (TD25-18).",
                        verbose_name="thông báo tiếp nhận – trả kết quả",
                    ),
                ),
                (
                    "hotline",
                    models.CharField(
                        max_length=20,
                        validators=[content_models.contact_details.validate_phone],
                        verbose_name="đường dây nóng",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thông báo của bộ phận một cửa",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="OfficialPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "job_title",
                    models.CharField(
                        help_text="Ví dụ: Chủ tịch Ủy ban nhân dân phường.",
                        max_length=255,
                        verbose_name="chức vụ",
                    ),
                ),
                (
                    "unit_name",
                    models.CharField(
                        blank=True,
                        help_text="Điền khi đơn vị chưa có trang riêng; để trống thì lấy tên trang đã chọn.",
                        max_length=255,
                        verbose_name="tên đơn vị công tác",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[content_models.contact_details.validate_phone],
                        verbose_name="điện thoại",
                    ),
                ),
                (
                    "fax",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[content_models.contact_details.validate_phone],
                        verbose_name="fax",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Hộp thư công vụ, không dùng hộp thư cá nhân.",
                        max_length=254,
                        validators=[content_models.contact_details.validate_official_mailbox],
                        verbose_name="thư điện tử chính thức",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Số nhỏ đứng trước trong danh sách.",
                        verbose_name="thứ bậc",
                    ),
                ),
                (
                    "short_biography",
                    wagtail.fields.RichTextField(blank=True, verbose_name="tiểu sử tóm tắt"),
                ),
                (
                    "assigned_tasks",
                    wagtail.fields.RichTextField(blank=True, verbose_name="nhiệm vụ đảm nhiệm"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        help_text="Chọn trang của đơn vị nếu đã có trong mục Giới thiệu.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.organisationunitpage",
                        verbose_name="đơn vị công tác",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Lãnh đạo, cán bộ, công chức",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="NewsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "event_at",
                    models.DateTimeField(
                        help_text="Thời điểm diễn ra hoạt động, sự kiện; thời hạn đăng tin được tính từ đây.",
                        verbose_name="thời điểm diễn ra",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("economy", "Kinh tế"),
                            ("politics", "Chính trị"),
                            ("culture", "Văn hóa"),
                            ("society", "Xã hội"),
                            ("science", "Khoa học và công nghệ"),
                            ("defence", "Quốc phòng"),
                            ("security", "An ninh"),
                        ],
                        max_length=16,
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("local", "Trong tỉnh, thành phố"),
                            ("national", "Trong nước"),
                            ("international", "Quốc tế"),
                        ],
                        default="local",
                        max_length=16,
                        verbose_name="phạm vi tin",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tin tức, sự kiện",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="NaturalResourcePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "resource",
                    models.CharField(blank=True, max_length=120, verbose_name="loại tài nguyên"),
                ),
                ("place", models.CharField(blank=True, max_length=255, verbose_name="khu vực")),
                ("activity", wagtail.fields.RichTextField(verbose_name="hoạt động khai thác")),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tài nguyên thiên nhiên",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="MultimediaPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("audio", "Âm thanh"),
                            ("image", "Hình ảnh"),
                            ("video", "Video"),
                            ("graphic", "Đồ họa"),
                        ],
                        max_length=16,
                        verbose_name="hình thức",
                    ),
                ),
                (
                    "transcript",
                    models.TextField(
                        blank=True,
                        help_text="Lời nói trong bản ghi, viết ra nguyên văn.",
                        verbose_name="bản chép lời",
                    ),
                ),
                (
                    "captions",
                    models.ForeignKey(
                        blank=True,
                        help_text="Tệp .vtt, cho người không nghe được.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="phụ đề",
                    ),
                ),
                (
                    "recording",
                    models.ForeignKey(
                        blank=True,
                        help_text="Âm thanh: .mp3, .ogg. Video: .mp4, .ogg, .webm.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp ghi",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Đa phương tiện",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="MultimediaImageRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "alt",
                    models.CharField(
                        help_text="Ảnh cho thấy gì: đọc lên cho người không nhìn thấy ảnh.",
                        max_length=255,
                        verbose_name="mô tả thay thế",
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=255, verbose_name="chú thích")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="images",
                        to="content_models.multimediapage",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="hình ảnh",
                    ),
                ),
            ],
            options={
                "verbose_name": "ảnh",
                "verbose_name_plural": "ảnh",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LiveEventPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                (
                    "ends_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc"),
                ),
                (
                    "stream_url",
                    models.URLField(
                        help_text="Địa chỉ xem trực tiếp trên kênh chính thức của cơ quan.",
                        verbose_name="kênh phát",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=255, verbose_name="địa điểm")),
                (
                    "programme",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Nội dung, người tham gia, thứ tự các phần.",
                        verbose_name="chương trình",
                    ),
                ),
                (
                    "recording_url",
                    models.URLField(
                        blank=True,
                        help_text="Nơi xem lại, nếu bản ghi không ở cổng này.",
                        verbose_name="địa chỉ bản ghi",
                    ),
                ),
                (
                    "recording",
                    models.ForeignKey(
                        blank=True,
                        help_text="Tệp ghi lại, thêm vào sau khi kết thúc.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="bản ghi",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Truyền trực tiếp",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="linkdirectorypage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.CreateModel(
            name="LegalGuidancePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "source_number",
                    models.CharField(
                        blank=True,
                        help_text="Ghi khi văn bản không có trên cổng.",
                        max_length=64,
                        verbose_name="số, ký hiệu văn bản",
                    ),
                ),
                (
                    "source_issued_on",
                    models.DateField(
                        help_text="Thời hạn đăng bài được tính từ ngày này (TD25-7.2).",
                        verbose_name="ngày ban hành văn bản",
                    ),
                ),
                ("field", models.CharField(max_length=120, verbose_name="lĩnh vực")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("central", "Trung ương, Đảng"),
                            ("city", "Thành phố"),
                            ("ward", "Phường"),
                        ],
                        max_length=16,
                        verbose_name="cấp",
                    ),
                ),
                (
                    "source_document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.legaldocumentpage",
                        verbose_name="văn bản pháp luật, chính sách, chế độ",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tuyên truyền, phổ biến pháp luật",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="legaldocumentpage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.CreateModel(
            name="InvestmentOpportunityPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("incentive", "Chính sách ưu đãi"),
                            ("opportunity", "Cơ hội đầu tư"),
                            ("call", "Dự án mời gọi vốn đầu tư"),
                        ],
                        max_length=16,
                        verbose_name="loại thông tin",
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=120, verbose_name="lĩnh vực")),
                ("place", models.CharField(blank=True, max_length=255, verbose_name="địa điểm")),
                (
                    "contact",
                    models.TextField(
                        blank=True,
                        help_text="Cơ quan, điện thoại, thư điện tử công vụ.",
                        verbose_name="đầu mối liên hệ",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ưu đãi, cơ hội đầu tư",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="IntroductionPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "geography",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Căn cứ: KH10-8.1.", verbose_name="vị trí địa lý"
                    ),
                ),
                (
                    "natural_conditions",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: HP11-2.3a, TD25-3.1, KH10-8.1.",
                        verbose_name="điều kiện tự nhiên",
                    ),
                ),
                (
                    "history",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: HP11-2.3a, TD25-3.1, KH10-8.1.",
                        verbose_name="lịch sử",
                    ),
                ),
                (
                    "cultural_tradition",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: HP11-2.3a, TD25-3.1, KH10-8.1.",
                        verbose_name="truyền thống văn hóa",
                    ),
                ),
                (
                    "relics",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Căn cứ: HP11-2.3a, TD25-3.1.", verbose_name="di tích"
                    ),
                ),
                (
                    "sights",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: HP11-2.3a, TD25-3.1.",
                        verbose_name="danh thắng",
                    ),
                ),
                (
                    "socio_economy",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Căn cứ: KH10-8.1.", verbose_name="kinh tế – xã hội"
                    ),
                ),
                (
                    "potential_investment",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: KH10-8.1.",
                        verbose_name="tiềm năng và cơ hội đầu tư",
                    ),
                ),
                (
                    "economic_plans",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: KH10-8.1.",
                        verbose_name="các quy hoạch phát triển kinh tế",
                    ),
                ),
                (
                    "industrial_zones",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: KH10-8.1.",
                        verbose_name="các khu công nghiệp",
                    ),
                ),
                (
                    "craft_villages",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: KH10-8.1.",
                        verbose_name="các làng nghề truyền thống",
                    ),
                ),
                (
                    "functions_powers",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: KH10-8.3.",
                        verbose_name="chức năng, nhiệm vụ, quyền hạn",
                    ),
                ),
                (
                    "units_tasks_summary",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Căn cứ: TD25-3.1, KH10-8.1.",
                        verbose_name="tóm tắt nhiệm vụ của các cơ quan, đơn vị",
                    ),
                ),
                (
                    "admin_map_geojson",
                    models.TextField(
                        blank=True,
                        help_text="Dán nguyên văn tệp .geojson. Có thể dùng thay hoặc cùng với ảnh bản đồ.",
                        validators=[content_models.maps.validate_geojson],
                        verbose_name="bản đồ hành chính (GeoJSON)",
                    ),
                ),
                (
                    "admin_map_description",
                    models.TextField(
                        blank=True,
                        help_text="Giáp những đâu, gồm các đơn vị nào: cho người không xem được bản đồ.",
                        verbose_name="mô tả bản đồ bằng lời",
                    ),
                ),
                (
                    "admin_map_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="Bản đồ địa giới đến cấp xã, phường. Căn cứ: HP11-2.3a, TD25-3.1.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh bản đồ hành chính",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Giới thiệu chung",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("tagline", models.CharField(blank=True, max_length=255, verbose_name="khẩu hiệu")),
                (
                    "banner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đầu trang",
                    ),
                ),
            ],
            options={
                "verbose_name": "Trang chủ",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="gazetteissuepage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.AddField(
            model_name="forumtopicpage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.AddField(
            model_name="environmentpage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.AddField(
            model_name="disclosurelistpage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.CreateModel(
            name="DirectivePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "document_number",
                    models.CharField(
                        blank=True,
                        help_text="Ghi khi văn bản không có trên cổng.",
                        max_length=64,
                        verbose_name="số, ký hiệu văn bản ban hành",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                (
                    "leader",
                    models.ForeignKey(
                        help_text="Chọn trang giới thiệu của lãnh đạo đã có ý kiến chỉ đạo.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="lãnh đạo, thủ trưởng cơ quan",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.legaldocumentpage",
                        verbose_name="văn bản ban hành",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ý kiến chỉ đạo, điều hành",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AddField(
            model_name="dialoguepage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.AddField(
            model_name="contributionguidepage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content_models.portalimage",
                verbose_name="ảnh đại diện",
            ),
        ),
        migrations.CreateModel(
            name="AdvertisementPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "advertiser",
                    models.CharField(
                        help_text="Bên được quảng cáo, quảng bá.",
                        max_length=255,
                        verbose_name="tổ chức, cơ quan, doanh nghiệp",
                    ),
                ),
                (
                    "labelled",
                    models.BooleanField(
                        default=True,
                        help_text="Bắt buộc: người đọc phải phân biệt được với thông tin của cơ quan.",
                        verbose_name="có nhãn “Quảng cáo”",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                (
                    "target_url",
                    models.URLField(
                        help_text="Trang mở ra khi người đọc chọn quảng cáo.",
                        verbose_name="địa chỉ đích",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Quảng cáo, quảng bá",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PortalSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        editable=False, max_length=63, unique=True, verbose_name="mã cổng"
                    ),
                ),
                ("name", models.CharField(editable=False, max_length=255, verbose_name="tên cổng")),
                ("tier", models.CharField(editable=False, max_length=32, verbose_name="cấp")),
                (
                    "tier_name",
                    models.CharField(editable=False, max_length=64, verbose_name="tên cấp"),
                ),
                (
                    "parent",
                    models.CharField(
                        blank=True, editable=False, max_length=63, verbose_name="cổng cấp trên"
                    ),
                ),
                (
                    "theme",
                    models.CharField(editable=False, max_length=32, verbose_name="giao diện"),
                ),
                (
                    "languages",
                    models.JSONField(default=list, editable=False, verbose_name="ngôn ngữ"),
                ),
                (
                    "aliases",
                    models.JSONField(default=list, editable=False, verbose_name="tên miền phụ"),
                ),
                (
                    "regulation",
                    models.JSONField(default=dict, editable=False, verbose_name="quy chế"),
                ),
                (
                    "status",
                    models.CharField(
                        default="active", editable=False, max_length=16, verbose_name="trạng thái"
                    ),
                ),
                (
                    "step_hours",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="giờ cho mỗi bước duyệt"
                    ),
                ),
                (
                    "topics",
                    models.JSONField(
                        default=list, editable=False, verbose_name="lĩnh vực phải kiểm duyệt riêng"
                    ),
                ),
                (
                    "successor",
                    models.URLField(blank=True, editable=False, verbose_name="địa chỉ kế thừa"),
                ),
                (
                    "successor_key",
                    models.CharField(
                        blank=True, editable=False, max_length=63, verbose_name="mã cổng kế thừa"
                    ),
                ),
                (
                    "leads_on",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        verbose_name="chuyển người đọc sang địa chỉ kế thừa",
                    ),
                ),
                (
                    "machine_translation",
                    models.CharField(
                        default="none", editable=False, max_length=16, verbose_name="dịch máy"
                    ),
                ),
                (
                    "owner",
                    models.CharField(blank=True, max_length=255, verbose_name="cơ quan chủ quản"),
                ),
                (
                    "manager",
                    models.CharField(blank=True, max_length=255, verbose_name="cơ quan quản lý"),
                ),
                (
                    "operator",
                    models.CharField(blank=True, max_length=255, verbose_name="đơn vị vận hành"),
                ),
                ("licence", models.CharField(blank=True, max_length=255, verbose_name="giấy phép")),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="TD25-6.3, HP25-19.1",
                        max_length=255,
                        verbose_name="câu ghi nguồn",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=255, verbose_name="địa chỉ")),
                ("phone", models.CharField(blank=True, max_length=64, verbose_name="điện thoại")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
                ),
                (
                    "hotline",
                    models.CharField(blank=True, max_length=64, verbose_name="đường dây nóng"),
                ),
                (
                    "social",
                    models.JSONField(default=list, editable=False, verbose_name="mạng xã hội"),
                ),
                (
                    "hot_links",
                    models.JSONField(default=list, editable=False, verbose_name="liên kết nhanh"),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thông tin cổng",
            },
        ),
        migrations.CreateModel(
            name="PressInformationPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "period",
                    models.DateField(
                        help_text="Chọn một ngày bất kỳ trong tháng; cổng chỉ giữ tháng và năm.",
                        verbose_name="tháng",
                    ),
                ),
                (
                    "press_conference_on",
                    models.DateTimeField(
                        blank=True,
                        help_text="Thời điểm họp báo, nếu có; ít nhất ba tháng một lần (HCM24-9.4).",
                        null=True,
                        verbose_name="họp báo",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thông tin cho báo chí",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ProcedurePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "procedure_code",
                    models.CharField(
                        blank=True,
                        help_text="Mã trong Cơ sở dữ liệu quốc gia về thủ tục hành chính, nếu có.",
                        max_length=64,
                        verbose_name="mã thủ tục",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        help_text="Ví dụ: Hộ tịch, Đất đai, Chứng thực.",
                        max_length=255,
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("ministry", "Cấp bộ"),
                            ("province", "Cấp tỉnh"),
                            ("district", "Cấp huyện (trước 01/7/2025)"),
                            ("commune", "Cấp xã"),
                            ("other", "Cơ quan khác"),
                        ],
                        max_length=16,
                        verbose_name="cấp giải quyết",
                    ),
                ),
                (
                    "agency",
                    models.CharField(
                        help_text="Ví dụ: Trung tâm Phục vụ hành chính công phường Thành Đông.",
                        max_length=255,
                        verbose_name="cơ quan giải quyết",
                    ),
                ),
                (
                    "processing_time",
                    models.CharField(
                        help_text="Ghi cả mốc tính, ví dụ: 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.",
                        max_length=255,
                        verbose_name="thời hạn giải quyết",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        help_text="Giấy tờ người dân nhận được.",
                        max_length=500,
                        verbose_name="kết quả thực hiện",
                    ),
                ),
                (
                    "legal_basis",
                    wagtail.fields.RichTextField(blank=True, verbose_name="căn cứ pháp lý"),
                ),
                (
                    "service_level",
                    models.CharField(
                        choices=[
                            ("full", "Toàn trình"),
                            ("partial", "Một phần"),
                            ("none", "Chưa cung cấp trực tuyến"),
                        ],
                        default="none",
                        max_length=16,
                        verbose_name="mức độ trực tuyến",
                    ),
                ),
                (
                    "service_link",
                    models.URLField(
                        blank=True,
                        help_text="Trang của thủ tục trên Cổng Dịch vụ công (HP25-7, TD25-3.9).",
                        verbose_name="đường dẫn nộp hồ sơ",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thủ tục hành chính",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ProcedureFormRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu dùng tên của tài liệu.",
                        max_length=255,
                        verbose_name="tên tệp hiển thị",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="forms",
                        to="content_models.procedurepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "biểu mẫu",
                "verbose_name_plural": "biểu mẫu",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcedureFeeRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "label",
                    models.CharField(
                        help_text="Ví dụ: Lệ phí đăng ký kết hôn.",
                        max_length=255,
                        verbose_name="tên khoản thu",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        help_text="Ghi 0 nếu không thu; để trống nếu phải tính, và nêu cách tính ở ghi chú.",
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="số tiền (đồng)",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fees",
                        to="content_models.procedurepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "phí, lệ phí",
                "verbose_name_plural": "phí, lệ phí",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OnlineServicePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "service_level",
                    models.CharField(
                        choices=[("full", "Toàn trình"), ("partial", "Một phần")],
                        max_length=16,
                        verbose_name="mức độ",
                    ),
                ),
                (
                    "service_url",
                    models.URLField(
                        help_text="Trang nộp hồ sơ trên Cổng Dịch vụ công, mở được không cần sửa địa chỉ.",
                        verbose_name="đường dẫn nộp hồ sơ",
                    ),
                ),
                (
                    "for_foreigners",
                    models.BooleanField(
                        default=False,
                        help_text="Dịch vụ này phải có cả trên trang tiếng nước ngoài (HP11-2.3o).",
                        verbose_name="người nước ngoài dùng được",
                    ),
                ),
                (
                    "agency",
                    models.CharField(blank=True, max_length=255, verbose_name="cơ quan cung cấp"),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        help_text="Chọn trang hướng dẫn thủ tục nếu đã có.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.procedurepage",
                        verbose_name="thủ tục hành chính",
                    ),
                ),
            ],
            options={
                "verbose_name": "Dịch vụ công trực tuyến",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="DossierComponentRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=500, verbose_name="tên giấy tờ")),
                (
                    "originals",
                    models.PositiveSmallIntegerField(default=1, verbose_name="số bản chính"),
                ),
                ("copies", models.PositiveSmallIntegerField(default=0, verbose_name="số bản sao")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dossier",
                        to="content_models.procedurepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ trong hồ sơ",
                "verbose_name_plural": "giấy tờ trong hồ sơ",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcedureStepRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=255, verbose_name="tên bước")),
                ("description", models.TextField(verbose_name="cách thực hiện")),
                (
                    "responsible",
                    models.CharField(
                        blank=True, max_length=255, verbose_name="người, đơn vị thực hiện"
                    ),
                ),
                (
                    "duration",
                    models.CharField(blank=True, max_length=255, verbose_name="thời gian"),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="content_models.procedurepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước thực hiện",
                "verbose_name_plural": "bước thực hiện",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProjectPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                ("main_objective", models.TextField(verbose_name="mục tiêu chính")),
                ("field", models.CharField(max_length=120, verbose_name="lĩnh vực chuyên môn")),
                (
                    "project_type",
                    models.CharField(
                        help_text="Ví dụ: nhóm A, nhóm B, nhóm C.",
                        max_length=120,
                        verbose_name="loại dự án",
                    ),
                ),
                ("period_start", models.DateField(verbose_name="thực hiện từ ngày")),
                ("period_end", models.DateField(verbose_name="thực hiện đến ngày")),
                (
                    "budget_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=20,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="kinh phí dự án",
                    ),
                ),
                (
                    "budget_currency",
                    models.CharField(
                        choices=[
                            ("VND", "đồng Việt Nam"),
                            ("USD", "đô la Mỹ"),
                            ("EUR", "euro"),
                            ("JPY", "yên Nhật"),
                            ("KRW", "won Hàn Quốc"),
                            ("CNY", "nhân dân tệ"),
                        ],
                        default="VND",
                        max_length=3,
                        verbose_name="đồng tiền",
                    ),
                ),
                (
                    "budget_note",
                    models.CharField(
                        blank=True,
                        help_text="Ghi khi chưa có con số, ví dụ: chưa phê duyệt tổng mức đầu tư.",
                        max_length=255,
                        verbose_name="ghi chú kinh phí",
                    ),
                ),
                (
                    "funding_type",
                    models.CharField(
                        help_text="Ví dụ: ngân sách nhà nước, ODA.",
                        max_length=120,
                        verbose_name="loại hình tài trợ",
                    ),
                ),
                ("sponsor", models.CharField(max_length=255, verbose_name="nhà tài trợ")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("preparing", "Đang chuẩn bị đầu tư"),
                            ("under-way", "Đang triển khai"),
                            ("completed", "Đã hoàn tất"),
                        ],
                        max_length=16,
                        verbose_name="tình trạng dự án",
                    ),
                ),
                (
                    "owner_unit",
                    models.CharField(blank=True, max_length=255, verbose_name="chủ đầu tư"),
                ),
                (
                    "approved_on",
                    models.DateField(
                        help_text="Thời hạn công bố được tính từ ngày này (HCM24-12.1d, TD25-7.4).",
                        verbose_name="ngày phê duyệt",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Dự án",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="QuestionAnswerPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "question",
                    wagtail.fields.RichTextField(
                        help_text="Lược bỏ họ tên, số định danh, địa chỉ, số điện thoại, thư điện tử của người hỏi, người khác.",
                        verbose_name="câu hỏi",
                    ),
                ),
                ("answer", wagtail.fields.RichTextField(verbose_name="trả lời")),
                (
                    "legal_basis",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Văn bản, điều khoản mà câu trả lời dựa vào; dẫn đến văn bản có trên Cổng.",
                        verbose_name="căn cứ pháp lý",
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        help_text="Ghi như trong mẫu gửi câu hỏi, ví dụ: Đất đai, Hộ tịch.",
                        max_length=120,
                        verbose_name="lĩnh vực câu hỏi",
                    ),
                ),
                ("answering_unit", models.CharField(max_length=255, verbose_name="đơn vị trả lời")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="ngày hỏi")),
                ("answered_on", models.DateField(verbose_name="ngày trả lời")),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Hỏi đáp",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="RewardSanctionPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("reward", "Khen thưởng"), ("sanction", "Xử phạt")],
                        max_length=16,
                        verbose_name="khen thưởng hay xử phạt",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        help_text="Chỉ ghi tên tổ chức, doanh nghiệp; không đăng thông tin về cá nhân.",
                        max_length=255,
                        verbose_name="tổ chức, doanh nghiệp",
                    ),
                ),
                (
                    "field",
                    models.CharField(max_length=120, verbose_name="lĩnh vực quản lý nhà nước"),
                ),
                (
                    "decision_number",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="số, ký hiệu quyết định"
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày quyết định"),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.legaldocumentpage",
                        verbose_name="quyết định",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Khen thưởng, xử phạt",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ScienceProgrammePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("programme", "Chương trình"), ("topic", "Đề tài")],
                        default="topic",
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("code", models.CharField(max_length=64, verbose_name="mã số")),
                (
                    "management_level",
                    models.CharField(
                        choices=[
                            ("national", "Cấp quốc gia"),
                            ("ministry", "Cấp bộ, ngành"),
                            ("city", "Cấp thành phố"),
                            ("grassroots", "Cấp cơ sở"),
                        ],
                        max_length=16,
                        verbose_name="cấp quản lý",
                    ),
                ),
                ("field", models.CharField(max_length=120, verbose_name="lĩnh vực")),
                ("lead_unit", models.CharField(max_length=255, verbose_name="đơn vị chủ trì")),
                ("period_start", models.DateField(verbose_name="thực hiện từ ngày")),
                ("period_end", models.DateField(verbose_name="thực hiện đến ngày")),
                ("approved_on", models.DateField(verbose_name="ngày được phê duyệt")),
                (
                    "accepted_on",
                    models.DateField(
                        blank=True,
                        help_text="Điền khi Hội đồng nghiệm thu khoa học đã thông qua (HP11-2.3m).",
                        null=True,
                        verbose_name="ngày được nghiệm thu",
                    ),
                ),
                (
                    "results_restricted",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu khi pháp luật về khoa học và công nghệ không cho công bố kết quả.",
                        verbose_name="kết quả không được công bố",
                    ),
                ),
                (
                    "application_report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="báo cáo kết quả triển khai áp dụng",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
                (
                    "summary_report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="báo cáo tổng hợp",
                    ),
                ),
            ],
            options={
                "verbose_name": "Chương trình, đề tài khoa học",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="SharedDatabasePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "managing_agency",
                    models.CharField(max_length=255, verbose_name="cơ quan quản lý"),
                ),
                (
                    "access_url",
                    models.URLField(
                        help_text="Nơi tra cứu hoặc tải dữ liệu, mở được cho mọi người.",
                        verbose_name="đường dẫn",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="Gồm những gì, cập nhật bao lâu một lần, theo định dạng nào.",
                        verbose_name="mô tả dữ liệu",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Cơ sở dữ liệu dùng chung",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StatisticsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "tables",
                    wagtail.fields.StreamField(
                        [("table", 3)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            2: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 1)]],
                                {},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("caption", 0), ("table", 2)]], {}),
                        },
                        verbose_name="bảng số liệu",
                    ),
                ),
                ("method", wagtail.fields.RichTextField(verbose_name="phương pháp thống kê")),
                (
                    "analysis",
                    wagtail.fields.RichTextField(
                        blank=True, verbose_name="bản phân tích số liệu thống kê"
                    ),
                ),
                (
                    "period_start",
                    models.DateField(verbose_name="thời gian thực hiện thống kê từ ngày"),
                ),
                ("period_end", models.DateField(verbose_name="đến ngày")),
                (
                    "publish_decided_on",
                    models.DateField(
                        help_text="Thời hạn đăng tải được tính từ ngày này (HCM24-12.1g, TD25-7.6).",
                        verbose_name="ngày thủ trưởng cơ quan quyết định công bố",
                    ),
                ),
                (
                    "analysis_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp bản phân tích",
                    ),
                ),
                (
                    "data_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp số liệu",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="báo cáo thống kê",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thông tin, báo cáo thống kê",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="TenderPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "procuring_entity",
                    models.CharField(max_length=255, verbose_name="bên mời thầu, đơn vị mua sắm"),
                ),
                ("package_name", models.CharField(max_length=500, verbose_name="tên gói thầu")),
                (
                    "notice_number",
                    models.CharField(
                        blank=True,
                        help_text="Số trên Hệ thống mạng đấu thầu quốc gia, nếu có.",
                        max_length=64,
                        verbose_name="số thông báo mời thầu",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("open", "Đấu thầu rộng rãi"),
                            ("limited", "Đấu thầu hạn chế"),
                            ("competitive-offer", "Chào hàng cạnh tranh"),
                            ("direct-appointment", "Chỉ định thầu"),
                            ("direct-purchase", "Mua sắm trực tiếp"),
                            ("online-quotation", "Chào giá trực tuyến"),
                            ("self-performance", "Tự thực hiện"),
                            ("community", "Tham gia thực hiện của cộng đồng"),
                            ("other", "Hình thức khác"),
                        ],
                        max_length=24,
                        verbose_name="hình thức lựa chọn nhà thầu",
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(
                        help_text="Ngày phê duyệt việc mời thầu, mua sắm; thời hạn đăng tính từ đây (TD25-7.4).",
                        verbose_name="ngày phê duyệt",
                    ),
                ),
                (
                    "closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Để trống khi hình thức không có thời điểm đóng thầu.",
                        null=True,
                        verbose_name="thời điểm đóng thầu",
                    ),
                ),
                (
                    "price_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=20,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="giá gói thầu",
                    ),
                ),
                (
                    "price_currency",
                    models.CharField(
                        choices=[
                            ("VND", "đồng Việt Nam"),
                            ("USD", "đô la Mỹ"),
                            ("EUR", "euro"),
                            ("JPY", "yên Nhật"),
                            ("KRW", "won Hàn Quốc"),
                            ("CNY", "nhân dân tệ"),
                        ],
                        default="VND",
                        max_length=3,
                        verbose_name="đồng tiền",
                    ),
                ),
                (
                    "price_note",
                    models.CharField(blank=True, max_length=255, verbose_name="ghi chú giá"),
                ),
                (
                    "result",
                    models.TextField(
                        blank=True,
                        help_text="Ghi khi đã có kết quả: nhà thầu trúng thầu, giá trúng thầu.",
                        verbose_name="kết quả lựa chọn nhà thầu",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.projectpage",
                        verbose_name="thuộc dự án",
                    ),
                ),
            ],
            options={
                "verbose_name": "Đấu thầu, mua sắm công",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ThematicPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Chỉ để trống khi kế hoạch không ấn định ngày kết thúc.",
                        null=True,
                        verbose_name="đến hết ngày",
                    ),
                ),
                (
                    "objectives",
                    models.TextField(
                        blank=True,
                        help_text="Tuyên truyền để làm gì, cho ai.",
                        verbose_name="mục tiêu",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
            ],
            options={
                "verbose_name": "Chuyên đề tuyên truyền",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ThematicMaterialRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Để trống nếu dùng tên của tài liệu.",
                        max_length=255,
                        verbose_name="tên tệp hiển thị",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content_models.portaldocument",
                        verbose_name="tệp",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="materials",
                        to="content_models.thematicpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu tuyên truyền",
                "verbose_name_plural": "tài liệu tuyên truyền",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WorkingDayRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "weekday",
                    models.CharField(
                        choices=[
                            ("monday", "Thứ Hai"),
                            ("tuesday", "Thứ Ba"),
                            ("wednesday", "Thứ Tư"),
                            ("thursday", "Thứ Năm"),
                            ("friday", "Thứ Sáu"),
                            ("saturday", "Thứ Bảy"),
                            ("sunday", "Chủ nhật"),
                        ],
                        max_length=16,
                        verbose_name="ngày",
                    ),
                ),
                (
                    "morning",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: 7 giờ 30 – 11 giờ 30.",
                        max_length=64,
                        verbose_name="buổi sáng",
                    ),
                ),
                (
                    "afternoon",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: 13 giờ 30 – 17 giờ.",
                        max_length=64,
                        verbose_name="buổi chiều",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedule",
                        to="content_models.onestopnoticepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày làm việc",
                "verbose_name_plural": "ngày làm việc",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WorkSchedulePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=64, verbose_name="chuyên mục quy định"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một, hai câu hiện trong danh sách và kết quả tìm kiếm.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 2),
                            ("text", 3),
                            ("image", 7),
                            ("gallery", 10),
                            ("table", 14),
                            ("quote", 17),
                            ("file", 20),
                            ("video", 25),
                            ("audio", 25),
                            ("map", 29),
                            ("callout", 32),
                            ("live_stream", 36),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tiêu đề", "max_length": 200},
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Mục"), ("3", "Tiểu mục")], "label": "Cấp"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {}),
                            3: (
                                "content_models.blocks.Text",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ]
                                },
                            ),
                            4: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Hình ảnh"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Mô tả ngắn nội dung ảnh cho người không nhìn thấy ảnh. Bắt buộc.",
                                    "label": "Mô tả thay thế",
                                    "max_length": 255,
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 255, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 4), ("alt", 5), ("caption", 6)]],
                                {},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bộ ảnh", "max_length": 200},
                            ),
                            9: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Các ảnh", "min_num": 2},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 8), ("images", 9)]], {}),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bảng", "max_length": 255},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chữ", "required": False},
                            ),
                            13: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 12)]],
                                {},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 11), ("table", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.TextBlock", (), {"label": "Lời trích"}),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Của ai, từ đâu", "max_length": 255},
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 15), ("source", 16)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên tệp hiển thị", "max_length": 255, "required": False},
                            ),
                            19: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp"},
                            ),
                            20: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("document", 19)]],
                                {},
                            ),
                            21: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên", "max_length": 255},
                            ),
                            22: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Tệp ghi"},
                            ),
                            23: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Phụ đề (tệp .vtt)", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Bản chép lời", "required": False},
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 21),
                                        ("document", 22),
                                        ("captions", 23),
                                        ("transcript", 24),
                                    ]
                                ],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên bản đồ", "max_length": 255},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {"label": "Mô tả bằng lời"}),
                            28: (
                                "content_models.blocks.GeoJsonBlock",
                                (),
                                {"label": "GeoJSON", "rows": 6},
                            ),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 26), ("description", 27), ("geojson", 28)]],
                                {},
                            ),
                            30: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("info", "Lưu ý"), ("warning", "Cảnh báo")],
                                    "label": "Loại",
                                },
                            ),
                            31: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": [
                                        "bold",
                                        "italic",
                                        "ol",
                                        "ul",
                                        "link",
                                        "document-link",
                                        "superscript",
                                        "hr",
                                    ],
                                    "label": "Nội dung",
                                },
                            ),
                            32: (
                                "wagtail.blocks.StructBlock",
                                [[("tone", 30), ("title", 0), ("text", 31)]],
                                {},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tên chương trình", "max_length": 255},
                            ),
                            34: ("wagtail.blocks.URLBlock", (), {"label": "Địa chỉ kênh phát"}),
                            35: (
                                "wagtail.blocks.DateTimeBlock",
                                (),
                                {"label": "Bắt đầu lúc", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 33), ("url", 34), ("starts_at", 35)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        help_text="Người hoặc đơn vị viết tin, bài.",
                        max_length=255,
                        verbose_name="tác giả",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        blank=True,
                        help_text="Cơ quan, văn bản hoặc nơi thông tin được lấy. Để trống nếu tự viết.",
                        max_length=255,
                        verbose_name="nguồn tin",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="Địa chỉ đầy đủ của bài gốc, nếu có; người đọc bấm vào nguồn tin để đến đó.",
                        max_length=500,
                        verbose_name="địa chỉ nguồn tin",
                    ),
                ),
                (
                    "source_date",
                    models.DateField(blank=True, null=True, verbose_name="ngày của nguồn tin"),
                ),
                (
                    "topics",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Đơn vị phụ trách lĩnh vực sẽ kiểm duyệt trước khi trình Ban Biên tập.",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "corrections",
                    wagtail.fields.StreamField(
                        [("correction", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "Ngày đính chính"}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung sai", "max_length": 600, "rows": 2},
                            ),
                            2: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "Nội dung đúng", "max_length": 600, "rows": 2},
                            ),
                            3: (
                                "wagtail.blocks.StructBlock",
                                [[("corrected_on", 0), ("was", 1), ("now", 2)]],
                                {},
                            ),
                        },
                        help_text="Mỗi sai sót đã sửa được nêu công khai ở đầu trang; không xóa đính chính cũ.",
                        verbose_name="đính chính",
                    ),
                ),
                ("authors", models.JSONField(blank=True, default=list, editable=False)),
                ("translated_from", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "demonstration",
                    models.BooleanField(
                        default=False,
                        help_text="Đánh dấu nội dung chỉ để trình diễn.",
                        verbose_name="nội dung minh họa",
                    ),
                ),
                (
                    "leader_name",
                    models.CharField(
                        blank=True,
                        help_text="Ghi khi lãnh đạo chưa có trang giới thiệu, hoặc là lịch chung của cơ quan.",
                        max_length=255,
                        verbose_name="hoặc họ tên, chức vụ lãnh đạo",
                    ),
                ),
                (
                    "week_start",
                    models.DateField(
                        help_text="Chọn ngày thứ Hai của tuần.",
                        verbose_name="tuần bắt đầu từ thứ Hai ngày",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content_models.portalimage",
                        verbose_name="ảnh đại diện",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        help_text="Chọn trang giới thiệu của lãnh đạo.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="lãnh đạo",
                    ),
                ),
            ],
            options={
                "verbose_name": "Lịch làm việc của lãnh đạo",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="WorkScheduleEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("day", models.DateField(verbose_name="ngày")),
                ("start_time", models.TimeField(verbose_name="bắt đầu lúc")),
                ("end_time", models.TimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                ("content", models.TextField(verbose_name="nội dung")),
                ("place", models.CharField(blank=True, max_length=255, verbose_name="địa điểm")),
                (
                    "presided_by",
                    models.CharField(blank=True, max_length=255, verbose_name="chủ trì"),
                ),
                ("participants", models.TextField(blank=True, verbose_name="thành phần")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="content_models.workschedulepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc trong lịch",
                "verbose_name_plural": "việc trong lịch",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LegalDocumentRelation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("replaces", "thay thế"),
                            ("amends", "sửa đổi, bổ sung hoặc bãi bỏ một phần"),
                            ("repeals", "bãi bỏ toàn bộ"),
                            ("guides", "hướng dẫn, quy định chi tiết"),
                            ("based_on", "căn cứ vào"),
                        ],
                        max_length=16,
                        verbose_name="quan hệ",
                    ),
                ),
                (
                    "target_number",
                    models.CharField(
                        blank=True,
                        help_text="Chỉ ghi khi văn bản kia không có trên cổng.",
                        max_length=64,
                        verbose_name="hoặc số, ký hiệu",
                    ),
                ),
                (
                    "target_title",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="tên văn bản ngoài cổng"
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="content_models.legaldocumentpage",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inbound_relations",
                        to="content_models.legaldocumentpage",
                        verbose_name="văn bản trên cổng",
                    ),
                ),
            ],
            options={
                "verbose_name": "quan hệ văn bản",
                "verbose_name_plural": "quan hệ văn bản",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("target__isnull", False), ("target_number", "")),
                            models.Q(
                                ("target__isnull", True),
                                models.Q(("target_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="relation_names_one_document",
                        violation_error_message="Hãy chọn một văn bản trên cổng hoặc ghi số, ký hiệu: đúng một trong hai.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PortalRendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                (
                    "focal_point_key",
                    models.CharField(blank=True, default="", editable=False, max_length=16),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="content_models.portalimage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"),
                        name="unique_portal_rendition",
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
