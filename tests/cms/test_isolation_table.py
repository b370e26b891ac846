"""The table of addresses and the scope: what is said of a name, a parameter, a model nobody knew."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import ResolverMatch
from taggit.models import Tag
from wagtail.models import Locale, Page, Workflow

from backend.accounts import admin_views, scope
from backend.accounts.admin_views import UNKNOWN, Audience, Kind
from backend.approval.decisions import Decision
from backend.approval.models import EmergencyReview, Remark
from tests.neighbours import FOREIGN, World, member, watcher


def match(name: str | None, route: str = "admin/x/", **parameters: Any) -> ResolverMatch:
    """Return what Django's resolver would have found."""
    return ResolverMatch(lambda: None, (), parameters, url_name=name, route=route)


@pytest.fixture
def taught() -> Iterator[None]:
    """A parameter that a higher layer has explained."""
    admin_views.teach("syndication_", offer_id=Kind(Page))
    yield
    del admin_views.CONVENTIONS["syndication_"].names["offer_id"]


class TestNames:
    """For whom an address is follows from its name."""

    @pytest.mark.parametrize("found", [match("something_new"), match(None, "admin/new/")])
    def test_a_name_nobody_has_classified_is_unknown(self, found: ResolverMatch) -> None:
        assert admin_views.rule_of(found) is UNKNOWN
        assert UNKNOWN.audience is Audience.SUPERUSERS

    @pytest.mark.parametrize(
        ("name", "audience"),
        [
            ("approval_delete", Audience.STAFF),
            ("preview_open", Audience.STAFF),
            ("syndication_propose", Audience.STAFF),
            ("staff_end", Audience.ADMINISTRATORS),
        ],
    )
    def test_a_name_of_ours_is_known_by_its_beginning(self, name: str, audience: str) -> None:
        assert admin_views.rule_of(match(name)).audience == audience

    def test_a_parameter_nobody_has_explained_keeps_it_closed(self) -> None:
        assert admin_views.rule_of(match("syndication_answer", offer_id=1)) is UNKNOWN

    def test_a_parameter_that_was_explained_opens_it(self, taught: None) -> None:
        rule = admin_views.rule_of(match("syndication_answer", offer_id=1))

        assert rule.names["offer_id"] == Kind(Page)

    def test_a_bulk_action_is_known_by_its_model_and_its_deed(self) -> None:
        action = {"app_label": "wagtailcore", "model_name": "page", "action": "publish"}

        rule = admin_views.rule_of(match("wagtail_bulk_action", **action))

        assert rule.audience is Audience.NOBODY


@pytest.mark.django_db
class TestScope:
    """What somebody sees of a model."""

    def seen(self, user: Any, model: Any) -> list[Any]:
        return list(scope.scope(user, model.objects.all()))

    @pytest.mark.parametrize("model", [Group, Tag, Decision])
    def test_of_what_nobody_explained_staff_see_nothing(self, world: World, model: Any) -> None:
        assert model.objects.exists()
        assert self.seen(member("editor", "admin"), model) == []

    @pytest.mark.parametrize("model", [Remark, EmergencyReview])
    def test_what_has_a_page_or_a_portal_goes_by_it(self, world: World, model: Any) -> None:
        EmergencyReview.objects.create(
            portal=world.own.portal,
            page=world.own.live,
            revision=1,
            by=world.own.people["approver"],
        )
        EmergencyReview.objects.create(
            portal=world.foreign.things.portal,
            page=world.foreign.things.live,
            revision=1,
            by=world.foreign.things.people["approver"],
        )

        seen = self.seen(member("editor"), model)

        assert {each.page.path[:8] for each in seen} == {world.own.portal.path}

    def test_a_site_s_languages_are_those_of_its_pages(self, world: World) -> None:
        seen = self.seen(member("editor"), Locale)

        assert {each.language_code for each in seen} == {"vi", "en"}

    def test_a_site_s_workflows_are_those_that_hang_on_it(self, world: World) -> None:
        seen = self.seen(member("editor"), Workflow)

        assert world.own.workflow in seen
        assert world.foreign.things.workflow not in seen

    @pytest.mark.parametrize("model", [Group, Page, Decision])
    def test_watchers_and_superusers_see_everything(
        self, world: World, admin_user: Any, model: Any
    ) -> None:
        for user in (watcher(), admin_user):
            assert len(self.seen(user, model)) == model.objects.count()

    def test_a_watcher_touches_nothing(self, world: World) -> None:
        assert scope.may_see(watcher(), world.own.live)
        assert not scope.may_touch(watcher("city-board"), world.own.live)

    def test_kinds_of_content_are_nobody_s_secret(self, world: World) -> None:
        assert len(self.seen(member("author"), ContentType)) == ContentType.objects.count()

    def test_a_row_that_is_not_saved_is_nobody_s(self, world: World) -> None:
        assert not scope.may_touch(member("editor"), Page(title=FOREIGN))
