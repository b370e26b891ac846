"""Pages on which the public is heard: when they take what is sent, and the rows that are let through."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import model_from_serializable_data
from wagtail.models import Orderable

from content_models.publication_checks import CheckedPage


class CommentRow(Orderable):
    """What somebody said, without anything that tells more of them than they wanted.

    `comment` names it as it was received; empty where it came some other way.
    """

    comment = models.UUIDField(null=True, editable=False)
    text = models.TextField(_("nội dung góp ý"))
    name = models.CharField(
        _("họ tên, tên tổ chức hiện cùng ý kiến"),
        max_length=120,
        blank=True,
        help_text=_("Chỉ ghi khi người góp ý đồng ý cho hiện tên."),
    )
    written_in = models.CharField(max_length=12, default="vi", editable=False)
    received_at = models.DateTimeField(_("nhận lúc"), default=timezone.now, editable=False)
    count = models.PositiveIntegerField(
        _("số người cùng ý kiến"), default=1, validators=[MinValueValidator(1)]
    )

    class Meta(Orderable.Meta):
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **_checks: bool) -> Any:
        """Return a row of a revision. All it refers to is the page that is being read with it.

        Looking for that page once for each row would cost most of what a topic of many posts costs.
        """
        return model_from_serializable_data(cls, data, check_fks=False)

    def __str__(self) -> str:
        return self.text


class CommentedPage(CheckedPage):
    """A page that takes what the public says; what is let through are rows, `published_comments`."""

    opens_at: datetime
    closes_at: datetime | None
    accepts_comments: bool
    published_comments: Any

    class Meta:
        abstract = True

    @classmethod
    def comment_rows(cls) -> Any:
        """Return the model of the rows."""
        return cls._meta.get_field("published_comments").related_model

    def new_comment(self, *, place: str, reply_to: int | None, **said: Any) -> CommentRow:
        """Return a row for what somebody said; `place` is what it is about, in the sender's words."""
        raise NotImplementedError


def turning(
    kinds: Iterable[type[CommentedPage]], since: datetime, until: datetime
) -> Iterator[CommentedPage]:
    """Yield the live pages that the clock opened or closed after `since`, up to `until`."""
    opened = models.Q(opens_at__gt=since, opens_at__lte=until)
    closed = models.Q(closes_at__gt=since, closes_at__lte=until)
    for kind in kinds:
        yield from kind.objects.live().filter(opened | closed)
