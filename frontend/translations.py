"""One interface language: its words (gettext), its dates, its numbers."""

import io
from datetime import date, datetime
from decimal import Decimal
from email.utils import format_datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal

LOCALE_FOLDER = Path(__file__).parent / "locale"
LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")

LANGUAGE_NAMES = {
    "vi": "Tiếng Việt",
    "en": "English",
    "zh": "中文",
    "ko": "한국어",
    "ja": "日本語",
}
BABEL_LOCALES = {"vi": "vi", "en": "en_GB", "zh": "zh_Hans_CN", "ko": "ko_KR", "ja": "ja_JP"}
FILE_SIZES = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB"))

LONG_DATES = {"vi": "EEEE, dd/MM/yyyy", "en": "EEEE, d MMMM y"}
FULL_DATES = {"vi": "dd/MM/yyyy"}
SHORT_DATES = {"vi": "dd/MM/yyyy", "en": "d MMM y"}
MONTHS = {"vi": "'Tháng' M/y", "en": "MMMM y", "zh": "y年M月", "ko": "y년 M월", "ja": "y年M月"}
WEEKDAYS = "EEEE"


def as_moment(value: str | datetime) -> datetime:
    """Return a moment in the time of Việt Nam, from ISO 8601 text or a datetime."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(LOCAL_TIME)


def as_day(value: str | date | datetime) -> date:
    """Return the calendar day, in Việt Nam, of a date, a moment or their ISO 8601 text."""
    if isinstance(value, datetime):
        return as_moment(value).date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if len(value) == len("2026-11-23") else as_moment(value).date()


@cache
def translations_for(language: str) -> NullTranslations:
    """Compile a language's catalogue in memory; Vietnamese is the language of the msgids."""
    source = LOCALE_FOLDER / language / "LC_MESSAGES" / "messages.po"
    if not source.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=BABEL_LOCALES.get(language, language)))
    compiled.seek(0)
    return GNUTranslations(compiled)


class Language:
    """Formats what a template is given in the words and habits of one language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = Locale.parse(BABEL_LOCALES.get(code, code))
        self.translations = translations_for(code)

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return LANGUAGE_NAMES.get(self.code) or self.locale.get_display_name() or self.code

    def long_date(self, value: str | date) -> str:
        """Thứ Hai, 23/11/2026."""
        return format_date(as_day(value), LONG_DATES.get(self.code, "full"), self.locale)

    def full_date(self, value: str | date) -> str:
        """23/11/2026, in English 23 November 2026."""
        return format_date(as_day(value), FULL_DATES.get(self.code, "long"), self.locale)

    def short_date(self, value: str | date) -> str:
        """23/11/2026."""
        return format_date(as_day(value), SHORT_DATES.get(self.code, "medium"), self.locale)

    def weekday(self, value: str | date) -> str:
        """Thứ Hai."""
        return format_date(as_day(value), WEEKDAYS, self.locale)

    def month(self, value: str) -> str:
        """Tháng 11/2026, from the text 2026-11."""
        pattern = MONTHS.get(self.code, "MMMM y")
        return format_date(date.fromisoformat(f"{value}-01"), pattern, self.locale)

    def time(self, value: str | datetime) -> str:
        """14:30."""
        if isinstance(value, str) and len(value) <= len("14:30:00"):
            return value[:5]
        return format_time(as_moment(value), "HH:mm", tzinfo=LOCAL_TIME, locale=self.locale)

    def moment(self, value: str | datetime) -> str:
        """14:30, 23/11/2026."""
        return f"{self.time(value)}, {self.short_date(value)}"

    def number(self, value: float | Decimal | str) -> str:
        """12.500,5."""
        return format_decimal(Decimal(str(value)), locale=self.locale)

    def money(self, amount: Decimal | str, currency: str) -> str:
        """12.500.000 ₫."""
        return format_currency(Decimal(str(amount)), currency, locale=self.locale)

    def file_size(self, size: int) -> str:
        """1,2 MB."""
        for unit, name in FILE_SIZES:
            if size >= unit:
                return f"{format_decimal(round(size / unit, 1), locale=self.locale)} {name}"
        return f"{size} B"


def internet_date(value: str | datetime) -> str:
    """Return a moment as feeds of RSS 2.0 write it (RFC 5322)."""
    return format_datetime(as_moment(value))
