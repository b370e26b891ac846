"""A draft of any type is shown as soon as it can be saved: most drafts lack most of what they will hold."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import models

from backend.approval import chain
from backend.previews import links
from content_models.catalogue import PAGE_TYPES
from content_models.categories import Category
from content_models.navigation import HomePage, SectionPage, SitePortal
from frontend.rendering import Renderer
from tests.contract.city import news_section, token_of_link, writer
from tests.contract.described import closed, faults
from tests.html_documents import against_policy, read
from tests.portal_views import item_page, page, preview
from tests.roads import add_structure

PREVIEW = closed({"$ref": "#/components/schemas/Preview"})
LEAST: dict[type[models.Field[Any, Any]], Any] = {
    models.DateTimeField: datetime(2026, 11, 28, 1, tzinfo=UTC),
    models.DateField: date(2026, 11, 28),
    models.PositiveSmallIntegerField: 60,
}

renderer = Renderer()


def barest(page_type: Any) -> Any:
    """Return an unsaved page with nothing but a title and what the database insists on."""
    own = [each for each in page_type._meta.concrete_fields if each.model is page_type]
    needed = [each for each in own if not each.null and not each.has_default()]
    values = {each.name: _least(each) for each in needed if _least(each)}
    return page_type(title="Bản nháp đầu tiên", **values)


def _least(each: Any) -> Any:
    return next((value for kind, value in LEAST.items() if isinstance(each, kind)), None)


def section_for(category: Category) -> SectionPage:
    """Return a section of the ward that takes pages of a category."""
    root = SitePortal.objects.get(key="thanhdong")
    found = SectionPage.objects.descendant_of(root).filter(
        category=category, locale__language_code="vi"
    )
    if found.exists():
        return found.earliest("path")
    made = SectionPage(title=f"Mục {category}", category=category)
    add_structure(news_section().get_parent(), made)
    return made


def shown(token: str, api: Any) -> dict[str, Any]:
    answer = api(f"previews/{token}/")
    assert answer.status_code == 200, answer.content[:500]
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__)
def test_the_barest_draft_is_shown(world: Any, api: Any, page_type: Any) -> None:
    by = writer()
    draft = chain.draft(barest(page_type), under=section_for(page_type.categories[0]), by=by)

    found = shown(token_of_link(links.share(draft, by=by)), api)
    document = read(renderer.page(item_page(found["item"], preview=preview())))

    assert faults(found, PREVIEW) == []
    assert document.faults == []
    assert against_policy(document) == []
    assert "Bản nháp đầu tiên" in document.text


@pytest.mark.parametrize("page_type", [HomePage, SectionPage])
def test_pages_that_arrange_others_are_shown(world: Any, api: Any, page_type: Any) -> None:
    own = page_type.objects.filter(locale__language_code="vi", url_path__contains="thanhdong")
    draft = own.earliest("path")
    draft.title = "Tên đang sửa"
    chain.edit(draft, by=writer())

    found = shown(token_of_link(links.share(draft, by=writer())), api)
    kind = found["item"]["type"]
    view = page(kind, found["item"]["path"], item=found["item"], preview=preview())
    document = read(renderer.page(view))

    assert faults(found, PREVIEW) == []
    assert document.faults == []
    assert found["item"]["title"] == "Tên đang sửa"
