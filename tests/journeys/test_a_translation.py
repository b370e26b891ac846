"""A translation that falls behind its source, and catches up: seen by translator, readers, publisher."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, send_up, until

SLUG = "gioi-thieu-phuong"
NEW = "Phường trung tâm phía tây thành phố, có mười hai tổ dân phố."
ENGLISH = "A central ward in the west of the city, with twelve residential groups."
BEHIND = "has been changed"
SENT = "Đã gửi bản dịch vào quy trình kiểm duyệt"


def test_a_translation_falls_behind_and_catches_up(system: System, log_in: LogIn) -> None:
    ward = system.portal("thanhdong")
    source, title = page_of(system, "vi")
    mirror, english_title = page_of(system, "en")
    address = f"{ward}{translation(system)['path'].lstrip('/')}"
    assert translation(system)["state"] == "live"

    author = log_in("author.thanhdong")
    author.goto(f"{system.admin}pages/{source}/edit/")
    author.locator("#id_summary").fill(NEW)
    send_up(author)
    editor, approver = log_in("editor.thanhdong"), log_in("approver.thanhdong")
    approved(editor, approver, system, title)

    assert until(lambda: translation(system)["state"] == "stale")
    assert until(lambda: BEHIND in system.read(address).text)
    translator = log_in("translator.thanhdong")
    translator.goto(f"{system.admin}translation/?state=stale")
    translator.locator(f"a[href$='/translation/texts/{mirror}/']", has_text="Đã cũ").click()
    translator.wait_for_url(f"**/translation/texts/{mirror}/")
    changed = translator.locator(".translation-segment--pending")
    expect(changed).to_have_count(1)
    expect(changed.locator("ins").first).to_be_visible()
    changed.locator("textarea").fill(ENGLISH)
    before, runs = files_of(system), len(written_in_runs(system))
    translator.get_by_role("button", name="Lưu và gửi duyệt").click()
    expect(translator.get_by_text(SENT)).to_be_visible()
    approved(editor, approver, system, english_title)

    assert until(lambda: ENGLISH in system.read(address).text)
    assert BEHIND not in system.read(address).text
    assert translation(system)["state"] == "live"
    touched = {name for name, at in files_of(system).items() if before.get(name) != at}
    assert {name for name in touched if not is_of_the_mirror(name)} == set()
    assert 0 < written_in_runs(system)[runs:][-1] <= 15


def page_of(system: System, language: str) -> tuple[int, str]:
    """Return a page of the ward by its slug: its number in the admin, and its title."""
    with sqlite3.connect(system.deployment.state / "cong.sqlite3") as database:
        rows = database.execute(
            """SELECT page.id, page.title FROM wagtailcore_page AS page
            JOIN wagtailcore_locale AS locale ON locale.id = page.locale_id
            JOIN wagtailcore_page AS source ON source.translation_key = page.translation_key
            WHERE source.slug = ? AND locale.language_code = ? AND source.live
            AND substr(source.path, 1, 8) = substr(page.path, 1, 8)
            AND substr(page.path, 1, 8) =
                (SELECT path FROM wagtailcore_page WHERE id =
                    (SELECT page_ptr_id FROM content_models_siteportal WHERE key = 'thanhdong'))""",
            (SLUG, language),
        )
        found: tuple[int, str] = rows.fetchone()
        return found


def translation(system: System) -> dict[str, Any]:
    """Return what the API says of the page's translation into English."""
    answer = httpx.get(f"{system.api}sites/thanhdong/translations/", params={"limit": 100})
    entries = answer.json()["results"]
    page = next(entry for entry in entries if entry["path"].endswith(f"/{SLUG}/"))
    found: dict[str, Any] = page["translations"][0]
    return found


def approved(editor: Page, approver: Page, system: System, title: str) -> None:
    """Take a page up the ward's chain."""
    decide(editor, system, title, "Đồng ý, chuyển bước sau")
    decide(approver, system, title, "Duyệt đăng")


def files_of(system: System) -> dict[str, int]:
    """Return when each published file was written, by name."""
    folder = Path(system.deployment.state) / "public" / "sites"
    return {
        file.relative_to(folder).as_posix(): file.stat().st_mtime_ns
        for file in folder.rglob("*")
        if file.is_file() and not file.is_symlink()
    }


def is_of_the_mirror(name: str) -> bool:
    """Return whether a file is of the ward's English pages, or a map of its site."""
    return name.startswith(("thanhdong/en/", "thanhdong/sitemap"))


def written_in_runs(system: System) -> list[int]:
    """Return how many files the publisher says it wrote, run by run."""
    log = (system.deployment.state / "log" / "publisher.log").read_text()
    return [int(count) for count in re.findall(r"(\d+) ghi", log)]
