"""The one exception of the commands: what stops them, in a sentence that says what to do."""


class Refusal(Exception):  # noqa: N818 - it is no error of ours: the machine or the settings are at fault
    """A command cannot go on; the message is for the person who ran it."""
