"""TD25's story in a real browser: a collaborator's item goes past the unit that answers for its topic."""

from playwright.sync_api import expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, send_up, until, write_news

TITLE = "Hội làng Thành Đông mở lại sân chèo"
PATH = "tin-tuc-su-kien/hoi-lang-thanh-dong-mo-lai-san-cheo/"
CORRECTED = "Hội làng Thành Đông mở lại sân chèo truyền thống"
AGREE, ASK, PUBLISH = "Đồng ý, chuyển bước sau", "Yêu cầu ban thư ký sửa", "Duyệt đăng"


def test_a_collaborator_s_item_passes_secretary_topic_unit_and_board(
    system: System, log_in: LogIn
) -> None:
    address = system.portal("thanhdong") + PATH
    collaborator = log_in("collaborator.thanhdong")
    write_news(collaborator, system, TITLE, field="culture")
    send_up(collaborator)

    # The unit for economy and defence has nothing to do with it.
    office = log_in("council-office.thanhdong")
    secretary = log_in("editor.thanhdong")
    decide(secretary, system, TITLE, AGREE)
    office.goto(system.admin)
    expect(office.locator("#waiting-section")).to_have_count(0)

    # The unit for culture asks for a correction; the secretary makes it and sends it on.
    culture = log_in("culture-society.thanhdong")
    decide(culture, system, TITLE, ASK, "Ghi rõ sân chèo truyền thống")
    secretary.goto(system.admin)
    secretary.locator("#waiting-section").get_by_role("link", name=TITLE).click()
    secretary.get_by_role("link", name="Mở trang soạn thảo").click()
    secretary.locator("#id_title").fill(CORRECTED)
    secretary.get_by_role("button", name="Lưu nháp").first.click()
    expect(secretary.get_by_text("Đã cập nhật trang").first).to_be_visible()
    decide(secretary, system, CORRECTED, AGREE)
    decide(culture, system, CORRECTED, AGREE)
    before = system.read(address).status_code
    decide(log_in("deputy.thanhdong"), system, CORRECTED, PUBLISH)

    assert before == 404
    assert until(lambda: CORRECTED in system.read(address).text)
    collaborator.goto(system.admin)
    expect(collaborator.locator("#notices-section")).to_contain_text(f"Đã đăng: {CORRECTED}")
    head = log_in("approver.thanhdong")
    head.goto(f"{system.admin}chain/record/thanhdong/?q=s%C3%A2n+ch%C3%A8o")
    expect(head.locator("main")).to_contain_text("Phòng Văn hóa - Xã hội")
    expect(head.locator("main")).to_contain_text("Yêu cầu sửa")
