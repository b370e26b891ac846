"""Taking over what another page says: its content, and never its place or its state."""

from collections.abc import Mapping
from typing import Any

from modelcluster.models import get_all_child_relations

PLACE_AND_STATE = frozenset(
    {"pk", "path", "depth", "numchild", "url_path", "translation_key", "locale", "content_type",
     "owner", "live", "has_unpublished_changes", "first_published_at", "last_published_at",
     "latest_revision", "latest_revision_created_at", "live_revision", "go_live_at", "expire_at",
     "expired", "locked", "locked_at", "locked_by", "alias_of", "draft_title",
     "wagtail_admin_comments", "slug", "translated_from", "authors"}
)  # fmt: skip
"""Fields by which a page stands where it does, is what it is, and says whose translation it is.

Who made a page made that page: whoever translates or shows it elsewhere is not paid for it again.
"""


def take_over(page: Any, content: Mapping[str, Any]) -> None:
    """Put serialized content into a page of its type, its rows instead of those it has.

    Nothing is saved.
    """
    merged = {**page.serializable_data(), **content}
    filled = type(page).from_serializable_data(merged, check_fks=False)
    rows = {relation.get_accessor_name() for relation in get_all_child_relations(type(page))}
    for name in content:
        if name in rows:
            getattr(page, name).set(list(getattr(filled, name).all()))
        else:
            attribute = page._meta.get_field(name).attname
            setattr(page, attribute, getattr(filled, attribute))
