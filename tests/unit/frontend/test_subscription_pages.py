"""The pages about letters: sent to the address they stand at, and shown again as they were filled in."""

import pytest

from frontend.rendering import Renderer
from tests import portal_views
from tests.html_documents import read


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@pytest.mark.parametrize("act", ["confirm", "change", "leave"])
def test_the_page_of_a_link_is_sent_to_the_address_with_the_token(
    renderer: Renderer, act: str
) -> None:
    page = read(renderer.page(portal_views.subscription_page(act)))
    (form,) = (each for each in page.all("form") if each.attributes.get("method") == "post")

    assert "action" not in form.attributes
    assert {"name": "robots", "content": "noindex"} in [
        each.attributes for each in page.all("meta")
    ]


def test_with_scripts_the_form_goes_to_the_api_and_without_to_the_portal(
    renderer: Renderer,
) -> None:
    page = read(renderer.page(portal_views.subscription_page()))
    (form,) = (each for each in page.all("form") if "data-subjects" in each.attributes)

    assert form.attributes["action"] == "/dang-ky-nhan-tin/"
    assert form.attributes["data-send"] == "/api/v1/site/subscriptions/"


def test_every_page_of_an_open_portal_leads_there_and_of_a_closed_one_none(
    renderer: Renderer,
) -> None:
    news = portal_views.example("news")
    page = renderer.page(portal_views.item_page(news))
    closed = renderer.page(portal_views.item_page(news, site=portal_views.site(status="closed")))

    assert '"/dang-ky-nhan-tin/"' in page
    assert "dang-ky-nhan-tin" not in closed


def test_a_consultation_leads_there(renderer: Renderer) -> None:
    page = renderer.page(portal_views.item_page(portal_views.example("consultation")))

    assert page.count('"/dang-ky-nhan-tin/"') == 2


def test_faults_lead_to_the_first_field_of_their_group(renderer: Renderer) -> None:
    page = renderer.page(portal_views.subscription_page(**portal_views.MISTYPED))
    ids = {each.attributes.get("id") for each in read(page).all("input")}

    for name in ("thu-nhan-tin", "noi-dung-nhan", "dong-y-nhan-tin"):
        assert f'href="#{name}"' in page
        assert name in ids
