"""Translating by machine: only what is public and about nobody leaves; what it says is read first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import resolve, reverse
from wagtail.models import Page, PageLogEntry

from backend.approval import chain
from backend.environment import read_environment
from backend.provisioning.sync import sync_sites
from backend.site_registry.reader import load_registry
from backend.translation import exchange, machine, mirrors
from backend.translation.machine import NotAllowed, fill, service_for
from backend.translation.services import ServiceFault
from content_models.categories import Category
from content_models.navigation import SectionPage, SitePortal
from content_models.news import NewsPage
from content_models.officials import OfficialPage
from content_models.site_settings import PortalSettings
from content_models.translated import TranslatedFrom
from tests.cms.conftest import EVENT_AT, SMALL_CITY
from tests.neighbours import OWN, member, taken_back
from tests.roads import publish
from tests.services.translating import Machine, translating

RICH = '<p>Lễ hội <b>đền Nghè</b> mở cửa, <a href="https://haiphong.gov.vn/">xem lịch</a>.</p>'
TITLE, SUMMARY = "Ủy ban nhân dân phường mở hội", "Hội mở từ mồng tám."
MARKED = 'Lễ hội <b>đền Nghè</b> mở cửa, <a id="a1">xem lịch</a>.'


@pytest.fixture(scope="module")
def served() -> Iterator[Machine]:
    """A machine, served once for all."""
    with translating() as found:
        yield found


@pytest.fixture
def service(served: Machine, monkeypatch, settings) -> Machine:
    """The machine, as it answers of itself, and as the environment names it."""
    served.__init__(port=served.port)  # type: ignore[misc]
    monkeypatch.setenv("PORTAL_TRANSLATE_PROVIDER", "libretranslate")
    monkeypatch.setenv("PORTAL_TRANSLATE_URL", served.url)
    monkeypatch.setenv("PORTAL_TRANSLATE_SECONDS", "5")
    settings.ENVIRONMENT = read_environment()
    return served


@pytest.fixture
def company(service: Machine, monkeypatch, settings) -> Machine:
    """The same machine, as if it were a company's."""
    monkeypatch.setenv("PORTAL_TRANSLATE_PROVIDER", "deepl")
    monkeypatch.setenv("PORTAL_TRANSLATE_KEY", "bi-mat")
    settings.ENVIRONMENT = read_environment()
    return service


@pytest.fixture
def allowed(city) -> Any:
    """Let the city decide: `allowed("external")`."""

    def decide(what: str) -> None:
        PortalSettings.objects.update(machine_translation=what)

    decide("self-hosted")
    return decide


@pytest.fixture(scope="module")
def begun(provisioned: None, django_db_blocker: Any) -> Iterator[tuple[int, int, int]]:
    """A public page of the ward with nothing of its translation done, made once for a module.

    The ids of the page, of the translation and of its translator.
    """
    with django_db_blocker.unblock(), taken_back():
        portal = SitePortal.objects.get(key=OWN)
        section = SectionPage.objects.descendant_of(portal).get(
            category=Category.NEWS_EVENTS, locale__language_code="vi"
        )
        page = NewsPage(
            title=TITLE,
            summary=SUMMARY,
            body=[("text", RICH)],
            author_name="Tổ Thư ký",
            event_at=EVENT_AT,
        )
        source = publish(chain.draft(page, under=section, by=member("author")))
        translator = member("translator")
        mirror = mirrors.begin(source, language="en", by=translator)
        yield source.pk, mirror.pk, translator.pk


@pytest.fixture
def source(begun, city):
    """A public page of the ward, in Vietnamese."""
    return Page.objects.get(pk=begun[0]).specific


@pytest.fixture
def mirror(begun, city):
    """Its translation into English, nothing of it done."""
    return Page.objects.get(pk=begun[1]).specific


@pytest.fixture
def translator(begun, city):
    """Who has begun it."""
    return get_user_model().objects.get(pk=begun[2])


@pytest.fixture
def approved(staff, fresh):
    """Send a page's newest draft up the ward's chain, to the end."""

    def send(page: Any, by: Any) -> Any:
        chain.submit(fresh(page), by=by)
        for role in ("editor", "approver"):
            chain.approve(fresh(page), by=staff(role, "thanhdong"))
        return fresh(page)

    return send


def said(mirror: Any) -> dict[str, tuple[str, str, bool]]:
    """Return what a draft says, who suggested it, and whether it waits, by the source's words."""
    return {
        each.source.plain: (each.target, each.suggested_by, each.is_pending)
        for each in mirrors.segments(mirror)
    }


class TestFilling:
    def test_what_is_empty_is_filled_in_and_waits_for_a_reader(
        self, allowed, service, mirror, translator, fresh
    ):
        filled = fill(mirror, by=translator)

        assert (filled.filled, filled.spoilt, filled.kept_back) == (3, 0, 1)
        assert said(fresh(mirror)) == {
            TITLE: (f"[en] {TITLE}", "machine", True),
            SUMMARY: (f"[en] {SUMMARY}", "machine", True),
            "Lễ hội đền Nghè mở cửa, xem lịch.": (f"[en] {MARKED}", "machine", True),
            "Tổ Thư ký": ("", "", True),
        }
        assert sorted(service.texts) == sorted([TITLE, SUMMARY, MARKED])
        assert {each.question["format"] for each in service.asked} == {"text", "html"}
        logged = PageLogEntry.objects.get(action="translation.machine")
        assert logged.user == translator
        assert logged.data == {
            "service": "LibreTranslate",
            "texts": 3,
            "letters": len(TITLE + SUMMARY + MARKED),
        }

    def test_what_somebody_has_written_or_the_memory_knows_is_not_sent(
        self, allowed, service, source, mirror, translator, fresh, approved, news, section, staff
    ):
        words = {each.source.path: f"Words {n}" for n, each in enumerate(mirrors.segments(mirror))}
        mirrors.save(mirror, words, by=translator)
        approved(mirror, translator)
        author = staff("author", "thanhdong")
        twin = news(title="Tin khác", summary=SUMMARY)
        chain.draft(twin, under=section(Category.NEWS_EVENTS), by=author)
        other = mirrors.begin(approved(twin, author), language="en", by=translator)

        fill(other, by=translator)

        assert service.texts == ["Tin khác"]
        assert fill(fresh(other), by=translator).filled == 0
        assert service.texts == ["Tin khác"]

    def test_a_long_page_goes_in_several_questions(
        self, allowed, service, mirror, translator, monkeypatch
    ):
        monkeypatch.setattr(machine, "MOST_TEXTS", 1)

        fill(mirror, by=translator)

        assert [len(each.texts) for each in service.asked] == [1, 1, 1]

    def test_a_translation_that_calls_a_term_otherwise_is_told(
        self, allowed, service, mirror, translator
    ):
        service.says = lambda text, _language: text.replace("Ủy ban nhân dân", "The town hall")

        assert fill(mirror, by=translator).off_glossary == 1

    def test_what_comes_back_spoilt_stays_empty(self, allowed, service, mirror, translator, fresh):
        service.says = lambda text, _language: text.replace("<b>", "").replace("</b>", "") + "."

        filled = fill(mirror, by=translator)

        assert (filled.filled, filled.spoilt) == (2, 1)
        assert said(fresh(mirror))["Lễ hội đền Nghè mở cửa, xem lịch."] == ("", "", True)

    def test_markup_in_the_answer_to_a_plain_text_is_text(
        self, allowed, service, mirror, translator, fresh
    ):
        service.says = lambda text, _language: (
            "<script>alert(1)</script>" if text == TITLE else text + "."
        )

        fill(mirror, by=translator)

        assert fresh(mirror).get_latest_revision_as_object().title == "<script>alert(1)</script>"
        assert "&lt;script&gt;" in said(fresh(mirror))[TITLE][0]

    def test_whoever_saves_meanwhile_is_not_overwritten(
        self, allowed, service, mirror, translator, fresh, monkeypatch
    ):
        def meanwhile(text: str, _language: str) -> str:
            if text == TITLE:
                mirrors.save(fresh(mirror), {"title": "Typed meanwhile"}, by=translator)
            return f"machine {text}"

        # In the thread of the test: a database in a transaction has one connection.
        fake: Any = type("Fake", (), {"name": "x", "is_abroad": False})()
        fake.translate = lambda texts, **_named: [meanwhile(text, "en") for text in texts]
        monkeypatch.setattr(machine, "service_for", lambda _mirror: fake)

        fill(mirror, by=translator)

        assert said(fresh(mirror))[TITLE] == ("Typed meanwhile", "", False)
        assert said(fresh(mirror))[SUMMARY][1] == "machine"

    @pytest.mark.parametrize(
        "broken",
        [{"status": 456}, {"body": b'{"translatedText": ["a"]}'}],
        ids=str,
    )  # fmt: skip
    def test_a_service_that_fails_leaves_the_draft_as_it_is(
        self, allowed, service, mirror, translator, fresh, broken
    ):
        before = fresh(mirror).latest_revision_id
        for name, value in broken.items():
            setattr(service, name, value)

        with pytest.raises(ServiceFault):
            fill(mirror, by=translator)

        assert fresh(mirror).latest_revision_id == before
        assert PageLogEntry.objects.filter(action="translation.machine").count() == 1


class TestWhatLeaves:
    @pytest.mark.parametrize("decided", ["none", "self-hosted", "external"])
    @pytest.mark.parametrize("kind", ["service", "company"])
    def test_the_city_decides_which_kind_of_service_may_be_asked(
        self, request, allowed, mirror, translator, decided, kind
    ):
        asked = request.getfixturevalue(kind)
        allowed(decided)

        if decided == "none" or (decided, kind) == ("self-hosted", "company"):
            assert service_for(mirror) is None
            with pytest.raises(NotAllowed, match="chưa cho phép"):
                fill(mirror, by=translator)
            assert asked.asked == []
        else:
            assert fill(mirror, by=translator).filled == 3

    def test_the_city_decides_in_its_registry(self, city):
        registry = load_registry(SMALL_CITY)
        assert registry.system.machine_translation == "none"

        system = replace(registry.system, machine_translation="external")
        sync_sites(replace(registry, system=system))

        decided = PortalSettings.objects.values_list("machine_translation", flat=True).distinct()
        assert list(decided) == ["external"]

    def test_without_a_service_nothing_is_offered(self, allowed, mirror, translator):
        assert service_for(mirror) is None

    @pytest.mark.parametrize("what", ["withdrawn", "restricted"])
    def test_what_the_public_cannot_read_does_not_leave(
        self, allowed, service, source, mirror, translator, staff, fresh, what
    ):
        board = staff("approver", "thanhdong")
        if what == "restricted":
            chain.restrict(fresh(source), by=board, reason="Chờ rà soát")
        else:
            chain.withdraw(fresh(source), by=board, reason="Chờ rà soát")

        with pytest.raises(NotAllowed, match="đang hiện"):
            fill(fresh(mirror), by=translator)

        assert service.asked == []

    def test_of_a_page_with_a_newer_draft_only_what_is_public_leaves(
        self, allowed, service, source, mirror, translator, staff, fresh
    ):
        newer = fresh(source)
        newer.summary = "Tin chưa công bố."
        chain.edit(newer, by=staff("admin", "thanhdong"))

        fill(fresh(mirror), by=translator)

        assert "Tin chưa công bố." not in service.texts
        assert SUMMARY in service.texts

    def test_what_is_about_a_person_stays_at_home(
        self, allowed, service, translator, staff, section, news, approved
    ):
        author = staff("author", "thanhdong")
        about = {
            "title": "Tiếp công dân",
            "summary": "Liên hệ: lan@thanhdong.example",
            "body": [
                ("text", "<p>Gọi 0225 384 0000 trước khi đến.</p>"),
                ("text", "<p>Số định danh 031085000001.</p>"),
                ("text", "<p>Năm 2026 có 1.250 lượt.</p>"),
            ],
        }
        page = news(**about)
        chain.draft(page, under=section(Category.NEWS_EVENTS), by=author)
        mirror = mirrors.begin(approved(page, author), language="en", by=translator)

        filled = fill(mirror, by=translator)

        assert sorted(service.texts) == ["Năm 2026 có 1.250 lượt.", "Tiếp công dân"]
        assert filled.kept_back == 4

    def test_a_page_about_a_person_is_not_sent_at_all(
        self, allowed, service, translator, staff, section, approved
    ):
        author = staff("author", "thanhdong")
        page = OfficialPage(
            title="Trần Văn Minh",
            category=Category.OFFICIAL_CONTACTS,
            job_title="Chủ tịch",
            unit_name="Ủy ban nhân dân phường",
            phone="02253840000",
            email="ubnd@thanhdong.haiphong.gov.vn",
            author_name="Tổ Thư ký",
        )
        chain.draft(page, under=section(Category.OFFICIAL_CONTACTS), by=author)
        mirror = mirrors.begin(approved(page, author), language="en", by=translator)

        with pytest.raises(NotAllowed, match="cá nhân"):
            fill(mirror, by=translator)

        assert service.asked == []

    @pytest.mark.parametrize(
        ("role", "site"), [("answers", "thanhdong"), ("translator", "hongbang")]
    )
    def test_whoever_may_not_translate_there_sends_nothing(
        self, allowed, service, mirror, staff, role, site
    ):
        with pytest.raises(PermissionDenied):
            fill(mirror, by=staff(role, site))

        assert service.asked == []


class TestTheRoadToLive:
    """Nothing a machine said goes before the board, or past it, until somebody has read it."""

    @pytest.fixture
    def by_machine(self, allowed, service, mirror, translator, fresh):
        """A draft whose every text is there, all but one by the machine."""
        fill(mirror, by=translator)
        path = next(s.source.path for s in mirrors.segments(fresh(mirror)) if not s.target)
        mirrors.save(fresh(mirror), {path: "Secretariat"}, by=translator)
        return fresh(mirror)

    def unchanged(self, page: Any) -> dict[str, str]:
        """Return what the screen would send back of texts nobody touched."""
        return {each.source.path: each.target for each in mirrors.segments(page)}

    def test_it_is_neither_sent_up_nor_approved_nor_put_through_in_an_emergency(
        self, by_machine, translator, staff, fresh
    ):
        with pytest.raises(ValidationError, match="Còn 3 đoạn do máy"):
            chain.submit(fresh(by_machine), by=translator)
        with pytest.raises(ValidationError, match="Còn 3 đoạn do máy"):
            chain.emergency_publish(
                fresh(by_machine), by=staff("approver", "thanhdong"), reason="Bão"
            )
        by_machine.get_workflow().start(by_machine, translator)
        with pytest.raises(ValidationError, match="Còn 3 đoạn do máy"):
            chain.approve(fresh(by_machine), by=staff("editor", "thanhdong"))

        assert not fresh(by_machine).live

    def test_saving_without_reading_settles_nothing(self, by_machine, translator, fresh):
        kept = mirrors.save(by_machine, self.unchanged(by_machine), by=translator)

        assert len(TranslatedFrom.of(kept).suggested) == 3
        with pytest.raises(ValidationError, match="do máy"):
            chain.submit(fresh(kept), by=translator)

    def test_wagtail_s_own_form_settles_nothing(self, by_machine, translator, fresh):
        chain.edit(fresh(by_machine).get_latest_revision_as_object(), by=translator)

        with pytest.raises(ValidationError, match="do máy"):
            chain.submit(fresh(by_machine), by=translator)

    def test_a_list_of_pending_texts_that_was_emptied_by_hand_is_no_way_round(
        self, by_machine, translator, fresh
    ):
        draft = fresh(by_machine).get_latest_revision_as_object()
        draft.translated_from = {**draft.translated_from, "pending": []}
        chain.edit(draft, by=translator)

        with pytest.raises(ValidationError, match="do máy"):
            chain.submit(fresh(by_machine), by=translator)

    def test_what_somebody_confirms_or_changes_is_theirs(
        self, by_machine, translator, fresh, approved
    ):
        confirmed = [
            each.source.path for each in mirrors.segments(by_machine) if each.source.plain != TITLE
        ]
        words = self.unchanged(by_machine) | {"title": "The festival opens"}

        mirrors.save(by_machine, words, by=translator, confirmed=confirmed)

        assert {(who, waits) for _text, who, waits in said(fresh(by_machine)).values()} == {
            ("", False)
        }
        live = approved(by_machine, translator)
        assert (live.live, live.title) == (True, "The festival opens")

    def test_it_stays_marked_when_its_source_changes(
        self, by_machine, source, staff, fresh, approved
    ):
        corrected = fresh(source)
        corrected.title = "Hội đền mở sớm"
        chain.edit(corrected, by=staff("admin", "thanhdong"))
        approved(corrected, staff("admin", "thanhdong"))

        now = said(fresh(by_machine))
        assert now["Hội đền mở sớm"] == (f"[en] {TITLE}", "machine", True)
        assert now[SUMMARY][1] == "machine"

    def test_a_translator_s_tool_gets_it_as_a_suggestion(self, by_machine):
        assert exchange.as_po(by_machine).decode().count("fuzzy") == 3
        assert exchange.as_xliff(by_machine).decode().count("needs-review-translation") == 3


class TestScreen:
    BUTTON = "Dịch máy các phần còn trống"

    @pytest.fixture
    def window(self, logged_in, translator):
        return logged_in(translator)

    def test_the_button_is_there_only_where_it_may_be_pressed(
        self, allowed, service, mirror, window
    ):
        address = reverse("translation_texts", args=[mirror.pk])
        assert self.BUTTON in window.get(address).content.decode()

        allowed("none")

        assert self.BUTTON not in window.get(address).content.decode()

    def test_pressing_it_shows_what_the_machine_said_and_that_nobody_read_it(
        self, allowed, service, mirror, window
    ):
        answer = window.post(reverse("translation_machine", args=[mirror.pk]), follow=True)

        page = answer.content.decode()
        assert "Máy đã dịch 3 đoạn" in page
        assert "1 đoạn có dữ liệu cá nhân" in page
        assert page.count("máy dịch, chưa ai xác nhận") == 3
        assert "Tôi đã đọc, đoạn này đúng" in page
        assert f"[en] {SUMMARY}" in page

    def test_a_service_that_is_busy_is_told_on_the_screen(self, allowed, service, mirror, window):
        service.status, service.headers = 429, {"Retry-After": "60"}

        answer = window.post(reverse("translation_machine", args=[mirror.pk]), follow=True)

        assert "thử lại sau 60 giây" in answer.content.decode()

    def test_it_is_not_opened_by_a_link_nor_by_another_site_s_translator(
        self, allowed, service, mirror, window, logged_in, staff, source
    ):
        address = reverse("translation_machine", args=[mirror.pk])

        assert window.get(address).status_code == 405
        assert logged_in(staff("translator", "hongbang")).post(address).status_code == 404
        assert window.post(reverse("translation_machine", args=[source.pk])).status_code == 404
        assert service.asked == []

    def test_no_transaction_is_open_while_the_machine_is_asked(self):
        view: Any = resolve(reverse("translation_machine", args=[1])).func

        assert view.own_transactions
