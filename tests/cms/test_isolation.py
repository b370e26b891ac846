"""The exploits that were once tried on plain Wagtail, each against this system."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Collection, Locale, Page, PageSubscription
from wagtail_localize.models import LocaleSynchronization

from backend.accounts import references, scope
from backend.accounts.leaving import leave
from backend.accounts.models import Invitation, Membership
from backend.accounts.rights import assign
from backend.accounts.roles import Role
from backend.approval import chain
from backend.notices.models import Notice
from content_models.media import PortalImage
from content_models.navigation import HomePage
from content_models.news import NewsPage
from tests.neighbours import (
    CANARY,
    EVENT_AT,
    OWN,
    SECOND,
    Things,
    World,
    belongings_of,
    leave_traces,
    member,
    member_of_two_sites,
    read_to_the_end,
    watcher,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def foreign(world: World) -> Things:
    """What another site has."""
    return world.foreign.things


@pytest.fixture
def own(world: World) -> Things:
    """What one's own site has."""
    return world.own


@pytest.fixture
def editor(world: World) -> Any:
    """An editor and administrator of the own site."""
    return member("editor", "admin")


@pytest.fixture
def at_the_browser() -> Callable[[Any], Client]:
    """Return the browser of somebody who has logged in."""

    def log_in(user: Any) -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=user.pk))
        return client

    return log_in


@pytest.fixture
def window(editor: Any, at_the_browser: Any) -> Client:
    """The editor's browser."""
    client: Client = at_the_browser(editor)
    return client


def path_to(name: str, *arguments: Any, **query: Any) -> str:
    """Return an address with its query."""
    return reverse(name, args=arguments) + (f"?{urlencode(query, doseq=True)}" if query else "")


def text_of(answer: Any) -> str:
    """Return what an answer says, the escapes of its scripts undone."""
    return re.sub(
        r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), answer.content.decode()
    )


def assert_silent(answer: Any) -> None:
    """Judge that an answer says nothing of the foreign site."""
    assert CANARY.findall(answer.content.decode()) == []


def page_form(page_title: str = "Tin thử", **fields: Any) -> dict[str, Any]:
    """Return a news page's form."""
    return {
        "title": page_title,
        "slug": "tin-thu-moi",
        "event_at": "20/11/2026 08:00",
        "scope": "local",
        "author_name": "Tổ Thư ký",
        "body-count": 0,
        "corrections-count": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **fields,
    }


def block(kind: str, **parts: Any) -> dict[str, Any]:
    """Return a body of one block as a form sends it."""
    sent = {"body-0-type": kind, "body-0-order": 0, "body-0-deleted": "", "body-0-id": ""}
    return {
        "body-count": 1,
        "corrections-count": 0,
        **sent,
        **{f"body-0-value{name}": part for name, part in parts.items()},
    }


def text_leading_to(kind: str, key: int) -> str:
    """Return an editor's text in which one word leads to a page or a file."""
    words = {"key": "abcde", "type": "unstyled", "text": "Xem tin", "depth": 0}
    leads = {"inlineStyleRanges": [], "entityRanges": [{"key": 0, "offset": 0, "length": 3}]}
    entity = {"type": kind, "mutability": "MUTABLE", "data": {"id": key, "url": "/x/"}}
    return json.dumps({"blocks": [{**words, **leads}], "entityMap": {"0": entity}})


class TestTheTreeOfSites:
    """Two home pages, or two sites, have no common ancestor that shows others."""

    def test_a_member_of_two_sites_sees_exactly_those_two(
        self, world: World, at_the_browser: Any
    ) -> None:
        browser = at_the_browser(member_of_two_sites())

        listed = browser.get(path_to("wagtailadmin_explore_root")).context["pages"]

        assert {page.slug for page in listed} == {OWN, SECOND}

    def test_and_chooses_from_exactly_those_two(self, world: World, at_the_browser: Any) -> None:
        browser = at_the_browser(member_of_two_sites())

        listed = browser.get(path_to("wagtailadmin_choose_page")).context["pagination_page"]

        assert {page.slug for page in listed} == {OWN, SECOND}

    def test_and_the_dashboard_counts_the_pages_of_those_two(
        self, world: World, at_the_browser: Any
    ) -> None:
        browser = at_the_browser(member_of_two_sites())
        portals = Page.objects.filter(depth=2, slug__in=(OWN, SECOND))
        below = [Page.objects.descendant_of(portal, inclusive=True).count() for portal in portals]

        counted = browser.get(path_to("wagtailadmin_home")).context["total_pages"]

        assert counted == sum(below)

    def test_another_site_s_portal_is_not_there(self, window: Client, foreign: Things) -> None:
        answer = window.get(path_to("wagtailadmin_explore", foreign.portal.pk))

        assert answer.status_code == 404
        assert_silent(answer)

    def test_a_mirror_s_home_is_made_inside_its_own_portal(self, foreign: Things) -> None:
        home = HomePage.objects.child_of(foreign.portal).get()

        mirror = home.copy_for_translation(Locale.objects.get(language_code="en"))

        assert mirror.get_parent().specific == foreign.portal


class TestChoosers:
    """What may be chosen, found and taken is of one's own sites."""

    @pytest.mark.parametrize("query", [{}, {"page_type": "content_models.newspage"}])
    def test_the_page_chooser_does_not_open_at_another_site(
        self, window: Client, foreign: Things, query: dict[str, str]
    ) -> None:
        answer = window.get(path_to("wagtailadmin_choose_page_child", foreign.section.pk, **query))

        assert answer.status_code == 404

    def test_of_a_type_only_another_site_has_it_opens_at_one_s_own_portal(
        self, window: Client, own: Things
    ) -> None:
        only_there = {"page_type": "content_models.linkdirectorypage"}

        answer = window.get(path_to("wagtailadmin_choose_page", **only_there))

        assert answer.context["parent_page"].pk == own.portal.pk

    def test_the_search_finds_one_s_own(self, window: Client, own: Things) -> None:
        answer = window.get(path_to("wagtailadmin_choose_page_search", q="chim"))

        assert own.live.title in answer.content.decode()
        assert_silent(answer)

    @pytest.mark.parametrize(
        ("name", "thing"),
        [
            ("wagtailadmin_choose_page_chosen_multiple", "draft"),
            ("wagtailimages_chooser:chosen_multiple", "image"),
            ("wagtaildocs_chooser:chosen_multiple", "document"),
        ],
    )
    def test_several_at_once_are_not_taken_from_elsewhere(
        self, window: Client, own: Things, foreign: Things, name: str, thing: str
    ) -> None:
        both = {"id": [getattr(own, thing).pk, getattr(foreign, thing).pk]}

        assert window.get(path_to(name, id=both["id"][:1])).status_code == 200
        assert window.get(path_to(name, **both)).status_code == 404

    def test_a_public_address_typed_in_stays_an_address(
        self, window: Client, foreign: Things
    ) -> None:
        address = {"external-link-chooser-url": foreign.live.full_url}

        answer = window.post(path_to("wagtailadmin_choose_page_external_link"), address)

        assert json.loads(answer.content)["result"]["url"] == foreign.live.full_url
        assert "livedraft" not in answer.content.decode()

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_a_picture_s_format_is_chosen_for_one_s_own(
        self, window: Client, own: Things, foreign: Things, method: str
    ) -> None:
        name = "wagtailimages_chooser:select_format"

        assert getattr(window, method)(path_to(name, own.image.pk)).status_code == 200
        assert getattr(window, method)(path_to(name, foreign.image.pk)).status_code == 404

    def test_nobody_s_tags_are_proposed(self, window: Client) -> None:
        Tag.objects.get_or_create(name="Zqxcanarytag")

        asked = window.get(path_to("wagtailadmin_tag_autocomplete", term="zqx"))
        shown = window.get(path_to("wagtailimages_chooser:choose"))

        assert asked.status_code == 403
        assert_silent(shown)

    @pytest.mark.parametrize("name", ["task_chooser", "task_chooser_results"])
    def test_the_chooser_of_tasks_is_closed(self, window: Client, name: str) -> None:
        assert window.get(path_to(f"wagtailadmin_workflows:{name}")).status_code == 403

    def test_a_chosen_task_is_not_told(self, window: Client, foreign: Things) -> None:
        answer = window.get(path_to("wagtailadmin_workflows:task_chosen", foreign.task.pk))

        assert answer.status_code == 403
        assert_silent(answer)


class TestListsAndReports:
    """Rows, filters and exports name nobody and nothing of another site."""

    @pytest.mark.parametrize("query", [{}, {"export": "csv"}, {"q": "chim", "search_all": "1"}])
    @pytest.mark.parametrize(
        "name",
        [
            "wagtailadmin_explore_root",
            "wagtailadmin_pages:search",
            "wagtailadmin_reports:workflow",
            "wagtailadmin_reports:workflow_tasks",
            "wagtailadmin_reports:locked_pages",
            "wagtailadmin_reports:site_history",
            "wagtailadmin_reports:aging_pages",
            "wagtailimages:index",
            "wagtaildocs:index",
        ],
    )
    def test_a_list_is_silent(
        self, world: World, at_the_browser: Any, foreign: Things, name: str, query: dict[str, str]
    ) -> None:
        user = member("editor", "approver", "admin")
        leave_traces(user, foreign)

        answer = at_the_browser(user).get(path_to(name, **query), follow=True)

        assert answer.status_code == 200
        with read_to_the_end(answer):
            said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert CANARY.findall(said.decode()) == []

    def test_the_explorer_s_filters_offer_one_s_own_people_and_sites(
        self, window: Client, own: Things
    ) -> None:
        filters = window.get(path_to("wagtailadmin_explore", own.section.pk)).context["filters"]

        offered = filters.form.fields
        assert [site.pk for site in offered["site"].queryset] == [own.site.pk]
        assert {user.pk for user in offered["owner"].queryset} == {own.people["author"].pk}

    @pytest.mark.parametrize(
        "name", ["wagtailadmin_reports:page_types_usage", "wagtail_localize:snippets_api_listing"]
    )
    def test_what_counts_all_sites_together_is_closed(self, window: Client, name: str) -> None:
        model = ["content_models", "newspage"] if "snippets" in name else []

        assert window.get(path_to(name, *model)).status_code == 403


class TestTheAdminsOwnApi:
    """The API behind the editor's own JavaScript."""

    @pytest.mark.parametrize("kind", ["pages", "images", "documents"])
    def test_its_lists_are_of_one_s_own(self, window: Client, kind: str) -> None:
        answer = window.get(path_to(f"wagtailadmin_api:{kind}:listing"))

        assert "Nha" in answer.content.decode()
        assert_silent(answer)

    @pytest.mark.parametrize(
        ("kind", "thing"), [("pages", "draft"), ("images", "image"), ("documents", "document")]
    )
    def test_another_site_s_thing_is_not_there(
        self, window: Client, foreign: Things, kind: str, thing: str
    ) -> None:
        key = getattr(foreign, thing).pk

        assert window.get(path_to(f"wagtailadmin_api:{kind}:detail", key)).status_code == 404

    @pytest.mark.parametrize("action", ["copy", "create_alias", "publish", "move", "delete"])
    def test_it_does_nothing_with_pages(
        self, window: Client, admin_user: Any, at_the_browser: Any, own: Things, action: str
    ) -> None:
        address = path_to("wagtailadmin_api:pages:action", own.draft.pk, action)

        assert window.post(address).status_code == 403
        assert at_the_browser(admin_user).post(address).status_code == 403


class TestBulkActions:
    """A list of ids is as good as its worst one."""

    @pytest.mark.parametrize("action", ["add_tags", "delete", "add_to_collection"])
    def test_one_foreign_picture_among_one_s_own_stops_it(
        self, window: Client, own: Things, foreign: Things, action: str
    ) -> None:
        model = ["content_models", "portalimage", action]
        both = [own.image.pk, foreign.image.pk]

        assert window.get(path_to("wagtail_bulk_action", *model, id=both[0])).status_code == 200
        refused = window.get(path_to("wagtail_bulk_action", *model, id=both))
        assert refused.status_code == 404
        assert_silent(refused)

    def test_all_pictures_are_all_of_one_s_own(self, window: Client, own: Things) -> None:
        model = ["content_models", "portalimage", "delete"]

        answer = window.post(path_to("wagtail_bulk_action", *model, id="all"))

        assert answer.status_code == 302
        assert PortalImage.objects.filter(title__contains="canary").exists()
        assert not PortalImage.objects.filter(pk=own.image.pk).exists()

    @pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
    @pytest.mark.parametrize("ids", ["own", "foreign", "all"])
    def test_pages_are_not_dealt_with_in_bulk_by_anybody(
        self, world: World, window: Client, admin_user: Any, at_the_browser: Any, action: str,
        ids: str,
    ) -> None:  # fmt: skip
        chosen = {"own": world.own.draft.pk, "foreign": world.foreign.things.draft.pk}.get(ids, ids)
        address = path_to("wagtail_bulk_action", "wagtailcore", "page", action, id=chosen)

        answers = [each.get(address) for each in (window, at_the_browser(admin_user))]

        assert [answer.status_code for answer in answers] == [403, 403]
        assert "từng trang" in answers[0].content.decode()
        assert_silent(answers[0])


class TestScreensThatTellBeforeTheyAsk:
    """Screens that named a page before they asked whether one may know it."""

    def test_moving_does_not_name_where_to(
        self, window: Client, own: Things, foreign: Things
    ) -> None:
        name = "wagtailadmin_pages:move_confirm"

        into = window.get(path_to(name, own.draft.pk, foreign.section.pk))
        out_of = window.get(path_to(name, foreign.draft.pk, own.section.pk))

        assert [into.status_code, out_of.status_code] == [403, 403]
        assert_silent(into)
        assert_silent(out_of)

    def test_copying_does_not_name_where_to(
        self, window: Client, own: Things, foreign: Things
    ) -> None:
        form = {"new_parent_page": foreign.section.pk, "new_title": "Tin", "new_slug": "tin"}

        answer = window.post(path_to("wagtailadmin_pages:copy", own.live.pk), form)

        assert answer.status_code == 404
        assert not Page.objects.child_of(foreign.section).filter(slug="tin").exists()

    @pytest.mark.parametrize("name", ["workflow_preview", "confirm_workflow_cancellation"])
    def test_the_chain_of_a_foreign_page_is_not_told(
        self, window: Client, foreign: Things, name: str
    ) -> None:
        keys = [foreign.waiting.pk, foreign.task.pk][: 2 if name == "workflow_preview" else 1]

        answer = window.get(path_to(f"wagtailadmin_pages:{name}", *keys))

        assert answer.status_code == 404
        assert list(get_messages(answer.wsgi_request)) == []

    def test_an_own_page_does_not_lead_to_a_foreign_task(
        self, window: Client, own: Things, foreign: Things
    ) -> None:
        keys = [own.waiting.pk, foreign.task.pk]

        answer = window.get(path_to("wagtailadmin_pages:workflow_preview", *keys))

        assert answer.status_code == 404

    @pytest.mark.parametrize("name", ["workflow_action", "collect_workflow_action_data"])
    def test_one_page_s_step_is_not_replayed_on_another(
        self, window: Client, own: Things, foreign: Things, name: str
    ) -> None:
        state = own.waiting.current_workflow_task_state.pk
        address = path_to(f"wagtailadmin_pages:{name}", foreign.waiting.pk, "approve", state)

        answer = window.post(address)

        assert answer.status_code == 403
        assert "Kiểm duyệt" in answer.content.decode()
        assert_silent(answer)

    def test_the_privacy_dialog_lists_no_groups(self, window: Client, own: Things) -> None:
        answer = window.get(path_to("wagtailadmin_pages:set_privacy", own.draft.pk))

        assert answer.status_code == 403
        assert_silent(answer)

    def test_another_s_draft_is_not_previewed_on_one_s_own_host(
        self, window: Client, foreign: Things
    ) -> None:
        answer = window.get(path_to("wagtailadmin_pages:view_draft", foreign.draft.pk))

        assert answer.status_code == 404

    def test_a_page_previews_under_its_own_site_s_host(self, own: Things) -> None:
        headers = own.draft._get_dummy_headers()

        assert headers["SERVER_NAME"] == own.site.hostname


class TestPeople:
    """Nobody but the system's operator opens accounts, whatever rights a group was given."""

    @pytest.fixture
    def overpowered(self, editor: Any, at_the_browser: Any) -> Client:
        """Somebody whom a mistake gave every right over accounts and groups."""
        rights = Permission.objects.filter(content_type__app_label="auth")
        editor.user_permissions.add(*rights)
        client: Client = at_the_browser(editor)
        return client

    @pytest.mark.parametrize(
        "name",
        [
            "wagtailusers_users:index",
            "wagtailusers_users:add",
            "wagtailusers_groups:index",
            "wagtailusers_groups:add",
        ],
    )
    def test_lists_of_people_and_groups_are_closed(self, overpowered: Client, name: str) -> None:
        answer = overpowered.get(path_to(name))

        assert answer.status_code == 403
        assert_silent(answer)

    def test_nobody_is_made_a_superuser(self, overpowered: Client, foreign: Things) -> None:
        victim = foreign.people["author"]
        form = {"username": victim.username, "is_superuser": "on", "is_active": "on"}

        answer = overpowered.post(path_to("wagtailusers_users:edit", victim.pk), form)

        assert answer.status_code == 403
        assert not get_user_model().objects.get(pk=victim.pk).is_superuser

    @pytest.mark.parametrize("action", ["assign_role", "set_active_state", "delete"])
    def test_people_are_not_dealt_with_in_bulk(
        self, overpowered: Client, admin_user: Any, action: str
    ) -> None:
        address = path_to("wagtail_bulk_action", "auth", "user", action, id=admin_user.pk)

        answer = overpowered.post(address, {"mark_as_active": "", "role": 1})

        assert answer.status_code == 403
        assert get_user_model().objects.get(pk=admin_user.pk).is_active

    def test_who_administers_a_site_sees_its_people_and_no_others(
        self, editor: Any, own: Things, foreign: Things
    ) -> None:
        seen = scope.scope(editor, get_user_model().objects.all())

        names = set(seen.values_list("username", flat=True))
        assert names == {editor.username, *(each.username for each in own.people.values())}

    def test_who_does_not_sees_only_themselves(self, world: World) -> None:
        author = member("author")

        assert list(scope.scope(author, get_user_model().objects.all())) == [author]

    def test_who_has_left_is_seen_no_longer(self, editor: Any, own: Things) -> None:
        left = own.people["author"]
        Membership.objects.filter(user=left).update(ended_at=timezone.now())

        assert left not in scope.scope(editor, get_user_model().objects.all())

    @pytest.mark.parametrize("model", [Invitation, Membership])
    def test_invitations_and_memberships_are_the_administrator_s(
        self, world: World, editor: Any, model: Any
    ) -> None:
        author = member("author")

        administered = scope.scope(editor, model.objects.all())

        assert {each.portal.key for each in administered} == {OWN}
        assert {each.user for each in scope.scope(author, Membership.objects.all())} == {author}
        assert not scope.scope(author, Invitation.objects.all()).exists()


class TestTranslation:
    """wagtail-localize asks for one right in the whole system: its own screens are closed."""

    @pytest.mark.parametrize(
        ("name", "word"),
        [
            ("convert_to_alias", "bí danh"),
            ("machine_translate", "dịch từng đoạn"),
            ("translations_report", "Bàn biên dịch"),
            ("submit_page_translation", "Bản dịch"),
            ("update_translations", "Bản dịch"),
        ],
    )
    def test_what_goes_round_the_chain_or_abroad_is_closed_to_everybody(
        self, admin_user: Any, at_the_browser: Any, own: Things, name: str, word: str
    ) -> None:
        keys = {"machine_translate": own.translation.pk, "update_translations": own.source.pk}
        key = [] if name == "translations_report" else [keys.get(name, own.draft.pk)]

        answer = at_the_browser(admin_user).post(path_to(f"wagtail_localize:{name}", *key))

        assert answer.status_code == 403
        assert word in answer.content.decode()

    @pytest.mark.parametrize("name", ["add", "edit"])
    def test_no_language_is_filled_from_another_on_all_sites(
        self, admin_user: Any, at_the_browser: Any, name: str
    ) -> None:
        korean, vietnamese = (Locale.objects.get(language_code=code) for code in ("ko", "vi"))
        form = {"language_code": "ko", "component-0-enabled": "on"}
        form |= {"component-0-sync_from": str(vietnamese.pk)}
        before = Page.objects.count()

        keys = [] if name == "add" else [korean.pk]
        answer = at_the_browser(admin_user).post(path_to(f"wagtaillocales:{name}", *keys), form)

        assert answer.status_code == 403
        assert Page.objects.count() == before
        assert not LocaleSynchronization.objects.exists()

    def test_a_copy_is_never_an_alias(self, window: Client, own: Things) -> None:
        form = {"new_title": "Tin", "new_slug": "tin-bi-danh", "alias": "on"}
        form |= {"new_parent_page": str(own.section.pk)}

        window.post(path_to("wagtailadmin_pages:copy", own.scheduled.pk), form)

        made = Page.objects.get(slug="tin-bi-danh")
        assert made.alias_of is None
        assert not made.live


class TestFiles:
    """Uploads are fetched by those whose site they are of."""

    def names(self, things: Things) -> list[str]:
        rendition = things.image.renditions.first()
        return [things.image.file.name, rendition.file.name, things.document.file.name]

    def statuses(self, client: Client, things: Things) -> set[int]:
        addresses = [reverse("media-file", args=[name]) for name in self.names(things)]
        document = things.document
        served = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
        found = set()
        for address in [*addresses, served]:
            with read_to_the_end(client.get(address)) as answer:
                found.add(answer.status_code)
        return found

    def test_one_s_own_are_fetched(self, window: Client, own: Things) -> None:
        assert self.statuses(window, own) == {200}

    def test_another_site_s_are_not_there(self, window: Client, foreign: Things) -> None:
        assert self.statuses(window, foreign) == {404}

    def test_an_auditor_fetches_everybody_s(self, foreign: Things, at_the_browser: Any) -> None:
        assert self.statuses(at_the_browser(watcher()), foreign) == {200}

    def test_without_an_account_nothing_is_fetched(self, own: Things) -> None:
        assert self.statuses(Client(), own) == {302}


class TestWhoHasLeft:
    """What somebody did on a site, and what it told them, does not follow them to another."""

    @pytest.fixture
    def moved(self, world: World, foreign: Things) -> Any:
        """Somebody who worked for the foreign site and works for the own one now."""
        user = member("editor")
        leave_traces(user, foreign)
        belongings_of(user, foreign, "Zqxcanary")
        return user

    def test_the_dashboard_shows_nothing_of_it(self, moved: Any, at_the_browser: Any) -> None:
        assert_silent(at_the_browser(moved).get(path_to("wagtailadmin_home")))

    def test_a_role_that_has_ended_gives_nothing_from_the_next_request_on(
        self, own: Things, at_the_browser: Any
    ) -> None:
        editor = member("editor")
        browser = at_the_browser(editor)
        address = path_to("wagtailadmin_pages:edit", own.draft.pk)
        assert browser.get(address).status_code == 200

        Membership.objects.filter(user=editor).update(ended_at=timezone.now())

        assert browser.get(address).status_code == 404
        assert browser.get(path_to("wagtailadmin_home")).status_code == 302
        assert not editor.groups.exists()

    def test_leaving_takes_subscriptions_notices_locks_and_half_written_forms(
        self, moved: Any, foreign: Things
    ) -> None:
        FormState.objects.create(
            user=moved,
            data="title=x",
            content_type=foreign.draft.content_type,
            object_id=str(foreign.draft.pk),
            parent_object_id="",
            last_updated_at=timezone.now(),
        )

        leave(moved, foreign.portal)

        assert not PageSubscription.objects.filter(user=moved).exists()
        assert not Notice.objects.filter(user=moved).exists()
        assert not Page.objects.filter(locked_by=moved).exists()
        assert not EditingSession.objects.filter(user=moved).exists()
        assert not FormState.objects.filter(user=moved).exists()

    def test_leaving_one_site_leaves_the_other_alone(
        self, moved: Any, own: Things, foreign: Things
    ) -> None:
        kept = belongings_of(moved, own, "Nha").notice
        PageSubscription.objects.create(user=moved, page=own.live, comment_notifications=True)

        leave(moved, foreign.portal)

        assert list(Notice.objects.filter(user=moved)) == [kept]
        assert PageSubscription.objects.filter(user=moved, page=own.live).exists()

    def test_as_long_as_another_role_is_held_there_everything_stays(
        self, moved: Any, foreign: Things
    ) -> None:
        assign(user=moved, portal=foreign.portal, role=Role.AUTHOR)

        leave(moved, foreign.portal)

        assert PageSubscription.objects.filter(user=moved).exists()

    def test_new_comments_are_not_mailed_to_who_has_left(
        self, moved: Any, foreign: Things, at_the_browser: Any
    ) -> None:
        PageSubscription.objects.create(
            user=moved, page=foreign.waiting, comment_notifications=True
        )
        comment: dict[str, Any] = {
            "comments-TOTAL_FORMS": 1,
            "comments-0-contentpath": "title",
            "comments-0-text": "Sửa tít",
            "comments-0-replies-TOTAL_FORMS": 0,
            "comments-0-replies-INITIAL_FORMS": 0,
        }
        form = page_form(**comment)

        at_the_browser(foreign.people["editor"]).post(
            path_to("wagtailadmin_pages:edit", foreign.waiting.pk), form
        )

        assert foreign.waiting.wagtail_admin_comments.exists()
        assert moved.email not in [to for message in mail.outbox for to in message.to]


class TestReferences:
    """A page refers to its own site's pages, pictures and files; by id to no other's."""

    def fields(self, things: Things) -> Iterator[dict[str, Any]]:
        """Yield a form's way of referring to a picture, a page and a file, each by itself."""
        yield {"image": things.image.pk}
        yield block("text", **{"": text_leading_to("LINK", things.live.pk)})
        yield block("text", **{"": text_leading_to("DOCUMENT", things.document.pk)})
        yield block("image", **{"-image": things.image.pk, "-alt": "Ảnh"})
        yield block("file", **{"-title": "", "-document": things.document.pk})

    def answers(self, window: Client, own: Things, referring_to: Things) -> list[Any]:
        add = path_to("wagtailadmin_pages:add", "content_models", "newspage", own.section.pk)
        forms = enumerate(self.fields(referring_to))
        return [
            window.post(add, page_form(slug=f"tin-so-{number}", **field)) for number, field in forms
        ]

    def test_a_form_takes_one_s_own(self, window: Client, own: Things) -> None:
        statuses = [answer.status_code for answer in self.answers(window, own, own)]

        assert statuses == [302] * 5
        assert Page.objects.filter(slug__startswith="tin-so-").count() == 5

    def test_a_form_refuses_another_site_s_and_says_what_to_do(
        self, window: Client, own: Things, foreign: Things
    ) -> None:
        answers = self.answers(window, own, foreign)

        assert [answer.status_code for answer in answers] == [200] * 5
        assert all("đề nghị cổng kia cho đăng lại" in text_of(answer) for answer in answers)
        assert not Page.objects.filter(slug__startswith="tin-so-").exists()

    def test_the_form_that_comes_back_does_not_say_what_the_id_was_of(
        self, window: Client, own: Things, foreign: Things
    ) -> None:
        for answer in self.answers(window, own, foreign):
            assert_silent(answer)

    def test_a_row_of_a_page_is_asked_too(
        self, window: Client, own: Things, foreign: Things
    ) -> None:
        photographs = {
            "images-TOTAL_FORMS": 1,
            "images-INITIAL_FORMS": 0,
            "images-0-image": foreign.image.pk,
            "images-0-caption": "Ảnh",
            "images-0-alt": "Ảnh",
            "images-0-ORDER": 1,
        }
        section = Page.objects.descendant_of(own.portal).get(
            sectionpage__category="multimedia", locale__language_code="vi"
        )
        add = path_to("wagtailadmin_pages:add", "content_models", "multimediapage", section.pk)

        answer = window.post(add, page_form(kind="photos", **photographs))

        rows = answer.context["form"].formsets["images"]
        assert "cổng khác" in rows.forms[0].errors["image"][0]
        assert_silent(answer)

    @pytest.fixture
    def referring(self, own: Things, foreign: Things) -> NewsPage:
        """A draft that refers to a foreign picture, as no form would let it."""
        page = NewsPage(
            title="Tin dẫn ảnh lạ", event_at=EVENT_AT, author_name="Tổ", image=foreign.image
        )
        return chain.draft(page, under=own.section, by=own.people["author"])

    def test_the_chain_refuses_it(self, referring: NewsPage, own: Things) -> None:
        with pytest.raises(ValidationError, match="ảnh đại diện” dẫn đến"):
            chain.submit(referring, by=own.people["author"])

    def test_not_even_an_emergency_takes_it(self, referring: NewsPage, own: Things) -> None:
        with pytest.raises(ValidationError, match="cổng khác"):
            chain.emergency_publish(referring, by=own.people["approver"], reason="Bão")

    def test_nor_does_an_approval_when_it_came_in_on_the_way(
        self, own: Things, foreign: Things
    ) -> None:
        people = own.people
        page = NewsPage(title="Tin đúng", event_at=EVENT_AT, author_name="Tổ")
        chain.draft(page, under=own.section, by=people["author"])
        chain.submit(page, by=people["author"])
        page.image = foreign.image
        chain.edit(page, by=people["editor"])

        with pytest.raises(ValidationError, match="cổng khác"):
            chain.approve(Page.objects.get(pk=page.pk).specific, by=people["editor"])

    def test_what_belongs_to_no_site_is_everybody_s(self, own: Things) -> None:
        emblem = PortalImage.objects.create(
            title="Quốc huy", file=own.image.file, collection=Collection.get_first_root_node()
        )
        own.draft.image = emblem

        references.require_own(own.draft)

    def test_an_id_that_is_no_number_refers_to_nothing(self, own: Things) -> None:
        own.draft.body = [("text", '<p><a linktype="page" id="không-có">x</a></p>')]

        references.require_own(own.draft)

    def test_an_id_in_disguise_is_known_all_the_same(self, own: Things, foreign: Things) -> None:
        disguised = f'<p><a linktype="page" id=" {foreign.live.pk} ">x</a></p>'
        own.draft.body = [("text", disguised)]

        with pytest.raises(ValidationError, match="cổng khác"):
            references.require_own(own.draft)


class TestTheGate:
    """Who may open what, and what is said to whom it is closed."""

    def test_who_only_looks_writes_nothing_and_is_told_so(
        self, own: Things, at_the_browser: Any
    ) -> None:
        browser = at_the_browser(watcher())

        answer = browser.post(path_to("wagtailadmin_pages:edit", own.draft.pk), page_form())

        assert answer.status_code == 403
        assert "chỉ được xem" in answer.content.decode()

    def test_but_keeps_their_own_account(self, world: World, at_the_browser: Any) -> None:
        browser = at_the_browser(watcher())

        answer = browser.post(path_to("wagtailadmin_account"), {"name_email-first_name": "Lan"})

        assert answer.status_code == 200

    def test_who_also_works_for_a_site_writes_there_and_nowhere_else(
        self, own: Things, foreign: Things, at_the_browser: Any
    ) -> None:
        both = watcher()
        assign(user=both, portal=own.portal, role=Role.EDITOR)
        browser = at_the_browser(both)
        edit = "wagtailadmin_pages:edit"

        form = page_form(slug="tin-sua")
        assert browser.get(path_to("wagtailadmin_explore", foreign.section.pk)).status_code == 200
        assert browser.post(path_to(edit, foreign.draft.pk), form).status_code == 404
        assert browser.post(path_to(edit, own.draft.pk), form).status_code == 302

    def test_a_script_s_request_is_refused_in_plain_words(
        self, window: Client, own: Things
    ) -> None:
        address = path_to("wagtailadmin_pages:set_privacy", own.draft.pk)

        answer = window.get(address, headers={"x-requested-with": "XMLHttpRequest"})

        assert answer.status_code == 403
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert "màn hình của trang" in answer.content.decode()

    def test_what_is_not_there_and_what_is_not_one_s_own_look_the_same(
        self, window: Client, foreign: Things
    ) -> None:
        edit = "wagtailadmin_pages:edit"

        foreign_one, missing_one = (
            window.get(path_to(edit, key)) for key in (foreign.draft.pk, 999_999)
        )

        assert foreign_one.status_code == missing_one.status_code == 404
        assert foreign_one.content == missing_one.content

    def test_a_number_too_large_for_the_database_is_not_there(self, window: Client) -> None:
        answer = window.get(path_to("wagtailadmin_choose_page_chosen_multiple", id=10**30))

        assert answer.status_code == 404

    def test_a_superuser_opens_every_site(
        self, foreign: Things, admin_user: Any, at_the_browser: Any
    ) -> None:
        answer = at_the_browser(admin_user).get(path_to("wagtailadmin_pages:edit", foreign.live.pk))

        assert answer.status_code == 200
        assert CANARY.search(answer.content.decode())
