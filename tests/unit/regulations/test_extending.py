"""A rule set that extends another keeps what it does not say itself."""

from backend.regulations import load_rule_set

CITY = load_rule_set("hai-phong-2025")
WARD = load_rule_set("thanh-dong-2025")


def test_what_the_ward_leaves_unsaid_is_the_citys_rule():
    assert WARD.tiers == CITY.tiers
    assert WARD.dialogue == CITY.dialogue
    assert WARD.languages == CITY.languages
    assert WARD.questions.valid_questions == CITY.questions.valid_questions


def test_what_the_ward_says_replaces_the_citys_rule():
    assert CITY.questions.answer is not None
    assert CITY.questions.answer.amount is None
    assert WARD.questions.answer is not None
    assert WARD.questions.answer.amount == 15


def test_a_ruling_is_replaced_as_a_whole():
    assert CITY.instrument.replaces
    assert WARD.instrument.replaces == ()


def test_a_list_is_replaced_as_a_whole():
    assert {section.tiers for section in WARD.sections} == {("ward",)}
