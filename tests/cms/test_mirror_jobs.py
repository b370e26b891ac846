"""Drafts of all a site's missing translations: made in steps, gone on with, called off, like by hand."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from backend.approval import chain
from backend.tending.tender import Tender
from backend.translation import coverage, drafts, jobs, machine, memory, mirrors
from backend.translation.models import MirrorJob
from backend.translation.services import ServiceBusy
from content_models.introduction import IntroductionPage
from content_models.media import PortalImage
from content_models.news import NewsPage
from content_models.procedures import ProcedureFeeRow, ProcedurePage, ProcedureStepRow
from content_models.site_settings import PortalSettings
from content_models.translated import TranslatedFrom
from tests.cms.conftest import EVENT_AT
from tests.contract.city import picture_file
from tests.roads import publish

RICH = '<p>Lễ hội <b>đền Nghè</b> mở cửa, <a href="https://haiphong.gov.vn/">xem lịch</a>.</p>'


def a_procedure(title: str) -> dict[str, Any]:
    """Return what a procedure must say, with rows of two kinds."""
    return {
        "title": title,
        "slug": title.lower(),
        "field": "Hộ tịch",
        "level": "commune",
        "agency": "Trung tâm Phục vụ hành chính công",
        "processing_time": "Trong ngày làm việc",
        "result": "Giấy khai sinh",
        "steps": [
            ProcedureStepRow(title="Nộp hồ sơ", description="Nộp tại quầy số 1."),
            ProcedureStepRow(title="Nhận kết quả", description="Nhận tại quầy số 2."),
        ],
        "fees": [ProcedureFeeRow(label="Lệ phí", amount=0)],
    }


@pytest.fixture
def translator(staff):
    return staff("translator", "thanhdong")


@pytest.fixture
def news_of(make_page):
    """Return so many public news of the ward."""

    def make(count: int, **fields: Any) -> list[Any]:
        return [
            publish(
                make_page(
                    NewsPage,
                    **{
                        "title": f"Tin số {number}",
                        "event_at": EVENT_AT,
                        "slug": f"tin-{number}",
                        "body": [("text", RICH)],
                        **fields,
                    },
                )
            )
            for number in range(count)
        ]

    return make


@pytest.fixture
def asked(ward, translator):
    """Ask for drafts in English of everything the ward has."""

    def ask(**wanted: Any) -> MirrorJob:
        return jobs.start(ward, language="en", by=translator, **{"scope": "all", **wanted})

    return ask


def english() -> dict[str, Any]:
    """Return the mirrors there are, by the Vietnamese title of what they translate."""
    found = Page.objects.filter(locale__language_code="en").specific()
    sources = dict(
        Page.objects.filter(locale__language_code="vi").values_list("translation_key", "title")
    )
    return {
        sources[page.translation_key]: page for page in found if hasattr(page, "translated_from")
    }


def made_of(mirror: Any) -> dict[str, Any]:
    """Return all that a draft is, without its ids, its place among others and the hours."""
    unlike = {"pk", "path", "url_path", "slug", "translation_key", "latest_revision",
              "latest_revision_created_at", "title", "draft_title", "translated_from"}  # fmt: skip

    def alike(data: dict[str, Any]) -> dict[str, Any]:
        return {
            name: [{**row, "pk": 0, "page": 0} for row in value]
            if value and isinstance(value, list)
            else value
            for name, value in data.items()
            if name not in unlike
        }

    revision = mirror.latest_revision
    referred = ReferenceIndex.objects.filter(
        object_id=str(mirror.pk), base_content_type=page_type()
    )
    logged = PageLogEntry.objects.filter(page=mirror.pk).order_by("pk")
    return {
        "page": alike(mirror.serializable_data()),
        "draft": alike(revision.content),
        "kept": {**mirror.translated_from, "revision": 0, "published_at": "", "digest": ""},
        "revision": (revision.user_id, revision.content_type_id, revision.object_str[:3]),
        "references": sorted(referred.values_list("to_object_id", "model_path")),
        "log": list(logged.values_list("action", "user", "content_type", "content_changed")),
    }


def page_type() -> Any:
    return ContentType.objects.get_for_model(Page)


def test_a_draft_made_with_many_others_is_one_made_by_hand(make_page, ward, translator):
    image = PortalImage.objects.create(title="Ảnh", file=picture_file("red"))

    def procedure(title: str) -> Any:
        return publish(make_page(ProcedurePage, **a_procedure(title), image=image))

    by_hand = mirrors.begin(procedure("Mau-mot"), language="en", by=translator)
    source = procedure("Mau-hai")

    (made,) = drafts.begin_all(drafts.loaded([source.pk]), locale=by_hand.locale, by=translator)

    one, other = (Page.objects.get(pk=page.pk).specific for page in (by_hand, made))
    assert made_of(other) == made_of(one)
    assert other.get_parent() == one.get_parent()
    assert other.path == one._inc_path()
    assert other.slug == "mau-hai"
    assert [row.title for row in other.steps.all()] == ["Nộp hồ sơ", "Nhận kết quả"]
    assert Page.find_problems() == ([], [], [], [], [])
    segments = [each.source.path for each in mirrors.segments(other)]
    assert list(TranslatedFrom.of(other).pending) == segments


def test_a_job_makes_what_is_missing_and_leaves_what_is_there(
    news_of, asked, translator, fresh, ward
):
    first, *_rest = news_of(3)
    present = mirrors.begin(first, language="en", by=translator)
    before = present.latest_revision_id

    job = jobs.run(asked())

    assert (job.done, job.begun, job.refreshed, job.percent) == (job.total, job.total - 1, 0, 100)
    assert {"Tin số 0", "Tin số 1", "Tin số 2"} <= set(english())
    assert fresh(present).latest_revision_id == before
    assert not any(page.live for page in english().values())
    assert jobs.run(asked()).begun == 0  # once more there is nothing to do


def test_only_what_the_regulation_asks_for_if_that_is_what_was_asked(
    news_of, make_page, asked, translator
):
    news_of(1)
    said = {"title": "Giới thiệu chung", "history": "<p>Lập năm 2025.</p>"}
    publish(make_page(IntroductionPage, slug="gioi-thieu", **said))

    jobs.run(asked(scope="required"))

    required = {line.title for line in coverage.coverage(asked().portal) if line.is_required}
    assert set(english()) == required == {"Giới thiệu chung"}


def test_what_the_memory_knows_is_filled_in_for_somebody_to_read(
    news_of, asked, translator, staff, fresh
):
    (source,) = news_of(1)
    mirror = mirrors.begin(source, language="en", by=translator)
    words = {each.source.path: f"Words {n}" for n, each in enumerate(mirrors.segments(mirror))}
    mirrors.save(mirror, words, by=translator)
    memory.remember(publish(fresh(mirror).get_latest_revision_as_object()))
    (twin,) = news_of(1, slug="tin-sau", summary="Chưa ai dịch.")

    jobs.run(asked())

    draft = mirrors.mirrors_of(twin)["en"].specific
    said = {each.source.plain: each for each in mirrors.segments(draft)}
    assert (said["Tin số 0"].target, said["Tin số 0"].suggested_by) == ("Words 0", "memory")
    assert said["Chưa ai dịch."].target == ""
    assert draft.slug == "words-0-1"
    with pytest.raises(ValidationError, match="chưa ai xác nhận"):
        chain.submit(draft, by=translator)


def test_a_stale_translation_is_offered_what_the_memory_knows_of_its_new_words(
    news_of, asked, translator, fresh, monkeypatch
):
    (source,) = news_of(1, summary="Mở từ mồng tám.")
    mirror = mirrors.begin(source, language="en", by=translator)
    words = {each.source.path: f"Words {n}" for n, each in enumerate(mirrors.segments(mirror))}
    mirrors.save(mirror, words, by=translator)
    publish(fresh(mirror).get_latest_revision_as_object())
    changed = fresh(source)
    changed.summary = "Mở từ mồng mười."
    publish(changed)
    monkeypatch.setattr(
        memory, "recall", lambda _texts, _locale: {"Mở từ mồng mười.": "From the tenth."}
    )
    before = fresh(mirror).latest_revision_id

    job = jobs.run(asked())

    assert (job.refreshed, fresh(mirror).live) == (1, True)
    assert fresh(mirror).latest_revision_id != before
    said = {each.source.path: each for each in mirrors.segments(fresh(mirror))}
    assert (said["summary"].target, said["summary"].suggested_by) == (
        "From the tenth.",
        "memory",
    )
    assert not said["title"].is_pending
    assert jobs.run(asked()).refreshed == 0


def test_a_page_costs_a_few_statements_however_many_there_are(news_of, asked, monkeypatch):
    first, *pages = news_of(26)
    statements(asked, first.pk - 1, 1)  # the section is made with its first page
    behind = first.pk

    begun = [statements(asked, behind, 5), statements(asked, pages[4].pk, 20)]
    monkeypatch.setattr(
        memory, "recall", lambda texts, _locale: {text: f"Known {text}" for text in texts}
    )
    refreshed = [statements(asked, behind, 5), statements(asked, pages[4].pk, 20)]

    assert max(begun[0], refreshed[0]) <= 10 * 5, (begun, refreshed)
    assert max(begun[1], refreshed[1]) <= 6 * 20, (begun, refreshed)


def statements(asked: Any, behind: int, count: int) -> int:
    """Return by how many statements a job deals with so many pages behind one."""
    job = asked()
    MirrorJob.objects.filter(pk=job.pk).update(reached=behind)
    with CaptureQueriesContext(connection) as captured:
        jobs._step(job.pk, count)
    assert MirrorJob.objects.get(pk=job.pk).done == count
    MirrorJob.objects.filter(pk=job.pk).update(ended_at=job.made_at)
    return len(captured)


def test_a_page_at_fault_is_named_and_the_others_are_made(news_of, asked, monkeypatch):
    news_of(3)
    real = drafts._new_mirror

    def broken(source: Any, *rest: Any) -> Any:
        if source.title == "Tin số 1":
            raise ValidationError("Mục này chưa có tên tiếng Anh.")
        return real(source, *rest)

    monkeypatch.setattr(drafts, "_new_mirror", broken)

    job = jobs.run(asked())

    fault = job.faults.get()
    assert (fault.title, fault.text) == ("Tin số 1", "Mục này chưa có tên tiếng Anh.")
    assert {"Tin số 0", "Tin số 2"} <= set(english())
    assert "Tin số 1" not in english()
    assert job.done == job.total


def test_killed_between_two_steps_it_goes_on_behind_the_last(news_of, asked, monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    news_of(3)
    job = asked()
    jobs.step(job.pk)

    real = drafts._keep_drafts
    monkeypatch.setattr(drafts, "_keep_drafts", killed)
    with pytest.raises(SystemExit):
        jobs.step(job.pk)
    monkeypatch.setattr(drafts, "_keep_drafts", real)

    half = MirrorJob.objects.get(pk=job.pk)
    assert half.done == 2
    assert jobs.run(half).done == job.total
    assert Page.find_problems() == ([], [], [], [], [])
    assert Revision.objects.for_instance(english()["Tin số 2"]).count() == 1


def killed(*_given: Any) -> None:
    raise SystemExit


def test_tend_goes_on_with_what_is_under_way(news_of, asked, tmp_path):
    news_of(1)
    asked()
    told: list[str] = []

    Tender(tell=told.append, memory=tmp_path / "indexed_until").draft_translations()

    assert "Tin số 0" in english()
    assert len(told) == 1
    assert "thanhdong en" in told[0]


def test_called_off_it_does_no_more(news_of, asked, translator, staff):
    news_of(1)
    job = asked()
    with pytest.raises(PermissionDenied):
        jobs.cancel(job, by=staff("translator", "hongbang"))

    jobs.cancel(job, by=translator)

    assert not jobs.step(job.pk)
    assert MirrorJob.objects.get(pk=job.pk).is_cancelled
    assert english() == {}


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"language": "ko"}, "chọn một trong: en"),
        ({"scope": "xyz"}, "required, all"),
        ({"uses_machine": True}, "chưa cho phép dịch máy"),
    ],
)
def test_what_cannot_be_done_is_refused(asked, ward, translator, wanted, words):
    with pytest.raises(ValidationError, match=words):
        jobs.start(ward, by=translator, **{"language": "en", "scope": "all", **wanted})


def test_one_job_at_a_time_and_by_those_who_translate_there(asked, ward, staff):
    asked()
    with pytest.raises(ValidationError, match="Đang có một việc"):
        asked()
    for role, site in [("author", "thanhdong"), ("translator", "hongbang"), ("city-board", "")]:
        with pytest.raises(PermissionDenied):
            jobs.start(ward, language="en", scope="all", by=staff(role, site))


def test_whoever_asked_and_may_no_more_is_not_worked_for(news_of, asked, translator):
    news_of(1)
    job = asked()
    type(translator).objects.filter(pk=translator.pk).update(is_active=False)

    jobs.run(job)

    assert "không còn được soạn" in job.faults.get().text
    assert english() == {}


class TestByMachine:
    @pytest.fixture
    def fake(self, ward, monkeypatch):
        PortalSettings.objects.update(machine_translation="self-hosted")
        made: Any = type("Fake", (), {"name": "x", "is_abroad": False, "busy": 0})()

        def translate(texts: Any, **_named: Any) -> list[str]:
            if made.busy:
                made.busy -= 1
                raise ServiceBusy("Quá tải", 7)
            return [f"Machine: {text}" for text in texts]

        made.translate = translate
        monkeypatch.setattr(machine, "configured", lambda: made)
        return made

    def test_what_is_left_empty_is_filled_in_page_by_page(self, news_of, asked, fake):
        news_of(2)

        job = jobs.run(asked(uses_machine=True))

        assert job.filled >= 4
        assert job.unfilled == []
        said = {s.source.path: s for s in mirrors.segments(english()["Tin số 1"])}
        assert (said["title"].target, said["title"].suggested_by) == (
            "Machine: Tin số 1",
            "machine",
        )

    def test_a_busy_service_is_waited_for(self, news_of, asked, fake):
        news_of(1)
        fake.busy = 1

        job = jobs.run(asked(uses_machine=True))

        assert job.ended_at is None
        assert job.paused_until is not None
        assert jobs.go_on(seconds=5) == []
        MirrorJob.objects.update(paused_until=None)
        assert "begun" in jobs.go_on(seconds=60)[0]
        assert jobs.run(job).unfilled == []


class TestScreens:
    def test_it_is_asked_for_watched_and_called_off_at_the_desk(
        self, news_of, logged_in, translator, ward
    ):
        news_of(1)
        window = logged_in(translator)
        desk = window.get(reverse("translation_desk")).content.decode()
        assert "Tạo bản nháp hàng loạt" in desk

        form = {"portal_key": ward.key, "language": "en", "scope": "all"}
        page = window.post(reverse("translation_jobs"), form, follow=True).content.decode()
        job = MirrorJob.objects.get()
        assert "0%" in page
        assert "Hủy" in page

        window.post(reverse("translation_job", args=[job.pk]), {"act": "cancel"})
        assert MirrorJob.objects.get().is_cancelled

        wrong = window.post(reverse("translation_jobs"), {**form, "language": "ko"}, follow=True)
        assert "chọn một trong: en" in wrong.content.decode()

    def test_another_site_s_translator_finds_nothing(self, asked, logged_in, staff, ward):
        window = logged_in(staff("translator", "hongbang"))
        address = reverse("translation_job", args=[asked().pk])

        assert window.get(address).status_code == 404
        assert window.post(address, {"act": "cancel"}).status_code == 404
        form = {"portal_key": ward.key, "language": "en", "scope": "all"}
        assert window.post(reverse("translation_jobs"), form).status_code == 404
        assert MirrorJob.objects.get().ended_at is None

    def test_an_author_watches_and_starts_nothing(self, asked, logged_in, staff):
        job = asked()
        window = logged_in(staff("author", "thanhdong"))

        shown = window.get(reverse("translation_job", args=[job.pk])).content.decode()
        window.post(reverse("translation_job", args=[job.pk]), {"act": "cancel"})

        assert "Hủy" not in shown
        assert MirrorJob.objects.get().ended_at is None

    def test_the_command_does_a_whole_job(self, news_of, translator, ward, capsys):
        news_of(1)

        call_command("translate_site", "thanhdong", "en", by=translator.username, scope="all")

        assert "Tin số 0" in english()
        assert "100%" in capsys.readouterr().out
