"""The admin's own search: what staff type finds their pages, pictures and files, on any database."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page

from backend.approval import chain
from backend.tending import admin_search
from backend.tending.tender import Tender
from content_models.categories import Category
from content_models.legal_documents import DocumentForm, LegalDocumentPage
from content_models.media import PortalDocument, PortalImage
from tests.cms.test_contributions import jpeg


@pytest.fixture
def tender(tmp_path: Path) -> Tender:
    return Tender(tell=lambda _line: None, memory=tmp_path / "indexed_until")


@pytest.fixture
def draft(news: Any, section: Any, staff: Any) -> Any:
    """Make an author's draft of news."""

    def make(**fields: Any) -> Page:
        author, parent = staff("author", "thanhdong"), section(Category.NEWS_EVENTS)
        return chain.draft(news(**fields), under=parent, by=author)

    return make


@pytest.fixture
def window(staff: Any, logged_in: Any) -> Any:
    return logged_in(staff("editor", "thanhdong"))


def found(window: Any, name: str, typed: str) -> str:
    """Return the rows the admin shows of what was typed."""
    return window.get(reverse(name), {"q": typed}).content.decode()


def test_a_draft_is_found_after_the_next_round(tender: Tender, draft: Any, window: Any) -> None:
    draft(title="Ngày hội đọc sách")
    assert "Ngày hội đọc sách" not in found(window, "wagtailadmin_pages:search_results", "sách")

    tender.tend()

    assert "Ngày hội đọc sách" in found(window, "wagtailadmin_pages:search_results", "sách")


@pytest.mark.parametrize(
    "typed", ["đường đi bộ", "duong di bo", "Đường", "duong", "ven sông Tam Bạc", "song tam bac"]
)
def test_it_needs_no_marks_and_looks_into_the_summary(
    tender: Tender, draft: Any, window: Any, typed: str
) -> None:
    page = draft(title="Mở đường đi bộ", summary="Dài một cây số, ven sông Tam Bạc.")

    tender.tend()

    assert page.pk in {each.pk for each in Page.objects.search(typed)}
    assert "Mở đường đi bộ" in found(window, "wagtailadmin_pages:search_results", typed)


@pytest.mark.parametrize("typed", ["204/2025/QĐ-UBND", "204 2025", "204/2025", "qd-ubnd 204"])
def test_a_document_is_found_by_its_number(
    tender: Tender, make_page: Any, window: Any, typed: str
) -> None:
    page = make_page(
        LegalDocumentPage,
        title="Quyết định về cổng thành phần",
        form=DocumentForm.DECISION,
        number_symbol="204/2025/QĐ-UBND",
        issuing_authority="Ủy ban nhân dân thành phố",
        abstract="Ban hành quy chế hoạt động",
        reference_only=True,
        issued_on=date(2025, 11, 4),
    )
    page.save_revision()

    tender.tend()

    assert page.title in found(window, "wagtailadmin_pages:search_results", typed)


@pytest.mark.parametrize("typed", ["/", "-", "–", " / ", "//-", "a/", '"/"'])
def test_strokes_alone_are_no_fault(tender: Tender, draft: Any, window: Any, typed: str) -> None:
    draft(title="Mở đường đi bộ")

    tender.tend()

    assert "Mở đường đi bộ" not in found(window, "wagtailadmin_pages:search_results", typed)


@pytest.fixture
def upload(django_capture_on_commit_callbacks: Any) -> Any:
    """Keep a picture or a file of the ward, or change it."""

    def save(model: Any, **fields: Any) -> Any:
        name = "canh.jpg" if model is PortalImage else "mau-don.txt"
        file = ContentFile(jpeg() if model is PortalImage else b"Xin", name)
        collection = Collection.objects.get(name="thanhdong")
        with django_capture_on_commit_callbacks(execute=True):
            return model.objects.create(file=file, collection=collection, **fields)

    return save


@pytest.mark.parametrize(
    ("model", "listed"),
    [(PortalImage, "wagtailimages:index_results"), (PortalDocument, "wagtaildocs:index_results")],
)
@pytest.mark.parametrize("typed", ["cầu đường", "cau duong"])
def test_an_upload_is_found_at_once_and_by_its_new_name(
    upload: Any, window: Any, django_capture_on_commit_callbacks: Any,
    model: Any, listed: str, typed: str,
) -> None:  # fmt: skip
    one = upload(model, title="Chợ hoa")
    assert "Chợ hoa" in found(window, listed, "cho hoa")
    assert "Chợ hoa" not in found(window, listed, typed)

    with django_capture_on_commit_callbacks(execute=True):
        one.title = "Sửa cầu đường"
        one.save()

    assert "Sửa cầu đường" in found(window, listed, typed)


def test_a_picture_is_found_by_what_it_shows(upload: Any, window: Any) -> None:
    upload(PortalImage, title="IMG_2041", description="Đội kèn đồng diễn ở quảng trường")

    assert "IMG_2041" in found(window, "wagtailimages:index_results", "ken dong")


def test_a_restart_indexes_only_what_is_new(
    tender: Tender, draft: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft()
    for _round in range(3):
        tender.tend()
    later = draft(title="Tin sau")
    indexed = noted(monkeypatch)

    Tender(tell=lambda _line: None, memory=tender.memory).tend()

    assert indexed == [later]


def test_a_version_that_says_more_indexes_everything_anew(
    tender: Tender, draft: Any, upload: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, picture = draft(), upload(PortalImage, title="Chợ hoa")
    tender.memory.write_text(f"{timezone.now().isoformat()} {page.pk}")  # as version 1 wrote it
    indexed = noted(monkeypatch)

    for _round in range(3):
        admin_search.catch_up(tender.memory)

    assert {page, picture} <= set(indexed)
    assert len(indexed) == len(set(indexed))


def noted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Have what the index is given noted."""
    given: list[Any] = []

    class Recorder:
        def add_bulk(self, _model: Any, things: list[Any]) -> None:
            given.extend(things)

    monkeypatch.setattr(admin_search, "get_search_backend", Recorder)
    return given
