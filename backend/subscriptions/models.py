"""Who wants to be told what, unreadable without the keys; and what there was to be told."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.citizen.models import Letter
from backend.citizen.secrecy import EncryptedTextField
from backend.subscriptions.rhythm import Rhythm
from content_models.navigation import SitePortal


class States(models.TextChoices):
    """How a subscription stands. Only an active one is sent anything but its confirmation."""

    PENDING = "pending", _("Chờ xác nhận")
    ACTIVE = "active", _("Đang nhận")
    PAUSED = "paused", _("Tạm dừng vì thư bị trả lại")


class Addressee(models.Model):
    """How many letters strangers have had sent to an address lately, on whichever portals.

    It holds no address. It outlives the last subscription until the night: whoever has left is not
    written to once more because somebody else asks again.
    """

    address_hash = models.CharField(max_length=64, unique=True)
    letters_at = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.address_hash[:8]


class Asking(models.Model):
    """That a key has come with these words, for a day, whatever came of it.

    Were it known only where a subscription was made of it, sending a key again would tell a stranger
    whether the address has one.
    """

    submission_hash = models.CharField(max_length=64, unique=True)
    body_hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.submission_hash[:8]


class Subscription(models.Model):
    """What one address wants to be told of one portal.

    `seen` is the last entry of `Announced` its letters have covered. `until` is set while a letter is
    being sent: how far that one goes. `due_at` is when to look next.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    portal = models.ForeignKey(SitePortal, on_delete=models.PROTECT, related_name="subscriptions")
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="subscriptions")
    address = EncryptedTextField()
    locale = models.CharField(max_length=12)
    rhythm = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Rhythm])
    state = models.CharField(max_length=8, choices=States, default=States.PENDING)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    seen = models.PositiveBigIntegerField(default=0)
    until = models.PositiveBigIntegerField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    letter = models.OneToOneField(Letter, on_delete=models.SET_NULL, null=True, related_name="+")
    consent_version = models.CharField(max_length=32)
    consent_locale = models.CharField(max_length=12)

    class Meta:
        verbose_name = _("Đăng ký nhận tin")
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], name="subscription_due", condition=models.Q(state="active")
            ),
            models.Index(fields=["portal", "state"], name="subscription_of_site"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "addressee"], name="subscription_once"),
            models.CheckConstraint(
                name="subscription_confirmed",
                condition=models.Q(
                    state="pending", expires_at__isnull=False, confirmed_at__isnull=True
                )
                | (
                    ~models.Q(state="pending")
                    & models.Q(expires_at__isnull=True, confirmed_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="subscription_paused",
                condition=models.Q(state="paused", paused_at__isnull=False)
                | (~models.Q(state="paused") & models.Q(paused_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.id.hex[:8].upper()


class Choice(models.Model):
    """One subject that a subscription is about; see `subjects.py` for what it names."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="choices")
    subject = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscription", "subject"], name="subject_once"),
        ]

    def __str__(self) -> str:
        return self.subject


class Announced(models.Model):
    """That there was something to tell of an item, once for each occasion, whatever becomes of it.

    Numbered in the order it is found in, by one writer. `is_quiet` is what was public before anybody
    followed: it is known, and never told.
    """

    site = models.CharField(max_length=63)
    locale = models.CharField(max_length=12)
    item = models.UUIDField()
    occasion = models.CharField(max_length=12)
    category = models.CharField(max_length=64)
    field = models.CharField(max_length=16, blank=True)
    is_quiet = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["site", "locale", "id"],
                name="announced_of_site",
                condition=models.Q(is_quiet=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["site", "locale", "item", "occasion"], name="announced_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.item} {self.locale}: {self.occasion}"


class Follower(models.Model):
    """How far the change feed has been followed; there is one row."""

    cursor = models.CharField(max_length=40, blank=True)
    looked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.cursor
