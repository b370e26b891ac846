"""What a sender learns by the code of a contribution, and what they may say by it."""

from dataclasses import dataclass
from datetime import datetime

from backend.citizen.refusals import UnknownCode
from backend.citizen.secrecy import hash_of_code
from backend.contributions import desk, states
from backend.contributions.models import Contribution
from backend.contributions.states import Act, State
from backend.published import store

TOLD = (Act.ASK_BACK, Act.REPLY, Act.DECLINE)
"""Acts of which the sender reads the words; of others that they happened, but never who did them."""
MOST_REPLIES = 10


@dataclass(frozen=True)
class Step:
    """One thing that was done, in the words that are for the sender."""

    at: datetime
    what: str
    text: str = ""


def find(code: str, *, site: str | None = None) -> Contribution:
    """Return the contribution with a code; UnknownCode for every wrong one, and on another site."""
    found = Contribution.objects.filter(code_hash=hash_of_code(code)).select_related("portal")
    if site is not None:
        found = found.filter(portal__key=site)
    one = found.first()
    if one is None:
        raise UnknownCode
    return one


def steps_of(contribution: Contribution) -> list[Step]:
    """Return what was done about it, oldest first."""
    shown = contribution.entries.filter(what__in=[act.value for act in Act])
    done = [Step(each.at, each.what, each.text if each.what in TOLD else "") for each in shown]
    return [Step(contribution.received_at, "received"), *done]


def may_reply(contribution: Contribution) -> bool:
    """Tell whether the sender may write more now."""
    if contribution.erased_at or not states.may(State(contribution.state), Act.REPLY):
        return False
    return contribution.entries.filter(what=Act.REPLY).count() < MOST_REPLIES


def reply(contribution: Contribution, *, text: str) -> None:
    """Take what the sender writes more; NotNow where it is too late, whoever was quicker."""
    desk.reply(contribution, text=text)


def address_of(contribution: Contribution) -> str:
    """Return where it stands in public, empty while it does not."""
    return store.address_of(contribution.page_id) if contribution.page_id else ""
