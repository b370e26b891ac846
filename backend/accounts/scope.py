"""What somebody may see of each model: the one place where rows are told apart by site."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.images.models import AbstractRendition
from wagtail.models import (
    Collection,
    CollectionMember,
    CommentReply,
    Locale,
    Page,
    Revision,
    Site,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
    get_default_page_content_type,
)
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from backend.accounts.models import Invitation, Membership, Suspension
from backend.accounts.rights import contributed_to, holdings, sees_everything
from backend.accounts.roles import Role
from backend.notices.models import Notice
from content_models.media import PortalDocument, PortalImage
from content_models.navigation import HomePage, SectionPage, SitePortal
from content_models.site_settings import PortalSettings

NOTHING = Q(pk__in=[])
EVERYTHING = Q()


@dataclass(frozen=True)
class Reach:
    """The sites somebody works for, by key and by the tree path of their portal root.

    `administered` are those whose people are theirs to look after. `user` is 0 where only a site's
    rows count, and not somebody's own.
    `contributed` are those somebody only writes for, as a collaborator: nothing there is theirs to see
    but what they made, and the sections it stands in. A rule that does not name them keeps them out.
    """

    user: int
    keys: tuple[str, ...]
    portals: tuple[str, ...]
    administered: tuple[str, ...]
    contributed: tuple[str, ...] = ()
    contributed_keys: tuple[str, ...] = ()


Rule = Callable[[Reach], Q]


def scope(user: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Keep what the user may see: everything for those who watch over the system, else their own."""
    return queryset if sees_everything(user) else own(user, queryset)


def own(user: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Keep what belongs to the sites the user works for; a superuser works for all."""
    return queryset if user.is_superuser else _within(reach_of(user), queryset)


def administered(user: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Keep what belongs to the sites the user is the administrator of."""
    return queryset if user.is_superuser else _within(_administered_reach(user), queryset)


def may_see(user: Any, row: Model) -> bool:
    """Return whether the user may see the row."""
    return sees_everything(user) or _contains(own(user, _all_of(row)), row)


def may_touch(user: Any, row: Model) -> bool:
    """Return whether the row is of a site the user works for; what they may do is the chain's to say."""
    return _contains(own(user, _all_of(row)), row)


def teach(model: type[Model], rule: Rule) -> None:
    """Say how a model of a higher layer is told apart by site, from its `AppConfig.ready`."""
    RULES[model] = rule


def reach_of(user: Any) -> Reach:
    """Return the sites the user works for at this moment."""
    outside = contributed_to(user)
    roles = [each for each in holdings(user) if each.path]
    held = [each for each in roles if each.path not in outside]
    return Reach(
        user=user.pk or 0,
        keys=tuple(sorted({each.site for each in held})),
        portals=tuple(sorted({each.path for each in held})),
        contributed=tuple(outside),
        contributed_keys=tuple(sorted({each.site for each in roles if each.path in outside})),
        administered=tuple(sorted({each.path for each in held if each.role is Role.ADMIN})),
    )


def _administered_reach(user: Any) -> Reach:
    held = [each for each in holdings(user) if each.role is Role.ADMIN]
    paths = tuple(sorted({each.path for each in held}))
    return Reach(0, tuple(sorted({each.site for each in held})), paths, paths)


def key_named(model: type[Model], text: str, by: str = "pk") -> Any:
    """Return the key that a text out of a request or a rich text names, None where it cannot be one."""
    column: Any = model._meta.pk if by == "pk" else model._meta.get_field(by)
    try:
        return column.clean(text, None)
    except ValidationError:
        return None


def below(paths: Iterable[str], field: str) -> Q:
    """Return the condition that a tree path lies in one of the subtrees."""
    condition = NOTHING
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def of_portals(reach: Reach) -> Q:
    """Return the condition for what a site the user works for holds by its `portal`."""
    return below(reach.portals, "portal__path")


def _within(reach: Reach, queryset: QuerySet[Any]) -> QuerySet[Any]:
    return queryset.filter(_rule_of(queryset.model)(reach))


def _contains(queryset: QuerySet[Any], row: Model) -> bool:
    return row.pk is not None and queryset.filter(pk=row.pk).exists()


def _all_of(row: Model) -> QuerySet[Any]:
    return type(row)._default_manager.all()


def _rule_of(model: type[Model]) -> Rule:
    for each in model.__mro__:
        if each in RULES:
            return RULES[each]
    if _refers_to(model, "portal", SitePortal):
        return lambda reach: below(reach.portals, "portal__path")
    if _refers_to(model, "page", Page):
        return lambda reach: _written(reach, "page__")
    return lambda _reach: NOTHING


def _refers_to(model: type[Model], name: str, target: type[Model]) -> bool:
    try:
        related = model._meta.get_field(name).related_model
    except FieldDoesNotExist:
        return False
    return isinstance(related, type) and issubclass(related, target)


def collection_paths(keys: Sequence[str]) -> list[str]:
    """Return the tree paths of the sites' collections: each is called like its site."""
    collections = Collection.objects.filter(depth=2, name__in=keys)
    return list(collections.values_list("path", flat=True))


def _collections(keys: Sequence[str]) -> list[int]:
    collections = Collection.objects.filter(below(collection_paths(keys), "path"))
    return list(collections.values_list("pk", flat=True))


def _written(reach: Reach, at: str = "") -> Q:
    """Return the condition for pages of one's sites, and for one's own where one only contributes.

    `at` is the way to the page, as `page__`.
    """
    own_pages = below(reach.contributed, f"{at}path") & Q(**{f"{at}owner": reach.user})
    return below(reach.portals, f"{at}path") | own_pages


def _in_the_tree(reach: Reach) -> Q:
    """Return the condition for pages one may come by: a collaborator needs sections to write below."""
    if not reach.contributed:
        return _written(reach)
    structure = ContentType.objects.get_for_models(SitePortal, HomePage, SectionPage).values()
    places = Q(content_type__in=[each.pk for each in structure])
    return _written(reach) | (below(reach.contributed, "path") & places)


def _media(reach: Reach) -> Q:
    """Return the condition for pictures and files: where one only contributes, one's own."""
    return Q(collection__in=_collections(reach.keys)) | Q(
        collection__in=_collections(reach.contributed_keys), uploaded_by_user=reach.user
    )


def _renditions(reach: Reach) -> Q:
    theirs = below(collection_paths(reach.contributed_keys), "image__collection__path")
    full = below(collection_paths(reach.keys), "image__collection__path")
    return full | (theirs & Q(image__uploaded_by_user=reach.user))


def _pages(reach: Reach) -> QuerySet[Page]:
    pages: QuerySet[Page] = Page.objects.filter(_written(reach))
    return pages


def _of_pages(reach: Reach) -> Q:
    """Return the condition for what names its page by a generic key, which is text."""
    ids = _pages(reach).order_by().values_list(Cast("pk", CharField()))
    return Q(base_content_type=get_default_page_content_type(), object_id__in=ids)


def _of_people(reach: Reach) -> Q:
    """Return the condition for people who are, were yesterday or will be on an administered site."""
    today = timezone.localdate()
    present = Membership.objects.filter(
        Q(until=None) | Q(until__gte=today),
        below(reach.administered, "portal__path"),
        ended_at=None,
    )
    return Q(pk=reach.user) | Q(pk__in=present.values("user"), is_superuser=False)


def _of_colleagues(reach: Reach) -> Q:
    colleagues = Membership.objects.filter(below(reach.portals, "portal__path"), ended_at=None)
    return Q(user=reach.user) | Q(user__in=colleagues.values("user"))


def _of_staff(reach: Reach) -> Q:
    return Q(user=reach.user) | below(reach.administered, "portal__path")


def _of_roles(reach: Reach) -> Q:
    """Return the condition for roles one has, has delegated, or looks after."""
    return _of_staff(reach) | Q(delegated_from__user=reach.user)


def _of_workflows(reach: Reach) -> QuerySet[Any]:
    paths = (*reach.portals, *reach.contributed)
    hung: QuerySet[Any] = WorkflowPage.objects.filter(below(paths, "page__path"))
    return hung.values("workflow")


def _of_translations(reach: Reach, field: str) -> Q:
    return Q(**{f"{field}__in": _pages(reach).order_by().values("translation_key")})


RULES: dict[type[Any], Rule] = {
    SitePortal: lambda reach: below(reach.portals, "path"),
    Page: _in_the_tree,
    Revision: _of_pages,
    WorkflowState: _of_pages,
    TaskState: lambda reach: Q(workflow_state__in=WorkflowState.objects.filter(_of_pages(reach))),
    Workflow: lambda reach: Q(pk__in=_of_workflows(reach)),
    Task: lambda reach: Q(
        pk__in=WorkflowTask.objects.filter(workflow__in=_of_workflows(reach)).values("task")
    ),
    CommentReply: lambda reach: _written(reach, "comment__page__"),
    TranslationSource: lambda reach: _of_translations(reach, "object__translation_key"),
    Translation: lambda reach: _of_translations(reach, "source__object__translation_key"),
    Locale: lambda reach: Q(
        pk__in=Page.objects.filter(_in_the_tree(reach)).order_by().values("locale")
    ),
    Site: lambda reach: below(reach.portals, "root_page__path"),
    PortalSettings: lambda reach: below(reach.portals, "site__root_page__path"),
    Collection: lambda reach: below(
        collection_paths((*reach.keys, *reach.contributed_keys)), "path"
    ),
    # By their keys, not their paths: a search can be narrowed down by nothing else.
    PortalImage: _media,
    PortalDocument: _media,
    CollectionMember: lambda reach: Q(collection__in=_collections(reach.keys)),
    AbstractRendition: _renditions,
    UploadedFile: lambda reach: Q(uploaded_by_user=reach.user),
    get_user_model(): _of_people,
    UserProfile: _of_colleagues,
    Membership: _of_roles,
    Suspension: _of_staff,
    Invitation: lambda reach: below(reach.administered, "portal__path"),
    Notice: lambda reach: (
        Q(user=reach.user)
        & (Q(portal=None) | below((*reach.portals, *reach.contributed), "portal__path"))
    ),
    EditingSession: lambda reach: Q(user=reach.user),
    FormState: lambda reach: Q(user=reach.user),
    ContentType: lambda _reach: EVERYTHING,
}
"""How each model is told apart by site. A model that is not here goes by its `portal`, else by its
`page`; one that has neither is nobody's, and its rows are seen by superusers only."""
