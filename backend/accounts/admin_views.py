"""Every address outside the public API, by name: for whom it is, and which parameters name what.

An address that is not here is closed to everybody but superusers. One line opens it:

    (staff(page_id=PAGE), "my_screen"),

says that whoever works for a site may open `my_screen`, and that `page_id`, wherever it stands (in
the address, the query or the form), is a page of a site they work for. A whole family of names is
opened by its prefix in CONVENTIONS; a higher layer says what its own parameters name, from its
`AppConfig.ready`: `admin_views.teach("syndication_", proposal_id=Kind(Proposal))`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.urls import ResolverMatch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, Site, Task, UploadedFile, WorkflowState

from backend.accounts.models import Invitation, Membership, Suspension
from backend.notices.models import Notice
from content_models.media import PortalDocument, PortalImage
from content_models.navigation import SitePortal


class Audience(StrEnum):
    """Who may open an address; what they find there is told apart by site all the same."""

    ANYBODY = "anybody"
    STAFF = "staff"
    ADMINISTRATORS = "administrators"
    SUPERUSERS = "superusers"
    NOBODY = "nobody"
    ABSENT = "absent"


@dataclass(frozen=True)
class Kind:
    """What a parameter names: a row of a model, by one of its fields.

    `words` are values that name no row. The tree's root belongs to no site: `or_root` says where
    one may stand on it, on the way from one's first site to one's second.
    """

    model: type[Model]
    by: str = "pk"
    words: frozenset[str] = frozenset()
    or_root: bool = False


Names = dict[Any, Kind]


@dataclass(frozen=True)
class Rule:
    """For whom an address is; `names` says what its parameters name, a number stands for a position.

    `own_account` marks what even those who otherwise only look may write. `reason` is told to
    whoever finds it closed.
    """

    audience: Audience
    names: Names = field(default_factory=dict)
    own_account: bool = False
    reason: str | Promise = ""


def staff(names: Names | None = None, **named: Kind) -> Rule:
    """Open to whoever works for a site, with what belongs to it."""
    return Rule(Audience.STAFF, {**(names or {}), **named})


def administrators(**named: Kind) -> Rule:
    """Open to the administrators of a site, with what belongs to it."""
    return Rule(Audience.ADMINISTRATORS, {**named})


def account(**named: Kind) -> Rule:
    """Open to everybody with an account, about themselves."""
    return Rule(Audience.STAFF, {**named}, own_account=True)


def closed(reason: str | Promise) -> Rule:
    """Open to nobody: there is another way, and the reason says which."""
    return Rule(Audience.NOBODY, reason=reason)


ANYBODY = Rule(Audience.ANYBODY)
SUPERUSERS = Rule(
    Audience.SUPERUSERS, reason=_("Màn hình này dành cho người quản trị toàn hệ thống.")
)
ABSENT = Rule(Audience.ABSENT)
"""As if it did not exist: what Wagtail brings along and this system has no use for."""
UNKNOWN = Rule(Audience.SUPERUSERS, reason=_("Màn hình này chưa được mở cho cán bộ của cổng."))

PAGE = Kind(Page)
PLACE = Kind(Page, or_root=True)
REVISION = Kind(Revision, words=frozenset({"live", "latest", "earliest"}))
IMAGE = Kind(PortalImage)
IMAGES = Kind(PortalImage, words=frozenset({"all"}))
DOCUMENT = Kind(PortalDocument)
DOCUMENTS = Kind(PortalDocument, words=frozenset({"all"}))
UPLOAD = Kind(UploadedFile)
PORTAL = Kind(SitePortal, by="key")
SITE = Kind(Site)

BY_THE_BOARD = closed(
    _("Việc này phải có lý do và người có thẩm quyền: hãy làm từng trang, bằng màn hình của trang.")
)
BY_SITE_FACTS = closed(
    _("Thông tin cổng được đổi ở màn hình “Thông tin cổng”, kèm lý do, bởi người có thẩm quyền.")
)
BY_THE_CHAIN = closed(_("Hãy ghi quyết định ở màn hình “Kiểm duyệt” của trang."))
NO_ALIASES = closed(_("Không dùng bí danh: hãy đề nghị cổng kia đăng lại, hoặc sao chép."))
BY_THE_REGISTRY = closed(
    _("Cổng và ngôn ngữ do tệp đăng ký quyết định: hãy sửa tệp và chạy sync_sites.")
)
BY_TRANSLATORS = closed(
    _("Hãy mở “Bản dịch” ở đầu trang: ở đó mỗi bản dịch là bản nháp có kiểm duyệt riêng.")
)
NOT_ABROAD = closed(_("Dịch máy chỉ có ở màn hình dịch từng đoạn, theo quyết định của thành phố."))
AT_THE_DESK = closed(_("Tình trạng các bản dịch xem ở “Bàn biên dịch”."))

VIEWS: list[tuple[Rule, str]] = [
    (
        ANYBODY,
        """wagtailadmin_login wagtailadmin_sprite wagtailadmin_javascript_catalog
        wagtailadmin_password_reset wagtailadmin_password_reset_done
        wagtailadmin_password_reset_confirm wagtailadmin_password_reset_complete
        accept_invitation""",
    ),
    (account(), "wagtailadmin_account wagtailadmin_logout wagtailadmin_dismissibles"),
    (
        staff(),
        """wagtailadmin_home wagtailadmin_explore_root wagtailadmin_block_preview
        wagtailadmin_pages:search wagtailadmin_pages:search_results
        wagtailadmin_pages:type_use wagtailadmin_pages:type_use_results
        wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link
        wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link
        wagtailadmin_editing_sessions:release
        wagtailadmin_reports:locked_pages wagtailadmin_reports:locked_pages_results
        wagtailadmin_reports:workflow wagtailadmin_reports:workflow_results
        wagtailadmin_reports:workflow_tasks wagtailadmin_reports:workflow_tasks_results
        wagtailadmin_reports:site_history wagtailadmin_reports:site_history_results
        wagtailadmin_reports:aging_pages wagtailadmin_reports:aging_pages_results
        wagtail_localize:javascript_catalog wagtail_modeladmin:javascript_catalog
        wagtailadmin_api:pages:listing wagtailadmin_api:pages:find
        wagtailadmin_api:images:listing wagtailadmin_api:images:find
        wagtailadmin_api:documents:listing wagtailadmin_api:documents:find
        wagtailimages:index wagtailimages:index_results wagtailimages:add
        wagtailimages:add_multiple wagtaildocs:index wagtaildocs:index_results wagtaildocs:add
        wagtaildocs:add_multiple
        wagtailimages_chooser:choose wagtailimages_chooser:choose_results
        wagtailimages_chooser:create wagtaildocs_chooser:choose
        wagtaildocs_chooser:choose_results wagtaildocs_chooser:create
        admin/.*/$""",
    ),
    (
        staff({"target_pages[]": PAGE}, parent_page_id=PLACE),
        """wagtailadmin_explore wagtailadmin_explore_results
        wagtailadmin_choose_page wagtailadmin_choose_page_child wagtailadmin_choose_page_search""",
    ),
    (staff(parent_page=PAGE), "wagtailadmin_pages:choose_parent"),
    (staff(id=PAGE), "wagtailadmin_choose_page_chosen_multiple"),
    (
        staff(parent_page_id=PAGE),
        "wagtailadmin_pages:add wagtailadmin_pages:preview_on_add wagtailadmin_pages:add_subpage",
    ),
    (
        staff(page_id=PAGE, new_parent_page=PAGE),
        """wagtailadmin_pages:usage wagtailadmin_pages:edit wagtailadmin_pages:preview_on_edit
        wagtailadmin_pages:view_draft
        wagtailadmin_pages:copy wagtailadmin_pages:lock wagtailadmin_pages:unlock
        wagtailadmin_pages:history wagtailadmin_pages:history_results
        wagtailadmin_pages:revisions_index wagtailadmin_pages:workflow_history
        wagtailadmin_pages:confirm_workflow_cancellation""",
    ),
    (
        staff(page_id=PAGE, revision_id=REVISION),
        "wagtailadmin_pages:revisions_view wagtailadmin_pages:revisions_revert",
    ),
    (staff({0: PAGE, 1: REVISION, 2: REVISION}), "wagtailadmin_pages:revisions_compare"),
    (
        staff(page_id=PAGE, workflow_state_id=Kind(WorkflowState)),
        "wagtailadmin_pages:workflow_history_detail",
    ),
    (staff(page_id=PAGE, task_id=Kind(Task)), "wagtailadmin_pages:workflow_preview"),
    (staff(object_id=PAGE), "wagtailadmin_editing_sessions:ping"),
    (staff(pk=PAGE), "wagtailadmin_api:pages:detail"),
    (staff(pk=IMAGE), "wagtailadmin_api:images:detail wagtailimages_chooser:chosen"),
    (staff(id=IMAGE), "wagtailimages_chooser:chosen_multiple"),
    (
        staff(image_id=IMAGE),
        """wagtailimages:edit wagtailimages:delete wagtailimages:preview wagtailimages:image_usage
        wagtailimages:edit_multiple wagtailimages:delete_multiple
        wagtailimages_chooser:select_format""",
    ),
    (staff(pk=DOCUMENT), "wagtailadmin_api:documents:detail wagtaildocs_chooser:chosen"),
    (staff(id=DOCUMENT), "wagtaildocs_chooser:chosen_multiple"),
    (
        staff(document_id=DOCUMENT),
        "wagtaildocs:edit wagtaildocs:delete wagtaildocs:document_usage",
    ),
    (staff(doc_id=DOCUMENT), "wagtaildocs:edit_multiple wagtaildocs:delete_multiple"),
    (
        staff(uploaded_file_id=UPLOAD),
        """wagtailimages:create_multiple_from_uploaded_image wagtailimages:delete_upload_multiple
        wagtaildocs:create_multiple_from_uploaded_document wagtaildocs:delete_upload_multiple""",
    ),
    (
        staff(id=IMAGES),
        """bulk:content_models.portalimage.add_tags bulk:content_models.portalimage.delete
        bulk:content_models.portalimage.add_to_collection""",
    ),
    (
        staff(id=DOCUMENTS),
        """bulk:content_models.portaldocument.add_tags bulk:content_models.portaldocument.delete
        bulk:content_models.portaldocument.add_to_collection""",
    ),
    (staff({0: DOCUMENT}), "wagtaildocs_serve"),
    (staff(), "media-file"),
    (
        staff(membership_id=Kind(Membership)),
        "staff_delegations staff_delegate staff_end_delegation",
    ),
    # The system's days are everybody's to look at; who keeps them, the screens ask.
    (
        staff(),
        """calendar_list calendar_system calendar_system_add_days calendar_system_remove_day
        calendar_system_add_hours calendar_system_remove_hours""",
    ),
    # Whoever stands above a site answers for it without working for it: the screen asks.
    (account(), "staff_site_standings staff_site_standing"),
    (
        SUPERUSERS,
        """wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete
        wagtailadmin_reports:page_types_usage wagtailadmin_reports:page_types_usage_results
        wagtailadmin_collections:index wagtailadmin_collections:add wagtailadmin_collections:edit
        wagtailadmin_collections:delete wagtailadmin_collections:set_privacy
        wagtailadmin_workflows:index wagtailadmin_workflows:index_results
        wagtailadmin_workflows:add wagtailadmin_workflows:enable wagtailadmin_workflows:disable
        wagtailadmin_workflows:edit wagtailadmin_workflows:usage
        wagtailadmin_workflows:usage_results wagtailadmin_workflows:remove
        wagtailadmin_workflows:add_task wagtailadmin_workflows:select_task_type
        wagtailadmin_workflows:task_index wagtailadmin_workflows:task_index_results
        wagtailadmin_workflows:edit_task wagtailadmin_workflows:disable_task
        wagtailadmin_workflows:enable_task wagtailadmin_workflows:task_chooser
        wagtailadmin_workflows:task_chooser_results wagtailadmin_workflows:task_chooser_create
        wagtailadmin_workflows:task_chosen
        wagtailimages:url_generator wagtailimages:url_generator_output
        wagtailembeds:chooser wagtailembeds:chooser_upload
        wagtailsnippets:index wagtail_localize:submit_snippet_translation
        wagtail_localize:edit_string_translation wagtail_localize:edit_override
        wagtail_localize:download_pofile wagtail_localize:upload_pofile
        wagtail_localize:preview_translation wagtail_localize:stop_translation
        wagtail_localize:snippets_api_listing wagtail_localize:snippets_api_detail
        wagtaillocales:index wagtaillocales:index_results wagtaillocales:history
        wagtaillocales:history_results wagtaillocales:usage
        wagtailsites:index wagtailsites:index_results wagtailsites:edit wagtailsites:history
        wagtailsites:history_results wagtailsites:usage
        wagtailusers_users:index wagtailusers_users:index_results wagtailusers_users:add
        wagtailusers_users:edit wagtailusers_users:delete wagtailusers_users:history
        wagtailusers_users:history_results wagtailusers_users:usage wagtailusers_users:copy
        wagtailusers_groups:index wagtailusers_groups:index_results wagtailusers_groups:add
        wagtailusers_groups:edit wagtailusers_groups:delete wagtailusers_groups:history
        wagtailusers_groups:history_results wagtailusers_groups:usage
        bulk:auth.user.assign_role bulk:auth.user.delete bulk:auth.user.set_active_state""",
    ),
    (
        BY_THE_BOARD,
        """wagtailadmin_pages:set_privacy wagtailadmin_pages:set_page_position
        wagtailadmin_pages:delete wagtailadmin_pages:unpublish wagtailadmin_pages:move
        wagtailadmin_pages:move_confirm wagtailadmin_pages:revisions_unschedule
        bulk:wagtailcore.page.publish bulk:wagtailcore.page.unpublish
        bulk:wagtailcore.page.delete bulk:wagtailcore.page.move wagtailadmin_api:pages:action""",
    ),
    (
        BY_THE_CHAIN,
        """wagtailadmin_pages:workflow_action wagtailadmin_pages:collect_workflow_action_data""",
    ),
    (BY_SITE_FACTS, "wagtailsettings:edit wagtailsettings:preview_on_edit"),
    (NO_ALIASES, "wagtailadmin_pages:convert_alias wagtail_localize:convert_to_alias"),
    (
        BY_THE_REGISTRY,
        """wagtaillocales:add wagtaillocales:edit wagtaillocales:delete wagtaillocales:copy
        wagtailsites:add wagtailsites:delete wagtailsites:copy""",
    ),
    (NOT_ABROAD, "wagtail_localize:machine_translate"),
    (
        AT_THE_DESK,
        "wagtail_localize:translations_report wagtail_localize:translations_report_results",
    ),
    (
        BY_TRANSLATORS,
        "wagtail_localize:submit_page_translation wagtail_localize:update_translations",
    ),
    (
        ABSENT,
        """admin/test404/ wagtailadmin_error_test wagtail_serve wagtailcore_login
        wagtailcore_authenticate_with_password wagtaildocs_authenticate_with_password""",
    ),
]

CONVENTIONS: dict[str, Rule] = {
    "approval_": staff(page_id=PAGE, revision_id=REVISION, portal_key=PORTAL),
    "preview_": staff(page_id=PAGE, revision_id=REVISION, task_id=Kind(Task)),
    "syndication_": staff(page_id=PAGE),
    "citizen_": staff(portal_key=PORTAL),
    "comments_": staff(page_id=PAGE),
    "contributions_": staff(),
    "royalties_": staff(page_id=PAGE, portal_key=PORTAL),
    "feedback_": staff(portal_key=PORTAL),
    "subscription_": staff(portal_key=PORTAL),
    "dialogues_": staff(page_id=PAGE),
    "translation_": staff(page_id=PAGE, portal_key=PORTAL),
    "calendar_site": staff(portal_key=PORTAL),
    "deadline_": staff(page_id=PAGE, portal_key=PORTAL),
    "notice_": account(notice_id=Kind(Notice)),
    "staff_": administrators(
        portal_key=PORTAL,
        membership_id=Kind(Membership),
        invitation_id=Kind(Invitation),
        suspension_id=Kind(Suspension),
        user_id=Kind(get_user_model()),
    ),
}
"""What our own screens are by their names; all parameters of their addresses must be named here."""


def _by_name(lines: list[tuple[Rule, str]]) -> Iterator[tuple[str, Rule]]:
    for rule, names in lines:
        yield from ((name, rule) for name in names.split())


TABLE: Mapping[str, Rule] = dict(_by_name(VIEWS))


def teach(prefix: str, **named: Kind) -> None:
    """Say what parameters of a family of names stand for, from a higher layer's `AppConfig.ready`."""
    CONVENTIONS[prefix].names.update(named)


def name_of(match: ResolverMatch) -> str:
    """Return by what an address is found in the table: its name, or its route where it has none."""
    if match.url_name is None:
        return match.route
    if match.view_name == "wagtail_bulk_action":
        return bulk_name(**match.kwargs)
    return match.view_name


def bulk_name(app_label: str, model_name: str, action: str) -> str:
    """Return by what a bulk action is found in the table."""
    return f"bulk:{app_label}.{model_name}.{action}"


def is_closed(name: str) -> bool:
    """Tell whether nobody may go to an address, by its name in the table."""
    return name in TABLE and TABLE[name].audience in {Audience.NOBODY, Audience.ABSENT}


def rule_of(match: ResolverMatch) -> Rule:
    """Return for whom an address is; UNKNOWN for one that nobody has classified."""
    name = name_of(match)
    return TABLE.get(name) or _conventional(name, match.kwargs)


def _conventional(name: str, parameters: Mapping[str, Any]) -> Rule:
    for prefix, rule in CONVENTIONS.items():
        if name.startswith(prefix):
            return rule if set(parameters) <= set(rule.names) else UNKNOWN
    return UNKNOWN
