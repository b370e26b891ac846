"""What is found, in which order, what is said of it, and what is never found."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from docx import Document as Docx
from weasyprint import HTML

from backend.published import feed
from backend.published.models import Change, Item, ItemFile, SiteRecord
from backend.search import engines
from backend.search.asking import asked as asked_for
from backend.search.documents import documents_of, moment_of
from backend.search.embedded import EmbeddedEngine
from backend.search.engine import Detail, Document, EngineAway, Found, Order, Question, Scope
from backend.search.finding import suggest
from backend.search.following import BuildingElsewhere, catch_up, rebuild, state
from backend.search.highlighting import excerpt
from backend.search.models import FileText, Following, IndexedItem
from tests.contract.city import live_news, provision
from tests.contract.findable import LISTED_AT, answer, found, indexed, item, sites, text
from tests.roads import publish, unpublish

pytestmark = pytest.mark.django_db
CEREMONY = "Lễ khai giảng năm học mới"


@pytest.fixture
def _two_sites() -> None:
    sites("thanhdong", "hongbang")


class TestOrder:
    """Who stands before whom."""

    def test_a_documents_own_number_stands_before_those_that_name_it(self) -> None:
        named = item("Về Quyết định 204/2025/QĐ-UBND", body=text("204/2025/QĐ-UBND " * 9))
        own = item("Quy chế hoạt động", number_symbol="204/2025/QĐ-UBND")
        indexed()

        assert found("204/2025/QĐ-UBND") == [own.title, named.title]
        assert found("204 2025") == [own.title, named.title]

    def test_marks_as_typed_stand_before_any_others(self) -> None:
        item("Hoa bình an", listed_at=LISTED_AT + timedelta(days=2))
        item("Tin", body=text("Xây dựng hòa bình lâu dài"))
        item("Hóa bính", listed_at=LISTED_AT + timedelta(days=1))
        indexed()

        assert found("hoà bình")[0] == "Tin"
        assert found("hoa binh") == ["Hoa bình an", "Hóa bính", "Tin"]

    def test_the_title_stands_before_summary_text_and_attachment(self) -> None:
        item("Một", body=text("Lịch tiếp công dân"))
        item("Hai", summary="Lịch tiếp công dân")
        item("Lịch tiếp công dân")
        indexed()

        assert found("lịch tiếp công dân") == ["Lịch tiếp công dân", "Hai", "Một"]

    def test_words_side_by_side_stand_before_words_far_apart(self) -> None:
        item("Một", body=text("Công việc chung của người dân và tiếp theo"))
        item("Hai", body=text("Buổi tiếp công dân"), listed_at=LISTED_AT - timedelta(days=9))
        indexed()

        assert found("tiếp công dân") == ["Hai", "Một"]

    def test_of_equals_the_newest_stands_first(self) -> None:
        for days in (1, 3, 2):
            item(f"Họp báo {days}", listed_at=LISTED_AT + timedelta(days=days))
        indexed()

        assert found("họp báo") == ["Họp báo 3", "Họp báo 2", "Họp báo 1"]

    def test_the_newest_first_whatever_fits_best_when_asked(self) -> None:
        item("Tuyển sinh", listed_at=LISTED_AT)
        item("Tin", body=text("tuyển sinh"), listed_at=LISTED_AT + timedelta(days=1))
        indexed()

        assert found("tuyển sinh", order=Order.NEWEST) == ["Tin", "Tuyển sinh"]
        assert found("tuyển sinh") == ["Tuyển sinh", "Tin"]


class TestWords:
    """What counts as containing the words."""

    @pytest.mark.parametrize(
        "typed",
        [
            "ủy ban nhân dân", "uỷ ban nhân dân", "UBND", "ubnd", "uy ban nhan dan",
            "UBND phường", "phường ubnd", "tthc", "thủ tục hành chính", "204/QĐ-UBND", "204 2025",
            "quyết định 204",
        ],
    )  # fmt: skip
    def test_officials_words_are_found_however_they_are_written(self, typed: str) -> None:
        item(
            "Ủy ban nhân dân phường công bố TTHC",
            number_symbol="204/2025/QĐ-UBND",
        )
        item("Tin khác", body=text("Ban quản lý, nhân sự và dân số"))
        indexed()

        assert found(typed) == ["Ủy ban nhân dân phường công bố TTHC"]

    def test_every_word_of_a_short_question_must_occur(self) -> None:
        item("Thu gom rác thải")
        item("Thu gom phế liệu")
        indexed()

        assert found("gom rác") == ["Thu gom rác thải"]
        assert not answer("gom rác").is_partial

    def test_where_few_have_every_word_those_with_most_follow(self) -> None:
        item("Thu gom rác thải")
        item("Thu gom phế liệu", listed_at=LISTED_AT + timedelta(days=1))
        item("Tổ thu phí")
        indexed()

        assert found("thu gom rác") == ["Thu gom rác thải", "Thu gom phế liệu"]
        assert answer("thu gom rác").is_partial
        assert found("thu gom rác", order=Order.NEWEST) == ["Thu gom rác thải"]

    def test_an_item_need_not_have_the_little_words_of_a_question(self) -> None:
        item("Đăng ký tạm trú")
        item("Làm thế nào ở đâu")
        indexed()

        assert found("đăng ký tạm trú ở đâu, làm thế nào") == ["Đăng ký tạm trú"]
        assert found("ở đâu") == ["Làm thế nào ở đâu"]

    def test_without_its_marks_a_little_word_may_be_a_great_one(self) -> None:
        item("Chợ Sắt")
        item("Cho và nhận")
        indexed()

        assert set(found("cho")) == {"Chợ Sắt", "Cho và nhận"}
        assert found("cho sat") == ["Chợ Sắt"]

    def test_words_do_not_run_into_each_other_at_the_end_of_a_paragraph(self) -> None:
        item("Tin", body=text("Hết hạn ngày mai", "Mai vàng"))
        indexed()

        assert found("mai vàng") == ["Tin"]

    def test_codes_addresses_and_dates_for_machines_are_not_text(self) -> None:
        item("Tin", form="decision", national_db_link="https://vbpl.vn/haiphong/", day="2026-11-20")
        indexed()

        assert found("decision") == found("vbpl") == found("2026") == []

    @pytest.mark.parametrize(
        ("locale", "title", "typed"),
        [
            ("en", "Administrative procedures of the ward", "procedure"),
            ("zh-hans", "海防市人民委员会", "人民委员"),
            ("ja", "行政手続きのご案内", "手続き"),
            ("ko", "행정절차 안내", "절차"),
            ("zh-hans", "税务公告", "税"),
        ],
    )
    def test_mirrors_are_searched_in_their_language(
        self, locale: str, title: str, typed: str
    ) -> None:
        item(title, locale=locale)
        item("Tin", locale="vi", body=text(typed))
        indexed()

        assert found(typed, locale=locale) == [title]


class TestWhatWasMeant:
    """Slips of the finger, and too many words."""

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("khai sihn", "khai sinh"),
            ("khaisinh", "khai sinh"),
            ("dăng ký khai sin", "dăng ký khai sinh"),
            ("đăng ký khaii sinh", "đăng ký khai sinh"),
            ("dang kt khai sinh", "dang ky khai sinh"),
        ],
    )
    def test_a_mistyped_word_is_understood_and_said(self, typed: str, meant: str) -> None:
        item("Thủ tục đăng ký khai sinh")
        item("Thông báo khác")
        indexed()

        assert answer(typed).meant == meant
        assert found(typed) == ["Thủ tục đăng ký khai sinh"]

    def test_what_is_found_as_typed_is_never_read_otherwise(self) -> None:
        item("Họp dân")
        item("Họp dần dần")
        indexed()

        assert answer("họp dân").meant == ""
        assert not answer("họp dân").is_partial

    def test_where_no_item_has_every_word_those_with_most_of_them_are_found(self) -> None:
        item("Lịch tiếp công dân", body=text("tháng mười"))
        item("Công sở")
        indexed()

        partial = answer("lịch tiếp công dân hôm nào thế")

        assert [each.row.title for each in partial.results] == ["Lịch tiếp công dân"]
        assert partial.is_partial

    @pytest.mark.usefixtures("_two_sites")
    def test_nothing_is_proposed_that_finds_nothing_in_that_scope(self) -> None:
        item("Đăng ký khai sinh", site="hongbang")
        item("Khai mạc", site="thanhdong")
        indexed()

        assert answer("khai sihn", site="thanhdong").meant == ""
        assert answer("khai sihn", site="hongbang").meant == "khai sinh"


EITHER = pytest.mark.parametrize(
    "look",
    [lambda: answer("họp báo").results, lambda: suggest("họp b", Scope(locale="vi"), 8)],
    ids=["search", "suggest"],
)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let something happen between an engine's answer and the reader's."""
    ask = engines.search

    def happen(deed: Callable[[], Any]) -> None:
        def and_then(question: Question) -> Found:
            hits = ask(question)
            deed()
            return hits

        monkeypatch.setattr(engines, "search", and_then)

    return happen


@pytest.mark.usefixtures("_two_sites")
class TestScope:
    """Among which items is searched, and how they are counted."""

    @pytest.fixture(autouse=True)
    def _items(self) -> None:
        year_ago = LISTED_AT - timedelta(days=365)
        item("Họp báo một", site="thanhdong", category="news-events")
        item("Họp báo hai", site="hongbang", category="news-events")
        item("Họp báo ba", site="hongbang", category="direction", listed_at=year_ago)
        indexed()

    def test_facets_count_all_results_whatever_the_page(self) -> None:
        page = answer("họp báo", limit=1)

        assert (page.total, len(page.results)) == (3, 1)
        assert page.facets == {
            "category": {"news-events": 2, "direction": 1},
            "site": {"thanhdong": 1, "hongbang": 2},
            "year": {"2025": 1, "2026": 2},
        }

    @pytest.mark.parametrize(
        ("scope", "count"),
        [
            ({"site": "hongbang"}, 2),
            ({"category": "direction"}, 1),
            ({"site": "thanhdong", "category": "direction"}, 0),
            ({"since": moment_of(LISTED_AT)}, 2),
            ({"before": moment_of(LISTED_AT)}, 1),
            ({"since": moment_of(LISTED_AT), "before": moment_of(LISTED_AT)}, 0),
        ],
    )
    def test_a_scope_bounds_results_count_and_facets(
        self, scope: dict[str, Any], count: int
    ) -> None:
        page = answer("họp báo", **scope)

        assert (len(page.results), page.total) == (count, count)
        assert all(sum(values.values()) == count for values in page.facets.values())

    def test_details_narrow_a_category_and_those_asked_for_are_counted(self) -> None:
        for form, authority in (("decision", "UBND"), ("decision", "HĐND"), ("plan", "UBND")):
            facets = {"form": form, "issuing_authority": authority, "issued_on": "2026-01-05"}
            item("Quy hoạch", category="legal-documents", facets=facets)
        indexed()

        page = answer(
            "quy hoạch",
            category="legal-documents",
            details=(Detail("issuing_authority", "UBND"),),
            counted_details=("form", "signer"),
        )

        assert page.total == 2
        assert page.details == {"form": {"decision": 1, "plan": 1}}

    def test_a_withheld_site_is_in_no_result_count_or_facet(self) -> None:
        SiteRecord.objects.filter(key="hongbang").update(is_withheld=True)

        page = answer("họp báo")

        assert (found("họp báo"), page.total) == (["Họp báo một"], 1)
        assert "hongbang" not in page.facets["site"]

    @EITHER
    def test_a_site_withheld_while_the_engine_looks_is_shown_no_more(
        self, look: Callable[[], list[Any]], meanwhile: Callable[..., None]
    ) -> None:
        meanwhile(lambda: SiteRecord.objects.filter(key="hongbang").update(is_withheld=True))

        assert len(look()) == 1

    @EITHER
    def test_so_is_an_item_that_is_taken_off_then(
        self, look: Callable[[], list[Any]], meanwhile: Callable[..., None]
    ) -> None:
        meanwhile(lambda: Item.objects.filter(title="Họp báo hai").delete())

        assert len(look()) == 2


class TestPages:
    """Reading on, page by page."""

    def test_pages_hold_every_result_once_in_the_order_of_the_whole(self) -> None:
        for number in range(12):
            moment = LISTED_AT + timedelta(hours=number // 3)
            item(f"Họp báo {number}", listed_at=moment, body=text("thường kỳ" * (number % 2)))
        indexed()

        for order in Order:
            assert list(_read_on("họp báo", order)) == found("họp báo", order=order)

    def test_what_comes_in_meanwhile_moves_nothing(self) -> None:
        for number in range(6):
            item(f"Họp báo {number}", listed_at=LISTED_AT + timedelta(hours=number))
        indexed()
        before = found("họp báo")

        def more() -> None:
            item("Họp báo, họp báo", listed_at=LISTED_AT + timedelta(days=1))
            indexed()

        assert list(_read_on("họp báo", Order.RELEVANCE, meanwhile=more)) == before

    @pytest.mark.parametrize("typed", ["hopp báo", "họp báo vắng tanh"])
    def test_the_reading_of_the_first_page_is_that_of_all(self, typed: str) -> None:
        for number in range(5):
            item(f"Họp báo {number}", listed_at=LISTED_AT + timedelta(hours=number))
        indexed()

        assert list(_read_on(typed, Order.RELEVANCE)) == found(typed)
        assert len(found(typed)) == 5


def _read_on(
    typed: str, order: Order, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[str]:
    page = answer(typed, order=order, limit=2)
    while True:
        yield from (each.row.title for each in page.results)
        if page.next is None:
            return
        meanwhile()
        page = answer(typed, order=order, limit=2, after=page.next)


class TestExcerpts:
    """What a result says of where the words are."""

    def test_words_are_marked_where_they_stand(self) -> None:
        item(
            "Lịch tiếp công dân", body=text(f"{'Mở đầu. ' * 99}Chủ tịch tiếp công dân{' thế' * 99}")
        )
        indexed()

        title, body = answer("tiep cong dan").results[0].highlights

        assert _shown(title) == "Lịch [tiếp] [công] [dân]"
        assert body.field == "body"
        assert "Chủ tịch [tiếp] [công] [dân] thế" in _shown(body)
        assert _shown(body).startswith("… ")
        assert len(_shown(body)) < 300

    def test_what_stands_for_the_words_is_marked_as_a_whole(self) -> None:
        item("UBND phường họp", number_symbol="204/2025/QĐ-UBND")
        indexed()

        title, number = answer("ủy ban nhân dân 204/2025").results[0].highlights

        assert _shown(title) == "[UBND] phường họp"
        assert _shown(number) == "[204/2025/QĐ-UBND]"

    def test_text_is_text_and_not_markup(self) -> None:
        item("Tin", body=[{"type": "text", "html": "<p>x &lt;script&gt; <b>họ</b>p báo</p>"}])
        indexed()

        (body,) = answer("họp báo").results[0].highlights

        assert _shown(body) == "x <script> [họp] [báo]"

    @pytest.mark.parametrize(
        ("typed", "locale", "words", "filler"),
        [
            ("hiếm gặp", "vi", "Ở đây có từ hiếm gặp.", "Có hiếm, và có gặp. "),
            ("UBND lý", "vi", "Gửi uỷ ban nhân dân có lí do.", "Ban quản lý, nhân sự. "),
            ("registered", "en", "Who registers is registered.", "Nothing of it here. "),
            ("人民委员会", "zh", "请向人民委员会提出。", "人民生活很好。"),
        ],
    )
    def test_an_excerpt_of_a_long_text_is_where_its_words_stand_together(
        self, typed: str, locale: str, words: str, filler: str
    ) -> None:
        long = filler * 400 + "Kết. " * 100 + words + filler * 90

        pieces, _terms = excerpt(asked_for(typed, locale), long)

        shown = "".join(piece.text for piece in pieces)
        assert words.removesuffix(".") in shown
        assert len(shown) < 300


def _shown(highlight: Any) -> str:
    return "".join(f"[{each.text}]" if each.match else each.text for each in highlight.pieces)


def pdf(words: str) -> bytes:
    return bytes(HTML(string=f"<p>{words}</p>").write_pdf())


def docx(words: str) -> bytes:
    document = Docx()
    document.add_paragraph("Phụ lục")
    document.add_table(1, 1).cell(0, 0).text = words
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def attach(title: str, filename: str, content: bytes) -> Item:
    """Store an item with a file that is really there."""
    stored = default_storage.save(f"documents/{filename}", ContentFile(content))
    name = f"abc123/{filename}"
    file = {"title": "Toàn văn", "url": f"/media/{name}", "filename": filename, "size": 1}
    row = item(title, files=[{"title": "Toàn văn", "file": file}])
    ItemFile.objects.create(item=row, name=name, stored_name=stored, content_type="x/y")
    return row


class TestAttachments:
    """The text inside attached files."""

    @pytest.mark.parametrize(("make", "filename"), [(pdf, "quy-che.pdf"), (docx, "quy-che.docx")])
    def test_text_in_a_file_is_found_and_the_file_is_named(
        self, make: Callable[[str], bytes], filename: str
    ) -> None:
        attach("Quy chế", filename, make("Bồi thường khi thu hồi đất nông nghiệp"))
        item("Tin khác")
        indexed()

        (result,) = answer("thu hồi đất nông nghiệp").results
        (excerpt_of_file,) = result.highlights

        assert excerpt_of_file.field == "attachment"
        assert excerpt_of_file.attachment.url == f"/media/abc123/{filename}"
        assert "[thu] [hồi] [đất] [nông] [nghiệp]" in _shown(excerpt_of_file)

    def test_an_items_own_words_stand_before_those_of_its_file(self) -> None:
        attach("Quy chế", "quy-che.docx", docx("thu hồi đất"))
        item("Tin", body=text("thu hồi đất"), listed_at=LISTED_AT - timedelta(days=99))
        indexed()

        assert found("thu hồi đất") == ["Tin", "Quy chế"]

    @pytest.mark.parametrize("filename", ["hong.pdf", "hong.docx"])
    def test_a_broken_file_is_logged_and_its_item_found(
        self, filename: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        attach("Quy chế hỏng", filename, b"%PDF-1.7 not at all")
        with caplog.at_level(logging.WARNING):
            indexed()

        assert found("quy chế hỏng") == ["Quy chế hỏng"]
        assert filename in caplog.text

    def test_a_file_is_read_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        attach("Quy chế", "quy-che.docx", docx("thu hồi đất"))
        indexed()
        monkeypatch.setattr("backend.search.extraction.sys.executable", "/nowhere")
        indexed()

        assert found("thu hồi đất") == ["Quy chế"]

    def test_the_text_of_a_file_nobody_shows_is_forgotten(self) -> None:
        row = attach("Quy chế", "quy-che.docx", docx("thu hồi đất"))
        indexed()
        row.delete()
        indexed()

        assert not FileText.objects.exists()


class TestFollowing:
    """The index and the feed."""

    @pytest.fixture(autouse=True)
    def _city(self) -> None:
        provision()
        catch_up(EmbeddedEngine())

    def test_what_is_published_corrected_and_withdrawn_is_found_so(self) -> None:
        engine = EmbeddedEngine()
        page = live_news(CEREMONY)
        absent = found("khai giảng")
        catch_up(engine)
        present = found("khai giảng")
        page.title = "Lễ bế giảng"
        publish(page)
        catch_up(engine)
        corrected = found("khai giảng"), found("bế giảng")
        unpublish(page)
        catch_up(engine)

        assert (absent, present, corrected) == ([], [CEREMONY], ([], ["Lễ bế giảng"]))
        assert found("bế giảng") == []
        assert answer("bế giảng").total == 0

    def test_what_was_taken_off_is_neither_found_nor_counted_before_the_index_knows(self) -> None:
        page = live_news(CEREMONY)
        live_news("Lễ khai giảng ở trường khác")
        catch_up(EmbeddedEngine())

        unpublish(page)
        left = answer("khai giảng")

        assert ([each.row.title for each in left.results], left.total) == (
            ["Lễ khai giảng ở trường khác"],
            1,
        )
        assert left.facets["site"] == {"thanhdong": 1}

    def test_an_index_that_follows_is_the_index_built_anew(self) -> None:
        pages = [live_news(f"Họp báo {number}") for number in range(4)]
        pages[0].title = "Họp báo lần nữa"
        publish(pages[0])
        unpublish(pages[1])
        catch_up(EmbeddedEngine())
        followed = _index()

        rebuild(EmbeddedEngine())

        assert followed == _index()

    def test_a_restored_database_is_indexed_anew_by_itself(self) -> None:
        live_news(CEREMONY)
        Following.objects.update(cursor=str(feed.end()), sequence=feed.end().sequence)
        feed.begin_another_history()

        catch_up(EmbeddedEngine())

        assert found("khai giảng") == [CEREMONY]

    def test_an_index_too_far_behind_is_built_anew_by_itself(self) -> None:
        live_news(CEREMONY)
        Change.objects.update(at=datetime(2020, 1, 1, tzinfo=UTC))
        feed.number_committed()
        Change.objects.order_by("sequence").first().delete()
        Following.objects.update(cursor="0", sequence=0)

        catch_up(EmbeddedEngine())

        assert found("khai giảng") == [CEREMONY]

    def test_tokens_of_another_version_are_made_anew(self) -> None:
        live_news(CEREMONY)
        catch_up(EmbeddedEngine())
        Following.objects.update(analyzer=0)
        IndexedItem.objects.all().delete()

        catch_up(EmbeddedEngine())

        assert found("khai giảng") == [CEREMONY]

    def test_it_says_how_far_behind_it_is(self) -> None:
        live_news(CEREMONY)

        late = state(EmbeddedEngine())
        catch_up(EmbeddedEngine())
        level = state(EmbeddedEngine())

        assert late.behind > 0
        assert late.since is not None
        assert (level.behind, level.since) == (0, None)


def _index() -> set[tuple[str, str, str]]:
    generation = Following.objects.get().generation
    rows = IndexedItem.objects.filter(generation=generation)
    return set(rows.values_list("site", "uuid", "locale"))


class TestBuildingAnew:
    """A new index beside the one that answers."""

    def test_the_old_index_answers_until_the_new_one_is_complete(self) -> None:
        item("Tin cũ")
        indexed()
        new = item("Tin mới")
        meanwhile: list[list[str]] = []

        def batches() -> Iterator[list[Document]]:
            for row in Item.objects.all():
                yield documents_of([row])
                meanwhile.append([*found("tin cũ"), *found("tin mới")])

        EmbeddedEngine().rebuild(batches())

        assert meanwhile == [["Tin cũ"], ["Tin cũ"]]
        assert found("tin mới") == [new.title]

    def test_one_that_failed_leaves_the_old_one(self) -> None:
        item("Tin cũ")
        indexed()

        def failing() -> Iterator[list[Document]]:
            yield []
            raise OSError("disk full")

        with pytest.raises(OSError, match="disk full"):
            EmbeddedEngine().rebuild(failing())

        assert found("tin cũ") == ["Tin cũ"]

    def test_nobody_builds_what_another_is_building(self) -> None:
        indexed()
        Following.objects.update(busy_until=datetime(2100, 1, 1, tzinfo=UTC))

        with pytest.raises(BuildingElsewhere):
            rebuild(EmbeddedEngine())

    def test_without_any_index_there_is_no_answer(self) -> None:
        item("Tin")

        with pytest.raises(EngineAway):
            answer("tin")

    def test_the_command_builds_follows_and_says_how_it_stands(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        item("Tin")

        call_command("index", "rebuild")
        call_command("index", "follow", "--once")
        call_command("index", "status")

        built, status = capsys.readouterr().out.splitlines()
        assert built == status == "embedded: 1 mục; chậm 0 thay đổi, 0 giây."
