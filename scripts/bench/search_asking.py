"""Asks one search inside Django: builds its index, then takes the time of each question."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection
from modelsearch.backends import get_search_backend

from backend.search.engine import Scope
from backend.search.engines import engines
from backend.search.finding import Search, search
from backend.search.following import rebuild
from content_models.news import NewsPage

QUESTIONS = (
    "tổ dân phố", "ủy ban nhân dân phường", "phòng cháy chữa cháy", "PCCC tại chợ dân sinh",
    "tong ve sinh moi truong", "kham suc khoe nguoi cao tuoi", "tiếp xúc cử tri đợt 17",
    "cải tạo vỉa hè", "lừa đảo trên mạng", "dịch vụ công trực tuyến", "học bổng cho học sinh",
    "đèn chiếu sáng ngõ sâu", "ngập úng sau mưa lớn", "bồn hoa cây xanh", "khám sức khoẻ miễn phí",
    "phân loại rác tại nguồn", "giải thể thao thành lập phường", "trung tâm phục vụ hành chính công",
    "nghĩa vụ quân sự", "đăng ký khai sinh", "phòng chaý chữa cháy", "tiep xuc cu trii", "đợt 731",
    "làm thế nào để nộp hồ sơ trực tuyến", "khi nào khám sức khỏe miễn phí cho người cao tuổi",
    "UBND phường trả lời bằng văn bản", "trưòng tiểu học", "mã độc", "sơ kết cải cách hành chính",
    "ngân sách và đóng góp tự nguyện của doanh nghiệp",
)  # fmt: skip
"""As citizens ask: common words and rare ones, with marks and without, slips, whole sentences."""
PAGE = 20
BATCH = 500


def ask_ours(*, rounds: int, target: str) -> None:
    """Ask as the API does: results with excerpts, count and facets, by the first engine there is."""
    engine = engines()[0]
    building = _seconds(lambda: rebuild(engine))
    _ask(
        f"{engine.name} ({connection.vendor})" if len(engines()) == 1 else engine.name,
        engine.count(),
        building,
        lambda text: search(Search(text=text, scope=Scope(locale="vi"), limit=PAGE)),
        rounds=rounds,
        target=target,
    )


def ask_stock(*, rounds: int, target: str) -> None:
    """Ask Wagtail's database search for a page of results and their number."""
    pages = NewsPage.objects.live()

    def build() -> None:
        backend = get_search_backend()
        ids = list(pages.values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            backend.add_bulk(NewsPage, list(pages.filter(pk__in=ids[start : start + BATCH])))

    def ask(text: str) -> None:
        found = pages.search(text)
        list(found[:PAGE])
        found.count()

    name = f"Wagtail's own ({connection.vendor})"
    _ask(name, pages.count(), _seconds(build), ask, rounds=rounds, target=target)


def _times(ask: Callable[[str], object], text: str) -> tuple[float, float]:
    """Return how long an answer took, and how much of it this process worked."""
    worked = time.process_time()
    seconds = _seconds(lambda: ask(text))
    return seconds, time.process_time() - worked


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _ask(
    name: str,
    documents: int,
    building: float,
    ask: Callable[[str], object],
    *,
    rounds: int,
    target: str,
) -> None:
    for text in QUESTIONS:
        ask(text)
    took = [_times(ask, text) for _round in range(rounds) for text in QUESTIONS]
    figure = {
        "name": name,
        "documents": documents,
        "building": building,
        "seconds": [seconds for seconds, _processor in took],
        "processor_seconds": [processor for _seconds, processor in took],
    }
    Path(target).write_text(json.dumps(figure), encoding="utf-8")
