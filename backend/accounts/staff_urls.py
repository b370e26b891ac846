"""Addresses of the screens about people, below the admin's own."""

from django.urls import URLPattern, path

from backend.accounts import delegation_screens, staff_form_screens, staff_screens

OF_A_SITE = "staff/<slug:portal_key>"

urlpatterns: list[URLPattern] = [
    path("staff/", staff_screens.SitesView.as_view(), name="staff_sites"),
    path(f"{OF_A_SITE}/", staff_screens.StaffListView.as_view(), name="staff_list"),
    path(f"{OF_A_SITE}/log/", staff_screens.StaffLogView.as_view(), name="staff_log"),
    path(f"{OF_A_SITE}/invite/", staff_form_screens.InviteView.as_view(), name="staff_invite"),
    path(f"{OF_A_SITE}/assign/", staff_form_screens.AssignView.as_view(), name="staff_assign"),
    path(
        f"{OF_A_SITE}/roles/<int:membership_id>/end/",
        staff_form_screens.EndRoleView.as_view(),
        name="staff_end_role",
    ),
    path(
        f"{OF_A_SITE}/people/<int:user_id>/suspend/",
        staff_form_screens.SuspendView.as_view(),
        name="staff_suspend",
    ),
    path(
        f"{OF_A_SITE}/people/<int:user_id>/reinstate/",
        staff_form_screens.ReinstateView.as_view(),
        name="staff_reinstate",
    ),
    path(
        f"{OF_A_SITE}/invitations/<int:invitation_id>/resend/",
        staff_screens.ResendView.as_view(),
        name="staff_resend_invitation",
    ),
    path(
        f"{OF_A_SITE}/invitations/<int:invitation_id>/revoke/",
        staff_screens.RevokeView.as_view(),
        name="staff_revoke_invitation",
    ),
    path(
        "delegations/", delegation_screens.DelegationsView.as_view(), name="staff_delegations"
    ),
    path(
        "delegations/<int:membership_id>/new/",
        delegation_screens.DelegateView.as_view(),
        name="staff_delegate",
    ),
    path(
        "delegations/<int:membership_id>/end/",
        delegation_screens.EndDelegationView.as_view(),
        name="staff_end_delegation",
    ),
]  # fmt: skip
