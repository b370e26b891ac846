"""The demonstration's accounts: one for every role on a few sites, and one for the whole system."""

import secrets
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from backend.accounts.rights import assign
from backend.accounts.roles import Role
from content_models.navigation import SitePortal

SITES = ("haiphong", "thanhdong", "hongbang")
SUPERUSER = "admin"
SYLLABLES = [consonant + vowel for consonant in "bcdghklmnprstvx" for vowel in "aeiou"]


def readable_password() -> str:
    """Return a random password that can be read out: five groups of syllables, some 62 bits."""
    groups = ["".join(secrets.choice(SYLLABLES) for _each in range(2)) for _group in range(5)]
    return "-".join(groups)


def usernames() -> list[str]:
    """Return the names of all accounts, those of sites the registry does not have left out."""
    present = set(SitePortal.objects.filter(key__in=SITES).values_list("key", flat=True))
    return [SUPERUSER] + [f"{role}.{site}" for site in SITES if site in present for role in Role]


def accounts_exist() -> bool:
    """Return whether accounts were made before: their password stays what it is."""
    return get_user_model().objects.filter(username__in=usernames()).exists()


@transaction.atomic
def make_accounts(password: str | None) -> list[str]:
    """Make the accounts that are missing, with their roles; return the names of all.

    A password that is given becomes everybody's. Without one, the accounts that exist lend
    theirs to those that are missing. All share one hash: hashing is slow on purpose.
    """
    names = usernames()
    present = get_user_model().objects.filter(username__in=names)
    shared = _shared_hash(password, present.values_list("password", flat=True).distinct())
    if password:
        present.exclude(password=shared).update(password=shared)
    missing = set(names) - set(present.values_list("username", flat=True))
    for name in names:
        if name in missing:
            _make_account(name, shared)
    return names


def _shared_hash(password: str | None, hashes: Iterable[str]) -> str:
    for known in hashes:
        if password is None or check_password(password, known):
            return known
    return make_password(password)


def _make_account(name: str, password_hash: str) -> None:
    is_superuser = name == SUPERUSER
    user = get_user_model().objects.create(
        username=name, password=password_hash, is_superuser=is_superuser, is_staff=is_superuser
    )
    if not is_superuser:
        role, site = name.split(".")
        assign(user=user, portal=SitePortal.objects.get(key=site), role=Role(role))
