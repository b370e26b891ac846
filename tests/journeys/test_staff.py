"""People come, are stopped, and a whole site goes and returns, in real browsers."""

import re
import time
from email import message_from_bytes, policy
from urllib.parse import urljoin

import httpx
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import LogIn, System
from tests.journeys.newsroom import until

EMAIL = "lan.nguyen@thanhdong.invalid"
PASSWORD = "tre-xanh-rung-gio-1954"
NOTICE = "Cổng tạm ngừng để khắc phục sự cố. Mời bạn gọi 0220.3853.114."


def letters_to(system: System, address: str) -> list[str]:
    """Return the texts of the letters somebody got, oldest first."""
    files = sorted((system.deployment.state / "mail").glob("*.log"))
    parts = [part for file in files for part in file.read_bytes().split(b"\n" + b"-" * 79 + b"\n")]
    letters = [message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]
    return [letter.get_content() for letter in letters if letter["To"] == address]


def test_a_ward_admin_invites_an_editor_who_comes_in_by_the_letter_and_edits(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    admin = log_in("admin.thanhdong")
    admin.get_by_role("link", name="Nhân sự").click()
    admin.get_by_role("link", name="Mời bằng thư").click()
    admin.get_by_label("Thư điện tử").fill(EMAIL)
    admin.get_by_label("Vai trò").select_option("editor")
    admin.get_by_role("button", name="Gửi lời mời").click()
    expect(admin.get_by_text("Thư đã gửi lúc")).to_be_visible()
    (letter,) = letters_to(system, EMAIL)
    (address,) = re.findall(r"http://\S+/admin/invitation/\S+", letter)

    newcomer = browser.new_context(locale="vi-VN").new_page()
    newcomer.goto(address)
    newcomer.get_by_label("Họ và tên").fill("Nguyễn Thị Lan")
    newcomer.get_by_label("Mật khẩu", exact=False).first.fill(PASSWORD)
    newcomer.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    newcomer.get_by_role("button", name="Tạo tài khoản và nhận vai trò").click()
    expect(newcomer.get_by_text("Bạn đã nhận vai trò trên Phường Thành Đông")).to_be_visible()
    newcomer.context.close()

    editor = log_in(EMAIL, PASSWORD)
    editor.goto(f"{system.admin}pages/")
    editor.locator("tr", has_text="Phường Thành Đông").locator("td.children a").click()
    editor.locator("tr", has_text="Tin tức, sự kiện").locator("td.children a").click()
    editor.locator("td.title .title-wrapper a").first.click()
    expect(editor.locator("#id_title")).to_be_editable()
    editor.locator("#id_author_name").fill("Nguyễn Thị Lan biên tập")
    editor.get_by_role("button", name=re.compile("^Lưu")).first.click()
    expect(editor.locator("#id_author_name")).to_have_value("Nguyễn Thị Lan biên tập")
    assert httpx.get(address).status_code == 410
    assert editor.goto(urljoin(system.admin, "staff/thanhdong/")).status == 403


def test_a_suspended_person_is_out_at_the_next_click(system: System, log_in: LogIn) -> None:
    name = "collaborator.hongbang"
    person, admin = log_in(name), log_in("admin.hongbang")

    admin.goto(urljoin(system.admin, "staff/hongbang/"))
    admin.get_by_role("link", name=f"Tạm ngừng quyền của {name}").click()
    admin.get_by_label("Lý do").fill("Nghi lộ mật khẩu")
    admin.get_by_role("button", name="Tạm ngừng ngay").click()
    expect(admin.get_by_text("Nghi lộ mật khẩu")).to_be_visible()
    person.goto(f"{system.admin}account/")

    expect(person.locator("[name=password]")).to_be_visible()
    reports = "admin.haiphong@demo.invalid"
    assert until(lambda: any("Nghi lộ mật khẩu" in text for text in letters_to(system, reports)))

    admin.get_by_role("link", name=f"Khôi phục quyền của {name}").click()
    admin.get_by_role("button", name="Khôi phục").click()
    log_in(name)


def public_files(system: System) -> dict[str, bytes]:
    """Return everything the publisher has live, by name."""
    folder = system.deployment.state / "public"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and ".staging" not in file.parts
    }


def test_a_site_is_taken_off_within_seconds_and_comes_back_as_it_was(
    system: System, browser: Browser, log_in: LogIn
) -> None:
    ward, read = system.portal("thanhdong"), system.read
    assert until(lambda: public_files(system) == public_files(system))
    before = public_files(system)
    admin = log_in("admin.thanhdong")

    admin.get_by_role("link", name="Trạng thái cổng").click()
    admin.get_by_role("link", name="Phường Thành Đông").click()
    admin.get_by_label("Lý do").fill("Trang bị thay nội dung lạ")
    admin.get_by_label("Thông báo cho người đọc").fill(NOTICE)
    admin.get_by_role("button", name="Tạm ngừng cổng").click()
    began = time.monotonic()

    assert until(lambda: read(ward).status_code == 503)
    took = time.monotonic() - began
    addresses = ["", "tin-tuc-su-kien/", "feed.xml", "sitemap.xml", "robots.txt", "en/", "khong-co"]
    answers = [read(urljoin(ward, address)) for address in addresses]
    assert {answer.status_code for answer in answers} == {503}
    assert all(NOTICE in answer.text and answer.headers["Retry-After"] for answer in answers)
    assert took < 10
    reader = browser.new_context(locale="vi-VN").new_page()
    reader.goto(urljoin(ward, "tin-tuc-su-kien/"))
    expect(reader.get_by_role("heading", name="Cổng tạm ngừng hoạt động")).to_be_visible()
    expect(reader.get_by_text(NOTICE)).to_be_visible()
    assert httpx.get(f"{system.api}sites/thanhdong/pages/").json()["detail"] == NOTICE
    assert until(lambda: "(tạm ngừng)" in read(system.portal("haiphong")).text)
    assert until(
        lambda: not list((system.deployment.state / "public/sites/thanhdong").rglob("index.html"))
    )

    admin.get_by_label("Lý do").fill("Đã khôi phục từ bản sạch")
    admin.get_by_role("button", name="Mở lại cổng").click()

    assert until(lambda: read(ward).status_code == 200)
    assert until(lambda: public_files(system).keys() == before.keys())
    assert public_files(system) == before
    reader.reload()
    expect(reader.get_by_role("heading", name="Tin tức", exact=False).first).to_be_visible()
    reader.context.close()
