"""Keeping deadlines true: with a page's content, with what is public, with the calendar.

All of it happens in the transaction of what causes it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.accounts.staff_log import name_of
from backend.approval import site_rules
from backend.calendars.reading import Dated, dated_calendars_of, outdated
from backend.calendars.words import moment_words
from backend.deadlines.counting import Told, due_of, moments_of, next_after, stage_at
from backend.deadlines.models import OPEN, Cause, Deadline, DeadlineChange, State
from backend.deadlines.obligations import Obligation, obligations_of
from backend.regulations import load_rule_set
from content_models.base import InformationPage
from content_models.translated import is_mirror

COUNTED = ("due_at", "remind_at", "counted_with", "told", "next_notice_at")
AT_ONCE = 500


@transaction.atomic
def follow(page: Page, content: InformationPage, *, is_public: bool, by: Any = None) -> None:
    """Let a page's deadlines follow from its content: of a draft, or of what has become public.

    Translations owe nothing of their own. A deadline that was met goes by what is public alone.
    """
    if not content.anchors or is_mirror(page):
        return
    portal = site_rules.portal_of(page)
    settings = site_rules.settings_of(portal)
    rules = load_rule_set(settings.regulation["key"])
    rows = {(row.clause, row.event): row for row in _locked().filter(page=page.pk)}
    wanted = {each.key: each for each in obligations_of(content, rules=rules, settings=settings)}
    if not rows and not wanted:
        return
    dated = dated_calendars_of([portal.key])[portal.key]
    for key, obligation in wanted.items():
        row = rows.get(key) or Deadline(
            portal=portal,
            page_id=page.pk,
            clause=key[0],
            event=key[1],
            asks_update=not is_public and page.last_published_at is not None,
        )
        if row.met_at is None or is_public:
            _follow(row, obligation, page, dated, by)
        if is_public and row.met_at is None:
            _meet(row, page)
    still_drafted = is_public and page.has_unpublished_changes
    for key, row in rows.items():
        if key not in wanted and row.is_open and not still_drafted:
            stop(row, _("Nội dung không còn thuộc quy định này."), by=by)


def _locked() -> Any:
    return Deadline.objects.select_for_update(of=("self",)).prefetch_related("pauses")


def _follow(row: Deadline, obligation: Obligation, page: Page, dated: Dated, by: Any) -> None:
    limit = obligation.limit
    is_new, was_stopped = row.pk is None, row.state == State.STOPPED
    before = None if is_new else (row.anchored_at, row.amount, row.unit)
    row.title = (page.draft_title or page.title)[:255]
    row.category = getattr(page, "category", "") or limit.categories[0]
    row.relation, row.rule = obligation.relation, limit.text
    row.anchored_at = obligation.anchored_at
    row.amount, row.unit = limit.amount or 0, str(limit.unit)
    after = (row.anchored_at, row.amount, row.unit)
    if was_stopped:
        row.state = State.RUNNING
    old = row.due_at
    count(row, dated)
    row.save()
    if is_new or was_stopped:
        note(row, Cause.BEGUN, old, _from_words(row), by=by)
    elif before != after and before is not None:
        cause = Cause.ANCHOR if before[0] != after[0] else Cause.RULE
        note(row, cause, old, _from_words(row), by=by)
    elif old != row.due_at:
        note(row, Cause.CALENDAR, old, by=by)


def _from_words(row: Deadline) -> str:
    return _("tính từ %(moment)s") % {"moment": moment_words(row.anchored_at)}


def _meet(row: Deadline, page: Page) -> None:
    """Note that the page is public: since it first was, or since this update where it asks for one."""
    row.met_at = page.last_published_at if row.asks_update else page.first_published_at
    row.met_at = row.met_at or timezone.now()
    row.state, row.next_notice_at = State.MET, None
    for pause in row.pauses.all():
        if pause.end is None:
            pause.end = max(row.met_at, pause.begin)
            pause.save(update_fields=["end"])
    row.save()
    text = _("đăng lúc %(moment)s") % {"moment": moment_words(row.met_at)}
    note(row, Cause.MET, row.due_at, text)


def stop(row: Deadline, reason: str, *, by: Any = None) -> None:
    """Count a deadline no longer: it does not apply, or its page is gone."""
    row.state, row.next_notice_at = State.STOPPED, None
    row.save()
    note(row, Cause.STOPPED, row.due_at, reason, by=by)


@transaction.atomic
def stop_of_page(page: Page, *, by: Any = None) -> None:
    """Stop what a page that is being deleted still owed; what it had met stays in the record."""
    for row in _locked().filter(page=page.pk, state__in=OPEN):
        stop(row, _("Trang đã bị xóa."), by=by)


def count(row: Deadline, dated: Dated) -> None:
    """Count a deadline anew with a calendar; whoever has been told of what still holds is not again."""
    pauses = [pause.plain() for pause in row.pauses.all()] if row.pk else []
    due = due_of(dated.calendar, row.terms, pauses)
    moments = moments_of(dated.calendar, row.terms, pauses)
    row.due_at = due.at if due else None
    row.remind_at = moments.get(Told.REMINDED)
    row.counted_with = dated.state
    if moments:
        row.told = min(Told(row.told), stage_at(moments, timezone.now()))
    runs = row.state == State.RUNNING
    row.next_notice_at = next_after(moments, Told(row.told)) if runs else None


def note(
    row: Deadline, cause: Cause, old: datetime | None, text: str = "", *, by: Any = None
) -> None:
    """Add to the record of a deadline why it is due when it is."""
    DeadlineChange.objects.create(**_entry(row, cause, old, text, by))


def _entry(row: Deadline, cause: Cause, old: datetime | None, text: str, by: Any) -> dict[str, Any]:
    return {
        "deadline": row,
        "cause": cause,
        "old_due": old,
        "new_due": row.due_at,
        "text": text,
        "by": name_of(by) if by else "",
        "by_id": by.pk if by else None,
    }


@transaction.atomic
def recount(rows: Iterable[Deadline], *, cause: str, by: Any = None) -> int:
    """Count deadlines anew after a calendar changed; return how many are due at another time now."""
    found = list(rows)
    calendars = dated_calendars_of({row.portal.key for row in found})
    entries = []
    for row in found:
        old = row.due_at
        count(row, calendars[row.portal.key])
        if row.due_at != old:
            entries.append(DeadlineChange(**_entry(row, Cause.CALENDAR, old, cause, by)))
    Deadline.objects.bulk_update(found, COUNTED, batch_size=AT_ONCE)
    DeadlineChange.objects.bulk_create(entries, batch_size=AT_ONCE)
    return len(entries)


def follow_calendar(site: str | None, *, cause: str, by: Any) -> None:
    """Count every open deadline of a site anew, or of all sites."""
    open_ones = _locked().select_related("portal").filter(state__in=OPEN)
    recount(open_ones.filter(portal__key=site) if site else open_ones, cause=cause, by=by)


def catch_up() -> int:
    """Count anew what was counted with a calendar that another transaction was just changing."""
    open_ones = Deadline.objects.open().order_by()
    behind = outdated(set(open_ones.values_list("portal__key", "counted_with").distinct()))
    if not behind:
        return 0
    with transaction.atomic():
        rows = _locked().select_related("portal").filter(state__in=OPEN, portal__key__in=behind)
        return recount(rows, cause=_("tính lại theo lịch hiện hành"))


def follow_everything(tell: Callable[[str], None]) -> int:
    """Let the deadlines of all pages follow from what is public and what is drafted; return how many pages.

    For content that was there before deadlines were kept, and for rules that have changed.
    """
    done = 0
    for page in Page.objects.filter(depth__gt=2).order_by("path").iterator(AT_ONCE):
        model = page.specific_class
        if model is None or not issubclass(model, InformationPage) or not model.anchors:
            continue
        _follow_as_it_stands(page)
        done += 1
        tell(f"{page.pk} {page.title}")
    return done


def _follow_as_it_stands(page: Page) -> None:
    if page.live:
        follow(page, page.specific, is_public=True)
    if page.has_unpublished_changes or not page.live:
        follow(page, page.get_latest_revision_as_object(), is_public=False)


def rows_of(page: Page) -> Sequence[Deadline]:
    """Return a page's deadlines with their pauses."""
    return list(
        Deadline.objects.filter(page=page.pk).select_related("portal").prefetch_related("pauses")
    )
