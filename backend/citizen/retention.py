"""How long personal data is kept, what goes by itself, and its keys changed. Without a rule it is kept."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction

from backend.citizen import desk, files, rules
from backend.citizen.models import (
    Event,
    Question,
    SpentChallenge,
    StoredFile,
    private_storage,
)
from backend.citizen.secrecy import EncryptedTextField, with_newest_key
from backend.citizen.states import OVER
from content_models.navigation import SitePortal

AT_ONCE = 500


def tidy(*, now: datetime) -> int:
    """Do what is due every night; return of how many questions the personal data was erased."""
    SpentChallenge.objects.filter(expires_at__lt=now).delete()
    files.remove_orphans(now=now)
    return erase_due(now=now)


def erase_due(*, now: datetime) -> int:
    """Erase what each site's regulation lets be kept no longer."""
    erased = 0
    for portal in SitePortal.objects.filter(questions__isnull=False).distinct():
        kept = rules.policy_of(portal).personal_data_kept_days
        erased += erase_over(portal, days=kept.value, now=now) if kept else 0
    return erased


def erase_over(portal: SitePortal, *, days: int, now: datetime) -> int:
    """Erase the personal data of a site's questions that have been over for so many days."""
    before = now - timedelta(days=days)
    over = Question.objects.filter(portal=portal, state__in=OVER, erased_at=None)
    since = Event.objects.filter(question__in=over, at__gt=before).values("question")
    gone = list(over.exclude(pk__in=since).order_by("received_at")[:AT_ONCE])
    for question in gone:
        desk.erase(question, now=now)
    return len(gone)


def reencrypt() -> int:
    """Encrypt everything by the newest key; return how many rows and files. Safe to repeat."""
    rows = sum(_reencrypt_table(model) for model in apps.get_models() if _encrypted(model))
    kept = (each for model in StoredFile.__subclasses__() for each in model._default_manager.all())
    return rows + sum(map(_reencrypt_file, kept))


def _encrypted(model: Any) -> list[str]:
    fields = model._meta.concrete_fields
    return [each.name for each in fields if isinstance(each, EncryptedTextField)]


def _reencrypt_table(model: Any) -> int:
    """Read each row by whichever key opens it and write it by the newest."""
    columns = _encrypted(model)
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            row = model._base_manager.select_for_update().filter(pk=key).first()
            if row is not None:
                row.save(update_fields=columns)
    return len(keys)


def _reencrypt_file(attachment: StoredFile) -> int:
    place = Path(private_storage().path(attachment.stored_name))
    # Beside it first: whenever this is broken off, one of both is whole.
    beside = place.with_suffix(".new")
    beside.write_bytes(with_newest_key(place.read_bytes()))
    beside.replace(place)
    return 1
