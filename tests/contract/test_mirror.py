"""The example that mirrors everything: loads, follows, goes on after a power cut, begins anew on 410."""

import json
import runpy
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backend.approval.site_suspension import suspend_site
from backend.published import feed
from backend.published.models import Item
from content_models.navigation import SitePortal
from content_models.news import NewsPage
from tests.contract.city import World, live_news, mirror_of, news_section
from tests.contract.edits import a_superuser
from tests.roads import publish, unpublish

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "mirror.py"
PROGRAM = runpy.run_path(str(EXAMPLE))
Api: Any = PROGRAM["Api"]


class PowerCut(Exception):
    """The machine stops."""


class CutApi(Api):
    """Answers so many times, then the power is cut."""

    def __init__(self, address: str, answers: int) -> None:
        super().__init__(address, "")
        self.left = answers

    def get(self, path: str, **query: Any) -> Any:
        if not self.left:
            raise PowerCut
        self.left -= 1
        return super().get(path, **query)


@pytest.fixture
def address(port: int) -> str:
    """Where the API is served."""
    return f"http://localhost:{port}/api/v1/"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The copy."""
    return tmp_path / "portals.sqlite3"


def run(address: str, file: Path, answers: int = -1) -> bool:
    """Mirror until there is nothing more to read; return whether the power lasted so long."""
    mirror = PROGRAM["Mirror"](CutApi(address, answers), file)
    try:
        mirror.run(once=True)
    except PowerCut:
        return False
    finally:
        mirror.database.close()
    return True


def copied(file: Path) -> dict[tuple[str, str, str], Any]:
    """Return what a copy holds."""
    database = sqlite3.connect(file)
    rows = database.execute("SELECT site, id, locale, body FROM items").fetchall()
    database.close()
    return {(site, name, locale): json.loads(body) for site, name, locale, body in rows}


def published() -> dict[tuple[str, str, str], Any]:
    """Return what is public."""
    return {
        (row.site, str(row.uuid), row.locale): json.loads(row.document) for row in Item.public.all()
    }


def edit(world: World) -> None:
    """Change, add, translate and withdraw something."""
    moved = NewsPage.objects.get(pk=world.moved.pk)
    moved.title = "Chợ hoa xuân Bính Ngọ"
    publish(moved)
    added = live_news("Hội làng", section=news_section("hongbang"))
    mirror_of(live_news("Chợ Tết"))
    unpublish(added)
    unpublish(NewsPage.objects.get(pk=world.news.pk))


def test_the_program_as_printed_copies_everything_and_follows(
    address: str, file: Path, world: World
) -> None:
    command = [sys.executable, str(EXAMPLE), address, str(file), "--once"]
    subprocess.run(command, check=True, timeout=60)
    loaded = copied(file) == published()

    edit(world)
    subprocess.run(command, check=True, timeout=60)

    assert loaded
    assert copied(file) == published()
    assert len(copied(file)) > 50


def test_the_power_may_be_cut_at_any_answer(address: str, file: Path, world: World) -> None:
    cuts = 0
    while not run(address, file, answers=3):
        cuts += 1
    loaded = copied(file) == published()
    edit(world)

    assert cuts > 2
    assert loaded
    assert not run(address, file, answers=2)
    assert run(address, file)
    assert copied(file) == published()


def test_what_was_touched_while_the_copy_was_loaded_is_not_missed(
    address: str, file: Path, world: World
) -> None:
    assert not run(address, file, answers=6)

    edit(world)

    assert run(address, file)
    assert copied(file) == published()


def test_a_site_that_may_not_be_read_for_now_leaves_the_copy(
    address: str, file: Path, world: World
) -> None:
    run(address, file)
    portal = SitePortal.objects.get(key="thanhdong")

    suspend_site(portal, by=a_superuser(), reason="Khắc phục sự cố", notice="Cổng tạm ngừng.")

    run(address, file)
    assert "thanhdong" not in {site for site, _name, _locale in copied(file)}
    assert copied(file) == published()


def test_a_feed_that_was_restored_is_read_anew(address: str, file: Path, world: World) -> None:
    run(address, file)

    Item.objects.filter(uuid=world.news.translation_key).delete()
    feed.begin_another_history()

    run(address, file)
    assert copied(file) == published()
