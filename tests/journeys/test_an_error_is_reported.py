"""A reader finds a mistake; the board corrects it, and everybody can read that it was corrected."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, send_up, until, write_news
from tests.journeys.readers import keep_picture, telephone

TITLE = "Phường mở lớp dạy bơi miễn phí cho trẻ em dịp nghỉ lễ"
PATH = "tin-tuc-su-kien/phuong-mo-lop-day-boi-mien-phi-cho-tre-em-dip-nghi-le/"
WORDS = "Bài ghi sáng 22/11, nhưng thông báo của tổ dân phố là sáng 29/11."
WAS, NOW = "Sáng 22/11", "Sáng 29/11"


def test_a_reported_error_is_corrected_and_the_correction_is_read_by_everybody(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    author, editor, approver = (
        log_in(f"{role}.thanhdong") for role in ("author", "editor", "approver")
    )
    write_news(author, system, TITLE)
    send_up(author)
    decide(editor, system, TITLE, "Đồng ý, chuyển bước sau")
    decide(approver, system, TITLE, "Duyệt đăng")
    address = system.portal("thanhdong") + PATH
    assert until(lambda: system.read(address).status_code == 200)

    with telephone(browser, runs_scripts=True) as reader:
        report(reader, address)
        keep_picture(reader, "error-reported")
    with telephone(browser, runs_scripts=False) as reader:
        vote(reader, address)

    editor.goto(f"{system.admin}feedback/errors/")
    editor.get_by_role("link", name=TITLE).click()
    expect(editor.get_by_role("main")).to_contain_text(WORDS)
    editor.get_by_role("link", name="Đính chính").click()
    editor.get_by_label("Nội dung sai").fill(WAS)
    editor.get_by_label("Nội dung đúng").fill(NOW)
    editor.get_by_role("button", name="Đính chính").click()
    editor.locator("#id_summary").fill(f"{NOW}, các lớp bơi khai giảng ở nhà văn hóa.")
    send_up(editor)
    assert "Đính chính" not in system.read(address).text
    decide(editor, system, TITLE, "Đồng ý, chuyển bước sau")
    decide(approver, system, TITLE, "Duyệt đăng")

    assert until(lambda: "Đính chính" in system.read(address).text)
    with telephone(browser, runs_scripts=False) as reader:
        reader.goto(address)
        notice = reader.get_by_role("region", name="Đính chính")
        expect(notice).to_contain_text(WAS)
        expect(notice).to_contain_text(NOW)
        keep_picture(reader, "error-corrected")
    editor.goto(f"{system.admin}feedback/errors/?group=over")
    expect(editor.get_by_role("main")).to_contain_text("Đã đính chính")


def report(reader: Page, address: str) -> None:
    """Report the mistake without leaving the page."""
    reader.goto(address)
    reader.get_by_text("Báo sai sót").click()
    reader.get_by_role("button", name="Gửi báo cáo").click()
    expect(reader.get_by_text("Còn thiếu. Hãy ghi vào ô này.")).to_be_visible()
    reader.get_by_label("Điều gì sai, và đúng ra là gì?").fill(WORDS)
    reader.get_by_role("button", name="Gửi báo cáo").click()
    thanks = reader.get_by_text("Ban Biên tập sẽ xem xét")
    expect(thanks).to_be_visible()
    assert reader.url == address


def vote(reader: Page, address: str) -> None:
    """Say without a script that the page is useful."""
    reader.goto(address)
    reader.locator("summary", has_text="Trang này có hữu ích không?").click()
    reader.get_by_label("Có", exact=True).check()
    reader.get_by_role("button", name="Gửi ý kiến").click()
    expect(reader.get_by_role("alert")).to_contain_text("Cảm ơn bạn")
