"""A reader asks for letters, is sent one about what the board published, and leaves by one click."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, send_up, until, write_news
from tests.journeys.readers import keep_picture, telephone

ADDRESS = "ban.doc.thanhdong@example.vn"
FIRST, SECOND = (f"Phường tổ chức ngày hội đọc sách lần thứ {number}" for number in ("nhất", "hai"))
START = "Đăng ký nhận tin qua thư điện tử"


def letters(system: System) -> list[EmailMessage]:
    """Return the letters to the reader, oldest first."""
    found = []
    for file in sorted((system.deployment.state / "mail").glob("*.log")):
        for part in re.split(rb"\n-{79}\n", file.read_bytes()):
            letter = message_from_bytes(part.lstrip(), policy=policy.default)
            if letter["To"] == ADDRESS:
                found.append(letter)
    return found


def link(letter: EmailMessage, page: str) -> str:
    """Return the letter's link to a page."""
    found = re.search(rf"http\S+/{page}/\?ma=\S+", letter.get_content())
    assert found, letter.get_content()
    return found[0]


def let_the_hour_come(system: System) -> None:
    """Let it be time for everybody's next letter: the working hours of the ward are not those of a test."""
    file = system.deployment.state / "cong.sqlite3"
    now = datetime.now(UTC) - timedelta(seconds=1)
    with closing(sqlite3.connect(file, timeout=20)) as database, database:
        change = "UPDATE subscriptions_subscription SET due_at = ? WHERE state = 'active'"
        database.execute(change, [f"{now:%Y-%m-%d %H:%M:%S}"])


def publish(system: System, log_in: LogIn, title: str) -> None:
    """Bring a news item live, up the whole chain."""
    author, editor, approver = (
        log_in(f"{role}.thanhdong") for role in ("author", "editor", "approver")
    )
    write_news(author, system, title)
    send_up(author)
    decide(editor, system, title, "Đồng ý, chuyển bước sau")
    decide(approver, system, title, "Duyệt đăng")


def ask(reader: Page, system: System) -> None:
    """Ask for letters about news, from the footer of the home page."""
    reader.goto(system.portal("thanhdong"))
    reader.get_by_role("contentinfo").get_by_role("link", name=START).click()
    reader.get_by_label("Thư điện tử", exact=False).first.fill(ADDRESS)
    reader.get_by_label("Tin tức, sự kiện", exact=True).check()
    reader.get_by_label("Mỗi giờ làm việc, khi có tin").check()
    reader.get_by_role("checkbox", name="Tôi đồng ý").check()
    reader.get_by_role("button", name="Đăng ký", exact=True).click()
    expect(reader.get_by_text("một thư xác nhận đang được gửi đến")).to_be_visible()


def test_a_reader_subscribes_is_told_once_and_leaves_by_one_click(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    with telephone(browser, runs_scripts=True) as reader:
        ask(reader, system)
        keep_picture(reader, "letters-asked")
    assert until(lambda: letters(system))
    (asks,) = letters(system)
    with telephone(browser, runs_scripts=False) as reader:
        reader.goto(link(asks, "xac-nhan"))
        reader.get_by_role("button", name="Xác nhận").click()
        expect(reader.get_by_role("alert")).to_contain_text("đã được xác nhận")
        keep_picture(reader, "letters-confirmed")

    publish(system, log_in, FIRST)
    let_the_hour_come(system)
    assert until(lambda: len(letters(system)) == 2)
    tells = letters(system)[1]
    assert FIRST in tells.get_content()
    with telephone(browser, runs_scripts=False) as reader:
        reader.goto(link(tells, "thay-doi"))
        reader.get_by_role("button", name="Xem đăng ký của tôi").click()
        expect(reader.get_by_label("Tin tức, sự kiện", exact=True)).to_be_checked()

    address = urlsplit(tells["List-Unsubscribe"].strip().strip("<>"))
    gone = httpx.post(
        f"http://127.0.0.1:{system.deployment.web_port}{address.path}?{address.query}",
        headers={"Host": address.netloc},
        data={"List-Unsubscribe": "One-Click"},
        timeout=20,
    )
    assert gone.status_code == 200
    assert "Địa chỉ của bạn đã được xóa" in gone.text
    publish(system, log_in, SECOND)
    let_the_hour_come(system)
    editor = log_in("editor.thanhdong")
    editor.goto(f"{system.admin}subscriptions/")
    expect(editor.get_by_role("main")).to_contain_text("Chưa có ai đăng ký.")
    assert len(letters(system)) == 2
