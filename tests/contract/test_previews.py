"""Drafts by their token: what it shows, what it lets say, and that nothing else leads there."""

import io
import json
import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from backend.approval import chain
from backend.approval.models import Remark
from backend.previews import addresses, links, opening
from backend.previews.logs import WithoutTokens
from backend.previews.models import PreviewLink
from content_models.news import NewsPage
from tests.cms.conftest import EVENT_AT
from tests.contract.city import (
    files_of,
    mirror_of,
    news_section,
    picture,
    shared_draft,
    token_of_link,
    writer,
)
from tests.contract.city import live_news as live
from tests.contract.judgements import assert_problem
from tests.roads import publish

DATES = {"published_at", "updated_at"}
DAY = timedelta(days=1)
MOMENTS = {"event_at", "listed_at"}
REMARK = {"name": "Nguyễn Thị Hà", "text": "Tên phố ở đoạn hai chưa đúng."}


@pytest.fixture
def link(city: None) -> PreviewLink:
    """A link to a draft with a picture, of Thành Đông."""
    body = [("text", "<p>Lời của bản nháp</p>")]
    return shared_draft(title="Chim hoàng yến", image=picture("blue"), body=body)


@pytest.fixture
def token(link: PreviewLink) -> str:
    return token_of_link(link)


def expire(link: PreviewLink) -> None:
    earlier = timezone.now() - timedelta(minutes=1)
    PreviewLink.objects.filter(pk=link.pk).update(
        made_at=earlier - timedelta(days=1), expires_at=earlier
    )


def revoke(link: PreviewLink) -> None:
    links.revoke(link, by=writer())


def say(token: str, body: Any = None, content_type: str = "application/json") -> Any:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    sent = json.dumps(REMARK if body is None else body).encode()
    return client.post(f"/api/v1/previews/{token}/remarks/", sent, content_type=content_type)


def undated(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item without the dates of its publication; moments count, not their time zones."""
    moments = {name: datetime.fromisoformat(item[name]) for name in MOMENTS}
    return {name: item[name] for name in item.keys() - DATES - MOMENTS} | moments


# What it shows


def test_a_preview_is_what_publishing_would_make(link: PreviewLink, token: str, api: Any) -> None:
    preview = api(f"previews/{token}/").json()
    publish(NewsPage.objects.get(pk=link.page_id))

    item = api(f"sites/thanhdong/pages/{preview['item']['id']}/").json()

    assert undated(preview["item"]) == undated(item)
    assert item["body"]
    assert [crumb["path"] for crumb in item["breadcrumbs"]] == ["/", "/tin-tuc-su-kien/"]


def test_a_preview_says_where_it_belongs_and_how_long_it_works(
    link: PreviewLink, token: str, api: Any
) -> None:
    preview = api(f"previews/{token}/").json()

    assert (preview["site"], preview["locale"]) == ("thanhdong", "vi")
    assert preview["revision"] == str(link.revision)
    assert preview["expires_at"] == link.expires_at.replace(microsecond=0).isoformat()
    assert preview["is_newest"]
    assert not preview["is_published"]
    assert preview["takes_remarks"]
    assert preview["remarks"] == []


def test_a_mirror_s_draft_knows_its_other_languages(city: None, api: Any) -> None:
    english = mirror_of(live("Lễ hội"))
    english.title = "The festival, corrected"
    chain.edit(english, by=writer())

    preview = api(f"previews/{token_of_link(links.share(english, by=writer()))}/").json()

    assert (preview["locale"], preview["item"]["title"]) == ("en", "The festival, corrected")
    assert preview["item"]["path"].startswith("/en/")
    assert [each["locale"] for each in preview["item"]["alternates"]] == ["vi"]


def test_it_is_kept_nowhere_and_listed_nowhere(token: str, api: Any) -> None:
    answers = [api(f"previews/{token}/"), api("previews/khong-co/"), say(token), say("khong-co")]

    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}
    assert {answer["X-Robots-Tag"] for answer in answers} == {"noindex, nofollow"}
    assert not any(answer.has_header("Surrogate-Key") for answer in answers)


def test_it_says_when_there_is_a_newer_revision_and_goes_on_showing_its_own(
    link: PreviewLink, token: str, api: Any
) -> None:
    page = NewsPage.objects.get(pk=link.page_id)
    page.title = "Tựa mới"
    chain.edit(page, by=writer())

    preview = api(f"previews/{token}/").json()

    assert not preview["is_newest"]
    assert preview["item"]["title"] == "Chim hoàng yến"


def test_one_s_own_look_takes_no_remarks_and_shows_none(link: PreviewLink, api: Any) -> None:
    chain.remark(link.page, text="Nội bộ", by=writer())
    address = addresses.own_address(link.page, link.revision, by=writer())
    own = address.rstrip("/").rsplit("/", 1)[1]

    preview = api(f"previews/{own}/").json()

    assert (preview["takes_remarks"], preview["remarks"]) == (False, [])
    assert_problem(say(own), 403)


# Who is let in


@pytest.mark.parametrize(
    "wrong", ["khong-co", "%00", "a.b", "x" * 3000, "..", "{token}x", "x{token}"]
)
@pytest.mark.parametrize("below", ["", "remarks/", "media/anh.webp"])
def test_a_foreign_token_opens_nothing(token: str, api: Any, wrong: str, below: str) -> None:
    path = f"previews/{wrong.format(token=token)}/{below}"

    answer = say(wrong.format(token=token)) if below == "remarks/" else api(path)

    assert_problem(answer, 404)


@pytest.mark.parametrize("end", [expire, revoke])
def test_a_link_that_is_over_is_gone_for_everything(
    link: PreviewLink, token: str, api: Any, end: Any
) -> None:
    file = files_of(link)[0]
    end(link)

    answers = [api(f"previews/{token}/"), api(f"previews/{token}/media/{file}"), say(token)]

    problems = [assert_problem(answer, 410) for answer in answers]
    assert "đã hết hạn hoặc đã bị thu hồi" in problems[0]["detail"]
    assert "hoàng yến" not in str(problems)
    assert not Remark.objects.exists()


def test_a_refusal_is_the_same_for_every_page(link: PreviewLink, api: Any) -> None:
    other = shared_draft("hongbang", title="Tin khác")
    for each in (link, other):
        links.revoke(each, by=each.made_by)

    refusals = [api(f"previews/{token_of_link(each)}/").content for each in (link, other)]

    assert refusals[0] == refusals[1]


@pytest.mark.parametrize("below", ["", "media/{file}"])
def test_a_draft_is_shown_on_its_own_portal_s_host_and_on_no_other(
    link: PreviewLink, token: str, api: Any, below: str
) -> None:
    path = f"previews/{token}/{below.format(file=files_of(link)[0])}"

    own, other = (
        api(path, host=f"{site}.haiphong.localhost") for site in ("thanhdong", "hongbang")
    )

    assert own.status_code == 200
    own.getvalue()
    assert_problem(other, 404)


def test_a_remark_is_taken_on_no_other_portal_s_host(token: str) -> None:
    client = Client(headers={"host": "hongbang.haiphong.localhost"})

    answer = client.post(
        f"/api/v1/previews/{token}/remarks/", REMARK, content_type="application/json"
    )

    assert_problem(answer, 404)
    assert not Remark.objects.exists()


# Files


def test_a_draft_s_files_are_had_by_its_token_only(link: PreviewLink, token: str, api: Any) -> None:
    files = files_of(link)
    stranger = token_of_link(shared_draft(title="Tin khác"))

    with_token = [api(f"previews/{token}/media/{name}") for name in files]
    in_public = [api(f"media/{name}").status_code for name in files]
    with_another = [api(f"previews/{stranger}/media/{name}").status_code for name in files]

    assert files == api(f"previews/{token}/").json()["files"]
    assert [answer.status_code for answer in with_token] == [200] * len(files)
    assert all(answer.getvalue() for answer in with_token)
    assert {answer["Cache-Control"] for answer in with_token} == {"no-store"}
    assert set(in_public) == set(with_another) == {404}


def test_a_live_page_is_previewed_with_the_picture_it_was_approved_with(
    city: None, api: Any
) -> None:
    image = picture("red")
    page = live("Mùa hoa phượng", image=image)
    shown = api(f"sites/thanhdong/pages/{page.translation_key}/").json()["image"]
    image.description = "Chú thích chưa ai duyệt"
    image.save()
    link = links.share(page, by=writer())

    preview = api(f"previews/{token_of_link(link)}/").json()

    assert preview["is_published"]
    assert preview["item"]["image"] == shown


def test_a_planned_page_is_previewed_with_the_picture_it_was_approved_with(
    city: None, staff: Any, fresh: Any, api: Any
) -> None:
    author, image = staff("author", "thanhdong"), picture("red")
    news = NewsPage(
        title="Mùa hoa",
        event_at=EVENT_AT,
        image=image,
        go_live_at=timezone.now() + DAY,
        live=False,
        author_name="Tổ Thư ký",
    )
    page = chain.draft(news, under=news_section(), by=author)
    chain.submit(page, by=author)
    for role in ("editor", "approver"):
        chain.approve(fresh(page), by=staff(role, "thanhdong"))
    token = token_of_link(links.share(fresh(page), by=author))
    approved = api(f"previews/{token}/").json()["item"]["image"]

    image.description = "Chú thích chưa ai duyệt"
    image.save()

    assert api(f"previews/{token}/").json()["item"]["image"] == approved


# What is said


def test_a_guest_s_remark_is_taken_and_shown_to_them(token: str, api: Any) -> None:
    answer = say(token)

    assert answer.status_code == 201
    assert answer.json() == {**REMARK, "is_staff": False, "at": answer.json()["at"]}
    assert api(f"previews/{token}/").json()["remarks"] == [answer.json()]


def test_an_account_s_name_is_never_shown(link: PreviewLink, token: str, api: Any) -> None:
    PreviewLink.objects.update(shows_remarks=True)
    named = get_user_model().objects.create(
        username="editor.an", first_name="An", last_name="Lê", is_superuser=True
    )
    chain.remark(link.page, text="Cần thêm nguồn", by=writer())
    Remark.objects.create(page=link.page, text="Đã đọc", user=named, revision=link.revision)

    remarks = api(f"previews/{token}/").json()["remarks"]

    assert [(each["name"], each["is_staff"]) for each in remarks] == [("", True), ("An Lê", True)]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, ["name", "text"]),
        ({"name": " ", "text": "\n"}, ["name", "text"]),
        ({**REMARK, "name": "x" * 121}, ["name"]),
        ({**REMARK, "text": "x" * 4001}, ["text"]),
        ({**REMARK, "text": "a\0b"}, ["text"]),
        ({**REMARK, "text": ["a"]}, ["text"]),
        ([], ["non_field_errors"]),
    ],
)
def test_a_broken_remark_is_refused_by_field(token: str, body: Any, fields: list[str]) -> None:
    problem = assert_problem(say(token, body), 400)

    assert [error["field"] for error in problem["errors"]] == fields
    assert not Remark.objects.exists()


def test_a_remark_that_is_no_json_is_refused(token: str) -> None:
    assert_problem(say(token, content_type="application/x-www-form-urlencoded"), 415)


def test_a_flood_of_remarks_is_stopped(token: str) -> None:
    answers = [say(token) for _each in range(opening.REMARKS_AT_ONCE + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {201}
    assert_problem(answers[-1], 429)
    assert int(answers[-1]["Retry-After"]) > 0
    assert Remark.objects.count() == opening.REMARKS_AT_ONCE


def test_a_robot_is_thanked_and_not_heard(token: str) -> None:
    answer = say(token, {**REMARK, "website": "https://spam.example/"})

    assert answer.status_code == 201
    assert answer.json().keys() == {"name", "text", "is_staff", "at"}
    assert not Remark.objects.exists()


# What stays behind


def test_the_log_names_no_token(link: PreviewLink, token: str, api: Any) -> None:
    revoke(link)
    handler = configured_handler()
    written = io.StringIO()
    before = handler.setStream(written)

    api(f"previews/{token}/")

    handler.setStream(before)
    assert "/api/v1/previews/…/" in written.getvalue()
    assert token not in written.getvalue()


def configured_handler() -> Any:
    """Return the handler of the product's own settings, among those of the tests."""
    return next(
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(each, WithoutTokens) for each in handler.filters)
    )
