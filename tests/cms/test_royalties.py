"""Royalties (TD25-19.1, HCM24-23.1, KH10-14): owed once an item is public, paid on paper, never public."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from backend.approval import chain
from backend.notices.models import Notice
from backend.published.models import Item
from backend.royalties import crediting, paying, reminding, rights, sheets
from backend.royalties.crediting import Credit
from backend.royalties.models import Payee, RoyaltyLine
from backend.royalties.states import Act, State
from backend.syndication.copying import Copier
from backend.translation import mirrors
from content_models.categories import Category
from content_models.navigation import SitePortal
from content_models.translated import texts_of

pytestmark = pytest.mark.django_db

CREDITS = (
    Credit("Cộng tác viên Văn phòng", "news", share=60),
    Credit("Tổ Thư ký", "news", share=40),
    Credit("Tổ Ảnh", "picture"),
)


@pytest.fixture
def published(news: Any, section: Any, staff: Any, fresh: Any) -> Callable[..., Any]:
    """Publish an item by its authors; again, if it is given."""
    author, editor = staff("author", "thanhdong"), staff("editor", "thanhdong")

    def publish(page: Any = None, authors: tuple[Credit, ...] = CREDITS) -> Any:
        if page is None:
            below = section(Category.NEWS_EVENTS)
            page = chain.draft(news(), under=below, by=author)
        crediting.credit(page, authors, by=author)
        chain.submit(fresh(page), by=author)
        chain.approve(fresh(page), by=editor)
        chain.approve(fresh(page), by=staff("approver", "thanhdong"))
        return fresh(page)

    return publish


@pytest.fixture
def line(published: Any) -> RoyaltyLine:
    """The line of the first author of a published item."""
    published()
    return RoyaltyLine.objects.get(number=0)


@pytest.fixture
def head(staff: Any) -> Any:
    """The head of the ward's board."""
    return staff("approver", "thanhdong")


@pytest.fixture
def approved(line: RoyaltyLine, staff: Any, head: Any) -> RoyaltyLine:
    """The line, worth 3 units, agreed to by the head of the board."""
    paying.propose(line, coefficient=Decimal(3), by=staff("editor", "thanhdong"))
    paying.approve(line, by=head)
    line.refresh_from_db()
    return line


@pytest.fixture
def payee(ward: Any, admin: Any) -> Payee:
    """Where the first author is paid."""
    account = {
        "full_name": "Zqxcanary Họ Tên",
        "tax_number": "8001zqxcanary",
        "bank": "Zqxcanary Ngân hàng",
        "account_number": "=1+zqxcanary",
    }
    return paying.keep_payee(ward, pen_name=CREDITS[0].name, account=account, by=admin)


def test_nothing_is_owed_before_an_item_is_public(
    news: Any, section: Any, staff: Any, fresh: Any
) -> None:
    author = staff("author", "thanhdong")
    page = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)
    crediting.credit(page, CREDITS, by=author)
    chain.submit(fresh(page), by=author)
    chain.approve(fresh(page), by=staff("editor", "thanhdong"))

    assert not RoyaltyLine.objects.exists()


def test_each_author_of_the_approved_revision_is_owed_their_share_within_sixty_days(
    published: Any,
) -> None:
    page = published()
    lines = RoyaltyLine.objects.order_by("number")

    assert [(each.name, each.genre, each.share) for each in lines] == [
        (each.name, each.genre, each.share) for each in CREDITS
    ]
    assert {each.item for each in lines} == {page.translation_key}
    assert {each.due_on for each in lines} == {timezone.localdate() + timedelta(days=60)}
    assert {each.state for each in lines} == {State.OPEN}


def test_a_correction_owes_nothing_again_whoever_it_names(published: Any) -> None:
    page = published()

    published(page, (Credit("Người khác", "news"),))

    assert RoyaltyLine.objects.count() == len(CREDITS)
    assert not RoyaltyLine.objects.filter(name="Người khác").exists()


def test_an_item_without_authors_may_name_them_when_it_is_published_anew(published: Any) -> None:
    page = published(authors=())
    assert not RoyaltyLine.objects.exists()

    day = timezone.localdate() - timedelta(days=30)
    Page.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - timedelta(days=30))
    page.refresh_from_db()
    published(page)

    assert RoyaltyLine.objects.count() == len(CREDITS)
    assert set(RoyaltyLine.objects.values_list("published_on", flat=True)) == {day}


def test_what_is_withdrawn_before_it_is_paid_is_marked(published: Any, head: Any) -> None:
    page = published()
    RoyaltyLine.objects.filter(number=1).update(state="cancelled", reason="Không chi")

    chain.withdraw(page, by=head, reason="Sai sự thật")

    marked = RoyaltyLine.objects.exclude(withdrawn_at=None)
    assert sorted(each.number for each in marked) == [0, 2]
    assert "Bài đã bị gỡ" in sheets.note_on(marked[0])

    published(page)
    assert not marked.all().exists()


@pytest.mark.parametrize(
    "wrong",
    [
        Credit("", "news"),
        Credit("Tổ Ảnh", "novel"),
        Credit("Tổ Ảnh", "news", kind="allowance"),
        Credit("Tổ Ảnh", "news", share=0),
        Credit("Tổ Ảnh", "news", share=101),
    ],
)
def test_an_author_that_makes_no_sense_is_refused(wrong: Credit) -> None:
    with pytest.raises(ValidationError):
        crediting.checked([wrong])


def test_shares_of_one_work_are_at_most_the_whole() -> None:
    with pytest.raises(ValidationError):
        crediting.checked([Credit("A", "news", share=60), Credit("B", "news", share=60)])


@pytest.mark.parametrize("coefficient", ["0", "-1", "10.01"])
def test_a_coefficient_stays_in_the_frame_of_its_genre(
    line: RoyaltyLine, staff: Any, coefficient: str
) -> None:
    with pytest.raises(ValidationError):
        paying.propose(line, coefficient=Decimal(coefficient), by=staff("editor", "thanhdong"))


def test_a_share_comes_to_coefficient_times_the_unit_of_the_day(
    approved: RoyaltyLine,
) -> None:
    unit, basis = paying.unit_on(approved.portal, approved.published_on)

    assert (approved.unit, approved.basis) == (unit, basis)
    assert approved.amount == 3 * unit * 60 // 100


def test_the_site_s_own_unit_holds_for_its_time_with_its_basis(ward: Any, head: Any) -> None:
    paying.set_unit(
        ward, since=date(2026, 1, 1), until=date(2026, 12, 31), amount=150_000,
        legal_basis="Nghị quyết của HĐND thành phố", by=head,
    )  # fmt: skip

    assert paying.unit_on(ward, date(2026, 8, 1)) == (150_000, "Nghị quyết của HĐND thành phố")
    assert paying.unit_on(ward, date(2027, 1, 1))[0] == 253_000
    with pytest.raises(ValidationError):
        paying.set_unit(
            ward, since=date(2026, 1, 1), until=None, amount=1, legal_basis=" ", by=head
        )


def test_nobody_approves_what_they_proposed(line: RoyaltyLine, head: Any) -> None:
    paying.propose(line, coefficient=Decimal(3), by=head)

    with pytest.raises(PermissionDenied):
        paying.approve(line, by=head)


def test_the_budget_of_the_year_is_a_ceiling(line: RoyaltyLine, staff: Any, head: Any) -> None:
    year, ward = line.published_on.year, line.portal
    paying.set_budget(ward, year=year, amount=100_000, legal_basis="Quyết định giao", by=head)
    paying.propose(line, coefficient=Decimal(3), by=staff("editor", "thanhdong"))

    with pytest.raises(ValidationError):
        paying.approve(line, by=head)
    paying.set_budget(ward, year=year, amount=10**6, legal_basis="Bổ sung", by=head)
    paying.approve(line, by=head)
    line.refresh_from_db()
    assert paying.budget_left(ward, year) == 10**6 - (line.amount or 0)


def test_payment_needs_document_day_and_payee(
    approved: RoyaltyLine, payee: Payee, admin: Any, head: Any
) -> None:
    today = timezone.localdate()
    with pytest.raises(PermissionDenied):
        paying.pay(approved, payee=payee, document_number="PC 12", paid_on=today, by=head)
    for number, day in (("", today), ("PC 12", today + timedelta(days=1))):
        with pytest.raises(ValidationError):
            paying.pay(approved, payee=payee, document_number=number, paid_on=day, by=admin)

    paying.pay(approved, payee=payee, document_number="PC 12", paid_on=today, by=admin)

    approved.refresh_from_db()
    assert (approved.state, approved.document_number) == (State.PAID, "PC 12")
    with pytest.raises(PermissionDenied):
        paying.cancel(approved, reason="Nhầm", by=head)


def test_where_somebody_is_paid_is_unreadable_in_the_database(payee: Payee) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM royalties_payee")
        assert "zqxcanary" not in str(cursor.fetchall()).lower()


def test_a_sheet_is_for_who_pays_and_computes_nothing(
    approved: RoyaltyLine, payee: Payee, admin: Any, head: Any, logged_in: Any
) -> None:
    address = reverse("royalties_sheet", args=["thanhdong", "xlsx"])

    assert logged_in(head).get(address).status_code == 302  # told that it is not theirs
    book = load_workbook(BytesIO(logged_in(admin).get(address).content))
    rows = list(book.active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][3] == CREDITS[0].name
    assert rows[1][9] == approved.amount
    assert rows[1][-2:] == ("'=1+zqxcanary", None)
    text = logged_in(admin).get(reverse("royalties_sheet", args=["thanhdong", "csv"]))
    assert "'=1+zqxcanary" in text.content.decode("utf-8-sig")


def test_what_is_not_typed_anew_is_kept_and_who_typed_is_on_record(
    approved: RoyaltyLine, payee: Payee, ward: Any, admin: Any, head: Any, logged_in: Any
) -> None:
    before = dict(payee.account)
    address = reverse("royalties_payee", args=["thanhdong"])
    browser = logged_in(admin)

    sent = {"pen_name": payee.pen_name, "bank": "Ngân hàng khác"}
    assert browser.post(address, sent).status_code == 302
    payee.refresh_from_db()
    assert payee.account == before | {"bank": "Ngân hàng khác"}
    newest = payee.changes.first()
    assert newest is not None
    assert (newest.by, newest.fields) == (admin, ["bank"])
    assert not any(said in browser.get(address).content.decode() for said in before.values())

    gone = {"pen_name": payee.pen_name, "erases": "on"}
    assert "Còn khoản chưa chi" in browser.post(address, gone).content.decode()
    paying.cancel(approved, reason="Không chi", by=head)
    RoyaltyLine.objects.filter(payee=payee).update(state="cancelled", reason="Không chi")
    assert browser.post(address, gone).status_code == 302
    payee.refresh_from_db()
    assert payee.account == {}


def test_what_the_board_sees_says_nothing_of_where_somebody_is_paid(
    approved: RoyaltyLine, payee: Payee, head: Any, admin: Any, logged_in: Any
) -> None:
    address = reverse("royalties_lines", args=["thanhdong"])

    said = logged_in(head).get(address).content.decode()
    assert CREDITS[0].name in said
    assert "zqxcanary" not in said.lower()


def test_nothing_about_money_is_ever_public(
    published: Any, staff: Any, head: Any, client: Any
) -> None:
    page = published(authors=(Credit("Zqxtacgia", "interview", kind="purchase", share=37),))
    line = RoyaltyLine.objects.get()
    paying.propose(line, coefficient=Decimal("7.77"), by=staff("editor", "thanhdong"))
    paying.approve(line, by=head)

    documents = [bytes(each.document).decode() if isinstance(each.document, bytes | memoryview)
                 else each.document for each in Item.objects.all()]  # fmt: skip
    answers = [
        client.get(f"/api/v1/sites/thanhdong/pages/{page.translation_key}/").content.decode(),
        client.get("/api/v1/sites/thanhdong/pages/").content.decode(),
        client.get("/api/v1/changes/", {"limit": 500}).content.decode(),
        client.get("/api/v1/search/", {"q": "zqxtacgia"}).content.decode(),
    ]
    for said in (*documents, *answers):
        assert "purchase" not in said
        assert "interview" not in said
        assert "7.77" not in said
    assert all("Zqxtacgia" not in said for said in documents)
    assert page.author_name in documents[-1] + answers[0]


def test_figures_and_yearly_averages_go_by_genre(approved: RoyaltyLine) -> None:
    (figure,) = sheets.figures(approved.portal)

    assert (figure["name"], figure["count"], figure["total"]) == ("Tin", 1, approved.amount)
    assert sheets.averages(approved.portal) == [
        {"name": "Tin", "count": 1.0, "total": approved.amount}
    ]


def test_an_allowance_belongs_to_no_item_and_is_approved_like_the_rest(
    ward: Any, admin: Any, head: Any
) -> None:
    line = paying.add_allowance(
        ward, name="Trưởng Ban Biên tập", title="Phụ cấp quý IV", amount=500_000,
        basis="Quyết định của UBND phường", day=timezone.localdate(), by=admin,
    )  # fmt: skip
    paying.approve(line, by=head)
    line.refresh_from_db()

    assert (line.state, line.item) == (State.APPROVED, None)
    another = paying.add_allowance(
        ward, name="A", title="B", amount=1, basis="C", day=timezone.localdate(), by=admin
    )
    assert rights.possible(head, another) == (Act.APPROVE, Act.CANCEL)
    with pytest.raises(PermissionDenied):
        paying.add_allowance(
            ward, name="A", title="B", amount=1, basis="C", day=timezone.localdate(), by=head
        )


def test_a_collaborator_sees_their_own_royalties_and_no_other(
    published: Any, staff: Any, admin: Any, ward: Any, logged_in: Any
) -> None:
    collaborator = staff("collaborator", "thanhdong")
    published()
    answer = logged_in(collaborator).get(reverse("royalties_sites"))
    assert answer.status_code in {302, 403}
    assert reverse("royalties_mine") not in answer.headers.get("Location", "")
    sent = {"pen_name": CREDITS[0].name, "full_name": "Tổ Thư ký", "user": collaborator.pk}
    answer = logged_in(admin).post(reverse("royalties_payee", args=["thanhdong"]), sent)
    assert answer.status_code == 302
    paying.keep_payee(ward, pen_name=CREDITS[0].name, account={}, by=admin)  # stays linked
    RoyaltyLine.objects.filter(number=0).update(title="Bài của tôi")

    browser = logged_in(collaborator)
    assert browser.get(reverse("royalties_sites")).headers["Location"] == reverse("royalties_mine")
    said = browser.get(reverse("royalties_mine")).content.decode()
    assert said.count("Bài của tôi") == 1
    assert "Khai trương" not in said
    assert browser.get(reverse("royalties_lines", args=["thanhdong"])).status_code == 404


def test_nobody_of_another_site_is_made_a_payee_s_account(
    staff: Any, admin: Any, ward: Any, logged_in: Any
) -> None:
    stranger = staff("author", "hongbang")

    sent = {"pen_name": "Tổ Thư ký", "full_name": "Tổ Thư ký", "user": stranger.pk}
    answer = logged_in(admin).post(reverse("royalties_payee", args=["thanhdong"]), sent)
    assert (answer.status_code, Payee.objects.count()) == (200, 0)
    with pytest.raises(PermissionDenied):
        paying.keep_payee(ward, pen_name="Tổ Thư ký", account={}, user=stranger, by=admin)


def test_a_week_before_its_day_a_site_is_reminded_once_of_what_it_owes(
    published: Any, staff: Any, admin: Any, head: Any
) -> None:
    published()
    due = RoyaltyLine.objects.get(number=0).due_on
    others = staff("admin", "hongbang")
    Notice.objects.all().delete()

    assert reminding.remind(today=due - timedelta(days=8)) == 0
    assert reminding.remind(today=due - timedelta(days=7)) == len(CREDITS)
    assert reminding.remind(today=due) == 0
    told = Notice.objects.filter(subject__contains="khoản đến hạn chi")
    assert {admin.pk, head.pk} <= set(told.values_list("user", flat=True))
    assert not told.filter(user=others).exists()


def test_the_screens_do_it(
    published: Any, staff: Any, head: Any, logged_in: Any, news: Any, section: Any, fresh: Any
) -> None:
    author = staff("author", "thanhdong")
    page = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)
    form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-name": "Tổ Thư ký"}
    form |= {"form-0-genre": "news", "form-0-kind": "author", "form-0-share": 100}
    answer = logged_in(author).post(reverse("royalties_authors", args=[page.pk]), form)
    assert answer.status_code == 302
    newest = fresh(page).get_latest_revision_as_object()
    assert crediting.credits_of(newest) == (Credit("Tổ Thư ký", "news"),)

    published()
    line = RoyaltyLine.objects.get(number=0)
    act = reverse("royalties_act", args=[line.pk])
    editor = logged_in(staff("editor", "thanhdong"))
    assert (
        "từ trên 0 đến 10"
        in editor.post(f"{act}?do=propose", {"coefficient": "11"}).content.decode()
    )
    assert editor.post(f"{act}?do=propose", {"coefficient": "2.5"}).status_code == 302
    board = logged_in(head)
    shown = board.get(f"{act}?do=approve").content.decode()
    line.refresh_from_db()
    assert f'value="{line.amount}"' in shown
    seen = {"amount": line.amount}
    assert editor.post(f"{act}?do=propose", {"coefficient": "10"}).status_code == 302
    assert "vừa được chấm lại" in board.post(f"{act}?do=approve", seen).content.decode()
    line.refresh_from_db()
    assert line.state == State.PROPOSED
    assert board.post(f"{act}?do=approve", {"amount": line.amount}).status_code == 302
    line.refresh_from_db()
    assert line.state == State.APPROVED


def test_the_board_reads_on_its_screen_whom_it_lets_through_as_authors(
    staff: Any, logged_in: Any, news: Any, section: Any, fresh: Any
) -> None:
    author = staff("author", "thanhdong")
    page = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)
    crediting.credit(page, CREDITS, by=author)
    chain.submit(fresh(page), by=author)

    editor = logged_in(staff("editor", "thanhdong"))
    said = editor.get(reverse("approval_decide", args=[page.pk])).content.decode()

    assert "Tổ Ảnh: Tranh, ảnh, Nhuận bút tác giả, 100%" in said


def test_a_copy_and_a_translation_owe_the_authors_nothing_again(
    published: Any, staff: Any, section: Any, fresh: Any
) -> None:
    page = published()
    copied = page.copy(update_attrs={"slug": "ban-sao"}, user=staff("author", "thanhdong"))
    copied = copied.get_latest_revision_as_object()
    translator = staff("translator", "thanhdong")
    mirror = mirrors.begin(page, language="en", by=translator)

    shown_elsewhere = Copier(SitePortal.objects.get(key="hongbang"))
    assert "authors" not in shown_elsewhere.content_of(fresh(page), as_link=False)
    drafted = mirror.get_latest_revision_as_object()
    assert (copied.authors, mirror.authors, drafted.authors) == ([], [], [])
    translated = (Credit("Tổ Biên dịch", "news", kind="translation"),)
    crediting.credit(mirror, translated, by=translator)
    begun = fresh(mirror).get_latest_revision_as_object()
    mirrors.save(fresh(mirror), {texts_of(begun)[0].path: "News"}, by=translator)
    kept = fresh(mirror).get_latest_revision_as_object()
    assert crediting.credits_of(kept) == translated
