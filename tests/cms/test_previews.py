"""Sharing drafts: who may let whom see what, until when, and what it takes to stop it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from backend.accounts.models import Membership, Suspension
from backend.approval import chain
from backend.approval.models import Remark
from backend.notices.models import Notice
from backend.previews import addresses, drafts, links, opening
from backend.previews.models import PreviewLink
from backend.previews.opening import TooManyRemarks
from backend.previews.tokens import PreviewOver, UnknownPreview
from backend.published.models import Item
from content_models.categories import Category
from content_models.navigation import HomePage
from content_models.site_settings import PortalSettings


@pytest.fixture
def author(staff: Any) -> Any:
    return staff("author", "thanhdong")


@pytest.fixture
def draft(news: Any, section: Any, author: Any) -> Any:
    """A draft of the ward's news that nobody has sent up yet."""
    return chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)


@pytest.fixture
def link(draft: Any, author: Any) -> PreviewLink:
    return links.share(draft, by=author, recipient="Bà Hà, Hội Phụ nữ")


def token_at(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[1]


def opened(link: PreviewLink) -> opening.Opened:
    return opening.open_token(token_at(addresses.shared_address(link)))


def composed(link: PreviewLink) -> Any:
    found = opened(link)
    return drafts.compose(found.page, found.revision).shape


# Who may share


@pytest.mark.parametrize("role", ["author", "editor", "approver", "admin"])
def test_whoever_may_edit_a_page_shares_it(draft: Any, staff: Any, role: str) -> None:
    link = links.share(draft, by=staff(role, "thanhdong"))

    assert opened(link).page == draft


def test_a_reviewer_shares_what_waits_for_them_and_nothing_else(
    news: Any, section: Any, author: Any, staff: Any, fresh: Any
) -> None:
    reviewer = staff("reviewer", "thanhdong", unit="party-building")
    topic = {"topics": ["propaganda"]}
    page = chain.draft(news(**topic), under=section(Category.NEWS_EVENTS), by=author)
    with pytest.raises(PermissionDenied):
        links.share(page, by=reviewer)
    chain.submit(page, by=author)
    chain.approve(fresh(page), by=staff("editor", "thanhdong"))

    waits_for_them = fresh(page).current_workflow_task.specific.may_review(fresh(page), reviewer)

    assert waits_for_them
    assert links.share(fresh(page), by=reviewer).pk


@pytest.mark.parametrize(
    ("role", "site"),
    [("editor", "hongbang"), ("admin", "haiphong"), ("answers", "thanhdong"), ("city-board", "")],
)
def test_nobody_else_shares_a_draft(draft: Any, staff: Any, role: str, site: str) -> None:
    with pytest.raises(PermissionDenied):
        links.share(draft, by=staff(role, site))

    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("days", [0, 31, -1])
def test_a_link_lives_at_least_a_day_and_at_most_a_month(
    draft: Any, author: Any, days: int
) -> None:
    with pytest.raises(ValidationError, match="từ 1 đến 30 ngày"):
        links.share(draft, by=author, days=days)


def test_a_page_nobody_has_drafted_cannot_be_shared(city: None, admin_user: Any) -> None:
    home = HomePage.objects.first()

    with pytest.raises(ValidationError, match="chưa có bản nháp"):
        links.share(home, by=admin_user)


# What a link shows


def test_a_link_leads_to_the_page_s_own_portal(link: PreviewLink) -> None:
    address = addresses.shared_address(link)

    assert address.startswith("http://thanhdong.haiphong.localhost:8080/xem-truoc/")


def test_a_link_shows_what_would_be_published(link: PreviewLink, draft: Any, author: Any) -> None:
    shape = composed(link)

    assert (shape.title, shape.site, shape.locale) == (draft.title, "thanhdong", "vi")
    assert shape.path == "/tin-tuc-su-kien/khai-truong-pho-di-bo/"
    assert not Item.objects.filter(page_id=draft.pk).exists()


def test_a_link_keeps_showing_its_revision_and_says_that_there_is_a_newer_one(
    link: PreviewLink, draft: Any, author: Any
) -> None:
    before = opened(link).is_newest
    draft.title = "Đã đổi tên"
    chain.edit(draft, by=author)

    assert (before, opened(link).is_newest) == (True, False)
    assert composed(link).title == "Khai trương phố đi bộ"


def test_autosave_never_writes_over_what_was_shared(
    link: PreviewLink, draft: Any, author: Any, fresh: Any
) -> None:
    page = fresh(draft)
    page.title = "Gõ tiếp sau khi chia sẻ"

    saved = page.save_revision(user=author, overwrite_revision=page.latest_revision)

    assert saved.pk != link.revision
    assert composed(link).title == "Khai trương phố đi bộ"


def test_autosave_still_writes_over_what_nobody_was_shown(
    draft: Any, author: Any, fresh: Any
) -> None:
    page = fresh(draft)

    saved = page.save_revision(user=author, overwrite_revision=page.latest_revision)

    assert saved.pk == page.latest_revision_id


def test_a_link_says_when_its_revision_is_public(
    link: PreviewLink, draft: Any, author: Any, staff: Any, fresh: Any
) -> None:
    before = opened(link).is_published
    chain.submit(draft, by=author)
    chain.approve(fresh(draft), by=staff("editor", "thanhdong"))
    chain.approve(fresh(draft), by=staff("approver", "thanhdong"))

    assert (before, opened(link).is_published) == (False, True)


def test_the_same_draft_says_the_same_twice(link: PreviewLink) -> None:
    assert composed(link) == composed(link)


def test_a_planned_draft_is_dated_as_it_is_planned(news: Any, section: Any, author: Any) -> None:
    hour = timezone.now().replace(microsecond=0) + timedelta(days=3)
    page = chain.draft(news(go_live_at=hour), under=section(Category.NEWS_EVENTS), by=author)

    shape = composed(links.share(page, by=author))

    assert (shape.published_at, shape.updated_at) == (hour, hour)


# What stops a link


def test_a_revoked_link_is_over_at_once(link: PreviewLink, staff: Any) -> None:
    links.revoke(link, by=staff("editor", "thanhdong"))

    with pytest.raises(PreviewOver):
        opened(link)


def test_revoking_again_changes_nothing(link: PreviewLink, author: Any, staff: Any) -> None:
    links.revoke(link, by=author)
    at = link.revoked_at

    links.revoke(link, by=staff("editor", "thanhdong"))

    link.refresh_from_db()
    assert (link.revoked_at, link.revoked_by) == (at, author)


def test_strangers_revoke_nothing(link: PreviewLink, staff: Any) -> None:
    with pytest.raises(PermissionDenied):
        links.revoke(link, by=staff("editor", "hongbang"))

    assert opened(link).page == link.page


def test_a_link_is_over_when_its_time_is(link: PreviewLink) -> None:
    token = token_at(addresses.shared_address(link))
    earlier = timezone.now() - timedelta(minutes=1)
    PreviewLink.objects.update(made_at=earlier - timedelta(days=7), expires_at=earlier)
    link.refresh_from_db()

    with pytest.raises(PreviewOver):
        opening.open_token(token)
    with pytest.raises(PreviewOver):
        opened(link)


def test_who_leaves_the_site_leaves_no_open_links(link: PreviewLink, author: Any) -> None:
    Membership.objects.filter(user=author).update(ended_at=timezone.now())

    with pytest.raises(PreviewOver):
        opened(link)


def test_who_is_suspended_leaves_no_open_links(
    link: PreviewLink, author: Any, admin_user: Any
) -> None:
    Suspension.objects.create(user=author, reason="Lộ mật khẩu", by=admin_user)

    with pytest.raises(PreviewOver):
        opened(link)


def test_a_deleted_page_s_link_leads_nowhere(link: PreviewLink, draft: Any, author: Any) -> None:
    token = token_at(addresses.shared_address(link))
    chain.delete(draft, by=author, reason="Trùng bài")

    with pytest.raises(UnknownPreview):
        opening.open_token(token)


def test_a_link_of_a_site_that_changed_its_key_leads_nowhere(link: PreviewLink) -> None:
    token = token_at(addresses.shared_address(link))
    PortalSettings.objects.filter(key="thanhdong").update(key="thanhdong2")

    with pytest.raises(UnknownPreview):
        opening.open_token(token)


# One's own look


def test_one_s_own_look_lasts_minutes_and_follows_one_s_rights(draft: Any, author: Any) -> None:
    token = token_at(addresses.own_address(draft, draft.latest_revision_id, by=author))
    before = opening.open_token(token)
    Membership.objects.filter(user=author).update(ended_at=timezone.now())

    assert before.link is None
    assert before.claim.expires_at - timezone.now() <= timedelta(minutes=15)
    with pytest.raises(PreviewOver):
        opening.open_token(token)


def test_nothing_is_said_through_one_s_own_look(draft: Any, author: Any) -> None:
    token = token_at(addresses.own_address(draft, draft.latest_revision_id, by=author))

    with pytest.raises(PermissionDenied):
        opening.say(opening.open_token(token), name="Ai đó", text="Hay")


# What is said


def test_a_guest_s_remark_reaches_the_authors_and_whoever_is_at_it(
    link: PreviewLink, draft: Any, author: Any, staff: Any
) -> None:
    editor = staff("editor", "thanhdong")
    chain.submit(draft, by=author)
    Notice.objects.all().delete()

    opening.say(opened(link), name=" Bà Hà ", text="Sai tên phố\n")

    said = Remark.objects.get()
    assert (said.guest, said.text, said.revision) == ("Bà Hà", "Sai tên phố", link.revision)
    assert {notice.user for notice in Notice.objects.all()} == {author, editor}
    notice = Notice.objects.filter(user=author).get()
    assert "Bà Hà góp ý" in notice.subject
    assert notice.path == f"/admin/previews/{draft.pk}/share/"


def test_a_remark_is_about_the_revision_that_was_seen(
    link: PreviewLink, draft: Any, author: Any
) -> None:
    chain.edit(draft, by=author)

    assert opening.say(opened(link), name="Bà Hà", text="Hay").revision == link.revision


@pytest.mark.parametrize(
    ("name", "text"), [("", "Hay"), (" ", "Hay"), ("Hà", "\n "), ("x" * 121, "Hay")]
)
def test_a_remark_needs_a_name_and_words(link: PreviewLink, name: str, text: str) -> None:
    with pytest.raises(ValidationError):
        opening.say(opened(link), name=name, text=text)

    assert not Remark.objects.exists()


def test_a_remark_is_kept_composed(link: PreviewLink) -> None:
    said = opening.say(opened(link), name="Hà", text="Tiếng Việt")

    assert (said.guest, said.text) == ("Hà", "Tiếng Việt")


def test_a_flood_of_remarks_is_stopped_per_link(link: PreviewLink, draft: Any, author: Any) -> None:
    for number in range(opening.REMARKS_AT_ONCE):
        opening.say(opened(link), name="Hà", text=f"Ý kiến {number}")

    with pytest.raises(TooManyRemarks):
        opening.say(opened(link), name="Hà", text="Một ý nữa")
    assert opening.say(opened(links.share(draft, by=author)), name="Tâm", text="Hay").pk


def test_a_guest_reads_what_was_said_through_their_own_link(
    link: PreviewLink, draft: Any, author: Any
) -> None:
    other = links.share(draft, by=author)
    chain.remark(draft, text="Nội bộ: chưa xin ý kiến", by=author)
    opening.say(opened(other), name="Ông Tâm", text="Qua liên kết khác")
    opening.say(opened(link), name="Bà Hà", text="Qua liên kết này")

    assert [said.text for said in opening.remarks(opened(link))] == ["Qua liên kết này"]


def test_a_link_may_open_the_whole_discussion(draft: Any, author: Any) -> None:
    link = links.share(draft, by=author, shows_remarks=True)
    chain.remark(draft, text="Cần thêm nguồn", by=author)
    opening.say(opened(link), name="Bà Hà", text="Đồng ý")

    assert [said.text for said in opening.remarks(opened(link))] == ["Cần thêm nguồn", "Đồng ý"]


def test_a_guest_approves_nothing(link: PreviewLink, draft: Any, author: Any, fresh: Any) -> None:
    chain.submit(draft, by=author)
    step = fresh(draft).current_workflow_task

    opening.say(opened(link), name="Trưởng ban", text="Duyệt!")

    assert fresh(draft).current_workflow_task == step
    assert not fresh(draft).live
