"""Addresses of pages: what the portals themselves answer at is never a page's."""

import pytest
from django.core.exceptions import ValidationError

from content_models.base import RESERVED_SLUGS
from content_models.other import OtherInformationPage
from frontend import previews, routes

pytestmark = pytest.mark.django_db


WITH_OTHERS_BELOW = (routes.SUBSCRIBE, routes.CONTRIBUTE)


def test_what_is_reserved_is_what_portals_answer_at():
    # Below a form's own address no page can be: a section of that name is refused already.
    forms = {path for path in routes.FORMS if not path.startswith(WITH_OTHERS_BELOW)}
    answered = {previews.FOLDER, routes.SEARCH, routes.ARCHIVE, *forms}
    answered |= set(WITH_OTHERS_BELOW)

    assert {path.strip("/").rpartition("/")[2] for path in answered} == RESERVED_SLUGS


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_an_address_the_portal_answers_at_itself_is_refused(slug, make_page):
    with pytest.raises(ValidationError, match=f"“{slug}” dành cho chức năng của Cổng"):
        make_page(OtherInformationPage, slug=slug)


def test_a_page_named_like_a_function_of_the_portal_gets_an_address_beside_it(make_page):
    assert make_page(OtherInformationPage, title="Tìm kiếm").slug == "tim-kiem-trang"
