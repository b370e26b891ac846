"""Who wrote an item and what of it: a part of the page's draft, approved with it, published never.

A line is owed from the moment an item is public (TD25-19.1-1), for the authors of the very revision
that was let through, once: whatever is published of the item later owes nothing again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.approval import chain, site_rules
from backend.regulations.royalty_policies import royalty_rules
from backend.royalties.models import AccountedItem, Payee, RoyaltyLine
from backend.royalties.states import OWED
from content_models.base import InformationPage
from content_models.languages import public_language
from content_models.translated import is_mirror

WHOLE = 100


@dataclass(frozen=True)
class Credit:
    """One author of an item, by the name shown in public, with their share of it in percent."""

    name: str
    genre: str
    kind: str = "author"
    share: int = WHOLE


def credits_of(page: InformationPage) -> tuple[Credit, ...]:
    """Return the authors that a page as it is given names."""
    return tuple(Credit(**each) for each in page.authors)


def checked(credits_: Sequence[Credit]) -> list[dict[str, Any]]:
    """Return authors as a page holds them; ValidationError names what is wrong with which."""
    rules, faults = royalty_rules(), []
    genres = {each.key for each in rules.genres}
    kinds = {each.key for each in rules.kinds if each.of_items}
    shares: dict[tuple[str, str], int] = {}
    for number, each in enumerate(credits_, 1):
        if not each.name.strip() or len(each.name) > 255:
            faults.append(_("Dòng %(number)d: hãy ghi tên tác giả.") % {"number": number})
        if each.genre not in genres:
            faults.append(_("Dòng %(number)d: hãy chọn thể loại.") % {"number": number})
        if each.kind not in kinds:
            faults.append(_("Dòng %(number)d: hãy chọn loại chi.") % {"number": number})
        if not 1 <= each.share <= WHOLE:
            faults.append(_("Dòng %(number)d: phần từ 1 đến 100.") % {"number": number})
        work = (each.genre, each.kind)
        shares[work] = shares.get(work, 0) + each.share
    if any(total > WHOLE for total in shares.values()):
        faults.append(_("Tổng các phần của một thể loại và loại chi không quá 100%."))
    if faults:
        raise ValidationError(faults)
    return [asdict(each) | {"name": each.name.strip()} for each in credits_]


@transaction.atomic
def credit(page: InformationPage, credits_: Sequence[Credit], *, by: Any) -> InformationPage:
    """Write who made an item into its newest draft, by whoever may edit that."""
    draft: InformationPage = page.get_latest_revision_as_object()
    draft.authors = checked(credits_)
    chain.edit(draft, by=by)
    return draft


def page_published(page: Any) -> None:
    """Open the lines that the authors of what was just let through are owed, if it is the first time."""
    if not isinstance(page, InformationPage) or not page.live:
        return
    back = RoyaltyLine.objects.filter(page=page.pk, state__in=OWED)
    back.exclude(withdrawn_at=None).update(withdrawn_at=None)
    if not page.authors:
        return
    portal = site_rules.portal_of(page)
    locale = public_language(page.locale.language_code)
    owed = _owed_for(page)
    if not owed:
        return
    try:
        with transaction.atomic():
            AccountedItem.objects.create(
                portal=portal,
                item=page.translation_key,
                locale=locale,
                revision=page.live_revision_id or page.latest_revision_id,
            )
    except IntegrityError:
        return  # on record since it was first published
    # Authors who were named later are owed what they were on the day the item appeared.
    first = timezone.localdate(page.first_published_at or timezone.now())
    due = first + timedelta(days=royalty_rules().pay_within_days.value)
    payees = dict(Payee.objects.filter(portal=portal).values_list("pen_name", "pk"))
    RoyaltyLine.objects.bulk_create(
        RoyaltyLine(
            portal=portal,
            item=page.translation_key,
            locale=locale,
            page_id=page.pk,
            number=number,
            title=page.title[:255],
            published_on=first,
            due_on=due,
            payee_id=payees.get(each.name),
            **vars(each),
        )
        for number, each in enumerate(owed)
    )


def _owed_for(page: InformationPage) -> list[Credit]:
    """Return who is owed something for a page; of a mirror only who translated: the work is the source's."""
    return [each for each in credits_of(page) if not is_mirror(page) or each.kind == "translation"]


def page_withdrawn(page: Page) -> None:
    """Mark what is still owed for an item that was taken off."""
    owed = RoyaltyLine.objects.filter(page=page.pk, state__in=OWED, withdrawn_at=None)
    owed.update(withdrawn_at=timezone.now())


def from_rows(rows: Sequence[Mapping[str, Any]]) -> list[Credit]:
    """Return authors as a form sends them, empty rows left out."""
    return [
        Credit(str(row["name"]), str(row["genre"]), str(row["kind"]), int(row["share"] or 0))
        for row in rows
        if str(row.get("name") or "").strip()
    ]
