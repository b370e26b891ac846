"""The chain in depth: sending back, claiming, delegation, emergencies, replaced pictures, the record."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.models import Page

from backend.accounts.models import Membership
from backend.approval import chain, record, verification
from backend.approval.cleaning import purge_revisions
from backend.approval.decisions import Act, Decision
from backend.approval.guard import GoesRoundTheChain
from backend.approval.models import EmergencyReview
from backend.approval.publishing import publish_due
from backend.notices.models import Notice
from backend.published.models import Item, ItemFile
from backend.published.store import reconcile
from content_models.categories import Category
from content_models.media import PortalImage
from content_models.news import NewsPage as NewsPageModel


def subjects(user: Any) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("subject", flat=True))


def acts(page: Page) -> list[str]:
    entries = Decision.objects.filter(page_id=page.pk).order_by("number")
    return [entry.act for entry in entries if entry.act != Act.SKIPPED]


def alter(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def without_triggers() -> Iterator[None]:
    """Be somebody with the database's own password, who takes the guard off first."""
    off = {
        "sqlite": [f"DROP TRIGGER approval_decision_no_{event}" for event in ("update", "delete")],
        "postgresql": ["ALTER TABLE approval_decision DISABLE TRIGGER ALL"],
    }
    for statement in off[connection.vendor]:
        alter(statement)
    yield


def picture(colour: str) -> ContentFile[bytes]:
    stream = BytesIO()
    Pillow.new("RGB", (600, 400), colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), f"{colour}.png")


class TestSendingBack:
    """Reject goes to the author, a request for changes to the editor; both say why."""

    def test_a_request_for_changes_goes_to_the_editor(
        self, before_the_board: Any, staff: Any, fresh: Any
    ) -> None:
        chain.request_changes(
            before_the_board, by=staff("approver", "thanhdong"), reason="Sửa tít cho ngắn"
        )

        page = fresh(before_the_board)
        assert page.current_workflow_task.step_name == "editor"
        assert page.current_workflow_state.status == "in_progress"
        assert acts(page)[-1] == Act.CHANGES_REQUESTED

    def test_the_editor_s_correction_passes_every_later_step_again(
        self, before_the_board: Any, staff: Any, fresh: Any
    ) -> None:
        editor, approver = staff("editor", "thanhdong"), staff("approver", "thanhdong")
        chain.request_changes(before_the_board, by=approver, reason="Sửa tít cho ngắn")
        corrected = fresh(before_the_board)
        corrected.title = "Khai trương phố đi bộ Thành Đông"
        chain.edit(corrected, by=editor)

        chain.approve(fresh(corrected), by=editor)
        chain.approve(fresh(corrected), by=approver)

        assert Item.objects.get(page_id=corrected.pk).title == corrected.title

    def test_a_rejected_page_sent_again_begins_with_the_editor_and_ends_with_the_board(
        self, before_the_board: Any, staff: Any, fresh: Any
    ) -> None:
        author = staff("author", "thanhdong")
        chain.reject(before_the_board, by=staff("approver", "thanhdong"), reason="Thiếu nguồn")
        corrected = fresh(before_the_board)
        corrected.source_name = "Báo cáo của UBND phường"
        chain.edit(corrected, by=author)

        chain.submit(fresh(corrected), by=author)

        page = fresh(corrected)
        assert page.current_workflow_task.step_name == "editor"
        chain.approve(page, by=staff("editor", "thanhdong"))
        assert not fresh(page).live

    @pytest.mark.parametrize("send_back", [chain.reject, chain.request_changes])
    def test_sending_back_says_why(self, before_the_board: Any, staff: Any, send_back: Any) -> None:
        with pytest.raises(ValidationError, match="Hãy ghi"):
            send_back(before_the_board, by=staff("approver", "thanhdong"), reason="  ")

    def test_the_author_is_told_why(self, before_the_board: Any, staff: Any) -> None:
        chain.reject(before_the_board, by=staff("approver", "thanhdong"), reason="Thiếu nguồn")

        notice = Notice.objects.filter(user__username="author.thanhdong").latest("pk")
        assert notice.subject.startswith("Bị trả lại")
        assert notice.text == "Thiếu nguồn"


class TestClaiming:
    """A reviewer takes a page on; the others see it and cannot decide past them."""

    def test_a_claimed_page_is_decided_by_its_claimant(
        self, before_the_board: Any, staff: Any, fresh: Any
    ) -> None:
        head = staff("approver", "thanhdong")
        deputy = staff("approver", "thanhdong", title="deputy")
        chain.claim(before_the_board, by=deputy)

        with pytest.raises(ValidationError, match="đang xử lý"):
            chain.approve(fresh(before_the_board), by=head)
        chain.approve(fresh(before_the_board), by=deputy)

        assert fresh(before_the_board).live

    def test_a_claim_can_be_taken_over_and_its_holder_is_told(
        self, before_the_board: Any, staff: Any, fresh: Any
    ) -> None:
        head = staff("approver", "thanhdong")
        deputy = staff("approver", "thanhdong", title="deputy")
        chain.claim(before_the_board, by=deputy)

        chain.claim(fresh(before_the_board), by=head)

        assert subjects(deputy)[-1].startswith("approver.thanhdong đã nhận xử lý thay bạn")
        assert chain.waiting_state(fresh(before_the_board)).claimed_by == head

    def test_who_may_not_decide_may_not_claim(self, before_the_board: Any, staff: Any) -> None:
        with pytest.raises(PermissionDenied):
            chain.claim(before_the_board, by=staff("editor", "thanhdong"))


class TestDelegation:
    """A right is lent for some days; it is never more than the lender's own."""

    @pytest.fixture
    def lend(self, staff: Any) -> Any:
        def lend_approval(to: Any, days: int = 3, since: int = 0) -> Membership:
            head = Membership.objects.get(user=staff("approver", "thanhdong"))
            today = timezone.localdate()
            return Membership.objects.create(
                user=to,
                portal=head.portal,
                role=head.role,
                title=head.title,
                since=today + timedelta(days=since),
                until=today + timedelta(days=days),
                delegated_from=head,
            )

        return lend_approval

    def test_a_delegate_approves_and_the_record_says_for_whom(
        self, before_the_board: Any, staff: Any, fresh: Any, lend: Any
    ) -> None:
        delegate = staff("answers", "thanhdong")
        lend(delegate)

        chain.approve(before_the_board, by=delegate)

        assert fresh(before_the_board).live
        approval = Decision.objects.get(page_id=before_the_board.pk, step="approve")
        assert (approval.actor, approval.on_behalf_of) == (
            "answers.thanhdong",
            "approver.thanhdong",
        )

    def test_before_its_first_day_a_delegation_gives_nothing(
        self, before_the_board: Any, staff: Any, lend: Any
    ) -> None:
        delegate = staff("answers", "thanhdong")
        lend(delegate, since=1)

        with pytest.raises(PermissionDenied):
            chain.approve(before_the_board, by=delegate)

    def test_it_ends_with_the_right_it_comes_from(
        self, before_the_board: Any, staff: Any, lend: Any
    ) -> None:
        delegate = staff("answers", "thanhdong")
        lent = lend(delegate)
        Membership.objects.filter(pk=lent.delegated_from_id).update(ended_at=timezone.now())

        with pytest.raises(PermissionDenied):
            chain.approve(before_the_board, by=delegate)

    def test_nobody_approves_through_another_what_they_wrote(
        self, before_the_board: Any, staff: Any, lend: Any
    ) -> None:
        author = staff("author", "thanhdong")
        lend(author)

        with pytest.raises(PermissionDenied):
            chain.approve(before_the_board, by=author)


class TestEmergency:
    """The head of the board may publish at once; another of the board looks at it afterwards."""

    def test_the_head_publishes_at_once_and_it_is_on_record(
        self, submitted: Any, staff: Any, fresh: Any
    ) -> None:
        deputy = staff("approver", "thanhdong", title="deputy")

        chain.emergency_publish(
            submitted, by=staff("approver", "thanhdong"), reason="Cảnh báo ngập lụt"
        )

        assert fresh(submitted).live
        assert acts(submitted) == [Act.SUBMITTED, Act.CANCELLED, Act.EMERGENCY]
        assert "chờ hậu kiểm" in subjects(deputy)[-1]

    @pytest.mark.parametrize(
        ("role", "title"), [("approver", "deputy"), ("editor", ""), ("admin", "")]
    )
    def test_nobody_else_may(self, submitted: Any, staff: Any, role: str, title: str) -> None:
        with pytest.raises(PermissionDenied):
            chain.emergency_publish(
                submitted, by=staff(role, "thanhdong", title=title), reason="Gấp"
            )

    def test_the_head_does_not_publish_their_own_words(
        self, submitted: Any, staff: Any, fresh: Any
    ) -> None:
        head = staff("approver", "thanhdong")
        submitted.save_revision(user=head)

        with pytest.raises(PermissionDenied):
            chain.emergency_publish(fresh(submitted), by=head, reason="Gấp")

    def test_another_of_the_board_reviews_it(self, submitted: Any, staff: Any, fresh: Any) -> None:
        head = staff("approver", "thanhdong")
        chain.emergency_publish(submitted, by=head, reason="Cảnh báo ngập lụt")
        review = EmergencyReview.objects.get(page=submitted)

        with pytest.raises(PermissionDenied):
            chain.review_emergency(review, by=head, comment="Đã kiểm tra")
        chain.review_emergency(
            review, by=staff("approver", "thanhdong", title="deputy"), comment="Đúng sự thật"
        )

        assert acts(submitted)[-1] == Act.REVIEWED


class TestReplacedMedia:
    """What is approved is what is published: pictures and files too."""

    @pytest.fixture
    def illustrated(self, news: Any, section: Any, staff: Any, fresh: Any) -> Any:
        author = staff("author", "thanhdong")
        image = PortalImage.objects.create(title="Lễ hội", file=picture("red"))
        page = chain.draft(news(image=image), under=section(Category.NEWS_EVENTS), by=author)
        chain.submit(page, by=author)
        for role in ("editor", "approver"):
            chain.approve(fresh(page), by=staff(role, "thanhdong"))
        return fresh(page)

    def replace(self, page: Any) -> None:
        image = PortalImage.objects.get(pk=page.image_id)
        image.file = picture("blue")
        image._set_file_hash()
        image.save()

    def test_the_live_page_keeps_its_picture_and_its_chain_is_reopened(
        self, illustrated: Any, fresh: Any
    ) -> None:
        before = Item.objects.get(page_id=illustrated.pk).document

        self.replace(illustrated)

        assert Item.objects.get(page_id=illustrated.pk).document == before
        assert fresh(illustrated).current_workflow_task.step_name == "editor"
        assert reconcile() == []

    def test_the_kept_picture_can_still_be_had(
        self, illustrated: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        stored = ItemFile.objects.filter(item__page_id=illustrated.pk)
        names = list(stored.values_list("stored_name", flat=True))
        storage = PortalImage._meta.get_field("file").storage

        with django_capture_on_commit_callbacks(execute=True):
            self.replace(illustrated)

        assert all(storage.exists(name) for name in names)

    def test_approved_again_the_page_shows_the_new_one(
        self, illustrated: Any, staff: Any, fresh: Any
    ) -> None:
        before = Item.objects.get(page_id=illustrated.pk).document
        self.replace(illustrated)

        for role in ("editor", "approver"):
            chain.approve(fresh(illustrated), by=staff(role, "thanhdong"))

        assert Item.objects.get(page_id=illustrated.pk).document != before

    def test_a_picture_replaced_between_two_approvals_reopens_the_chain(
        self, news: Any, section: Any, staff: Any, fresh: Any
    ) -> None:
        author = staff("author", "thanhdong")
        image = PortalImage.objects.create(title="Lễ hội", file=picture("red"))
        page = chain.draft(news(image=image), under=section(Category.NEWS_EVENTS), by=author)
        chain.submit(page, by=author)
        chain.approve(fresh(page), by=staff("editor", "thanhdong"))
        self.replace(page)

        with pytest.raises(chain.ChangedMeanwhile):
            chain.approve(fresh(page), by=staff("approver", "thanhdong"))

        assert not fresh(page).live
        assert fresh(page).current_workflow_task.step_name == "editor"

    def test_a_picture_the_public_sees_is_not_deleted(self, illustrated: Any) -> None:
        with pytest.raises(GoesRoundTheChain, match="đang dùng"):
            illustrated.image.delete()

    def test_a_page_with_an_unfinished_draft_is_not_sent_up_by_itself(
        self, illustrated: Any, staff: Any, fresh: Any
    ) -> None:
        illustrated.title = "Đang viết dở"
        chain.edit(illustrated, by=staff("author", "thanhdong"))

        self.replace(illustrated)

        assert fresh(illustrated).current_workflow_state is None


def test_an_update_scheduled_for_later_leaves_the_live_page_as_it_is(
    live: Any, staff: Any, fresh: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = staff("author", "thanhdong")
    live.title, live.go_live_at = "Tên mới từ ngày mai", timezone.now() + timedelta(days=1)
    chain.edit(live, by=author)
    chain.submit(fresh(live), by=author)
    for role in ("editor", "approver"):
        chain.approve(fresh(live), by=staff(role, "thanhdong"))
    today = Item.objects.get(page_id=live.pk).title
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    publish_due()

    assert today == "Khai trương phố đi bộ"
    assert Item.objects.get(page_id=live.pk).title == "Tên mới từ ngày mai"
    assert acts(live)[-2:] == [Act.SCHEDULED, Act.PUBLISHED]


def test_an_update_scheduled_for_a_provisioned_section_does_not_take_it_off(
    section: Any, staff: Any, fresh: Any
) -> None:
    news_section = section(Category.NEWS_EVENTS)
    admin = staff("admin", "thanhdong")
    news_section.summary, news_section.go_live_at = "Mới", timezone.now() + timedelta(days=1)
    chain.edit(news_section, by=admin)
    chain.submit(fresh(news_section), by=admin)

    for role in ("editor", "approver"):
        chain.approve(fresh(news_section), by=staff(role, "thanhdong"))

    assert Item.objects.filter(page_id=news_section.pk).exists()
    assert reconcile() == []


class TestTheBoardsOtherActs:
    """Whatever changes what the public sees is an approver's, and says why."""

    def test_a_moved_page_is_where_the_board_moved_it(
        self, live: Any, section: Any, staff: Any
    ) -> None:
        study = section(Category.HCM_STUDY)

        chain.move(live, target=study, by=staff("approver", "thanhdong"), reason="Đúng chuyên mục")

        assert Item.objects.get(page_id=live.pk).section == study.translation_key
        assert reconcile() == []

    def test_a_page_is_not_moved_to_another_site(self, live: Any, section: Any, staff: Any) -> None:
        elsewhere = section(Category.NEWS_EVENTS, "hongbang")

        with pytest.raises(PermissionDenied):
            chain.move(live, target=elsewhere, by=staff("approver", "thanhdong"), reason="Nhầm")

    def test_a_deleted_page_is_gone_and_remembered(self, live: Any, staff: Any) -> None:
        chain.delete(live, by=staff("approver", "thanhdong"), reason="Trùng bài")

        assert not Item.objects.filter(page_id=live.pk).exists()
        assert acts(live)[-1] == Act.DELETED

    def test_an_author_deletes_a_draft_of_their_own_and_nothing_live(
        self, live: Any, news: Any, section: Any, staff: Any
    ) -> None:
        author = staff("author", "thanhdong")
        own = chain.draft(news(title="Nháp"), under=section(Category.NEWS_EVENTS), by=author)

        chain.delete(own, by=author, reason="Không viết nữa")
        with pytest.raises(PermissionDenied):
            chain.delete(live, by=author, reason="Không thích")

        assert not Page.objects.filter(pk=own.pk).exists()

    def test_a_restricted_section_hides_what_is_below_and_shows_it_again(
        self, live: Any, section: Any, staff: Any
    ) -> None:
        approver = staff("approver", "thanhdong")
        chain.restrict(section(Category.NEWS_EVENTS), by=approver, reason="Đang rà soát")
        hidden = Item.objects.filter(page_id=live.pk).exists()

        chain.unrestrict(section(Category.NEWS_EVENTS), by=approver, reason="Đã rà soát xong")

        assert not hidden
        assert Item.objects.filter(page_id=live.pk).exists()

    def test_sections_are_put_into_an_order(self, portal: Any, staff: Any, city: None) -> None:
        home = portal("hongbang").get_children().first()
        before = list(home.get_children())

        chain.reorder(
            home, before[::-1], by=staff("approver", "hongbang"), reason="Đưa mục hay dùng lên đầu"
        )

        after = list(Page.objects.get(pk=home.pk).get_children())
        assert after == before[::-1]
        assert reconcile() == []

    @pytest.mark.parametrize("role", ["author", "editor", "admin"])
    def test_others_may_not(self, live: Any, section: Any, staff: Any, role: str) -> None:
        somebody = staff(role, "thanhdong")
        acts_of_the_board = [
            lambda: chain.delete(live, by=somebody, reason="x"),
            lambda: chain.move(live, target=section(Category.HCM_STUDY), by=somebody, reason="x"),
            lambda: chain.restrict(live, by=somebody, reason="x"),
            lambda: chain.withdraw(live, by=somebody, reason="x"),
        ]

        refused = []
        for act in acts_of_the_board:
            with pytest.raises(PermissionDenied):
                act()
            refused.append(act)

        assert Item.objects.filter(page_id=live.pk).exists()


class TestTheRecord:
    """The record is complete, chained, and shows every hand laid on it."""

    def test_a_published_page_has_its_whole_chain_behind_it(self, live: Any) -> None:
        published = Decision.objects.get(page_id=live.pk, act=Act.PUBLISHED)
        entries = Decision.objects.filter(chain=published.chain).order_by("number")

        assert record.chain_faults(entries, published.seal) == []
        assert list(record.faults_of("thanhdong")) == []

    def test_it_can_only_be_added_to(self, live: Any) -> None:
        entry = Decision.objects.filter(page_id=live.pk)[0]
        entry.reason = "khác"

        with pytest.raises(PermissionDenied):
            entry.save()
        with pytest.raises(PermissionDenied):
            entry.delete()
        with pytest.raises(PermissionDenied):
            Decision.objects.filter(pk=entry.pk).update(reason="khác")

    def test_revisions_may_go_and_the_record_stays(self, live: Any) -> None:
        live.revisions.exclude(pk=live.live_revision_id).delete()
        published = Decision.objects.get(page_id=live.pk, act=Act.PUBLISHED)
        entries = Decision.objects.filter(chain=published.chain).order_by("number")

        assert record.chain_faults(entries, published.seal) == []

    def test_who_supplied_it_is_written_down(
        self, news: Any, section: Any, staff: Any, portal: Any
    ) -> None:
        author = staff("author", "thanhdong")
        Membership.objects.filter(user=author).update(unit="Trung tâm Dịch vụ sự nghiệp công")
        page = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)

        chain.submit(page, by=author)

        assert Decision.objects.get(page_id=page.pk).unit == "Trung tâm Dịch vụ sự nghiệp công"


def test_the_portal_root_itself_is_nobodys_page(portal: Any, staff: Any) -> None:
    root = portal("thanhdong")

    allowed = [
        role
        for role in ("author", "editor", "approver", "admin")
        if root.permissions_for_user(staff(role, "thanhdong")).can_edit()
        or root.permissions_for_user(staff(role, "thanhdong")).can_add_subpage()
    ]

    assert allowed == []


class TestVerification:
    """`verify_decisions` finds every way in which the public could be shown something unapproved."""

    def test_all_is_well(self, live: Any) -> None:
        assert list(verification.faults()) == []

    def test_a_changed_entry_of_the_record_is_found(self, live: Any) -> None:
        with without_triggers():
            alter("UPDATE approval_decision SET reason = 'khác' WHERE number = 2")

        assert any("đã bị sửa" in fault for fault in verification.faults())

    def test_a_missing_entry_is_found(self, live: Any) -> None:
        with without_triggers():
            alter("DELETE FROM approval_decision WHERE number = 2")

        assert any("thiếu" in fault for fault in verification.faults())

    def test_a_record_that_was_cut_off_is_found(self, live: Any) -> None:
        with without_triggers():
            alter("DELETE FROM approval_decision WHERE number > 2")

        assert any("cắt ngắn" in fault for fault in verification.faults())

    def test_content_changed_behind_the_chain_is_found(self, live: Any) -> None:
        NewsPageModel.objects.filter(pk=live.pk).update(title="Lời khác")

        assert any("khác bản đã duyệt" in fault for fault in verification.faults())

    def test_a_revision_changed_after_its_approval_is_found(self, live: Any) -> None:
        revision = live.live_revision
        revision.content["title"] = "Lời khác"
        revision.save()

        assert any("bị sửa sau khi duyệt" in fault for fault in verification.faults())

    def test_the_database_itself_refuses_to_change_the_record(self, live: Any) -> None:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            alter("UPDATE approval_decision SET reason = 'khác'")


def test_cleaning_up_keeps_what_something_stands_on(live: Any, staff: Any, fresh: Any) -> None:
    author = staff("author", "thanhdong")
    for title in ("Một", "Hai"):
        page = fresh(live)
        page.title = title
        chain.edit(page, by=author)
        chain.submit(fresh(page), by=author)
        for role in ("editor", "approver"):
            chain.approve(fresh(page), by=staff(role, "thanhdong"))
    page = fresh(live)

    purged = purge_revisions(before=timezone.now())

    assert purged == 2
    assert fresh(live).live_revision_id == page.live_revision_id
    assert list(verification.faults()) == []
