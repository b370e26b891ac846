"""What is explained, in words: lines for people who wonder why a page was built again, or was not."""

from collections import Counter
from collections.abc import Iterator

from frontend.artifacts import Artifact
from frontend.explain import Explanation, Origin, Reason, Touched, number_of
from frontend.facts import Fact
from frontend.keys import EVERY_SITE
from frontend.payloads import Change

KINDS = {
    "media": "ảnh, tài liệu", "asset": "tệp giao diện", "item": "trang tin", "archive": "lưu trữ",
    "section": "trang mục", "home": "trang chủ", "not_found": "trang 404", "gone_page": "trang 410",
    "ask": "trang gửi câu hỏi", "track": "trang tra cứu câu hỏi",
    "subscribe": "trang đăng ký nhận tin", "rate": "trang đánh giá Cổng", "session": "diễn biến đối thoại",
    "posts": "các ý kiến của chủ đề", "own": "trang xem ý kiến đã gửi",
    "contribute": "trang gửi tin, bài", "contributed": "trang tra cứu bài đã gửi",
    "notice": "thông báo ngừng cổng", "feed": "nguồn RSS, Atom", "sitemap_part": "sitemap của tháng",
    "sitemap": "sitemap", "robots": "robots.txt", "hosts": "bảng tên miền",
    "redirect": "chuyển hướng", "gone": "dấu đã gỡ",
}  # fmt: skip
FACTS = {
    "sites": "danh sách cổng", "site": "thông tin cổng", "navigation": "cây mục",
    "question_form": "mẫu gửi câu hỏi", "comment_form": "mẫu góp ý dự thảo",
    "posts": "một đoạn ý kiến của chủ đề", "contribution_form": "mẫu gửi tin, bài",
    "rating_form": "mẫu và kết quả đánh giá", "subscription_form": "mẫu đăng ký nhận tin",
    "item": "nội dung", "alternates": "các bản dịch", "latest": "tin mới nhất của mục",
    "whole": "mọi tin của mục", "months": "các tháng có tin", "month": "tin của tháng",
    "counts": "số tin mỗi tháng", "weeks_around": "tuần liền trước, liền sau",
    "units_below": "đơn vị trực thuộc", "stretch": "một đoạn tin của tháng",
    "sitemaps": "số sitemap mỗi tháng",
    "menu": "menu", "trail": "đường dẫn tới mục", "branch": "mục và các mục con",
    "streams": "các mục có tin", "neighbours": "tháng liền trước, liền sau",
    "archive_pages": "số trang lưu trữ của tháng", "archive_neighbours": "trang lưu trữ liền kề",
    "standing": "địa chỉ một đoạn tin của tháng",
    "services": "mục dịch vụ", "home": "trang chủ", "portal": "cổng cấp trên",
    "portals_below": "các cổng cấp dưới", "nearest": "mục gần nhất có ở ngôn ngữ khác",
}  # fmt: skip
CERTAIN = "chắc chắn dựng lại; chỉ ghi nếu nội dung khác"
PERHAPS = "có thể: chỉ dựng lại nếu điều nó đọc thật sự khác"


def told_change(change: Change, published_up_to: str) -> str:
    """Return the line that introduces a change; cursors begin with numbers in the feed's order."""
    is_live = number_of(change.cursor) <= number_of(published_up_to)
    live = "đã lên web, dưới đây là theo trạng thái hiện nay" if is_live else "chưa lên web"
    about = " ".join(filter(None, (change.kind, change.site, change.subject)))
    return f"Thay đổi {change.cursor} ({about}): {live} (con trỏ {published_up_to})"


def told(explanation: Explanation) -> Iterator[str]:
    """Return what keys touch, a summary first."""
    touched = sorted(explanation.touched.values(), key=lambda one: one.artifact.output)
    there = [one for one in touched if one.is_there]
    counts = Counter(KINDS[one.artifact.kind] for one in there)
    kinds = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
    yield f"Chạm {len(there)} tệp đang có{': ' + kinds if kinds else ''}"
    for site, key in sorted(explanation.sites.items()):
        yield _told_site(site, key)
    for place, key in sorted(explanation.places.items()):
        yield (
            f"Địa chỉ {place.path} của cổng {place.site} ({key}): hỏi lại CMS; ở đó sẽ là "
            "trang cùng tệp nó kéo theo (nguồn tin, lưu trữ, ảnh), chuyển hướng (.redirect), "
            "dấu đã gỡ (.gone) hoặc không gì cả"
        )
    for one in touched:
        yield from _told_touched(one)
    for key in explanation.idle:
        yield f"{key}: không tệp nào đã xuất bản phụ thuộc"


def _told_site(site: str, key: str) -> str:
    if site == EVERY_SITE:
        return f"Cổng nào vừa có thêm hoặc không còn trong danh sách ({key}): toàn bộ sites/<cổng>/"
    return f"Cổng {site} ({key}): có thể dựng mới hoặc gỡ toàn bộ sites/{site}/"


def _told_touched(one: Touched) -> Iterator[str]:
    there = "" if one.is_there else " (chưa có)"
    yield f"{one.artifact.output}{there}: {CERTAIN if one.is_certain else PERHAPS}"
    for reason in one.reasons:
        yield f"  {_told_reason(reason)}"
    if one.is_there and one.may_bring:
        below = f"; đang có {len(one.below)}, có thể gỡ" if one.below else ""
        yield f"  có thể sinh ra {', '.join(one.may_bring)}{below}"


def _told_reason(reason: Reason) -> str:
    if reason.fact is not None:
        return f"{reason.key} → {told_fact(reason.fact)}"
    return " → ".join(filter(None, (reason.key, reason.note))) or reason.key


def told_fact(fact: Fact) -> str:
    """Return a fact's meaning and name."""
    name = " ".join(filter(None, fact[1:]))
    return f"{FACTS[fact.kind]} [{name}]" if name else FACTS[fact.kind]


def told_origin(origin: Origin) -> Iterator[str]:
    """Return what one file was made of, and what would build it again."""
    artifact = origin.artifact
    about = ", ".join(filter(None, (KINDS[artifact.kind], artifact.locale)))
    yield f"{artifact.output} ({about})"
    if origin.error:
        yield f"  cách ly, tệp đang có là bản cũ nếu có: {origin.error}"
    if origin.parent:
        yield f"  có mặt vì {origin.parent.output}"
    yield from _told_facts(artifact, origin)
    for name in sorted(origin.media):
        yield f"  dùng media/{name}"
    for child in origin.children:
        yield f"  kéo theo {child.output}"


def _told_facts(artifact: Artifact, origin: Origin) -> Iterator[str]:
    if artifact.kind in {"item", "section", "home", "redirect", "gone"}:
        yield f"  ở địa chỉ này, dựng lại khi có path:{artifact.site}:{artifact.path}"
    for fact, named in origin.facts.items():
        yield f"  làm từ {told_fact(fact)}, dựng lại khi có {', '.join(sorted(named)) or '?'}"
    if not origin.facts and artifact.kind == "asset":
        yield "  làm từ giao diện, dựng lại khi giao diện đổi"
    if not origin.facts and artifact.kind == "media":
        yield "  bất biến, gỡ khi không còn trang nào dùng"
