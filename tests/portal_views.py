"""Views as the publisher would make them, for tests of what the theme does with them."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from frontend.views import (
    AskView,
    ChoiceView,
    CommentReceiptView,
    CommentView,
    ContributedView,
    ContributeView,
    CrumbView,
    DataRequestView,
    DayView,
    DialogueView,
    DueView,
    ExcerptView,
    FeedbackView,
    FeedLink,
    FeedView,
    FieldFault,
    FollowedView,
    HeldView,
    LanguageView,
    MonthView,
    OwnCommentView,
    PageView,
    PaginationView,
    PieceView,
    PortalView,
    PostsView,
    PreviewView,
    RateView,
    ReceiptView,
    RemarkForm,
    RemarkView,
    ResultView,
    SearchView,
    SectionBlock,
    SectionView,
    SiteView,
    StageView,
    SubscriptionView,
    TrackView,
    TranslationView,
)
from tests.publishing.fake_desk import COMMENT_FORM, FORM

EXAMPLES = Path(__file__).parent / "examples"
ADDRESS = "http://thanhdong.haiphong.localhost:8080"
HOME = CrumbView(title="Phường Thành Đông", path="/")
SAVED_AT = "2026-11-28T07:30:00+00:00"
NEWS_PATH = "/tin-tuc-su-kien/"
SEARCH_PATH = "/tim-kiem/"

SETTINGS = {
    "owner": "Ủy ban nhân dân phường Thành Đông",
    "manager": "Văn phòng HĐND và UBND phường",
    "operator": "Trung tâm Chuyển đổi số thành phố",
    "licence": "Giấy phép số 12/GP-TTĐT ngày 10/3/2026",
    "attribution": "Cổng Thông tin điện tử phường Thành Đông",
    "address": "Số 12 đường Thanh Niên, phường Thành Đông, thành phố Hải Phòng",
    "phone": "0220.3853.114",
    "email": "thanhdong@haiphong.gov.vn",
    "hotline": "0220.3853.115",
    "social": [{"name": "Zalo phường Thành Đông", "url": "https://zalo.me/phuongthanhdong"}],
    "hot_links": [{"name": "Cổng Dịch vụ công quốc gia", "url": "https://dichvucong.gov.vn/"}],
}
REGULATION = {
    "key": "thanh-dong-2025",
    "number": "35/QĐ-UBND",
    "title": "Quy chế hoạt động của Cổng Thông tin điện tử phường Thành Đông",
    "issuer": "UBND phường Thành Đông",
    "issued_on": "2025-09-15",
}


def example(type_name: str) -> dict[str, Any]:
    """Return the realistic item of a type."""
    item: dict[str, Any] = json.loads((EXAMPLES / f"{type_name}.json").read_text())
    return item


def site(**changes: Any) -> SiteView:
    """Return a ward's site."""
    facts: dict[str, Any] = {
        "key": "thanhdong",
        "name": "Phường Thành Đông",
        "tier": "ward",
        "tier_name": "Phường",
        "parent": "haiphong",
        "host": "thanhdong.haiphong.localhost",
        "url": ADDRESS,
        "theme": "ward",
        "is_closed": False,
        "status": "active",
        "notice": "",
        "settings": SETTINGS,
        "regulation": REGULATION,
        "parent_name": "Cổng Thông tin điện tử thành phố Hải Phòng",
        "parent_url": "http://haiphong.localhost:8080/",
    }
    return SiteView(**(facts | changes))


def section(title: str, path: str, category: str, *children: SectionView) -> SectionView:
    """Return a section of the menu."""
    return SectionView(
        id=f"id of {path}",
        title=f"Thông tin về {title}",
        menu_title=title,
        path=path,
        category=category,
        in_menu=True,
        layout="stream",
        children=children,
    )


NEWS = section("Tin tức, sự kiện", NEWS_PATH, "news-events")
PROCEDURES = section("Thủ tục hành chính", "/thu-tuc-hanh-chinh/", "administrative-procedures")
SCHEDULE = section("Lịch làm việc", "/chi-dao/lich-lam-viec/", "direction.leader-schedule")
DIRECTION = section("Chỉ đạo, điều hành", "/chi-dao/", "direction", SCHEDULE)
MENU = (NEWS, DIRECTION, PROCEDURES)


def languages(path: str, current: str = "vi") -> tuple[LanguageView, ...]:
    """Return a page in Vietnamese with an English mirror."""
    addresses = {"vi": path, "en": f"/en{path}"}
    return tuple(
        LanguageView(
            code=code,
            label={"vi": "Tiếng Việt", "en": "English"}[code],
            path=address,
            url=f"{ADDRESS}{address}",
            is_current=code == current,
        )
        for code, address in addresses.items()
    )


def page(kind: str, path: str, **changes: Any) -> PageView:
    """Return a page of the ward's site."""
    facts: dict[str, Any] = {
        "kind": kind,
        "site": site(),
        "locale": "vi",
        "path": path,
        "canonical_url": f"{ADDRESS}{path}",
        "home": HOME,
        "languages": languages(path),
        "navigation": MENU,
        "breadcrumbs": (HOME,),
        "current_ids": frozenset({NEWS.id}),
        "feeds": (FeedLink(title="Phường", path="/rss.xml", content_type="application/rss+xml"),),
    }
    return PageView(**(facts | changes))


def item_page(item: Mapping[str, Any], **changes: Any) -> PageView:
    """Return the page of an item, below the news section."""
    crumbs = (HOME, CrumbView(title=NEWS.menu_title, path=NEWS.path))
    own: dict[str, Any] = {"breadcrumbs": crumbs, "takes_feedback": True}
    return page("item", item["path"], item=item, **(own | changes))


def translated_page(item: Mapping[str, Any], locale: str, **age: Any) -> PageView:
    """Return the page of an item that was translated from a text of 12 November."""
    age = {"as_of": "2026-11-12T09:00:00+07:00", "path": item["path"]} | age
    own = languages(item["path"], locale)
    return item_page(item, locale=locale, languages=own, translation=TranslationView(**age))


def section_page(*items: Mapping[str, Any], layout: str = "stream", **changes: Any) -> PageView:
    """Return a section's page with its entries."""
    months = (
        MonthView(month="2026-11", path="/tin-tuc-su-kien/2026-11/"),
        MonthView(month="2025-12", path="/tin-tuc-su-kien/2025-12/"),
    )
    item = example("section") | {"layout": layout}
    facts = {"item": item, "items": items, "months": months if layout == "stream" else ()}
    return page("section", NEWS_PATH, **(facts | changes))


def archive_page(*items: Mapping[str, Any]) -> PageView:
    """Return the second page of a month's archive."""
    return page(
        "archive",
        "/tin-tuc-su-kien/2026-11/2/",
        item=example("section"),
        items=items,
        month="2026-11",
        pagination=PaginationView(number=2, newer_path="/moi-hon/", older_path="/cu-hon/"),
        older_month=MonthView(month="2026-10", path="/tin-tuc-su-kien/2026-10/"),
    )


def services() -> tuple[SectionBlock, ...]:
    """Return what citizens come for most, with what a home page shows of it."""
    contact = section("Liên hệ", "/lien-he/", "portal-contact")
    notices = section("Một cửa", "/mot-cua/", "one-stop-notices")
    shown = {PROCEDURES: "procedure", SCHEDULE: "work-schedule", notices: "one-stop-notice"}
    shown |= {contact: "portal-contact"}
    return tuple(SectionBlock(section=each, items=(example(kind),)) for each, kind in shown.items())


def home_page(*items: Mapping[str, Any], **changes: Any) -> PageView:
    """Return a home page that leads with the given news."""
    portal = PortalView(
        key="sotaichinh",
        name="Sở Tài chính",
        tier="department",
        tier_name="Sở, ban, ngành",
        parent="haiphong",
        url="http://sotaichinh.haiphong.localhost:8080",
        status="active",
    )
    facts: dict[str, Any] = {
        "item": example("home"),
        "blocks": (SectionBlock(section=NEWS, items=items),),
        "services": services(),
        "portals": (portal,),
        "breadcrumbs": (),
    }
    return page("home", "/", **(facts | changes))


def preview(**changes: Any) -> PreviewView:
    """Return what is said around a draft with two remarks."""
    remarks = (
        RemarkView(name="Nguyễn Thị Hà", is_staff=False, text="Sai tên phố", at=SAVED_AT),
        RemarkView(name="", is_staff=True, text="Đã sửa", at=SAVED_AT),
    )
    facts: dict[str, Any] = {
        "path": "/xem-truoc/token/",
        "saved_at": SAVED_AT,
        "expires_at": "2026-12-05T07:30:00+00:00",
        "is_newest": False,
        "is_published": False,
        "takes_remarks": True,
        "remarks": remarks,
        "form": RemarkForm(),
    }
    return PreviewView(**(facts | changes))


def search_page(search: SearchView) -> PageView:
    """Return the page of a search."""
    return page("search", SEARCH_PATH, breadcrumbs=(HOME,), feeds=(), search=search)


def found(*items: Mapping[str, Any]) -> SearchView:
    """Return what a question found in the whole system, with every way to narrow it."""
    pieces = (
        PieceView(text="Lịch ", match=False),
        PieceView(text="cắt điện", match=True),
        PieceView(text=" trên địa bàn phường trong tuần", match=False),
    )
    excerpts = (
        ExcerptView(field="number", pieces=(PieceView(text="12/TB-UBND", match=True),)),
        ExcerptView(field="attachment", pieces=pieces, file_title="Thông báo", file_url="/media/1/a.pdf"),
    )  # fmt: skip
    address = f"{SEARCH_PATH}?q=cat+dien"
    return SearchView(
        asked="cat diẹn",
        kept=(("scope", "everywhere"),),
        count=1204,
        results=tuple(
            ResultView(item=item, address=item["path"], title=pieces, excerpts=shown, portal=portal)
            for item, shown, portal in zip(
                items, (excerpts, ()), ("Sở Công Thương", ""), strict=False
            )
        ),
        is_everywhere=True,
        meant="cắt điện",
        meant_address=address,
        scopes=(
            ChoiceView(words="here", address=address),
            ChoiceView(words="everywhere", address=address, is_chosen=True),
        ),
        orders=(
            ChoiceView(words="relevance", address=address, is_chosen=True),
            ChoiceView(words="-listed_at", address=address),
        ),
        categories=(
            ChoiceView(words="Tin tức, sự kiện", address=address, count=1000, is_chosen=True),
        ),
        years=(
            ChoiceView(words="2026", address=address, count=900),
            ChoiceView(words="2025", address=address, count=304),
        ),
        portals=(ChoiceView(words="Sở Công Thương", address=address, count=3),),
        next_address=f"{address}&after=abc",
    )


ASK_PATH, TRACK_PATH = "/hoi-dap/gui-cau-hoi/", "/hoi-dap/tra-cuu/"
CODE = "7K2M-Q9TX-04HB-ZW6R"
FAULTY: dict[str, Any] = {
    "typed": {
        "asker": "individual",
        "full_name": "Nguyễn Thị Hà",
        "text": "Hỏi về đất",
        "topic": "",
    },
    "faults": (
        FieldFault(field="topic", code="missing"),
        FieldFault(field="identity_number", words="Chưa đúng. Hãy ghi đủ 12 chữ số."),
        FieldFault(field="attachments", code="large"),
        FieldFault(field="asker", code="missing"),
    ),
    "had_files": True,
}
"""What a citizen typed, with something wrong of every kind."""


def ask_page(**shown: Any) -> PageView:
    """Return the page with the form for questions."""
    section = CrumbView(title="Hỏi đáp", path="/hoi-dap/")
    ask = AskView(form=FORM, track_path=TRACK_PATH, section=section, **shown)
    own = {"breadcrumbs": (HOME, section), "ask": ask, "asking": ASK_PATH, "tracking": TRACK_PATH}
    return page("ask", ASK_PATH, **own)


OWN_PATH = "/y-kien-da-gui/"
CODE_OF_A_COMMENT = "4K7N-Q2TB-X9WD-3MZH"
COMMENTED = {
    "typed": {"provision": "Điều 5", "text": "Ngắn", "shows_name": "yes"},
    "faults": (
        FieldFault(field="text", words="Quá ngắn. Hãy viết ít nhất 10 ký tự."),
        FieldFault(field="full_name", code="missing"),
        FieldFault(field="shows_name", code="missing"),
        FieldFault(field="consent", code="missing"),
    ),
    "trouble": "refused",
}
"""What somebody typed about a draft, with something wrong."""


def comment_form(page_path: str = "/gop-y/quy-che-dan-chu/", **shown: Any) -> CommentView:
    """Return the form for comments on a draft."""
    facts = {
        "item": "2a5d7c42-f034-517b-8628-0d637bc34300",
        "provisions": ("Điều 5", "Điều 9"),
        "own_path": OWN_PATH,
    }
    path = f"{page_path}gop-y/"
    return CommentView(form=COMMENT_FORM, path=path, page_path=page_path, **(facts | shown))


def comment_page(**shown: Any) -> PageView:
    """Return the page that answers a comment on a draft."""
    form = comment_form(**shown)
    return page("comment", form.path, breadcrumbs=(HOME,), comment=form)


def comment_receipt() -> CommentReceiptView:
    """Return that a comment was received."""
    return CommentReceiptView(
        received_at=SAVED_AT,
        title="Dự thảo Quy chế dân chủ ở cơ sở",
        provision="Điều 5",
        code=CODE_OF_A_COMMENT,
        message="Đã nhận ý kiến của bạn.",
    )


def topic_page(*, last: int = 4, takes: bool = True, **facts: Any) -> PageView:
    """Return the page of a topic, with the form while it takes posts."""
    topic = example("forum-topic") | {"last_number": last} | facts
    form = comment_form(topic["path"], about="forum-topic", item=topic["id"], provisions=())
    return item_page(
        topic, comment=form if takes else None, posts=_posts_of(topic, pages=-(-last // 20))
    )


def posts_page(number: int = 2, pages: int = 3) -> PageView:
    """Return one of the pages of a topic's posts."""
    topic = example("forum-topic")
    posts = replace(_posts_of(topic, pages=pages), number=number)
    path = f"{topic['path']}y-kien/{number}/"
    crumb = CrumbView(title=topic["title"], path=topic["path"])
    return page("posts", path, breadcrumbs=(HOME, crumb), item=topic, posts=posts)


def _posts_of(topic: Any, pages: int) -> PostsView:
    return PostsView(
        shown=tuple(topic["posts"]),
        pages=pages if pages > 1 else 0,
        path=f"{topic['path']}y-kien/",
        topic_path=topic["path"],
        per_page=20,
    )


OWN_COMMENT = {
    "title": "Cải tạo vườn hoa ven hồ",
    "state": "published",
    "refusal": "",
    "received_at": SAVED_AT,
    "text": "Nên trồng thêm cây bóng mát.",
    "details": {"phone": "0900000000"},
    "shows_name": False,
    "looked_at": [SAVED_AT],
    "may_withdraw": True,
}


def own_page(**shown: Any) -> PageView:
    """Return the page on which a sender sees what became of a comment."""
    own = OwnCommentView(path=OWN_PATH, **shown)
    return page("own", OWN_PATH, breadcrumbs=(HOME,), own=own)


def dialogue_page(**shown: Any) -> PageView:
    """Return the page of a dialogue that takes questions."""
    held = example("dialogue")
    form = {"consent": FORM["consent"], "lengths": {"full_name": 120, "email": 254, "text": 2000}}
    dialogue = DialogueView(
        session_path=f"{held['path']}dien-bien.json",
        form=form,
        send_path="/doi-thoai/gui-cau-hoi/",
        **shown,
    )
    return item_page(held, dialogue=dialogue)


def dialogue_that_is_over() -> PageView:
    """Return the page of a dialogue with its transcript and what became of all questions."""
    outcome = {"asked": 9, "answered": 1, "refused": 2, "moved_on": 6}
    held = example("dialogue") | {"outcome": outcome, "takes_questions": False}
    return item_page(held, dialogue=DialogueView(session_path=f"{held['path']}dien-bien.json"))


def due() -> tuple[DueView, ...]:
    """Return what is owed to whoever asked: one late, one without a number, one done."""
    days = (
        DayView(date="2026-11-27", kind="working", name="", counts=True),
        DayView(date="2026-11-28", kind="weekly-rest", name="", counts=False),
        DayView(date="2027-01-01", kind="holiday", name="Tết Dương lịch", counts=False),
    )
    return (
        DueView(what="answer", at=SAVED_AT, days=days, is_overdue=True),
        DueView(what="classify", at=None),
        DueView(what="out-of-scope-notice", at=SAVED_AT, is_over=True),
    )


def receipt(**facts: Any) -> ReceiptView:
    """Return that a question was received."""
    return ReceiptView(code=CODE, received_at=SAVED_AT, due=due(), message="Đã tiếp nhận.", **facts)


def followed() -> FollowedView:
    """Return what may be told of a question: answered, late, to be rated."""
    stages = (
        StageView(at=SAVED_AT, what="received"),
        StageView(at=SAVED_AT, what="forward", unit="Phòng Kinh tế, Hạ tầng và Đô thị"),
        StageView(at=SAVED_AT, what="notify-progress", text="Cần đo lại.", promised="2026-12-20"),
    )
    return FollowedView(
        code=CODE,
        state="answered",
        received_at=SAVED_AT,
        title="Bao giờ ngõ 45 được lắp thêm đèn chiếu sáng?",
        topic="Giao thông, hạ tầng",
        stages=stages,
        due=due(),
        is_overdue=True,
        answer="<p>Phường lắp sáu bộ đèn trong tháng 12/2026.</p>",
        answered_at=SAVED_AT,
        unit="Phòng Kinh tế, Hạ tầng và Đô thị",
        may_reply=True,
        may_rate=True,
        data_requests=(
            DataRequestView(kind="deletion", stage="acknowledged", asked_at=SAVED_AT, due=due()),
        ),
        may_ask_for=("access", "correction"),
        data_is_ready=True,
    )


def held() -> HeldView:
    """Return what is held about whoever asked."""
    return HeldView(
        details={"full_name": "Nguyễn Thị Minh Họa", "phone": "0900000000"},
        received_at=SAVED_AT,
        title="Bao giờ ngõ 45 được lắp thêm đèn chiếu sáng?",
        text="Ngõ 45 tối từ tháng 10.",
        replies=((SAVED_AT, "Hôm nay vẫn tối."),),
        files=(("anh-ngo.jpg", 20_000),),
        consent=("2026-1", "vi", SAVED_AT),
        forwarded_to=("Phòng Kinh tế, Hạ tầng và Đô thị",),
        looked_at=(SAVED_AT,),
    )


def track_page(**shown: Any) -> PageView:
    """Return the page on which a question is followed."""
    track = TrackView(ask_path=ASK_PATH, **shown)
    own = {"track": track, "asking": ASK_PATH, "tracking": TRACK_PATH}
    return page("track", TRACK_PATH, **own)


REPORT_PATH, VOTE_PATH = "/bao-sai-sot/", "/y-kien-ve-trang/"
MISREPORTED: dict[str, Any] = {
    "typed": {"text": "sai", "email": "ban.doc"},
    "faults": (
        FieldFault(field="text", words="Quá ngắn. Hãy viết ít nhất 10 ký tự."),
        FieldFault(field="email", words="Thư điện tử không hợp lệ."),
    ),
    "trouble": "refused",
}
"""What a reader typed who reported an error, with something wrong in both fields."""


def said_page(kind: str, **shown: Any) -> PageView:
    """Return the page that answers what a reader said of a page."""
    path = REPORT_PATH if kind == "report" else VOTE_PATH
    return page(
        kind,
        path,
        item=example("news"),
        feedback=FeedbackView(about=example("news")["id"], **shown),
    )


CONTRIBUTE_PATH, CONTRIBUTED_PATH = "/gui-tin-bai/", "/gui-tin-bai/tra-cuu/"
WORDS_AGREED_TO = {"version": "2026-12-01", "text": "Tôi đồng ý.", "texts": {"vi": "Tôi đồng ý."}}
CONTRIBUTION_FORM = {
    "open": True,
    "categories": [{"key": "news-events", "name": "Tin tức, sự kiện"}],
    "photographs": {"types": ["jpg", "png"], "max_bytes": 5_242_880, "max_count": 3},
    "consent": WORDS_AGREED_TO,
    "declaration": WORDS_AGREED_TO,
    "lengths": {"title": 200, "text": 8000, "full_name": 120, "pen_name": 120, "email": 254},
}
MISCONTRIBUTED = {
    "typed": {"title": "Cây", "pen_name": "Bạn đọc"},
    "faults": (
        FieldFault(field="text", code="missing"),
        FieldFault(field="attachments", words="Ảnh quá lớn. Mỗi tệp tối đa 5 MB."),
        FieldFault(field="declaration", code="missing"),
        FieldFault(field="consent", code="missing"),
    ),
    "trouble": "refused",
    "had_files": True,
}
FOUND_CONTRIBUTION = {
    "state": "asked",
    "received_at": SAVED_AT,
    "title": "Tổ 5 trồng cây bên kênh",
    "url": "",
    "may_reply": True,
    "timeline": [
        {"at": SAVED_AT, "what": "received", "text": ""},
        {"at": SAVED_AT, "what": "ask-back", "text": "Việc này diễn ra ngày nào?"},
    ],
}


def contribute_page(**shown: Any) -> PageView:
    """Return the page with the form for contributions."""
    view = ContributeView(form=CONTRIBUTION_FORM, track_path=CONTRIBUTED_PATH, **shown)
    return page("contribute", CONTRIBUTE_PATH, contribute=view)


def contributed_page(**shown: Any) -> PageView:
    """Return the page on which a contribution is followed."""
    view = ContributedView(form_path=CONTRIBUTE_PATH, **shown)
    return page("contributed", CONTRIBUTED_PATH, contributed=view)


RATE_PATH = "/danh-gia-cong/"
UNRATED = FieldFault(field="quality", words="Chưa có điểm. Hãy chọn một điểm từ 1 đến 5.")
RATED = {
    "answers": 1204,
    "until": "2026-12-01",
    "interface": 4.25,
    "content": 4.0,
    "quality": 3.5,
    "support": 4.75,
}


def rate_page(**shown: Any) -> PageView:
    """Return the page on which a portal is rated."""
    axes = ("interface", "content", "quality", "support")
    rate = RateView(axes=axes, clause="HCM24-4.3c", least=20, everywhere=RATED, **shown)
    rated = site(regulation={"title": "Quy chế", "number": "05/2024", "rated_by": "HCM24-4.3c"})
    return page("rate", RATE_PATH, site=rated, rate=rate)


SUBSCRIPTION_PATH = "/dang-ky-nhan-tin/"
LETTERS = {
    "open": True,
    "subjects": [
        {"key": "category:news-events", "group": "category", "name": "Tin tức, sự kiện"},
        {"key": "category:direction", "group": "category", "name": "Thông tin chỉ đạo, điều hành"},
        {"key": "news:economy", "group": "news", "name": "Kinh tế"},
        {"key": "news:culture", "group": "news", "name": "Văn hóa"},
        {"key": "consultation:opened", "group": "consultation", "name": "Dự thảo lấy ý kiến"},
    ],
    "rhythms": ["hourly", "daily", "weekly"],
    "consent": {"version": "2026-12-01", "text": "Tôi đồng ý để cổng gửi thư.", "texts": {}},
    "hours": 48,
}
MISTYPED: dict[str, Any] = {
    "typed": {"email": "ban.doc"},
    "faults": (
        FieldFault(field="email", words="Thư điện tử không hợp lệ."),
        FieldFault(field="subjects", words="Chưa chọn nội dung nào."),
        FieldFault(field="consent", words="Chưa đồng ý."),
    ),
    "trouble": "refused",
}


def subscription_page(act: str = "ask", **shown: Any) -> PageView:
    """Return one of the pages about letters."""
    folder = {"ask": "", "confirm": "xac-nhan/", "change": "thay-doi/", "leave": "thoi-nhan/"}[act]
    path = f"{SUBSCRIPTION_PATH}{folder}"
    fields: dict[str, Any] = {"form": LETTERS} | shown
    view = SubscriptionView(act=act, path=path, ask_path=SUBSCRIPTION_PATH, **fields)
    return page("subscribe", path, subscription=view)


NOTHING_FOUND = SearchView(asked="quyhoach", scopes=found().scopes, orders=found().orders)


def feed(*items: Mapping[str, Any]) -> FeedView:
    """Return the feed of the news section."""
    return FeedView(
        site=site(),
        locale="vi",
        title="Tin tức, sự kiện",
        url=f"{ADDRESS}{NEWS_PATH}rss.xml",
        page_url=f"{ADDRESS}{NEWS_PATH}",
        updated="2026-11-20T15:10:00+07:00",
        items=items,
    )
