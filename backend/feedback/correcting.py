"""What becomes of a reported error: none there, with a reason; or corrected, in public, by the chain.

A correction is a part of the page: it goes up the chain with the text it is about, and a report is
answered when the page it is about shows it, not when somebody says that it will.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from backend.approval import chain, site_rules
from backend.calendars.reading import dated_calendars_of, outdated
from backend.citizen.clocks import due_by
from backend.feedback import letters, rights
from backend.feedback.models import OWED, ErrorReport, States
from backend.notices.telling import settle, tell
from backend.regulations.deadlines import Limit
from backend.worktime.clock import Due
from content_models.base import InformationPage
from content_models.corrections import correction_ids
from content_models.languages import public_language, wagtail_language
from content_models.navigation import SitePortal
from content_models.translated import source_of

AT_ONCE = 200


# By when


def limit_of(report: ErrorReport) -> Limit | None:
    """Return what the site's regulation says about how soon an error is corrected, None for nothing."""
    return site_rules.rules_of(report.portal).feedback.correction


def due_of(report: ErrorReport) -> tuple[Due | None, str]:
    """Return when a report's time is over and how that was counted; beside it the calendar's state."""
    key = report.portal.key
    dated = dated_calendars_of([key])[key]
    limit = limit_of(report)
    due = due_by(limit, report.received_at, dated.calendar) if limit else None
    return due, dated.state


def counted(report: ErrorReport) -> tuple[datetime | None, str]:
    """Return by when the board owes an outcome, None where no regulation gives a number."""
    due, state = due_of(report)
    return (due.at if due else None), state


@transaction.atomic
def recount(site: str | None = None) -> int:
    """Count anew, by the calendar as it is now, what a site still owes, or all; return how many moved."""
    owed = ErrorReport.objects.filter(state__in=OWED)
    if site:
        owed = owed.filter(portal__key=site)
    return sum(map(_counted_anew, _locked(owed)))


def catch_up() -> int:
    """Count anew what was counted with a calendar that another transaction was just changing."""
    owed = ErrorReport.objects.filter(state__in=OWED).order_by()
    behind = outdated(set(owed.values_list("portal__key", "counted_with").distinct()))
    return sum(recount(site) for site in behind)


def _counted_anew(report: ErrorReport) -> bool:
    old = report.due_at
    report.due_at, report.counted_with = counted(report)
    report.save(update_fields=["due_at", "counted_with"])
    return report.due_at != old


def _locked(reports: Any) -> Any:
    return reports.select_for_update(of=("self",)).select_related("portal").order_by("pk")


def remind(*, now: datetime) -> int:
    """Tell the boards of reports that are overdue since they were last told; return of how many."""
    fresh = Q(reminded_at=None) | Q(reminded_at__lt=F("due_at"))
    overdue = ErrorReport.objects.filter(fresh, state__in=OWED, due_at__lt=now)
    due = list(overdue.select_related("portal").order_by("due_at")[:AT_ONCE])
    for report in due:
        subject = _("Báo sai sót: quá hạn (%(reference)s)") % {"reference": report.reference}
        people = rights.board_of(report.portal)
        tell(people, portal=report.portal, subject=subject, path=report.desk_path)
        report.reminded_at = now
        report.save(update_fields=["reminded_at"])
    return len(due)


# What is done


def page_of(report: ErrorReport) -> InformationPage | None:
    """Return the page a report is about, None where it is gone."""
    language = wagtail_language(report.locale)
    found = Page.objects.descendant_of(report.portal).filter(
        translation_key=report.item, locale__language_code=language
    )
    page = found.specific().first()
    return page if isinstance(page, InformationPage) else None


def page_to_correct(report: ErrorReport) -> InformationPage | None:
    """Return where the correction is written: a translation takes it over from what it translates."""
    page = page_of(report)
    source = source_of(page) if page is not None else None
    return source if isinstance(source, InformationPage) else page


def may_decide(user: Any, report: ErrorReport) -> bool:
    """Tell whether somebody may say what becomes of a report that is still owed an outcome."""
    return report.state in OWED and rights.is_on_board(user, report.portal)


def may_begin(user: Any, report: ErrorReport) -> bool:
    """Tell whether somebody may write the correction: once, on a page that they may edit."""
    if report.state != States.OPEN or not may_decide(user, report):
        return False
    page = page_to_correct(report)
    return page is not None and page.permissions_for_user(user).can_edit()


@transaction.atomic
def dismiss(report: ErrorReport, *, by: Any, reason: str) -> None:
    """Find that there is no error, for a reason that the reader is told."""
    report = _present(report)
    if not may_decide(by, report):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; người báo sẽ đọc.")})
    report.reason = reason.strip()
    letter = letters.no_error(report)
    _decide(report, States.NO_ERROR, letter, by=by)


@transaction.atomic
def begin(report: ErrorReport, *, by: Any, was: str, now_says: str) -> Page:
    """Write the correction onto the page's newest draft, which goes up the chain like any other.

    Return that draft, for whoever now changes the text itself.
    """
    report = _present(report)
    if not may_begin(by, report):
        raise PermissionDenied
    page = page_to_correct(report)
    if page is None:
        raise PermissionDenied
    for name, text in (("was", was), ("now", now_says)):
        if not text.strip():
            raise ValidationError({name: _("Hãy ghi nội dung này; bạn đọc sẽ thấy trên trang.")})
    draft = page.get_latest_revision_as_object()
    identity = uuid4()
    draft.corrections = [
        *(dict(each) for each in draft.corrections.raw_data),
        _block(identity, was=was.strip(), now_says=now_says.strip()),
    ]
    chain.edit(draft, by=by)
    report.state, report.correction = States.CORRECTING, identity
    report.begun_by, report.begun_at = by, timezone.now()
    report.save(update_fields=["state", "correction", "begun_by", "begun_at"])
    return draft


def _block(identity: UUID, *, was: str, now_says: str) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    value = {"corrected_on": today, "was": was, "now": now_says}
    return {"type": "correction", "value": value, "id": str(identity)}


def page_published(page: Any) -> None:
    """Close the reports whose correction a page now shows, and tell whoever reported them."""
    shown = correction_ids(page)
    if not shown:
        return
    waiting = ErrorReport.objects.filter(
        state=States.CORRECTING,
        item=page.translation_key,
        locale=public_language(page.locale.language_code),
        correction__in=shown,
    )
    for report in _locked(waiting):
        if page.path.startswith(report.portal.path):
            said = next(
                each.value for each in page.corrections if each.id == str(report.correction)
            )
            letter = letters.corrected(report, was=said["was"], now_says=said["now"])
            _decide(report, States.CORRECTED, letter, by=report.begun_by)


def _decide(report: ErrorReport, state: States, letter: Any, *, by: Any) -> None:
    """Record an outcome. The reader's address goes with the letter: nothing else needs it."""
    if letter is not None:
        letter.save()
    report.state, report.letter, report.email = state, letter, ""
    report.decided_by, report.decided_at = by, timezone.now()
    report.save()
    settle(report.desk_path)


def _present(report: ErrorReport) -> ErrorReport:
    """Return the report as it is now: two people who decide at once do so one after the other."""
    found: ErrorReport = _locked(ErrorReport.objects.filter(pk=report.pk)).get()
    return found


# What goes by itself


def erase_due(*, now: datetime) -> int:
    """Erase the words of reports that are over, where a regulation lets them be kept no longer."""
    return sum(
        _erase_over(portal, now=now)
        for portal in SitePortal.objects.filter(error_reports__isnull=False).distinct()
    )


def _erase_over(portal: Any, *, now: datetime) -> int:
    kept = site_rules.rules_of(portal).questions.personal_data_kept_days
    if kept is None:
        return 0
    before = now - timedelta(days=kept.value)
    over = ErrorReport.objects.filter(portal=portal, erased_at=None, decided_at__lt=before)
    return over.exclude(state__in=OWED).update(text="", email="", reason="", erased_at=now)
