"""Fences around what no screen of ours uses yet: a chooser of any model, a picture in a rich text."""

from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.admin.widgets import AdminPageChooser

from backend.accounts.asking import asked_by
from content_models.media import PortalDocument
from tests.neighbours import CANARY, Things, World, member, watcher

pytestmark = pytest.mark.django_db


class ChooseAnyFile(BaseChooseView):
    """A chooser that asks no permission policy, as a snippet's does."""

    model = PortalDocument
    results_url_name = "wagtaildocs_chooser:choose_results"
    chosen_url_name = "wagtaildocs_chooser:chosen"


def chosen_from(user: Any) -> list[PortalDocument]:
    """Return what somebody is offered."""
    view = ChooseAnyFile()
    view.setup(RequestFactory().get("/"))
    view.request.user = user
    view.filter_form = view.get_filter_form()
    return list(view.filter_object_list(view.get_object_list()))


def test_a_chooser_of_any_model_offers_one_s_own(world: World) -> None:
    assert chosen_from(member("editor")) == [world.own.document]
    assert world.foreign.things.document in chosen_from(watcher())


def shown(user: Any, things: Things) -> str:
    """Return what a rich text's editor is given for a picture."""
    html = f'<embed embedtype="image" id="{things.image.pk}" format="left" alt="Ảnh"/>'
    with asked_by(user):
        return str(ContentstateConverter(features=["image"]).from_database_format(html))


def test_a_picture_in_a_rich_text_is_shown_to_its_own_site(world: World) -> None:
    editor = member("editor")

    assert "Nhapicture" in shown(editor, world.own)
    assert not CANARY.search(shown(editor, world.foreign.things))


def test_without_a_request_nothing_is_hidden(world: World) -> None:
    titles = AdminPageChooser().get_value_data(world.foreign.things.draft.pk)

    assert CANARY.search(titles["display_title"])
