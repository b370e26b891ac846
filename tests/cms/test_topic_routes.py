"""TD25's reviewers: a page goes to the units its topics and its column lead to, and to no others."""

from typing import Any

import pytest

from backend.approval import chain
from backend.approval.decisions import Act, Decision
from content_models.categories import Category
from content_models.news import NewsPage

BOARD = ("editor", "approve")


@pytest.fixture
def pass_on(staff: Any, fresh: Any) -> Any:
    """Take a page to the chain's end; return the steps at which somebody decided."""

    def to_the_end(page: NewsPage) -> list[str]:
        decided = []
        while (waiting := fresh(page)).workflow_in_progress:
            task = waiting.current_workflow_task
            decided.append(task.step_name)
            chain.approve(waiting, by=staff(task.role.value, "thanhdong", unit=task.unit))
        return decided

    return to_the_end


@pytest.mark.parametrize(
    ("writer", "topics", "reviews"),
    [
        ("author", {}, []),
        ("author", {"field": "economy"}, []),
        ("collaborator", {"field": "economy"}, ["council-office"]),
        ("collaborator", {"field": "defence"}, ["council-office"]),
        ("collaborator", {"field": "culture"}, ["culture-society"]),
        ("collaborator", {"topics": ["beliefs"]}, ["culture-society"]),
        ("author", {"topics": ["propaganda"]}, ["party-building"]),
        ("collaborator", {"topics": ["mass-mobilisation"]}, ["party-building"]),
        (
            "collaborator",
            {"field": "security", "topics": ["ethnic-affairs", "propaganda"]},
            ["council-office", "culture-society", "party-building"],
        ),
        ("collaborator", {"field": "science"}, []),
    ],
)
def test_a_page_is_reviewed_by_the_units_of_its_topics(
    news: Any, section: Any, staff: Any, pass_on: Any, writer: str, topics: Any, reviews: list[str]
) -> None:
    author = staff(writer, "thanhdong")
    page = chain.draft(news(**topics), under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)

    decided = pass_on(page)

    assert decided == ["editor", *(f"topic-review:{unit}" for unit in reviews), "approve"]


def test_the_party_committee_reviews_its_column_whoever_wrote(
    news: Any, section: Any, staff: Any, pass_on: Any
) -> None:
    author = staff("author", "thanhdong")
    page = chain.draft(
        news(category=Category.HCM_STUDY), under=section(Category.HCM_STUDY), by=author
    )
    chain.submit(page, by=author)

    assert pass_on(page) == ["editor", "topic-review:party-building", "approve"]


def test_a_city_portal_has_no_topic_review(news: Any, section: Any, staff: Any, fresh: Any) -> None:
    author = staff("collaborator", "haiphong")
    page = chain.draft(
        news(field="economy"), under=section(Category.NEWS_EVENTS, "haiphong"), by=author
    )
    chain.submit(page, by=author)

    chain.approve(fresh(page), by=staff("editor", "haiphong"))

    assert fresh(page).current_workflow_task.step_name == "approve"


def test_a_step_that_is_not_the_page_s_is_on_record_as_passed_over(
    news: Any, section: Any, staff: Any, pass_on: Any
) -> None:
    author = staff("collaborator", "thanhdong")
    page = chain.draft(news(field="culture"), under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)

    pass_on(page)

    entries = Decision.objects.filter(page_id=page.pk).order_by("number")
    assert [(each.act, each.step) for each in entries] == [
        (Act.SUBMITTED, ""),
        (Act.APPROVED, "editor"),
        (Act.SKIPPED, "topic-review:council-office"),
        (Act.APPROVED, "topic-review:culture-society"),
        (Act.SKIPPED, "topic-review:party-building"),
        (Act.APPROVED, "approve"),
        (Act.PUBLISHED, ""),
    ]


def test_topics_that_the_editor_adds_lead_to_their_reviewers(
    news: Any, section: Any, staff: Any, fresh: Any
) -> None:
    author, editor = staff("author", "thanhdong"), staff("editor", "thanhdong")
    page = chain.draft(news(), under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)
    corrected = fresh(page)
    corrected.topics = ["propaganda"]
    chain.edit(corrected, by=editor)

    chain.approve(fresh(page), by=editor)

    assert fresh(page).current_workflow_task.unit == "party-building"


def test_a_reviewer_of_another_unit_may_not_decide(
    news: Any, section: Any, staff: Any, fresh: Any
) -> None:
    author = staff("author", "thanhdong")
    page = chain.draft(news(topics=["propaganda"]), under=section(Category.NEWS_EVENTS), by=author)
    chain.submit(page, by=author)
    chain.approve(fresh(page), by=staff("editor", "thanhdong"))
    task = fresh(page).current_workflow_task

    allowed = [
        unit
        for unit in ("council-office", "culture-society", "party-building")
        if task.may_review(fresh(page), staff("reviewer", "thanhdong", unit=unit))
    ]

    assert allowed == ["party-building"]
