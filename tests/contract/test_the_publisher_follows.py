"""The real publisher, with the real themes, follows the real CMS through every kind of change.

Each history holds every edit there is, in an order of its own, on several sites and in several
languages. Whatever the order: what was built change by change is, byte for byte, what a publisher
builds that comes only then, and no link in it is dead.
"""

import random
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from backend.approval.guard import road
from backend.syndication import following, proposing
from backend.syndication.models import Proposal, State
from content_models.navigation import HomePage, SitePortal
from content_models.news import NewsPage
from content_models.site_settings import PortalSettings
from frontend.publisher import Publisher, Settings
from frontend.rendering import Renderer
from frontend.verify import compare, dead_links
from tests.contract.city import live_news, mirror_of, news_section, picture, writer
from tests.contract.conftest import serving
from tests.contract.edits import (
    EDITS,
    IMPOSSIBLE_BY_NOW,
    Scene,
    change,
    day,
    now,
    resume,
    stage,
    suspend,
)
from tests.roads import publish, unpublish

pytestmark = pytest.mark.long

COMPARED_AFTER = 11
"""Edits between two comparisons with a publisher that builds all."""
AT_ONCE = 4
"""Edits between two looks of the publisher at the feed."""


def change_site(key: str, **fields: Any) -> None:
    """Change a site's settings."""
    facts = PortalSettings.objects.get(key=key)
    for name, value in fields.items():
        setattr(facts, name, value)
    facts.save()


def newest(site: str, title: str) -> NewsPage:
    """Return the newest page of a title on a site."""
    portal = SitePortal.objects.get(key=site)
    return NewsPage.objects.descendant_of(portal).filter(title=title).latest("pk")


def story_for_later() -> None:
    """Let a story through that is to appear in an hour."""
    soon = timezone.now() + timedelta(hours=1)
    page = NewsPage(title="Hẹn giờ", event_at=day(11, 25), author_name="Tổ Thư ký", go_live_at=soon)
    page.live = False
    news_section("haiphong").add_child(instance=page)
    publish(page)


def the_hour_comes() -> None:
    """Let what was let through for later appear."""
    story_for_later()
    past = timezone.now() - timedelta(minutes=1)
    Revision.objects.exclude(approved_go_live_at=None).update(approved_go_live_at=past)
    call_command("publish_scheduled", stdout=StringIO())


def story_expires(page: Page) -> None:
    """Let a story's time run out."""
    past = timezone.now() - timedelta(minutes=1)
    Page.objects.filter(pk=page.pk, live=True).update(expire_at=past)
    call_command("publish_scheduled", stdout=StringIO())


def made_once(site: str, title: str) -> NewsPage:
    """Return a site's page of a title, written now if it has none."""
    try:
        return newest(site, title)
    except NewsPage.DoesNotExist:
        return live_news(title, day(11, 24), section=news_section(site), image=picture("green"))


def given_to_the_city() -> NewsPage:
    """Return a ward's story that the city shows, its board agreeing."""
    story = made_once("thanhdong", "Tin gửi")
    if not Proposal.objects.filter(source=story.pk).exists():
        city, by = SitePortal.objects.get(key="haiphong"), writer("haiphong")
        proposal = proposing.offer(now(story), to=city, by=writer(), note="Tin vui")
        section = news_section("haiphong")
        approve_copy(proposing.accept(proposal, section=section, by=by))
    return story


def approve_copy(copy: Page) -> None:
    """Take a copy to the end of its own chain."""
    page = now(copy)
    if page.current_workflow_state is not None:
        page.current_workflow_state.cancel()
    publish(now(copy).get_latest_revision_as_object())


def correct_at_the_source(page: Page) -> None:
    """Correct a story, and every copy of it after."""
    change(page, summary="Đính chính")
    for proposal in Proposal.objects.filter(source=page.pk, state=State.ACCEPTED):
        approve_copy(proposal.copy)


def take_off_at_the_source(page: Page) -> None:
    """Take a story off, and what other sites show of it."""
    unpublish(now(page))
    following.sweep()


def suspend_other(key: str, *, back: bool) -> None:
    """Suspend a site, or let it come back."""
    (resume if back else suspend)(key)


ON_OTHER_SITES: dict[str, Callable[[Scene], object]] = {
    "the city's story": lambda _: made_once("haiphong", "Thành phố"),
    "the city's story in English": lambda _: mirror_of(made_once("haiphong", "Thành phố")),
    "the city's story moved": lambda _: change(made_once("haiphong", "Thành phố"), slug="tp-moi"),
    "the department's story": lambda _: live_news(
        "Tài chính", day(9, 2), section=news_section("sotaichinh")
    ),
    "the department's look": lambda _: change_site("sotaichinh", theme="city"),
    "the ward's look": lambda _: change_site("thanhdong", theme="department"),
    "the ward's look again": lambda _: change_site("thanhdong", theme="ward"),
    "the city's name": lambda _: change_site("haiphong", name="Thành phố Hải Phòng mới"),
    "the city's home page in Chinese": lambda _: change(
        HomePage.objects.get(locale__language_code="zh"), title="海防"
    ),
    "the city's news section's slug": lambda _: change(news_section("haiphong"), slug="thoi-su"),
    "another ward suspended": lambda _: suspend_other("hongbang", back=False),
    "another ward back": lambda _: suspend_other("hongbang", back=True),
    "a story for later": lambda _: story_for_later(),
    "the hour comes": lambda _: the_hour_comes(),
    "a story expires": lambda scene: story_expires(scene.mirrored),
    "a story given to the city": lambda _: given_to_the_city(),
    "a story corrected at its source": lambda _: correct_at_the_source(given_to_the_city()),
    "a story taken off at its source": lambda _: take_off_at_the_source(given_to_the_city()),
    "a story back": lambda scene: publish(now(scene.cited)),
}
EVERY_EDIT = {**EDITS, **ON_OTHER_SITES}
ENDS = re.compile("deleted|closed|taken off|expires|for staff only$")
"""What takes away what other edits need: it happens in the second half of a history."""


def shuffled(seed: int) -> list[str]:
    """Return the names of all edits, in an order in which most of them can be done."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    names = sorted(EVERY_EDIT)
    chance.shuffle(names)
    ends = [name for name in names if ENDS.search(name)]
    order = [name for name in names if name not in ends]
    for name in ends:
        order.insert(chance.randint(len(names) // 2, len(order)), name)
    return order


class Follower:
    """A publisher with folders of its own, of one and the same look."""

    renderer = Renderer()

    def __init__(self, port: int, folder: Path) -> None:
        self.public = folder / "public"
        self._settings = Settings(
            api_url=f"http://localhost:{port}/api/v1/",
            public_dir=self.public,
            state_file=folder / "publisher.sqlite3",
            renderer=lambda: self.renderer,
        )

    def publish(self) -> dict[str, str]:
        """Bring the output up to date; return what could not be built."""
        with Publisher(self._settings) as publisher:
            return publisher.publish().quarantined


@pytest.fixture
def following_port(db: None, one_connection: None) -> Iterator[int]:
    """The port of the real API, over a city with some stories."""
    with serving() as port:
        yield port


def try_edit(edit: Callable[[Scene], object], scene: Scene) -> bool:
    """Do it, if what came before has left it possible; tell whether it was done."""
    try:
        with transaction.atomic(), road():
            edit(scene)
    except IMPOSSIBLE_BY_NOW:
        return False
    return True


@pytest.mark.parametrize("seed", [1])
def test_what_follows_every_change_is_what_is_built_at_once(
    seed: int, following_port: int, tmp_path: Path
) -> None:
    cache.clear()  # Wagtail remembers renditions of an earlier history's pictures
    scene = stage()
    names = shuffled(seed)
    follower = Follower(following_port, tmp_path / "follower")
    follower.publish()
    history: list[str] = []  # a dash stands where the publisher got to work
    broken: dict[str, str] = {}
    compared: list[list[str]] = []

    for start in range(0, len(names), AT_ONCE):
        batch = names[start : start + AT_ONCE]
        history += [name for name in batch if try_edit(EVERY_EDIT[name], scene)]
        history.append("—")
        try_edit(lambda _: following.sweep(), scene)  # as `tend` does, every minute
        broken |= follower.publish()
        try_edit(lambda _: resume(), scene)  # else all that follows would go unseen
        done = len(history) - history.count("—")
        is_last = start + AT_ONCE >= len(names)
        if is_last or done >= COMPARED_AFTER * (len(compared) + 1):
            # Now and then, for what a later edit rebuilds anyway hides what was forgotten.
            broken |= follower.publish()
            fresh = Follower(following_port, tmp_path / f"fresh-{start}")
            broken |= fresh.publish()
            compared.append(compare(follower.public, fresh.public))

    told = f"seed {seed}: {'; '.join(history)}"
    skipped = sorted(set(names) - set(history))
    assert len(skipped) <= len(names) // 6, skipped
    assert broken == {}, told
    assert compared == [[]] * len(compared), told
    assert len(compared) >= 4
    assert dead_links(follower.public) == [], told
