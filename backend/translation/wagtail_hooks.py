"""Where translating is found in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from backend.accounts.rights import holds_any_role, portal_path
from backend.translation import glossary_screens, overview, screens, work_screens
from content_models.base import InformationPage
from content_models.translated import is_mirror


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern]:
    """Give the screens their addresses."""
    return [
        path("translation/", screens.DeskView.as_view(), name="translation_desk"),
        path(
            "translation/page/<int:page_id>/",
            screens.PageLanguagesView.as_view(),
            name="translation_page",
        ),
        path(
            "translation/texts/<int:page_id>/",
            screens.TextsView.as_view(),
            name="translation_texts",
        ),
        path("translation/texts/<int:page_id>/po/", screens.export_po, name="translation_po"),
        path(
            "translation/texts/<int:page_id>/machine/",
            screens.machine_view,
            name="translation_machine",
        ),
        path("translation/jobs/", work_screens.StartJobView.as_view(), name="translation_jobs"),
        path(
            "translation/jobs/<int:job_id>/",
            work_screens.JobView.as_view(),
            name="translation_job",
        ),
        path(
            "translation/overview/",
            work_screens.OverviewView.as_view(),
            name="translation_overview",
        ),
        path(
            "translation/glossary/",
            glossary_screens.GlossaryView.as_view(),
            name="translation_glossary",
        ),
        path(
            "translation/glossary/term/",
            glossary_screens.TermView.as_view(),
            name="translation_glossary_term",
        ),
        path(
            "translation/glossary/csv/",
            glossary_screens.export_csv,
            name="translation_glossary_csv",
        ),
        path(
            "translation/texts/<int:page_id>/xliff/", screens.export_xliff, name="translation_xliff"
        ),
    ]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """Lead to what is to be translated."""
    return DeskMenuItem(
        _("Bàn biên dịch"),
        reverse_lazy("translation_desk"),
        name="translation-desk",
        icon_name="globe",
        order=250,
    )


class DeskMenuItem(MenuItem):
    """Shown to whoever has a site with a foreign language."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(_foreign_portals(request.user))


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def translation_buttons(
    page: Page, user: Any, next_url: str | None = None, **_named: Any
) -> Iterator[Button]:
    """Lead from a page to its translations, and from a translation to its texts."""
    if not issubclass(page.specific_class or Page, InformationPage):
        return
    if not holds_any_role(user, page):
        return
    if is_mirror(page):
        url = reverse("translation_texts", args=[page.pk])
        yield Button(_("Dịch từng đoạn"), url, icon_name="globe", priority=60)
    elif page.live and portal_path(page) in _foreign_portals(user):
        url = reverse("translation_page", args=[page.pk])
        yield Button(_("Bản dịch"), url, icon_name="globe", priority=60)


def _foreign_portals(user: Any) -> frozenset[str]:
    """Return the tree paths of the user's sites that have mirrors, asked once for all rows of a list."""
    if not hasattr(user, "_foreign_portals"):
        user._foreign_portals = frozenset(portal.path for portal in screens.portals_for(user))
    paths: frozenset[str] = user._foreign_portals
    return paths


class OverviewMenuItem(MenuItem):
    """Shown to the city's staff, and to whoever watches over all sites."""

    def is_shown(self, request: HttpRequest) -> bool:
        return overview.may_see(request.user)


@hooks.register("register_reports_menu_item")
def overview_menu_item() -> MenuItem:
    """Lead to where the translations of all sites stand."""
    return OverviewMenuItem(
        _("Bản dịch của các cổng"),
        reverse_lazy("translation_overview"),
        name="translation-overview",
        icon_name="globe",
        order=30,
    )


@hooks.register("construct_reports_menu", order=1000)
def without_the_package_s_own_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Drop wagtail-localize's report: it knows its own tables only, which no page comes from."""
    address = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != address]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Say what is logged of translating, in words for a history."""
    actions.register_action("translation.machine", _("Dịch máy"), _("Cho máy dịch các đoạn trống"))
    actions.register_action("translation.glossary", _("Thuật ngữ"), _("Đổi bảng thuật ngữ"))


@hooks.register("insert_global_admin_css")
def translation_css() -> SafeString:
    """Style the translator's screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("translation/translation.css"))
