"""A step is done again exactly when something it depends on has changed."""

from pathlib import Path

from scripts.stamps import Stamps, digest_of


def test_a_step_that_was_never_done_has_no_stamp(tmp_path: Path) -> None:
    assert not Stamps(tmp_path / "prepared.json").has("migrate", digest_of("a"))


def test_a_step_done_with_the_same_inputs_is_not_done_again(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path / "prepared.json")

    stamps.put("migrate", digest_of("a"))

    assert stamps.has("migrate", digest_of("a"))
    assert not stamps.has("migrate", digest_of("b"))
    assert not stamps.has("sync_sites", digest_of("a"))


def test_a_torn_file_of_stamps_only_costs_work(tmp_path: Path) -> None:
    file = tmp_path / "prepared.json"
    file.write_text('{"migrate": "ab')

    Stamps(file).put("migrate", digest_of("a"))

    assert Stamps(file).has("migrate", digest_of("a"))


def test_a_changed_file_changes_the_digest(tmp_path: Path) -> None:
    file = tmp_path / "registry.yaml"
    file.write_text("version: 1")
    before = digest_of(files=[file])

    file.write_text("version: 2")

    assert digest_of(files=[file]) != before
