"""A draft as a page: the view of the item it would be, rendered by its site's theme."""

import html
import re
from dataclasses import replace
from urllib.parse import unquote

from frontend import answers, bulk, pages
from frontend.builder import MEDIA_LINK
from frontend.client import Client, NotFound
from frontend.derivations import FACT_KINDS
from frontend.facts import Library, NoMemory
from frontend.payloads import Item, Preview, Site
from frontend.reading import Reading
from frontend.rendering import Renderer
from frontend.views import PreviewView, RemarkForm, RemarkView

FOLDER = "/xem-truoc/"
EMPTY_FORM = RemarkForm()


class Elsewhere(NotFound):
    """The draft belongs to another portal than the one it was asked for on."""


def preview_path(token: str) -> str:
    """Return where on its portal a draft is seen."""
    return f"{FOLDER}{token}/"


class Previewer:
    """Makes pages of drafts, each from a fresh look at the CMS."""

    def __init__(self, client: Client, renderer: Renderer) -> None:
        self._client = client
        self._renderer = renderer

    def page(self, token: str, host: str, form: RemarkForm = EMPTY_FORM) -> str:
        """Return the page of a draft as its portal would show it; Elsewhere on any other host."""
        preview, reading = self._opened(token, host)
        artifact = bulk.page_of(preview.item)
        shown = preview_view(preview, token, form)
        view = replace(pages.page_view(artifact, reading), preview=shown)
        return with_own_files(self._renderer.page(view), preview, token)

    def say(self, token: str, host: str, remark: dict[str, str]) -> int:
        """Pass a guest's remark on, if it is made on the draft's own portal; return the status."""
        self._opened(token, host)
        return self._client.say(token, remark)

    def _opened(self, token: str, host: str) -> tuple[Preview, Reading]:
        preview = self._client.preview(token)
        reading = Reading(library_with(preview.item, self._client))
        if not is_host_of(reading.site(preview.site), host):
            raise Elsewhere(host)
        return preview, reading


def library_with(draft: Item, client: Client) -> Library:
    """Return a library that takes one item from a draft, and everything else from the API."""
    library = Library(client, NoMemory(), FACT_KINDS)
    own = answers.loaded_detail(draft)
    library.prime(own)
    for fact in own:
        library.load(
            fact
        )  # now: whatever else is asked in detail takes the place of what is primed
    return library


def is_host_of(site: Site, host: str) -> bool:
    """Tell whether a `Host` header names the site, whatever the port."""
    return host.lower().partition(":")[0].rstrip(".") == site.host.lower().partition(":")[0]


def preview_view(preview: Preview, token: str, form: RemarkForm) -> PreviewView:
    """Return what a theme says around a draft."""
    return PreviewView(
        path=preview_path(token),
        saved_at=preview.saved_at,
        expires_at=preview.expires_at,
        is_newest=preview.is_newest,
        is_published=preview.is_published,
        takes_remarks=preview.takes_remarks,
        remarks=tuple(RemarkView(**dict(remark)) for remark in preview.remarks),
        form=form,
    )


def with_own_files(document: str, preview: Preview, token: str) -> str:
    """Let a document take the draft's own pictures and files from where only the token leads."""

    def place(link: re.Match[str]) -> str:
        is_own = unquote(html.unescape(link[1])) in preview.files
        return f"/api/v1/previews/{token}/media/{link[1]}" if is_own else link[0]

    return MEDIA_LINK.sub(place, document)
