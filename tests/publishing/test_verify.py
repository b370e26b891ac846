"""Verification: silent where all is well, and naming every fault where it is not."""

import pytest

from frontend.verify import dead_links, verify
from tests.publishing.conftest import Portal
from tests.publishing.fake_cms import FakeCms

PAGE = "sites/thanhdong/tin-tuc/mot/index.html"


@pytest.fixture
def published(cms: FakeCms, ward: str, portal: Portal) -> Portal:
    """A portal with one article and another portal beside it."""
    cms.add_news("thanhdong", ward, "mot")
    cms.add_site("dongkhe")
    portal.publish()
    return portal


def test_a_sound_output_has_no_findings(published: Portal):
    assert list(verify(published.settings)) == []


def test_a_file_somebody_changed_is_named(published: Portal):
    (published.public / PAGE).write_text("sửa tay")

    assert any(PAGE in finding for finding in verify(published.settings).differences)


def test_a_file_somebody_removed_is_named(published: Portal):
    (published.public / PAGE).unlink()

    assert f"{PAGE}: thiếu" in verify(published.settings).differences


def test_a_file_somebody_added_is_named(published: Portal):
    (published.public / "sites/thanhdong/la.html").write_text("lạ")

    assert any("la.html" in finding for finding in verify(published.settings).differences)


def test_a_quarantined_page_is_named(cms: FakeCms, ward: str, published: Portal):
    cms.add_news("thanhdong", ward, "hai", title="explode")

    assert any("hai/index.html" in finding for finding in verify(published.settings).quarantined)


@pytest.mark.parametrize(
    ("reference", "is_dead"),
    [
        ('<a href="/khong-co/">', True),
        ('<a href="/tin-tuc/mot/#dau">', False),
        ('<a href="http://dongkhe.localhost:8080/">', False),
        ('<a href="http://dongkhe.localhost:8080/khong-co/">', True),
        ('<a href="https://example.com/khong-co/">', False),
        ('<a href="/api/v1/search/?q=x">', False),
        ('<img srcset="/media/1/a.webp 480w, /media/1/b.webp 960w">', True),
        ('<link href="/assets/plain/style.0123abcd.css">', False),
        ('<link href="/assets/plain/style.ffffffff.css">', True),
        ('<a href="mailto:a@example.com">', False),
    ],
)
def test_a_link_within_our_hosts_must_lead_somewhere(
    reference: str, is_dead: bool, published: Portal
):
    (published.public / "sites/thanhdong/them.html").write_text(reference)

    assert bool(dead_links(published.public)) is is_dead
