"""What a guest typed about a draft: read from a form as browsers send it, and checked."""

from urllib.parse import parse_qs

from frontend.views import RemarkForm

LONGEST = {"name": 120, "text": 4000}
LARGEST_FORM = 64 * 1024
"""More than the longest remark takes, every letter of it percent-encoded."""
TRAP = "website"
"""A field nobody sees: what fills it in is not a person."""


def fields_of(body: bytes) -> dict[str, str]:
    """Return what was typed, trimmed, with line ends as everywhere else."""
    sent = parse_qs(body.decode(errors="replace"), keep_blank_values=True, errors="replace")
    typed = {name: sent.get(name, [""])[0] for name in (*LONGEST, TRAP)}
    return {name: value.replace("\r\n", "\n").strip() for name, value in typed.items()}


def checked(fields: dict[str, str]) -> RemarkForm:
    """Return the form as it was filled in, with a fault for each field that cannot be taken."""
    faults = {name: _fault(fields[name], most) for name, most in LONGEST.items()}
    return RemarkForm(
        name=fields["name"],
        text=fields["text"],
        faults={name: fault for name, fault in faults.items() if fault},
    )


def _fault(value: str, most: int) -> str:
    if not value:
        return "missing"
    return "long" if len(value) > most else ""
