"""Uploaded files: what an approved page shows is kept, even when its picture or document is replaced."""

from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.deconstruct import deconstructible

from backend.published.models import ClearedFile, ItemFile, KeptFile


def is_shown(stored_name: str) -> bool:
    """Return whether something public, or approved for later, needs this file."""
    return (
        ItemFile.objects.filter(stored_name=stored_name).exists()
        or ClearedFile.objects.filter(stored_name=stored_name).exists()
    )


@deconstructible(path="backend.published.files.UploadStorage")
class UploadStorage(FileSystemStorage):
    """A folder that puts off deleting what the public is being shown."""

    def delete(self, name: str) -> None:
        if is_shown(name):
            KeptFile.objects.get_or_create(stored_name=name)
        else:
            super().delete(name)


def drop_unshown() -> int:
    """Delete what was kept and is shown no longer; return how many files."""
    dropped = [kept for kept in KeptFile.objects.all() if not is_shown(kept.stored_name)]
    for kept in dropped:
        default_storage.delete(kept.stored_name)
        kept.delete()
    return len(dropped)
