"""A citizen replies in a topic on a telephone, the board publishes it, and the citizen takes it back."""

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, until
from tests.journeys.readers import keep_picture, telephone

TOPIC = "Phân loại rác tại nguồn ở Hải Phòng - làm thế nào cho thuận tiện?"
PHONE = "0987654321"
TEXT = f"Nên có thùng nhỏ cho từng nhà trong ngõ. Cần hỏi thêm xin gọi {PHONE}."
SHOWN = "Nên có thùng nhỏ cho từng nhà trong ngõ."


def test_a_reply_is_sent_published_and_taken_back(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    own = system.portal("haiphong")
    topics = system.read(f"{own}api/v1/site/forum/?stage=open").json()["results"]
    (path,) = [topic["path"] for topic in topics if topic["title"] == TOPIC]
    address = f"{own}{path[1:]}"

    with telephone(browser, runs_scripts=True) as citizen:
        citizen.goto(address)
        citizen.get_by_role("link", name="Trả lời ý kiến số 1", exact=True).click()
        expect(citizen.locator("#tra-loi")).to_have_value("1")
        citizen.locator("#noi-dung-gop-y").fill(TEXT)
        citizen.locator("#dong-y").check()
        citizen.get_by_role("button", name="Gửi ý kiến", exact=True).click()
        receipt = citizen.locator("[data-receipt]")
        expect(receipt).to_contain_text("Đã nhận ý kiến của bạn")
        code = receipt.locator("[data-code]").inner_text()
        keep_picture(citizen, "post-received")

    editor = log_in("editor.haiphong")
    editor.goto(f"{system.admin}consultation-comments/")
    editor.get_by_role("link", name="Nên có thùng nhỏ").click()
    editor.get_by_role("link", name="Duyệt đăng").click()
    editor.locator("#id_text").fill(SHOWN)
    editor.get_by_label("Tôi đã đọc lại").check()
    editor.get_by_role("button", name="Duyệt đăng").click()
    decide(editor, system, TOPIC, "Đồng ý, chuyển bước sau")
    decide(log_in("approver.haiphong"), system, TOPIC, "Duyệt đăng")
    assert until(lambda: SHOWN in system.read(address).text)
    assert PHONE not in system.read(address).text

    with telephone(browser, runs_scripts=False) as citizen:
        citizen.goto(f"{own}y-kien-da-gui/")
        citizen.locator("#ma-tra-cuu").fill(code)
        citizen.get_by_role("button", name="Xem", exact=True).click()
        expect(citizen.get_by_role("main")).to_contain_text("Đã đăng trên cổng")
        citizen.get_by_role("button", name="Rút ý kiến này").click()
        expect(citizen.get_by_role("main")).to_contain_text("Đã rút ý kiến")
        keep_picture(citizen, "post-withdrawn")
