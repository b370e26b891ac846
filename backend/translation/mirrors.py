"""What translators do, as commands: begin a mirror of a page, translate it text by text, keep it up.

A mirror is a page of its own, drafted and approved like any other; its draft remembers which
version of the source it says and which texts still wait (`content_models.translated`). What happens
to a source happens to its mirrors: what is withdrawn is withdrawn in every language.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, Revision
from wagtail_localize.strings import StringValue, validate_translation_links

from backend.accounts.rights import holders, portal_path
from backend.accounts.roles import Role
from backend.approval import chain, publishing, site_rules
from backend.approval.decisions import Act
from backend.approval.record import Entry
from backend.notices.telling import tell
from backend.translation import memory
from backend.translation.models import SourceVersion
from backend.translation.sections import mirrored, show_above
from content_models.base import InformationPage
from content_models.languages import public_language, wagtail_language
from content_models.translated import (
    Text,
    TranslatedFrom,
    digest_of,
    is_mirror,
    put,
    source_of,
    texts_of,
)
from content_models.vietnamese import unaccented


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One text of the source beside its translation, as a translator works on it.

    `before` is what the source said when it was translated, where it says something else now.
    `target` is HTML without attributes like `source.data`, empty where nothing is translated;
    `remembered` is then how the same text was translated elsewhere. `suggested_by` says what filled
    the target in, where nobody has read it yet.
    """

    source: Text
    before: str | None = None
    target: str = ""
    remembered: str = ""
    is_pending: bool = False
    suggested_by: str = ""


MEMORY, MACHINE = "memory", "machine"
"""What fills a target in."""


def languages_of(page: Page) -> tuple[str, ...]:
    """Return the languages of a page's site besides Vietnamese, by their public codes."""
    return site_rules.settings_of(site_rules.portal_of(page)).foreign_languages


def mirrors_of(source: Page) -> dict[str, Page]:
    """Return a page's translations on its own site, drafts too, by public language.

    A translation has none.
    """
    if is_mirror(source):
        return {}
    found = Page.objects.filter(
        translation_key=source.translation_key, path__startswith=portal_path(source)
    )
    others = found.exclude(locale=source.locale_id).select_related("locale")
    return {public_language(each.locale.language_code): each for each in others}


@transaction.atomic
def begin(source: Page, *, language: str, by: Any) -> Page:
    """Make the draft of a page's translation; nothing of it is translated yet.

    ValidationError where there is one already, or the source is not public.
    """
    if language not in languages_of(source):
        message = _("Cổng này không có bản “%(language)s”; hãy chọn một trong: %(known)s.")
        known = ", ".join(languages_of(source))
        raise ValidationError({"language": message % {"language": language, "known": known}})
    if not isinstance(source.specific, InformationPage) or is_mirror(source) or not source.live:
        raise ValidationError(_("Chỉ dịch nội dung tiếng Việt đang hiện trên cổng."))
    if language in mirrors_of(source):
        raise ValidationError(_("Trang này đã có bản dịch; hãy mở bản dịch đó."))
    locale = Locale.objects.get_for_language(wagtail_language(language))
    section = mirrored(source.get_parent().specific, locale)
    original = source.specific
    mirror = type(original)(locale=locale, translation_key=source.translation_key)
    put(original, mirror, {})
    mirror.slug = find_available_slug(section, original.slug)
    texts = texts_of(original)
    mirror.translated_from = now_said_by(original, pending=[text.path for text in texts]).as_json()
    return chain.draft(mirror, under=section, by=by)


def says_all_of(source: Page) -> dict[str, Any]:
    """Return what a mirror keeps that was translated elsewhere, whole, from what is public now."""
    return now_said_by(Page.objects.get(pk=source.pk).specific).as_json()


def now_said_by(
    source: Any, *, pending: Iterable[str] = (), suggested: Mapping[str, str] | None = None
) -> TranslatedFrom:
    """Return of which version of its source a draft is the translation, if it is of today's."""
    return TranslatedFrom(
        revision=source.live_revision_id or 0,
        published_at=source.last_published_at or timezone.now(),
        digest=digest_of(source),
        pending=tuple(pending),
        suggested=suggested or {},
    )


def segments(mirror: Page) -> list[Segment]:
    """Return every text of the source as it is public now, beside what the newest draft makes of it.

    A text that changed since, or that nobody has translated, is pending.
    """
    source = source_of(mirror)
    if source is None:
        return []
    draft = mirror.get_latest_revision_as_object()
    found = compared(source, draft, _texts_then(source, TranslatedFrom.of(draft)))
    return _remembering(found, mirror.locale)


def compared(source: Any, draft: Any, before: list[Text]) -> list[Segment]:
    """Return every text of a source beside what a draft makes of it.

    `before` are the texts of the version that the draft translates.
    """
    kept = TranslatedFrom.of(draft)
    said = _aligned(before, texts_of(draft))
    paths = {text.data: text.path for text in reversed(before)}
    then = {text.path: text.data for text in before}
    found = []
    for text in texts_of(source):
        moved_from = text.path if then.get(text.path) == text.data else paths.get(text.data)
        path = moved_from or text.path
        is_new = moved_from is None
        waits = is_new or kept is None or path in kept.pending
        target = said.get(path, "")
        untouched = waits and target in {text.data, then.get(path)}
        found.append(
            Segment(
                source=text,
                before=then.get(text.path) if is_new else None,
                target="" if untouched else target,
                is_pending=waits or not target,
                suggested_by="" if untouched or not kept else kept.suggested.get(path, ""),
            )
        )
    return found


def _remembering(found: list[Segment], locale: Locale) -> list[Segment]:
    known = memory.recall([each.source.data for each in found if not each.target], locale)
    return [
        each if each.target else replace(each, remembered=known.get(each.source.data, ""))
        for each in found
    ]


def _texts_then(source: Any, kept: TranslatedFrom | None) -> list[Text]:
    if kept is None or kept.revision == source.live_revision_id:
        return texts_of(source)
    revision = Revision.objects.for_instance(source).filter(pk=kept.revision).first()
    return texts_of(revision.as_object()) if revision else []


def _aligned(before: list[Text], draft: list[Text]) -> dict[str, str]:
    """Return what a draft says for each path of its source.

    Where a draft was written by hand its blocks have other ids: texts of a field that has as many
    as the source's are then taken in their order.
    """
    said = {text.path: text.data for text in draft}
    of_source, of_draft = _by_field(before), _by_field(draft)
    for name, texts in of_source.items():
        written = of_draft.get(name, [])
        is_alike = len(texts) == len(written)
        if is_alike and not {text.path for text in texts} & {text.path for text in written}:
            said |= {text.path: own.data for text, own in zip(texts, written, strict=True)}
    return said


def _by_field(texts: Iterable[Text]) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        found[text.field].append(text)
    return found


@transaction.atomic
def save(
    mirror: Page,
    translations: Mapping[str, str],
    *,
    by: Any,
    confirmed: Iterable[str] = (),
) -> Page:
    """Keep translations, by the paths of the source's texts, as the mirror's newest draft.

    What is plain is given as it reads, what is rich as HTML whose links carry the source's ids. An
    empty translation waits on. A text that changed at the source waits until it is translated anew
    or named in `confirmed`: its translation still holds. ValidationError names the paths at fault.
    """
    source = source_of(mirror)
    if source is None:
        raise ValidationError(_("Bản gốc tiếng Việt không còn; hãy gỡ hoặc xóa bản dịch này."))
    known = segments(mirror)
    given = _checked({each.source.path: each.source for each in known}, translations)
    return _keep(mirror, source, [_after(each, given, set(confirmed)) for each in known], by)


@transaction.atomic
def suggest(mirror: Page, translations: Mapping[str, str], *, origin: str, by: Any) -> int:
    """Fill what is still empty, as a suggestion: it waits until somebody has read it.

    `translations` are data as `Text` has it, by the data of the source's texts, so that what changed
    meanwhile gets none. Return how many were taken; the draft is untouched where that is 0.
    """
    source = source_of(mirror)
    known = segments(mirror) if source is not None else []
    now = [_suggested(each, translations.get(each.source.data, ""), origin) for each in known]
    taken = sum(new is not old for new, old in zip(now, known, strict=True))
    if taken:
        _keep(mirror, source, now, by)
    return taken


def _suggested(before: Segment, target: str, origin: str) -> Segment:
    if before.target or target in {"", before.source.data}:
        return before
    return replace(before, target=target, is_pending=True, suggested_by=origin)


def _keep(mirror: Page, source: Any, now: Sequence[Segment], by: Any) -> Page:
    draft = mirror.get_latest_revision_as_object()
    write(draft, source, now)
    return chain.edit(draft, by=by)


def write(draft: Any, source: Any, now: Sequence[Segment]) -> None:
    """Make a draft say what its segments do; nothing is saved."""
    said = {each.source.path: each.target for each in now if each.target}
    put(source, draft, said)
    pending = [each.source.path for each in now if each.is_pending]
    suggested = {each.source.path: each.suggested_by for each in now if each.suggested_by}
    draft.translated_from = now_said_by(source, pending=pending, suggested=suggested).as_json()
    if not draft.first_published_at and "title" in said:
        draft.slug = _slug(draft) or draft.slug


def _checked(known: Mapping[str, Text], translations: Mapping[str, str]) -> dict[str, str]:
    given, faults = {}, {}
    for path, written in translations.items():
        text = known.get(path)
        if text is None:
            continue  # the source has changed meanwhile: there is no such text any more
        try:
            given[path] = data_of(text, written.strip())
        except ValueError as fault:
            faults[path] = str(fault)
    if faults:
        raise ValidationError(faults)
    return given


def data_of(text: Text, written: str) -> str:
    """Return what was written for a text, as it is kept; ValueError where its marks are wrong."""
    if not text.is_rich:
        return str(StringValue.from_plaintext(written).data)
    value = StringValue.from_translated_html(written)
    validate_translation_links(text.data, value.data)
    return str(value.data)


def _after(before: Segment, given: Mapping[str, str], confirmed: set[str]) -> Segment:
    path = before.source.path
    if path not in given:
        return before
    target = given[path]
    is_settled = target != before.target or path in confirmed
    return replace(
        before,
        target=target,
        is_pending=not target or (before.is_pending and not is_settled),
        suggested_by="" if is_settled else before.suggested_by,
    )


def _slug(draft: Page) -> str:
    wanted = slugify(unaccented(draft.title))[:200]
    if not wanted:
        return ""
    return str(find_available_slug(draft.get_parent(), wanted, ignore_page_id=draft.pk))


# What happens to a source


@transaction.atomic
def note_version(source: Page) -> None:
    """Remember what a Vietnamese page says from now on; tell translators if a mirror says otherwise."""
    page = source.specific
    if not isinstance(page, InformationPage) or is_mirror(page) or not languages_of(page):
        return
    digest = digest_of(page)
    known = SourceVersion.objects.filter(page=page).last()
    if known is not None and known.digest == digest:
        return
    SourceVersion.objects.create(page=page, revision=page.live_revision_id or 0, digest=digest)
    if known is not None:
        _tell_translators(page)


def _tell_translators(source: Page) -> None:
    behind = [mirror for mirror in mirrors_of(source).values() if mirror.live]
    if behind:
        portal = site_rules.portal_of(source)
        languages = ", ".join(mirror.locale.get_display_name() for mirror in behind)
        text = _("Bản gốc đã thay đổi; cần xem lại bản dịch: %(languages)s.")
        tell(
            holders(portal, Role.TRANSLATOR, Role.EDITOR),
            portal=portal,
            subject=_("Bản dịch đã cũ: %(title)s") % {"title": source.title},
            text=text % {"languages": languages},
        )


@transaction.atomic
def withdraw_mirrors_of(source: Page) -> None:
    """Take a withdrawn page's translations off too: no language says what the site takes back."""
    for mirror in mirrors_of(source).values():
        reason = _("Bản gốc tiếng Việt đã được gỡ.")
        if mirror.current_workflow_state is not None:
            mirror.current_workflow_state.cancel()
        if mirror.revisions.exclude(approved_go_live_at=None).exists():
            publishing.unschedule(mirror, Entry(act=Act.UNSCHEDULED, reason=reason))
        if mirror.live:
            publishing.take_off(mirror, Entry(act=Act.WITHDRAWN, reason=reason))


@transaction.atomic
def restrict_mirrors_of(source: Page) -> None:
    """Hide from the public what a page hidden from it, or a section, is called in other languages."""
    for mirror in mirrors_of(source).values():
        reason = _("Bản gốc tiếng Việt bị giới hạn người xem.")
        publishing.restrict(mirror, Entry(act=Act.RESTRICTED, reason=reason))


@transaction.atomic
def open_mirrors_of(source: Page) -> None:
    """Show the translations of a page that everybody may see again."""
    for mirror in mirrors_of(source).values():
        reason = _("Bản gốc tiếng Việt không còn giới hạn người xem.")
        publishing.unrestrict(mirror, Entry(act=Act.OPENED, reason=reason))


@transaction.atomic
def delete_mirrors_of(source: Page) -> None:
    """Delete what a deleted page was translated into."""
    for mirror in mirrors_of(source).values():
        reason = _("Bản gốc tiếng Việt đã bị xóa.")
        publishing.delete(mirror, Entry(act=Act.DELETED, reason=reason))


@transaction.atomic
def move_mirrors_of(source: Page) -> None:
    """Bring translations to where their source stands now."""
    if not isinstance(source.specific, InformationPage):
        return
    section = source.get_parent().specific
    for mirror in mirrors_of(source).values():
        target = mirrored(section, mirror.locale)
        if not mirror.is_child_of(target):
            free = find_available_slug(target, mirror.slug)
            if free != mirror.slug:
                message = _(
                    "Bản dịch “%(title)s” trùng địa chỉ “%(slug)s” ở mục đến. "
                    "Hãy đổi địa chỉ bản dịch trước."
                )
                raise ValidationError(message % {"title": mirror.title, "slug": mirror.slug})
            reason = _("Bản gốc tiếng Việt đã được chuyển.")
            publishing.move(mirror, target, Entry(act=Act.MOVED, reason=reason))
            if mirror.live:
                show_above(Page.objects.get(pk=mirror.pk))
