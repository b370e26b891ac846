"""A site's role groups, its collection and its approval chain, from its rule set."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from backend.accounts.rights import group_name
from backend.accounts.roles import MEDIA_PERMISSIONS, PAGE_PERMISSIONS, SITE_ROLES, SYSTEM_ROLES
from backend.approval.models import ChainTask
from backend.approval.routes import Step, steps_of
from backend.regulations.rule_set import RuleSet
from backend.site_registry.registry import Registry
from content_models.navigation import SitePortal


def make_collections(portals: Mapping[str, SitePortal]) -> dict[str, Collection]:
    """Return every site's collection, making those that are missing."""
    collections = {entry.name: entry for entry in Collection.objects.filter(depth=2)}
    for key in portals:
        if key not in collections:
            # Read anew each time: treebeard keeps the number of children on the instance.
            root = Collection.get_first_root_node()
            collections[key] = root.add_child(name=key)
    return collections


def make_groups(
    root: Page, portals: Mapping[str, SitePortal], collections: Mapping[str, Collection]
) -> None:
    """Make the role groups that are missing, with their rights on the site's own root and files.

    A system role hangs on the tree's root alone: hundreds of rows for one user are poison.
    """
    existing = set(Group.objects.values_list("name", flat=True))
    wanted = {group_name(key, role): (key, role) for key in portals for role in SITE_ROLES}
    wanted |= {group_name("", role): ("", role) for role in SYSTEM_ROLES}
    names = [name for name in wanted if name not in existing]
    groups = {
        group.name: group for group in Group.objects.bulk_create(Group(name=n) for n in names)
    }
    permissions = _permissions()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(
            group=groups[name],
            page_id=portals[key].pk if key else root.pk,
            permission=permissions[codename],
        )
        for name in names
        for key, role in [wanted[name]]
        for codename in PAGE_PERMISSIONS[role]
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
        content_type__app_label__in=["wagtailcore", "wagtailimages", "wagtaildocs", "wagtailadmin"],
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
    """Return the rule set's workflow, its steps as the rules have them now."""
    workflow, _made = Workflow.objects.get_or_create(
        name=f"Kiểm duyệt theo {rules.instrument.number or rules.instrument.title}"
    )
    wanted = steps_of(rules.approval)
    present = {task.specific.step_name: task.specific for task in workflow.tasks}
    if [step.name for step in wanted] == [task.specific.step_name for task in workflow.tasks]:
        return workflow
    WorkflowTask.objects.filter(workflow=workflow).delete()
    for position, step in enumerate(wanted):
        task = present.get(step.name) or _task(step)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=position)
    return workflow


def _task(step: Step) -> ChainTask:
    return ChainTask.objects.create(name=step.title, step=step.key.value, unit=step.unit)
