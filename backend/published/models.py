"""The published store's tables: what the public sees, where it stands, and the log of changes."""

import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Left, StrIndex


class PublicManager(models.Manager[Any]):
    """Rows of those sites that may be read now: the one place where a withheld site disappears.

    `site` is where a row says which site it is of, by default in its `site`.
    """

    def __init__(self, site: Combinable | None = None) -> None:
        super().__init__()
        self._site = site or F("site")

    def get_queryset(self) -> QuerySet[Any]:
        withheld = SiteRecord.objects.filter(is_withheld=True).values("key")
        rows = super().get_queryset().alias(site_of_row=self._site)
        return rows.exclude(site_of_row__in=withheld)


class Item(models.Model):
    """What the public sees of one page in one locale: its JSON, ready to be sent."""

    page_id = models.PositiveBigIntegerField(unique=True)
    uuid = models.UUIDField()
    locale = models.CharField(max_length=12)
    site = models.CharField(max_length=63)
    type = models.CharField(max_length=40)
    category = models.CharField(max_length=64)
    title = models.CharField(max_length=255)
    path = models.CharField(max_length=1024)
    url = models.CharField(max_length=1300)
    section = models.UUIDField(null=True)
    tree_path = models.CharField(max_length=255)
    position = models.CharField(max_length=8)
    in_menu = models.BooleanField(default=False)
    listed_at = models.DateTimeField()
    month = models.CharField(max_length=7)
    updated_at = models.DateTimeField()
    is_stale = models.BooleanField(default=False)
    """Of a translation: the source's texts have changed since."""
    facets = models.JSONField(default=dict)
    summary = models.TextField()
    document = models.TextField()
    digest = models.CharField(max_length=32)

    objects = models.Manager["Item"]()
    public = PublicManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["uuid", "site", "locale"], name="item_identity"),
            models.UniqueConstraint(fields=["site", "path"], name="item_path"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["site", "locale", "section", "listed_at", "uuid"], name="item_section"
            ),
            models.Index(
                fields=["site", "locale", "category", "listed_at", "uuid"], name="item_category"
            ),
            models.Index(fields=["site", "locale", "listed_at", "uuid"], name="item_site"),
            models.Index(fields=["category", "locale", "listed_at", "uuid"], name="item_system"),
            models.Index(fields=["tree_path"], name="item_tree"),
            models.Index(fields=["site", "locale", "type", "tree_path"], name="item_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.site}{self.path}"


class Clearance(models.Model):
    """The chain's word that one revision of a page may be public: without it nothing is.

    `revision` is 0 for structure that provisioning made. `seal` is the digest of what was approved,
    text, pictures and files; `media` holds those pictures and files as they were then, so that a
    file replaced later is public only once it has been approved too.
    """

    page_id = models.PositiveBigIntegerField()
    revision = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)
    media = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page_id", "revision"], name="clearance"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.revision}"


class ClearedFile(models.Model):
    """A file an approved revision shows: kept even when its picture or document is replaced."""

    clearance = models.ForeignKey(Clearance, on_delete=models.CASCADE, related_name="files")
    stored_name = models.CharField(max_length=255, db_index=True)

    def __str__(self) -> str:
        return self.stored_name


class KeptFile(models.Model):
    """A file whose picture or document is gone, kept because something public still shows it."""

    stored_name = models.CharField(max_length=255, unique=True)

    def __str__(self) -> str:
        return self.stored_name


class ItemPart(models.Model):
    """A numbered part of an item that is not sent with it: of a topic, a post."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    document = models.TextField()

    objects = models.Manager["ItemPart"]()
    public = PublicManager(F("item__site"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="item_part"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.number}"


class ItemFile(models.Model):
    """A file an item names: only such files are ever served to the public."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255, db_index=True)
    stored_name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)

    objects = models.Manager["ItemFile"]()
    public = PublicManager(F("item__site"))

    def __str__(self) -> str:
        return self.name


class ItemSource(models.Model):
    """Something an item draws on: when it changes, the item is composed again."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=16)
    source_id = models.CharField(max_length=36)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "source_id"], name="item_source")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.source_id}"


class ListMonth(models.Model):
    """How many items of a list fall into a month; kept so that no archive page counts a site."""

    scope = models.CharField(max_length=160)
    month = models.CharField(max_length=7)
    count = models.IntegerField()

    objects = models.Manager["ListMonth"]()
    public = PublicManager(Left("scope", StrIndex("scope", Value(":")) - 1))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "month"], name="list_month"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.month}: {self.count}"


class OldPath(models.Model):
    """A path where something public once stood: it leads to the item's new place, or it is gone."""

    site = models.CharField(max_length=63)
    path = models.CharField(max_length=1024)
    uuid = models.UUIDField()
    locale = models.CharField(max_length=12)

    objects = models.Manager["OldPath"]()
    public = PublicManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "path"], name="old_path"),
        ]
        indexes: ClassVar = [models.Index(fields=["uuid", "locale"], name="old_path_item")]

    def __str__(self) -> str:
        return f"{self.site}{self.path}"


class SiteRecord(models.Model):
    """What the public sees of one site.

    Of a withheld one (suspended, or still being prepared) that is its record and the notice.
    """

    key = models.CharField(max_length=63, unique=True)
    host = models.CharField(max_length=255, unique=True)
    position = models.PositiveIntegerField()
    summary = models.TextField()
    document = models.TextField()
    digest = models.CharField(max_length=32)
    updated_at = models.DateTimeField()
    is_withheld = models.BooleanField(default=False)
    notice = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["key"], name="site_withheld", condition=Q(is_withheld=True)),
        ]

    def __str__(self) -> str:
        return self.key


def new_mark() -> str:
    """Return what no change of another history is marked with."""
    return secrets.token_hex(6)


class Change(models.Model):
    """One entry of the change feed. `sequence` is given after commit, so that it has no gaps.

    `mark` tells it from the change another history has at this number: a database that was restored
    from a backup gives the same numbers out again.
    """

    sequence = models.PositiveBigIntegerField(null=True, unique=True)
    mark = models.CharField(max_length=16, default=new_mark)
    site = models.CharField(max_length=63)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=63)
    keys = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["id"], name="change_unsequenced", condition=models.Q(sequence__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.subject}"


class Receipt(models.Model):
    """A publisher's word that everything up to a cursor is live."""

    publisher = models.CharField(max_length=63)
    cursor = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16)
    artifacts = models.PositiveIntegerField()
    milliseconds = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "cursor"], name="receipt_kind")]

    def __str__(self) -> str:
        return f"{self.publisher} {self.cursor}"
