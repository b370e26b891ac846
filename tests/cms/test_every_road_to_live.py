"""Whatever anybody tries, by whatever road, what is public has a complete and valid chain behind it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PIL import Image as Pillow
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page, Revision, TaskState

from backend.accounts.rights import assign
from backend.accounts.roles import HEAD, Role
from backend.approval import chain, verification
from backend.approval.publishing import publish_due
from backend.approval.seals import seal_of
from backend.approval.tasks import ChainTaskState
from backend.published import store
from backend.published.models import Item
from content_models.categories import Category
from content_models.media import PortalImage
from content_models.navigation import SectionPage, SitePortal
from content_models.news import NewsPage
from tests.cms.conftest import EVENT_AT

pytestmark = pytest.mark.long

HISTORIES = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
REFUSALS = (PermissionDenied, ValidationError, RuntimeError)
ACTORS = (
    ("approver", "thanhdong", "deputy", ""),
    ("author", "thanhdong", "", ""),
    ("collaborator", "thanhdong", "", ""),
    ("editor", "thanhdong", "", ""),
    ("reviewer", "thanhdong", "", "culture-society"),
    ("approver", "thanhdong", HEAD, ""),
    ("admin", "thanhdong", "", ""),
    ("author", "hongbang", "", ""),
    ("editor", "hongbang", "", ""),
    ("approver", "hongbang", HEAD, ""),
    ("superuser", "", "", ""),
)
ALSO_WRITES = "deputy.thanhdong"
"""Writes, edits and approves: what four eyes are for."""


def now(page_id: int) -> Any:
    """Return a page as it stands in the database, None if it is gone."""
    page = Page.objects.filter(pk=page_id).first()
    return page.specific if page else None


def picture(colour: str) -> ContentFile[bytes]:
    stream = BytesIO()
    Pillow.new("RGB", (300, 200), colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), f"{colour}.png")


def make_actors() -> list[Any]:
    users = get_user_model().objects
    actors = []
    for role, site, title, unit in ACTORS:
        name = ".".join(filter(None, (title or unit or role, site)))
        if role == "superuser":
            actors.append(users.create_superuser(name, password="x"))
            continue
        user = users.create(username=name)
        portal = SitePortal.objects.get(key=site)
        assign(user=user, portal=portal, role=Role(role), title=title, unit=unit)
        if name == ALSO_WRITES:
            for second in (Role.AUTHOR, Role.EDITOR):
                assign(user=user, portal=portal, role=second)
        actors.append(users.get(pk=user.pk))
    return actors


SHELL: dict[str, Callable[[Any, Any], object]] = {
    "publish the newest revision": lambda page, _: page.get_latest_revision().publish(),
    "publish as a superuser": lambda page, user: page.get_latest_revision().publish(user=user),
    "publish without checks": lambda page, _: page.get_latest_revision().publish(
        skip_permission_checks=True
    ),
    "execute Wagtail's action": lambda page, _: PublishPageRevisionAction(
        page.get_latest_revision()
    ).execute(skip_permission_checks=True),
    "save live content": lambda page, _: _save_changed(page),
    "make it live": lambda page, _: _make_live(page),
    "schedule by hand": lambda page, _: page.revisions.update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    ),
    "copy it live": lambda page, user: page.copy(
        user=user, keep_live=True, update_attrs={"slug": f"sao-{page.pk}-{Page.objects.count()}"}
    ),
    "make an alias": lambda page, user: page.create_alias(
        user=user, update_slug=f"bi-danh-{Page.objects.count()}"
    ),
    "translate it": lambda page, _: _translate(page),
    "unpublish it": lambda page, _: page.unpublish(),
    "delete it": lambda page, _: page.delete(),
    "move it": lambda page, _: page.move(page.get_parent(), pos="first-child"),
    "Wagtail's own command": lambda _page, _user: call_command(
        "publish_scheduled", stdout=StringIO()
    ),
}


def _save_changed(page: Any) -> None:
    page.title = "Sửa thẳng trong cơ sở dữ liệu"
    page.save()


def _translate(page: Any) -> None:
    english = Locale.objects.get(language_code="en")
    if not page.has_translation(english):
        page.copy_for_translation(english, copy_parents=True)


def _make_live(page: Any) -> None:
    page.live = True
    page.save()


class EveryRoad(RuleBasedStateMachine):
    """Authors, boards, superusers and scripts, of two wards, all at once."""

    def __init__(self) -> None:
        super().__init__()
        self.history = transaction.atomic()
        self.history.__enter__()

    def teardown(self) -> None:
        slipped_by = store.reconcile()
        transaction.set_rollback(True)
        self.history.__exit__(None, None, None)
        assert slipped_by == []

    @initialize()
    def begin(self) -> None:
        self.actors = make_actors()
        self.pages: list[int] = []
        self.agreed: dict[tuple[int, str], list[tuple[str, str]]] = {}
        self.emergencies: set[tuple[int, str]] = set()
        self.shown: dict[int, int] = {}
        self.moment = timezone.now()
        writers = ("author.thanhdong", ALSO_WRITES, "author.hongbang")
        for name in writers:
            writer = self._actor_named(name)
            self.write(writer, name.split(".")[1], "")
            self.submit(writer, len(self.pages) - 1)
        for number in (0, 1):
            for _step in ("editor", "approve"):
                self.agree_by_whose_step_it_is(number)

    def _actor_named(self, name: str) -> int:
        return next(i for i, each in enumerate(self.actors) if each.get_username() == name)

    def _section(self, site: str) -> SectionPage:
        below = SectionPage.objects.descendant_of(SitePortal.objects.get(key=site))
        return below.get(category=Category.NEWS_EVENTS, locale__language_code="vi")

    def _page(self, number: int) -> Any:
        return now(self.pages[number % len(self.pages)])

    def _actor(self, number: int) -> Any:
        user = self.actors[number % len(self.actors)]
        return get_user_model().objects.get(pk=user.pk)

    def _client(self, number: int) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(self._actor(number))
        return client

    def _try(self, act: Callable[[], object]) -> None:
        try:
            with transaction.atomic():
                act()
        except REFUSALS:
            return

    # What people do through the chain

    @rule(
        actor=st.integers(0, 10),
        site=st.sampled_from(["thanhdong", "hongbang"]),
        field=st.sampled_from(["", "culture"]),
    )
    def write(self, actor: int, site: str, field: str) -> None:
        page = NewsPage(
            title=f"Tin {len(self.pages)}",
            author_name="Tổ Thư ký",
            event_at=EVENT_AT,
            field=field,
            image=PortalImage.objects.create(title="Ảnh", file=picture("red")),
        )

        def draft() -> None:
            chain.draft(page, under=self._section(site), by=self._actor(actor))
            self.pages.append(page.pk)

        self._try(draft)

    @rule(actor=st.integers(0, 10), number=st.integers(0, 9), later=st.booleans())
    def edit(self, actor: int, number: int, later: bool) -> None:
        page = self._page(number)
        if page is not None:
            page.title = f"Sửa lần {page.revisions.count()}"
            page.go_live_at = self.moment + timedelta(days=1) if later else None
            self._try(lambda: chain.edit(page, by=self._actor(actor)))

    @rule(actor=st.integers(0, 10), number=st.integers(0, 9))
    def submit(self, actor: int, number: int) -> None:
        page = self._page(number)
        if page is not None:
            self._try(lambda: chain.submit(page, by=self._actor(actor)))

    @rule(actor=st.integers(0, 10), number=st.integers(0, 9))
    def agree(self, actor: int, number: int) -> None:
        self._agree(number, actor, lambda page, by: chain.approve(page, by=by))

    @rule(number=st.integers(0, 9))
    def agree_by_whose_step_it_is(self, number: int) -> None:
        page = self._page(number)
        task = page.current_workflow_task if page is not None else None
        for index in range(len(self.actors)):
            if task is not None and task.may_review(page, self._actor(index)):
                self._agree(number, index, lambda page, by: chain.approve(page, by=by))
                return

    @rule(actor=st.integers(0, 10), number=st.integers(0, 9))
    def agree_on_the_screen(self, actor: int, number: int) -> None:
        values = {"act": "decide", "decision": "approve"}
        self._agree(
            number,
            actor,
            lambda page, _by: self._client(actor).post(
                reverse("approval_decide", args=[page.pk]), values
            ),
        )

    def _agree(self, number: int, actor: int, act: Callable[[Any, Any], object]) -> None:
        page = self._page(number)
        state = chain.waiting_state(page) if page is not None else None
        if state is None:
            return
        writers = self._writers_since_it_was_shown(page)
        self._try(lambda: act(page, self._actor(actor)))
        state = ChainTaskState.objects.filter(pk=state.pk).first()
        if state is not None and state.status == TaskState.STATUS_APPROVED:
            step = state.task.specific.step_name
            assert step != "approve" or state.finished_by_id not in writers
            self.agreed.setdefault((page.pk, state.seal), []).append((step, str(state.finished_by)))

    def _writers_since_it_was_shown(self, page: Any) -> set[int]:
        """Return who saved any revision behind the one that was public last, by their numbers."""
        behind = Revision.objects.for_instance(page).filter(pk__gt=self.shown.get(page.pk, 0))
        return set(behind.values_list("user_id", flat=True)) - {None}

    @rule(
        actor=st.integers(0, 10),
        number=st.integers(0, 9),
        act=st.sampled_from(
            [chain.reject, chain.request_changes, chain.withdraw, chain.unschedule, chain.delete]
        ),
    )
    def send_back_or_take_away(self, actor: int, number: int, act: Any) -> None:
        page = self._page(number)
        if page is not None:
            self._try(lambda: act(page, by=self._actor(actor), reason="Có lý do"))

    @rule(actor=st.integers(0, 10), number=st.integers(0, 9))
    def publish_in_emergency(self, actor: int, number: int) -> None:
        page = self._page(number)
        if page is None:
            return
        by = self._actor(actor)

        def publish() -> None:
            chain.emergency_publish(page, by=by, reason="Bão")
            assert by.get_username().startswith(HEAD)
            self.emergencies.add((page.pk, seal_of(page.get_latest_revision()).seal))

        self._try(publish)

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours: int) -> None:
        self.moment += timedelta(hours=hours)
        publish_due(self.moment)

    @rule(number=st.integers(0, 9), colour=st.sampled_from(["blue", "green", "red"]))
    def a_picture_is_replaced(self, number: int, colour: str) -> None:
        page = self._page(number)
        image = page.image if page is not None else None
        if image is not None:
            image.file = picture(colour)
            image._set_file_hash()
            image.save()

    # What people try

    @rule(number=st.integers(0, 9), actor=st.integers(0, 10), way=st.sampled_from(sorted(SHELL)))
    def try_from_a_shell(self, number: int, actor: int, way: str) -> None:
        page = self._page(number)
        if page is not None:
            self._try(lambda: SHELL[way](page, self._actor(actor)))

    @rule(
        actor=st.integers(0, 10),
        number=st.integers(0, 9),
        button=st.sampled_from(
            ["action-publish", "action-submit", "action-restart-workflow", "action-workflow-action"]
        ),
    )
    def try_on_the_form(self, actor: int, number: int, button: str) -> None:
        page = self._page(number)
        if page is None:
            return
        form = {
            "title": "Từ biểu mẫu",
            "slug": page.slug,
            "event_at": "20/11/2026 08:00",
            "scope": "local",
            "author_name": "Tổ Thư ký",
            "body-count": "0",
            "corrections-count": 0,
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            button: button,
            "workflow-action-name": "approve",
        }
        self._client(actor).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    @rule(
        actor=st.integers(0, 10),
        number=st.integers(0, 9),
        action=st.sampled_from(["publish", "unpublish", "move", "delete"]),
    )
    def try_in_bulk(self, actor: int, number: int, action: str) -> None:
        page = self._page(number)
        if page is not None:
            address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
            self._client(actor).post(f"{address}?id={page.pk}", {"include_descendants": "on"})

    @rule(
        actor=st.integers(0, 10),
        number=st.integers(0, 9),
        action=st.sampled_from(
            ["publish", "unpublish", "copy", "create_alias", "move", "delete", "convert_alias"]
        ),
    )
    def try_by_the_api(self, actor: int, number: int, action: str) -> None:
        page = self._page(number)
        if page is not None:
            address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
            target = self._section("thanhdong").pk
            body = {"destination_page_id": target, "recursive": False, "slug": "qua-api"}
            self._client(actor).post(address, body, content_type="application/json")

    @rule(actor=st.integers(0, 10), number=st.integers(0, 9), other=st.integers(0, 9))
    def try_to_replay_an_approval(self, actor: int, number: int, other: int) -> None:
        page, waiting = self._page(number), self._page(other)
        state = chain.waiting_state(waiting) if waiting is not None else None
        if page is not None and state is not None:
            address = reverse(
                "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
            )
            self._client(actor).post(address)

    @rule(actor=st.integers(0, 10), number=st.integers(0, 9))
    def try_to_translate(self, actor: int, number: int) -> None:
        page = self._page(number)
        if page is not None:
            address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
            locale = Locale.objects.get(language_code="en").pk
            values = {"locales": [locale], "include_subtree": "on"}
            self._client(actor).post(address, values)

    @invariant()
    def what_is_public_was_agreed_to(self) -> None:
        assert list(verification.faults()) == []
        news = ContentType.objects.get_for_model(NewsPage)
        public = Page.objects.filter(
            content_type=news, pk__in=Item.objects.values("page_id")
        ).specific()
        for page in public:
            cleared = store.cleared(page)
            assert cleared is not None
            self.shown[page.pk], seal = cleared.revision, cleared.seal
            steps = [step for step, _who in self.agreed.get((page.pk, seal), [])]
            by_the_chain = {"editor", "approve"} <= set(steps)
            assert by_the_chain or (page.pk, seal) in self.emergencies, page.title


@pytest.mark.usefixtures("city")
def test_whatever_anybody_tries_what_is_public_has_a_valid_chain_behind_it() -> None:
    run_state_machine_as_test(EveryRoad, settings=HISTORIES)
