"""Who must have seen a page before the public does."""

from enum import StrEnum
from typing import Literal

from backend.regulations.clauses import Cited, Group, Ruling
from backend.regulations.deadlines import Limit
from content_models.categories import Category


class StepKey(StrEnum):
    """The steps of the chain; only `POST`, done by the operating unit, may follow `APPROVE`."""

    AUTHOR = "author"
    EDITOR = "editor"
    TOPIC_REVIEW = "topic-review"
    APPROVE = "approve"
    POST = "post"


class StepRole(StrEnum):
    """The role a person needs to take a step."""

    AUTHOR = "author"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    OPERATOR = "operator"


class ApprovalStep(Ruling):
    """One step of the chain; `due` is None where the regulation sets no time for it."""

    key: StepKey
    title: str
    role: StepRole
    due: Limit | None = None


class ReviewingUnit(Ruling):
    """A unit that reviews pages of its topics or columns."""

    key: str
    name: str


class TopicRoute(Ruling):
    """A topic (lĩnh vực) or a column, and the unit that reviews it.

    `contributors_only` routes bind only what collaborators (cộng tác viên) wrote.
    """

    topic: str | None = None
    title: str
    categories: tuple[Category, ...] = ()
    unit: str
    contributors_only: bool = False


class BoardTitle(Ruling):
    """A title on the editorial board (Ban Biên tập)."""

    key: str
    name: str


class Board(Group):
    """The editorial board; `approving_titles` None leaves approval to any member."""

    titles: tuple[BoardTitle, ...]
    approving_titles: Cited[tuple[str, ...]] | None
    standing_unit: Cited[str] | None
    required_before_launch: Cited[bool] | None


class ApprovalRules(Group):
    """The chain, its reviewers and the board that ends it.

    `announcements`: whether what a portal above announces is shown at once or first accepted by the
    board of the portal below; None leaves it to that board.
    """

    steps: tuple[ApprovalStep, ...]
    units: tuple[ReviewingUnit, ...] = ()
    routes: tuple[TopicRoute, ...] = ()
    board: Board
    announcements: Cited[Literal["direct", "accept"]] | None = None
