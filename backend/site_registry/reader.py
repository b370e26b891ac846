"""Reads `sites_config.yaml` into a Registry, or says everything that is wrong with it."""

import unicodedata
from pathlib import Path

from backend.regulations import load_rule_set
from backend.regulations.yaml_document import UnreadableYaml, YamlDocument, read_yaml
from backend.site_registry.checks import faults_between
from backend.site_registry.draft import LoadRules
from backend.site_registry.drafting import draft_from
from backend.site_registry.faults import Fault, RegistryErrors, dotted, with_lines
from backend.site_registry.registry import Registry
from backend.site_registry.resolving import resolved


def load_registry(path: Path, *, load_rules: LoadRules = load_rule_set) -> Registry:
    """Return the registry in a file; RegistryErrors names every fault at once."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryErrors([_unreadable_file(str(error))]) from error
    return read_registry(text, load_rules=load_rules)


def read_registry(text: str, *, load_rules: LoadRules = load_rule_set) -> Registry:
    """Return the registry a text describes; RegistryErrors names every fault at once."""
    try:
        document = read_yaml(unicodedata.normalize("NFC", text))
    except UnreadableYaml as error:
        raise RegistryErrors([_broken_syntax(error)]) from error
    draft, faults = draft_from(document.data, load_rules)
    faults += [*_repeated_keys(document), *(faults_between(draft) if draft else ())]
    if faults or draft is None:
        raise RegistryErrors(with_lines(faults, document.lines))
    return resolved(draft)


def _unreadable_file(problem: str) -> Fault:
    return Fault(
        path="sites_config",
        value=problem,
        reason="không đọc được tệp",
        remedy="kiểm tra đường dẫn, quyền đọc và bảng mã UTF-8",
    )


def _broken_syntax(error: UnreadableYaml) -> Fault:
    column = f", cột {error.column}" if error.column else ""
    return Fault(
        path="sites_config",
        value=error.problem,
        reason=f"sai cú pháp YAML{column}",
        remedy="sửa tại đây, chú ý thụt lề, dấu hai chấm và dấu ngoặc",
        line=error.line,
    )


def _repeated_keys(document: YamlDocument) -> list[Fault]:
    return [
        Fault(
            path=dotted(path),
            value=path[-1],
            reason="khóa được ghi hai lần",
            remedy="giữ lại một lần, hoặc đặt khóa khác cho mục thứ hai",
            line=line,
        )
        for path, line in document.repeated_keys
    ]
