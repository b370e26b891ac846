"""What the public contributes (TD25-19.1, HP25-19.2, HCM24-29.2): in confidence, then by the chain."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from PIL import Image as Pillow
from wagtail.models import Page

from backend.approval import chain
from backend.approval.decisions import Decision
from backend.citizen import files, rules
from backend.citizen.files import Sent
from backend.citizen.models import Letter
from backend.citizen.refusals import Closed, NotTaken, OtherWords
from backend.contributions import desk, following, intake
from backend.contributions.desk import TakenPhotograph
from backend.contributions.models import Contribution, Photograph
from backend.contributions.opening import Opening
from backend.contributions.states import State
from backend.notices.models import Notice
from backend.published.models import Item
from content_models.categories import Category
from content_models.media import PortalImage
from content_models.news import NewsPage

pytestmark = pytest.mark.django_db

TEXT = "Hội người cao tuổi tổ 5 trồng hàng cây dọc bờ kênh.\n\nCả tổ cùng làm trong một buổi sáng."
SENT = {
    "category": "news-events",
    "title": "Tổ 5 trồng cây bên kênh",
    "text": TEXT,
    "full_name": "Zqxcanary Người Gửi",
    "pen_name": "Bạn đọc tổ 5",
    "phone": "0912345678",
    "email": "zqxcanary@example.vn",
    "consent": rules.contribution_consents()[-1].version,
    "declaration": rules.authorship_declarations()[-1].version,
}


def jpeg() -> bytes:
    """Return a photograph that tells where it was taken."""
    stream, exif = BytesIO(), Pillow.Exif()
    exif[0x010E] = "Zqxcanary noi chup"
    Pillow.new("RGB", (60, 40), "teal").save(stream, "JPEG", exif=exif)
    return stream.getvalue()


@pytest.fixture
def editor(staff: Any) -> Any:
    """The ward's secretary."""
    return staff("editor", "thanhdong")


@pytest.fixture
def receive(portal: Any, settings: Any, tmp_path: Path) -> Callable[..., intake.Taken]:
    """Send a contribution to a site."""
    settings.PRIVATE_ROOT = str(tmp_path)

    def send(
        *attached: Sent, site: str = "thanhdong", key: str = "k" * 20, **other: Any
    ) -> intake.Taken:
        with files.atomic():
            return intake.receive(portal(site), SENT | other, attached, key=key, now=timezone.now())

    return send


@pytest.fixture
def taken_over(receive: Any, editor: Any, section: Any) -> Callable[..., Any]:
    """Receive a contribution with a photograph and take it over."""

    def take() -> Any:
        one = receive(Sent("anh.jpg", jpeg())).contribution
        photograph = one.photographs.get()
        page = desk.take_over(
            one,
            under=section(Category.NEWS_EVENTS),
            title=one.title,
            text=one.text,
            event_at=timezone.now(),
            photographs=(TakenPhotograph(photograph, "Hàng cây mới trồng bên kênh"),),
            by=editor,
        )
        one.refresh_from_db()
        return one, page

    return take


def letters() -> list[str]:
    """Return what was written to senders."""
    return [each.text for each in Letter.objects.order_by("pk")]


def test_what_arrives_is_unreadable_in_the_database_and_in_the_folder(receive: Any) -> None:
    receive(Sent("Zqxcanary anh.jpg", jpeg()))

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM contributions_contribution")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT * FROM contributions_photograph")
        rows += str(cursor.fetchall())
    stored = Photograph.objects.get().stored_name
    assert not any(
        word in rows for word in ("Zqxcanary", "zqxcanary", "091234", "kênh", "example.vn")
    )
    assert b"JFIF" not in (Path(settings.PRIVATE_ROOT) / stored).read_bytes()


def test_the_board_is_asked_to_look_and_told_nothing_of_it(receive: Any, editor: Any) -> None:
    one = receive().contribution

    notice = Notice.objects.get(user=editor)
    assert one.reference in notice.subject
    assert "kênh" not in notice.subject + notice.text
    assert "Mã tra cứu" in letters()[0]


def test_everything_wrong_is_named_at_once(receive: Any) -> None:
    with pytest.raises(NotTaken) as refused:
        receive(
            category="legal-documents", title="", text="Ngắn", full_name="", phone="", email="",
            consent="", declaration="", locale="xx",
        )  # fmt: skip

    assert {each.field for each in refused.value.faults} == {
        "category", "title", "text", "full_name", "email", "consent", "declaration", "locale",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bai.docx", b"PK\x03\x04"),
        ("bai.pdf", b"%PDF-1.7"),
        ("anh.jpg", b"<svg onload=alert(1)>"),
        ("anh.svg", b"<svg/>"),
    ],
)
def test_only_photographs_come_along(receive: Any, name: str, content: bytes) -> None:
    with pytest.raises(NotTaken) as refused:
        receive(Sent(name, content))

    assert {each.field for each in refused.value.faults} == {"attachments"}
    assert not list(Path(settings.PRIVATE_ROOT).glob("*"))


def test_the_same_key_is_one_contribution_and_other_words_are_refused(receive: Any) -> None:
    first, again = receive(), receive()

    assert (first.code, again.is_new) == (again.code, False)
    assert Contribution.objects.count() == 1
    with pytest.raises(OtherWords):
        receive(title="Một tiêu đề khác")


def test_a_site_whose_regulation_is_silent_takes_none(
    receive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent, declaration = rules.contribution_consents()[-1], rules.authorship_declarations()[-1]
    closed = Opening((), "", consent, declaration)
    monkeypatch.setattr(intake, "opening_of", lambda _portal: closed)
    with pytest.raises(Closed):
        receive()


def test_a_draft_says_the_pen_name_and_nothing_else_of_its_sender(taken_over: Any) -> None:
    one, page = taken_over()

    said = str(page.serializable_data())
    assert (one.state, one.page_id, page.live) == (State.DRAFTED, page.pk, False)
    assert page.author_name == "Bạn đọc tổ 5"
    assert [block.block_type for block in page.body] == ["text", "image"]
    assert not any(word in said for word in ("Zqxcanary", "zqxcanary", "091234", "example.vn"))


def test_a_draft_owes_its_author_words_and_pictures(
    taken_over: Any, receive: Any, editor: Any, section: Any
) -> None:
    _one, page = taken_over()
    only_words = desk.take_over(
        receive(key="w" * 20).contribution,
        under=section(Category.NEWS_EVENTS),
        title="Chỉ có chữ",
        text=TEXT,
        event_at=timezone.now(),
        by=editor,
    )

    owed = {"name": "Bạn đọc tổ 5", "kind": "author", "share": 100}
    assert page.authors == [owed | {"genre": "news"}, owed | {"genre": "picture"}]
    assert only_words.get_latest_revision_as_object().authors == [owed | {"genre": "news"}]


def test_a_picture_goes_to_the_site_s_own_files_without_its_story(taken_over: Any) -> None:
    _one, page = taken_over()

    image: PortalImage = page.image
    assert (image.collection.name, image.credit) == ("thanhdong", "Bạn đọc tổ 5")
    assert image.description == "Hàng cây mới trồng bên kênh"
    with image.file.open() as stored:
        assert b"Zqxcanary" not in stored.read()


def test_words_become_escaped_paragraphs(receive: Any, editor: Any, section: Any) -> None:
    one = receive(text="<script>alert(1)</script> " + TEXT).contribution
    page = desk.take_over(
        one,
        under=section(Category.NEWS_EVENTS),
        title=one.title,
        text=one.text,
        event_at=timezone.now(),
        by=editor,
    )

    source = page.body[0].value.source
    assert "&lt;script&gt;" in source
    assert source.count("<p>") == 2


def test_a_picture_without_words_is_not_taken(receive: Any, editor: Any, section: Any) -> None:
    one = receive(Sent("anh.jpg", jpeg())).contribution

    with pytest.raises(ValidationError):
        desk.take_over(
            one,
            under=section(Category.NEWS_EVENTS),
            title=one.title,
            text=one.text,
            event_at=timezone.now(),
            photographs=(TakenPhotograph(one.photographs.get(), " "),),
            by=editor,
        )
    one.refresh_from_db()
    assert (one.state, PortalImage.objects.filter(uploaded_by_user=editor).exists()) == (
        State.RECEIVED,
        False,
    )


def images_on_disk() -> set[str]:
    """Return the files of images that were stored."""
    storage = PortalImage._meta.get_field("file").storage
    folder = Path(storage.location) / "original_images"
    return {each.name for each in folder.glob("bai-gui-*")}


def test_of_pictures_that_are_not_all_taken_no_file_stays(
    receive: Any, editor: Any, section: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = (Sent("mot.jpg", jpeg()), Sent("hai.jpg", jpeg()))
    one, before = receive(*two).contribution, images_on_disk()

    def take(*alts: str) -> None:
        desk.take_over(
            one,
            under=section(Category.NEWS_EVENTS),
            title=one.title,
            text=one.text,
            event_at=timezone.now(),
            photographs=tuple(map(TakenPhotograph, one.photographs.all(), alts)),
            by=editor,
        )

    with pytest.raises(ValidationError) as refused:
        take(" ", "x" * 256)
    assert len(refused.value.message_dict) == 2
    with pytest.raises(ValidationError):
        take("Hàng cây mới trồng", " ")
    assert images_on_disk() == before

    def refuse(*_values: object, **_named: object) -> None:
        assert len(images_on_disk() - before) == 2
        raise PermissionDenied

    monkeypatch.setattr(chain, "draft", refuse)
    with pytest.raises(PermissionDenied):
        take("Hàng cây mới trồng", "Cả tổ cùng làm")
    assert images_on_disk() == before


def test_declining_a_draft_deletes_it_and_its_pictures(
    taken_over: Any, editor: Any, fresh: Any, django_capture_on_commit_callbacks: Any
) -> None:
    one, page = taken_over()
    name = page.image.file.name
    with django_capture_on_commit_callbacks(execute=True):
        desk.decline(one, reason="Đã có bài về việc này.", by=editor)
    one.refresh_from_db()

    assert (one.state, one.page, one.images) == (State.DECLINED, None, [])
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not PortalImage.objects.filter(pk=page.image.pk).exists()
    assert not page.image.file.storage.exists(name)
    decided = Decision.objects.get(page_id=page.pk, act="deleted")
    assert one.reference in decided.reason


def sent_up(page: Any, editor: Any) -> None:
    chain.submit(page, by=editor)


def scheduled(page: Any, _editor: Any) -> None:
    page.revisions.update(approved_go_live_at=timezone.now() + timedelta(days=1))


def once_live(page: Any, _editor: Any) -> None:
    Page.objects.filter(pk=page.pk).update(first_published_at=timezone.now())


def shown_elsewhere(page: Any, editor: Any) -> None:
    other = NewsPage(
        title="Bài khác", category=page.category, event_at=timezone.now(), image=page.image
    )
    chain.draft(other, under=page.get_parent().specific, by=editor)


@pytest.mark.parametrize("stand", [sent_up, scheduled, once_live, shown_elsewhere])
def test_what_is_more_than_a_draft_is_neither_declined_nor_erased(
    taken_over: Any, editor: Any, stand: Any, logged_in: Any
) -> None:
    one, page = taken_over()
    stand(page, editor)
    before = len(letters())

    with pytest.raises(ValidationError) as refused:
        desk.decline(one, reason="Không dùng được", by=editor)
    address = reverse("contributions_decline", args=[one.pk])
    said = logged_in(editor).post(address, {"reason": "Không dùng được"}).content.decode()
    one.refresh_from_db()
    assert escape(refused.value.messages[0]) in said
    assert (one.state, len(letters())) == (State.DRAFTED, before)
    assert Page.objects.filter(pk=page.pk).exists()

    Contribution.objects.update(state=State.DECLINED, decided_at=timezone.now())
    with pytest.raises(ValidationError):
        desk.erase(one, by=editor, reason="Theo đề nghị")
    one.refresh_from_db()
    assert (one.page_id, one.erased_at) == (page.pk, None)
    assert one.text


def test_erasing_takes_a_draft_that_was_never_public_along(
    taken_over: Any, editor: Any, logged_in: Any
) -> None:
    one, page = taken_over()
    Contribution.objects.update(state=State.DECLINED, decided_at=timezone.now())
    address = reverse("contributions_erase", args=[one.pk])
    browser = logged_in(editor)
    assert "bản nháp chưa từng đăng" in browser.get(address).content.decode()
    browser.post(address, {"reason": "Theo đề nghị"})
    one.refresh_from_db()

    assert (one.page, one.images, one.personal) == (None, [], {})
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not PortalImage.objects.filter(pk=page.image.pk).exists()


def test_it_goes_up_the_chain_like_any_other_and_its_author_gets_the_address(
    taken_over: Any, editor: Any, staff: Any, fresh: Any
) -> None:
    one, page = taken_over()
    chain.submit(page, by=editor)
    chain.approve(fresh(page), by=editor)
    with pytest.raises(PermissionDenied):
        chain.approve(fresh(page), by=editor)
    chain.approve(fresh(page), by=staff("approver", "thanhdong"))
    one.refresh_from_db()

    assert one.state == State.PUBLISHED
    assert str(fresh(page).full_url) in letters()[-1]
    assert following.address_of(one) == fresh(page).full_url
    public = Item.public.get(uuid=page.translation_key).document
    text = public if isinstance(public, str) else bytes(public).decode()
    assert "Bạn đọc tổ 5" in text
    assert "Zqxcanary" not in text


def test_a_correction_tells_the_author_nothing_twice(
    taken_over: Any, editor: Any, staff: Any, fresh: Any
) -> None:
    _one, page = taken_over()
    board = staff("approver", "thanhdong")
    for _round in range(2):
        chain.submit(fresh(page), by=editor)
        chain.approve(fresh(page), by=editor)
        chain.approve(fresh(page), by=board)
        before = len(letters())
        chain.edit(fresh(page), by=editor)

    assert len(letters()) == before == 2


def test_the_board_asks_back_and_the_sender_answers_by_the_code(receive: Any, editor: Any) -> None:
    found = receive()
    one = found.contribution
    desk.ask_back(one, text="Việc này diễn ra ngày nào?", by=editor)
    assert "ngày nào" in letters()[-1]

    by_code = following.find(found.code.lower(), site="thanhdong")
    assert following.may_reply(by_code)
    desk.reply(by_code, text="Sáng chủ nhật vừa rồi.")

    told = [(each.what, each.text) for each in following.steps_of(by_code)]
    assert told[-1] == ("reply", "Sáng chủ nhật vừa rồi.")
    by_code.refresh_from_db()
    assert by_code.state == State.RECEIVED


def test_declining_needs_a_reason_and_tells_it(receive: Any, editor: Any) -> None:
    one = receive().contribution

    with pytest.raises(ValidationError):
        desk.decline(one, reason=" ", by=editor)
    desk.decline(one, reason="Đã có bài về việc này.", by=editor)
    assert "Đã có bài" in letters()[-1]
    one.refresh_from_db()
    assert not following.may_reply(one)


def test_what_is_declined_is_erased_when_asked_and_its_files_are_gone(
    receive: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    one = receive(Sent("anh.jpg", jpeg())).contribution
    with pytest.raises(PermissionDenied):
        desk.erase(one, by=editor, reason="Theo đề nghị")
    desk.decline(one, reason="Không dùng được", by=editor)
    one.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        desk.erase(one, by=editor, reason="Theo đề nghị")
    one.refresh_from_db()

    assert (one.title, one.text, one.personal) == ("", "", {})
    assert not list(Path(settings.PRIVATE_ROOT).glob("*"))


def test_letters_that_still_wait_are_erased_too(receive: Any, editor: Any) -> None:
    one, other = receive().contribution, receive(key="o" * 20).contribution
    desk.decline(one, reason="Không dùng được", by=editor)
    desk.erase(one, by=editor, reason="Theo đề nghị")

    assert list(Letter.objects.all()) == list(other.letters.all())
    assert other.letters.count() == 1


def test_erasing_judges_what_stands_and_not_what_was_read(receive: Any, editor: Any) -> None:
    one = receive().contribution
    desk.decline(one, reason="Không dùng được", by=editor)
    stale = Contribution.objects.get(pk=one.pk)
    desk.reopen(one, reason="Xét lại", by=editor)

    with pytest.raises(PermissionDenied):
        desk.erase(stale, by=editor, reason="Theo đề nghị")
    one.refresh_from_db()
    assert (one.state, one.erased_at, one.title) == (State.RECEIVED, None, SENT["title"])

    desk.decline(one, reason="Không dùng được", by=editor)
    desk.erase(one, by=editor, reason="Theo đề nghị")
    with pytest.raises(PermissionDenied):
        desk.erase(one, by=editor, reason="Lần nữa")


def test_what_is_old_is_erased_by_the_regulation_s_term(
    receive: Any, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = receive().contribution
    desk.decline(one, reason="Không dùng được", by=editor)
    policy = rules.policy_of(one.portal)
    term = type("Term", (), {"value": 30})()
    kept = policy.model_copy(update={"personal_data_kept_days": term})
    monkeypatch.setattr(rules, "policy_of", lambda _portal: kept)

    assert desk.erase_due(now=timezone.now()) == 0
    assert desk.erase_due(now=timezone.now() + timedelta(days=31)) == 1


@pytest.mark.parametrize("role", ["author", "collaborator", "translator", "answers", "admin"])
def test_nobody_but_the_board_deals_with_them(receive: Any, staff: Any, role: str) -> None:
    one = receive().contribution

    assert desk.possible(staff(role, "thanhdong"), one) == ()
    assert desk.possible(staff("editor", "haiphong"), one) == ()


def test_the_screens_show_and_do_it(
    receive: Any, editor: Any, section: Any, logged_in: Any
) -> None:
    one = receive(Sent("anh.jpg", jpeg())).contribution
    browser, below = logged_in(editor), section(Category.NEWS_EVENTS)
    queue = browser.get(reverse("contributions_queue")).content.decode()
    seen = browser.get(one.desk_path).content.decode()
    photograph = one.photographs.get()
    picture = browser.get(reverse("contributions_photograph", args=[one.pk, photograph.pk]))

    assert one.title in queue
    assert "0912345678" not in seen
    assert (picture.content, picture["Content-Type"]) == (jpeg(), "image/jpeg")
    unmasked = browser.post(
        reverse("contributions_unmask", args=[one.pk]), {"reason": "Gọi để hỏi thêm"}
    )
    assert "0912345678" in unmasked.content.decode()
    form = {
        "under": below.pk,
        "title": one.title,
        "text": one.text,
        "event_at": "2026-11-20 08:00",
        f"take_{photograph.pk}": "on",
        f"alt_{photograph.pk}": "",
    }
    address = reverse("contributions_take_over", args=[one.pk])
    assert "Hãy mô tả ảnh" in browser.post(address, form).content.decode()
    answer = browser.post(address, form | {f"alt_{photograph.pk}": "Hàng cây bên kênh"})
    one.refresh_from_db()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[one.page_id])
