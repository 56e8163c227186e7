"""What does a language call the months and the days of the week? As CLDR has it, through Babel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Numbered = tuple[tuple[int, str], ...]


@dataclass(frozen=True, eq=False, repr=False)
class Calendar:
    """Names as they are written, with their numbers: months from 1, days from Monday, 0; empty where CLDR has none."""

    months: Numbered = ()
    short: Numbered = ()
    days: Numbered = ()


def names_in(code: str) -> dict[str, list[Any]]:
    """The fields of a Calendar."""
    from babel import Locale, UnknownLocaleError  # here: it takes its time, and the cache mostly spares it

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {}
    months, days = locale.months["format"], locale.days["format"]
    return {
        "months": [*months["wide"].items()],
        "short": [*months["abbreviated"].items()],
        "days": [*days["wide"].items()],
    }
