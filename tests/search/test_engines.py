"""One contract for every engine: what a reference finds that looks at each document in turn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.search import folding
from backend.search.embedded import EmbeddedEngine
from backend.search.engine import (
    POINTS_OF_A_WORD,
    Clue,
    Counting,
    Detail,
    Document,
    Engine,
    EngineAway,
    Field,
    Form,
    Key,
    Kind,
    Order,
    Question,
    Scope,
    Subject,
    Zone,
)
from backend.search.models import Following
from tests.search.judged_engines import ENGINES
from tests.search.reference import Reference

SITES = ("haiphong", "thanhdong")
CATEGORIES = ("news-events", "legal-documents", "")
LOCALES = ("vi", "zh")
DETAILS = tuple(
    Detail(name, value)
    for name in ("form", "field", "for_foreigners")
    for value in ("true", "Đất đai = nhà ở", '100 % "a"', "x.*y|z")
)
WORDS = (
    "hoà", "hòa", "hoa", "Hoa", "đường", "duong", "UBND", "204/2025/QĐ-UBND", "phường", "phượng",
    "thủ tục", "thu", "thứ", "市政府", "政府", "門",
)  # fmt: skip
TERMS = (
    "hoa", "duong", "ubnd", "204/2025", "204", "phuong", "thu", "th*", "p*", "市政", "政府",
    "khong-co", "uy",
)  # fmt: skip
EXACT_TERMS = ("hoa\u0300", "đương\u0300", "phươ\u0323ng", "thu\u0309", "政府", "hoa")


def uuid(number: int) -> str:
    """Return an id."""
    return f"00000000-0000-4000-8000-{number:012}"


texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
subjects = st.builds(Subject, st.sampled_from(SITES), st.integers(1, 5).map(uuid))
keys = st.builds(Key, st.sampled_from(SITES), st.integers(1, 5).map(uuid), st.sampled_from(LOCALES))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw an item with a few words in some of its fields."""
    key = draw(keys)
    fields = draw(st.dictionaries(st.sampled_from(Field), texts))
    return Document(
        key=key,
        category=draw(st.sampled_from(CATEGORIES)),
        moment=draw(st.integers(-2, 2)) * 1_000_000_000_000_000,
        year=draw(st.integers(2024, 2026)),
        fields={field: folding.tokens(text, key.locale) for field, text in fields.items()},
        details=tuple(
            draw(
                st.lists(st.sampled_from(DETAILS), max_size=2, unique_by=lambda detail: detail.name)
            )
        ),
    )


cities = st.lists(documents(), max_size=8, unique_by=lambda document: document.key)


@st.composite
def clues(draw: st.DrawFn) -> Clue:
    """Draw a clue; only the last word of a phrase may be unfinished."""
    form = draw(st.sampled_from(Form))
    known = TERMS if form is Form.FOLDED else EXACT_TERMS
    terms = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
    kind = draw(st.sampled_from(Kind))
    if kind is Kind.PHRASE:
        terms = [term.removesuffix("*") for term in terms]
    return Clue(
        zone=draw(st.sampled_from(Zone)),
        kind=kind,
        form=form,
        terms=tuple(terms),
        points=2 ** draw(st.integers(0, 10)),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw a question for a page of two, so that there are pages."""
    words = tuple(draw(st.lists(st.sampled_from(TERMS), min_size=1, max_size=4, unique=True)))
    limits = st.none() | st.integers(-2, 2).map(lambda days: days * 1_000_000_000_000_000)
    scope = Scope(
        locale=draw(st.sampled_from(LOCALES)),
        site=draw(st.sampled_from(("", *SITES))),
        category=draw(st.sampled_from(CATEGORIES)),
        since=draw(limits),
        before=draw(limits),
        details=tuple(draw(st.lists(st.sampled_from(DETAILS), max_size=1))),
        without_sites=frozenset(draw(st.lists(st.sampled_from(SITES), max_size=1))),
        without=frozenset(draw(st.lists(subjects, max_size=2))),
    )
    return Question(
        words=words,
        least=draw(st.integers(1, len(words))),
        clues=tuple(draw(st.lists(clues(), max_size=5))),
        scope=scope,
        order=draw(st.sampled_from(Order)),
        limit=2,
        zone=draw(st.sampled_from(Zone)),
        counting=draw(st.sampled_from(Counting)),
        counted_details=tuple(draw(st.lists(st.sampled_from(("form", "field")), unique=True))),
    )


def pages(engine: Engine, question: Question) -> Iterator[object]:
    """Yield all pages of an engine's answer, as far as they are the same on every engine."""
    while True:
        page = engine.search(question)
        yield page.total, page.facets, page.details, [hit.key for hit in page.hits]
        if not page.hits:
            return
        question = replace(question, after=page.hits[-1].place)


def engine_named(name: str, request: pytest.FixtureRequest) -> Engine:
    """Return an engine by its name, without an index."""
    if name == "embedded":
        Following.objects.update_or_create(engine=name, defaults={"generation": 0})
        return EmbeddedEngine()
    made: Callable[[], Engine] = request.getfixturevalue("elastic_engine")
    return made()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, db: None) -> Engine:
    """Each engine in turn, without an index."""
    return engine_named(request.param, request)


EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@EXAMPLES
@given(st.lists(cities, max_size=2), st.lists(questions(), min_size=3, max_size=6))
def test_an_engine_finds_what_looking_at_each_document_finds(
    engine: Engine, batches: list[list[Document]], asked: list[Question]
) -> None:
    reference = Reference()
    seen: set[Key] = set()
    once = [
        [each for each in batch if each.key not in seen and not seen.add(each.key)]  # type: ignore[func-returns-value]
        for batch in batches
    ]
    for each in (engine, reference):
        each.rebuild(once)

    for question in asked:
        assert list(pages(engine, question)) == list(pages(reference, question))


@EXAMPLES
@given(
    cities,
    st.lists(st.tuples(st.frozensets(subjects, min_size=1, max_size=3), cities), max_size=3),
    st.lists(questions(), min_size=3, max_size=5),
)
def test_an_engine_that_followed_changes_finds_what_one_that_saw_the_end_finds(
    engine: Engine,
    first: list[Document],
    changes: list[tuple[frozenset[Subject], list[Document]]],
    asked: list[Question],
) -> None:
    reference = Reference()
    for each in (engine, reference):
        each.rebuild([first])
        for changed, new in changes:
            each.replace(changed, [some for some in new if Subject(*some.key[:2]) in changed])

    assert engine.count() == reference.count()
    for question in asked:
        assert list(pages(engine, question)) == list(pages(reference, question))


def one(title: str, number: int = 1) -> Document:
    """Return an item that has nothing but a title."""
    return Document(
        key=Key("haiphong", uuid(number), "vi"),
        category="news-events",
        moment=number,
        year=2026,
        fields={Field.TITLE: folding.tokens(title, "vi")},
    )


def looking_for(word: str) -> Question:
    """Return the simplest question for a word."""
    return Question(words=(word,), least=1, clues=(), scope=Scope(locale="vi"))


class BrokenOffError(Exception):
    """Whoever brings the documents has failed."""


def test_a_phrase_stands_within_one_field(engine: Engine) -> None:
    fields = {Field.TITLE: "Chợ hoa", Field.SUMMARY: "xuân về"}
    parts = {field: folding.tokens(text, "vi") for field, text in fields.items()}
    engine.rebuild([[replace(one(""), fields=parts)]])
    across = Clue(
        zone=Zone.WHOLE, kind=Kind.PHRASE, form=Form.FOLDED, terms=("hoa", "xuan"), points=1
    )

    found = engine.search(replace(looking_for("hoa"), clues=(across,)))

    assert [hit.place.score for hit in found.hits] == [POINTS_OF_A_WORD]


def test_a_very_long_document_stops_nothing_and_is_found_by_its_beginning(engine: Engine) -> None:
    engine.rebuild([[one("Chợ hoa")]])
    numbers = " ".join(str(1_000_000_007 * each) for each in range(1, 60_001))
    fields = {Field.TITLE: "Bảng giá đất", Field.BODY: numbers}
    parts = {field: folding.tokens(text, "vi") for field, text in fields.items()}

    engine.replace([], [replace(one("", number=2), fields=parts)])

    totals = {word: engine.search(looking_for(word)).total for word in ("dat", "1000000007", "hoa")}
    assert totals == {"dat": 1, "1000000007": 1, "hoa": 1}


def test_without_an_index_an_engine_is_away(engine: Engine) -> None:
    assert not engine.has_index()
    with pytest.raises(EngineAway):
        engine.search(looking_for("hoa"))
    with pytest.raises(EngineAway):
        engine.replace([Subject("haiphong", uuid(1))], [one("Chợ hoa")])


def test_the_old_index_answers_until_the_new_one_is_whole(engine: Engine) -> None:
    engine.rebuild([[one("Chợ hoa")]])

    def batches() -> Iterator[Sequence[Document]]:
        yield [one("Chợ xuân", 2)]
        assert engine.search(looking_for("hoa")).total == 1
        assert engine.search(looking_for("xuan")).total == 0
        yield [one("Hội xuân", 3)]

    engine.rebuild(batches())

    assert engine.search(looking_for("hoa")).total == 0
    assert engine.search(looking_for("xuan")).total == 2


def test_a_rebuild_that_broke_off_leaves_the_old_index_and_the_next_one_succeeds(
    engine: Engine,
) -> None:
    engine.rebuild([[one("Chợ hoa")]])

    def broken() -> Iterator[Sequence[Document]]:
        yield [one("Chợ xuân", 2)]
        raise BrokenOffError

    with pytest.raises(BrokenOffError):
        engine.rebuild(broken())
    assert engine.search(looking_for("hoa")).total == 1

    engine.rebuild([[one("Hội xuân", 3)]])
    assert engine.count() == 1


def test_many_words_and_long_phrases_are_understood(engine: Engine) -> None:
    words = tuple(f"tu{number}" for number in range(40))
    engine.rebuild([[one(" ".join(words))]])
    phrase = Clue(zone=Zone.WHOLE, kind=Kind.PHRASE, form=Form.FOLDED, terms=words, points=512)
    every = Clue(zone=Zone.TITLE, kind=Kind.EVERY, form=Form.EXACT, terms=words, points=256)

    found = engine.search(
        Question(words=words, least=40, clues=(phrase, every), scope=Scope(locale="vi"))
    )

    assert [hit.place.score for hit in found.hits] == [40 * 8192 + 768]


@pytest.mark.parametrize(
    "said", ['"', "'", "\\", "a' | 'b", "* OR *", "{title}: x", "NEAR(a b)", "!(&|", "\x00", "🙂"]
)
def test_whatever_stands_in_a_text_is_text(engine: Engine, said: str) -> None:
    engine.rebuild([[one(f"hoa {said} xuân")]])

    assert engine.search(looking_for("xuan")).total == 1
