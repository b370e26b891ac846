"""The embedded engine's tables beside the one that holds the tokens, and how far engines followed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Following(models.Model):
    """Up to which change an engine has followed the feed, and which of its documents answer.

    `sequence` is the number in `cursor`. `analyzer` is the version of the tokens. A reader looks
    only at documents of `generation`; one above it is being built, or was left unfinished.
    Until `busy_until` somebody builds it anew, and nobody else begins to.
    """

    engine = models.CharField(max_length=32, unique=True)
    cursor = models.CharField(max_length=40, default="0")
    sequence = models.PositiveBigIntegerField(default=0)
    analyzer = models.PositiveIntegerField(default=0)
    generation = models.PositiveIntegerField(default=0)
    built_at = models.DateTimeField(null=True)
    followed_at = models.DateTimeField(null=True)
    busy_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.engine}: {self.cursor}"


class IndexedItem(models.Model):
    """What the embedded engine selects items by; their tokens are in `search_tokens`, by its id."""

    generation = models.PositiveIntegerField()
    site = models.CharField(max_length=63)
    uuid = models.CharField(max_length=36)
    locale = models.CharField(max_length=12)
    category = models.CharField(max_length=64)
    moment = models.BigIntegerField()
    year = models.SmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["generation", "site", "uuid", "locale"], name="indexed_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.uuid} {self.locale}"


class IndexedDetail(models.Model):
    """What an indexed item's category says of it in one word, by the name of the field."""

    item = models.ForeignKey(IndexedItem, models.CASCADE, related_name="details", db_index=False)
    name = models.CharField(max_length=64)
    value = models.CharField(max_length=255)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "name"], name="search_detail_of_item"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["name", "value", "item"], name="search_items_of_detail"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Word(models.Model):
    """A word of what is searched, and how it is mostly written: what a mistyped one may have meant.

    `documents` counts how often it came in; it grows as items change, and is right after a rebuild.
    """

    locale = models.CharField(max_length=12)
    folded = models.CharField(max_length=64)
    written = models.CharField(max_length=64)
    documents = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locale", "folded"], name="search_word_folded"),
        ]

    def __str__(self) -> str:
        return self.written


class FileText(models.Model):
    """What was read from a file, once: a name never changes its content.

    `fault` says why nothing could be read.
    """

    name = models.CharField(max_length=255, unique=True)
    text = models.TextField(blank=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(fault="") | Q(text=""), name="file_text_or_fault"),
        ]

    def __str__(self) -> str:
        return self.name
