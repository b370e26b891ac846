"""Files: those that public items name, and no others."""

from typing import Any

import pytest

from backend.published.models import ItemFile
from content_models.news import NewsPage
from tests.contract.city import live_news, picture
from tests.contract.judgements import assert_problem
from tests.roads import publish, unpublish


@pytest.fixture
def story(city: None) -> NewsPage:
    """A public story with a picture."""
    return live_news("Mùa hoa phượng", image=picture("red"))


def names() -> list[str]:
    return list(ItemFile.objects.order_by("name").values_list("name", flat=True))


def status(api: Any, name: str) -> int:
    answer = api(f"media/{name}")
    answer.getvalue()
    return answer.status_code


def test_every_file_an_item_names_is_served_for_ever(story: NewsPage, api: Any) -> None:
    shown = api(f"sites/thanhdong/pages/{story.translation_key}/").json()["image"]

    answers = [api(f"/api/v1{each['url']}") for each in shown["renditions"]]

    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert [answer["Content-Type"] for answer in answers] == [
        each["content_type"] for each in shown["renditions"]
    ]
    assert all("immutable" in answer["Cache-Control"] for answer in answers)
    assert all(answer.getvalue() for answer in answers)


def test_a_draft_s_picture_is_nobody_s(story: NewsPage, api: Any) -> None:
    image = picture("blue")
    story.image = image
    story.save_revision()
    rendition = image.get_rendition("width-480|format-webp")

    guesses = {f"{image.get_file_hash()[:12]}/{name.split('/')[-1]}" for name in (
        image.file.name, rendition.file.name
    )} | {image.file.name, rendition.file.name}  # fmt: skip

    assert [status(api, name) for name in guesses] == [404] * len(guesses)


def test_the_original_of_a_public_picture_is_not_public(story: Any, api: Any) -> None:
    original = story.image.file.name
    mark = story.image.get_file_hash()[:12]

    assert_problem(api(f"media/{original}"), 404)
    assert_problem(api(f"media/{mark}/{original.split('/')[-1]}"), 404)


def test_a_withdrawn_item_s_files_go_with_it(story: NewsPage, api: Any) -> None:
    public = names()

    unpublish(story)

    assert public
    assert [status(api, name) for name in public] == [404] * len(public)


def test_a_file_two_items_name_stays_with_the_other(story: NewsPage, api: Any) -> None:
    other = live_news("Cùng tấm ảnh", image=story.image)

    unpublish(story)

    assert {status(api, name) for name in names()} == {200}
    answer = api(f"media/{names()[0]}")
    assert str(other.translation_key) in answer["Surrogate-Key"]
    answer.getvalue()


def test_a_replaced_picture_has_another_name(story: NewsPage, api: Any) -> None:
    before = names()
    story.image = picture("blue")

    publish(story)

    assert not set(before) & set(names())
    assert {status(api, name) for name in before} == {404}


def test_a_file_is_no_page(story: NewsPage, api: Any) -> None:
    answer = api(f"media/{names()[0]}")

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    answer.getvalue()
