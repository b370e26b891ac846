"""Making an answer public: a draft without personal data, which goes up the chain as any page does."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from backend.approval import chain
from backend.citizen import desk, log, redaction, rules, status
from backend.citizen.models import Kind, Question
from backend.citizen.redaction import Suggestion
from backend.citizen.states import Act
from content_models.categories import Category
from content_models.navigation import SectionPage
from content_models.questions import QuestionAnswerPage

LONGEST_SUMMARY = 200


@dataclass(frozen=True)
class Proposed:
    """A text without what may be personal in it, and what was taken out."""

    text: str
    removed: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Proposal:
    """What a public page would say."""

    title: Proposed
    question: Proposed
    answer: Proposed

    @property
    def removed(self) -> tuple[Suggestion, ...]:
        """Everything that was taken out."""
        return self.title.removed + self.question.removed + self.answer.removed


def proposal_for(question: Question) -> Proposal:
    """Return what a public page would say, everything suspicious taken out."""
    given = [
        event.words.text
        for event in question.events.filter(what=Act.ANSWER).select_related("words")
        if hasattr(event, "words")
    ]
    return Proposal(
        title=_proposed(question.title, question),
        question=_proposed(question.text, question),
        answer=_proposed(given[-1] if given else "", question),
    )


def section_for(question: Question) -> SectionPage | None:
    """Return the site's section of questions and answers."""
    sections = SectionPage.objects.descendant_of(question.portal)
    found = sections.filter(category=Category.QA, locale__language_code="vi")
    section: SectionPage | None = found.order_by("depth", "path").first()
    return section


@transaction.atomic
def make_public(
    question: Question, *, title: str, text: str, answer: str, by: Any
) -> QuestionAnswerPage:
    """Draft the public page of an answer; ValidationError where something known still stands in it.

    What the sender told about themselves is looked for once more: a person may overlook it.
    """
    section = section_for(question)
    if section is None:
        raise ValidationError(_("Cổng này chưa có mục Hỏi đáp; hãy chạy sync_sites."))
    _refuse_known(question, {"title": title, "question": text, "answer": answer})
    if Act.MAKE_PUBLIC not in desk.possible(by, question, log.case_of(question)):
        raise PermissionDenied
    found = status.follow(question)
    answered = found.answer
    names = {topic.key: topic.name for topic in rules.topics()}
    page = QuestionAnswerPage(
        title=title,
        summary=Truncator(" ".join(text.split())).chars(LONGEST_SUMMARY),
        author_name=answered.unit if answered else question.portal.title,
        category=Category.QA,
        question=status.as_html(text),
        answer=status.as_html(answer),
        topic=names.get(question.topic, question.topic),
        answering_unit=answered.unit if answered else question.portal.title,
        asked_on=timezone.localdate(question.received_at),
        answered_on=timezone.localdate(answered.answered_at if answered else timezone.now()),
    )
    chain.draft(page, under=section, by=by)
    log.record(
        question,
        Act.MAKE_PUBLIC,
        desk.possible(by, question, log.case_of(question))[Act.MAKE_PUBLIC],
        at=timezone.now(),
        by=by,
        kind=Kind.INTERNAL,
    )
    question.public_page = page
    question.save(update_fields=["public_page"])
    return page


def _proposed(text: str, question: Question) -> Proposed:
    known = [value for value in question.personal.values() if value]
    found = redaction.suggestions(text, known=known)
    return Proposed(redaction.redacted(text, known=known), found)


def _refuse_known(question: Question, texts: dict[str, str]) -> None:
    known = [value for value in question.personal.values() if value]
    faults = {}
    for name, text in texts.items():
        left = [each for each in redaction.suggestions(text, known=known) if each.kind in CERTAIN]
        if left:
            reason = _("Còn thông tin của người gửi: hãy lược bỏ trước khi công khai.")
            faults[name] = reason
    if faults:
        raise ValidationError(faults)


CERTAIN = frozenset({redaction.Found.KNOWN, redaction.Found.IDENTITY_NUMBER, redaction.Found.EMAIL})
"""What nobody has to judge: it never belongs on a public page."""
