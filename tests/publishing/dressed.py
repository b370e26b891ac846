"""Items as full as the contract's examples, so that the real theme can show them."""

import io
import re

import orjson
from PIL import Image

from tests.portal_views import example
from tests.publishing.fake_cms import FakeCms

OWN = frozenset(
    {
        "id", "site", "locale", "section", "path", "url", "type", "position",
        "published_at", "updated_at", "listed_at", "breadcrumbs", "alternates",
    }
)  # fmt: skip
"""What makes an item stand where it does."""
MEDIA = re.compile(rb'"/media/([^"]+)"')


def dress(cms: FakeCms) -> None:
    """Give every item all fields of its kind, and every file it shows."""
    for key, item in cms.items.items():
        told = {name: value for name, value in example(item["type"]).items() if name not in OWN}
        cms.items[key] = {**item, "breadcrumbs": [], "alternates": [], **told}
    for name in MEDIA.findall(orjson.dumps(list(cms.items.values()))):
        file = name.decode()
        cms.files[file] = picture(file) if file.endswith((".webp", ".jpg")) else b"%PDF-"
    cms.commit()


def picture(name: str) -> bytes:
    """Return a picture of one colour."""
    made = io.BytesIO()
    Image.new("RGB", (48, 32), "teal").save(made, "WEBP" if name.endswith(".webp") else "JPEG")
    return made.getvalue()
