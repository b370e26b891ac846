"""Addresses: the API on every host; the admin and its files on the admin's hosts only."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from backend.accounts.files import staff_only_file
from backend.approval import act_screens
from backend.accounts.invitation_page import AcceptInvitationView

handler400 = "backend.api.problems.bad_request"
handler404 = "backend.api.problems.missing"
handler500 = "backend.api.problems.server_error"
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
    # Whoever is invited has no account yet: this page alone stands outside the admin's guard.
    path("admin/invitation/<str:token>/", AcceptInvitationView.as_view(), name="accept_invitation"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:name>", staff_only_file, name="media-file"),
    # Wagtail builds page addresses from these; nothing of the CMS is read there by the public.
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
