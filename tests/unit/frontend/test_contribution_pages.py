"""Items are contributed and followed on pages that need no script and no inline code."""

import pytest

from frontend.labels import LABELS
from frontend.rendering import Renderer
from tests import portal_views
from tests.html_documents import against_policy, read

renderer = Renderer()
PAGES = {
    "form": portal_views.contribute_page(),
    "faults": portal_views.contribute_page(**portal_views.MISCONTRIBUTED),
    "receipt": portal_views.contribute_page(receipt=portal_views.receipt()),
    "follow": portal_views.contributed_page(),
    "found": portal_views.contributed_page(found=portal_views.FOUND_CONTRIBUTION, code="A"),
    **{code: portal_views.contribute_page(trouble=code) for code in LABELS["contribute.trouble"]},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_needs_no_inline_code(name):
    document = read(renderer.page(PAGES[name]))

    assert (document.faults, against_policy(document)) == ([], [])


def test_the_form_asks_for_everything_and_sends_it_with_pictures():
    document = read(renderer.page(PAGES["form"]))

    (form,) = [each for each in document.all("form") if "data-ask" in each.attributes]
    assert form.attributes["enctype"] == "multipart/form-data"
    assert form.attributes["data-send"].endswith("/contributions/")
    assert {"category", "title", "text", "full_name", "pen_name", "phone", "email"} <= set(
        document.values("name")
    )


def test_what_was_typed_is_there_again_and_each_fault_beside_its_field():
    document = renderer.page(PAGES["faults"])

    assert 'value="Cây"' in document
    assert 'id="noi-dung-bai-loi"' in document
    assert 'href="#cam-doan"' in document


def test_a_portal_that_takes_none_leads_nowhere():
    assert "gui-tin-bai" not in renderer.page(portal_views.rate_page())
