"""Two sites side by side, each with one of everything the admin can name, and canaries in one."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import chain as chain_of
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.utils import timezone
from modelsearch.backends import get_search_backend
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo
from wagtail.admin.models import EditingSession
from wagtail.models import (
    Collection,
    Comment,
    CommentReply,
    GroupPagePermission,
    Locale,
    Page,
    PageLogEntry,
    PageSubscription,
    Site,
    Task,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from backend.accounts.models import Invitation, Membership, Suspension
from backend.accounts.rights import assign
from backend.accounts.roles import HEAD, Role
from backend.approval import chain
from backend.approval.models import ChainTask, Remark
from backend.calendars.changing import Decision, Grounds, set_days, set_hours
from backend.calendars.models import CalendarDay, OfficeHours
from backend.citizen import data_requests, files, intake, rules
from backend.citizen.files import Sent
from backend.citizen.models import Question, Request
from backend.comments import desk as comments_desk
from backend.comments.models import Comment as CitizensComment
from backend.contributions import desk as contributions_desk
from backend.contributions import intake as contributions
from backend.contributions.models import Contribution
from backend.deadlines.models import Deadline
from backend.dialogues import intake as dialogues
from backend.dialogues.models import DialogueQuestion
from backend.feedback import reporting
from backend.feedback.models import ErrorReport
from backend.feedback.reporting import Subject
from backend.notices.models import Notice
from backend.previews import links
from backend.previews.models import PreviewLink
from backend.published import sites
from backend.royalties import paying
from backend.royalties.models import RoyaltyLine
from backend.subscriptions import asking
from backend.subscriptions.subjects import offered
from backend.syndication import proposing
from backend.syndication.models import Proposal
from backend.translation.models import MirrorJob, MirrorJobFault, Scope
from content_models.categories import Category
from content_models.consultations import ConsultationPage
from content_models.dialogues import DialogueCoordination, DialogueLeader, DialoguePage
from content_models.media import PortalDocument, PortalImage
from content_models.navigation import SectionPage, SitePortal
from content_models.news import NewsPage
from tests.roads import publish

FOREIGN, OWN, SECOND = "hongbang", "thanhdong", "sotaichinh"
"""The site whose things must not be seen, the site of those who ask, and a second site of some."""
CITY = "haiphong"
EVENT_AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
MARK = "Zqxcanary"
MARKED = re.compile(rf"{MARK}\w*", re.IGNORECASE)
CANARY = re.compile(
    r"zqxcanary\w*|hongbang|h(?:ồ|\\u1ed3|&#7891;)ng b(?:à|\\u00e0|&#224;)ng", re.IGNORECASE
)
"""What no answer may hold: the mark in everything of the foreign site, its name and its host."""

SHOWN_SIZES = ("max-165x165", "max-150x150", "max-800x600")
"""Sizes in which the admin shows a picture: made beforehand, so that looking changes nothing."""


@dataclass(frozen=True)
class Things:
    """What one site has of everything an address, a query or a form may name."""

    key: str
    portal: SitePortal
    section: SectionPage
    people: dict[str, Any]
    draft: Page
    live: Page
    waiting: Page
    scheduled: Page
    image: PortalImage
    document: PortalDocument
    collection: Collection
    workflow: Workflow
    task: Task
    source: TranslationSource
    translation: Translation
    membership: Membership
    invitation: Invitation
    suspension: Suspension
    proposal: Proposal
    link: PreviewLink
    calendar_day: CalendarDay
    office_hours: OfficeHours
    deadline: Deadline
    question: Question
    comment: CitizensComment
    report: ErrorReport
    asked: DialogueQuestion
    contribution: Contribution
    royalty: RoyaltyLine
    job: MirrorJob

    @property
    def site(self) -> Site:
        """The site's record."""
        return Site.objects.get(root_page__path__startswith=self.portal.path)

    @property
    def group(self) -> Group:
        """One of the site's groups."""
        return GroupPagePermission.objects.filter(page=self.portal).first().group


@dataclass(frozen=True)
class Belongings:
    """What is somebody's own, on a site."""

    notice: Notice
    upload: UploadedFile
    session: EditingSession


@dataclass(frozen=True)
class Desk:
    """Whose ids stand in an address: a site's things, and somebody's own."""

    things: Things
    belongings: Belongings


@dataclass(frozen=True)
class World:
    """The foreign site, with what somebody has there, and the own site."""

    foreign: Desk
    own: Things


def furnished_world() -> World:
    """Furnish both sites of a city that is there."""
    foreign, own = furnish(FOREIGN, MARK), furnish(OWN, "Nha")
    sites.refresh_sites()  # both have a board now
    return World(Desk(foreign, belongings_of(foreign.people["author"], foreign, MARK)), own)


@contextmanager
def taken_back() -> Iterator[None]:
    """Undo whatever happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def read_to_the_end(answer: Any) -> Iterator[Any]:
    """Close an answer afterwards, and not the connection: its transaction is the test's."""
    try:
        yield answer
    finally:
        # Not before: Django's client connects it again behind what it has streamed.
        request_finished.disconnect(close_old_connections)
        answer.close()
        request_finished.connect(close_old_connections)


def somebody(name: str) -> Any:
    """Make a person without roles."""
    return get_user_model().objects.create(username=f"{name}.asker", email=f"{name}@demo.invalid")


def member(*roles: str, site: str = OWN) -> Any:
    """Make somebody with roles on a site."""
    user = somebody("-".join(roles))
    for role in roles:
        assign(user=user, portal=SitePortal.objects.get(key=site), role=Role(role))
    return get_user_model().objects.get(pk=user.pk)


def member_of_two_sites() -> Any:
    """Make somebody whose two sites have nothing but the tree's root in common."""
    user = member(Role.EDITOR)
    for role in (Role.EDITOR, Role.ADMIN):
        assign(user=user, portal=SitePortal.objects.get(key=SECOND), role=role)
    return get_user_model().objects.get(pk=user.pk)


def watcher(role: str = Role.AUDITOR) -> Any:
    """Make somebody who looks at every site."""
    user = somebody(role)
    assign(user=user, portal=None, role=Role(role))
    return get_user_model().objects.get(pk=user.pk)


def furnish(key: str, mark: str) -> Things:
    """Give a site one of everything, in every state content may be in."""
    portal = SitePortal.objects.get(key=key)
    section = _section(portal, Category.NEWS_EVENTS)
    people = _people(portal, mark)
    image, document = _picture(key, mark), _file(key, mark)
    author = people["author"]
    draft = chain.draft(_news(mark, "draft", image=image), under=section, by=author)
    live = _live(mark, section, people)
    waiting = chain.draft(_news(mark, "waiting"), under=section, by=author)
    chain.submit(waiting, by=author)
    scheduled = _scheduled(mark, section, people)
    _withdrawn(mark, section, people)
    _discussed(mark, draft, people)
    _subscribed(portal, mark)
    source = _source(live)
    _index(Page.objects.descendant_of(section).specific(), [image], [document])
    return Things(
        key=key,
        portal=portal,
        section=section,
        people=people,
        draft=draft,
        live=live,
        waiting=_fresh(waiting),
        scheduled=scheduled,
        image=image,
        document=document,
        collection=Collection.objects.get(name=key).add_child(name=f"{mark}collection"),
        workflow=(workflow := _workflow(mark, portal)),
        task=workflow.tasks.get(),
        source=source,
        translation=Translation.objects.get(source=source),
        membership=Membership.objects.filter(portal=portal).earliest("pk"),
        invitation=_invitation(portal, mark, people["admin"]),
        suspension=_suspension(portal, mark, people),
        proposal=_proposal(live, mark, people),
        link=links.share(draft, by=author, recipient=f"{mark}guest"),
        calendar_day=_calendar_day(portal, mark, people["admin"]),
        office_hours=_office_hours(portal, mark, people["admin"]),
        deadline=_deadline(portal, draft, mark),
        question=_question(portal, mark, people),
        comment=_comment(portal, mark, people),
        report=_report(live, portal, mark),
        asked=_asked(portal, mark),
        contribution=_contribution(portal, mark, people),
        royalty=_royalty(portal, mark, people),
        job=_job(portal, live, mark, author),
    )


def _asked(portal: SitePortal, mark: str) -> DialogueQuestion:
    """Announce a dialogue, and ask it something."""
    page = DialoguePage(
        title=f"{mark}dialogue",
        author_name=f"{mark}author",
        category=Category.ONLINE_DIALOGUE,
        purpose=f"{mark}purpose",
        requirements=f"{mark}requirements",
        starts_at=timezone.now() + timedelta(days=2),
        duration_minutes=60,
        place=f"{mark}place",
        method=f"{mark}method",
        approved_by=f"{mark}head",
        approved_on=timezone.localdate(),
        answering_leaders=[DialogueLeader(name=f"{mark}leader", position=f"{mark}position")],
        coordination=[DialogueCoordination(unit=f"{mark}unit", duty=f"{mark}duty")],
        live=False,
    )
    _section(portal, Category.ONLINE_DIALOGUE).add_child(instance=page)
    publish(page)
    sent = {
        "full_name": f"{mark}asker",
        "text": f"{mark}dialogue question",
        "consent": rules.consents()[-1].version,
    }
    key = f"{mark}-{portal.key}-dialogue"
    received = dialogues.receive(portal, page.translation_key, sent, key=key, now=timezone.now())
    return received.question


def _question(portal: SitePortal, mark: str, people: dict[str, Any]) -> Question:
    """Enter a question with a file, as if it had come on paper."""
    sent = {
        "asker": "individual",
        "full_name": f"{mark}asker",
        "topic": "other",
        "title": f"{mark}question",
        "text": f"{mark}question text",
    }
    taken = intake.enter(
        portal,
        sent,
        (Sent(f"{mark}.pdf", b"%PDF-1.7"),),
        channel="in-person",
        by=people["editor"],
        key=f"{mark}-{portal.key}-question",
        now=timezone.now(),
    )
    question = taken.question
    data_requests.ask(
        question,
        Request.ACCESS,
        text=f"{mark}request",
        channel="in-person",
        by=people["editor"],
        now=timezone.now(),
    )
    return question


def _comment(portal: SitePortal, mark: str, people: dict[str, Any]) -> CitizensComment:
    """Leave a comment on a draft, with somebody's look at who wrote it."""
    now = timezone.now()
    consultation = ConsultationPage(
        title=f"{mark}consultation",
        author_name=f"{mark}unit",
        category=Category.DRAFT_CONSULTATION,
        opens_at=now,
        closes_at=now + timedelta(days=30),
        receiving_unit=f"{mark}unit",
        receiving_address=f"{mark}address",
        receiving_email="unit@example.vn",
    )
    section = _section(portal, Category.DRAFT_CONSULTATION)
    comment = CitizensComment.objects.create(
        portal=portal,
        page=chain.draft(consultation, under=section, by=people["author"]),
        received_at=now,
        provision=f"{mark}provision",
        text=f"{mark}comment text",
        personal={"full_name": f"{mark}commentator"},  # type: ignore[misc]  # a mapping
        consent="1",
        submission_hash=f"{mark}-{portal.key}",
        body_hash="",
    )
    comments_desk.unmask(comment, by=people["editor"], reason=f"{mark}look")
    return comment


def _contribution(portal: SitePortal, mark: str, people: dict[str, Any]) -> Contribution:
    """Let a reader contribute an item with a picture, and somebody look at who it was."""
    sent = {
        "category": "news-events",
        "title": f"{mark}contribution",
        "text": f"{mark}contribution text, " * 4,
        "full_name": f"{mark}contributor",
        "pen_name": f"{mark}pen",
        "email": f"{mark}@reader.invalid".lower(),
        "consent": rules.contribution_consents()[-1].version,
        "declaration": rules.authorship_declarations()[-1].version,
    }
    picture = Sent(f"{mark}.png", _png(mark))
    key = f"{mark}-{portal.key}-contribution"
    with files.atomic():
        found = contributions.receive(portal, sent, (picture,), key=key, now=timezone.now())
    one = found.contribution
    contributions_desk.unmask(one, by=people["editor"], reason=f"{mark}look")
    return one


def _royalty(portal: SitePortal, mark: str, people: dict[str, Any]) -> RoyaltyLine:
    """Propose an allowance, and keep where its holder is paid."""
    account = {"full_name": f"{mark}holder", "account_number": f"{mark}account"}
    admin, day = people["admin"], timezone.localdate()
    paying.keep_payee(portal, pen_name=f"{mark}payee", account=account, by=admin)
    basis = f"{mark}budget"
    paying.set_budget(portal, year=day.year, amount=10**9, legal_basis=basis, by=admin)
    return paying.add_allowance(
        portal,
        name=f"{mark}payee",
        title=f"{mark}allowance",
        amount=1000,
        basis=f"{mark}decision",
        day=day,
        by=admin,
    )


def _report(page: Page, portal: SitePortal, mark: str) -> ErrorReport:
    """Let a reader find an error in a page, and leave an address."""
    subject = Subject(portal, page.translation_key, "vi", f"{mark}live chim", f"/{mark}/")
    sent = {"text": f"{mark}error in the text", "email": f"{mark}@reader.invalid".lower()}
    key = f"{mark}-{portal.key}-report"
    return reporting.report(subject, sent, key=key, now=timezone.now())[0]


def _subscribed(portal: SitePortal, mark: str) -> None:
    """Let a reader ask for letters about everything a site offers."""
    sent = {
        "email": f"{mark}@subscriber.invalid".lower(),
        "subjects": [each.key for each in offered(portal.key, "vi")],
        "rhythm": "daily",
        "consent": rules.subscription_consents()[-1].version,
    }
    asking.ask(portal, sent, key=f"{mark}-{portal.key}-letters", now=timezone.now())


def belongings_of(user: Any, things: Things, mark: str) -> Belongings:
    """Give somebody what is theirs alone, about a page of a site."""
    return Belongings(
        notice=Notice.objects.create(
            user=user, portal=things.portal, subject=f"{mark}notice", text=f"{mark}notice text"
        ),
        upload=UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(PortalImage),
            file=ContentFile(b"", f"{mark}upload.png"),
            uploaded_by_user=user,
        ),
        session=EditingSession.objects.create(
            user=user,
            content_type=ContentType.objects.get_for_model(Page),
            object_id=str(things.draft.pk),
            last_seen_at=timezone.now(),
        ),
    )


def leave_traces(user: Any, things: Things) -> None:
    """Let somebody have worked on a site before: what they did there is still in their name."""
    page = chain.draft(_news(MARK, "traces"), under=things.section, by=things.people["author"])
    Page.objects.filter(pk=page.pk).update(
        owner=user, locked=True, locked_by=user, locked_at=timezone.now()
    )
    for each in (page, things.live, things.waiting):
        PageLogEntry.objects.log_action(each, "wagtail.edit", user=user)
    things.waiting.current_workflow_state.task_states.update(finished_by=user)
    things.waiting.workflow_states.update(requested_by=user)
    PageSubscription.objects.create(user=user, page=things.live, comment_notifications=True)


def _people(portal: SitePortal, mark: str) -> dict[str, Any]:
    return {
        role: _person(portal, mark, role)
        for role in (Role.AUTHOR, Role.EDITOR, Role.APPROVER, Role.ADMIN)
    }


def _person(portal: SitePortal, mark: str, role: Role) -> Any:
    user = get_user_model().objects.create(
        username=f"{mark}.{role}".lower(),
        email=f"{mark}{role}@demo.invalid".lower(),
        first_name=f"{mark}{role}first",
        last_name=f"{mark}{role}last",
    )
    assign(user=user, portal=portal, role=role, title=HEAD if role is Role.APPROVER else "")
    return get_user_model().objects.get(pk=user.pk)


def _section(portal: SitePortal, category: Category) -> SectionPage:
    found = SectionPage.objects.descendant_of(portal).filter(
        category=category, locale__language_code="vi"
    )
    section: SectionPage = found.earliest("depth", "path")
    return section


def _news(mark: str, state: str, **fields: Any) -> NewsPage:
    return NewsPage(
        title=f"{mark}{state} chim",
        summary=f"{mark}{state}summary",
        event_at=EVENT_AT,
        author_name=f"{mark}byline",
        **fields,
    )


def _approved(page: Page, people: dict[str, Any]) -> Page:
    chain.submit(page, by=people["author"])
    for role in ("editor", "approver"):
        chain.approve(_fresh(page), by=people[role], comment=f"{page.title}comment")
    return _fresh(page)


def _live(mark: str, section: SectionPage, people: dict[str, Any]) -> Page:
    page = chain.draft(_news(mark, "live"), under=section, by=people["author"])
    live = _approved(page, people)
    live.title = f"{mark}livedraft chim"
    chain.edit(live, by=people["author"])
    return _fresh(live)


def _scheduled(mark: str, section: SectionPage, people: dict[str, Any]) -> Page:
    news = _news(mark, "scheduled", go_live_at=timezone.now() + timedelta(days=2))
    return _approved(chain.draft(news, under=section, by=people["author"]), people)


def _withdrawn(mark: str, section: SectionPage, people: dict[str, Any]) -> None:
    page = chain.draft(_news(mark, "withdrawn"), under=section, by=people["author"])
    chain.withdraw(_approved(page, people), by=people["approver"], reason=f"{mark}reason")


def _discussed(mark: str, page: Page, people: dict[str, Any]) -> None:
    author, editor = people["author"], people["editor"]
    said = Comment.objects.create(
        page=page, user=author, text=f"{mark}comment", contentpath="title"
    )
    CommentReply.objects.create(comment=said, user=editor, text=f"{mark}reply")
    Remark.objects.create(page=page, user=editor, text=f"{mark}remark")
    PageSubscription.objects.create(user=editor, page=page, comment_notifications=True)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    Page.objects.filter(pk=page.pk).update(locked=False)
    chain.restrict(_fresh(page), by=people["approver"], reason=f"{mark}restricted")


def _index(*found: Iterable[Any]) -> None:
    """Let the admin's search find things, as `tend` does behind the editors' backs."""
    backend = get_search_backend()
    for model, things in groupby(sorted(chain_of(*found), key=_type_name), key=type):
        backend.add_bulk(model, list(things))


def _type_name(thing: Any) -> str:
    return type(thing).__name__


def _picture(key: str, mark: str) -> PortalImage:
    image: PortalImage = PortalImage.objects.create(
        title=f"{mark}image",
        description=f"{mark}alternative",
        credit=f"{mark}credit",
        file=ContentFile(_png(mark), f"{mark}picture.png"),
        collection=Collection.objects.get(name=key),
    )
    image.tags.add(f"{mark}tag")
    image.get_renditions(*SHOWN_SIZES)
    return image


def _png(mark: str) -> bytes:
    notes, stream = PngInfo(), BytesIO()
    notes.add_text("note", f"{mark}bytes")
    Pillow.new("RGB", (60, 40), "teal").save(stream, "PNG", pnginfo=notes)
    return stream.getvalue()


def _file(key: str, mark: str) -> PortalDocument:
    document: PortalDocument = PortalDocument.objects.create(
        title=f"{mark}document",
        file=ContentFile(f"{mark}contents".encode(), f"{mark}file.txt"),
        collection=Collection.objects.get(name=key),
    )
    document.tags.add(f"{mark}filetag")
    return document


def _workflow(mark: str, portal: SitePortal) -> Workflow:
    workflow = Workflow.objects.create(name=f"{mark}workflow")
    task = ChainTask.objects.create(name=f"{mark}task")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=_section(portal, Category.LINKS), workflow=workflow)
    return workflow


def _source(page: Page) -> TranslationSource:
    source, _made = TranslationSource.get_or_create_from_instance(page)
    source.update_from_db()
    target = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=target)
    return source


def first_segment(things: Things) -> int:
    """Return the id of a string that is to be translated."""
    return StringSegment.objects.filter(source=things.source).earliest("pk").pk


def _invitation(portal: SitePortal, mark: str, by: Any) -> Invitation:
    return Invitation.objects.create(
        portal=portal,
        email=f"{mark}guest@demo.invalid".lower(),
        role=Role.AUTHOR,
        digest=f"{mark}digest",
        made_by=by,
        expires_at=timezone.now() + timedelta(days=3),
    )


def _suspension(portal: SitePortal, mark: str, people: dict[str, Any]) -> Suspension:
    return Suspension.objects.create(
        portal=portal,
        user=people["editor"],
        reason=f"{mark}suspended",
        by=people["admin"],
        lifted_at=timezone.now(),
    )


def _calendar_day(portal: SitePortal, mark: str, by: Any) -> CalendarDay:
    day = date(2026, 12, 3)
    grounds = Grounds(name=f"{mark}festival", legal_basis=f"{mark}decision")
    return set_days(portal, first=day, last=day, decision=Decision.OFF, grounds=grounds, by=by)[0]


def _office_hours(portal: SitePortal, mark: str, by: Any) -> OfficeHours:
    grounds = Grounds(name=f"{mark}winter", legal_basis=f"{mark}notice")
    week = ["08:00-12:00, 13:00-17:00"] * 5 + ["", ""]
    return set_hours(portal, since=date(2026, 12, 7), week=week, grounds=grounds, by=by)


def _deadline(portal: SitePortal, page: Page, mark: str) -> Deadline:
    at = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    return Deadline.objects.create(
        portal=portal, page=page, title=f"{mark}draft chim", category="news-events", clause="X-1",
        event="held", rule=f"{mark}rule", amount=8, unit="working-hours", anchored_at=at,
        due_at=at + timedelta(hours=9), remind_at=at,
    )  # fmt: skip


def _job(portal: SitePortal, page: Page, mark: str, by: Any) -> MirrorJob:
    job = MirrorJob.objects.create(
        portal=portal, language="en", scope=Scope.ALL, made_by=by, ended_at=timezone.now()
    )
    MirrorJobFault.objects.create(
        job=job, page_id=page.pk, title=page.title, text=f"{mark}not drafted"
    )
    return job


def _proposal(page: Page, mark: str, people: dict[str, Any]) -> Proposal:
    city = SitePortal.objects.get(key=CITY)
    return proposing.offer(_fresh(page), to=city, by=people["editor"], note=f"{mark}note")


def _fresh(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific
