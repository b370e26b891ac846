"""A citizen asks on a telephone, is answered by the right people, and everybody can read the answer."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, send_up, until
from tests.journeys.readers import keep_picture, telephone

TITLE = "Ngõ 5 tổ dân phố số 3 ngập nước sau mưa"
NUMBER, PHONE = "031190005678", "0987654321"
TEXT = f"Ngõ 5 ngập nước mỗi khi mưa to, xe máy không đi được. Xin gọi cho tôi theo số {PHONE}."
ANSWER = "Phường đã nạo vét cống ngõ 5 và lắp thêm hai hố ga; công việc hoàn thành trong tuần."


def test_a_question_is_asked_answered_and_can_be_read_by_everybody(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    with telephone(browser, runs_scripts=True) as citizen:
        code = asked(citizen, system)

    editor, unit = log_in("editor.thanhdong"), log_in("answers.thanhdong")
    opened(editor, system)
    editor.get_by_role("link", name="Chuyển đơn vị trả lời").click()
    editor.get_by_role("button", name="Chuyển đơn vị trả lời").click()
    opened(unit, system)
    unit.get_by_role("link", name="Trả lời", exact=True).click()
    unit.get_by_label("Nội dung trả lời").fill(ANSWER)
    unit.get_by_label("Trả lời công khai").check()
    unit.get_by_label("Vấn đề có liên quan chung").check()
    unit.get_by_role("button", name="Trả lời", exact=True).click()

    with telephone(browser, runs_scripts=False) as citizen:
        citizen.goto(f"{system.portal('thanhdong')}hoi-dap/tra-cuu/")
        citizen.locator("#ma-tra-cuu").fill(code.replace("-", " ").lower())
        citizen.get_by_role("button", name="Tra cứu").first.click()
        expect(citizen.get_by_role("main")).to_contain_text(ANSWER)
        keep_picture(citizen, "question-answered")

    opened(editor, system, "?group=over")
    editor.get_by_role("link", name="Đưa câu trả lời lên cổng").click()
    expect(editor.locator("#id_question")).not_to_have_value(TEXT)
    editor.get_by_label("Tôi đã đọc lại").check()
    editor.get_by_role("button", name="Đưa câu trả lời lên cổng").click()
    send_up(editor)
    assert TITLE not in system.read(f"{system.portal('thanhdong')}hoi-dap/").text
    decide(editor, system, TITLE, "Đồng ý, chuyển bước sau")
    decide(log_in("approver.thanhdong"), system, TITLE, "Duyệt đăng")

    section = f"{system.portal('thanhdong')}hoi-dap/"
    assert until(lambda: TITLE in system.read(section).text)
    with telephone(browser, runs_scripts=False) as reader:
        reader.goto(section)
        reader.get_by_role("link", name=TITLE).click()
        main = reader.get_by_role("main")
        expect(main).to_contain_text(ANSWER)
        expect(main).to_contain_text("xe máy không đi được")
        assert not {NUMBER, PHONE} & set(main.inner_text().replace(".", " ").split())
        keep_picture(reader, "question-public")


def asked(citizen: Page, system: System) -> str:
    """Send the question by the form; return the code of its receipt."""
    citizen.goto(f"{system.portal('thanhdong')}hoi-dap/")
    citizen.goto(f"{system.portal('thanhdong')}hoi-dap/gui-cau-hoi/")
    citizen.get_by_label("Cá nhân", exact=True).check()
    for field, words in {
        "#ho-ten": "Nguyễn Văn Minh Họa",
        "#so-dinh-danh": NUMBER,
        "#dia-chi": "Số 7 ngõ 5, tổ dân phố số 3",
        "#dien-thoai": PHONE,
        "#tieu-de": TITLE,
        "#noi-dung-hoi": TEXT,
    }.items():
        citizen.locator(field).fill(words)
    citizen.locator("#linh-vuc").select_option(index=1)
    citizen.locator("#dong-y").check()
    keep_picture(citizen, "question-asked")
    citizen.get_by_role("button", name="Gửi câu hỏi").click()
    receipt = citizen.locator("[data-receipt] [data-code]")
    expect(receipt).to_have_text(re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$"))
    keep_picture(citizen, "question-received")
    return receipt.inner_text()


def opened(page: Page, system: System, group: str = "") -> None:
    """Open the question from the queue."""
    page.goto(f"{system.admin}questions/{group}")
    page.get_by_role("link", name=TITLE).click()
