"""Everything an editor may do, as data, so that Hypothesis can make up histories."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies

from tests.publishing.fake_cms import FakeCms
from tests.publishing.fake_desk import FORM

SITE = "thanhdong"
KIND_OF = dict.fromkeys(("dialogue", "live-event", "work-schedule", "organisation-unit"), "news")
"""What is done to news may be done to what is announced, too."""

MONTHS = ("2026-09", "2026-10", "2026-11")


@dataclass(frozen=True)
class Edit:
    """One thing done to the CMS; `choice` and `number` pick to what and how."""

    verb: str
    choice: int
    number: int

    def apply(self, cms: FakeCms) -> None:
        """Do it, if there is something to do it to."""
        VERBS[self.verb](cms, self.choice, self.number)


def _pick(cms: FakeCms, choice: int, *types: str) -> tuple[str, str] | None:
    found = sorted(
        (item["id"], item["locale"])
        for item in cms.items.values()
        if KIND_OF.get(item["type"], item["type"]) in types and item["site"] == SITE
    )
    return found[choice % len(found)] if found else None


def _moment(number: int) -> str:
    return f"{MONTHS[number % 3]}-{1 + number % 28:02}T10:00:00+07:00"


def _add_news(cms: FakeCms, choice: int, number: int) -> None:
    if section := _pick(cms, choice, "section"):
        slug = f"tin-{number % 40}"
        path = f"{cms.items[SITE, *section]['path']}{slug}/"
        if all(item["path"] != path for item in cms.items.values()):
            cms.add_news(SITE, section[0], slug, section[1], listed_at=_moment(number))


def _announce(cms: FakeCms, choice: int, number: int) -> None:
    """Announce something with an hour, often where news stood before."""
    if section := _pick(cms, choice, "section"):
        slug = f"tin-{number % 40}"
        path = f"{cms.items[SITE, *section]['path']}{slug}/"
        if all(item["path"] != path for item in cms.items.values()):
            cms.add_event(SITE, section[0], slug, section[1], listed_at=_moment(number))


def _hold_a_dialogue(cms: FakeCms, choice: int, number: int) -> None:
    """Announce a dialogue, release or correct an answer of one, or let it be over."""
    held = sorted(key for key, item in cms.items.items() if item["type"] == "dialogue")
    if held and number % 4:
        site, identifier, locale = held[choice % len(held)]
        if number % 4 == 1 and choice % 3 == 0:
            cms.close_dialogue(site, identifier, locale)
        else:
            cms.release(site, identifier, number % 7, locale)
    elif section := _pick(cms, choice, "section"):
        slug = f"tin-{number % 40}"
        path = f"{cms.items[SITE, *section]['path']}{slug}/"
        if all(item["path"] != path for item in cms.items.values()):
            cms.add_dialogue(SITE, section[0], slug, section[1], listed_at=_moment(number))


def _plan_a_week(cms: FakeCms, choice: int, number: int) -> None:
    """Publish one of two leaders' weeks, listed any time before or after it."""
    if section := _pick(cms, choice, "section"):
        slug = f"tuan-{number % 40}"
        path = f"{cms.items[SITE, *section]['path']}{slug}/"
        if all(item["path"] != path for item in cms.items.values()):
            cms.add_schedule(
                SITE, section[0], slug, _moment(number * 7)[:10], locale=section[1],
                listed_at=_moment(number + choice), leader_name=f"Lãnh đạo {choice % 2}",
            )  # fmt: skip


def _set_up_a_unit(cms: FakeCms, choice: int, number: int) -> None:
    """Set up a unit, below another of any section if there is one."""
    if section := _pick(cms, choice, "section"):
        slug = f"don-vi-{number % 40}"
        path = f"{cms.items[SITE, *section]['path']}{slug}/"
        units = sorted(
            item["id"] for item in cms.items.values() if item["type"] == "organisation-unit"
        )
        above = units[number % len(units)] if units and number % 3 else None
        if all(item["path"] != path for item in cms.items.values()):
            cms.add_unit(
                SITE, section[0], slug, above, locale=section[1], order=choice % 5,
                listed_at=_moment(number),
            )  # fmt: skip


def _add_many_news(cms: FakeCms, choice: int, number: int) -> None:
    if section := _pick(cms, choice, "section"):
        for each in range(25):
            cms.put_news(
                SITE, section[0], f"loat-{cms.now()[:19]}-{each}".replace(":", ""), section[1],
                listed_at=_moment(number),
            )  # fmt: skip
        cms.commit()


def _change_form(cms: FakeCms, choice: int, number: int) -> None:
    """Take questions, by other rules, or take none any more."""
    consent = {"version": str(number % 3), "text": "Tôi đồng ý."}
    rules = FORM | {"open": number % 4 != 1, "consent": consent}
    cms.change_site(SITE, form=rules if choice % 3 else None)


def _add_section(cms: FakeCms, choice: int, number: int) -> None:
    if above := _pick(cms, choice, "section", "home"):
        slug = f"muc-{number % 6}"
        path = f"{cms.items[SITE, *above]['path']}{slug}/"
        if all(item["path"] != path for item in cms.items.values()):
            layout = "arranged" if number % 3 == 0 else "stream"
            cms.add_section(SITE, slug, above[0], above[1], layout=layout, in_menu=number % 4 != 0)


def _translate(cms: FakeCms, choice: int, number: int) -> None:
    found = _pick(cms, choice, "news")
    section = _pick(cms, number, "section")
    if found and section and found[1] != section[1]:
        path = f"{cms.items[SITE, *section]['path']}ban-dich-{number % 9}/"
        is_free = all(item["path"] != path for item in cms.items.values())
        if is_free and (SITE, found[0], section[1]) not in cms.items:
            slug = path.rstrip("/").rsplit("/", 1)[1]
            cms.add_news(SITE, section[0], slug, section[1], id=found[0], listed_at=_moment(number))


def _translate_section(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "section"):
        locale = "en" if found[1] == "vi" else "vi"
        above = cms.items[SITE, *found]["section"]
        parent = above if (SITE, above, locale) in cms.items else cms.home(SITE)
        path = f"{cms.items[SITE, parent, locale]['path']}muc-dich-{number % 6}/"
        is_free = all(item["path"] != path for item in cms.items.values())
        if is_free and (SITE, found[0], locale) not in cms.items:
            cms.add_section(SITE, f"muc-dich-{number % 6}", parent, locale, id=found[0])


def _date_translation(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "news", "section"):
        day, later = _moment(number)[:10], _moment(choice)[:10]
        cms.date_translation(SITE, *found, day, later if number % 2 else None)


def _edit_title(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "news", "section", "home"):
        cms.edit(SITE, found[0], found[1], title=f"Tên mới {number % 5}")


def _edit_body(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "news", "section", "home"):
        cms.edit_body(SITE, found[0], f"<p>{number}</p>", found[1])


def _redate(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "news"):
        cms.edit(SITE, found[0], found[1], listed_at=_moment(number))


def _illustrate(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "news"):
        name = f"{number % 4}/ảnh {number % 4}.jpg".replace(" ", "_")
        cms.files[name] = name.encode()
        cms.edit(SITE, found[0], found[1], image=f"/media/{name}")


def _rearrange(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "news", "section"):
        cms.edit(SITE, found[0], found[1], position=f"{number % 50:06}")


def _switch_layout(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "section"):
        layout = "arranged" if number % 2 else "stream"
        cms.edit(SITE, found[0], found[1], layout=layout, in_menu=number % 3 != 0)


def _move(cms: FakeCms, choice: int, number: int) -> None:
    if found := _pick(cms, choice, "news", "section"):
        above = cms.items[SITE, cms.items[SITE, *found]["section"], found[1]]
        path = f"{above['path']}doi-ten-{number % 7}/"
        if all(item["path"] != path for item in cms.items.values()):
            cms.move(SITE, found[0], path, found[1])


def _file_elsewhere(cms: FakeCms, choice: int, number: int) -> None:
    found, section = _pick(cms, choice, "news"), _pick(cms, number, "section")
    if found and section and found[1] == section[1]:
        slug = cms.items[SITE, *found]["path"].rstrip("/").rsplit("/", 1)[1]
        path = f"{cms.items[SITE, *section]['path']}{slug}/"
        if all(item["path"] != path for item in cms.items.values()):
            cms.move_to_section(SITE, found[0], section[0], found[1])


def _withdraw(cms: FakeCms, choice: int, number: int) -> None:
    types = ("news", "section") if number % 4 == 0 else ("news",)
    if found := _pick(cms, choice, *types):
        cms.withdraw(SITE, found[0], found[1])


def _break_template(cms: FakeCms, choice: int, number: int) -> None:
    del number
    if found := _pick(cms, choice, "news"):
        item = cms.items[SITE, *found]
        cms.edit(
            SITE, found[0], found[1], title="Đã sửa" if item["title"] == "explode" else "explode"
        )


def _change_settings(cms: FakeCms, choice: int, number: int) -> None:
    del choice
    cms.change_site(SITE, name=f"Phường Thành Đông {number % 3}")


def _open_or_close_site(cms: FakeCms, choice: int, number: int) -> None:
    del choice, number
    if "khac" in cms.sites:
        cms.remove_site("khac")
        return
    cms.add_site("khac")
    section = cms.add_section("khac", "tin-tuc")
    cms.add_news("khac", section, "mo-cong")


def _suspend_or_resume(cms: FakeCms, choice: int, number: int) -> None:
    site = "khac" if number % 3 == 0 and "khac" in cms.sites else SITE
    if cms.is_withheld(site):
        cms.resume_site(site)
    else:
        cms.suspend_site(site, f"Tạm ngừng {choice % 3}")


def _suspend_edit_and_resume(cms: FakeCms, choice: int, number: int) -> None:
    if not cms.is_withheld(SITE):
        cms.suspend_site(SITE)
        _add_news(cms, choice, number)
        _withdraw(cms, choice, number)
        cms.resume_site(SITE)


VERBS: dict[str, Callable[[FakeCms, int, int], None]] = {
    "add news": _add_news,
    "announce": _announce,
    "hold a dialogue": _hold_a_dialogue,
    "plan a week": _plan_a_week,
    "set up a unit": _set_up_a_unit,
    "add many news": _add_many_news,
    "add section": _add_section,
    "translate": _translate,
    "translate section": _translate_section,
    "date translation": _date_translation,
    "edit title": _edit_title,
    "edit body": _edit_body,
    "redate": _redate,
    "illustrate": _illustrate,
    "rearrange": _rearrange,
    "switch layout": _switch_layout,
    "move": _move,
    "file elsewhere": _file_elsewhere,
    "withdraw": _withdraw,
    "break or mend template": _break_template,
    "change settings": _change_settings,
    "change form": _change_form,
    "open or close site": _open_or_close_site,
    "suspend or resume": _suspend_or_resume,
    "suspend, edit and resume": _suspend_edit_and_resume,
}

numbers = strategies.integers(min_value=0, max_value=400)
edits = strategies.builds(Edit, strategies.sampled_from(sorted(VERBS)), numbers, numbers)
histories = strategies.lists(
    strategies.lists(edits, min_size=1, max_size=4), min_size=1, max_size=6
)
"""Batches of edits; after each batch the publisher gets to work."""
