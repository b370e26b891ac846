"""A draft shown to somebody without an account: seen on its portal, commented on, taken back."""

import re
import sqlite3
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import LogIn, System

TITLE = "Khai mạc Tuần lễ văn hóa đọc"
PATH = "tin-tuc-su-kien/khai-mac-tuan-le-van-hoa-doc/"
SUMMARY = "Hơn hai trăm đầu sách được giới thiệu tại nhà văn hóa phường."
GUEST = "Nguyễn Thị Hà"
REMARK = "Đề nghị ghi rõ giờ mở cửa ngày Chủ nhật."


@pytest.fixture
def guest(browser: Browser) -> Page:
    """Somebody without an account, on a small telephone."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
    return context.new_page()


def write_draft(page: Page, system: System, title: str) -> None:
    """Write a news item of the ward and leave it as a draft."""
    page.goto(f"{system.admin}pages/")
    page.locator("tr", has_text="Phường Thành Đông").locator("td.children a").click()
    page.locator("tr", has_text="Tin tức, sự kiện").locator("td.children a").click()
    page.locator("a[href*='/add_subpage/']").first.click()
    page.locator("a[href*='/add/content_models/newspage/']").click()
    page.locator("#id_title").fill(title)
    page.locator("#id_event_at").fill("28/11/2026 08:00")
    page.keyboard.press("Escape")
    page.locator("#id_summary").fill(SUMMARY)
    page.locator("#id_author_name").fill("Tổ Thư ký")
    page.get_by_role("button", name="Lưu nháp").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/$"))


def share(page: Page) -> str:
    """Share the draft whose form is open; return the address to be sent out."""
    page.locator("#w-slim-header-buttons [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("link", name="Chia sẻ bản xem trước").click()
    page.get_by_label("Người nhận").fill("Bà Hà, Hội Phụ nữ")
    page.get_by_role("button", name="Tạo liên kết").click()
    address = page.get_by_label("Địa chỉ của liên kết").first
    expect(address).to_be_visible()
    return address.input_value()


def test_a_draft_is_shared_commented_on_and_taken_back(
    system: System, log_in: LogIn, guest: Page
) -> None:
    ward = system.portal("thanhdong")
    author = log_in("author.thanhdong")
    write_draft(author, system, TITLE)
    address = share(author)

    guest.goto(address)
    assert address.startswith(f"{ward}xem-truoc/")
    expect(guest.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(guest.get_by_text(SUMMARY)).to_be_visible()
    expect(guest.get_by_role("region", name="Bản xem trước")).to_contain_text("chưa công bố")
    expect(guest.get_by_role("banner")).to_contain_text("Thành Đông")

    guest.get_by_label("Họ tên của bạn").fill(GUEST)
    guest.get_by_label("Góp ý của bạn").fill(REMARK)
    guest.get_by_role("button", name="Gửi góp ý").click()
    expect(guest.get_by_role("status").filter(has_text="Cảm ơn bạn")).to_be_visible()
    expect(guest.get_by_role("listitem").filter(has_text=GUEST)).to_contain_text(REMARK)

    author.reload()
    expect(author.locator("#remarks, [id*=remarks]").first).to_contain_text(REMARK)
    assert noticed(system, "author.thanhdong") == [f"{GUEST} góp ý: {TITLE}"]
    assert system.read(ward + PATH).status_code == 404
    assert TITLE not in system.read(ward).text
    assert elsewhere(system, address) == 404

    author.get_by_role("button", name="Thu hồi").click()
    expect(author.get_by_text("Đã thu hồi", exact=False).first).to_be_visible()
    answer = guest.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(guest.get_by_role("heading", level=1)).to_have_text(
        "Liên kết xem trước không còn dùng được"
    )
    assert not logged(system, token_in(address))


def test_the_author_s_own_preview_opens_on_the_portal_in_a_tab_of_its_own(
    system: System, log_in: LogIn
) -> None:
    author = log_in("author.thanhdong")
    title = "Lịch mở cửa nhà văn hóa"
    write_draft(author, system, title)

    author.locator("footer [data-w-dropdown-target=toggle]").first.click()
    with author.expect_popup() as opened:
        author.get_by_role("link", name="Xem trước trên cổng").first.click()
    preview = opened.value

    expect(preview.get_by_role("heading", name=title, level=1)).to_be_visible()
    assert preview.url.startswith(f"{system.portal('thanhdong')}xem-truoc/")
    expect(preview.get_by_role("button", name="Gửi góp ý")).to_have_count(0)


def token_in(address: str) -> str:
    """Return the token of a preview's address."""
    return urlsplit(address).path.strip("/").split("/")[1]


def elsewhere(system: System, address: str) -> int:
    """Return what another portal's host answers to the same token."""
    path = urlsplit(address).path.lstrip("/")
    return system.read(system.portal("hongbang") + path).status_code


def noticed(system: System, username: str) -> list[str]:
    """Return what somebody was told about remarks."""
    connection = sqlite3.connect(
        f"file:{system.deployment.state / 'cong.sqlite3'}?mode=ro", uri=True
    )
    rows = connection.execute(
        "SELECT subject FROM notices_notice JOIN auth_user ON auth_user.id = user_id "
        "WHERE username = ? AND subject LIKE '%góp ý%'",
        [username],
    ).fetchall()
    connection.close()
    return [subject for (subject,) in rows]


def logged(system: System, token: str) -> bool:
    """Return whether any process of the system wrote a token into its log."""
    logs = (system.deployment.state / "log").iterdir()
    return any(token in log.read_text(errors="replace") for log in logs)
