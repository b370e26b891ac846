"""Debts: what a target is owed, and what stays owed when the world moves on meanwhile."""

from pathlib import Path

import pytest

from frontend.debts import Debts

TARGET = "rsync://may/cong"


@pytest.fixture
def debts(tmp_path: Path) -> Debts:
    """What one target is owed: nothing yet."""
    return Debts(tmp_path / "delivery.sqlite3", [TARGET])


def owed(debts: Debts) -> dict[str, bool]:
    """Return what is owed, and whether the target has never had it."""
    return {debt.name: debt.is_new for debt in debts.owed(TARGET)}


def test_what_was_paid_is_forgotten(debts: Debts):
    debts.owe([("a", 0, True), ("b", 0, True)])

    debts.settle(TARGET, debts.owed(TARGET)[:1], frozenset())

    assert owed(debts) == {"b": True}


def test_what_is_owed_again_meanwhile_is_still_owed_and_no_longer_new(debts: Debts):
    debts.owe([("a", 0, True)])
    being_paid = debts.owed(TARGET)
    debts.owe([("a", 0, False)])

    debts.settle(TARGET, being_paid, frozenset())

    assert owed(debts) == {"a": False}


def test_what_comes_back_while_it_is_taken_away_is_new(debts: Debts):
    debts.owe([("a", 0, False)])
    being_paid = debts.owed(TARGET)
    debts.owe([("a", 0, True)])

    debts.settle(TARGET, being_paid, frozenset({"a"}))

    assert owed(debts) == {"a": True}


def test_what_was_never_delivered_stays_new_however_often_it_changes(debts: Debts):
    debts.owe([("a", 0, True)])
    debts.owe([("a", 0, False)])

    assert owed(debts) == {"a": True}


def test_a_receipt_is_due_when_every_target_has_what_it_proves(tmp_path: Path):
    debts = Debts(tmp_path / "delivery.sqlite3", [TARGET, "s3://cong"])
    debts.owe([("a", 0, True)])
    debts.keep_receipt({"kind": "full", "cursor": "7", "milliseconds": 5})
    debts.owe([("b", 0, True)])

    for target in (TARGET, "s3://cong"):
        assert debts.due_receipts() == []
        debts.settle(target, [debt for debt in debts.owed(target) if debt.name == "a"], ())
        debts.note_complete(target, "1")

    ((number, receipt),) = debts.due_receipts()
    assert receipt["cursor"] == "7"
    debts.drop_receipts(number)
    assert debts.due_receipts() == []


def test_of_receipts_that_waited_together_the_newest_says_it_all(debts: Debts):
    for kind, cursor in (("full", "1"), ("incremental", "2"), ("incremental", "3")):
        debts.keep_receipt({"kind": kind, "cursor": cursor, "milliseconds": 0})
    debts.note_complete(TARGET, "1")

    assert [receipt["cursor"] for _, receipt in debts.due_receipts()] == ["1", "3"]


def test_a_target_that_is_no_longer_named_is_owed_nothing(tmp_path: Path):
    file = tmp_path / "delivery.sqlite3"
    Debts(file, [TARGET]).owe([("a", 0, True)])

    Debts(file, ["s3://cong"])

    assert Debts(file, [TARGET, "s3://cong"]).owed(TARGET) == []


def test_without_targets_nothing_is_kept(tmp_path: Path):
    debts = Debts(tmp_path / "delivery.sqlite3", [])

    with debts.changing():
        debts.owe([("a", 0, True)])

    assert list(tmp_path.iterdir()) == []
