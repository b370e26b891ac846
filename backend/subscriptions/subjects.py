"""What can be subscribed to on a portal: its kinds of information, topics of its news, consultations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from backend.published.models import Item
from content_models.categories import Category
from content_models.languages import wagtail_language
from content_models.news import NewsField

CATEGORY, NEWS, CONSULTATION = "category", "news", "consultation"
"""The groups of subjects; a subject is `group:name`."""


class Occasion(StrEnum):
    """Why there is something to tell of an item."""

    PUBLISHED = "published"
    OPENED = "opened"
    CLOSING = "closing"
    OUTCOME = "outcome"


OF_NEWS: Mapping[str, str | Promise] = {
    NewsField.ECONOMY.value: gettext_lazy("Kinh tế"),
    NewsField.POLITICS.value: gettext_lazy("Chính trị"),
    NewsField.CULTURE.value: gettext_lazy("Văn hóa"),
    NewsField.SOCIETY.value: gettext_lazy("Xã hội"),
    NewsField.SCIENCE.value: gettext_lazy("Khoa học và công nghệ"),
    NewsField.DEFENCE.value: gettext_lazy("Quốc phòng"),
    NewsField.SECURITY.value: gettext_lazy("An ninh"),
}
OF_CONSULTATIONS: Mapping[str, str | Promise] = {
    Occasion.OPENED.value: gettext_lazy("Dự thảo bắt đầu lấy ý kiến"),
    Occasion.CLOSING.value: gettext_lazy("Dự thảo sắp hết hạn góp ý"),
    Occasion.OUTCOME.value: gettext_lazy("Kết quả tiếp thu, giải trình"),
}


@dataclass(frozen=True)
class Subject:
    """Something that can be subscribed to, named in the reader's language."""

    key: str
    group: str
    name: str


def offered(site: str, locale: str) -> list[Subject]:
    """Return what a portal offers in a language: what it has a section for there, in its order."""
    sections = Item.public.filter(site=site, locale=locale, type="section").order_by("tree_path")
    titles: dict[str, str] = {}
    for title, facets in sections.values_list("title", "facets"):
        category = facets.get("category")
        if category:
            titles.setdefault(category, title)
    consults = titles.pop(Category.DRAFT_CONSULTATION.value, None) is not None
    found = [Subject(f"{CATEGORY}:{key}", CATEGORY, title) for key, title in titles.items()]
    with translation.override(wagtail_language(locale)):
        if Category.NEWS_EVENTS.value in titles:
            found += _named(NEWS, OF_NEWS)
        if consults:
            found += _named(CONSULTATION, OF_CONSULTATIONS)
    return found


def _named(group: str, names: Mapping[str, str | Promise]) -> list[Subject]:
    return [Subject(f"{group}:{key}", group, str(name)) for key, name in names.items()]


def concerning(chosen: Collection[str]) -> Q:
    """Return which announcements are about any of the chosen subjects."""
    named: dict[str, list[str]] = {CATEGORY: [], NEWS: [], CONSULTATION: []}
    for subject in chosen:
        group, _, name = subject.partition(":")
        named[group].append(name)
    is_new = Q(occasion=Occasion.PUBLISHED.value)
    of_topic = Q(category=Category.NEWS_EVENTS.value, field__in=named[NEWS])
    return (is_new & (Q(category__in=named[CATEGORY]) | of_topic)) | Q(
        occasion__in=named[CONSULTATION]
    )
