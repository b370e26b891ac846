"""Text is stored as NFC Unicode (TCVN 6909:2001; HP11-2.4c, TD25-9.1), whatever was typed or pasted."""

import unicodedata
from typing import Any, TypeVar

T = TypeVar("T")


def nfc(value: T) -> T:
    """Return the value with every string inside it composed; other values are left as they are."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)  # type: ignore[return-value]
    if isinstance(value, dict):
        return {nfc(key): nfc(item) for key, item in value.items()}  # type: ignore[return-value]
    if isinstance(value, list | tuple):
        return type(value)(nfc(item) for item in value)
    return value


def nfc_fields(instance: Any) -> None:
    """Compose every plain text field of a model instance, in place."""
    for model_field in instance._meta.concrete_fields:
        value = instance.__dict__.get(model_field.attname)
        if isinstance(value, str):
            setattr(instance, model_field.attname, nfc(value))
