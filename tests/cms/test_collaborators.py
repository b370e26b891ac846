"""Collaborators (HP11-9.4-3, HP25-12.3): they write and send up, and see nothing but what they wrote."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection, Page, PageLogEntry

from backend.accounts import references
from backend.accounts import staff as people
from backend.accounts.asking import asked_by
from backend.accounts.models import Membership
from backend.accounts.rights import assign
from backend.accounts.roles import Affiliation, Role
from backend.accounts.scope import may_see
from backend.approval import chain
from content_models.categories import Category
from content_models.legal_guidance import LegalGuidancePage
from content_models.media import PortalImage
from content_models.navigation import SectionPage

pytestmark = pytest.mark.django_db

LISTS = (
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:search",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_home",
)


@pytest.fixture
def collaborator(staff: Any) -> Any:
    """Somebody who writes for the ward from outside."""
    return staff("collaborator", "thanhdong")


@pytest.fixture
def mine(news: Any, section: Any, collaborator: Any) -> Any:
    """The collaborator's own draft."""
    below = section(Category.NEWS_EVENTS)
    return chain.draft(news(title="Bài của cộng tác viên"), under=below, by=collaborator)


@pytest.fixture
def theirs(news: Any, section: Any, staff: Any) -> Any:
    """A draft of the ward's own author."""
    below = section(Category.NEWS_EVENTS)
    return chain.draft(news(title="Bản nháp nội bộ"), under=below, by=staff("author", "thanhdong"))


def test_a_collaborator_s_draft_goes_up_the_chain(
    mine: Any, collaborator: Any, staff: Any, fresh: Any
) -> None:
    chain.submit(mine, by=collaborator)
    chain.approve(fresh(mine), by=staff("editor", "thanhdong"))
    with pytest.raises(PermissionDenied):
        chain.approve(fresh(mine), by=collaborator)
    chain.approve(fresh(mine), by=staff("approver", "thanhdong"))

    assert fresh(mine).live


def test_only_open_categories_take_what_a_collaborator_writes(
    section: Any, collaborator: Any
) -> None:
    guidance = LegalGuidancePage(title="Luật mới", author_name="CTV")
    below = section(Category.LEGAL_DISSEMINATION)

    with pytest.raises(PermissionDenied):
        chain.draft(guidance, under=below, by=collaborator)
    new, news = SectionPage(title="Mục mới", category="news-events"), section(Category.NEWS_EVENTS)
    with pytest.raises(PermissionDenied):
        chain.draft(new, under=news, by=collaborator)


def test_a_draft_is_not_moved_to_where_it_could_not_be_begun(
    section: Any, collaborator: Any, mine: Any
) -> None:
    closed = section(Category.LEGAL_DISSEMINATION)
    with pytest.raises(PermissionDenied):
        chain.move(mine, target=closed, by=collaborator, reason="Đổi mục")


def test_a_collaborator_makes_no_section_on_the_screen_either(
    section: Any, collaborator: Any, logged_in: Any
) -> None:
    below = section(Category.NEWS_EVENTS)
    address = reverse("wagtailadmin_pages:add", args=["content_models", "sectionpage", below.pk])

    answer = logged_in(collaborator).get(address)

    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_their_own_and_nobody_else_s(
    mine: Any, theirs: Any, collaborator: Any, logged_in: Any, name: str
) -> None:
    for page in (mine, theirs):
        PageLogEntry.objects.log_action(page, "wagtail.edit", user=page.owner)

    said = logged_in(collaborator).get(reverse(name), {"q": "b"}).content.decode()

    assert "Bản nháp nội bộ" not in said


def test_the_tree_shows_sections_and_one_s_own(
    mine: Any, theirs: Any, collaborator: Any, logged_in: Any
) -> None:
    browser = logged_in(collaborator)
    below = mine.get_parent()
    explored = browser.get(reverse("wagtailadmin_explore", args=[below.pk])).content.decode()
    listed = browser.get(reverse("wagtailadmin_api:pages:listing"), {"child_of": below.pk})

    assert mine.title in explored
    assert theirs.title not in explored
    assert [each["title"] for each in listed.json()["items"]] == [mine.title]


@pytest.mark.parametrize(
    "name",
    ["edit", "history", "view_draft", "usage", "copy", "lock", "preview_on_edit"],
)
def test_another_s_draft_is_not_there(
    theirs: Any, collaborator: Any, logged_in: Any, name: str
) -> None:
    address = reverse(f"wagtailadmin_pages:{name}", args=[theirs.pk])

    assert logged_in(collaborator).get(address).status_code == 404


def test_a_section_is_not_copied_with_what_stands_in_it(
    theirs: Any, section: Any, collaborator: Any
) -> None:
    allowed = section(Category.NEWS_EVENTS).permissions_for_user(collaborator)

    assert not allowed.can_copy()
    assert not allowed.can_edit()


def test_pictures_of_others_are_hidden_and_cannot_be_named(
    mine: Any, collaborator: Any, logged_in: Any
) -> None:
    hidden, own = a_picture("hidden"), a_picture("own", uploaded_by_user=collaborator)
    browser = logged_in(collaborator)

    assert not may_see(collaborator, hidden)
    assert may_see(collaborator, own)
    chosen = reverse("wagtailimages_chooser:chosen", args=[hidden.pk])
    assert browser.get(chosen).status_code == 404
    assert refused_fields(mine, hidden, collaborator) == {"image"}
    assert refused_fields(mine, own, collaborator) == set()


def a_picture(title: str, **fields: Any) -> PortalImage:
    """Put a picture into the ward's collection."""
    stream = BytesIO()
    Pillow.new("RGB", (60, 40), "teal").save(stream, "PNG")
    image: PortalImage = PortalImage.objects.create(
        title=title,
        description=title,
        file=ContentFile(stream.getvalue(), f"{title}.png"),
        collection=Collection.objects.get(name="thanhdong"),
        **fields,
    )
    return image


def refused_fields(page: Any, image: PortalImage, user: Any) -> set[str]:
    """Return which fields the collaborator's form of a page refuses with a picture in it."""
    page.image = image
    with asked_by(user):
        return references.hidden_fields(page, user)


def test_who_also_edits_sees_the_whole_site(staff: Any, portal: Any, theirs: Any) -> None:
    editor = staff("editor", "thanhdong")
    assign(
        user=editor,
        portal=portal("thanhdong"),
        role=Role.COLLABORATOR,
        affiliation=Affiliation.PRESS,
    )

    assert may_see(type(editor).objects.get(pk=editor.pk), Page.objects.get(pk=theirs.pk))


def test_the_ward_s_admin_says_where_a_collaborator_comes_from(
    ward: Any, admin: Any, staff: Any
) -> None:
    person = staff("author", "thanhdong")

    with pytest.raises(ValidationError) as refused:
        people.assign_role(user=person, portal=ward, role="collaborator", by=admin)
    assert set(refused.value.message_dict) == {"affiliation"}
    with pytest.raises(ValidationError):
        people.assign_role(user=person, portal=ward, role="editor", affiliation="press", by=admin)
    held = people.assign_role(
        user=person, portal=ward, role="collaborator", affiliation="individual", by=admin
    )

    assert held.affiliation == Affiliation.INDIVIDUAL


def test_an_invited_collaborator_keeps_the_affiliation(ward: Any, letter: Any) -> None:
    token = letter("ctv@bao.invalid", "collaborator", affiliation="press")

    held = people.accept_invitation(token=token, name="CTV Báo", password="mot-mat-khau-dai-2026")

    assert (held.role, held.affiliation) == (Role.COLLABORATOR, Affiliation.PRESS)


def test_only_a_collaborator_has_an_affiliation(staff: Any) -> None:
    author = staff("author", "thanhdong")

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(user=author).update(affiliation="press")
