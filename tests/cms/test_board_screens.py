"""The board's screens, as a browser without scripts sees them."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from backend.approval import chain, desk
from backend.approval.tasks import ChainTaskState
from backend.published import feed
from backend.published.models import Item, Receipt
from content_models.categories import Category


def decide(client: Any, page: Any, **answers: str) -> Any:
    return client.post(reverse("approval_decide", args=[page.pk]), answers)


def test_editor_and_approver_decide_on_one_screen_each(
    submitted: Any, staff: Any, logged_in: Any
) -> None:
    decide(logged_in(staff("editor", "thanhdong")), submitted, decision="approve")
    decide(logged_in(staff("approver", "thanhdong")), submitted, decision="approve")

    assert Item.objects.filter(page_id=submitted.pk).exists()


@pytest.mark.parametrize("role", ["author", "approver"])
def test_the_screen_is_closed_to_those_whose_step_it_is_not(
    submitted: Any, staff: Any, logged_in: Any, role: str
) -> None:
    answer = decide(logged_in(staff(role, "thanhdong")), submitted, decision="approve")

    assert answer.status_code in {302, 403}
    assert submitted.current_workflow_task_state.status == "in_progress"


def test_to_another_site_s_editor_the_screen_does_not_exist(
    submitted: Any, staff: Any, logged_in: Any
) -> None:
    answer = decide(logged_in(staff("editor", "hongbang")), submitted, decision="approve")

    assert answer.status_code == 404
    assert submitted.current_workflow_task_state.status == "in_progress"


def test_sending_back_needs_a_reason(submitted: Any, staff: Any, logged_in: Any) -> None:
    answer = decide(logged_in(staff("editor", "thanhdong")), submitted, decision="reject")

    assert "Hãy ghi lý do trả lại" in answer.content.decode()
    assert submitted.current_workflow_task_state.status == "in_progress"


def test_withdrawing_needs_a_reason(live: Any, staff: Any, logged_in: Any) -> None:
    address = reverse("wagtailadmin_pages:unpublish", args=[live.pk])

    answer = logged_in(staff("approver", "thanhdong")).post(address, {"reason": ""})

    assert "Hãy ghi lý do" in answer.content.decode()
    assert Item.objects.filter(page_id=live.pk).exists()


def test_an_approver_withdraws_from_wagtails_own_address(
    live: Any, staff: Any, logged_in: Any
) -> None:
    address = reverse("wagtailadmin_pages:unpublish", args=[live.pk])

    logged_in(staff("approver", "thanhdong")).post(address, {"reason": "Sai số liệu"})

    assert not Item.objects.filter(page_id=live.pk).exists()


def test_nothing_is_published_in_bulk(submitted: Any, admin_user: Any, logged_in: Any) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    logged_in(admin_user).post(f"{address}?id={submitted.pk}")

    assert not Item.objects.filter(page_id=submitted.pk).exists()


def test_the_dashboard_says_what_waits_and_what_is_live_and_since_when(
    live: Any, staff: Any, logged_in: Any
) -> None:
    client = logged_in(staff("approver", "thanhdong"))
    waiting = client.get(reverse("wagtailadmin_home")).content.decode()
    Receipt.objects.create(
        publisher="thử", cursor=feed.end().sequence, kind="incremental", artifacts=1, milliseconds=9
    )

    receipted = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Đang chờ xuất bản" in waiting
    assert "Khai trương phố đi bộ" in receipted
    assert " ms" in receipted


def test_a_form_sent_while_logged_in_publishes_nothing_by_itself(
    section: Any, staff: Any, logged_in: Any
) -> None:
    parent = section(Category.NEWS_EVENTS)
    address = reverse("wagtailadmin_pages:add", args=["content_models", "newspage", parent.pk])
    form = {
        "title": "Tin tự đăng",
        "slug": "tin-tu-dang",
        "event_at": "20/11/2026 08:00",
        "scope": "local",
        "author_name": "Tổ Thư ký",
        "body-count": "0",
        "corrections-count": 0,
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
    }

    logged_in(staff("approver", "thanhdong")).post(address, form)
    logged_in(staff("editor", "thanhdong")).post(address, form)

    assert not Item.objects.filter(title="Tin tự đăng").exists()


@pytest.mark.parametrize("rows_of", [desk.on_their_way_from, desk.overdue_on_sites_of])
def test_a_desk_costs_the_same_however_much_lies_on_it(
    submitted: Any, news: Any, section: Any, staff: Any, rows_of: Any
) -> None:
    is_the_author_s = rows_of is desk.on_their_way_from
    person = submitted.owner if is_the_author_s else staff("editor", "thanhdong")

    def cost() -> tuple[int, int]:
        ChainTaskState.objects.update(due_at=timezone.now() - timedelta(hours=1))
        with CaptureQueriesContext(connection) as queries:
            rows = rows_of(person)
        return len(rows), len(queries)

    before = cost()
    for number in range(3):
        page = news(title=f"Tin thứ {number}")
        chain.draft(page, under=section(Category.NEWS_EVENTS), by=submitted.owner)
        chain.submit(page, by=submitted.owner)

    assert cost() == (before[0] + 3, before[1])
    assert before[0] == 1
