"""Working together across sites: offered, accepted by the other board, corrected and withdrawn along."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection, Page

from backend.accounts.rights import assign
from backend.accounts.roles import Role
from backend.approval import chain, verification
from backend.notices.models import Notice
from backend.published.models import Item
from backend.regulations import load_rule_set
from backend.regulations.clauses import Cited
from backend.syndication import proposing
from backend.syndication.models import Proposal, State
from backend.tending.tender import Tender
from content_models.categories import Category
from content_models.media import PortalDocument, PortalImage


def picture(colour: str = "red") -> ContentFile[bytes]:
    stream = BytesIO()
    Pillow.new("RGB", (600, 400), colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), f"{colour}.png")


def shown(page: Page) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Item.objects.get(page_id=page.pk).document)
    return document


@pytest.fixture
def through(staff: Any, fresh: Any) -> Any:
    """Take a page to the end of its own site's chain."""

    def to_the_end(page: Page, site: str) -> Any:
        while (waiting := fresh(page)).workflow_in_progress:
            task = waiting.current_workflow_task
            chain.approve(waiting, by=staff(task.role.value, site, unit=task.unit))
        return fresh(page)

    return to_the_end


@pytest.fixture
def story(news: Any, section: Any, staff: Any, through: Any) -> Any:
    """A public story of Thành Đông with a picture, a file and a link to another page of the ward."""
    author = staff("author", "thanhdong")
    collection = Collection.objects.get(name="thanhdong")
    image = PortalImage.objects.create(
        title="Phố đi bộ", description="Phố đông người", file=picture(), collection=collection
    )
    plan = PortalDocument.objects.create(
        title="Kế hoạch", file=ContentFile(b"%PDF-1.7 a", "ke-hoach.pdf"), collection=collection
    )
    neighbour = section(Category.NEWS_EVENTS)
    body = [
        ("text", f'<p>Xem <a linktype="page" id="{neighbour.pk}">tin khác</a></p>'),
        ("text", f'<p>Tải <a linktype="document" id="{plan.pk}">kế hoạch</a></p>'),
        ("image", {"image": image, "alt": "Phố đi bộ", "caption": ""}),
    ]
    page = chain.draft(news(image=image, body=body), under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)
    return through(page, "thanhdong")


@pytest.fixture
def offered(story: Any, staff: Any, portal: Any) -> Proposal:
    return proposing.offer(
        story, to=portal("haiphong"), by=staff("editor", "thanhdong"), note="Tin vui của phường"
    )


@pytest.fixture
def copied(offered: Proposal, section: Any, staff: Any, through: Any) -> Any:
    """The story as the city's board has approved it."""
    copy = proposing.accept(
        offered,
        section=section(Category.NEWS_EVENTS, "haiphong"),
        by=staff("editor", "haiphong"),
    )
    return through(copy, "haiphong")


def test_an_offer_lies_on_the_other_board_s_desk(
    offered: Proposal, staff: Any, logged_in: Any
) -> None:
    editor = staff("editor", "haiphong")

    desk = logged_in(editor).get(reverse("wagtailadmin_home")).content.decode()

    assert "Cổng khác đề nghị đăng lại" in desk
    assert "Khai trương phố đi bộ" in desk


def test_nothing_is_shown_before_the_other_board_has_approved(
    offered: Proposal, section: Any, staff: Any
) -> None:
    copy = proposing.accept(
        offered,
        section=section(Category.NEWS_EVENTS, "haiphong"),
        by=staff("editor", "haiphong"),
    )

    assert copy.current_workflow_task.step_name == "editor"
    assert not Item.objects.filter(page_id=copy.pk).exists()


def test_the_copy_says_whose_it_is_and_leads_there(copied: Any, story: Any) -> None:
    item = shown(copied)

    assert item["site"] == "haiphong"
    assert item["source"] == "Theo Cổng thông tin điện tử phường Thành Đông"
    assert item["source_url"] == shown(story)["url"]
    assert list(verification.faults()) == []


def test_pictures_files_and_links_are_the_copy_s_own(copied: Any, story: Any) -> None:
    original, item = shown(story), shown(copied)
    text = json.dumps(item["body"])

    assert copied.image.collection.name == "haiphong"
    assert copied.image_id != story.image_id
    assert item["image"]["alt"] == original["image"]["alt"]
    assert "http://thanhdong.haiphong.localhost:8080/tin-tuc-su-kien/" in text
    assert PortalDocument.objects.filter(collection__name="haiphong").count() == 1


def test_a_correction_at_the_source_goes_up_the_other_chain(
    copied: Any, story: Any, staff: Any, fresh: Any, through: Any
) -> None:
    author = staff("author", "thanhdong")
    story.title = "Khai trương phố đi bộ (đính chính)"
    chain.edit(story, by=author)
    chain.submit(fresh(story), by=author)
    through(story, "thanhdong")

    before = shown(copied)["title"]
    waiting = fresh(copied).current_workflow_task.step_name
    through(copied, "haiphong")

    assert (before, waiting) == ("Khai trương phố đi bộ", "editor")
    assert shown(copied)["title"] == "Khai trương phố đi bộ (đính chính)"


def test_a_withdrawal_at_the_source_takes_the_copy_off(copied: Any, story: Any, staff: Any) -> None:
    chain.withdraw(story, by=staff("approver", "thanhdong"), reason="Sai số liệu")

    assert not Item.objects.filter(page_id=copied.pk).exists()
    assert Proposal.objects.get().state == State.WITHDRAWN
    assert Notice.objects.filter(user__username="editor.haiphong", subject__contains="gỡ").exists()


def test_deleting_the_source_takes_the_copy_off(copied: Any, story: Any, staff: Any) -> None:
    chain.delete(story, by=staff("approver", "thanhdong"), reason="Trùng")

    assert not Item.objects.filter(page_id=copied.pk).exists()


def test_hiding_the_source_takes_the_copy_off_in_the_next_round(
    copied: Any, story: Any, section: Any, staff: Any, tmp_path: Path
) -> None:
    board, said = staff("approver", "thanhdong"), list[str]()
    chain.restrict(section(Category.NEWS_EVENTS), by=board, reason="Rà soát")

    Tender(tell=said.append, memory=tmp_path / "indexed_until").tend()

    assert "copies withdrawn: 1" in said
    assert not Item.objects.filter(page_id=copied.pk).exists()


def test_a_declined_offer_says_why(offered: Proposal, staff: Any) -> None:
    editor = staff("editor", "haiphong")

    with pytest.raises(ValidationError):
        proposing.decline(offered, by=editor, answer=" ")
    proposing.decline(offered, by=editor, answer="Không thuộc phạm vi thành phố")

    notice = Notice.objects.get(user__username="editor.thanhdong", subject__contains="từ chối")
    assert notice.text == "Không thuộc phạm vi thành phố"


@pytest.mark.parametrize(("role", "site"), [("author", "haiphong"), ("editor", "thanhdong")])
def test_only_the_other_site_s_editors_and_board_answer(
    offered: Proposal, section: Any, staff: Any, role: str, site: str
) -> None:
    with pytest.raises(PermissionDenied):
        proposing.accept(
            offered,
            section=section(Category.NEWS_EVENTS, "haiphong"),
            by=staff(role, site),
        )


def test_what_is_not_public_is_not_offered(
    news: Any, section: Any, staff: Any, portal: Any
) -> None:
    editor = staff("editor", "thanhdong")
    draft = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=editor)

    with pytest.raises(ValidationError, match="đang hiện"):
        proposing.offer(draft, to=portal("haiphong"), by=editor)


def test_the_same_item_is_offered_once(offered: Proposal, story: Any, staff: Any) -> None:
    with pytest.raises(ValidationError, match="rồi"):
        proposing.offer(story, to=offered.target, by=staff("editor", "thanhdong"))


def test_a_link_shows_title_and_summary_and_leads_to_the_source(
    story: Any, portal: Any, section: Any, staff: Any, through: Any
) -> None:
    proposal = proposing.offer(
        story, to=portal("haiphong"), by=staff("editor", "thanhdong"), as_link=True
    )
    copy = proposing.accept(
        proposal,
        section=section(Category.NEWS_EVENTS, "haiphong"),
        by=staff("editor", "haiphong"),
    )

    item = shown(through(copy, "haiphong"))

    assert item["body"] == []
    assert item["source_url"] == shown(story)["url"]


def test_a_ward_posts_directly_with_an_account_on_the_city_s_portal(
    news: Any, section: Any, staff: Any, portal: Any, through: Any
) -> None:
    both = staff("author", "thanhdong")
    assign(user=both, portal=portal("haiphong"), role=Role.COLLABORATOR)
    page = chain.draft(news(), under=section(Category.NEWS_EVENTS, "haiphong"), by=both)
    chain.submit(page, by=both)

    assert shown(through(page, "haiphong"))["site"] == "haiphong"


class TestAnnouncements:
    """The city sends something to chosen sites; each board accepts, or the rules let it through."""

    @pytest.fixture
    def notice(self, news: Any, section: Any, staff: Any, through: Any) -> Any:
        author = staff("author", "haiphong")
        page = chain.draft(
            news(title="Lịch nghỉ Tết"), under=section(Category.NEWS_EVENTS, "haiphong"), by=author
        )
        chain.submit(page, by=author)
        return through(page, "haiphong")

    def test_each_board_accepts_for_itself(
        self, notice: Any, portal: Any, section: Any, staff: Any, through: Any
    ) -> None:
        wards = [portal("thanhdong"), portal("hongbang")]

        sent = proposing.announce(notice, to=wards, by=staff("approver", "haiphong"))
        copy = proposing.accept(
            sent[0], section=section(Category.NEWS_EVENTS), by=staff("editor", "thanhdong")
        )

        assert shown(through(copy, "thanhdong"))["source_url"] == shown(notice)["url"]
        assert not Item.objects.filter(site="hongbang", title="Lịch nghỉ Tết").exists()

    def test_where_the_rules_say_so_it_is_shown_at_once(
        self, notice: Any, portal: Any, staff: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rules = load_rule_set("hai-phong-2025")
        approval = rules.approval.model_copy(
            update={
                "announcements": Cited[Literal["direct", "accept"]](
                    value="direct", clause="HP25-17.5"
                )
            }
        )
        direct = rules.model_copy(update={"approval": approval})
        monkeypatch.setattr("backend.approval.site_rules.load_rule_set", lambda _key: direct)

        proposing.announce(notice, to=[portal("hongbang")], by=staff("approver", "haiphong"))

        item = Item.objects.get(site="hongbang", title="Lịch nghỉ Tết")
        assert json.loads(item.document)["source_url"] == shown(notice)["url"]
        assert list(verification.faults()) == []

    def test_nobody_announces_upwards_or_sideways(
        self, story: Any, portal: Any, staff: Any
    ) -> None:
        with pytest.raises(ValidationError, match="cấp dưới"):
            proposing.announce(story, to=[portal("haiphong")], by=staff("approver", "thanhdong"))

    def test_an_editor_does_not_announce(self, notice: Any, portal: Any, staff: Any) -> None:
        with pytest.raises(PermissionDenied):
            proposing.announce(notice, to=[portal("hongbang")], by=staff("editor", "haiphong"))


class TestScreens:
    """The same from the admin."""

    def test_offered_answered_and_listed(
        self, story: Any, portal: Any, section: Any, staff: Any, logged_in: Any
    ) -> None:
        ward, city = logged_in(staff("editor", "thanhdong")), logged_in(staff("editor", "haiphong"))

        ward.post(
            reverse("syndication_offer", args=[story.pk]),
            {"to": portal("haiphong").pk, "note": "Tin vui"},
        )
        proposal = Proposal.objects.get()
        answer = city.post(
            reverse("syndication_answer", args=[proposal.pk]),
            {"decision": "accept", "section": section(Category.NEWS_EVENTS, "haiphong").pk},
        )
        listed = ward.get(reverse("syndication_list")).content.decode()

        assert answer.status_code == 302
        assert "Đã nhận" in listed

    def test_a_missing_section_is_asked_for(
        self, offered: Proposal, staff: Any, logged_in: Any
    ) -> None:
        city = logged_in(staff("editor", "haiphong"))

        answer = city.post(reverse("syndication_answer", args=[offered.pk]), {"decision": "accept"})

        assert "Hãy chọn mục" in answer.content.decode()

    def test_the_city_announces_to_chosen_sites(
        self, portal: Any, news: Any, section: Any, staff: Any, logged_in: Any, through: Any
    ) -> None:
        author = staff("author", "haiphong")
        page = chain.draft(
            news(title="Lịch nghỉ Tết"), under=section(Category.NEWS_EVENTS, "haiphong"), by=author
        )
        chain.submit(page, by=author)
        notice = through(page, "haiphong")

        logged_in(staff("approver", "haiphong")).post(
            reverse("syndication_announce", args=[notice.pk]),
            {"to": [portal("thanhdong").pk, portal("hongbang").pk]},
        )

        assert Proposal.objects.count() == 2
