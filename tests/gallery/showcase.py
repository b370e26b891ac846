"""Every template there is, filled: the views of the gallery by name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from frontend.pages import FEATURED
from frontend.translations import LANGUAGE_NAMES
from frontend.views import (
    Fallback,
    LanguageView,
    MonthView,
    PageView,
    PortalView,
    Refusal,
    RemarkForm,
    SearchView,
    SectionBlock,
    SiteView,
)
from tests import portal_views
from tests.emptied_examples import without_options
from tests.portal_views import example, section
from tests.published_shapes import ARRANGING, shapes

THEMES = ("base", "city", "department", "ward")
LANGUAGES = tuple(LANGUAGE_NAMES)
FALLBACKS: dict[str, Fallback] = {"zh": "section", "ko": "home", "ja": "section"}
REFUSALS: tuple[Refusal, ...] = ("unknown", "over", "unavailable", "broken")
SHAPES = shapes()
ITEM_TYPES = sorted(SHAPES.keys() - ARRANGING)
PORTALS = {
    "base": {"name": "Huyện đảo Bạch Long Vĩ", "tier": "special", "tier_name": "Đặc khu"},
    "city": {"name": "Thành phố Hải Phòng", "tier": "city", "tier_name": "Thành phố"},
    "department": {"name": "Sở Tài chính", "tier": "department", "tier_name": "Sở, ban, ngành"},
    "ward": {},
}
TITLES = (
    "Phường tổ chức đối thoại với các hộ kinh doanh tại chợ Thanh Bình về thuế khoán năm 2027",
    "Hội nghị lấy ý kiến Nhân dân về quy hoạch phân khu khu vực ven sông Kinh Thầy",
    "Cấp giấy khai sinh lưu động tại các tổ dân phố từ ngày 23/11",
    "Kiểm tra an toàn phòng cháy, chữa cháy ở các cơ sở giữ trẻ tư thục",
    "Lịch cắt điện, ngừng cấp nước để sửa chữa tuyến Nguyễn Lương Bằng – Thanh Niên",
    "Trường Tiểu học Thạch Khôi đạt chuẩn quốc gia mức độ 2",
)
SECTIONS = (
    ("Giới thiệu", "introduction"),
    ("Văn bản", "legal-documents"),
    ("Quy hoạch, kế hoạch", "planning"),
    ("Dự án, đầu tư", "projects"),
    ("Hỏi đáp", "qa"),
    ("Công khai ngân sách", "disclosure"),
)


def site(theme: str) -> SiteView:
    """Return a portal that looks by a theme."""
    facts: dict[str, Any] = {"theme": theme, **PORTALS[theme]}
    if theme == "city":
        facts |= {"parent": None, "parent_name": None, "parent_url": None}
    return portal_views.site(**facts)


def views(theme: str, language: str) -> dict[str, PageView]:
    """Return the views of a portal's pages, each with all that every page has."""
    frame: dict[str, Any] = {
        "site": site(theme),
        "locale": language,
        "languages": _languages(language),
        "navigation": _menu(),
        "home": replace(portal_views.HOME, title=site(theme).name),
    }
    return {name: replace(view, **(frame | own)) for name, view, own in _pages(frame["site"])}


def _pages(portal: SiteView) -> Iterator[tuple[str, PageView, dict[str, Any]]]:
    away = {"navigation": (), "breadcrumbs": (), "feeds": ()}
    notice = portal_views.page("notice", "/503.html")
    suspended = replace(portal, status="suspended", notice="Cổng bảo trì đến 17 giờ.\n\nXin lỗi.")
    yield "home", _home(), {}
    yield "home-empty", portal_views.home_page(blocks=(), services=(), portals=()), {}
    yield "archive", portal_views.archive_page(*_news()), {}
    yield "not-found", portal_views.page("not_found", "/mat/", breadcrumbs=()), {}
    yield "gone", portal_views.page("gone", "/go/", breadcrumbs=()), {}
    yield "closed", _closed(), {"site": replace(portal, is_closed=True, successor=portal.url)}
    yield "suspended", notice, away | {"site": suspended}
    yield "preparing", notice, away | {"site": replace(portal, status="preparing")}
    yield "section", portal_views.section_page(*_news()), {}
    yield "section-empty", portal_views.section_page(months=()), {}
    yield "section-of-sections", _section_of_sections(), {}
    yield "draft", _draft(), {}
    yield "translated", portal_views.translated_page(example("introduction"), "en"), {}
    yield "translated-behind", _behind(), {}
    yield "search", portal_views.search_page(_searched()), {}
    yield "search-nothing", portal_views.search_page(portal_views.NOTHING_FOUND), {}
    yield "search-unasked", portal_views.search_page(SearchView()), {}
    yield "search-fault", portal_views.search_page(SearchView(fault="missing")), {}
    yield "ask", portal_views.ask_page(), {}
    yield "ask-faults", portal_views.ask_page(**portal_views.FAULTY), {}
    yield "ask-receipt", portal_views.ask_page(receipt=portal_views.receipt(is_waiting=True)), {}
    asked = {"typed": {"text": "Sao?"}, "faults": portal_views.FAULTY["faults"][:1]}
    yield "dialogue", portal_views.dialogue_page(), {}
    yield "dialogue-faults", portal_views.dialogue_page(**asked, trouble="closed"), {}
    yield "dialogue-taken", portal_views.dialogue_page(number=3, message="Đã nhận."), {}
    yield "dialogue-over", portal_views.dialogue_that_is_over(), {}
    yield "track", portal_views.track_page(), {}
    yield "track-unknown", portal_views.track_page(trouble="unknown", typed={"code": "A"}), {}
    yield "track-followed", portal_views.track_page(followed=portal_views.followed()), {}
    draft = example("consultation")
    form = portal_views.comment_form()
    yield "consultation-open", portal_views.item_page(draft, comment=form), {}
    yield "comment-faults", portal_views.comment_page(**portal_views.COMMENTED), {}
    yield "forum-topic-open", portal_views.topic_page(last=70), {}
    yield "posts", portal_views.posts_page(), {}
    yield "own", portal_views.own_page(), {}
    found = {"found": portal_views.OWN_COMMENT, "code": portal_views.CODE_OF_A_COMMENT}
    yield "own-found", portal_views.own_page(**found), {}
    yield "own-trouble", portal_views.own_page(trouble="unknown", code="X"), {}
    yield "comment-receipt", portal_views.comment_page(receipt=portal_views.comment_receipt()), {}
    yield "report-faults", portal_views.said_page("report", **portal_views.MISREPORTED), {}
    yield "report-taken", portal_views.said_page("report", message="Đã nhận."), {}
    yield "contribute", portal_views.contribute_page(), {}
    yield "contribute-faults", portal_views.contribute_page(**portal_views.MISCONTRIBUTED), {}
    receipt = portal_views.receipt()
    yield "contribute-receipt", portal_views.contribute_page(receipt=receipt), {}
    yield "contributed", portal_views.contributed_page(), {}
    contribution = portal_views.FOUND_CONTRIBUTION
    yield "contributed-found", portal_views.contributed_page(found=contribution, code="A"), {}
    yield "rate", portal_views.rate_page(), {}
    yield (
        "rate-faults",
        portal_views.rate_page(faults=(portal_views.UNRATED,), trouble="refused"),
        {},
    )
    yield "subscribe", portal_views.subscription_page(), {}
    yield "subscribe-faults", portal_views.subscription_page(**portal_views.MISTYPED), {}
    yield "subscribe-asked", portal_views.subscription_page(message="Thư đang được gửi."), {}
    yield "subscribe-closed", portal_views.subscription_page(form=None), {}
    yield "subscribe-confirm", portal_views.subscription_page("confirm"), {}
    yield (
        "subscribe-confirmed",
        portal_views.subscription_page("confirm", token="x", message="confirmed"),
        {},
    )
    yield "subscribe-change", portal_views.subscription_page("change"), {}
    held: dict[str, Any] = {"token": "x", "is_held": True, "chosen": ("news:economy",)}
    yield "subscribe-held", portal_views.subscription_page("change", **held), {}
    yield "subscribe-leave", portal_views.subscription_page("leave"), {}
    yield "subscribe-left", portal_views.subscription_page("leave", message="Đã thôi nhận."), {}
    yield "subscribe-over", portal_views.subscription_page("confirm", trouble="over"), {}
    yield "vote", portal_views.said_page("vote", trouble="unavailable"), {}
    for name in ITEM_TYPES:
        yield f"item-{name}", portal_views.item_page(example(name)), {}
        yield f"list-{name}", _list(name), {}


def sparse_views() -> dict[str, PageView]:
    """Return the pages of items and lists that have nothing an editor may leave out."""
    items = {name: without_options(name) for name in ITEM_TYPES}
    return {f"item-{name}": portal_views.item_page(item) for name, item in items.items()} | {
        f"list-{name}": portal_views.section_page(_summary(item), layout="arranged")
        for name, item in items.items()
    }


def _searched() -> SearchView:
    """Return what a question found: all kinds of excerpts, and every way to narrow them."""
    return portal_views.found(*map(_summary, (example("news"), example("legal-document"))))


def _languages(current: str) -> tuple[LanguageView, ...]:
    return tuple(
        LanguageView(
            code=code,
            label=label,
            path="/" if code == "vi" else f"/{code}/",
            url=f"{portal_views.ADDRESS}/{code}/",
            is_current=code == current,
            fallback=None if code in {"vi", "en", current} else FALLBACKS[code],
        )
        for code, label in LANGUAGE_NAMES.items()
    )


def _menu() -> tuple[Any, ...]:
    more = (section(title, f"/{category}/", category) for title, category in SECTIONS)
    return (*portal_views.MENU, *more)


def _news() -> list[dict[str, Any]]:
    """Return news of several titles, every other with a picture."""
    first = _summary(example("news"))
    rows = (
        first | {"id": title, "title": title, "path": f"/tin/{number}/", "demonstration": False}
        for number, title in enumerate(TITLES)
    )
    return [first, *(row | {"image": None} if row["path"] > "/tin/2/" else row for row in rows)]


def _summary(item: Mapping[str, Any]) -> dict[str, Any]:
    heavy = SHAPES[item["type"]].heavy
    return {name: value for name, value in item.items() if name not in heavy}


def _home() -> PageView:
    lists = {"Văn bản": "legal-document", "Đấu thầu": "tender", "Lấy ý kiến": "consultation"}
    blocks = (
        SectionBlock(
            section=section(title, f"/{kind}/", kind),
            items=tuple(_summary(example(kind)) | {"id": str(number)} for number in range(3)),
        )
        for title, kind in lists.items()
    )
    news = SectionBlock(section=portal_views.NEWS, items=tuple(_news()))
    return portal_views.home_page(blocks=(news, *blocks), portals=_portals())


def _portals() -> tuple[PortalView, ...]:
    names = ("An Biên", "Gia Viên", "Hồng Bàng", "Kiến An", "Lê Chân", "Ngô Quyền", "Thành Đông")
    wards = tuple(
        PortalView(
            key=name, name=f"Phường {name}", tier="ward", tier_name="Phường, xã, đặc khu",
            parent="haiphong", url=portal_views.ADDRESS,
            status="suspended" if name == "Kiến An" else "active",
        )
        for name in names
    )  # fmt: skip
    return (*portal_views.home_page().portals, *wards)


def _closed() -> PageView:
    return portal_views.page("closed", "/", item=example("home"), breadcrumbs=())


def _section_of_sections() -> PageView:
    children = tuple(section(title, f"/{category}/", category) for title, category in SECTIONS)
    blocks = tuple(
        SectionBlock(section=child, items=tuple(_news()[:size]))
        for child, size in zip(children, (3, 1, 0), strict=False)
    )
    return portal_views.section_page(*_news()[:2], subsections=children, blocks=blocks)


def _draft() -> PageView:
    form = RemarkForm(name="", text="Sai tên phố.", faults={"name": "missing"})
    return portal_views.item_page(example("news"), preview=portal_views.preview(form=form))


def _behind() -> PageView:
    """Return a section that features a translation whose original has been changed."""
    age = portal_views.translated_page(
        example("introduction"), "en", changed_at=portal_views.SAVED_AT
    ).translation
    featured = _list("introduction")
    return replace(featured, translation=age, featured_translation=age)


def _list(name: str) -> PageView:
    item = example(name)
    others = [_summary(item) | {"id": f"{name} {number}"} for number in range(3)]
    months = tuple(MonthView(month=f"2026-{m:02}", path=f"/thang/{m}/") for m in range(11, 0, -1))
    if name in FEATURED:
        return portal_views.section_page(*others, layout="arranged", featured=item)
    return portal_views.section_page(*others, months=months)
