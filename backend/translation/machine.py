"""Translating by machine: what may be sent, to whom, and what becomes of what comes back.

Off unless the environment names a service and the city's registry allows its kind. Sent are only
texts that everybody can read on the portal at that moment, and none about a person. What comes back
is a suggestion in the draft: it waits, like any text that waits, until somebody has read it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from backend.approval import site_rules
from backend.translation import glossary_terms, mirrors
from backend.translation.coverage import is_public
from backend.translation.mirrors import MACHINE, Segment
from backend.translation.services import Service, configured
from content_models.base import InformationPage
from content_models.categories import Category
from content_models.languages import public_language
from content_models.translated import ABOUT_PEOPLE, Text, plain, source_of, steps_of

EXTERNAL, SELF_HOSTED = "external", "self-hosted"
"""What a city may allow (`machine_translation` in its registry): any service, or one of its own."""
MOST_TEXTS, MOST_LETTERS = 50, 20_000
"""Of one question."""
MOST_OF_A_PAGE = 200_000
"""Letters; the longest page known has a tenth of that."""
NEVER_SENT = frozenset(
    {
        Category.LEADERS,
        Category.OFFICIAL_CONTACTS,
        Category.DIRECTION_LEADER_SCHEDULE,
        Category.DIRECTION_PETITION_RESPONSES,
        Category.DIRECTION_REWARDS_SANCTIONS,
        Category.PETITIONS,
        Category.QA,
    }
)
"""Categories that are about people: what is public of a person is still that person's."""
PERSONAL = re.compile(r"[^\s@]+@[^\s@]+\.\w|(?<!\d)(?:\+?\d[ .-]?){9,}")
"""A mailbox, or as many digits as a telephone, an identity card or an account has."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class NotAllowed(PermissionDenied):
    """The page or the city does not let its texts go to a machine; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What came of it: texts filled in, those whose answer was no good, and those kept back.

    `off_glossary` are those filled in that call a term otherwise than the glossary.
    """

    filled: int
    spoilt: int
    kept_back: int
    off_glossary: int


def service_for(mirror: Page) -> Service | None:
    """Return the service that a mirror's site may use, None where there is none."""
    service = configured()
    if service is None:
        return None
    allowed = site_rules.settings_of(site_rules.portal_of(mirror)).machine_translation
    is_allowed = allowed == EXTERNAL or (allowed == SELF_HOSTED and not service.is_abroad)
    return service if is_allowed else None


def fill(mirror: Page, *, by: Any) -> Filled:
    """Have what is still empty of a mirror's newest draft filled in by the site's service.

    It is asked outside of any transaction: nobody waits for it. ServiceFault leaves the draft as it
    is; NotAllowed says why nothing was sent.
    """
    service = service_for(mirror)
    if service is None:
        raise NotAllowed(_("Thành phố chưa cho phép dịch máy ở cổng này."))
    _require_may_edit(mirror, by)
    _require_sendable(source_of(mirror))
    empty = [each for each in mirrors.segments(mirror) if not each.target and not each.remembered]
    sent = [each for each in empty if may_be_sent(each.source)]
    if sum(len(each.source.data) for each in sent) > MOST_OF_A_PAGE:
        raise NotAllowed(_("Trang dài quá cho dịch máy; hãy dịch bằng tệp PO hoặc XLIFF."))
    language = public_language(mirror.locale.language_code)
    if sent:  # said before it happens: what a service got is known even where it fails half way
        letters = sum(len(text) for text in {each.source.data for each in sent})
        told = {"service": service.name, "texts": len(sent), "letters": letters}
        log(mirror, "translation.machine", user=by, data=told)
    answers = dict(_answers(service, sent, language))
    good = {text.data: data for text, said in answers.items() if (data := checked(text, said))}
    # Somebody may have saved meanwhile: only what is still empty is filled in.
    now = Page.objects.get(pk=mirror.pk).specific
    filled = mirrors.suggest(now, good, origin=MACHINE, by=by) if good else 0
    known = glossary_terms.glossary_of(language)
    return Filled(
        filled=filled,
        spoilt=len(answers) - len(good),
        kept_back=len(empty) - len(sent),
        off_glossary=sum(
            bool(known.missing_from(plain(text), plain(data))) for text, data in good.items()
        ),
    )


def _require_may_edit(mirror: Page, by: Any) -> None:
    lock = mirror.get_lock()
    is_locked = lock is not None and lock.for_user(by)
    if is_locked or not mirror.permissions_for_user(by).can_edit():
        raise PermissionDenied


def _require_sendable(source: Any) -> None:
    if not isinstance(source, InformationPage) or not is_public(source):
        raise NotAllowed(_("Chỉ gửi đi dịch máy nội dung tiếng Việt đang hiện trên cổng."))
    if source.category in NEVER_SENT:
        raise NotAllowed(_("Nội dung về cá nhân không được gửi đi dịch máy; hãy tự dịch."))


def may_be_sent(text: Text) -> bool:
    is_about_people = not ABOUT_PEOPLE.isdisjoint(steps_of(text.path))
    return not is_about_people and not PERSONAL.search(text.plain)


def _answers(
    service: Service, sent: Sequence[Segment], language: str
) -> Iterator[tuple[Text, str]]:
    """Yield what a service makes of texts; one that stands several times is sent once."""
    texts = {each.source.data: each.source for each in sent}.values()
    for is_html, kind in groupby(sorted(texts, key=_is_marked), key=_is_marked):
        for package in _packages(list(kind)):
            asked = [text.data if is_html else text.plain for text in package]
            said = service.translate(asked, language=language, is_html=is_html)
            yield from zip(package, said, strict=True)


def _is_marked(text: Text) -> bool:
    return text.is_rich


def _packages(texts: Sequence[Text]) -> Iterator[list[Text]]:
    package: list[Text] = []
    letters = 0
    for text in texts:
        if package and (len(package) == MOST_TEXTS or letters + len(text.data) > MOST_LETTERS):
            yield package
            package, letters = [], 0
        package.append(text)
        letters += len(text.data)
    if package:
        yield package


def checked(text: Text, said: str) -> str:
    """Return an answer as it is kept; empty where it cannot be a translation of the text.

    It goes through what is asked of a person's words, and more: a machine has no reason to add a
    mark, or to leave one out.
    """
    said = said.strip()
    if not said or len(said) > 10 * len(text.data) + 200 or CONTROL.search(said):
        return ""
    try:
        said.encode()  # half a pair of surrogates, which JSON can say, is no letter
        data = mirrors.data_of(text, said)
    except ValueError:
        return ""
    return data if _marks(data) == _marks(text.data) else ""


def _marks(data: str) -> Counter[tuple[str, str]]:
    found = BeautifulSoup(data, "html.parser").find_all(True)
    return Counter((tag.name, str(tag.get("id", ""))) for tag in found)
