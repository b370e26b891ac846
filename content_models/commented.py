"""Pages on which the public is heard: when they take what is sent, and the rows that are let through."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.db import models
from django.forms.formsets import BaseFormSet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import InlinePanel
from wagtail.models import Orderable

from content_models.composition import Composition
from content_models.publication_checks import CheckedPage
from content_models.translated import source_of

KNOWN = "received"
"""The hidden field by which an edit form knows its rows."""


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

    @property
    def known_as(self) -> str:
        """What an edit form knows a row by; nothing of one that was typed into such a form."""
        return str(self.comment or "")

    def __str__(self) -> str:
        return self.text


class ReceivedRows(BaseChildFormSet):
    """The rows of an edit form, each of which stays what it was received as.

    A row of a draft that was not let through yet has no key of the database, and modelcluster would make
    a new one of what was typed: not what the sender's code leads to, under another number. One that
    came into the draft while the form was open would be lost.
    """

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        known = form.instance.known_as
        form.fields[KNOWN] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=known
        )

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        if self.is_bound and i < self.initial_form_count():
            row = self._known.get(self.data.get(f"{self.add_prefix(i)}-{KNOWN}", ""))
            if row is not None:
                # As modelcluster does, past Django's own, which looks for keys.
                return BaseFormSet._construct_form(self, i, instance=row, **kwargs)  # type: ignore[attr-defined]
        return super()._construct_form(i, **kwargs)

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {row.known_as: row for row in self.get_queryset() if row.known_as}

    def save(self, commit: bool = True) -> Any:
        manager = getattr(self.instance, self.rel_name)
        unsaved = [row for row in manager.all() if row.pk is None and row.known_as]
        saved = super().save(commit=False)
        deleted = {form.instance.known_as for form in self.deleted_forms}
        present = {row.known_as for row in manager.all()}
        manager.add(*(row for row in unsaved if row.known_as not in deleted | present))
        if commit:
            manager.commit()
        return saved


class ReceivedPanel(InlinePanel):
    """Rows of what was said, in the edit form of their page."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = ReceivedRows
        return options


class CommentedPage(CheckedPage):
    """A page that takes what the public says; what is let through are rows, `published_comments`."""

    opens_at: datetime
    closes_at: datetime | None
    accepts_comments: bool
    published_comments: Any

    class Meta:
        abstract = True

    def heard(self, composition: Composition | None = None) -> list[Any]:
        """Return the rows the public reads: of a mirror those that its source shows at this moment.

        They are citizens' words, which no translator and no second board has to let through; and what
        its sender takes back must not stay in another language.
        """
        source = source_of(self)
        if source is None or not source.live:
            return list(self.published_comments.all())
        if composition is not None:
            composition.draws_on.add(("page", str(source.pk)))
        return list(source.published_comments.all())

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
