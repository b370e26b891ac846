"""The one exception of the commands: what stops them, in a sentence that says what to do."""


class Refusal(Exception):
    """A command cannot go on; the message is for the person who ran it."""
