"""Proof that everything public was approved: the record is whole, and each live page stands on it."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from backend.approval import record, releasing
from backend.approval.decisions import Act, Decision
from backend.approval.seals import seal_with
from backend.published import store
from backend.published.models import Clearance, Item
from content_models.dialogues import DialoguePage

LETS_THROUGH = (Act.PUBLISHED, Act.SCHEDULED, Act.EMERGENCY, Act.SYNDICATED)
BOOKKEEPING = frozenset(
    {"pk", "draft_title", "expired", "first_published_at", "go_live_at", "has_unpublished_changes",
     "last_published_at", "latest_revision", "latest_revision_created_at", "live", "live_revision",
     "locked", "locked_at", "locked_by", "numchild", "owner", "path", "depth", "url_path",
     "wagtail_admin_comments"}
)  # fmt: skip
"""What a page and its revision hold that is about them and not of them."""


def faults() -> Iterator[str]:
    """Yield everything wrong with the records and with what is public; nothing means proven."""
    for site in record.recorded_sites():
        yield from record.faults_of(site)
    items = Item.objects.order_by("site", "path").values_list("page_id", "site", "path")
    for page_id, site, path in items.iterator(500):
        page = Page.objects.get(pk=page_id).specific
        for fault in faults_of_page(page):
            yield f"{site}{path}: {fault}"


def faults_of_page(page: Page) -> Iterator[str]:
    """Yield why a live page does not stand on a complete and valid decision."""
    clearance = store.cleared(page)
    if clearance is None:
        yield "đang hiện mà không có quyết định cho đăng"
    elif clearance.revision:
        yield from _faults_of_revision(page, clearance)
    if isinstance(page, DialoguePage):
        for number in releasing.unreleased(page):
            yield f"câu trả lời {number} hiện mà không có mục công bố trong hồ sơ"


def _faults_of_revision(page: Page, clearance: Clearance) -> Iterator[str]:
    decisions = Decision.objects.filter(
        page_id=page.pk, revision=clearance.revision, seal=clearance.seal, act__in=LETS_THROUGH
    )
    decision = decisions.exclude(Q(chain=None), act=Act.PUBLISHED).order_by("number").first()
    if decision is None:
        yield "không có mục cho đăng trong hồ sơ"
    elif decision.chain is not None:
        chain = Decision.objects.filter(site=decision.site, chain=decision.chain)
        yield from record.chain_faults(chain.order_by("number"), clearance.seal)
    revision = Revision.objects.filter(pk=clearance.revision).first()
    if revision is None:
        yield "bản đã duyệt không còn trong lịch sử"
        return
    if seal_with(revision, clearance.media) != clearance.seal:
        yield "bản đã duyệt bị sửa sau khi duyệt"
    if _differs(page, revision):
        yield "nội dung đang hiện khác bản đã duyệt"


def _differs(page: Page, revision: Revision) -> bool:
    shown, approved = _fields(page), _fields(revision.as_object())
    names = (shown.keys() | approved.keys()) - BOOKKEEPING
    return any(_content(shown.get(name)) != _content(approved.get(name)) for name in names)


def _fields(page: Page) -> dict[str, Any]:
    """Return a page's fields; blocks as what they say: PostgreSQL writes their keys in another order."""
    found: dict[str, Any] = page.serializable_data()
    blocks = {each.name for each in page._meta.concrete_fields if isinstance(each, StreamField)}
    return {name: json.loads(found[name]) if name in blocks else found[name] for name in found}


def _content(value: object) -> object:
    """Return a field's value without the keys its rows have in the database."""
    if isinstance(value, list):
        return [_content(each) for each in value]
    if isinstance(value, dict) and "pk" in value:
        return {name: each for name, each in value.items() if name not in {"pk", "page"}}
    return value
