"""What a machine says of a text: taken only where it can be a translation of it, marks and all."""

import pytest

from backend.translation.machine import PERSONAL, checked, may_be_sent
from content_models.translated import Text

MARKED = 'Lễ hội <b>đền Nghè</b> mở cửa, <a id="a1">xem lịch</a>.'
RICH = Text("body.1#1", "body", MARKED, is_rich=True)
PLAIN = Text("title", "title", "Hội &amp; chợ")


def test_an_answer_with_the_same_marks_is_taken_in_whatever_order():
    said = ' <a id="a1">See the programme</a> of the <b>temple</b>. '

    assert checked(RICH, said) == said.strip()
    assert checked(PLAIN, "Festival & <market>") == "Festival &amp; &lt;market&gt;"


@pytest.mark.parametrize(
    "spoilt",
    [
        "Festival <b>temple</b>",
        f"{MARKED}<b>more</b>",
        MARKED.replace("b>", "i>"),
        MARKED.replace("a1", "a2"),
        MARKED.replace(' id="a1"', ' href="https://doc-hai.example/"'),
        MARKED.replace(' id="a1"', ""),
        f"{MARKED}<script>alert(1)</script>",
        f'<img src="x" onerror="alert(1)">{MARKED}',
        f"<b onclick='x'>{MARKED}</b>",
        f"<!-- {MARKED} -->",
        "",
        "   ",
        f"{MARKED}\x00",
        f"{MARKED}\ud800",
        MARKED * 50,
    ],
)
def test_an_answer_that_cannot_be_a_translation_is_not_taken(spoilt):
    assert checked(RICH, spoilt) == ""


@pytest.mark.parametrize("spoilt", ["", "\x00", "\ud800", "a<br>b" * 100])
def test_nor_is_one_to_a_plain_text(spoilt):
    assert checked(PLAIN, spoilt) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Liên hệ lan.nguyen@thanhdong.example để biết",
        "Gọi 0225 384 0000",
        "+84 912.345.678",
        "CCCD 031085000001",
        "Tài khoản 0031-0000-12345",
    ],
)
def test_a_mailbox_or_a_long_number_is_known(text):
    assert PERSONAL.search(text)


@pytest.mark.parametrize(
    "text", ["Năm 2026 có 1.250 lượt", "Nghị định 61/2018/NĐ-CP", "1.250.000 đồng", "@ubnd"]
)
def test_other_numbers_are_not(text):
    assert not PERSONAL.search(text)


@pytest.mark.parametrize(
    "path",
    ["author_name", "leader_name", "short_biography#2", "answering_leaders.0.name"],
)
def test_a_field_about_a_person_stays_at_home_wherever_it_stands(path):
    assert not may_be_sent(Text(path, path.split(".")[0], "Trần Văn Minh"))
    assert may_be_sent(Text("steps.0.title", "steps", "Nộp hồ sơ"))
