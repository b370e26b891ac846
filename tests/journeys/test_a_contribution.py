"""A reader contributes an item on a telephone; the board lets it through; its author is paid by a sheet."""

import re
from io import BytesIO

from openpyxl import load_workbook
from PIL import Image as Pillow
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import decide, send_up, until
from tests.journeys.readers import keep_picture, telephone

TITLE = "Tổ dân phố dựng tủ sách dùng chung"
PEN_NAME = "Bạn đọc tủ sách"
PHONE = "0987654322"


def test_an_item_is_contributed_taken_over_approved_and_its_author_is_on_the_sheet(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    own = system.portal("thanhdong")
    with telephone(browser, runs_scripts=True) as reader:
        reader.goto(f"{own}gui-tin-bai/")
        written(reader)
        reader.get_by_role("button", name="Gửi bài").click()
        receipt = reader.locator("[data-receipt]")
        expect(receipt).to_contain_text("Đã nhận bài của bạn")
        code = receipt.locator("[data-code]").inner_text()
        keep_picture(reader, "contribution-received")

    editor = log_in("editor.thanhdong")
    editor.goto(f"{system.admin}contributions/")
    editor.get_by_role("link", name=TITLE).click()
    editor.get_by_role("link", name="Đưa vào bản nháp").click()
    editor.locator("input[type=checkbox][name^=take_]").check()
    editor.locator("input[name^=alt_]").fill("Tủ sách bằng gỗ bên hiên nhà văn hóa")
    editor.get_by_role("button", name="Đưa vào bản nháp").click()
    editor.wait_for_url(re.compile(r"/admin/pages/\d+/edit/$"))
    number = editor.url.split("/pages/")[1].split("/")[0]
    editor.goto(f"{system.admin}royalties/authors/{number}/")
    expect(editor.locator("#id_form-0-name")).to_have_value(PEN_NAME)
    editor.get_by_role("button", name="Ghi vào bản nháp").click()
    editor.wait_for_url(re.compile(r"/admin/pages/\d+/edit/$"))
    send_up(editor)
    decide(editor, system, TITLE, "Đồng ý, chuyển bước sau")
    approver = log_in("approver.thanhdong")
    decide(approver, system, TITLE, "Duyệt đăng")

    address = f"{own}tin-tuc-su-kien/to-dan-pho-dung-tu-sach-dung-chung/"
    assert until(lambda: system.read(address).status_code == 200)
    public = system.read(address).text
    assert PEN_NAME in public
    assert PHONE not in public
    with telephone(browser, runs_scripts=False) as reader:
        reader.goto(f"{own}gui-tin-bai/tra-cuu/")
        reader.locator("#ma-tra-cuu").fill(code)
        reader.get_by_role("button", name="Tra cứu").click()
        expect(reader.get_by_role("main")).to_contain_text("Đã đăng")
        expect(reader.get_by_role("link", name="Đọc bài trên Cổng")).to_be_visible()

    act(editor, system, "Chấm hệ số")
    editor.locator("#id_coefficient").fill("2")
    editor.get_by_role("button", name="Ghi").click()
    act(approver, system, "Duyệt")
    approver.get_by_role("button", name="Ghi").click()
    admin = log_in("admin.thanhdong")
    admin.goto(f"{system.admin}royalties/sites/thanhdong/")
    with admin.expect_download() as fetched:
        admin.get_by_role("link", name="Bảng chi (XLSX)").click()
    with fetched.value.path().open("rb") as file:
        rows = list(load_workbook(BytesIO(file.read())).active.iter_rows(values_only=True))
    (row,) = [each for each in rows if each[2] == TITLE]
    assert (row[3], row[6]) == (PEN_NAME, 100)
    assert row[9] == 2 * row[8]


def written(reader: Page) -> None:
    """Fill in the form, a picture with it."""
    stream = BytesIO()
    Pillow.new("RGB", (640, 480), "sienna").save(stream, "JPEG")
    reader.locator("#tieu-de").fill(TITLE)
    reader.locator("#noi-dung-bai").fill(
        "Bà con trong tổ góp gỗ, góp sách, dựng một tủ sách dùng chung bên hiên nhà văn hóa."
    )
    picture = FilePayload(name="tu-sach.jpg", mimeType="image/jpeg", buffer=stream.getvalue())
    reader.locator("#anh").set_input_files(picture)
    reader.locator("#ho-ten").fill("Người gửi minh họa")
    reader.locator("#but-danh").fill(PEN_NAME)
    reader.locator("#dien-thoai").fill(PHONE)
    reader.locator("#cam-doan").check()
    reader.locator("#dong-y").check()


def act(staff: Page, system: System, label: str) -> None:
    """Open an act about the line for the words; the picture has one of its own."""
    staff.goto(f"{system.admin}royalties/sites/thanhdong/")
    rows = staff.locator("tr", has_text=TITLE)
    expect(rows).to_have_count(2)
    row = rows.filter(has_not_text="Tranh, ảnh")
    row.get_by_role("link", name=label, exact=True).click()
