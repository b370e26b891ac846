"""Images and documents: what an upload must say, and what is refused."""

from io import BytesIO
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.forms import get_image_form

from content_models.media import PortalDocument, PortalImage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def archive(*names: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as zipped:
        for name in names:
            zipped.writestr(name, "")
    return packed.getvalue()


def upload(name: str, content: bytes) -> PortalDocument:
    return PortalDocument(title=name, file=SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nghi-quyet.pdf", b"%PDF-1.7 ..."),
        ("nghi-quyet.docx", archive("[Content_Types].xml", "word/document.xml")),
        ("so-lieu.xlsx", archive("xl/workbook.xml")),
        ("ho-so.zip", archive("a.txt")),
        ("ban-tin.mp4", b"\0\0\0\x18ftypmp42"),
        ("so-lieu.csv", "Phường,Số hộ".encode()),
    ],
)
def test_a_file_that_is_what_it_says_is_accepted(name, content):
    document = upload(name, content)

    document.full_clean(exclude=["collection"])

    assert document.file.read(4) == content[:4]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nghi-quyet.pdf", b"MZ\x90\0"),
        ("nghi-quyet.docx", b"PK but not an archive"),
        ("nghi-quyet.docx", b"PK\x03\x04 and then nothing of an archive"),
        ("nghi-quyet.docx", archive("xl/workbook.xml")),
        ("so-lieu.csv", b"MZ\0\0"),
        ("chuong-trinh.exe", b"MZ\x90\0"),
        ("khong-duoi", b"%PDF-1.7"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name, content):
    document = upload(name, content)

    with pytest.raises(ValidationError) as refusal:
        document.full_clean(exclude=["collection"])

    assert set(refusal.value.message_dict) == {"file"}


def test_a_document_is_stored_under_a_plain_name_and_a_composed_title():
    document = upload(normalize("NFD", "Quyết định số 5.pdf"), b"%PDF-1.7")

    document.save()

    assert document.file.name == "documents/Quyet_dinh_so_5.pdf"
    assert document.title == "Quyết định số 5.pdf"


def test_an_image_must_say_what_it_shows():
    form = get_image_form(PortalImage)

    field = form.base_fields["description"]

    assert field.required
    assert "không nhìn thấy ảnh" in str(field.help_text)


def test_a_licence_that_asks_for_the_author_is_refused_without_one():
    image = PortalImage(title="Cầu", description="Cây cầu", licence="CC BY 4.0")

    with pytest.raises(ValidationError) as refusal:
        image.clean()

    assert set(refusal.value.message_dict) == {"credit"}
