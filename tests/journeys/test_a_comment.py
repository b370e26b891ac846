"""A citizen comments on a draft on a telephone; the board publishes it; everybody can read it there."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, until
from tests.journeys.readers import keep_picture, telephone

DRAFT = "Dự thảo Phương án tổ chức phố đi bộ cuối tuần"
PHONE = "0987654321"
TEXT = f"Nên lắp thêm vòi nước uống ở hai đầu phố. Cần hỏi thêm xin gọi {PHONE}."
LATER = "Nên có bảng chỉ đường bằng chữ nổi cho người khiếm thị."


def test_a_comment_is_sent_read_over_approved_and_can_be_read_by_everybody(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    with telephone(browser, runs_scripts=True) as citizen:
        address = opened(citizen, system)
        written(citizen, TEXT)
        citizen.get_by_role("button", name="Gửi ý kiến", exact=True).click()
        receipt = citizen.locator("[data-receipt]")
        expect(receipt).to_contain_text("Đã nhận ý kiến của bạn")
        expect(receipt).to_contain_text(DRAFT)
        assert citizen.url.partition("#")[0] == address
        keep_picture(citizen, "comment-received")

    with telephone(browser, runs_scripts=False, refused=400) as citizen:
        opened(citizen, system)
        written(citizen, LATER, agrees=False)
        citizen.get_by_role("button", name="Gửi ý kiến", exact=True).click()
        expect(citizen.get_by_role("alert")).to_contain_text("Đồng ý xử lý dữ liệu cá nhân")
        expect(citizen.locator("#noi-dung-gop-y")).to_have_value(LATER)
        citizen.locator("#dong-y").check()
        citizen.get_by_role("button", name="Gửi ý kiến", exact=True).click()
        expect(citizen.get_by_role("main")).to_contain_text("Đã nhận ý kiến của bạn")

    editor = log_in("editor.thanhdong")
    editor.goto(f"{system.admin}consultation-comments/")
    editor.get_by_role("link", name="Nên lắp thêm vòi nước").click()
    editor.get_by_role("link", name="Duyệt đăng").click()
    expect(editor.locator("#id_text")).not_to_have_value(TEXT)
    editor.locator("#id_text").fill("Nên lắp thêm vòi nước uống ở hai đầu phố.")
    editor.get_by_label("Tôi đã đọc lại").check()
    editor.get_by_role("button", name="Duyệt đăng").click()
    assert "vòi nước uống" not in system.read(address).text

    decide(editor, system, DRAFT, "Đồng ý, chuyển bước sau")
    decide(log_in("approver.thanhdong"), system, DRAFT, "Duyệt đăng")

    assert until(lambda: "vòi nước uống" in system.read(address).text)
    assert PHONE not in system.read(address).text
    with telephone(browser, runs_scripts=False) as reader:
        reader.goto(address)
        expect(reader.get_by_role("main")).to_contain_text("Nên lắp thêm vòi nước uống")
        keep_picture(reader, "comment-public")


def opened(citizen: Page, system: System) -> str:
    """Go to the draft's page; return its address."""
    own = system.portal("thanhdong")
    drafts = system.read(f"{own}api/v1/site/draft-consultation/").json()["results"]
    (path,) = [draft["path"] for draft in drafts if draft["title"] == DRAFT]
    citizen.goto(f"{own}{path[1:]}")
    expect(citizen.get_by_role("heading", level=1)).to_have_text(DRAFT)
    return citizen.url


def written(citizen: Page, text: str, *, agrees: bool = True) -> None:
    """Fill in the form."""
    citizen.locator("#dieu-khoan").fill("Giao thông")
    citizen.locator("#noi-dung-gop-y").fill(text)
    if agrees:
        citizen.locator("#dong-y").check()
