"""Payment sheets and figures: what is approved of a period, for whoever pays; how much of which genre."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook

from backend.regulations.royalty_policies import royalty_rules
from backend.royalties.models import STATE_LABELS, RoyaltyLine
from backend.royalties.states import State
from backend.spreadsheets import harmless
from content_models.navigation import SitePortal

PAYABLE = (State.APPROVED, State.PAID)


def lines_of(portal: SitePortal, first: date, last: date) -> QuerySet[RoyaltyLine]:
    """Return a site's lines for what was published in a period, oldest first."""
    lines = RoyaltyLine.objects.filter(portal=portal, published_on__range=(first, last))
    return lines.select_related("payee", "portal").order_by("published_on", "pk")


def headings() -> list[str]:
    """Return what stands above a payment sheet's columns."""
    return [
        _("STT"), _("Ngày đăng"), _("Tin, bài"), _("Tác giả"), _("Thể loại"), _("Loại chi"),
        _("Phần (%)"), _("Hệ số"), _("Đơn vị (đồng)"), _("Thành tiền (đồng)"), _("Căn cứ"),
        _("Hạn chi"), _("Tình trạng"), _("Số chứng từ"), _("Ngày chi"), _("Người hưởng"),
        _("Mã số thuế"), _("Ngân hàng"), _("Số tài khoản"), _("Ghi chú"),
    ]  # fmt: skip


def rows_of(lines: Iterable[RoyaltyLine]) -> Iterator[list[Any]]:
    """Yield a sheet's rows: what is to be paid and what was, never what nobody agreed to."""
    payable = (line for line in lines if line.state in PAYABLE)
    for number, line in enumerate(payable, 1):
        account = line.payee.account if line.payee else {}
        yield [
            number, line.published_on, line.title, line.name, line.genre_name,
            line.kind_name, line.share, line.coefficient, line.unit, line.amount, line.basis,
            line.due_on, str(STATE_LABELS[State(line.state)]), line.document_number, line.paid_on,
            account.get("full_name", ""), account.get("tax_number", ""), account.get("bank", ""),
            account.get("account_number", ""), note_on(line),
        ]  # fmt: skip


def note_on(line: RoyaltyLine) -> str:
    """Return what whoever approves or pays has to know of a line."""
    if line.withdrawn_at is None:
        return ""
    moment = timezone.localtime(line.withdrawn_at)
    return _("Bài đã bị gỡ lúc %(moment)s") % {"moment": f"{moment:%H:%M %d/%m/%Y}"}


def as_xlsx(lines: Iterable[RoyaltyLine]) -> bytes:
    """Return a payment sheet for a spreadsheet; no text in it is computed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Bảng chi"))
    sheet.append(headings())
    for row in rows_of(lines):
        sheet.append([harmless(each) if isinstance(each, str) else each for each in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(lines: Iterable[RoyaltyLine]) -> bytes:
    """Return a payment sheet as text that spreadsheets read."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(headings())
    for row in rows_of(lines):
        texts = ("" if each is None else harmless(str(each)) for each in row)
        writer.writerow(texts)
    return stream.getvalue().encode("utf-8-sig")


def figures(portal: SitePortal) -> list[dict[str, Any]]:
    """Return how many lines of which genre a site approved or paid in each year, and the sum (TD25-20.4)."""
    counted = (
        RoyaltyLine.objects.filter(portal=portal, state__in=PAYABLE)
        .annotate(year=ExtractYear("published_on"))
        .values("year", "genre", "kind")
        .annotate(count=Count("pk"), total=Sum("amount"))
        .order_by("-year", "genre", "kind")
    )
    rules = royalty_rules()
    return [
        {
            **each,
            "name": rules.name_of_genre(each["genre"]) or rules.name_of_kind(each["kind"]),
            "of": rules.name_of_kind(each["kind"]),
        }
        for each in counted
    ]


def averages(portal: SitePortal) -> list[dict[str, Any]]:
    """Return how many of each genre are paid a year on average, for the next budget (TD25-20.4)."""
    found = figures(portal)
    years = len({each["year"] for each in found})
    totals: dict[str, list[int]] = {}
    for each in found:
        entry = totals.setdefault(each["name"], [0, 0])
        entry[0] += each["count"]
        entry[1] += each["total"]
    return [
        {"name": name, "count": count / years, "total": total // years}
        for name, (count, total) in sorted(totals.items())
    ]
