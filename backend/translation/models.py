"""What a page has said since when: by it a translation is known to be behind, and how long."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content_models.navigation import SitePortal


class SourceVersion(models.Model):
    """The texts of a Vietnamese page as they have been public since `at`.

    One row for each time they changed, and none where a page was published again as it was.
    `digest` is that of `content_models.translated`, `revision` the page's that first had them.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="source_versions")
    revision = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["page", "pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.revision}"


class GlossaryTerm(models.Model):
    """What staff say a Vietnamese term is called, over what the file says; who did is in the log.

    `key` is the term in small letters. `targets` are words by public language: none of one dropped.
    """

    key = models.CharField(max_length=600, unique=True)
    source = models.CharField(_("thuật ngữ"), max_length=200)
    targets = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Thuật ngữ")

    def __str__(self) -> str:
        return self.source


class Scope(models.TextChoices):
    """Of which pages of a site a job makes drafts."""

    REQUIRED = "required", _("Nội dung quy chế yêu cầu")
    ALL = "all", _("Mọi nội dung")


class MirrorJob(models.Model):
    """Drafts of a site's translations into a language, made behind the scenes for whoever asked.

    `reached` is the id of the last page that was dealt with: whoever goes on begins behind it.
    `unfilled` are the drafts a machine has still to fill in, `paused_until` when it may be asked again.
    """

    portal = models.ForeignKey(SitePortal, on_delete=models.CASCADE, related_name="mirror_jobs")
    language = models.CharField(max_length=8)
    scope = models.CharField(max_length=16, choices=Scope)
    uses_machine = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    paused_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    is_cancelled = models.BooleanField(default=False)
    reached = models.PositiveBigIntegerField(default=0)
    unfilled = models.JSONField(default=list)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    begun = models.PositiveIntegerField(default=0)
    refreshed = models.PositiveIntegerField(default=0)
    filled = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["portal", "language"],
                condition=models.Q(ended_at=None),
                name="one_mirror_job_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.portal_id} {self.language}: {self.done}/{self.total}"

    @property
    def percent(self) -> int:
        """How far it is; what a machine has still to fill in counts."""
        left = self.total - self.done + len(self.unfilled)
        return 100 if self.ended_at or not self.total else min(99, 100 - 100 * left // self.total)


class MirrorJobFault(models.Model):
    """A page of which a job could make no draft, or which no machine could fill in, and why."""

    job = models.ForeignKey(MirrorJob, on_delete=models.CASCADE, related_name="faults")
    page_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.text}"
