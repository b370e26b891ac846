"""A site's images and files, taken from the data when first needed, in the site's collection."""

from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Collection

from backend.demo.content_files import FOLDER, read_yaml
from backend.demo.faults import Place, blaming
from content_models.media import PortalDocument, PortalImage


@cache
def image_facts() -> dict[str, dict[str, Any]]:
    """Return what is known of each image, by its file's name."""
    file = "images.yaml"
    listed = read_yaml(file).get("images", [])
    return {str(each["file"]): each for each in listed}


class Shelf:
    """The images and files of one site."""

    def __init__(self, site: str, owner: Any) -> None:
        self.site = site
        self.owner = owner
        self.images: dict[str, PortalImage] = {}
        self.documents: dict[str, PortalDocument] = {}

    @cached_property
    def collection(self) -> Collection:
        """The site's own collection."""
        return Collection.objects.get(depth=2, name=self.site)

    def image(self, name: str, place: Place) -> PortalImage:
        """Return the image of a file below `images/`."""
        if name not in self.images:
            facts = image_facts().get(name)
            if facts is None:
                raise place.fault(f"không có hình “{name}” trong images.yaml.")
            held = PortalImage.objects.filter(collection=self.collection, title=facts["title"])
            self.images[name] = held.first() or self._add_image(facts, place)
        return self.images[name]

    def _add_image(self, facts: dict[str, Any], place: Place) -> PortalImage:
        content = self._read(f"images/{facts['file']}", place)
        image = PortalImage(
            title=facts["title"],
            description=facts["alt"],
            credit=facts["credit"],
            collection=self.collection,
            uploaded_by_user=self.owner,
            file=ImageFile(content, name=content.name),
        )
        with blaming(place):
            image.full_clean()
        image.save()
        return image

    def document(self, name: str, title: str, place: Place) -> PortalDocument:
        """Return the document of a file of the data, under the title it is first asked for."""
        if name not in self.documents:
            held = PortalDocument.objects.filter(
                collection=self.collection, title=title, file__contains=Path(name).stem
            )
            self.documents[name] = held.first() or self._add_document(name, title, place)
        return self.documents[name]

    def _add_document(self, name: str, title: str, place: Place) -> PortalDocument:
        document = PortalDocument(
            title=title,
            collection=self.collection,
            uploaded_by_user=self.owner,
            file=self._read(name, place),
        )
        with blaming(place):
            document.full_clean()
        document.save()
        return document

    def text(self, name: str, place: Place) -> str:
        """Return the text of a file of the data."""
        content: bytes = self._read(name, place).read()
        return content.decode("utf-8")

    def _read(self, name: str, place: Place) -> ContentFile[bytes]:
        path = FOLDER / name
        if not path.is_file():
            raise place.fault(f"không có tệp “{name}”.")
        return ContentFile(path.read_bytes(), name=path.name)
