"""The chain: author, editor, approver; nothing is public before its end, and nobody goes round it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from backend.approval import chain
from backend.published.models import Item
from content_models.categories import Category
from content_models.officials import OfficialPage


def test_an_approved_page_is_public_after_the_last_step_and_not_before(
    submitted: Any, staff: Any, fresh: Any
) -> None:
    chain.approve(fresh(submitted), by=staff("editor", "thanhdong"))
    before = Item.objects.filter(page_id=submitted.pk).exists()

    chain.approve(fresh(submitted), by=staff("approver", "thanhdong"))

    assert not before
    assert Item.objects.get(page_id=submitted.pk).path == (
        "/tin-tuc-su-kien/khai-truong-pho-di-bo/"
    )


@pytest.mark.parametrize(
    ("role", "site"),
    [
        ("author", "thanhdong"),
        ("approver", "thanhdong"),
        ("editor", "hongbang"),
        ("admin", "thanhdong"),
    ],
)
def test_the_editing_step_is_for_editors_of_the_site_alone(
    submitted: Any, staff: Any, fresh: Any, role: str, site: str
) -> None:
    with pytest.raises(PermissionDenied):
        chain.approve(fresh(submitted), by=staff(role, site))


def test_a_superuser_has_no_implicit_approval(submitted: Any, admin_user: Any, fresh: Any) -> None:
    with pytest.raises(PermissionDenied):
        chain.approve(fresh(submitted), by=admin_user)


def test_nobody_approves_what_they_wrote(news: Any, section: Any, staff: Any, fresh: Any) -> None:
    author = staff("author", "thanhdong")
    staff("approver", "thanhdong")
    author = type(author).objects.get(pk=author.pk)
    page = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)
    chain.approve(fresh(page), by=staff("editor", "thanhdong"))
    portal = page.get_ancestors().get(depth=2).specific
    author.memberships.create(portal=portal, role="approver", title="head")

    with pytest.raises(PermissionDenied):
        chain.approve(fresh(page), by=author)


def test_a_rejected_page_comes_back_with_its_reason(submitted: Any, staff: Any, fresh: Any) -> None:
    chain.reject(fresh(submitted), by=staff("editor", "thanhdong"), reason="Thiếu nguồn tin")

    state = fresh(submitted).current_workflow_state
    assert state.status == "needs_changes"
    assert state.current_task_state.comment == "Thiếu nguồn tin"


def test_a_rejection_without_a_reason_is_refused(submitted: Any, staff: Any, fresh: Any) -> None:
    with pytest.raises(ValidationError, match="lý do"):
        chain.reject(fresh(submitted), by=staff("editor", "thanhdong"), reason=" ")


def test_what_changed_after_it_was_sent_cannot_be_approved_unseen(
    submitted: Any, staff: Any, fresh: Any
) -> None:
    editor = staff("editor", "thanhdong")
    chain.approve(fresh(submitted), by=editor)
    changed = fresh(submitted)
    changed.title = "Nội dung khác"
    changed.save_revision(user=editor)

    with pytest.raises(chain.ChangedMeanwhile):
        chain.approve(fresh(submitted), by=staff("approver", "thanhdong"))

    assert fresh(submitted).current_workflow_task.step_name == "editor"
    assert not fresh(submitted).live


def test_a_withdrawn_page_is_gone_and_its_reason_on_record(live: Any, staff: Any) -> None:
    chain.withdraw(live, by=staff("approver", "thanhdong"), reason="Sai số liệu")

    assert not Item.objects.filter(page_id=live.pk).exists()
    entry = PageLogEntry.objects.filter(page=live.pk, action="wagtail.unpublish").get()
    assert entry.data["reason"] == "Sai số liệu"


@pytest.mark.parametrize("role", ["author", "editor", "admin"])
def test_only_an_approver_of_the_site_withdraws(live: Any, staff: Any, role: str) -> None:
    with pytest.raises(PermissionDenied):
        chain.withdraw(live, by=staff(role, "thanhdong"), reason="Không cần nữa")


@pytest.mark.parametrize("role", ["author", "editor", "approver", "admin"])
def test_no_role_may_publish_directly(live: Any, staff: Any, role: str) -> None:
    permissions = live.permissions_for_user(staff(role, "thanhdong"))

    assert not permissions.can_publish()
    assert (
        not live.get_parent().permissions_for_user(staff(role, "thanhdong")).can_publish_subpage()
    )


def test_a_second_round_publishes_the_corrected_text(live: Any, staff: Any, fresh: Any) -> None:
    author = staff("author", "thanhdong")
    live.title = "Khai trương phố đi bộ (đính chính)"
    chain.edit(live, by=author)
    chain.submit(fresh(live), by=author)
    chain.approve(fresh(live), by=staff("editor", "thanhdong"))
    chain.approve(fresh(live), by=staff("approver", "thanhdong"))

    assert Item.objects.get(page_id=live.pk).title == "Khai trương phố đi bộ (đính chính)"


def test_a_page_that_lacks_something_is_not_sent(section: Any, staff: Any) -> None:
    author = staff("author", "haiphong")
    leader = OfficialPage(
        title="Chủ tịch",
        job_title="Chủ tịch",
        author_name="Văn phòng",
        category=Category.LEADERS,
    )
    chain.draft(leader, under=section(Category.LEADERS, "haiphong"), by=author)

    with pytest.raises(ValidationError) as refusal:
        chain.submit(leader, by=author)

    assert "short_biography" in refusal.value.message_dict
