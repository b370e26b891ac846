"""The main job in a real browser: written, approved, read, found in lists and feed, withdrawn, gone."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, send_up, until, write_news

TITLE = "Ra quân tổng vệ sinh chào mừng Ngày Văn hóa Việt Nam"
PATH = "tin-tuc-su-kien/ra-quan-tong-ve-sinh-chao-mung-ngay-van-hoa-viet-nam/"


def test_a_news_item_is_written_approved_read_and_withdrawn(system: System, log_in: LogIn) -> None:
    read, ward, city = system.read, system.portal("thanhdong"), system.portal("haiphong")

    author = log_in("author.thanhdong")
    write_news(author, system, TITLE)
    send_up(author)
    decide(log_in("editor.thanhdong"), system, TITLE, "Đồng ý, chuyển bước sau")
    before = read(ward + PATH).status_code
    approver = log_in("approver.thanhdong")
    decide(approver, system, TITLE, "Duyệt đăng")

    assert before == 404
    assert until(lambda: read(ward + PATH).status_code == 200)
    assert until(lambda: TITLE in read(f"{ward}tin-tuc-su-kien/").text)
    assert TITLE in read(ward).text
    assert TITLE in read(f"{ward}feed.xml").text
    assert TITLE not in read(city).text + read(f"{city}feed.xml").text
    reader = approver.context.browser.new_page()
    reader.goto(ward)
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", name=TITLE, level=1)).to_be_visible()

    approver.goto(system.admin)
    expect(approver.locator("#receipts, [id*=receipts]").first).to_contain_text("ms")
    approver.get_by_role("link", name="Trang", exact=True).or_(
        approver.get_by_role("button", name="Trang", exact=True)
    ).first.click()
    withdraw(approver, system)

    assert until(lambda: read(ward + PATH).status_code == 410)
    assert TITLE not in read(f"{ward}tin-tuc-su-kien/").text
    assert TITLE not in read(ward).text + read(f"{ward}feed.xml").text


def withdraw(page: Page, system: System) -> None:
    """Take the item off, from its own form, with a reason."""
    page.goto(f"{system.admin}pages/search/?q=ra+quan")
    found = page.get_by_role("link", name=TITLE)
    if not found.count():  # the admin's search catches up every few seconds
        page.wait_for_timeout(7000)
        page.reload()
    found.first.click()
    address = page.url.replace("/edit/", "/unpublish/")
    page.goto(address)
    page.get_by_label("Lý do").fill("Thông tin về giờ chưa chính xác")
    page.get_by_role("button", name="Gỡ khỏi cổng").click()
