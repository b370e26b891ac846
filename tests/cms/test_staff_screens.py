"""The screens about people, as a browser without scripts sees them."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backend.accounts import staff as staff_commands
from backend.accounts.models import Invitation, Membership, SiteSuspension, StaffEvent, Suspension
from backend.accounts.roles import Role
from backend.approval import record
from backend.approval.decisions import Act, Decision
from backend.approval.site_suspension import suspend_site
from tests.admin_words import english_words, spoken
from tests.cms.judging_staff import PASSWORD

OFFERED = {"Nhân sự", "Ủy quyền", "Trạng thái cổng"}
NOTICE = "Cổng tạm ngừng, mời gọi 0225 3853 114."


@pytest.fixture
def desk(admin: Any, logged_in: Any) -> Client:
    """A browser in which the ward's admin is logged in."""
    found: Client = logged_in(admin)
    return found


def body(answer: Any) -> str:
    """Return an answer's text, white space made one."""
    return " ".join(answer.content.decode().split())


def of(name: str, *more: Any, site: str = "thanhdong") -> str:
    """Return the address of one of the site's screens."""
    return reverse(f"staff_{name}", args=[site, *more])


def screens(person: Any, invitation: Any) -> list[str]:
    """Every screen of the ward that can be looked at."""
    held = Membership.objects.filter(user=person).latest("pk")
    return [
        of("list"), of("log"), of("invite"), of("assign"), of("end_role", held.pk),
        of("suspend", person.pk), of("reinstate", person.pk),
    ]  # fmt: skip


@pytest.fixture
def invitation(ward: Any, admin: Any) -> Any:
    """An invitation nobody has answered."""
    return staff_commands.invite(
        portal=ward, email="lan@thanhdong.invalid", role="editor", by=admin
    )


def test_the_list_shows_who_holds_what_and_what_waits(
    desk: Client, staff: Any, ward: Any, admin: Any, invitation: Any
) -> None:
    staff("reviewer", "thanhdong", unit="party-committee")
    author = staff("author", "thanhdong")
    staff_commands.suspend_person(user=author, portal=ward, by=admin, reason="Lộ mật khẩu")
    editor = staff("editor", "thanhdong")
    Membership.objects.filter(user=editor).update(since=date(2026, 1, 1), until=date(2026, 2, 1))

    text = body(desk.get(of("list")))

    for words in (
        "Phường Thành Đông", "Quản trị cổng", "Kiểm duyệt theo lĩnh vực", "lan@thanhdong.invalid",
        "Chưa gửi được thư", "tạm ngừng", "Lộ mật khẩu", "hết hạn", "đến hết 01/02/2026",
        "đang hoạt động",
    ):  # fmt: skip
        assert words in text


def test_nobody_of_another_site_is_on_any_screen(desk: Client, staff: Any, invitation: Any) -> None:
    canary = staff("author", "hongbang")
    canary.first_name = "Chim Hoàng Yến"
    canary.save()
    own = staff("author", "thanhdong")

    shown = [body(desk.get(address)) for address in screens(own, invitation)]

    for text in shown:
        assert "Hoàng Yến" not in text
        assert canary.username not in text
        assert canary.email not in text


@pytest.mark.parametrize(
    ("role", "site"),
    [("author", "thanhdong"), ("approver", "thanhdong"), ("admin", "hongbang"),
     ("admin", "haiphong"), ("city-board", ""), ("auditor", "")],
)  # fmt: skip
def test_every_screen_is_closed_to_everybody_else(
    staff: Any, logged_in: Any, invitation: Any, role: str, site: str
) -> None:
    own = staff("author", "thanhdong")
    stranger = logged_in(staff(role, site))
    posts = [of("resend_invitation", invitation.pk), of("revoke_invitation", invitation.pk)]

    looked = [stranger.get(address) for address in screens(own, invitation)]
    tried = [
        stranger.post(address, {"reason": "x", "email": "a@b.vn", "role": "author"})
        for address in [*screens(own, invitation)[2:], *posts]
    ]

    statuses = [answer.status_code for answer in [*looked, *tried]]
    went_to = {answer["Location"] for answer in [*looked, *tried] if answer.status_code == 302}
    assert set(statuses) <= {302, 403, 404}
    assert went_to <= {"/admin/"}
    assert StaffEvent.objects.count() == 1  # the invitation itself
    assert not Suspension.objects.exists()


def test_a_visitor_is_sent_to_log_in(city: None) -> None:
    assert Client().get(of("list"))["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("name", ["end_role", "suspend", "reinstate"])
def test_ones_own_screens_reach_nobody_of_another_site(desk: Client, staff: Any, name: str) -> None:
    stranger = staff("author", "hongbang")
    number = Membership.objects.get(user=stranger).pk if name == "end_role" else stranger.pk

    answers = [
        desk.get(of(name, number)),
        desk.post(of(name, number), {"reason": "x"}),
        desk.post(of("assign"), {"user": stranger.pk, "role": "author"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 200]
    assert Membership.objects.in_force().filter(user=stranger).count() == 1


def test_another_sites_invitation_is_out_of_reach(
    staff: Any, logged_in: Any, invitation: Any
) -> None:
    stranger = logged_in(staff("admin", "hongbang"))

    for name in ("resend_invitation", "revoke_invitation"):
        answer = stranger.post(of(name, invitation.pk, site="hongbang"))
        assert answer.status_code == 404

    assert Invitation.objects.get().revoked_at is None


def test_the_menu_offers_it_to_admins_only(desk: Client, staff: Any, logged_in: Any) -> None:
    def menu(client: Client) -> set[str]:
        return spoken(client.get("/admin/").content.decode()) & OFFERED

    author = logged_in(staff("author", "thanhdong"))
    head = logged_in(staff("approver", "thanhdong"))
    deputy = logged_in(staff("approver", "thanhdong", title="deputy"))

    assert menu(desk) == {"Nhân sự", "Trạng thái cổng"}
    assert menu(head) == {"Ủy quyền"}
    assert menu(author) == menu(deputy) == set()


def test_an_admin_of_one_site_is_taken_there_and_one_of_two_chooses(
    desk: Client, ward: Any, admin: Any, portal: Any
) -> None:
    straight = desk.get(reverse("staff_sites"))
    root = get_user_model().objects.create_superuser("root")
    staff_commands.assign_role(user=admin, portal=portal("hongbang"), role="admin", by=root)

    choice = body(desk.get(reverse("staff_sites")))

    assert straight["Location"] == of("list")
    assert of("list") in choice
    assert of("list", site="hongbang") in choice
    assert of("list", site="haiphong") not in choice


def test_a_superuser_sees_every_site(admin_client: Client, city: None) -> None:
    choice = body(admin_client.get(reverse("staff_sites")))

    assert [of("list", site=key) in choice for key in ("haiphong", "thanhdong")] == [True, True]


def test_inviting_sends_a_letter_by_which_one_comes_in(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    offer = {
        "email": "lan@thanhdong.invalid",
        "role": "editor",
        "title": "",
        "unit": "",
        "until": "",
    }
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(of("invite"), offer)
    done = desk.get(of("list"))
    (address,) = re.findall(
        r"http://localhost:8000(/admin/invitation/\S+)", str(mail.outbox[0].body)
    )
    visitor = Client()

    page = visitor.get(address)
    registered = visitor.post(
        address, {"name": "Nguyễn Thị Lan", "password": PASSWORD, "again": PASSWORD}, follow=True
    )

    assert "Thư đã gửi lúc" in body(done)
    assert "Phường Thành Đông" in body(page)
    assert "Biên tập (thư ký)" in body(page)
    assert "no-store" in page["Cache-Control"]
    assert registered.redirect_chain[-1][0] == "/admin/"
    assert "Bạn đã nhận vai trò" in body(registered)
    assert visitor.get(address).status_code == 410
    fresh = Client()
    assert fresh.login(username="lan@thanhdong.invalid", password=PASSWORD)


def link_in_the_letter(capture: Any, ward: Any, admin: Any, email: str) -> str:
    with capture(execute=True):
        staff_commands.invite(portal=ward, email=email, role="translator", by=admin)
    return re.findall(r"http://localhost:8000(/admin/invitation/\S+)", str(mail.outbox[-1].body))[0]


def test_somebody_with_an_account_logs_in_and_takes_the_role(
    ward: Any, admin: Any, staff: Any, logged_in: Any, django_capture_on_commit_callbacks: Any
) -> None:
    author = staff("author", "thanhdong")
    address = link_in_the_letter(django_capture_on_commit_callbacks, ward, admin, author.email)

    asked = body(Client().get(address))
    logged = body(logged_in(author).get(address))
    logged_in(author).post(address)

    assert "đã có tài khoản" in asked
    assert 'name="password"' not in asked
    assert f"/admin/login/?next={address}" in asked
    assert author.username in logged
    assert Membership.objects.in_force().filter(user=author).count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": ""}, "Hãy ghi họ và tên"),
        ({"password": "ngan", "again": "ngan"}, "quá ngắn"),
        ({"again": "khac-hoan-toan"}, "không giống nhau"),
    ],
)
def test_what_is_wrong_with_a_new_account_is_said_beside_it(
    ward: Any,
    admin: Any,
    django_capture_on_commit_callbacks: Any,
    given: dict[str, str],
    words: str,
) -> None:
    address = link_in_the_letter(django_capture_on_commit_callbacks, ward, admin, "lan@x.invalid")
    form = {"name": "Lan", "password": PASSWORD, "again": PASSWORD} | given

    answer = Client().post(address, form)

    assert words in body(answer)
    assert Invitation.objects.get().accepted_at is None


def test_a_letter_that_is_void_says_what_to_do(city: None) -> None:
    answer = Client().get("/admin/invitation/khong-co/")

    assert answer.status_code == 410
    assert "hãy xin quản trị cổng gửi lại" in body(answer)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"email": "x", "role": "editor"}, "Địa chỉ chưa đúng"),
        ({"email": "", "role": ""}, "Hãy chọn vai trò"),
        ({"email": "a@b.vn", "role": "approver"}, "phải có chức danh"),
        ({"email": "a@b.vn", "role": "reviewer"}, "Hãy chọn đơn vị kiểm duyệt"),
        ({"email": "a@b.vn", "role": "editor", "until": "32/13/2026"}, "dạng 31/12/2026"),
        ({"email": "a@b.vn", "role": "editor", "until": "01/01/2020"}, "đã qua"),
        ({"email": "a@b.vn", "role": "city-board"}, "city-board"),
    ],
)
def test_a_broken_invitation_says_what_is_wrong_and_is_not_sent(
    desk: Client, form: dict[str, str], words: str
) -> None:
    answer = desk.post(of("invite"), form)

    assert words in body(answer)
    assert not Invitation.objects.exists()


def test_dates_are_read_as_they_are_written_here(desk: Client) -> None:
    until = timezone.localdate() + timedelta(days=40)
    form = {"email": "a@b.vn", "role": "editor", "until": f"{until:%d/%m/%Y}"}

    desk.post(of("invite"), form)

    assert Invitation.objects.get().until == until


def test_an_invitation_is_taken_back_or_sent_again_by_a_button(
    desk: Client, invitation: Any
) -> None:
    again = body(desk.post(of("resend_invitation", invitation.pk), follow=True))
    back = body(desk.post(of("revoke_invitation", invitation.pk), follow=True))
    late = body(desk.post(of("revoke_invitation", invitation.pk), follow=True))

    assert "Đã gửi lại thư" in again
    assert "Đã thu hồi lời mời" in back
    assert "đã được nhận hoặc thu hồi" in late
    assert desk.get(of("revoke_invitation", invitation.pk)).status_code == 405


def test_a_role_is_assigned_ended_and_logged(desk: Client, staff: Any) -> None:
    author = staff("author", "thanhdong")
    desk.post(of("assign"), {"user": author.pk, "role": "translator", "unit": "Phòng VH-XH"})
    held = Membership.objects.get(user=author, role=Role.TRANSLATOR)

    refused = body(desk.post(of("end_role", held.pk), {"reason": ""}))
    desk.post(of("end_role", held.pk), {"reason": "Nghỉ hưu"})
    log = body(desk.get(of("log")))

    assert held.unit == "Phòng VH-XH"
    assert "Hãy ghi lý do" in refused
    assert "Biên dịch, Phòng VH-XH" in log
    assert "Nghỉ hưu" in log
    assert not Membership.objects.in_force().filter(user=author, role=Role.TRANSLATOR).exists()


def test_a_person_is_suspended_and_reinstated(desk: Client, staff: Any) -> None:
    author = staff("author", "thanhdong")
    open_session = Client()
    open_session.force_login(author)

    desk.post(of("suspend", author.pk), {"reason": "Lộ mật khẩu"})
    out = open_session.get("/admin/")
    listed = body(desk.get(of("list")))
    desk.post(of("reinstate", author.pk), {"reason": ""})

    assert out["Location"].startswith("/admin/login/")
    assert "Khôi phục quyền của" in listed
    assert Membership.objects.in_force().filter(user=author).exists()


def test_a_refusal_of_the_command_is_shown_in_the_form(desk: Client, admin: Any) -> None:
    answer = desk.post(of("suspend", admin.pk), {"reason": "x"})

    assert "quản trị cuối cùng" in body(answer)


def test_an_act_on_the_admins_screens_is_confidential(
    desk: Client, staff: Any, logged_in: Any
) -> None:
    author = staff("author", "thanhdong")
    desk.post(of("suspend", author.pk), {"reason": "Hoàng yến"})
    others = [staff("editor", "thanhdong"), staff("approver", "thanhdong"), staff("auditor")]

    seen = [
        body(logged_in(user).get(address))
        for user in others
        for address in ("/admin/", "/admin/reports/site-history/")
    ]

    assert [text for text in seen if "Hoàng yến" in text] == []


# Delegating


def test_the_head_delegates_and_takes_back(staff: Any, logged_in: Any) -> None:
    head, editor = staff("approver", "thanhdong"), staff("editor", "thanhdong")
    desk = logged_in(head)
    right = Membership.objects.get(user=head)
    today = timezone.localdate()
    form = {"to": editor.pk, "since": f"{today:%d/%m/%Y}", "until": f"{today:%d/%m/%Y}"}

    desk.post(reverse("staff_delegate", args=[right.pk]), form)
    lent = Membership.objects.get(delegated_from=right)
    listed = body(desk.get(reverse("staff_delegations")))
    desk.post(reverse("staff_end_delegation", args=[lent.pk]))

    assert lent.user == editor
    assert editor.username in listed
    assert "Hiện không ủy quyền cho ai" in body(desk.get(reverse("staff_delegations")))


def test_nobody_else_has_the_screens_of_the_heads_right(staff: Any, logged_in: Any) -> None:
    head, deputy = staff("approver", "thanhdong"), staff("approver", "thanhdong", title="deputy")
    right = Membership.objects.get(user=head)
    desk = logged_in(deputy)

    answers = [
        desk.get(reverse("staff_delegations")),
        desk.get(reverse("staff_delegate", args=[right.pk])),
        desk.post(reverse("staff_delegate", args=[right.pk]), {"to": deputy.pk}),
        desk.post(reverse("staff_end_delegation", args=[right.pk])),
    ]

    assert [answer.status_code for answer in answers] == [302, 404, 404, 404]


def test_a_delegation_without_a_last_day_says_so(staff: Any, logged_in: Any) -> None:
    head, editor = staff("approver", "thanhdong"), staff("editor", "thanhdong")
    address = reverse("staff_delegate", args=[Membership.objects.get(user=head).pk])

    answer = logged_in(head).post(address, {"to": editor.pk, "since": "", "until": ""})

    assert "Ủy quyền phải có ngày cuối" in body(answer)


# The whole site


def standing(key: str = "thanhdong") -> str:
    return reverse("staff_site_standing", args=[key])


def test_an_admin_takes_the_site_off_and_brings_it_back_on_record(desk: Client, staff: Any) -> None:
    above = staff("admin", "haiphong")
    off = desk.post(standing(), {"reason": "Bị tấn công", "notice": NOTICE}, follow=True)
    facts = desk.get("/api/v1/sites/thanhdong/").json()

    on = desk.post(standing(), {"reason": "Đã khắc phục"}, follow=True)

    assert NOTICE in body(off)
    assert "Mở lại cổng" in body(off)
    assert facts["status"] == "suspended"
    assert "đang hoạt động" in body(on)
    assert list(record.faults_of("thanhdong")) == []
    acts = Decision.objects.filter(site="thanhdong").order_by("number").values_list("act", "reason")
    assert list(acts)[-2:] == [
        (Act.SITE_SUSPENDED, "Bị tấn công"),
        (Act.SITE_RESUMED, "Đã khắc phục"),
    ]
    assert above.notices.count() == 2


@pytest.mark.parametrize("form", [{"reason": "x"}, {"notice": "x"}, {"reason": " ", "notice": " "}])
def test_a_site_is_not_taken_off_without_reason_and_notice(
    desk: Client, form: dict[str, str]
) -> None:
    answer = desk.post(standing(), form)

    assert answer.status_code == 200
    assert not SiteSuspension.objects.exists()


@pytest.mark.parametrize(
    ("role", "site", "may"),
    [("admin", "haiphong", True), ("city-board", "", True), ("admin", "hongbang", False),
     ("approver", "thanhdong", False), ("auditor", "", False)],
)  # fmt: skip
def test_those_above_may_take_a_site_off_and_nobody_beside(
    city: None, staff: Any, logged_in: Any, role: str, site: str, may: bool
) -> None:
    client = logged_in(staff(role, site))

    client.post(standing(), {"reason": "x", "notice": NOTICE})

    assert SiteSuspension.objects.exists() is may


def test_what_was_imposed_from_above_is_lifted_from_above(
    desk: Client, ward: Any, staff: Any, logged_in: Any
) -> None:
    board = staff("city-board")
    suspend_site(ward, by=board, reason="Thông tin sai", notice=NOTICE)

    shown = body(desk.get(standing()))
    desk.post(standing(), {"reason": "Mở lại"})
    still = SiteSuspension.objects.filter(lifted_at=None).exists()
    logged_in(board).post(standing(), {"reason": "Đã sửa"})

    assert "cấp trên mở lại" in shown
    assert 'name="reason"' not in shown
    assert still
    assert not SiteSuspension.objects.filter(lifted_at=None).exists()


def test_the_list_of_sites_shows_those_one_answers_for(
    desk: Client, staff: Any, logged_in: Any, ward: Any
) -> None:
    address = reverse("staff_site_standings")
    city_admin, board = logged_in(staff("admin", "haiphong")), logged_in(staff("city-board"))
    author = logged_in(staff("author", "thanhdong"))

    shown = [
        {key for key in ("haiphong", "thanhdong", "hongbang") if standing(key) in text}
        for text in (body(client.get(address)) for client in (desk, city_admin, board))
    ]

    assert shown[0] == {"thanhdong"}
    assert shown[1] == shown[2] == {"haiphong", "thanhdong", "hongbang"}
    assert author.get(address).status_code == 302


# Words


def test_no_screen_about_people_speaks_english(
    desk: Client, staff: Any, logged_in: Any, ward: Any, admin: Any, invitation: Any
) -> None:
    person, head = staff("author", "thanhdong"), staff("approver", "thanhdong")
    staff_commands.suspend_person(user=person, portal=ward, by=admin, reason="x")
    addresses = [*screens(person, invitation), reverse("staff_site_standings"), standing()]
    as_head = [
        reverse("staff_delegations"),
        reverse("staff_delegate", args=[Membership.objects.get(user=head).pk]),
    ]

    said = {address: spoken(desk.get(address).content.decode()) for address in addresses}
    said |= {address: spoken(logged_in(head).get(address).content.decode()) for address in as_head}
    said["gone"] = spoken(Client().get("/admin/invitation/x/").content.decode())

    english = english_words() - {"English", "None"}
    assert {address: words & english for address, words in said.items() if words & english} == {}


# Logging in tells nobody who has an account (HCM24-8.8)


def refusal(name: str, password: str) -> tuple[int, list[str]]:
    """Return what somebody who may not come in is told."""
    answer = Client().post("/admin/login/", {"username": name, "password": password})
    return answer.status_code, re.findall(r'<li class="error">(.*?)</li>', body(answer))


def test_logging_in_tells_nobody_who_has_an_account(ward: Any, staff: Any, admin: Any) -> None:
    person, out, gone = (staff(role, "thanhdong") for role in ("author", "editor", "translator"))
    for user in (person, out, gone):
        user.set_password(PASSWORD)
        user.save()
    staff_commands.suspend_person(user=out, portal=ward, by=admin, reason="x")
    get_user_model().objects.filter(pk=gone.pk).update(is_active=False)

    answers = [
        refusal("khong.co.ai", PASSWORD),
        refusal(person.username, "sai-mat-khau"),
        refusal(out.username, "sai-mat-khau"),
        refusal(gone.username, PASSWORD),
    ]

    assert answers == [answers[0]] * 4
    assert answers[0][0] == 200
    assert len(answers[0][1]) == 1


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(staff: Any) -> None:
    person = staff("author", "thanhdong")

    answers = {
        (answer.status_code, answer["Location"])
        for email in (person.email, "khong.co.ai@x.invalid")
        for answer in [Client().post("/admin/password_reset/", {"email": email})]
    }

    assert len(answers) == 1
