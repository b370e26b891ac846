"""The search for untranslated Vietnamese finds it wherever it is, and lets names be."""

import pytest

from tests.foreign_words import is_untranslated, untranslated

PAGE = '<!doctype html><html lang="en"><body>{}</body></html>'


@pytest.mark.parametrize(
    "phrase",
    [
        "Ủy ban nhân dân thành phố",
        "Trang chủ",
        "Tin tức, sự kiện",
        "Tìm",
        "News: lịch tiếp công dân",
        "lịch",  # decomposed, as some keyboards write it
        "소식 và sự kiện",
    ],
)
def test_vietnamese_is_told_by_its_small_words_and_by_what_the_interface_says(phrase):
    assert is_untranslated(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "Nguyễn Bỉnh Khiêm was born near Hải Phòng",
        "Decision No. 204/2025/QĐ-UBND",
        "ca trù singing, hát đúm of Thủy Nguyên",
        "海防市Hải Phòng的概况",
        "News and events",
    ],
)
def test_names_keep_their_letters(phrase):
    assert not is_untranslated(phrase)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Cơ quan chủ quản</p>",
        '<img src="/media/1/a.jpg" alt="Lễ khai giảng">',
        '<a href="/en/" title="Mở trang chủ">Home</a>',
        '<div lang="vi"><p lang="en">Cơ quan chủ quản</p></div>',
        '<br><span lang="vi">Đường dây nóng</span> gọi ngay',
        '<script type="application/ld+json">{"name": "Cổng thông tin"}</script>',
    ],
)
def test_it_is_found_in_words_attributes_and_data(body):
    assert untranslated("index.html", PAGE.format(body)) != []


@pytest.mark.parametrize(
    "body",
    [
        '<p lang="vi">Cơ quan chủ quản</p>',
        '<ul lang="vi"><li title="Mở trang chủ">Cổng thông tin</li></ul>',
        '<a href="/thu-muc/tệp-đính-kèm.pdf">File</a>',
        '<script type="application/ld+json">{"legalName": "Ủy ban nhân dân"}</script>',
    ],
)
def test_what_is_marked_as_vietnamese_may_be_vietnamese(body):
    assert untranslated("index.html", PAGE.format(body)) == []


def test_it_is_found_in_feeds_where_no_language_says_otherwise():
    author = '<author xml:lang="vi"><name>Ủy ban nhân dân</name></author>'
    feed = f'<feed xml:lang="en"><title>Tin tức</title>{author}</feed>'

    assert untranslated("atom.xml", feed) == ["Tin tức"]
