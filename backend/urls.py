"""Addresses: the API on every host; the admin and its files on the admin's hosts only."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from backend.accounts.files import staff_only_file
from backend.accounts.invitation_page import AcceptInvitationView
from backend.approval import act_screens
from backend.previews.screens import see_draft

handler400 = "backend.api.problems.bad_request"
handler404 = "backend.api.problems.missing"
handler500 = "backend.api.problems.server_error"
_see_draft = require_admin_access(see_draft)
# Wagtail's own previews need a theme of the CMS's; wherever it links to one, the portal shows it.
_previews: list[URLPattern | URLResolver] = [
    path("<int:page_id>/view_draft/", _see_draft, name="preview_view_draft"),
    path(
        "<int:page_id>/revisions/<int:revision_id>/view/",
        _see_draft,
        name="preview_revisions_view",
    ),
    path("workflow/preview/<int:page_id>/<int:task_id>/", _see_draft, name="preview_workflow"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("backend.api.urls")),
    # Wagtail's own screens ask for no reason.
    *(
        path(
            f"admin/pages/<int:page_id>/{name}/",
            require_admin_access(view.as_view()),
            name=f"approval_{name}",
        )
        for name, view in (
            ("unpublish", act_screens.WithdrawView),
            ("delete", act_screens.DeleteView),
            ("move", act_screens.MoveView),
        )
    ),
    path(
        "admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/",
        require_admin_access(act_screens.UnscheduleView.as_view()),
        name="approval_unschedule",
    ),
    # Whoever is invited has no account yet: this page alone stands outside the admin's guard.
    path("admin/invitation/<str:token>/", AcceptInvitationView.as_view(), name="accept_invitation"),
    path("admin/pages/", include(_previews)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:name>", staff_only_file, name="media-file"),
    # Wagtail builds page addresses from these; nothing of the CMS is read there by the public.
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
