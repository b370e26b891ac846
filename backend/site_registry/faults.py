"""What is wrong with a registry: where, which value, why, and what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from backend.regulations.yaml_document import KeyPath

_LONGEST_VALUE = 60

_TEXT = ("phải là chuỗi ký tự", "đặt giá trị trong dấu ngoặc kép")
_LIST = ("phải là danh sách", "viết trong ngoặc vuông: [giá trị, giá trị]")
_GROUP = ("phải là một nhóm khóa", "viết dạng {khóa: giá trị}")
_DATE = ("phải là ngày", "viết theo dạng năm-tháng-ngày, ví dụ 2025-07-01")
_EMPTY = ("không được để trống", "điền giá trị, hoặc bỏ khóa này nếu không bắt buộc")
_MEANING = {
    "missing": ("thiếu khóa bắt buộc", "thêm khóa này"),
    "string_type": _TEXT,
    "string_too_short": _EMPTY,
    "string_pattern_mismatch": ("không đúng dạng", "viết lại đúng dạng của khóa này"),
    "tuple_type": _LIST,
    "too_short": _EMPTY,
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "date_type": _DATE,
    "literal_error": ("không phải giá trị được chấp nhận", "dùng giá trị {expected}"),
    "invalid_key": ("khóa phải là chuỗi ký tự", "đặt khóa trong dấu ngoặc kép"),
}
_OTHER = ("giá trị không hợp lệ", "xem backend/site_registry/README.md")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing to mend; `path` reads `sites.thanhdong.tier`."""

    path: str
    value: object
    reason: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.path} (dòng {self.line})" if self.line else self.path
        text = f"{place} = {_shown(self.value)}: {self.reason}. Cách sửa: {self.remedy}."
        return " ".join(text.split())


class RegistryErrors(Exception):
    """Every fault of a registry, at once; printed one to a line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def dotted(path: KeyPath) -> str:
    """Return a path as people read it; the file itself is `sites_config`."""
    return ".".join(str(part) for part in path) or "sites_config"


def suggestion(value: str, known: Iterable[str], otherwise: str) -> str:
    """Return a remedy that names the nearest known value, or else all of them."""
    choices = sorted(known)
    nearest = get_close_matches(value, choices, n=1)
    if nearest:
        return f"có thể viết đúng là {nearest[0]!r}"
    return f"{otherwise}: {', '.join(choices)}" if choices else otherwise


def faults_of(error: ValidationError, model: type[BaseModel], path: KeyPath) -> list[Fault]:
    """Put pydantic's findings into our words."""
    return [_fault(details, model, path) for details in error.errors(include_url=False)]


def _fault(details: ErrorDetails, model: type[BaseModel], path: KeyPath) -> Fault:
    location = tuple(part for part in details["loc"] if part != "[key]")
    reason, remedy = _MEANING.get(details["type"], _OTHER)
    if details["type"] == "literal_error":
        remedy = remedy.format(expected=details["ctx"]["expected"].replace(" or ", " hoặc "))
    if details["type"] == "extra_forbidden":
        reason = "khóa không được biết"
        remedy = suggestion(str(location[-1]), _keys_at(model, location[:-1]), "dùng một trong")
    value = None if details["type"] == "missing" else details["input"]
    return Fault(path=dotted((*path, *location)), value=value, reason=reason, remedy=remedy)


def _keys_at(model: type[BaseModel], location: KeyPath) -> Iterable[str]:
    """Return the keys a model knows at a place inside it."""
    for part in location:
        if isinstance(part, str):
            model = _nested_model(model.model_fields[part].annotation)
    return model.model_fields


def _nested_model(annotation: Any) -> type[BaseModel]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return _nested_model(annotation.__args__[0])


def _shown(value: object) -> str:
    text = "(trống)" if value is None else repr(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def with_lines(faults: Iterable[Fault], lines: Mapping[KeyPath, int]) -> list[Fault]:
    """Return the faults with the line of the file each is found on, in the order of the file."""
    by_path = {dotted(path): line for path, line in lines.items()}
    placed = [replace(fault, line=fault.line or _line_of(fault.path, by_path)) for fault in faults]
    return sorted(placed, key=lambda fault: fault.line or 0)


def _line_of(path: str, by_path: Mapping[str, int]) -> int | None:
    while path not in by_path and "." in path:
        path = path.rpartition(".")[0]
    return by_path.get(path)
