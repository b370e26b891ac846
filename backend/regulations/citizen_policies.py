"""How a portal deals with questions, complaints, dialogues, and what readers say about it."""

from enum import StrEnum

from backend.regulations.clauses import Cited, Group, Ruling
from backend.regulations.deadlines import Limit


class ComplaintHandling(StrEnum):
    """What happens to a complaint or denunciation (khiếu nại, tố cáo) sent as a question."""

    REFUSE = "refuse"
    FORWARD = "forward"


class AnswerVisibility(StrEnum):
    """Which answers the public must be able to read."""

    ALL = "all"
    COMMON_MATTERS = "common-matters"
    BY_NATURE = "by-nature"


class AskerKind(StrEnum):
    """Who asks."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"


class AskerDetail(StrEnum):
    """What an asker must tell about themselves."""

    FULL_NAME = "full-name"
    IDENTITY_NUMBER = "identity-number"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


class Channel(StrEnum):
    """How a question may arrive."""

    PORTAL = "portal"
    EMAIL = "email"
    FACEBOOK = "facebook"
    IN_PERSON = "in-person"


class ValidQuestion(Ruling):
    """What makes a question valid: all of these details, and at least one of those."""

    asker: AskerKind
    all_of: tuple[AskerDetail, ...]
    any_of: tuple[AskerDetail, ...]


class QuestionPolicy(Group):
    """Questions and answers (Hỏi đáp); None is silence, never a permission.

    `personal_data_kept_days` counts from the end of a question; without a number it is kept.
    """

    valid_questions: tuple[ValidQuestion, ...] = ()
    channels: Cited[tuple[Channel, ...]] | None
    complaints: Cited[ComplaintHandling] | None
    visibility: Cited[AnswerVisibility] | None
    classify: Limit | None
    out_of_scope_notice: Limit | None
    answer: Limit | None
    progress_notice_names_answer_date: Cited[bool] | None
    wrong_agency_returns_to_board: Cited[bool] | None
    private_answer_copied_to_board: Cited[bool] | None
    asker_can_follow_status: Cited[bool] | None
    personal_data_kept_days: Cited[int] | None


class PersonalDataPolicy(Group):
    """How soon somebody who asks about their own data is answered, and has what they asked for.

    All count from receipt. It is the law of the country, whatever a city decides beside it.
    """

    acknowledge: Limit | None
    access: Limit | None
    correction: Limit | None
    deletion: Limit | None


class DialoguePolicy(Group):
    """Online dialogue (đối thoại trực tuyến)."""

    plan_contents: Cited[tuple[str, ...]] | None
    answering_leaders: Cited[tuple[str, ...]] | None
    plan_approved_by: Cited[str] | None
    announcement: Limit | None
    script_contents: Cited[tuple[str, ...]] | None


class RatingAxis(StrEnum):
    """What readers rate of a portal."""

    INTERFACE = "interface"
    CONTENT = "content"
    QUALITY = "quality"
    SUPPORT = "support"


class FeedbackPolicy(Group):
    """What readers say about a portal and its pages; None is silence.

    `correction`: how soon a reported error is dealt with, counted from when it was reported.
    `rating`: on what the public rates the portal; without it there is nothing to rate.
    """

    correction: Limit | None
    rating: Cited[tuple[RatingAxis, ...]] | None
