"""The published store: one writer, in step with the pages whatever happens to them."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PIL import Image as Pillow
from wagtail.models import Locale, Page, PageViewRestriction

from backend.approval.guard import road
from backend.published import keys, store
from backend.published.models import Change, Item, ItemFile, OldPath
from content_models.categories import Category
from content_models.media import PortalImage
from content_models.navigation import SectionPage
from content_models.news import NewsPage
from tests.cms.conftest import EVENT_AT
from tests.roads import publish

FEW_LONG_HISTORIES = settings(
    max_examples=15,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _road_is_open() -> Iterator[None]:
    """Go along the chain's road without the chain: these tests are about what stands behind it."""
    with road():
        yield


def picture(colour: str) -> ContentFile[bytes]:
    """Return a small picture file of one colour."""
    stream = BytesIO()
    Pillow.new("RGB", (1000, 600), colour).save(stream, "PNG")
    return ContentFile(stream.getvalue(), f"{colour}.png")


@pytest.fixture
def live_news(make_page: Any) -> NewsPage:
    page = make_page(NewsPage, title="Khai giảng năm học mới", event_at=EVENT_AT)
    return publish(page)


def item(page: Page) -> Item:
    return Item.objects.get(page_id=page.pk)


def newest_keys() -> set[str]:
    return set(Change.objects.latest("id").keys)


def test_a_draft_is_in_no_table_of_the_store(news: Any, section: Any) -> None:
    page = news(live=False)
    section(Category.NEWS_EVENTS).add_child(instance=page)

    page.save_revision()

    assert not Item.objects.filter(page_id=page.pk).exists()


def test_a_newer_draft_of_a_live_page_stays_unseen(live_news: NewsPage) -> None:
    live_news.title = "Bản nháp chưa duyệt"
    live_news.save_revision()

    store.refresh([live_news])

    assert "nháp" not in item(live_news).document


def test_publishing_the_same_content_again_changes_only_its_dates(live_news: NewsPage) -> None:
    before = item(live_news)

    publish(live_news)

    assert item(live_news).title == before.title
    assert Change.objects.latest("id").kind == "updated"


def test_renaming_a_section_moves_everything_below_it_and_keeps_the_old_paths(
    live_news: NewsPage, fresh: Any
) -> None:
    parent = fresh(live_news.get_parent())
    parent.slug = "tin-moi"

    publish(parent)

    assert item(live_news).path == "/tin-moi/khai-giang-nam-hoc-moi/"
    old = OldPath.objects.get(path="/tin-tuc-su-kien/khai-giang-nam-hoc-moi/")
    assert old.uuid == live_news.translation_key


def test_two_pages_may_trade_places(live_news: NewsPage, make_page: Any, fresh: Any) -> None:
    other = publish(make_page(NewsPage, title="Tin khác", slug="tin-khac", event_at=EVENT_AT))
    first, second = fresh(live_news), fresh(other)
    Page.objects.filter(pk=first.pk).update(slug="tam", url_path="/tam/")
    Page.objects.filter(pk=second.pk).update(slug=first.slug, url_path=first.url_path)
    Page.objects.filter(pk=first.pk).update(slug="tin-khac", url_path=second.url_path)

    store.refresh([first, second])

    assert item(first).path == "/tin-tuc-su-kien/tin-khac/"
    assert item(second).path == "/tin-tuc-su-kien/khai-giang-nam-hoc-moi/"


def test_a_withdrawn_section_takes_its_pages_along(live_news: NewsPage, fresh: Any) -> None:
    fresh(live_news.get_parent()).unpublish()

    assert not Item.objects.filter(page_id=live_news.pk).exists()


def test_a_restricted_page_is_not_public(live_news: NewsPage) -> None:
    restriction = PageViewRestriction.objects.create(
        page=live_news.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    hidden = Item.objects.filter(page_id=live_news.pk).exists()

    restriction.delete()

    assert not hidden
    assert Item.objects.filter(page_id=live_news.pk).exists()


def test_a_section_restricted_after_it_moved_is_not_public(
    live_news: NewsPage, section: Any
) -> None:
    stale = section(Category.NEWS_EVENTS)
    Page.objects.get(pk=stale.pk).move(stale.get_parent(), pos="last-child")

    PageViewRestriction.objects.create(page=stale, restriction_type=PageViewRestriction.LOGIN)

    assert not Item.objects.filter(page_id=live_news.pk).exists()


def test_deleting_a_page_leaves_its_path_known_as_gone(live_news: NewsPage) -> None:
    path = item(live_news).path

    live_news.delete()

    assert not Item.objects.filter(path=path).exists()
    assert OldPath.objects.filter(site="thanhdong", path=path).exists()


def test_a_link_to_a_draft_is_only_its_words_until_the_draft_is_public(
    live_news: NewsPage, make_page: Any, fresh: Any
) -> None:
    target = make_page(NewsPage, title="Trang đích", event_at=EVENT_AT)
    target.unpublish()
    live_news.body = [("text", f'<p><a linktype="page" id="{target.pk}">xem thêm</a></p>')]
    publish(live_news)
    before = item(live_news).document

    publish(fresh(target))

    assert "trang-dich" not in before
    assert "/tin-tuc-su-kien/trang-dich/" in item(live_news).document


def test_pages_that_appear_together_see_each_other(live_news: NewsPage, make_page: Any) -> None:
    first, second = (make_page(NewsPage, title=name, event_at=EVENT_AT) for name in ("A", "B"))
    for page, other in ((first, second), (second, first)):
        page.body = [("text", f'<p><a linktype="page" id="{other.pk}">kia</a></p>')]
        page.save()

    store.refresh([first, second])

    assert "/tin-tuc-su-kien/b/" in item(first).document
    assert "/tin-tuc-su-kien/a/" in item(second).document


def test_a_replaced_picture_is_shown_once_the_page_is_approved_with_it(
    live_news: NewsPage,
) -> None:
    image = PortalImage.objects.create(title="Lễ khai giảng", file=picture("red"))
    live_news.image = image
    publish(live_news)
    before = set(ItemFile.objects.values_list("name", flat=True))

    image.file = picture("blue")
    image._set_file_hash()
    image.save()
    replaced = set(ItemFile.objects.values_list("name", flat=True))
    publish(live_news)

    after = set(ItemFile.objects.values_list("name", flat=True))
    assert replaced == before
    assert len(after) == len(before)
    assert not before & after


def test_typed_and_pasted_text_is_composed_on_every_road(live_news: NewsPage, fresh: Any) -> None:
    decomposed = unicodedata.normalize("NFD", "Hoạt động")
    live_news.title = decomposed
    live_news.body = [("text", f"<p>{decomposed}</p>")]

    publish(live_news)

    stored = fresh(live_news)
    assert decomposed not in stored.title + stored.body.raw_data[0]["value"]
    assert decomposed not in str(stored.get_latest_revision().content)
    assert decomposed not in item(live_news).document


def test_the_first_entry_of_a_month_says_so(live_news: NewsPage) -> None:
    scope = keys.scope("thanhdong", "vi", section=item(live_news).section)

    assert keys.months(scope) in newest_keys()


def test_a_second_entry_of_a_month_does_not_touch_the_list_of_months(
    live_news: NewsPage, make_page: Any
) -> None:
    publish(make_page(NewsPage, title="Tin thứ hai", event_at=EVENT_AT))

    assert not [key for key in newest_keys() if key.startswith("months:")]


def test_a_change_of_the_body_alone_touches_no_list(live_news: NewsPage) -> None:
    Page.objects.filter(pk=live_news.pk).update(title=live_news.title)
    NewsPage.objects.filter(pk=live_news.pk).update(body='[{"type":"text","value":"<p>Khác</p>"}]')

    store.refresh([live_news])

    assert newest_keys() == {keys.item("thanhdong", live_news.translation_key, "vi")}


class AnyHistory(RuleBasedStateMachine):
    """Whatever editors do in whatever order, the store says what the pages say."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[int] = []
        self.history = transaction.atomic()
        self.history.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.history.__exit__(None, None, None)

    def _section(self, number: int) -> SectionPage:
        sections = SectionPage.objects.filter(
            category__in=[Category.NEWS_EVENTS, Category.HCM_STUDY], locale__language_code="vi"
        ).order_by("path")
        return sections[number % sections.count()]

    def _page(self, number: int) -> Page | None:
        if not self.pages:
            return None
        return Page.objects.get(pk=self.pages[number % len(self.pages)]).specific

    @rule(number=st.integers(0, 9), month=st.integers(1, 12))
    def write(self, number: int, month: int) -> None:
        section = self._section(number)
        page = NewsPage(
            title=f"Tin {len(self.pages)}",
            author_name="Tổ Thư ký",
            event_at=EVENT_AT.replace(month=month, day=1),
            category=section.category,
        )
        section.add_child(instance=page)
        self.pages.append(publish(page).pk)

    @rule(number=st.integers(0, 9), title=st.sampled_from(["Một", "Hai", "Ba"]))
    def edit(self, number: int, title: str) -> None:
        page = self._page(number)
        if page:
            page.title = title
            publish(page)

    @rule(number=st.integers(0, 9))
    def withdraw(self, number: int) -> None:
        page = self._page(number)
        if page:
            page.unpublish()

    @rule(number=st.integers(0, 9))
    def delete(self, number: int) -> None:
        page = self._page(number)
        if page:
            self.pages.remove(page.pk)
            page.delete()

    @rule(number=st.integers(0, 9), where=st.integers(0, 9))
    def move(self, number: int, where: int) -> None:
        page, section = self._page(number), self._section(where)
        free = page and not section.get_children().filter(slug=page.slug).exists()
        if page and free and page.category == section.category:
            page.move(section, pos="last-child")

    @rule(where=st.integers(0, 9), slug=st.sampled_from(["tin", "muc", "bai"]))
    def rename(self, where: int, slug: str) -> None:
        section = self._section(where)
        if not section.get_siblings(inclusive=False).filter(slug=slug).exists():
            section.slug = slug
            publish(section)

    @invariant()
    def nothing_slipped_by(self) -> None:
        assert store.reconcile() == []


def test_whatever_happens_in_whatever_order_nothing_slips_by(city: None) -> None:
    run_state_machine_as_test(AnyHistory, settings=FEW_LONG_HISTORIES)


def test_an_item_that_comes_back_turns_its_old_paths_from_gone_into_redirects(
    live_news: NewsPage, fresh: Any
) -> None:
    live_news.slug = "ten-moi"
    publish(live_news)
    fresh(live_news).unpublish()

    publish(fresh(live_news))

    assert keys.path("thanhdong", "/tin-tuc-su-kien/khai-giang-nam-hoc-moi/") in newest_keys()


def test_what_stands_below_an_untranslated_section_waits_for_its_translation(
    live_news: NewsPage,
) -> None:
    english = Locale.objects.get(language_code="en")

    copy = publish(live_news.copy_for_translation(english, copy_parents=True))
    hidden = Item.objects.filter(locale="en", type__in=["news", "section"], site="thanhdong")
    before = set(hidden.values_list("title", flat=True))
    section = copy.get_parent().specific
    section.alias_of, section.title = None, "News"
    publish(section)

    assert not before & {live_news.title, live_news.get_parent().title}
    assert set(hidden.values_list("title", flat=True)) - before == {live_news.title, "News"}
    assert store.reconcile() == []
