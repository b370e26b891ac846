"""From YAML data to a draft: every entry that can be read, and the faults of those that cannot."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from backend.regulations.yaml_document import KeyPath
from backend.site_registry.draft import Draft, LoadRules
from backend.site_registry.entries import FileEntry, SiteEntry, SystemEntry
from backend.site_registry.faults import Fault, faults_of

Model = TypeVar("Model", bound=BaseModel)


def draft_from(data: Any, load_rules: LoadRules) -> tuple[Draft | None, list[Fault]]:
    """Return the draft, None when there is no system to speak of, and all faults of form."""
    file, faults = _read(FileEntry, data, ())
    system, written = (file.system, file.sites) if file else _readable_parts(data)
    sites: dict[str, SiteEntry] = {}
    for key, value in written.items():
        site, found = _read(SiteEntry, value, ("sites", key))
        faults += found
        if site:
            sites[key] = site
    if system is None:
        return None, faults
    draft = Draft(system=system, sites=sites, declared=frozenset(written), load_rules=load_rules)
    return draft, faults


def _readable_parts(data: Any) -> tuple[SystemEntry | None, dict[str, Any]]:
    """Return what a broken file still says, so that its other faults are found at once."""
    parts = data if isinstance(data, dict) else {}
    sites = parts.get("sites")
    entries = sites.items() if isinstance(sites, dict) else ()
    system, _ = _read(SystemEntry, parts.get("system"), ())
    return system, {key: value for key, value in entries if isinstance(key, str)}


def _read(model: type[Model], data: Any, path: KeyPath) -> tuple[Model | None, list[Fault]]:
    """Validate, and where that fails go on with the keys that are sound."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        unsound = {details["loc"][0] for details in error.errors() if details["loc"]}
        return _salvaged(model, data, unsound), faults_of(error, model, path)


def _salvaged(model: type[Model], data: Any, unsound: set[int | str]) -> Model | None:
    if not isinstance(data, dict):
        return None
    try:
        return model.model_validate({k: v for k, v in data.items() if k not in unsound})
    except ValidationError:
        return None
