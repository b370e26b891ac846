"""Asking for letters, confirming, changing one's mind, leaving: whoever asks, the answer is the same.

Nothing that a stranger is told depends on whether an address is known here; only its holder learns,
by a letter to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from backend.approval import site_rules
from backend.calendars import calendar_of
from backend.citizen import checking, rules
from backend.citizen.refusals import Closed, Fault, NotTaken, OtherWords
from backend.citizen.secrecy import hash_of_address, hash_of_body, hash_of_submission
from backend.subscriptions import following, letters, tokens
from backend.subscriptions.models import Addressee, Asking, Choice, States, Subscription
from backend.subscriptions.rhythm import Rhythm, next_look
from backend.subscriptions.subjects import Subject, offered
from content_models.languages import VIETNAMESE
from content_models.navigation import SitePortal

LETTERS_AN_HOUR = 3
"""So many letters strangers can have sent to one address in an hour, from all portals together."""
HOUR = timedelta(hours=1)
HOURS_TO_CONFIRM = tokens.GOOD_FOR // HOUR
RHYTHMS = tuple(each.value for each in Rhythm)


class NoSubscription(Exception):
    """There is none: never confirmed in time, or left."""


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to be told, in which language, how often."""

    locale: str
    rhythm: str
    subjects: tuple[str, ...]


def is_open(portal: SitePortal) -> bool:
    """Tell whether a site takes subscriptions."""
    return site_rules.settings_of(portal).status == "active"


def languages_of(portal: SitePortal) -> list[str]:
    """Return the languages a site writes in."""
    return list(site_rules.settings_of(portal).languages) or [VIETNAMESE]


def ask(
    portal: SitePortal, sent: Mapping[str, Any], *, key: str, now: datetime
) -> tuple[datetime, bool]:
    """Take that somebody asks for letters; return when, and whether it is new, not sent again.

    NotTaken names everything wrong, OtherWords a key that came with something else before, Closed a
    site that is closed.
    """
    if not is_open(portal):
        raise Closed
    wanted, faults = _wanted(portal, sent)
    address, of_address = checking.email(sent)
    faults += of_address
    if not address:
        remedy = _("Hãy nhập địa chỉ có dạng ten@tenmien.vn.")
        faults.append(Fault("email", "", _("Còn thiếu thư điện tử."), remedy))
    consent = rules.subscription_consents()[-1]
    faults += checking.without_consent(sent, consent)
    if faults:
        raise NotTaken(*faults)
    asked = Subscription(
        portal=portal,
        address=address,
        locale=wanted.locale,
        rhythm=wanted.rhythm,
        asked_at=now,
        expires_at=now + tokens.GOOD_FOR,
        consent_version=consent.version,
        consent_locale=consent.language_for(wanted.locale),
    )
    asking = Asking(
        submission_hash=hash_of_submission(portal.key, f"subscription\n{key}"),
        body_hash=hash_of_body([address, wanted.locale, wanted.rhythm, wanted.subjects]),
        at=now,
    )
    return now, _kept(asking, asked, wanted.subjects, now=now)


def _kept(asking: Asking, asked: Subscription, subjects: Sequence[str], *, now: datetime) -> bool:
    if _is_known(asking):
        return False
    try:
        with transaction.atomic():
            asking.save(force_insert=True)
            _keep(asked, subjects, now=now)
    except IntegrityError:  # the same key a moment ago, by another process
        if _is_known(asking):
            return False
        raise
    return True


def _is_known(asking: Asking) -> bool:
    before = Asking.objects.filter(submission_hash=asking.submission_hash).first()
    if before is not None and before.body_hash != asking.body_hash:
        raise OtherWords
    return before is not None


def _keep(asked: Subscription, subjects: Sequence[str], *, now: datetime) -> None:
    """Keep what was asked for, where the address may be written to now; else nothing happens."""
    # Whoever else asks for this address, on any portal, waits here.
    addressee = _held_addressee(hash_of_address(asked.address.lower()))
    lately = [each for each in addressee.letters_at if each > (now - HOUR).timestamp()]
    if len(lately) >= LETTERS_AN_HOUR:
        return
    addressee.letters_at = [*lately, now.timestamp()]
    addressee.save()
    present = Subscription.objects.select_for_update().filter(
        portal=asked.portal, addressee=addressee
    )
    before = present.first()
    if before is None or before.state == States.PENDING:
        asked.addressee = addressee
        if before is not None:
            forget(before)  # and with it its links: what a letter asked is what it confirms
        asked.save(force_insert=True)
        choose(asked, subjects)
    else:
        asked = before
        if asked.letter is not None:
            asked.letter.delete()
    asked.letter = letters.confirmation(asked, now=now)
    asked.letter.save()
    asked.save(update_fields=["letter"])


def _held_addressee(known_by: str) -> Addressee:
    """Return the row of an address, locked, though the night delete it just before."""
    while True:
        Addressee.objects.get_or_create(address_hash=known_by)
        held = Addressee.objects.select_for_update().filter(address_hash=known_by).first()
        if held is not None:
            return held


def choose(subscription: Subscription, subjects: Sequence[str]) -> None:
    """Let a subscription be about exactly these subjects."""
    subscription.choices.all().delete()
    Choice.objects.bulk_create(
        Choice(subscription=subscription, subject=subject) for subject in subjects
    )


def confirm(token: str, *, now: datetime) -> Subscription:
    """Begin to send; what was public before is not told. Confirmed twice, it is confirmed.

    UnknownToken, TokenOver; NoSubscription where there is nothing to confirm any more.
    """
    with transaction.atomic():
        subscription = _locked(tokens.to_confirm(token, now=now))
        if subscription.state == States.PENDING and (subscription.expires_at or now) <= now:
            raise NoSubscription
        if subscription.state != States.ACTIVE:
            calendar = calendar_of(subscription.portal.key)
            subscription.state = States.ACTIVE
            subscription.confirmed_at, subscription.expires_at = now, None
            subscription.paused_at, subscription.refusals = None, 0
            subscription.until, subscription.attempts = None, 0
            subscription.seen = following.end()
            subscription.due_at = next_look(Rhythm(subscription.rhythm), calendar, now)
            subscription.save()
        return subscription


def held(token: str) -> Subscription:
    """Return the subscription a letter's link leads to; UnknownToken, NoSubscription."""
    found = Subscription.objects.select_related("portal").filter(pk=tokens.to_manage(token)).first()
    if found is None:
        raise NoSubscription
    return found


def site_of(identifier: UUID) -> str:
    """Return which site a subscription is to, nothing where there is none."""
    found = Subscription.objects.filter(pk=identifier).values_list("portal__key", flat=True)
    return found.first() or ""


def chosen_by(subscription: Subscription) -> list[str]:
    """Return what a subscription is about."""
    return sorted(subscription.choices.values_list("subject", flat=True))


def change(token: str, sent: Mapping[str, Any], *, now: datetime) -> Subscription:
    """Let a subscription be about something else; NotTaken, UnknownToken, NoSubscription."""
    with transaction.atomic():
        subscription = _locked(tokens.to_manage(token))
        wanted, faults = _wanted(subscription.portal, sent)
        if faults:
            raise NotTaken(*faults)
        subscription.locale, subscription.rhythm = wanted.locale, wanted.rhythm
        if subscription.state == States.ACTIVE:
            calendar = calendar_of(subscription.portal.key)
            subscription.due_at = next_look(Rhythm(wanted.rhythm), calendar, now)
        subscription.save(update_fields=["locale", "rhythm", "due_at"])
        choose(subscription, wanted.subjects)
        return subscription


def leave(token: str) -> None:
    """Forget an address at once. Leaving twice is leaving; UnknownToken for a link of nobody's."""
    identifier = tokens.to_manage(token)
    with transaction.atomic():
        found = Subscription.objects.select_for_update().filter(pk=identifier).first()
        if found is not None:
            forget(found)


def forget(subscription: Subscription) -> None:
    """Delete a subscription, its address, and the letter that still waits for it."""
    letter = subscription.letter
    subscription.delete()
    if letter is not None:
        letter.delete()


def _locked(identifier: Any) -> Subscription:
    rows = Subscription.objects.select_for_update(of=("self",)).select_related("portal")
    found = rows.filter(pk=identifier).first()
    if found is None:
        raise NoSubscription
    return found


def _wanted(portal: SitePortal, sent: Mapping[str, Any]) -> tuple[Wanted, list[Fault]]:
    locale, faults = checking.locale(sent)
    languages = languages_of(portal)
    if not faults and locale not in languages:
        faults.append(checking.not_offered("locale", locale, languages))
    rhythm = checking.chosen(sent, "rhythm")
    if rhythm not in RHYTHMS:
        faults.append(checking.not_offered("rhythm", rhythm, RHYTHMS))
    subjects, of_subjects = _subjects(sent.get("subjects"), offered(portal.key, locale))
    return Wanted(locale, rhythm, subjects), [*faults, *of_subjects]


def _subjects(said: Any, offers: Sequence[Subject]) -> tuple[tuple[str, ...], list[Fault]]:
    keys = [each.key for each in offers]
    if not isinstance(said, list) or not said:
        reason, remedy = _("Chưa chọn nội dung nào."), _("Hãy chọn ít nhất một nội dung.")
        return (), [Fault("subjects", "", reason, remedy)]
    unknown = [str(each)[:64] for each in said if not isinstance(each, str) or each not in keys]
    if unknown:
        return (), [checking.not_offered("subjects", ", ".join(unknown[:5]), keys)]
    return tuple(key for key in keys if key in said), []
