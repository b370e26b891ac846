"""A topic, the pages of its posts, and the page on which a post is taken back, in every language."""

from dataclasses import replace

import pytest

from frontend.labels import LABELS
from frontend.rendering import Renderer
from frontend.structured_data import of_page
from frontend.translations import LANGUAGE_NAMES
from tests import portal_views
from tests.html_documents import against_policy, read

RENDERER = Renderer()
FOUND = {"found": portal_views.OWN_COMMENT, "code": portal_views.CODE_OF_A_COMMENT}
PAGES = {
    "open": portal_views.topic_page(),
    "closed": portal_views.topic_page(stage="closed", takes=False),
    "long": portal_views.topic_page(last=70),
    "without posts": portal_views.topic_page(last=0, posts=[], post_count=0, closes_at=None),
    "posts": portal_views.posts_page(),
    "faults": portal_views.comment_page(**portal_views.COMMENTED, about="forum-topic"),
    "receipt": portal_views.comment_page(
        receipt=portal_views.comment_receipt(), about="forum-topic"
    ),
    "own": portal_views.own_page(),
    "own found": portal_views.own_page(**FOUND),
    "own done": portal_views.own_page(**FOUND, is_done=True),
    **{f"own {code}": portal_views.own_page(trouble=code) for code in LABELS["own.trouble"]},
}


def shown(view):
    return read(RENDERER.page(view))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_needs_no_inline_code(name):
    document = shown(PAGES[name])

    assert document.faults == []
    assert against_policy(document) == []


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_a_page_renders_in_every_language(language):
    for view in PAGES.values():
        own = {"locale": language, "languages": portal_views.languages(view.path, language)}
        assert f'<html lang="{language}">' in RENDERER.page(replace(view, **own))


def test_the_agencys_word_is_marked_and_a_reply_leads_to_what_it_answers():
    document = shown(PAGES["open"])

    assert document.text.count("Ý kiến của cơ quan") == 1
    assert document.links.count(("#y-kien-1", "Trả lời ý kiến số 1")) == 2
    assert "3 người cùng ý kiến" in document.text
    assert "Không nêu tên" in document.text


def test_a_long_topic_shows_the_newest_and_leads_to_the_pages_of_the_others():
    document = shown(PAGES["long"])
    path = portal_views.example("forum-topic")["path"]
    addresses = {address for address, _words in document.links}

    assert {f"{path}y-kien/1/", f"{path}y-kien/4/", f"{path}y-kien/1/#y-kien-1"} <= addresses


def test_a_page_of_posts_leads_both_ways_and_takes_none_itself():
    document = shown(portal_views.posts_page(number=3, pages=3))
    path = portal_views.example("forum-topic")["path"]
    addresses = {address for address, _words in document.links}

    assert {path, f"{path}y-kien/2/"} <= addresses
    assert 'name="reply_to"' not in RENDERER.page(PAGES["posts"])


def test_an_open_topic_takes_posts_on_its_own_page_without_a_script():
    document = shown(PAGES["open"])
    (form,) = (each.attributes for each in document.all("form") if "data-ask" in each.attributes)
    named = {each.attributes.get("name") for each in document.all("input", "textarea")}

    assert form["action"] == f"{portal_views.example('forum-topic')['path']}gop-y/"
    assert {"reply_to", "about", "text", "full_name", "shows_name", "consent"} <= named
    assert "provision" not in named


def test_a_closed_topic_says_so_and_has_no_form():
    document = shown(PAGES["closed"])

    assert "Chủ đề đã đóng" in document.text
    assert not any("data-ask" in each.attributes for each in document.all("form"))


def test_search_engines_read_a_topic_as_a_discussion():
    (topic,) = (
        each
        for each in of_page(PAGES["open"])["@graph"]
        if each["@type"] == "DiscussionForumPosting"
    )

    assert topic["commentCount"] == 3
    assert [each["author"]["@type"] for each in topic["comment"]] == [
        "Person", "Person", "GovernmentOrganization",
    ]  # fmt: skip


def test_what_was_found_by_a_code_can_be_taken_back_and_no_engine_keeps_it():
    document = shown(PAGES["own found"])
    hidden = {
        each.attributes["name"]: each.attributes["value"]
        for each in document.all("input")
        if each.attributes.get("type") == "hidden" and "value" in each.attributes
    }

    assert hidden["act"] == "withdraw"
    assert hidden["code"] == portal_views.CODE_OF_A_COMMENT
    assert "noindex" in RENDERER.page(PAGES["own found"])
    assert "Đã đăng trên cổng" in document.text
