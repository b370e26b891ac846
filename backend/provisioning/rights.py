"""A site's role groups, its collection and its approval chain, from its rule set."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from backend.accounts.rights import group_name
from backend.accounts.roles import MEDIA_PERMISSIONS, PAGE_PERMISSIONS, Role
from backend.approval.models import ChainTask
from backend.regulations.approval import StepKey
from backend.regulations.rule_set import RuleSet
from backend.site_registry.registry import Registry
from content_models.navigation import SitePortal

STEPS = {StepKey.EDITOR: Role.EDITOR, StepKey.APPROVE: Role.APPROVER}
"""The steps of the chain that are decided by somebody other than the author."""


def make_collections(portals: Mapping[str, SitePortal]) -> dict[str, Collection]:
    """Return every site's collection, making those that are missing."""
    collections = {entry.name: entry for entry in Collection.objects.filter(depth=2)}
    for key in portals:
        if key not in collections:
            # Read anew each time: treebeard keeps the number of children on the instance.
            root = Collection.get_first_root_node()
            collections[key] = root.add_child(name=key)
    return collections


def make_groups(portals: Mapping[str, SitePortal], collections: Mapping[str, Collection]) -> None:
    """Make the role groups that are missing, with their rights on the site's own root and files."""
    existing = set(Group.objects.values_list("name", flat=True))
    wanted = {group_name(key, role): (key, role) for key in portals for role in Role}
    names = [name for name in wanted if name not in existing]
    groups = {
        group.name: group for group in Group.objects.bulk_create(Group(name=n) for n in names)
    }
    permissions = _permissions()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(
            group=groups[name],
            page_id=portals[wanted[name][0]].pk,
            permission=permissions[codename],
        )
        for name in names
        for codename in PAGE_PERMISSIONS[wanted[name][1]]
    )
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(
            group=groups[name],
            collection=collections[wanted[name][0]],
            permission=permissions[codename],
        )
        for name in names
        for codename in MEDIA_PERMISSIONS[wanted[name][1]]
    )
    Group.permissions.through.objects.bulk_create(
        Group.permissions.through(
            group_id=groups[name].pk, permission_id=permissions["access_admin"].pk
        )
        for name in names
    )


def _permissions() -> dict[str, Permission]:
    codenames = {"access_admin"}
    for table in (PAGE_PERMISSIONS, MEDIA_PERMISSIONS):
        codenames |= {codename for role in table.values() for codename in role}
    found = Permission.objects.filter(
        codename__in=codenames,
        content_type__app_label__in=["wagtailcore", "content_models", "wagtailadmin"],
    )
    return {permission.codename: permission for permission in found}


def assign_workflows(registry: Registry, portals: Mapping[str, SitePortal]) -> None:
    """Hang each site's chain on its portal root; one workflow serves all sites of a rule set."""
    present = dict(WorkflowPage.objects.values_list("page_id", "workflow_id"))
    workflows: dict[str, Workflow] = {}
    for key, site in registry.sites.items():
        if site.rule_set not in workflows:
            workflows[site.rule_set] = _workflow(registry.rules_of(key))
        workflow = workflows[site.rule_set]
        if present.get(portals[key].pk) != workflow.pk:
            WorkflowPage.objects.update_or_create(
                page_id=portals[key].pk, defaults={"workflow": workflow}
            )


def _workflow(rules: RuleSet) -> Workflow:
    workflow, made = Workflow.objects.get_or_create(
        name=f"Kiểm duyệt theo {rules.instrument.number or rules.instrument.title}"
    )
    if made:
        steps = [step for step in rules.approval.steps if step.key in STEPS]
        for position, step in enumerate(steps):
            task = ChainTask.objects.create(
                name=step.title, role=STEPS[step.key], is_final=step.key is StepKey.APPROVE
            )
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=position)
    return workflow
