"""Language codes: Wagtail's inside, the short public ones in addresses, the API and the registry."""

VIETNAMESE = "vi"

_PUBLIC_BY_WAGTAIL = {"zh-hans": "zh"}
_WAGTAIL_BY_PUBLIC = {public: wagtail for wagtail, public in _PUBLIC_BY_WAGTAIL.items()}


def public_language(wagtail_code: str) -> str:
    """Return the code the public sees: `zh-hans` becomes `zh`."""
    return _PUBLIC_BY_WAGTAIL.get(wagtail_code, wagtail_code)


def wagtail_language(public_code: str) -> str:
    """Return Wagtail's code for a public one: `zh` becomes `zh-hans`."""
    return _WAGTAIL_BY_PUBLIC.get(public_code, public_code)


def language_prefix(public_code: str) -> str:
    """Return where a language's pages begin on its host: `/` for Vietnamese, else `/en/`."""
    return "/" if public_code == VIETNAMESE else f"/{public_code}/"
