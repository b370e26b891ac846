"""The admin's screens of previews, as a browser without scripts sees them."""

import re
from typing import Any

import pytest
from django.urls import reverse

from backend.approval import chain
from backend.previews import addresses, links, opening, tokens
from backend.previews.models import PreviewLink
from content_models.categories import Category
from content_models.navigation import HomePage, SectionPage

PORTAL = "http://thanhdong.haiphong.localhost:8080/xem-truoc/"


@pytest.fixture
def author(staff: Any) -> Any:
    return staff("author", "thanhdong")


@pytest.fixture
def draft(news: Any, section: Any, author: Any) -> Any:
    return chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)


@pytest.fixture
def desk(logged_in: Any, author: Any) -> Any:
    """The author's browser."""
    return logged_in(author)


def shown(answer: Any) -> opening.Opened:
    """Return what a redirect to a portal would show there."""
    assert answer.status_code == 302
    assert answer["Location"].startswith(PORTAL)
    return opening.open_token(answer["Location"].removeprefix(PORTAL).strip("/"))


ROADS = {
    "our own": lambda page, revision: reverse("preview_draft", args=[page.pk]),
    "our own, of a revision": lambda page, revision: reverse(
        "preview_revision", args=[page.pk, revision]
    ),
    "Wagtail's draft": lambda page, revision: reverse(
        "wagtailadmin_pages:view_draft", args=[page.pk]
    ),
    "Wagtail's revision": lambda page, revision: reverse(
        "wagtailadmin_pages:revisions_view", args=[page.pk, revision]
    ),
    "Wagtail's workflow": lambda page, revision: reverse(
        "wagtailadmin_pages:workflow_preview", args=[page.pk, page.get_workflow().tasks.first().pk]
    ),
}


@pytest.mark.parametrize("road", ROADS)
def test_every_road_to_a_preview_leads_to_the_page_s_own_portal(
    draft: Any, desk: Any, road: str
) -> None:
    answer = desk.get(ROADS[road](draft, draft.latest_revision_id))

    assert shown(answer).page == draft
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize(("role", "site"), [("editor", "hongbang"), ("answers", "thanhdong")])
def test_every_road_is_closed_to_those_who_may_not_see_the_draft(
    draft: Any, staff: Any, logged_in: Any, road: str, role: str, site: str
) -> None:
    address = ROADS[road](draft, draft.latest_revision_id)

    answer = logged_in(staff(role, site)).get(address)

    assert answer.status_code in {302, 403, 404}
    assert PORTAL not in answer.get("Location", "")


@pytest.mark.parametrize("road", ROADS)
def test_who_is_not_logged_in_is_asked_to_log_in(draft: Any, client: Any, road: str) -> None:
    answer = client.get(ROADS[road](draft, draft.latest_revision_id))

    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", ["city-board", "auditor"])
def test_who_supervises_the_system_looks_at_drafts_and_shares_none(
    draft: Any, staff: Any, logged_in: Any, role: str
) -> None:
    client = logged_in(staff(role))

    looked = client.get(reverse("preview_draft", args=[draft.pk]))
    shared = client.post(reverse("preview_share", args=[draft.pk]), {"days": "7"})

    assert shown(looked).page == draft
    assert shared.status_code in {302, 403}
    assert not PreviewLink.objects.exists()


def test_an_older_revision_is_shown_as_it_was(draft: Any, author: Any, desk: Any) -> None:
    older = draft.latest_revision_id
    chain.edit(draft, by=author)

    newest = shown(desk.get(reverse("preview_draft", args=[draft.pk])))
    asked = shown(desk.get(reverse("preview_revision", args=[draft.pk, older])))

    assert (newest.revision.pk, asked.revision.pk) == (draft.latest_revision_id, older)


def test_another_page_s_revision_is_not_shown(
    draft: Any, news: Any, section: Any, author: Any, desk: Any
) -> None:
    other = chain.draft(news(title="Tin khác"), under=section(Category.NEWS_EVENTS), by=author)

    answer = desk.get(reverse("preview_revision", args=[draft.pk, other.latest_revision_id]))

    assert answer.status_code == 404


def test_a_page_nobody_has_drafted_is_shown_as_it_is(city: None, admin_client: Any) -> None:
    home = HomePage.objects.get(locale__language_code="vi", url_path__contains="thanhdong")

    answer = admin_client.get(reverse("preview_draft", args=[home.pk]))

    assert answer["Location"] == "http://thanhdong.haiphong.localhost:8080/"


@pytest.mark.parametrize("model", [HomePage, SectionPage])
def test_home_and_section_pages_are_shown_too(city: None, admin_client: Any, model: Any) -> None:
    pages = model.objects.filter(locale__language_code="vi", url_path__contains="thanhdong")
    page = pages.first()
    page.title = "Tên đang sửa"
    page.save_revision()

    answer = admin_client.get(reverse("preview_draft", args=[page.pk]))

    assert shown(answer).revision.as_object().title == "Tên đang sửa"


def test_wagtail_s_own_preview_is_shut(draft: Any, desk: Any) -> None:
    own = reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk])
    form = {
        "title": draft.title,
        "slug": draft.slug,
        "event_at": "20/11/2026 08:00",
        "scope": "local",
        "author_name": "Tổ Thư ký",
        "body-count": "0",
        "corrections-count": 0,
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }

    kept = desk.post(own, form)
    shown_in_the_panel = desk.get(own)
    edit = desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()

    assert kept.json()["is_valid"]
    assert shown_in_the_panel.status_code in {302, 403}
    assert 'data-controller="w-preview"' not in edit


# Where it is offered


def hrefs(answer: Any) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', answer.content.decode()))


def test_the_page_s_form_offers_preview_and_sharing(draft: Any, desk: Any) -> None:
    form = desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))

    assert {f"/admin/previews/{draft.pk}/", f"/admin/previews/{draft.pk}/share/"} <= hrefs(form)


def test_lists_and_history_offer_the_preview(draft: Any, desk: Any) -> None:
    listing = desk.get(reverse("wagtailadmin_explore", args=[draft.get_parent().pk]))
    history = desk.get(reverse("wagtailadmin_pages:history", args=[draft.pk]))

    assert f"/admin/previews/{draft.pk}/" in hrefs(listing)
    of_a_revision = f"/admin/previews/{draft.pk}/revisions/{draft.latest_revision_id}/"
    assert of_a_revision in hrefs(history)


def test_whoever_decides_is_offered_the_preview(
    draft: Any, author: Any, staff: Any, logged_in: Any
) -> None:
    chain.submit(draft, by=author)

    screen = logged_in(staff("editor", "thanhdong")).get(
        reverse("approval_decide", args=[draft.pk])
    )

    assert f"/admin/previews/{draft.pk}/" in hrefs(screen)


def test_what_no_portal_shows_is_neither_looked_at_nor_shared(
    portal: Any, admin_user: Any, admin_client: Any
) -> None:
    root = portal("thanhdong")
    root.save_revision(user=admin_user)

    answers = [
        admin_client.get(reverse("preview_draft", args=[root.pk])),
        admin_client.post(reverse("preview_share", args=[root.pk]), {"days": "7"}),
    ]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not [answer for answer in answers if PORTAL in answer.get("Location", "")]
    assert not PreviewLink.objects.exists()


def test_nothing_is_offered_where_there_is_no_draft(portal: Any, admin_client: Any) -> None:
    root = portal("thanhdong")

    listing = admin_client.get(reverse("wagtailadmin_explore", args=[root.pk]))

    assert not [link for link in hrefs(listing) if link.startswith("/admin/previews/")]


# Sharing


@pytest.fixture
def share(draft: Any, desk: Any) -> Any:
    """Send the form of the sharing screen; return the screen that follows."""

    def send(**form: str) -> Any:
        return desk.post(reverse("preview_share", args=[draft.pk]), form, follow=True)

    return send


def test_sharing_shows_a_link_to_copy(share: Any, draft: Any) -> None:
    page = share(days="3", recipient="Bà Hà").content.decode()

    link = PreviewLink.objects.get()
    assert addresses.shared_address(link) in page
    assert "Bà Hà" in page
    assert (link.expires_at - link.made_at).days == 3
    assert not link.shows_remarks


def test_the_newest_link_comes_first(share: Any) -> None:
    share(days="3", recipient="Ông Tâm")

    page = share(days="3", recipient="Bà Hà").content.decode()

    assert page.index("Bà Hà") < page.index("Ông Tâm")


@pytest.mark.parametrize("days", ["", "0", "365", "mai"])
def test_a_link_s_life_is_one_of_those_offered(share: Any, days: str) -> None:
    page = share(days=days).content.decode()

    assert "w-field__errors" in page
    assert not PreviewLink.objects.exists()


def test_a_link_that_is_over_is_listed_without_its_address(
    share: Any, draft: Any, author: Any, desk: Any
) -> None:
    share(days="3", recipient="Bà Hà")
    link = PreviewLink.objects.get()
    address = addresses.shared_address(link)

    answer = desk.post(reverse("preview_revoke", args=[draft.pk, link.pk]), follow=True)

    page = answer.content.decode()
    assert "Đã thu hồi" in page
    assert address not in page
    with pytest.raises(tokens.PreviewOver):
        opening.open_token(address.removeprefix(PORTAL).strip("/"))


def test_revoking_is_asked_for_and_never_followed_as_a_link(
    share: Any, draft: Any, desk: Any
) -> None:
    share(days="3")
    link = PreviewLink.objects.get()

    answer = desk.get(reverse("preview_revoke", args=[draft.pk, link.pk]))

    assert answer.status_code == 405
    assert PreviewLink.objects.get().revoked_at is None


def test_one_page_s_screen_revokes_no_other_page_s_link(
    draft: Any, news: Any, section: Any, author: Any, desk: Any
) -> None:
    other = chain.draft(news(title="Tin khác"), under=section(Category.NEWS_EVENTS), by=author)
    link = links.share(other, by=author)

    answer = desk.post(reverse("preview_revoke", args=[draft.pk, link.pk]))

    assert answer.status_code == 404
    assert PreviewLink.objects.get().revoked_at is None


@pytest.mark.parametrize(("role", "site"), [("editor", "hongbang"), ("answers", "thanhdong")])
def test_the_screen_is_closed_to_those_who_may_not_share(
    draft: Any, author: Any, staff: Any, logged_in: Any, role: str, site: str
) -> None:
    link = links.share(draft, by=author)
    client = logged_in(staff(role, site))

    answers = [
        client.get(reverse("preview_share", args=[draft.pk])),
        client.post(reverse("preview_share", args=[draft.pk]), {"days": "3"}),
        client.post(reverse("preview_revoke", args=[draft.pk, link.pk])),
    ]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert draft.title not in "".join(answer.content.decode() for answer in answers)
    assert PreviewLink.objects.get().revoked_at is None


def test_the_screen_shows_what_guests_and_staff_said(
    share: Any, draft: Any, author: Any, desk: Any
) -> None:
    share(days="3", recipient="Hội Phụ nữ")
    link = PreviewLink.objects.get()
    found = opening.open_token(addresses.shared_address(link).removeprefix(PORTAL).strip("/"))
    opening.say(found, name="Bà Hà", text="Sai tên phố <b>đi bộ</b>")
    chain.remark(draft, text="Đã sửa", by=author)

    page = desk.get(reverse("preview_share", args=[draft.pk])).content.decode()

    assert "Bà Hà" in page
    assert "qua liên kết gửi Hội Phụ nữ" in page
    assert "Sai tên phố &lt;b&gt;đi bộ&lt;/b&gt;" in page
    assert "Đã sửa" in page
