"""Seals: the digest of exactly what is decided on, its text and the pictures and files it shows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from wagtail.models import Page, Revision

from backend.published.places import StorePlaces
from content_models.base import PortalPage
from content_models.composition import Composition, Version

WHAT_MAKES_A_VERSION = ("hash", "title", "description", "credit", "licence")
"""Where a file is stored, and in which sizes, may change without anybody seeing a difference."""


@dataclass(frozen=True)
class Sealed:
    """A seal, and the pictures and files it covers as they are at this moment."""

    seal: str
    media: Mapping[str, Version]


def seal_of(revision: Revision) -> Sealed:
    """Return the seal of a revision with the pictures and files it shows now."""
    media = _media_of(revision.as_object())
    return Sealed(seal_with(revision, media), media)


def seal_with(revision: Revision, media: Mapping[str, Version]) -> str:
    """Return the seal of a revision together with given versions of its pictures and files."""
    shown = {name: version_parts(version) for name, version in media.items()}
    sealed = {"content": revision.content, "media": shown}
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()


def version_parts(version: Mapping[str, Any]) -> dict[str, Any]:
    """Return what makes one version of a picture or file differ from another."""
    return {part: version.get(part, "") for part in WHAT_MAKES_A_VERSION}


def _media_of(page: Page) -> Mapping[str, Version]:
    if not isinstance(page, PortalPage):
        return {}
    composition = Composition(page, StorePlaces())
    page.published(composition)
    return composition.versions
