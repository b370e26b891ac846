"""The tiers of a portal system and how their portals are named on the Internet."""

import re
from datetime import date
from enum import StrEnum

from pydantic import field_validator

from backend.regulations.clauses import Cited, Ruling

_PLACEHOLDERS = {"label", "parent", "domain"}


class LabelForm(StrEnum):
    """What the label of a host may be."""

    FULL_NAME = "full-name"
    FREE = "free"


class Tier(Ruling):
    """A level of portals (`Cổng cấp I`).

    `host` is a pattern of `{label}`, `{parent}` (the parent site's label) and `{domain}`; None
    where the regulation states none, and then every site of the tier says its own host.
    `owner` is how a site of this tier names its cơ quan chủ quản, from `{name}`.
    """

    key: str
    name: str
    parents: tuple[str, ...] = ()
    closed_on: date | None = None
    host: Cited[str] | None
    label: Cited[LabelForm] | None = None
    owner: Cited[str] | None

    @field_validator("host")
    @classmethod
    def _uses_known_placeholders(cls, host: Cited[str] | None) -> Cited[str] | None:
        unknown = set(re.findall(r"{(.*?)}", host.value)) - _PLACEHOLDERS if host else set()
        if unknown:
            raise ValueError(f"a host pattern knows {sorted(_PLACEHOLDERS)}, not {sorted(unknown)}")
        return host
