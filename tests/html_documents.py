"""Reading an HTML document strictly: its elements, and whatever is wrong with its structure."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {
    "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
}  # fmt: skip
ONE_PER_DOCUMENT = ("h1", "main", "title")


@dataclass
class Element:
    """A start tag with its attributes."""

    name: str
    attributes: dict[str, str]


@dataclass
class Document:
    """What a document holds; `faults` names each broken rule of structure."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Where each link leads, and its words."""

    def all(self, *names: str) -> list[Element]:
        """Return the elements of these names, in order."""
        return [element for element in self.elements if element.name in names]

    def values(self, attribute: str) -> list[str]:
        """Return the values of an attribute, wherever it is."""
        found = (element.attributes for element in self.elements)
        return [attributes[attribute] for attributes in found if attribute in attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self._open: list[str] = []
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "template" not in self._open:  # what a template holds is not part of the document yet
            self._add(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)
        if tag == "a":
            self._link = (dict(attrs).get("href") or "", len(self.document.text))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "template" not in self._open:
            self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.document.faults.append(f"</{tag}> closes {self._open[-1:]}")
            return
        self._open.pop()
        if tag == "a" and self._link is not None:
            address, begun = self._link
            self.document.links.append((address, self.document.text[begun:].strip()))
            self._link = None

    def handle_data(self, data: str) -> None:
        if "template" not in self._open:
            self.document.text += data

    def close(self) -> None:
        super().close()
        self.document.faults += [f"<{tag}> is never closed" for tag in self._open]

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.document.faults += [
            f"<{tag}> repeats {name}" for name in set(names) if names.count(name) > 1
        ]
        self.document.elements.append(Element(tag, {name: value or "" for name, value in attrs}))


def read(html: str) -> Document:
    """Return a document with every fault of its structure."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    document = reader.document
    identifiers = document.values("id")
    document.faults += [
        f"id {name} twice" for name in set(identifiers) if identifiers.count(name) > 1
    ]
    for name in ONE_PER_DOCUMENT:
        count = len(document.all(name))
        if count != 1:
            document.faults.append(f"{count} <{name}>")
    return document


def against_policy(document: Document) -> list[str]:
    """Return what a policy without inline code and without other hosts would block."""
    inline = [
        f"<{element.name} {name}>"
        for element in document.elements
        for name in element.attributes
        if name == "style" or name.startswith("on")
    ]
    scripts = [
        "<script>"
        for element in document.all("script")
        if element.attributes.get("type") != "application/ld+json"
        and not element.attributes.get("src", "").startswith("/assets/")
    ]
    loaded = [
        element.attributes["src"]
        for element in document.all("img", "source", "track", "video", "audio", "script")
        if "src" in element.attributes and not element.attributes["src"].startswith("/")
    ]
    return inline + scripts + loaded + ["<style>" for _ in document.all("style")]
