"""What `make bench` does to a CMS before it measures: quick where it may be, by the chain where it must."""

import json
from collections import Counter
from pathlib import Path

from wagtail.models import Page

from backend.approval.decisions import Act, Decision
from backend.published.models import Item
from scripts.bench import loading

SITE = "thanhdong"


def load(folder: Path, *, everywhere: bool) -> dict[str, list[dict[str, object]]]:
    facts = folder / "facts.json"
    loading.load(pages=10, samples=1, password="mat-khau", target=str(facts), everywhere=everywhere)
    found: dict[str, list[dict[str, object]]] = json.loads(facts.read_text())
    return found


def loaded() -> Counter[str]:
    """Return how many news each portal has."""
    return Counter(Item.objects.filter(type="news").values_list("site", flat=True))


def test_pages_are_loaded_on_one_portal(city: None, tmp_path: Path):
    load(tmp_path, everywhere=False)

    assert loaded() == {SITE: 10}


def test_pages_are_spread_evenly_over_a_city(city: None, tmp_path: Path):
    load(tmp_path, everywhere=True)

    found = loaded()
    assert found.total() == 10
    assert len(found) > 2
    assert max(found.values()) - min(found.values()) <= 1


def test_a_sample_waits_for_its_last_approval_and_is_not_public(city: None, tmp_path: Path):
    (sample,) = load(tmp_path, everywhere=False)["samples"]

    page = Page.objects.get(pk=sample["page_id"])
    assert page.workflow_in_progress
    assert page.current_workflow_task.specific.step_name == "approve"
    assert not Item.objects.filter(page_id=page.pk).exists()


def test_the_menu_is_changed_through_the_chain(city: None, tmp_path: Path):
    load(tmp_path, everywhere=False)

    loading.rename_a_menu_section()

    item = Item.objects.get(site=SITE, type="section", title="Thông tin về giới thiệu phường")
    decisions = Decision.objects.filter(page_id=item.page_id).order_by("number")
    acts = [act for act in decisions.values_list("act", flat=True) if act != Act.SKIPPED]
    assert acts[-4:] == [Act.SUBMITTED, Act.APPROVED, Act.APPROVED, Act.PUBLISHED]
