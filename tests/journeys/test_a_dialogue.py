"""A session from its announcement to its transcript: asked, led, and followed by two hundred readers."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, Page, expect

from scripts.bench.audience import Audience
from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import until
from tests.journeys.readers import keep_picture, telephone

DIALOGUE = "doi-thoai-thu-tuc-truc-tuyen"
QUESTION = "Trẻ sơ sinh được cấp thẻ bảo hiểm y tế trong bao lâu kể từ ngày nộp hồ sơ liên thông?"
PHONE = "0987654321"
ANSWER = "Trong ba ngày làm việc; kết quả gửi đến tài khoản của người nộp."
READERS = 200


def test_a_question_is_asked_released_and_seen_by_everybody_without_reloading(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    address = page_of(system)
    site = urlsplit(address)
    moderator = log_in("approver.thanhdong")
    opened(moderator, system)
    with telephone(browser, runs_scripts=True) as citizen:
        number = asked(citizen, address)
    expect(moderator.locator(f"[data-number='{number}']")).to_be_visible()

    path = f"{site.path}dien-bien.json"
    crowd = Audience(system.deployment.web_port, site.netloc, path, READERS)
    with telephone(browser, runs_scripts=True) as reader, crowd:
        reader.goto(address)
        expect(reader.locator("[data-session-said]")).to_contain_text("Đang cập nhật trực tiếp")
        reader.evaluate("window.stillThere = true")
        released(moderator, number)
        shown = reader.locator(f"#cau-{number}")
        expect(shown).to_contain_text(ANSWER)
        assert reader.evaluate("window.stillThere")
        assert PHONE not in reader.get_by_role("main").inner_text()
        keep_picture(reader, "dialogue-live")
        assert until(lambda: crowd.all_saw(number))
    assert (crowd.failed, crowd.unchanged > 0) == (0, True)

    with telephone(browser, runs_scripts=False) as reader:
        reader.goto(address)
        expect(reader.get_by_role("main")).to_contain_text(ANSWER)
        expect(reader.locator("[data-still]")).to_be_visible()
        reader.locator("#noi-dung-hoi").fill("Không có máy tính thì nộp hồ sơ trực tuyến ở đâu?")
        reader.locator("#dong-y").check()
        reader.get_by_role("button", name="Gửi câu hỏi").click()
        expect(reader.get_by_role("main")).to_contain_text("Đã nhận câu hỏi của bạn")
        keep_picture(reader, "dialogue-asked-without-scripts")


def page_of(system: System) -> str:
    """Return the address of the session that the demonstration holds."""
    found = httpx.get(f"{system.api}sites/thanhdong/online-dialogue/").json()["results"]
    (held,) = [each for each in found if DIALOGUE in each["path"]]
    begins = datetime.fromisoformat(held["starts_at"])
    assert begins + timedelta(days=1) > datetime.now(begins.tzinfo) > begins
    return f"{system.portal('thanhdong').rstrip('/')}{held['path']}"


def asked(citizen: Page, address: str) -> int:
    """Ask on the dialogue's page; return the question's number."""
    citizen.goto(address)
    citizen.locator("#noi-dung-hoi").fill(f"{QUESTION} Xin gọi {PHONE}.")
    citizen.locator("#ho-ten").fill("Người đọc minh họa")
    citizen.get_by_role("button", name="Gửi câu hỏi").click()
    expect(citizen.locator("[data-summary]")).to_be_visible()
    citizen.locator("#dong-y").check()
    citizen.get_by_role("button", name="Gửi câu hỏi").click()
    receipt = citizen.locator("[data-receipt] [data-code]")
    expect(receipt).to_have_text(re.compile(r"^\d+$"))
    keep_picture(citizen, "dialogue-asked")
    return int(receipt.inner_text())


def opened(moderator: Page, system: System) -> None:
    """Open the session on the moderator's screen."""
    moderator.goto(f"{system.admin}dialogues/")
    moderator.get_by_role("link", name="Nộp hồ sơ thủ tục hành chính tại nhà").click()


def released(moderator: Page, number: int) -> None:
    """Choose the question, take out what tells who asked, and release the answer."""
    moderator.locator(f"[data-number='{number}'] a").click()
    expect(moderator.locator("#id_shown")).not_to_have_value(re.compile(PHONE))
    moderator.get_by_role("button", name="Chọn", exact=True).click()
    moderator.locator(f"[data-number='{number}'] a").click()
    moderator.locator("#id_shown").fill(QUESTION)
    moderator.locator("#id_shown_name").fill("")
    moderator.locator("#id_answered_by").select_option(index=1)
    moderator.locator("#id_prepared").fill(ANSWER)
    moderator.get_by_role("button", name="Công bố", exact=True).click()
