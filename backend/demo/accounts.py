"""The demonstration's accounts: one for every role on a few sites, and one for the whole system."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from backend.accounts.rights import assign
from backend.accounts.roles import HEAD, SITE_ROLES, SYSTEM_ROLES, Affiliation, Role
from backend.approval.site_rules import rules_of
from content_models.navigation import SitePortal

SITES = ("haiphong", "thanhdong", "hongbang")
SUPERUSER = "admin"
DEPUTY = "deputy"
SYLLABLES = [consonant + vowel for consonant in "bcdghklmnprstvx" for vowel in "aeiou"]


def readable_password() -> str:
    """Return a random password that can be read out: five groups of syllables, some 62 bits."""
    groups = ["".join(secrets.choice(SYLLABLES) for _each in range(2)) for _group in range(5)]
    return "-".join(groups)


@dataclass(frozen=True)
class Account:
    """One demonstration account: its name and what it may do where."""

    name: str
    role: Role | None = None
    portal: SitePortal | None = None
    title: str = ""
    unit: str = ""


def demonstration_accounts() -> list[Account]:
    """Return all accounts, those of sites the registry does not have left out.

    A registry that has none of them is another city's: its first portal gets the accounts.
    """
    portals = {portal.key: portal for portal in SitePortal.objects.filter(key__in=SITES)}
    found = [portals[site] for site in SITES if site in portals]
    of_the_system = [Account(SUPERUSER), *(Account(role.value, role) for role in SYSTEM_ROLES)]
    of_sites = found or SitePortal.objects.order_by("path")[:1]
    return of_the_system + [account for portal in of_sites for account in _of_site(portal)]


def _of_site(portal: SitePortal) -> Iterator[Account]:
    approval = rules_of(portal).approval
    titles = {title.key for title in approval.board.titles}
    for role in SITE_ROLES:
        if role is not Role.REVIEWER:
            title = HEAD if role is Role.APPROVER and HEAD in titles else ""
            yield Account(f"{role}.{portal.key}", role, portal, title)
    if DEPUTY in titles:
        yield Account(f"{DEPUTY}.{portal.key}", Role.APPROVER, portal, DEPUTY)
    for unit in approval.units:
        yield Account(f"{unit.key}.{portal.key}", Role.REVIEWER, portal, unit=unit.key)


def usernames() -> list[str]:
    """Return the names of all accounts."""
    return [account.name for account in demonstration_accounts()]


def accounts_exist() -> bool:
    """Return whether accounts were made before: their password stays what it is."""
    return get_user_model().objects.filter(username__in=usernames()).exists()


@transaction.atomic
def make_accounts(password: str | None) -> list[str]:
    """Make the accounts that are missing, with their roles; return the names of all.

    A password that is given becomes everybody's. Without one, the accounts that exist lend
    theirs to those that are missing. All share one hash: hashing is slow on purpose.
    """
    accounts = demonstration_accounts()
    names = [account.name for account in accounts]
    present = get_user_model().objects.filter(username__in=names)
    shared = _shared_hash(password, present.values_list("password", flat=True).distinct())
    if password:
        present.exclude(password=shared).update(password=shared)
    missing = set(names) - set(present.values_list("username", flat=True))
    for account in accounts:
        if account.name in missing:
            _make_account(account, shared)
    return names


def _shared_hash(password: str | None, hashes: Iterable[str]) -> str:
    for known in hashes:
        if password is None or check_password(password, known):
            return known
    return make_password(password)


def _make_account(account: Account, password_hash: str) -> None:
    is_superuser = account.role is None
    user = get_user_model().objects.create(
        username=account.name,
        email=f"{account.name}@demo.invalid",
        password=password_hash,
        is_superuser=is_superuser,
        is_staff=is_superuser,
    )
    if account.role is not None:
        assign(
            user=user,
            portal=account.portal,
            role=account.role,
            title=account.title,
            unit=account.unit,
            affiliation=Affiliation.CIVIL_SERVANT if account.role is Role.COLLABORATOR else "",
        )
