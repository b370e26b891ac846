"""Drafts of all translations a site lacks, made behind the scenes: asked for, gone on with, called off.

`tend` goes on with whatever is under way. Each step is one transaction, which keeps how far it has
come beside what it made: a process may die at any moment, and the next goes on behind the last step.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from time import monotonic
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import (
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from backend.accounts.rights import holds_role, keep_for_the_request
from backend.accounts.roles import Role
from backend.approval import site_rules
from backend.translation import coverage, drafts, machine
from backend.translation.models import MirrorJob, MirrorJobFault, Scope
from backend.translation.services import ServiceBusy, ServiceFault
from content_models.base import InformationPage
from content_models.languages import wagtail_language
from content_models.navigation import SitePortal

AT_ONCE = 20
"""Pages of one step: so many are written, and others wait, for about half a second."""
PAUSE_SECONDS = 60
STARTERS = (Role.TRANSLATOR, Role.EDITOR, Role.ADMIN)


def may_start(user: Any, portal: SitePortal) -> bool:
    """Return whether somebody may have drafts made on a site: its translators, editors, admins."""
    return any(holds_role(user, portal, role) for role in STARTERS)


@transaction.atomic
def start(
    portal: SitePortal, *, language: str, scope: str, uses_machine: bool = False, by: Any
) -> MirrorJob:
    """Ask for drafts of what a site lacks in a language; ValidationError says why there are none."""
    if not may_start(by, portal):
        raise PermissionDenied
    known = site_rules.settings_of(portal).foreign_languages
    if language not in known:
        message = _("Cổng này không có bản “%(language)s”; hãy chọn một trong: %(known)s.")
        raise ValidationError(message % {"language": language, "known": ", ".join(known)})
    if scope not in Scope.values:
        message = _("Không có phạm vi “%(scope)s”; hãy chọn một trong: %(known)s.")
        raise ValidationError(message % {"scope": scope, "known": ", ".join(Scope.values)})
    if uses_machine and machine.service_for(portal) is None:
        raise ValidationError(_("Thành phố chưa cho phép dịch máy ở cổng này."))
    if MirrorJob.objects.filter(portal=portal, language=language, ended_at=None).exists():
        raise ValidationError(_("Đang có một việc như vậy cho ngôn ngữ này; hãy chờ hoặc hủy nó."))
    total = coverage.sources_of(portal, required=scope == Scope.REQUIRED).count()
    return MirrorJob.objects.create(
        portal=portal,
        language=language,
        scope=scope,
        uses_machine=uses_machine,
        made_by=by,
        total=total,
    )


@transaction.atomic
def cancel(job: MirrorJob, *, by: Any) -> None:
    """Call a job off; the drafts it has made stay."""
    if not may_start(by, job.portal):
        raise PermissionDenied
    MirrorJob.objects.filter(pk=job.pk, ended_at=None).update(
        ended_at=timezone.now(), is_cancelled=True
    )


def go_on(*, seconds: float) -> list[str]:
    """Go on with all jobs for about so long; return what to tell of those that ended."""
    end, told = monotonic() + seconds, []
    now = timezone.now()
    waiting = MirrorJob.objects.filter(ended_at=None).exclude(paused_until__gt=now)
    for key in waiting.order_by("pk").values_list("pk", flat=True):
        while monotonic() < end:
            if not step(key):
                told += _end_of(key)
                break
    return told


def _end_of(key: int) -> list[str]:
    job = MirrorJob.objects.select_related("portal").get(pk=key)
    if job.ended_at is None:
        return []
    return [f"{job.portal.key} {job.language}: {job.begun} begun, {job.refreshed} refreshed"]


def run(job: MirrorJob, tell: Callable[[MirrorJob], object] = lambda _job: None) -> MirrorJob:
    """Do a whole job at once, telling after each step; until a service has to be waited for."""
    while step(job.pk):
        tell(MirrorJob.objects.get(pk=job.pk))
    return MirrorJob.objects.get(pk=job.pk)


def step(key: int) -> bool:
    """Deal with a job's next pages; return whether there may be more to do at once."""
    unfilled = MirrorJob.objects.filter(pk=key, ended_at=None).values_list("unfilled", flat=True)
    drafted = next(iter(unfilled), None)
    if drafted is None:
        return False
    if drafted:
        return _fill_one(key, drafted[0])
    try:
        return _step(key, AT_ONCE)
    except PermissionDenied:
        _end(key, _("Người lập việc này không còn được soạn ở cổng; hãy lập lại."))
        return False
    except (OperationalError, InterfaceError):
        raise  # the database is away or busy: no page is at fault, and whoever calls comes again
    except Exception:  # noqa: BLE001 - one page is at fault: it is found by taking them singly
        return _singly(key)


def _singly(key: int) -> bool:
    for _each in range(AT_ONCE):
        try:
            if not _step(key, 1):
                return False
        except (OperationalError, InterfaceError):
            raise
        except Exception as fault:  # noqa: BLE001 - it is kept, and shown where the job is
            if not _pass_over(key, fault):
                return False
    return True


@transaction.atomic
def _step(key: int, count: int) -> bool:
    job = _locked(key)
    if job is None:
        return False
    ids = list(_left(job)[:count])
    if not ids:
        job.ended_at = timezone.now()
        job.save()
        return False
    begun, refreshed = _drafted(job, ids)
    job.begun, job.refreshed = F("begun") + len(begun), F("refreshed") + len(refreshed)
    job.done, job.reached = F("done") + len(ids), ids[-1]
    if job.uses_machine:
        job.unfilled = [each.pk for each in (*begun, *refreshed)]
    job.save()
    return True


def _locked(key: int) -> MirrorJob | None:
    """Return a job that is under way, nobody else's until the transaction ends."""
    jobs = MirrorJob.objects.filter(pk=key, ended_at=None)
    if connection.features.has_select_for_update:
        jobs = jobs.select_for_update()
    return jobs.first()


def _left(job: MirrorJob) -> Any:
    found = coverage.sources_of(job.portal, required=job.scope == Scope.REQUIRED)
    return (
        found.filter(page_id__gt=job.reached).order_by("page_id").values_list("page_id", flat=True)
    )


def _drafted(job: MirrorJob, ids: Sequence[int]) -> tuple[list[Any], list[Any]]:
    """Make and refresh the drafts of some sources; return those begun and those refreshed."""
    by = job.made_by
    keep_for_the_request(by)
    locale = Locale.objects.get(language_code=wagtail_language(job.language))
    sources = {
        page.translation_key: page
        for page in drafts.loaded(ids)
        if page.live and isinstance(page, InformationPage)
    }
    found = Page.objects.filter(
        translation_key__in=list(sources), locale=locale, path__startswith=job.portal.path
    )
    present = {page.translation_key: page for page in found}
    missing = [page for key, page in sources.items() if key not in present]
    begun = drafts.begin_all(missing, locale=locale, by=by) if missing else []
    behind = list(_to_refresh(present.values(), by))
    pairs = [(sources[page.translation_key], page) for page in drafts.loaded(behind)]
    return begun, drafts.refresh_all(pairs, locale=locale, by=by) if pairs else []


def _to_refresh(present: Any, by: Any) -> Iterator[int]:
    """Yield the mirrors whose draft somebody has yet to finish, and may: none before the board."""
    ids = [page.pk for page in present]
    stale, waiting = coverage.stale_among(ids), coverage.steps_of(ids)
    for page in present:
        is_locked = page.locked and page.locked_by_id != by.pk
        is_open = page.pk in stale or not page.live
        if is_open and page.pk not in waiting and not is_locked:
            if not page.permissions_for_user(by).can_edit():
                continue
            yield page.pk


@transaction.atomic
def _pass_over(key: int, fault: Exception) -> bool:
    """Name the page that could not be dealt with, and go on behind it."""
    job = _locked(key)
    page_id = _left(job).first() if job else None
    if job is None or page_id is None:
        return False
    title = Page.objects.filter(pk=page_id).values_list("title", flat=True).first() or ""
    _note(job, page_id, title, _words_of(fault))
    job.done, job.reached = F("done") + 1, page_id
    job.save()
    return True


def _words_of(fault: Exception) -> str:
    if isinstance(fault, ValidationError):
        return " ".join(fault.messages)
    if isinstance(fault, ServiceFault | machine.NotAllowed):
        return str(fault)
    if isinstance(fault, PermissionDenied):
        return _("Người lập việc này không được sửa bản nháp, hoặc nó đang bị khóa.")
    if isinstance(fault, IntegrityError):
        return _("Có người vừa sửa cùng chỗ; hãy lập lại việc này.")
    return _("Lỗi chưa rõ (%(kind)s); hãy báo quản trị hệ thống.") % {"kind": type(fault).__name__}


def _note(job: MirrorJob, page_id: int, title: str, text: str) -> None:
    MirrorJobFault.objects.create(job=job, page_id=page_id, title=title, text=text)


def _fill_one(key: int, page_id: int) -> bool:
    """Have one draft filled in by the machine; return whether to go on at once.

    Killed in the middle it is asked again: what is filled in already is not sent twice.
    """
    job = MirrorJob.objects.get(pk=key)
    page = Page.objects.filter(pk=page_id).first()
    filled, text = 0, ""
    try:
        if page is not None:
            filled = machine.fill(page.specific, by=job.made_by).filled
    except ServiceBusy as fault:
        pause = timedelta(seconds=fault.seconds or PAUSE_SECONDS)
        MirrorJob.objects.filter(pk=key).update(paused_until=timezone.now() + pause)
        return False
    except (ServiceFault, PermissionDenied, ValidationError) as fault:
        text = _words_of(fault)
    with transaction.atomic():
        locked = _locked(key)
        if locked is None:
            return False
        locked.unfilled = [each for each in locked.unfilled if each != page_id]
        locked.filled, locked.paused_until = F("filled") + filled, None
        locked.save()
        if text and page is not None:
            _note(locked, page_id, page.title, text)
    return True


def _end(key: int, text: str) -> None:
    with transaction.atomic():
        job = _locked(key)
        if job is not None:
            job.ended_at = timezone.now()
            job.save()
            _note(job, 0, "", text)
