"""What may be written in `sites_config.yaml`, key by key."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from backend.regulations.approval import StepKey

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/\S*)?$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
ThemeKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Date = Annotated[date, Field(strict=True)]


class Entry(BaseModel):
    """A group of keys in the file; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contacts(Entry):
    """How to reach the people behind a portal."""

    address: Text | None = None
    phone: Text | None = None
    email: Email | None = None
    hotline: Text | None = None
    social_links: tuple[WebAddress, ...] = ()


class HotLink(Entry):
    """A link the portal keeps in sight."""

    title: Text
    url: WebAddress


class SettingsInLanguage(Entry):
    """What a portal says about itself in a foreign language; `hot_links` are titles, in their order."""

    owner: Text | None = None
    manager: Text | None = None
    operator: Text | None = None
    licence: Text | None = None
    address: Text | None = None
    hot_links: tuple[Text, ...] = ()


class SiteSettings(Entry):
    """What a portal says about itself.

    `owner` is the cơ quan chủ quản, `manager` the cơ quan quản lý, `operator` the đơn vị vận hành.
    `step_hours` is the board's own time for each step of the chain, which the regulations leave to
    it (HP25-11.4, TD25-5.3).
    """

    owner: Text | None = None
    manager: Text | None = None
    operator: Text | None = None
    licence: Text | None = None
    attribution: Text | None = None
    contacts: Contacts = Contacts()
    theme: ThemeKey = "base"
    step_hours: dict[StepKey, Annotated[int, Field(ge=1, le=24 * 30)]] = {}
    hot_links: tuple[HotLink, ...] = ()
    translations: dict[Text, SettingsInLanguage] = {}


class SystemEntry(Entry):
    """The city: one system of portals under one domain and one rule set.

    `machine_translation` is what the city has decided: nothing is sent to a machine, only to one of
    its own, or to a company's abroad too.
    """

    key: Text
    name: Text
    domain: Text
    rules: Text
    languages: Annotated[tuple[Text, ...], Field(min_length=1)] = ("vi",)
    machine_translation: Literal["none", "self-hosted", "external"] = "none"


class SiteEntry(Entry):
    """One portal; `label` is written only where the name alone does not give the host.

    `names` has the site's name in its foreign languages. `after_closing` is what becomes of a closed
    site's addresses: they show its archive, or lead to its successor.
    """

    tier: Text
    name: Text
    names: dict[Text, Text] = {}
    parent: Text | None = None
    label: Text | None = None
    host: Text | None = None
    aliases: tuple[Text, ...] = ()
    languages: Annotated[tuple[Text, ...], Field(min_length=1)] = ("vi",)
    unit_code: Text | None = None
    rules: Text | None = None
    closed_on: Date | None = None
    merged_into: Text | None = None
    redirects_to: WebAddress | None = None
    after_closing: Literal["archive", "redirect"] = "archive"
    settings: SiteSettings = SiteSettings()


class FileEntry(Entry):
    """The file; its sites are read one by one, so that one bad entry hides no other."""

    version: Literal[1]
    system: SystemEntry
    sites: Annotated[dict[str, object], Field(min_length=1)]
