"""What is wrong with the demonstration's data, said so that it can be found: file, entry, field."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied, ValidationError


class ContentFault(Exception):  # a fault of the data, not an error of the program
    """Data that cannot become a page; the message names the file, the entry and the field."""


@dataclass(frozen=True)
class Place:
    """Where in the data something is written."""

    file: str
    entry: str = ""
    field: str = ""

    def at(self, entry: str) -> "Place":
        """Return the place of an entry of this file."""
        return replace(self, entry=entry, field="")

    def of(self, field: str) -> "Place":
        """Return the place of a field of this entry, or of a part of this field."""
        return replace(self, field=f"{self.field}.{field}" if self.field else field)

    def fault(self, message: str) -> ContentFault:
        """Return what to raise when this place is at fault."""
        where = [self.file]
        where += [f"mục “{self.entry}”"] if self.entry else []
        where += [f"trường “{self.field}”"] if self.field else []
        return ContentFault(f"{', '.join(where)}: {message}")


@contextmanager
def blaming(place: Place) -> Iterator[None]:
    """Turn what the models and the chain refuse into faults of the data."""
    try:
        yield
    except ValidationError as error:
        named = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        lines = [
            str((place.of(name) if name else place).fault(" ".join(messages)))
            for name, messages in named.items()
        ]
        raise ContentFault("\n".join(lines)) from error
    except PermissionDenied as error:
        raise place.fault(f"bị từ chối quyền. {error}".strip()) from error
