"""What the board does about contributions: take over, ask back, decline; and what goes for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.models import Collection, Page

from backend.approval import chain, publishing
from backend.approval.decisions import Act as Decided
from backend.approval.record import Entry as Recorded
from backend.citizen import files, rules, status
from backend.citizen.rights import board_of
from backend.contributions import letters, rights, states
from backend.contributions.models import ERASED, UNMASKED, Contribution, Entry, Photograph
from backend.contributions.states import OF_THE_BOARD, OVER, Act, State
from backend.notices.telling import settle, tell
from content_models.media import PortalImage
from content_models.navigation import SectionPage, SitePortal
from content_models.news import NewsPage

MOST_PIXELS = 50_000_000
"""A picture that unpacks into more is none."""
LONGEST_ALT = 255
AT_ONCE = 500


@dataclass(frozen=True)
class TakenPhotograph:
    """A photograph that goes into the draft, with the words for whoever does not see it."""

    photograph: Photograph
    alt: str


def possible(user: Any, contribution: Contribution) -> tuple[Act, ...]:
    """Return what somebody may do about a contribution now."""
    if not rights.may_act(user, contribution) or contribution.erased_at is not None:
        return ()
    return tuple(act for act in OF_THE_BOARD if states.may(State(contribution.state), act))


def sections_for(contribution: Contribution, by: Any) -> list[SectionPage]:
    """Return where on its site a contribution may be drafted by somebody."""
    found = SectionPage.objects.descendant_of(contribution.portal).filter(
        category=contribution.category, locale__language_code="vi"
    )
    return [each for each in found if each.permissions_for_user(by).can_begin(NewsPage)]


def take_over(
    contribution: Contribution,
    *,
    under: SectionPage,
    title: str,
    text: str,
    event_at: datetime,
    photographs: tuple[TakenPhotograph, ...] = (),
    by: Any,
) -> Page:
    """Make a draft of a contribution: words and pictures, nothing of its sender but the pen name.

    It goes up the chain like any other; whoever takes it over has a hand in it and cannot approve it.
    Nothing is kept of it, no file either, where anything is wrong.
    """
    with _images_taken_along() as images:
        locked = _locked(contribution, Act.TAKE_OVER, by)
        if under not in sections_for(locked, by):
            raise ValidationError({"under": _("Hãy chọn một mục của cổng nhận loại bài này.")})
        _require(title, "title", _("Hãy ghi tiêu đề."))
        _require(text, "text", _("Hãy giữ lại nội dung bài."))
        for image in _pictures(locked, photographs, by):
            images.append(image)
            image.save()
        body: list[Any] = [{"type": "text", "value": status.as_html(text.strip())}]
        body += [
            {"type": "image", "value": {"image": each.pk, "alt": each.description, "caption": ""}}
            for each in images
        ]
        page = NewsPage(
            title=title.strip(),
            category=locked.category,
            author_name=locked.byline,
            authors=_authors(locked.byline, with_pictures=bool(images)),
            event_at=event_at,
            image=images[0] if images else None,
            body=NewsPage._meta.get_field("body").stream_block.to_python(body),
        )
        page = chain.draft(page, under=under, by=by)
        locked.page, locked.images = page, [each.pk for each in images]
        _move(locked, Act.TAKE_OVER, by=by)
        return page


@transaction.atomic
def ask_back(contribution: Contribution, *, text: str, by: Any) -> None:
    """Ask the sender something, by letter and where they follow it."""
    _require(text, "text", _("Hãy viết điều cần hỏi; người gửi sẽ đọc."))
    locked = _locked(contribution, Act.ASK_BACK, by)
    _move(locked, Act.ASK_BACK, by=by, text=text)
    letters.asked_back(locked, text.strip())


@transaction.atomic
def reply(contribution: Contribution, *, text: str) -> None:
    """Take what the sender writes more."""
    locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
    states.after(State(locked.state), Act.REPLY)
    _move(locked, Act.REPLY, by=None, text=text)
    subject = _("Bài gửi: người gửi đã trả lời (%(reference)s)") % {"reference": locked.reference}
    people = board_of(locked.portal)
    tell(people, portal=locked.portal, subject=subject, path=locked.desk_path, asks=True)


@transaction.atomic
def decline(contribution: Contribution, *, reason: str, by: Any) -> None:
    """Decide that a contribution is not used, for a reason that its sender is told.

    A draft it was taken over into goes with it, and its pictures: ValidationError says why it cannot.
    """
    _require(reason, "reason", _("Hãy ghi lý do; người gửi sẽ đọc."))
    locked = _locked(contribution, Act.DECLINE, by)
    _remove_draft(locked, by)
    _move(locked, Act.DECLINE, by=by, text=reason)
    letters.declined(locked, reason.strip())


@transaction.atomic
def reopen(contribution: Contribution, *, reason: str, by: Any) -> None:
    """Look at a declined contribution again."""
    _require(reason, "reason", _("Hãy ghi lý do xét lại."))
    locked = _locked(contribution, Act.REOPEN, by)
    _move(locked, Act.REOPEN, by=by, text=reason)


def page_published(page: Any) -> None:
    """Close the contribution a page was drafted from, once, and tell its sender where it stands."""
    waiting = Contribution.objects.filter(page=page.pk, state=State.DRAFTED)
    for locked in waiting.select_for_update(of=("self",)).select_related("portal"):
        if page.live:
            _move(locked, Act.PUBLISH, by=None)
            # The store follows in this transaction, but later.
            letters.published(locked, str(page.full_url))


def unmask(contribution: Contribution, *, by: Any, reason: str) -> dict[str, str]:
    """Return what the sender told about themselves, and remember who looked and why."""
    if not rights.may_act(by, contribution):
        raise PermissionDenied
    _require(reason, "reason", _("Hãy ghi lý do xem thông tin người gửi."))
    _write(contribution, UNMASKED, by=by, text=reason)
    return dict(contribution.personal)


@transaction.atomic
def erase(contribution: Contribution, *, by: Any = None, reason: str = "") -> None:
    """Delete who sent it and what, as received, and every letter to them.

    What was published is the page's, and stays there; a draft that never was public goes too, or
    ValidationError says why it cannot.
    """
    locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if not may_erase(locked, by):
        raise PermissionDenied
    if locked.state != State.PUBLISHED:
        _remove_draft(locked, by)
    for each in locked.photographs.all():
        files.drop(each)
    locked.letters.all().delete()
    locked.entries.update(text="")
    locked.title = locked.text = locked.pen_name = ""
    locked.personal, locked.images = {}, []
    locked.erased_at = timezone.now()
    locked.save(
        update_fields=["title", "text", "pen_name", "personal", "page", "images", "erased_at"]
    )
    _write(locked, ERASED, by=by, text=reason)


def may_erase(contribution: Contribution, by: Any = None) -> bool:
    """Tell whether somebody, or time by itself, may erase a contribution."""
    if contribution.state not in OVER or contribution.erased_at is not None:
        return False
    return by is None or rights.may_act(by, contribution)


def erase_due(*, now: datetime) -> int:
    """Erase what was decided longer ago than the site's regulation lets it be kept."""
    erased = 0
    for portal in SitePortal.objects.filter(contributions__erased_at=None).distinct():
        kept = rules.policy_of(portal).personal_data_kept_days
        if kept is None:
            continue
        before = now - timedelta(days=kept.value)
        due = Contribution.objects.filter(portal=portal, erased_at=None, decided_at__lt=before)
        for each in list(due.filter(state__in=OVER).order_by("decided_at")[:AT_ONCE]):
            try:
                erase(each)
            except (PermissionDenied, ValidationError):  # somebody was quicker, or uses its draft
                continue
            erased += 1
    return erased


@contextmanager
def _images_taken_along() -> Iterator[list[PortalImage]]:
    """Open a transaction that takes its images' files along: where it fails, they are deleted."""
    images: list[PortalImage] = []
    try:
        with transaction.atomic():
            yield images
    except BaseException:
        for each in images:
            each.file.storage.delete(each.file.name)
        raise


def _authors(byline: str, *, with_pictures: bool) -> list[dict[str, Any]]:
    """Return whom the draft owes (TD25-19.1-1, HCM24-29.2), as `InformationPage.authors` holds it."""
    genres = ["news", "picture"] if with_pictures else ["news"]
    return [{"name": byline, "genre": each, "kind": "author", "share": 100} for each in genres]


def _remove_draft(locked: Contribution, by: Any) -> None:
    """Delete what a contribution was taken over into; ValidationError where that is more than a draft."""
    page = locked.page
    if page is not None:
        _require_only_a_draft(page)
        reason = _("Bài gửi %(reference)s không được sử dụng.") % {"reference": locked.reference}
        locked.page = None
        publishing.delete(page, Recorded(act=Decided.DELETED, by=by, reason=reason))
        owners = [each for each in [page.owner] if each is not None and each != by]
        subject = _("Đã xóa bản nháp của bài gửi %(reference)s") % {"reference": locked.reference}
        tell(owners, portal=locked.portal, subject=subject, path=locked.desk_path)
    for image in PortalImage.objects.filter(pk__in=locked.images):
        if image.get_usage().count():
            message = _("Ảnh “%(title)s” đang dùng ở trang khác. Hãy gỡ ảnh khỏi trang đó trước.")
            raise ValidationError(message % {"title": image.title})
        image.delete()
    locked.images = []


def _require_only_a_draft(page: Page) -> None:
    if page.live or page.first_published_at is not None:
        raise ValidationError(_("Bài đã từng lên cổng: bài gửi này coi như đã sử dụng."))
    if page.workflow_in_progress:
        raise ValidationError(
            _("Bản nháp đang chờ duyệt. Hãy rút lại hoặc trả lại bản nháp trước.")
        )
    if page.revisions.exclude(approved_go_live_at=None).exists():
        raise ValidationError(_("Bản nháp đã hẹn giờ đăng. Hãy hủy hẹn giờ trước."))
    if page.get_translations().exists():
        raise ValidationError(_("Bản nháp đã có bản dịch. Hãy xóa bản dịch trước."))


def _pictures(
    contribution: Contribution, taken: tuple[TakenPhotograph, ...], by: Any
) -> list[PortalImage]:
    """Return photographs as images of the site, not saved; ValidationError names all that cannot be.

    They are without where and by which device they were taken.
    """
    collection = Collection.objects.get(depth=2, name=contribution.portal.key)
    faults, images = {}, []
    for each in taken:
        if each.photograph.contribution_id != contribution.pk:
            raise PermissionDenied
        alt = each.alt.strip()
        field, kind = f"alt_{each.photograph.pk}", _kind_of(each.photograph)
        plain = _without_its_story(files.content_of(each.photograph), kind)
        if not alt or len(alt) > LONGEST_ALT:
            most = {"most": LONGEST_ALT}
            faults[field] = _("Hãy mô tả ảnh trong một câu, tối đa %(most)d ký tự.") % most
        elif plain is None:
            faults[field] = _("Không mở được ảnh này. Hãy bỏ ảnh, hoặc hỏi lại người gửi.")
        else:
            name = f"bai-gui-{contribution.reference.lower()}-{each.photograph.pk}.{kind.lower()}"
            images.append(
                PortalImage(
                    title=alt[:100],
                    description=alt,
                    credit=contribution.byline,
                    file=ContentFile(plain, name),
                    collection=collection,
                    uploaded_by_user=by,
                )
            )
    if faults:
        raise ValidationError(faults)
    return images


def _kind_of(photograph: Photograph) -> str:
    return "PNG" if photograph.content_type == "image/png" else "JPEG"


def _without_its_story(content: bytes, kind: str) -> bytes | None:
    """Return a picture's pixels alone, None where it is none that can be opened."""
    stream = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            whole = ImageOps.exif_transpose(picture)
            plain = whole if kind == "PNG" else whole.convert("RGB")
            plain.info.clear()
            plain.save(stream, kind, quality=92)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return stream.getvalue()


def _locked(contribution: Contribution, act: Act, by: Any) -> Contribution:
    """Return a contribution as it stands now, whoever else is at it; PermissionDenied if it is too late."""
    locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if act not in possible(by, locked):
        raise PermissionDenied
    return locked


def _move(locked: Contribution, act: Act, *, by: Any, text: str = "") -> None:
    locked.state = states.after(State(locked.state), act)
    locked.decided_at = timezone.now() if locked.state in OVER else None
    locked.save()
    _write(locked, act, by=by, text=text)
    if locked.state not in states.OPEN:
        settle(locked.desk_path)


def _write(contribution: Contribution, what: str, *, by: Any, text: str = "") -> None:
    Entry.objects.create(
        contribution=contribution,
        portal=contribution.portal,
        what=what,
        by=by,
        at=timezone.now(),
        text=text.strip(),
    )


def _require(text: str, field: str, message: str) -> None:
    if not text.strip():
        raise ValidationError({field: message})
