"""Mirrors: begun from what is public, translated text by text, approved on their own, never ahead."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from backend.approval import chain, publishing
from backend.notices.models import Notice
from backend.published import store
from backend.published.models import Change, Item
from backend.translation import coverage, exchange, memory, mirrors
from backend.translation.coverage import State
from backend.translation.exchange import as_po, as_xliff
from backend.translation.models import SourceVersion
from content_models.categories import Category
from content_models.navigation import SectionPage
from tests.roads import add_structure

RICH = '<p>Lễ hội <b>đền Nghè</b> mở cửa, <a href="https://haiphong.gov.vn/">xem lịch</a>.</p>'


@pytest.fixture
def translator(staff):
    return staff("translator", "thanhdong")


@pytest.fixture
def up_the_chain(staff, fresh):
    """Send a page's newest draft up the ward's chain, to the end."""

    def send(page: Any, by: Any) -> Any:
        chain.submit(fresh(page), by=by)
        for role in ("editor", "approver"):
            chain.approve(fresh(page), by=staff(role, "thanhdong"))
        return fresh(page)

    return send


@pytest.fixture
def source(section, staff, news, up_the_chain):
    """A public page of the ward, in Vietnamese."""
    author = staff("author", "thanhdong")
    page = news(title="Khai hội đền Nghè", summary="Hội mở từ mồng tám.", body=[("text", RICH)])
    chain.draft(page, under=section(Category.NEWS_EVENTS), by=author)
    return up_the_chain(page, author)


@pytest.fixture
def english(source, translator, up_the_chain):
    """Its public translation into English."""
    mirror = mirrors.begin(source, language="en", by=translator)
    mirrors.save(mirror, words_for(mirror), by=translator)
    return up_the_chain(mirror, translator)


@pytest.fixture
def corrected(source, staff, fresh, up_the_chain):
    """Change fields of the public source, by way of its chain."""

    def correct(**fields: Any) -> Any:
        page = fresh(source)
        for name, value in fields.items():
            setattr(page, name, value)
        chain.edit(page, by=staff("author", "thanhdong"))
        return up_the_chain(page, staff("author", "thanhdong"))

    return correct


def words_for(mirror: Any) -> dict[str, str]:
    """Return a translation for every text of a mirror."""
    return {
        segment.source.path: f"Words for {number}"
        for number, segment in enumerate(mirrors.segments(mirror))
    }


def rich_text_of(mirror: Any) -> str:
    """Return the path of a mirror's one text with marks and links."""
    return next(each.source.path for each in mirrors.segments(mirror) if each.source.is_rich)


def pending(mirror: Any) -> list[str]:
    return [segment.source.plain for segment in mirrors.segments(mirror) if segment.is_pending]


def public(page: Page) -> Any:
    return Item.objects.filter(page_id=page.pk).first()


def states(portal: Any) -> dict[str, State]:
    return {
        line.title: line.cells["en"].state
        for line in coverage.coverage(portal("thanhdong"), others=50)
        if "en" in line.cells
    }


class TestBeginning:
    def test_a_translation_begins_as_a_draft_with_everything_still_to_do(self, source, translator):
        mirror = mirrors.begin(source, language="en", by=translator)

        assert not mirror.live
        assert mirror.translation_key == source.translation_key
        assert pending(mirror) == [
            "Khai hội đền Nghè",
            "Hội mở từ mồng tám.",
            "Lễ hội đền Nghè mở cửa, xem lịch.",
            "Tổ Thư ký",
        ]

    def test_it_stands_in_the_mirror_of_its_section_which_is_made_if_need_be(
        self, source, translator
    ):
        mirror = mirrors.begin(source, language="en", by=translator)

        section = mirror.get_parent().specific
        assert isinstance(section, SectionPage)
        assert section.title == "News and events"

    def test_a_section_it_needs_is_public_with_it_and_not_before(
        self, source, translator, up_the_chain
    ):
        mirror = mirrors.begin(source, language="en", by=translator)
        section = mirror.get_parent()
        assert public(section) is None

        mirrors.save(mirror, words_for(mirror), by=translator)
        up_the_chain(mirror, translator)

        assert public(section).path == "/en/news-events/"
        assert public(mirror).path == "/en/news-events/words-for-0/"

    def test_a_section_reads_the_same_however_often_it_is_composed(self, english):
        assert store.refresh([english.get_parent()]) == []

    @pytest.mark.parametrize("language", ["ko", "vi", "xx"])
    def test_a_site_has_the_languages_its_registry_gives_it(self, source, translator, language):
        with pytest.raises(ValidationError, match="chọn một trong: en"):
            mirrors.begin(source, language=language, by=translator)

    def test_there_is_one_translation_into_a_language(self, source, translator):
        mirrors.begin(source, language="en", by=translator)

        with pytest.raises(ValidationError, match="đã có bản dịch"):
            mirrors.begin(source, language="en", by=translator)

    def test_a_draft_is_not_translated(self, section, staff, news, translator):
        draft = chain.draft(
            news(), under=section(Category.NEWS_EVENTS), by=staff("author", "thanhdong")
        )

        with pytest.raises(ValidationError, match="đang hiện"):
            mirrors.begin(draft, language="en", by=translator)

    @pytest.mark.parametrize(
        ("role", "site"), [("answers", "thanhdong"), ("translator", "hongbang")]
    )
    def test_whoever_may_not_write_on_the_site_begins_none(self, source, staff, role, site):
        with pytest.raises(PermissionDenied):
            mirrors.begin(source, language="en", by=staff(role, site))


class TestTranslating:
    def test_what_is_translated_waits_no_more_and_the_rest_does(self, source, translator):
        mirror = mirrors.begin(source, language="en", by=translator)

        kept = mirrors.save(mirror, {"title": "Temple festival opens"}, by=translator)

        assert pending(kept) == [
            "Hội mở từ mồng tám.",
            "Lễ hội đền Nghè mở cửa, xem lịch.",
            "Tổ Thư ký",
        ]

    def test_nothing_goes_before_the_board_while_a_text_waits(self, source, translator, fresh):
        mirror = mirrors.begin(source, language="en", by=translator)
        mirrors.save(mirror, {"title": "Temple festival opens"}, by=translator)

        with pytest.raises(ValidationError, match="Còn 3 đoạn"):
            chain.submit(fresh(mirror), by=translator)

    def test_what_came_before_the_board_by_another_way_is_not_approved(
        self, source, translator, staff, fresh
    ):
        mirror = fresh(mirrors.begin(source, language="en", by=translator))
        mirror.get_workflow().start(mirror, translator)

        with pytest.raises(ValidationError, match="Còn 4 đoạn"):
            chain.approve(fresh(mirror), by=staff("editor", "thanhdong"))

    def test_not_from_the_ordinary_form_either(self, source, translator, logged_in, fresh):
        mirror = mirrors.begin(source, language="en", by=translator)
        form = nested_form_data(
            {
                "title": "Temple festival",
                "slug": "temple-festival",
                "category": "news-events",
                "summary": "",
                "author_name": "Tổ Thư ký",
                "event_at": "2026-11-20 08:30",
                "field": "culture",
                "scope": "local",
                "body": streamfield([]),
                "corrections": streamfield([]),
                "comments": inline_formset([]),
            }
        )
        address = reverse("wagtailadmin_pages:edit", args=[mirror.pk])

        answer = logged_in(translator).post(address, {**form, "action-submit": "1"})

        assert "Còn 4 đoạn" in answer.content.decode()
        assert not fresh(mirror).workflow_in_progress

    def test_nor_when_the_source_is_public_no_more(self, source, translator, staff, fresh):
        mirror = mirrors.begin(source, language="en", by=translator)
        mirrors.save(mirror, words_for(mirror), by=translator)
        chain.withdraw(fresh(source), by=staff("approver", "thanhdong"), reason="Có sai sót")

        with pytest.raises(ValidationError, match="không còn trên cổng"):
            chain.submit(fresh(mirror), by=translator)

    def test_not_even_in_an_emergency(self, source, translator, staff, fresh):
        mirror = mirrors.begin(source, language="en", by=translator)

        with pytest.raises(ValidationError, match="Còn 4 đoạn"):
            chain.emergency_publish(
                fresh(mirror), by=staff("approver", "thanhdong"), reason="Bão số 3"
            )

    def test_a_name_may_stay_as_it_is(self, source, translator, up_the_chain):
        mirror = mirrors.begin(source, language="en", by=translator)

        mirrors.save(mirror, words_for(mirror) | {"title": source.title}, by=translator)

        assert public(up_the_chain(mirror, translator)).title == source.title

    def test_the_address_follows_the_title_until_it_is_public(self, source, translator, fresh):
        mirror = mirrors.begin(source, language="en", by=translator)

        mirrors.save(mirror, {"title": "Temple festival opens"}, by=translator)

        assert fresh(mirror).get_latest_revision_as_object().slug == "temple-festival-opens"

    def test_a_link_that_the_source_has_not_is_refused_and_nothing_is_kept(
        self, source, translator
    ):
        mirror = mirrors.begin(source, language="en", by=translator)
        rich = rich_text_of(mirror)

        with pytest.raises(ValidationError) as refused:
            mirrors.save(mirror, {"title": "New", rich: '<a id="a7">elsewhere</a>'}, by=translator)

        assert set(refused.value.message_dict) == {rich}
        assert len(pending(mirror)) == 4

    def test_another_translator_of_the_site_goes_on_with_it(self, source, translator, staff):
        mirror = mirrors.begin(source, language="en", by=staff("editor", "thanhdong"))

        kept = mirrors.save(mirror, words_for(mirror), by=translator)

        assert pending(kept) == []

    def test_a_translator_of_another_site_does_not(self, source, translator, staff):
        mirror = mirrors.begin(source, language="en", by=translator)

        with pytest.raises(PermissionDenied):
            mirrors.save(mirror, words_for(mirror), by=staff("translator", "hongbang"))

    def test_a_translator_writes_in_the_mirrors_and_corrects_no_vietnamese(
        self, source, translator
    ):
        assert not source.permissions_for_user(translator).can_edit()


class TestThePublic:
    def test_approving_the_source_publishes_no_translation(self, source, translator, corrected):
        mirror = mirrors.begin(source, language="en", by=translator)

        corrected(title="Khai hội đền Nghè năm 2027")

        assert public(mirror) is None

    def test_a_translation_says_what_it_translates(self, source, english, compose):
        said = compose(english).translated_from

        assert said.locale == "vi"
        assert said.revision == source.live_revision_id
        assert said.published_at == source.last_published_at
        assert said.is_current

    def test_a_source_says_nothing_of_the_kind(self, source, compose):
        assert compose(source).translated_from is None


class TestWhenTheSourceChanges:
    def test_its_translation_is_known_to_be_behind_in_the_same_transaction(
        self, english, corrected, portal
    ):
        assert not public(english).is_stale

        corrected(summary="Hội mở từ mồng mười.")

        assert public(english).is_stale
        assert states(portal)["Khai hội đền Nghè"] is State.STALE

    def test_nothing_changes_in_public_but_the_two(self, source, english, corrected):
        before = Change.objects.count()

        corrected(summary="Hội mở từ mồng mười.")

        touched = {change.subject for change in Change.objects.order_by("pk")[before:]}
        assert touched == {str(source.translation_key)}

    def test_published_again_as_it_was_it_leaves_its_translation_current(self, english, corrected):
        corrected()

        assert not public(english).is_stale

    def test_a_translator_is_told_once_for_each_time_the_words_change(
        self, english, corrected, translator
    ):
        corrected(summary="Hội mở từ mồng mười.")
        corrected()

        told = Notice.objects.filter(user=translator, subject__startswith="Bản dịch đã cũ")
        assert told.count() == 1

    def test_only_what_changed_waits_with_what_it_was_before(self, english, corrected, fresh):
        corrected(summary="Hội mở từ mồng mười.")

        segments = {each.source.path: each for each in mirrors.segments(fresh(english))}

        assert [path for path, each in segments.items() if each.is_pending] == ["summary"]
        assert segments["summary"].before == "Hội mở từ mồng tám."
        assert segments["summary"].target == "Words for 1"
        assert segments["title"].target == "Words for 0"

    def test_one_text_is_translated_anew_approved_and_current_again(
        self, english, corrected, fresh, translator, up_the_chain, portal
    ):
        corrected(summary="Hội mở từ mồng mười.")

        mirrors.save(fresh(english), {"summary": "From the tenth"}, by=translator)
        up_the_chain(english, translator)

        assert not public(english).is_stale
        assert states(portal)["Khai hội đền Nghè"] is State.LIVE

    def test_a_translation_that_still_holds_is_confirmed_not_retyped(
        self, english, corrected, fresh, translator
    ):
        corrected(summary="Hội mở từ mồng tám!")
        texts = {"summary": "Words for 1"}

        mirrors.save(fresh(english), texts, by=translator)
        assert pending(fresh(english)) == ["Hội mở từ mồng tám!"]

        mirrors.save(fresh(english), texts, by=translator, confirmed=["summary"])
        assert pending(fresh(english)) == []

    def test_a_paragraph_that_only_moved_keeps_its_translation(
        self, english, source, corrected, fresh
    ):
        body = source.body.get_prep_value()
        added = {"type": "heading", "value": {"text": "Chương trình", "level": "2"}}

        corrected(body=[added, *body])

        assert pending(fresh(english)) == ["Chương trình"]

    def test_since_when_it_is_behind_is_known(self, english, corrected, portal):
        corrected(summary="Hội mở từ mồng mười.")
        first = SourceVersion.objects.last().at
        corrected(summary="Hội mở từ mười một.")

        cell = next(
            line.cells["en"]
            for line in coverage.coverage(portal("thanhdong"))
            if line.title == "Khai hội đền Nghè"
        )
        assert cell.since == first

    def test_how_long_is_counted_in_working_days(self, monkeypatch):
        friday, thursday = (datetime(2026, 11, day, 2, tzinfo=UTC) for day in (20, 26))
        monkeypatch.setattr(timezone, "now", lambda: thursday)

        assert coverage.Cell(state=State.STALE, since=friday).days_behind == 2
        assert coverage.Cell(state=State.LIVE).days_behind is None


class TestWhenTheSourceGoes:
    def test_withdrawn_it_is_withdrawn_in_every_language(self, source, english, staff, fresh):
        chain.withdraw(fresh(source), by=staff("approver", "thanhdong"), reason="Có sai sót")

        assert public(english) is None
        assert not fresh(english).live

    def test_a_translation_before_the_board_is_called_back(self, source, translator, staff, fresh):
        mirror = mirrors.begin(source, language="en", by=translator)
        mirrors.save(mirror, words_for(mirror), by=translator)
        chain.submit(fresh(mirror), by=translator)

        chain.withdraw(fresh(source), by=staff("approver", "thanhdong"), reason="Có sai sót")

        assert fresh(mirror).current_workflow_state is None

    def test_one_that_was_approved_for_a_later_hour_does_not_appear(
        self, source, english, staff, fresh, translator, up_the_chain
    ):
        later = fresh(english)
        later.go_live_at = timezone.now() + timedelta(hours=1)
        chain.edit(later, by=translator)
        up_the_chain(english, translator)

        chain.withdraw(fresh(source), by=staff("approver", "thanhdong"), reason="Có sai sót")
        publishing.publish_due(timezone.now() + timedelta(hours=2))

        assert public(english) is None

    def test_hidden_from_the_public_it_is_hidden_in_every_language_and_shown_again(
        self, source, english, staff, fresh
    ):
        board = staff("approver", "thanhdong")

        chain.restrict(fresh(source), by=board, reason="Nội bộ")
        assert public(english) is None

        chain.unrestrict(fresh(source), by=board, reason="Công khai")
        assert public(english) is not None

    def test_withdrawing_a_translation_leaves_its_source(self, source, english, staff, fresh):
        chain.withdraw(fresh(english), by=staff("approver", "thanhdong"), reason="Dịch sai")

        assert public(source) is not None

    def test_deleted_it_is_deleted_in_every_language(self, source, english, staff, fresh):
        chain.delete(fresh(source), by=staff("approver", "thanhdong"), reason="Đăng trùng")

        assert public(english) is None
        assert not Page.objects.filter(pk=english.pk).exists()

    def test_moved_its_translation_moves_too(self, source, english, staff, section, fresh):
        other = SectionPage(title="Tin lễ hội", category=Category.NEWS_EVENTS)
        add_structure(section(Category.NEWS_EVENTS).get_parent(), other)
        before = english.get_parent()

        chain.move(
            fresh(source), target=other, by=staff("approver", "thanhdong"), reason="Đúng mục"
        )

        after = fresh(english).get_parent().specific
        assert after.pk != before.pk
        assert after.translation_key == other.translation_key
        assert after.locale.language_code == "en"
        assert public(english).path == "/en/news-events-1/words-for-0/"


class TestCoverage:
    def test_it_says_of_each_item_where_its_translation_stands(
        self, source, translator, portal, fresh
    ):
        assert states(portal)["Khai hội đền Nghè"] is State.MISSING

        mirror = mirrors.begin(source, language="en", by=translator)
        assert states(portal)["Khai hội đền Nghè"] is State.DRAFT

        mirrors.save(mirror, words_for(mirror), by=translator)
        chain.submit(fresh(mirror), by=translator)
        assert states(portal)["Khai hội đền Nghè"] is State.WAITING

    def test_it_asks_as_much_of_a_site_with_many_items_as_of_one_with_few(
        self, english, section, staff, news, up_the_chain, portal, django_assert_num_queries
    ):
        ward = portal("thanhdong")
        coverage.coverage(ward, others=50)
        with django_assert_num_queries(10, exact=False) as few:
            coverage.coverage(ward, others=50)
        author = staff("author", "thanhdong")
        for number in range(3):
            page = news(title=f"Tin {number}")
            chain.draft(page, under=section(Category.NEWS_EVENTS), by=author)
            up_the_chain(page, author)

        with django_assert_num_queries(len(few)):
            coverage.coverage(ward, others=50)


class TestMemory:
    def test_what_a_board_let_through_is_offered_wherever_the_same_text_stands(
        self, english, section, staff, news, up_the_chain, translator
    ):
        author = staff("author", "thanhdong")
        page = news(title="Lịch hội", summary="Hội mở từ mồng tám.")
        chain.draft(page, under=section(Category.NEWS_EVENTS), by=author)

        mirror = mirrors.begin(up_the_chain(page, author), language="en", by=translator)

        remembered = {each.source.path: each.remembered for each in mirrors.segments(mirror)}
        assert remembered == {
            "title": "",
            "summary": "Words for 1",
            "author_name": "Words for 3",
        }
        assert pending(mirror) == ["Lịch hội", "Hội mở từ mồng tám.", "Tổ Thư ký"]

    def test_what_was_approved_of_an_older_version_is_not_taken_for_a_translation_of_the_new_one(
        self, source, translator, corrected, up_the_chain
    ):
        mirror = mirrors.begin(source, language="en", by=translator)
        mirrors.save(mirror, words_for(mirror), by=translator)
        corrected(summary="Hội mở từ mồng mười.")

        live = up_the_chain(mirror, translator)

        assert memory.recall(["Hội mở từ mồng mười."], live.locale) == {}

    def test_the_last_translation_of_a_text_is_the_one_that_is_offered(
        self, english, fresh, translator, up_the_chain
    ):
        mirrors.save(fresh(english), {"summary": "From the eighth"}, by=translator)
        up_the_chain(english, translator)

        assert memory.recall(["Hội mở từ mồng tám."], english.locale) == {
            "Hội mở từ mồng tám.": "From the eighth"
        }

    def test_what_is_only_drafted_is_offered_to_nobody(
        self, source, translator, section, staff, news, up_the_chain
    ):
        drafted = mirrors.begin(source, language="en", by=translator)
        mirrors.save(drafted, words_for(drafted), by=translator)
        author = staff("author", "thanhdong")
        page = news(title="Lịch hội", summary="Hội mở từ mồng tám.")
        chain.draft(page, under=section(Category.NEWS_EVENTS), by=author)

        mirror = mirrors.begin(up_the_chain(page, author), language="en", by=translator)

        assert {each.remembered for each in mirrors.segments(mirror)} == {""}


@pytest.mark.parametrize(("name", "write"), [("a.po", as_po), ("a.xlf", as_xliff)])
class TestExchange:
    def test_a_file_comes_back_as_it_went(self, source, translator, fresh, name, write):
        mirror = mirrors.begin(source, language="en", by=translator)
        mirrors.save(mirror, words_for(mirror), by=translator)

        brought = exchange.read(fresh(mirror), name, write(fresh(mirror)))

        assert brought.translations == words_for(mirror)
        assert brought.outdated == []

    def test_marks_links_and_signs_survive(self, source, translator, fresh, name, write):
        mirror = mirrors.begin(source, language="en", by=translator)
        rich = rich_text_of(mirror)
        said = {"title": 'A & "B" < C', rich: 'The <b>temple</b>, <a id="a1">open</a> & free.'}
        mirrors.save(mirror, said, by=translator)

        brought = exchange.read(fresh(mirror), name, write(fresh(mirror)))
        mirrors.save(fresh(mirror), brought.translations, by=translator)

        draft = fresh(mirror).get_latest_revision_as_object()
        assert draft.title == 'A & "B" < C'
        assert '<a href="https://haiphong.gov.vn/">open</a> &amp; free.' in str(draft.body[0].value)

    def test_a_text_the_source_has_changed_since_is_told_and_left_out(
        self, english, corrected, fresh, name, write
    ):
        made = write(fresh(english))
        corrected(summary="Hội mở từ mồng mười.")

        brought = exchange.read(fresh(english), name, made)

        assert brought.outdated == ["Hội mở từ mồng tám."]
        assert "summary" not in brought.translations

    def test_what_still_has_to_be_looked_at_is_not_taken_for_done(
        self, english, corrected, fresh, name, write
    ):
        corrected(summary="Hội mở từ mồng mười.")

        brought = exchange.read(fresh(english), name, write(fresh(english)))

        assert "summary" not in brought.translations

    @pytest.mark.parametrize(
        "content",
        [b"\xff\xfe\x00", b"<xliff", b"/etc/passwd", b"x" * (exchange.LARGEST_FILE + 1),
         b'<!DOCTYPE x [<!ENTITY e "eeee">]><xliff>&e;</xliff>'],
        ids=["bytes", "half", "a-name", "enormous", "entities"],
    )  # fmt: skip
    def test_a_broken_file_is_refused_in_words(self, source, translator, name, write, content):
        mirror = mirrors.begin(source, language="en", by=translator)

        with pytest.raises(ValidationError, match="Tệp"):
            exchange.read(mirror, name, content)


def seen_in(window: Any, mirror: Any) -> dict[str, str]:
    """Return what the screen of a mirror's texts says it shows."""
    page = window.get(reverse("translation_texts", args=[mirror.pk])).content.decode()
    return {"seen": page.split('name="seen" value="')[1].split('"')[0]}


def desk(window: Any, **asked: str) -> str:
    """Return what the desk says."""
    return window.get(reverse("translation_desk"), asked).content.decode()


def cell_of(window: Any, mirror: Any) -> str:
    """Return what the desk says of one translation."""
    link = reverse("translation_texts", args=[mirror.pk])
    return " ".join(desk(window).split(f'href="{link}"')[1].split("</td>")[0].split())


class TestScreens:
    @pytest.fixture
    def window(self, translator, logged_in):
        return logged_in(translator)

    def test_the_desk_leads_from_what_is_missing_to_its_texts(self, source, window):
        desk = window.get(reverse("translation_desk")).content.decode()
        assert "Khai hội đền Nghè" in desk
        assert "Chưa dịch" in desk

        begun = window.post(reverse("translation_page", args=[source.pk]), {"language": "en"})
        texts = window.get(begun.url).content.decode()

        assert "4 đoạn chưa dịch" in texts
        assert 'name="text:title"' in texts

    def test_the_desk_says_whom_each_translation_waits_for(
        self, source, window, translator, fresh, staff, up_the_chain
    ):
        mirror = mirrors.begin(source, language="en", by=translator)
        assert f"đang ở chỗ {translator.username}" in cell_of(window, mirror)

        mirrors.save(mirror, words_for(mirror), by=translator)
        chain.submit(fresh(mirror), by=translator)
        waiting = fresh(mirror).current_workflow_task_state.specific
        said = cell_of(window, mirror)
        assert f"ở bước {waiting.task.name}" in said
        assert f"hạn {timezone.localtime(waiting.due_at):%H:%M %d/%m/%Y}" in said
        assert "quá hạn" not in said
        assert "đang ở chỗ" not in said

        editor = staff("editor", "thanhdong")
        chain.claim(fresh(mirror), by=editor)
        type(waiting).objects.update(due_at=timezone.now() - timedelta(hours=1))
        said = cell_of(window, mirror)
        assert f"({editor.username})" in said
        assert "quá hạn" in said

    def test_a_newer_draft_that_waits_is_found_among_what_waits(
        self, english, window, translator, fresh
    ):
        assert "Khai hội đền Nghè" not in desk(window, state="waiting")

        mirrors.save(english, words_for(english) | {"title": "Opened"}, by=translator)
        chain.submit(fresh(english), by=translator)

        assert "Khai hội đền Nghè" in desk(window, state="waiting")
        said = cell_of(window, english)
        assert "Đang hiện" in said
        assert "ở bước" in said

    def test_what_is_typed_is_kept_and_sent_up_the_chain(self, source, window, translator, fresh):
        mirror = mirrors.begin(source, language="en", by=translator)
        typed = {f"text:{path}": words for path, words in words_for(mirror).items()}

        answer = window.post(
            reverse("translation_texts", args=[mirror.pk]),
            {**typed, **seen_in(window, mirror), "act": "submit"},
        )

        assert answer.url == reverse("approval_decide", args=[mirror.pk])
        assert fresh(mirror).workflow_in_progress

    def test_a_fault_is_shown_where_it_is_and_nothing_typed_is_lost(
        self, source, window, translator
    ):
        mirror = mirrors.begin(source, language="en", by=translator)
        rich = rich_text_of(mirror)
        typed = {"text:title": "Temple festival", f"text:{rich}": "<table>no</table>"}
        typed |= seen_in(window, mirror)

        shown = window.post(reverse("translation_texts", args=[mirror.pk]), typed)

        page = shown.content.decode()
        assert "Temple festival" in page
        assert "&lt;table&gt;no&lt;/table&gt;" in page
        assert 'class="error-message"' in page

    @pytest.mark.parametrize("changed", ["source", "translation"])
    def test_what_was_changed_meanwhile_is_not_overwritten_and_nothing_typed_is_lost(
        self, english, corrected, window, staff, fresh, changed
    ):
        seen = seen_in(window, english)
        if changed == "source":
            corrected(summary="Hội mở từ mồng mười.")
        else:
            editor = staff("editor", "thanhdong")
            mirrors.save(fresh(english), {"summary": "From the eighth"}, by=editor)
        before = fresh(english).latest_revision_id

        shown = window.post(
            reverse("translation_texts", args=[english.pk]), {"text:summary": "Typed", **seen}
        )

        assert "vừa được người khác sửa" in shown.content.decode()
        assert ">Typed</textarea>" in shown.content.decode()
        assert fresh(english).latest_revision_id == before

    def test_a_change_at_the_source_is_shown_word_by_word(self, english, corrected, window):
        corrected(summary="Hội mở từ mồng mười.")

        page = window.get(reverse("translation_texts", args=[english.pk])).content.decode()

        assert "Hội mở từ mồng <del>tám.</del> <ins>mười.</ins>" in page
        assert "Bản dịch này vẫn đúng" in page

    def test_a_term_called_otherwise_than_the_glossary_has_it_is_warned_of_and_kept(
        self, corrected, window, translator
    ):
        source = corrected(title="Ủy ban nhân dân phường tiếp dân")
        mirror = mirrors.begin(source, language="en", by=translator)
        address = reverse("translation_texts", args=[mirror.pk])
        assert "People&#x27;s Committee" in window.get(address).content.decode()

        typed = {"text:title": "Town hall of the ward receives citizens"}
        window.post(address, typed | seen_in(window, mirror))

        page = window.get(address).content.decode()
        assert "Bảng thuật ngữ gọi khác" in page
        assert "Town hall of the ward receives citizens" in page

    @pytest.mark.parametrize(("name", "ending"), [("po", "po"), ("xliff", "xlf")])
    def test_a_file_goes_out_and_comes_back(self, source, window, translator, name, ending):
        mirror = mirrors.begin(source, language="en", by=translator)
        mirrors.save(mirror, words_for(mirror), by=translator)
        sent = window.get(reverse(f"translation_{name}", args=[mirror.pk]))
        file = SimpleUploadedFile(f"back.{ending}", sent.content)

        answer = window.post(
            reverse("translation_texts", args=[mirror.pk]),
            {"act": "import", "file": file},
            follow=True,
        )

        assert "Đã nhận 4 đoạn" in answer.content.decode()

    @pytest.mark.parametrize("screen", ["translation_page", "translation_texts"])
    def test_another_site_s_translator_finds_nothing(
        self, source, translator, staff, logged_in, screen
    ):
        mirror = mirrors.begin(source, language="en", by=translator)
        page = mirror if screen == "translation_texts" else source

        answer = logged_in(staff("translator", "hongbang")).get(reverse(screen, args=[page.pk]))

        assert answer.status_code == 404

    def test_a_page_leads_to_its_translations(self, source, window):
        page = window.get(reverse("wagtailadmin_explore", args=[source.get_parent().pk]))

        assert reverse("translation_page", args=[source.pk]) in page.content.decode()
