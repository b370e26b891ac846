"""The board's acts from the screens: each asks why, refuses who may not, and leaves its record."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from backend.approval import chain, overdue
from backend.approval.decisions import Act, Decision
from backend.approval.publishing import publish_due
from backend.approval.tasks import ChainTaskState
from backend.calendars import calendar_of, changing
from backend.notices.models import Notice
from backend.published import store
from backend.published.models import Item, SiteRecord
from content_models.categories import Category
from content_models.media import PortalDocument


def moment(text: str) -> datetime:
    """Return a moment in Việt Nam."""
    return datetime.fromisoformat(f"{text}+07:00")


def close(portal: Any, by: Any) -> None:
    """Let a site not work on the Monday after that Friday."""
    day = date(2026, 11, 23)
    grounds = changing.Grounds(name="Nghỉ bão", legal_basis="Công điện 15/CĐ-UBND")
    changing.set_days(
        portal, first=day, last=day, decision=changing.Decision.OFF, grounds=grounds, by=by
    )


FRIDAY_AFTERNOON = moment("2026-11-20 16:30")


@pytest.fixture
def head(staff: Any, logged_in: Any) -> Any:
    """The head of Thành Đông's board, at a browser."""
    return logged_in(staff("approver", "thanhdong"))


def newest_act(page: Page) -> str:
    return Decision.objects.filter(page_id=page.pk).latest("number").act


SCREENS = ("approval_unpublish", "approval_delete", "approval_privacy")


@pytest.mark.parametrize("name", SCREENS)
def test_each_act_asks_for_its_reason(live: Any, head: Any, name: str) -> None:
    address = reverse(name, args=[live.pk])

    answer = head.post(address, {"reason": "  "})

    assert "Hãy ghi lý do" in answer.content.decode()
    assert Item.objects.filter(page_id=live.pk).exists()


@pytest.mark.parametrize("name", [*SCREENS, "approval_move", "approval_emergency"])
@pytest.mark.parametrize(
    ("role", "site"), [("author", "thanhdong"), ("editor", "thanhdong"), ("approver", "hongbang")]
)
def test_each_act_is_the_board_s_of_the_page_s_own_site(
    live: Any, staff: Any, logged_in: Any, name: str, role: str, site: str
) -> None:
    client = logged_in(staff(role, site))

    answer = client.post(reverse(name, args=[live.pk]), {"reason": "Không cần nữa"})

    assert answer.status_code in {302, 403, 404}
    assert Item.objects.filter(page_id=live.pk).exists()


def test_a_page_is_moved_with_a_reason(live: Any, head: Any, section: Any) -> None:
    study = section(Category.HCM_STUDY)

    head.post(
        reverse("approval_move", args=[live.pk]), {"target": study.pk, "reason": "Đúng chuyên mục"}
    )

    assert Item.objects.get(page_id=live.pk).section == study.translation_key
    assert newest_act(live) == Act.MOVED


def test_only_places_that_take_the_page_are_offered(live: Any, head: Any, section: Any) -> None:
    offered = head.get(reverse("approval_move", args=[live.pk])).context["form"].fields["target"]

    places = set(offered.queryset.values_list("pk", flat=True))

    assert section(Category.HCM_STUDY).pk in places
    assert section(Category.LEGAL_DOCUMENTS).pk not in places
    assert section(Category.NEWS_EVENTS, "hongbang").pk not in places


def test_a_taken_address_is_named_and_nothing_moves(
    live: Any, news: Any, head: Any, staff: Any, section: Any
) -> None:
    study = section(Category.HCM_STUDY)
    author = staff("author", "thanhdong")
    chain.draft(news(category=Category.HCM_STUDY), under=study, by=author)

    answer = head.post(
        reverse("approval_move", args=[live.pk]), {"target": study.pk, "reason": "Đúng chuyên mục"}
    )

    assert "khai-truong-pho-di-bo" in answer.content.decode()
    assert Page.objects.get(pk=live.pk).get_parent().pk != study.pk


@pytest.fixture
def update_for_tomorrow(live: Any, staff: Any, fresh: Any) -> Any:
    """The live page with an approved update that is to appear tomorrow."""
    author = staff("author", "thanhdong")
    live.title, live.go_live_at = "Tên mới từ ngày mai", timezone.now() + timedelta(days=1)
    chain.edit(live, by=author)
    chain.submit(fresh(live), by=author)
    for role in ("editor", "approver"):
        chain.approve(fresh(live), by=staff(role, "thanhdong"))
    return fresh(live)


def address_to_unschedule(page: Page) -> str:
    """Return where Wagtail's own button leads."""
    name = "wagtailadmin_pages:revisions_unschedule"
    return reverse(name, args=[page.pk, page.latest_revision_id])


def test_an_hour_is_called_off_with_a_reason_and_nothing_appears_then(
    update_for_tomorrow: Any, head: Any
) -> None:
    address = address_to_unschedule(update_for_tomorrow)

    refused = head.post(address, {"reason": " "}).content.decode()
    still_due = Revision.objects.exclude(approved_go_live_at=None).count()
    head.post(address, {"reason": "Hội nghị hoãn"})
    publish_due(timezone.now() + timedelta(days=2))

    assert "Hãy ghi lý do" in refused
    assert still_due == 1
    assert Item.objects.get(page_id=update_for_tomorrow.pk).title == "Khai trương phố đi bộ"
    assert newest_act(update_for_tomorrow) == Act.UNSCHEDULED
    assert not store.is_clear(update_for_tomorrow.pk, update_for_tomorrow.latest_revision_id)


@pytest.mark.parametrize(
    ("role", "site"), [("author", "thanhdong"), ("editor", "thanhdong"), ("approver", "hongbang")]
)
def test_an_hour_is_called_off_by_the_site_s_own_board_only(
    update_for_tomorrow: Any, staff: Any, logged_in: Any, role: str, site: str
) -> None:
    client = logged_in(staff(role, site))

    client.post(address_to_unschedule(update_for_tomorrow), {"reason": "Không cần nữa"})

    assert Revision.objects.exclude(approved_go_live_at=None).count() == 1


def test_what_has_no_hour_cannot_be_called_off(live: Any, head: Any) -> None:
    answer = head.post(address_to_unschedule(live), {"reason": "Hội nghị hoãn"})

    assert "không hẹn giờ đăng" in answer.content.decode()
    assert newest_act(live) == Act.PUBLISHED


def test_a_section_is_hidden_and_shown_again(live: Any, head: Any, section: Any) -> None:
    address = reverse("approval_privacy", args=[section(Category.NEWS_EVENTS).pk])

    head.post(address, {"reason": "Đang rà soát"})
    hidden = Item.objects.filter(page_id=live.pk).exists()
    head.post(address, {"reason": "Đã rà soát xong"})

    assert not hidden
    assert Item.objects.filter(page_id=live.pk).exists()


def test_menu_entries_are_put_in_order_by_numbers(
    portal: Any, head: Any, city: None, fresh: Any
) -> None:
    home = portal("thanhdong").get_children().first()
    children = list(home.get_children())
    numbers = {f"place_{child.pk}": number for number, child in enumerate(children[::-1], 1)}

    head.post(
        reverse("approval_reorder", args=[home.pk]), numbers | {"reason": "Đưa mục hay dùng lên"}
    )

    assert list(fresh(home).get_children()) == children[::-1]


def test_an_emergency_is_published_and_reviewed_by_another(
    submitted: Any, head: Any, staff: Any, logged_in: Any
) -> None:
    deputy = logged_in(staff("approver", "thanhdong", title="deputy"))

    head.post(reverse("approval_emergency", args=[submitted.pk]), {"reason": "Cảnh báo ngập"})
    own = head.get(reverse("approval_review_emergency", args=[submitted.pk]))
    desk = deputy.get(reverse("wagtailadmin_home")).content.decode()
    deputy.post(
        reverse("approval_review_emergency", args=[submitted.pk]), {"reason": "Đúng sự thật"}
    )

    assert Item.objects.filter(page_id=submitted.pk).exists()
    assert own.status_code in {302, 403}
    assert "chờ hậu kiểm" in desk
    assert newest_act(submitted) == Act.REVIEWED


def test_the_board_changes_what_the_site_says_of_itself(city: None, head: Any) -> None:
    address = reverse("approval_facts", args=["thanhdong"])
    form = head.get(address).context["form"]
    values = {name: form.initial.get(name, "") for name in form.fields if name != "reason"}

    refused = head.post(address, values | {"phone": "0225 3 111 222", "reason": ""})
    head.post(address, values | {"phone": "0225 3 111 222", "reason": "Đổi số máy"})

    assert "Hãy ghi lý do" in refused.content.decode()
    assert "0225 3 111 222" in SiteRecord.objects.get(key="thanhdong").document
    entry = Decision.objects.filter(site="thanhdong").latest("number")
    assert entry.detail == {"changed": {"phone": ["", "0225 3 111 222"]}}


def test_the_record_is_read_and_taken_along_by_the_board(live: Any, head: Any) -> None:
    shown = head.get(reverse("approval_record", args=["thanhdong"]), {"q": "Khai trương"})
    taken = head.get(reverse("approval_record_export", args=["thanhdong"]))

    assert "Đăng lên cổng" in shown.content.decode()
    assert taken.content.decode().count("\r\n") == 1 + Decision.objects.count()


@pytest.mark.parametrize(
    ("role", "site"), [("author", "thanhdong"), ("editor", "thanhdong"), ("approver", "hongbang")]
)
def test_nobody_else_reads_the_record(
    live: Any, staff: Any, logged_in: Any, role: str, site: str
) -> None:
    client = logged_in(staff(role, site))

    answers = [
        client.get(reverse(name, args=["thanhdong"]))
        for name in ("approval_record", "approval_record_export")
    ]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}


class TestTheReviewScreen:
    """One screen to read, discuss and decide."""

    def test_it_shows_what_is_new_against_the_live_version(
        self, live: Any, staff: Any, logged_in: Any, fresh: Any
    ) -> None:
        author = staff("author", "thanhdong")
        live.summary = "Tóm tắt mới hoàn toàn"
        chain.edit(live, by=author)
        chain.submit(fresh(live), by=author)
        editor = logged_in(staff("editor", "thanhdong"))

        shown = editor.get(reverse("approval_decide", args=[live.pk])).content.decode()

        assert "Thay đổi so với bản đang trên cổng" in shown
        assert "Tóm tắt mới hoàn toàn" in shown
        assert "Khai trương phố đi bộ</td>" not in shown

    def test_what_was_shown_is_what_is_approved(
        self, submitted: Any, staff: Any, logged_in: Any, fresh: Any
    ) -> None:
        editor, address = (
            staff("editor", "thanhdong"),
            reverse("approval_decide", args=[submitted.pk]),
        )
        client = logged_in(editor)
        seen = client.get(address).context["decision_form"].initial["seal"]
        changed = fresh(submitted)
        changed.title = "Đổi sau lưng"
        chain.edit(changed, by=staff("editor", "thanhdong", title="khac"))

        answer = client.post(address, {"act": "decide", "decision": "approve", "seal": seen})

        assert "đã thay đổi trong khi bạn xem" in answer.content.decode()
        assert fresh(submitted).current_workflow_task.step_name == "editor"

    def test_remarks_are_shown_and_told(self, submitted: Any, staff: Any, logged_in: Any) -> None:
        address = reverse("approval_decide", args=[submitted.pk])
        logged_in(staff("editor", "thanhdong")).post(
            address, {"act": "remark", "text": "Nên thêm ảnh"}
        )

        shown = logged_in(staff("author", "thanhdong")).get(address).content.decode()

        assert "Nên thêm ảnh" in shown
        assert Notice.objects.filter(
            user__username="author.thanhdong", text="Nên thêm ảnh"
        ).exists()

    def test_the_author_takes_it_back(
        self, submitted: Any, staff: Any, logged_in: Any, fresh: Any
    ) -> None:
        client = logged_in(staff("author", "thanhdong"))

        client.post(reverse("approval_decide", args=[submitted.pk]), {"act": "cancel"})

        assert fresh(submitted).current_workflow_state is None
        assert newest_act(submitted) == Act.CANCELLED

    def test_a_file_that_was_replaced_is_seen_to_differ(
        self, news: Any, section: Any, staff: Any, logged_in: Any, fresh: Any
    ) -> None:
        author = staff("author", "thanhdong")
        file = PortalDocument.objects.create(
            title="Kế hoạch", file=ContentFile(b"%PDF-1.7 a", "a.pdf")
        )
        body = [("file", {"title": "", "document": file})]
        page = chain.draft(news(body=body), under=section(Category.NEWS_EVENTS), by=author)
        chain.submit(page, by=author)
        client = logged_in(staff("editor", "thanhdong"))
        address = reverse("approval_decide", args=[page.pk])
        seen = client.get(address).context["decision_form"].initial["seal"]
        file.file = ContentFile(b"%PDF-1.7 b", "b.pdf")
        file._set_document_file_metadata()
        file.save()

        client.post(address, {"act": "decide", "decision": "approve", "seal": seen})

        assert fresh(page).current_workflow_task.step_name == "editor"


class TestDesks:
    """Everybody finds on their desk what is theirs to do, and nothing else."""

    def desk(self, client: Any) -> str:
        return str(client.get(reverse("wagtailadmin_home")).content.decode())

    def test_what_waits_is_on_the_desk_of_whose_step_it_is(
        self, submitted: Any, staff: Any, logged_in: Any
    ) -> None:
        desks = {
            who: self.desk(logged_in(staff(*who)))
            for who in [("editor", "thanhdong"), ("approver", "thanhdong"), ("editor", "hongbang")]
        }

        waiting = {who for who, shown in desks.items() if "Chờ bạn xử lý" in shown}

        assert waiting == {("editor", "thanhdong")}

    def test_what_came_back_is_there_with_its_reason(
        self, submitted: Any, staff: Any, logged_in: Any
    ) -> None:
        chain.reject(submitted, by=staff("editor", "thanhdong"), reason="Thiếu nguồn tin")

        shown = self.desk(logged_in(staff("author", "thanhdong")))

        assert "Trả lại cho bạn" in shown
        assert "Thiếu nguồn tin" in shown

    def test_what_is_late_shows_and_everybody_is_reminded_once(
        self, submitted: Any, staff: Any, logged_in: Any
    ) -> None:
        long_ago = timezone.now() - timedelta(days=30)
        ChainTaskState.objects.update(started_at=long_ago, due_at=long_ago)
        approver = staff("approver", "thanhdong")

        reminded = (overdue.remind(), overdue.remind())

        assert reminded == (1, 0)
        assert "quá hạn" in self.desk(logged_in(staff("editor", "thanhdong")))
        assert "Quá hạn trên cổng của bạn" in self.desk(logged_in(approver))
        assert Notice.objects.filter(user=approver, subject__startswith="Quá hạn").count() == 1

    def test_a_step_s_time_is_office_time_and_comes_from_the_site_s_board(
        self, submitted: Any, portal: Any
    ) -> None:
        task = chain.waiting_state(submitted).task.specific

        calendar = calendar_of("thanhdong")
        due = task.due_at(portal("thanhdong"), calendar, since=FRIDAY_AFTERNOON)

        # One of the board's four hours is left of Friday's office hours, three are Monday's.
        assert due == moment("2026-11-23 10:30")

    def test_what_waits_is_counted_anew_when_the_site_s_calendar_changes(
        self, submitted: Any, portal: Any, staff: Any
    ) -> None:
        ChainTaskState.objects.update(started_at=FRIDAY_AFTERNOON)

        close(portal("hongbang"), by=staff("admin", "hongbang"))
        before = chain.waiting_state(submitted).due_at
        close(portal("thanhdong"), by=staff("admin", "thanhdong"))

        # Tuesday is a holiday.
        assert before != chain.waiting_state(submitted).due_at == moment("2026-11-25 10:30")

    def test_counting_anew_asks_as_much_whether_one_waits_or_many(
        self, submitted: Any, news: Any, section: Any
    ) -> None:
        def asked() -> int:
            overdue.recount("thanhdong")  # what is counted now stays so
            with CaptureQueriesContext(connection) as queries:
                overdue.recount("thanhdong")
            return len(queries)

        before = asked()
        for number in range(3):
            page = news(title=f"Tin thứ {number}")
            chain.draft(page, under=section(Category.NEWS_EVENTS), by=submitted.owner)
            chain.submit(page, by=submitted.owner)

        assert asked() == before

    def test_nobody_is_reminded_of_what_is_not_late_by_the_calendar_of_now(
        self, submitted: Any
    ) -> None:
        due: Any = chain.waiting_state(submitted).due_at
        ChainTaskState.objects.update(due_at=timezone.now() - timedelta(hours=1))

        assert overdue.remind() == 0
        counted: Any = chain.waiting_state(submitted).due_at
        assert abs(counted - due) < timedelta(seconds=1)

    def test_news_is_put_away_once_read(self, live: Any, staff: Any, logged_in: Any) -> None:
        client = logged_in(staff("author", "thanhdong"))
        before = self.desk(client)

        client.post(reverse("notice_read_all"))

        assert "Đã đăng: Khai trương phố đi bộ" in before
        assert "Đã đăng: Khai trương phố đi bộ" not in self.desk(client)

    def test_nobody_puts_away_another_s_news(self, live: Any, staff: Any, logged_in: Any) -> None:
        notice = Notice.objects.filter(user__username="author.thanhdong", asks=False)[0]

        logged_in(staff("editor", "thanhdong")).post(reverse("notice_read", args=[notice.pk]))

        notice.refresh_from_db()
        assert notice.read_at is None
