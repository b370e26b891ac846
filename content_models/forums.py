"""Forum topics: a matter an agency puts up for exchange, and what people say to it (HP11-2.3q)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Revision

from content_models.attachments import AttachedFile, published_files
from content_models.base import information_panels
from content_models.categories import Category
from content_models.commented import CommentedPage, CommentRow, ReceivedPanel
from content_models.composition import Composition
from content_models.languages import public_language
from content_models.publication_checks import require_order
from content_models.published import DETAIL_ONLY, Attachment, Published

SHOWN = 20
"""How many posts, the newest, are part of the item itself; all of them are kept beside it."""


class ForumStage(models.TextChoices):
    """Whether a topic takes posts; an editor or the clock closes it."""

    ANNOUNCED = "announced", _("sắp mở")
    OPEN = "open", _("đang trao đổi")
    CLOSED = "closed", _("đã đóng")


@dataclass(frozen=True, kw_only=True)
class PublishedPost:
    """What somebody said to a topic, as the board let it be published; or the agency, if `official`.

    `number` counts the topic's posts from the first, and stays a post's own. `reply_to` is the number
    of the one it replies to. `name` is empty of whoever did not want theirs shown, and the unit's of
    an official post. `locale` is the language it is written in; `count` how many wrote the same.
    """

    number: int
    reply_to: int | None
    official: bool
    text: str
    name: str
    locale: str
    received_at: datetime
    count: int


@dataclass(frozen=True, kw_only=True)
class PublishedForumTopic(Published):
    """A topic: the agency's `question`, opened by a unit; `body` is the opening text.

    Posts are taken from `opens_at` until `closes_at` (null: until it is closed), while
    `accepts_comments`; `stage` is announced, open or closed. `posts` are the newest twenty, oldest
    first; `pages/{id}/posts/` lists all of them. `post_count` counts them; `last_number`
    is that of the newest, greater where some were taken off.
    """

    type: Literal["forum-topic"]
    question: str
    opened_by: str
    opens_at: datetime
    closes_at: datetime | None
    stage: str
    accepts_comments: bool
    pinned: bool
    post_count: int
    last_number: int
    attachments: list[Attachment] = field(metadata=DETAIL_ONLY)
    posts: list[PublishedPost] = field(metadata=DETAIL_ONLY)


class ForumTopicPage(CommentedPage):
    """A matter on which an agency asks for the public's exchange (HP11-2.2-c, 2.3q, 8.1d, 8.2d)."""

    categories: ClassVar = (Category.FORUM,)
    shape = PublishedForumTopic
    keeps_parts = True
    filter_fields: ClassVar[tuple[str, ...]] = (
        "opens_at",
        "closes_at",
        "stage",
        "opened_by",
        "accepts_comments",
        "pinned",
    )

    question = models.TextField(
        _("vấn đề cần trao đổi"),
        help_text=_("Câu hỏi của cơ quan; phần giới thiệu dài hơn ghi ở ô “Nội dung”."),
    )
    opened_by = models.CharField(_("đơn vị mở chủ đề"), max_length=255)
    opens_at = models.DateTimeField(_("nhận ý kiến từ"), default=timezone.now)
    closes_at = models.DateTimeField(
        _("nhận ý kiến đến"),
        null=True,
        blank=True,
        help_text=_("Để trống nếu chưa định ngày đóng."),
    )
    accepts_comments = models.BooleanField(
        _("còn nhận ý kiến"),
        default=True,
        help_text=_("Bỏ đánh dấu để đóng chủ đề; ý kiến đã đăng vẫn còn."),
    )
    pinned = models.BooleanField(
        _("ghim lên đầu"),
        default=False,
        help_text=_("Chủ đề được ghim đứng trước trong danh sách."),
    )
    last_number = models.PositiveIntegerField(default=0, editable=False)
    """The number the newest post was given: one that is taken off leaves its number to nobody."""

    content_panels = information_panels(
        FieldPanel("question"),
        FieldRowPanel([FieldPanel("opened_by"), FieldPanel("pinned")]),
        FieldRowPanel(
            [FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("accepts_comments")]
        ),
        InlinePanel("attachments", heading=_("Tài liệu kèm theo"), label=_("tài liệu")),
        MultiFieldPanel(
            [
                ReceivedPanel(
                    "published_comments",
                    label=_("ý kiến đã duyệt"),
                    help_text=_(
                        "Ý kiến gửi trên cổng được đưa vào đây từ màn hình “Góp ý”. "
                        "Không ghi địa chỉ, số điện thoại, thư điện tử của người gửi."
                    ),
                ),
                ReceivedPanel("official_posts", label=_("ý kiến của cơ quan")),
            ],
            heading=_("Ý kiến trao đổi"),
        ),
    )

    class Meta:
        verbose_name = _("Chủ đề diễn đàn")

    def listed_at(self) -> datetime:
        return self.opens_at

    def clean(self) -> None:
        super().clean()
        if self.closes_at is not None:
            require_order(self, "opens_at", "closes_at")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self._number_posts()
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        self._number_posts()
        return super().save_revision(*args, **kwargs)

    def _number_posts(self) -> None:
        """Give the next number to each row that an editor has written without one."""
        for row in (*self.published_comments.all(), *self.official_posts.all()):
            if not row.number:
                self.last_number += 1
                row.number = self.last_number

    def stage_at(self, moment: datetime) -> ForumStage:
        """Return whether the topic takes posts at a moment."""
        if not self.accepts_comments or (self.closes_at is not None and moment >= self.closes_at):
            return ForumStage.CLOSED
        return ForumStage.ANNOUNCED if moment < self.opens_at else ForumStage.OPEN

    def new_comment(self, *, place: str, reply_to: int | None, **said: Any) -> "ForumPost":
        self.last_number += 1
        return ForumPost(number=self.last_number, reply_to=reply_to, **said)

    def new_official_post(self, *, reply_to: int | None, **said: Any) -> "OfficialPost":
        """Return a row for what the agency says, under the next number."""
        self.last_number += 1
        return OfficialPost(number=self.last_number, reply_to=reply_to, **said)

    def all_posts(self, composition: Composition | None = None) -> Iterator[PublishedPost]:
        """Yield what the public sees of all posts, the first first."""
        rows = [*self.heard(composition), *self.official_posts.all()]
        return (row.published() for row in sorted(rows, key=lambda row: row.number))

    def kept_apart(self) -> Mapping[int, PublishedPost]:
        return {post.number: post for post in self.all_posts()}

    def published(self, composition: Composition) -> PublishedForumTopic:
        posts = list(self.all_posts(composition))
        return PublishedForumTopic(
            **self.published_core(composition),
            type="forum-topic",
            question=self.question,
            opened_by=self.opened_by,
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            stage=self.stage_at(timezone.now()).value,
            accepts_comments=self.accepts_comments,
            pinned=self.pinned,
            post_count=len(posts),
            last_number=posts[-1].number if posts else 0,
            attachments=published_files(self.attachments.all(), composition),
            posts=posts[-SHOWN:],
        )


class ForumTopicFile(AttachedFile):
    """A document about the topic."""

    page = ParentalKey(ForumTopicPage, on_delete=models.CASCADE, related_name="attachments")

    class Meta(AttachedFile.Meta):
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")


class ForumPost(CommentRow):
    """What somebody said to a topic."""

    page = ParentalKey(ForumTopicPage, on_delete=models.CASCADE, related_name="published_comments")
    number = models.PositiveIntegerField(default=0, editable=False)
    reply_to = models.PositiveIntegerField(null=True, editable=False)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("count")]),
        FieldPanel("text"),
    ]

    class Meta(CommentRow.Meta):
        verbose_name = _("ý kiến đã duyệt")
        verbose_name_plural = _("ý kiến đã duyệt")

    @property
    def known_as(self) -> str:
        """What an edit form knows it by: its number, once it has one."""
        return str(self.number or "")

    def published(self) -> PublishedPost:
        """Return what the public sees of it."""
        return PublishedPost(
            number=self.number,
            reply_to=self.reply_to,
            official=False,
            text=self.text,
            name=self.name,
            locale=self.written_in,
            received_at=self.received_at,
            count=self.count,
        )


class OfficialPost(Orderable):
    """What the agency says in a topic; unlike citizens' words it is translated with the page."""

    page = ParentalKey(ForumTopicPage, on_delete=models.CASCADE, related_name="official_posts")
    number = models.PositiveIntegerField(default=0, editable=False)
    reply_to = models.PositiveIntegerField(_("trả lời ý kiến số"), null=True, blank=True)
    unit = models.CharField(_("đơn vị trả lời"), max_length=255)
    text = models.TextField(_("nội dung"))
    written_at = models.DateTimeField(_("viết lúc"), default=timezone.now, editable=False)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("unit"), FieldPanel("reply_to")]),
        FieldPanel("text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("ý kiến của cơ quan")
        verbose_name_plural = _("ý kiến của cơ quan")

    @property
    def known_as(self) -> str:
        """What an edit form knows it by."""
        return str(self.number or "")

    def __str__(self) -> str:
        return self.text

    def published(self) -> PublishedPost:
        """Return what the public sees of it."""
        return PublishedPost(
            number=self.number,
            reply_to=self.reply_to,
            official=True,
            text=self.text,
            name=self.unit,
            locale=public_language(self.page.locale.language_code),
            received_at=self.written_at,
            count=1,
        )
