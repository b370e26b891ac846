"""What a page has said since when: by it a translation is known to be behind, and how long."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


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
