"""A site that may not be read for now: in no answer but its own record, and back byte for byte."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backend import api as api_package
from backend.accounts.models import SiteLaunch, Suspension
from backend.accounts.rights import assign
from backend.accounts.roles import Role
from backend.approval.site_suspension import resume_site, suspend_site
from backend.published import store
from backend.published.models import Change, Item, ItemFile
from backend.published.sites import refresh_sites
from content_models.media import PortalImage
from content_models.navigation import SitePortal
from content_models.news import NewsPage
from content_models.site_settings import PortalSettings
from tests.contract.addresses import READ
from tests.contract.city import live_news, news_section, picture
from tests.contract.judgements import assert_problem
from tests.contract.snapshots import newest_change, snapshot, unannounced
from tests.contract.test_nothing_leaks import CANARY, PLAIN

NOTICE = "Cổng tạm ngừng để khắc phục sự cố. Mời bạn gọi 0225.3853.114."
OF_THE_SITE = [name for name in READ if name.startswith(("sites/<", "site/"))]
PREVIEWS = [name for name in READ if name.startswith("previews/")]
ITS_CONTENT = [
    name for name in [*OF_THE_SITE, *PREVIEWS] if name not in {"sites/<slug:site>/", "site/"}
]


@pytest.fixture
def suspend(admin_user: Any) -> Callable[..., None]:
    """Take a site off the web."""

    def off(key: str = "thanhdong") -> None:
        portal = SitePortal.objects.get(key=key)
        suspend_site(portal, by=admin_user, reason="Bị tấn công", notice=NOTICE)

    return off


@pytest.fixture
def resume(admin_user: Any) -> Callable[..., None]:
    """Bring a site back."""

    def on(key: str = "thanhdong") -> None:
        resume_site(SitePortal.objects.get(key=key), by=admin_user, reason="Đã khắc phục")

    return on


def everything(client_api: Any, name: str, world: Any) -> Any:
    example = READ[name]
    return client_api(example.in_world(world), host=example.host, **example.query)


@pytest.mark.parametrize("name", ITS_CONTENT)
def test_every_address_of_a_suspended_site_answers_with_the_notice(
    world: Any, api: Any, suspend: Any, name: str
) -> None:
    suspend()

    answer = everything(api, name, world)

    problem = assert_problem(answer, 503)
    assert problem["type"] == "tag:cong,2026:site-withheld"
    assert problem["detail"] == NOTICE
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", [name for name in OF_THE_SITE if READ[name].kept])
def test_every_answer_of_a_site_depends_on_its_being_open(world: Any, api: Any, name: str) -> None:
    keys = everything(api, name, world)["Surrogate-Key"].split()

    assert {"open:thanhdong", "site:thanhdong"} & set(keys)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("search/", {"q": "khai giang", "site": "thanhdong"}),
        ("sites/thanhdong/pages/00000000-0000-4000-8000-000000000000/", {}),
        ("sites/thanhdong/paths/", {"path": "/khong-co/"}),
        ("sites/thanhdong/pages/", {"type": "khong-co"}),
    ],
)
def test_what_is_not_there_is_withheld_too(
    world: Any, api: Any, suspend: Any, path: str, query: dict[str, str]
) -> None:
    suspend()

    assert assert_problem(api(path, **query), 503)["detail"] == NOTICE


def test_its_record_says_that_it_is_suspended_and_why(world: Any, api: Any, suspend: Any) -> None:
    suspend()

    own = api("sites/thanhdong/").json()
    listed = {site["key"]: site for site in api("sites/").json()["results"]}

    assert (own["status"], own["notice"]) == ("suspended", NOTICE)
    assert (listed["thanhdong"]["status"], listed["thanhdong"]["notice"]) == ("suspended", NOTICE)
    assert (listed["hongbang"]["status"], listed["hongbang"]["notice"]) == ("active", "")


def test_its_files_are_answered_with_the_notice(world: Any, api: Any, suspend: Any) -> None:
    suspend()

    assert assert_problem(api(f"media/{world.media_name}"), 503)["detail"] == NOTICE


def test_a_file_that_another_site_shows_is_served(world: Any, api: Any, suspend: Any) -> None:
    image = PortalImage.objects.get(pk=world.news.image_id)
    live_news("Cùng tấm ảnh", section=news_section("hongbang"), image=image)
    suspend()

    answer = api(f"media/{world.media_name}")

    assert answer.status_code == 200
    assert "open:hongbang" in answer["Surrogate-Key"]
    assert "thanhdong" not in answer["Surrogate-Key"]
    answer.getvalue()


def test_lists_and_searches_over_all_sites_leave_it_out(world: Any, api: Any, suspend: Any) -> None:
    other = live_news("Lễ khai giảng ở Hồng Bàng", section=news_section("hongbang"))
    suspend()

    listed = api("news-events/").json()["results"]
    found = api("search/", q="khai giang").json()["results"]

    assert [item["title"] for item in listed] == [other.title]
    assert [item["title"] for item in found] == [other.title]


@pytest.mark.parametrize("key", ["thanhdong", "haiphong"])
def test_it_comes_back_byte_for_byte(world: Any, suspend: Any, resume: Any, key: str) -> None:
    live_news("Tin trên cổng thành phố", section=news_section("haiphong"))
    before = snapshot()
    suspend(key)
    away = snapshot(before)

    resume(key)

    assert snapshot(before) == before
    start = f"sites/{key}/"
    assert [address for address in away if address.startswith(start)] == [start]
    assert store.reconcile() == []


def citing(target: NewsPage) -> NewsPage:
    link = f'<p><a linktype="page" id="{target.pk}">Đọc thêm</a></p>'
    return live_news("Dẫn lại", section=news_section("hongbang"), body=[("text", link)])


def test_links_of_other_sites_to_it_go_and_come_back(
    world: Any, api: Any, suspend: Any, resume: Any
) -> None:
    page = citing(world.news)
    address = f"sites/hongbang/pages/{page.translation_key}/"
    before, seen, kept = api(address).content, newest_change(), snapshot()

    suspend()
    away = api(address).content.decode()
    announced = unannounced(kept, snapshot(kept), seen)
    resume()

    assert "Đọc thêm" in away
    assert "thanhdong.haiphong" not in away
    assert announced == []
    assert api(address).content == before
    assert store.reconcile() == []


def test_a_suspended_site_s_own_links_stay_as_they_are(
    world: Any, suspend: Any, resume: Any
) -> None:
    link = f'<p><a linktype="page" id="{world.news.pk}">xem</a></p>'
    suspend()
    page = live_news("Viết khi tạm ngừng", body=[("text", link)])

    resume()

    assert store.reconcile() == []
    assert "/tin-tuc-su-kien/le-khai-giang" in Item.objects.get(page_id=page.pk).document


def test_what_is_published_meanwhile_is_told_nowhere_and_there_afterwards(
    world: Any, api: Any, suspend: Any, resume: Any
) -> None:
    suspend()
    seen = newest_change()
    page = live_news(f"Chim {CANARY}", image=picture("blue"))

    changes = list(Change.objects.filter(id__gt=seen))
    answers = [
        api(path, **query).content.decode()
        for path, query in [
            ("changes/", {"limit": "1000"}),
            ("search/", {"q": PLAIN}),
            ("news-events/", {}),
            ("sites/thanhdong/", {}),
        ]
    ]
    resume()

    assert {key for change in changes for key in change.keys} == {"open:thanhdong"}
    assert [text for text in answers if CANARY in text or "hoang-yen" in text] == []
    assert api(f"sites/thanhdong/pages/{page.translation_key}/").json()["title"] == page.title


def test_suspending_and_resuming_name_the_site_and_no_item(
    world: Any, suspend: Any, resume: Any
) -> None:
    seen = newest_change()

    suspend()
    resume()

    keys = [set(change.keys) for change in Change.objects.filter(id__gt=seen).order_by("id")]
    assert keys == [{"site:thanhdong", "system", "open:thanhdong", "open:*"}] * 2


def test_the_api_asks_the_store_through_its_public_doors_only() -> None:
    guarded = {"Item", "ItemFile", "ListMonth", "OldPath"}
    found = [
        f"{file.name}: {node.value.id}.{node.attr}"
        for file in sorted(Path(api_package.__path__[0]).glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id in guarded and node.attr != "public"
    ]

    assert found == []


def test_files_of_a_withheld_site_are_kept(world: Any, suspend: Any) -> None:
    before = ItemFile.objects.count()

    suspend()

    assert ItemFile.objects.count() == before > 0


# The board gate (KH10-6.2)


@pytest.fixture
def without_board(city: None) -> SitePortal:
    """A site whose rules ask for a board before launch, and that has none."""
    facts = PortalSettings.objects.get(key="thanhdong")
    facts.regulation = {**facts.regulation, "needs_board": True}
    SiteLaunch.objects.filter(site="thanhdong").delete()
    facts.save()
    return SitePortal.objects.get(key="thanhdong")


def status_of(api: Any, key: str = "thanhdong") -> str:
    return str(api(f"sites/{key}/").json()["status"])


def test_a_site_without_its_board_is_being_prepared(without_board: Any, api: Any) -> None:
    answer = api("sites/thanhdong/navigation/")

    assert status_of(api) == "preparing"
    assert "đang được chuẩn bị" in assert_problem(answer, 503)["detail"]
    assert status_of(api, "hongbang") == "active"


def test_it_opens_with_its_first_approver(
    without_board: Any, api: Any, django_user_model: Any
) -> None:
    user = django_user_model.objects.create(username="truongban")
    seen = newest_change()

    assign(user=user, portal=without_board, role=Role.EDITOR)
    before = status_of(api)
    assign(user=user, portal=without_board, role=Role.APPROVER, title="head")

    assert (before, status_of(api)) == ("preparing", "active")
    assert "open:thanhdong" in Change.objects.filter(id__gt=seen).latest("id").keys
    assert api("sites/thanhdong/navigation/").status_code == 200


def test_an_empty_board_later_on_does_not_take_it_off(
    without_board: Any, api: Any, django_user_model: Any, admin_user: Any
) -> None:
    user = django_user_model.objects.create(username="truongban")
    assign(user=user, portal=without_board, role=Role.APPROVER, title="head")

    Suspension.objects.create(user=user, portal=without_board, by=admin_user, reason="x")
    refresh_sites()

    assert status_of(api) == "active"


def test_a_site_that_is_open_stays_so_when_its_rules_begin_to_ask_for_a_board(
    city: None, api: Any
) -> None:
    facts = PortalSettings.objects.get(key="thanhdong")

    facts.regulation = {**facts.regulation, "needs_board": True}
    facts.save()

    assert status_of(api) == "active"


def test_a_suspended_site_that_is_being_prepared_says_that_it_is_suspended(
    without_board: Any, api: Any, suspend: Any, resume: Any
) -> None:
    suspend()
    away = status_of(api)

    resume()

    assert (away, status_of(api)) == ("suspended", "preparing")
