"""Which dates does the article give, and how exactly?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import chain

from babel import Locale, UnknownLocaleError

from briefsite.findings import DateRef, Span
from briefsite.languages import Language
from briefsite.patterns import Phrases, any_of, around, phrases, word_set
from briefsite.reading import Reading
from briefsite.text import fold

_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d|21[0-4]\d)(?![\d%]|[.,]\d)"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
_DECADE = r"(?P<D>(?:1[5-9]|20)\d0|[2-9]0)(?!\d)"
_ISO = r"(?<![\d/-])(?P<y>(?:1[89]|20)\d\d)-(?P<mm>0[1-9]|1[0-2])-(?P<d>3[01]|[12]\d|0[1-9])(?![\d/-])"
_NUMERIC = (
    r"(?<![\d/.])(?P<d>3[01]|[12]\d|0?[1-9])(?P<sep>[/.])(?P<mm>1[0-2]|0?[1-9])(?P=sep)(?P<y>(?:1[89]|20)\d\d)(?![\d/])"
)
MARGIN = 40  # characters of a date on either side of a name or number in it
_AMERICAN = "en"  # in English a date of digits only says neither which is the day nor which the month


def find_dates(reading: Reading, stated: date | None) -> tuple[DateRef, ...]:
    """Dates with a value in ISO 8601; what the text leaves open is X (`XXXX-10`) or, by itself, None.

    Only the date of the article (`stated` or of its dateline) resolves `el pasado octubre` or `ayer`, never the clock.
    """
    found: list[DateRef] = []
    for number, (text, folded) in enumerate(zip(reading.texts, reading.folded, strict=True), 1):
        taken: list[Span] = []
        places = around(folded, _names_phrases(reading.language), MARGIN)
        for pattern in _patterns(reading.language):
            for match in chain.from_iterable(pattern.finditer(folded, *place) for place in places):
                span = _span(number, match)
                if span is None or any(span.overlaps(other) for other in taken):
                    continue
                if _is_date(match, text, folded, reading.language):
                    taken.append(span)
                    elsewhere = _other_year(reading.language).match(folded, match.end())
                    iso, precision = _value(match, reading.language, None if elsewhere else stated)
                    found.append(DateRef(span, text[span.start : span.end], iso, precision))
    return tuple(sorted(found, key=lambda ref: ref.span))


@cache
def _names_phrases(language: Language) -> Phrases:
    """Names of months and days, and words such as `ayer`: a date holds one of them, or digits."""
    relative = (word for word, _ in language.relative_days)
    return phrases((*chain.from_iterable(_names(language.code)), *relative))


@cache
def _other_year(language: Language) -> re.Pattern[str]:
    """`de ese año`: the year is one of which the text spoke before."""
    return re.compile(r" (?:\w{1,3} )?" + any_of(language.other_years).replace(r"(?<!\w)", "", 1))


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    months, short, days = _names(language.code)
    parts = {
        "<d>": _DAY,
        "<y>": _YEAR,
        "<D>": _DECADE,
        "<m>": f"(?P<m>{'|'.join(sorted(months, key=_by_length))})",
        "<a>": f"(?P<m>{'|'.join(sorted(months | short, key=_by_length))})",
    }
    sources = [_ISO, _NUMERIC] if language.code != _AMERICAN else [_ISO]
    for source in language.date_patterns if months else ():
        for mark, part in parts.items():
            source = source.replace(mark, part)
        sources.append(rf"(?<!\w){source}(?!\w)")
    relative = [re.escape(fold(word)) for word, _ in language.relative_days] + [re.escape(day) for day in days]
    if relative:
        sources.append(rf"(?<!\w)(?P<w>{'|'.join(sorted(relative, key=_by_length))})(?!\w)")
    return tuple(re.compile(source) for source in sources)


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


@cache
def _names(code: str) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Month names, their abbreviations, day names, folded, with their numbers (CLDR through Babel)."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {}, {}, {}
    wide = {fold(name): number for number, name in locale.months["format"]["wide"].items()}
    short = {fold(name).rstrip("."): number for number, name in locale.months["format"]["abbreviated"].items()}
    short |= {name[:4]: 9 for name, number in wide.items() if number == 9}  # Sept. is as usual as Sep.
    days = {fold(name): number for number, name in locale.days["format"]["wide"].items()}
    return wide, short, days


def _span(number: int, match: re.Match[str]) -> Span | None:
    """From the first to the last part that carries the date, without the words around it."""
    spans = [match.span(name) for name, value in match.groupdict().items() if value and name != "sep"]
    return Span(number, min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def _is_date(match: re.Match[str], text: str, folded: str, language: Language) -> bool:
    parts = match.groupdict()
    before = folded[: match.start()].split()[-1:]
    if parts.get("m") and parts.get("d") and before and before[0] in word_set(language.named_after):
        return False  # avenida 9 de Julio
    if parts.get("m") and not parts.get("d") and not parts.get("y") and not _is_month(match, text, language):
        return False
    if {name for name, value in parts.items() if value} == {"y"}:
        after = re.match(r" ([^\W\d_]+)", folded[match.end("y") :])
        return not (after and _counts(after[1], language))
    return True


def _is_month(match: re.Match[str], text: str, language: Language) -> bool:
    """In languages that write months with a capital, `may` and `march` need one."""
    name = Locale.parse(language.code).months["format"]["wide"][5]
    return not name[0].isupper() or text[match.start("m")].isupper()


def _counts(word: str, language: Language) -> bool:
    """Whether a number before this word counts something instead of naming a year."""
    units = frozenset(fold(unit) for _, forms in language.units for unit in forms)
    plain = word not in word_set(language.function_words)
    return word in units or (plain and len(word) > 4 and word.endswith("s"))


def _value(match: re.Match[str], language: Language, stated: date | None) -> tuple[str | None, str]:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "w" in parts:
        return _relative(parts["w"], language, stated)
    if "D" in parts:
        return _decade(parts["D"])
    months = _names(language.code)
    month = int(parts["mm"]) if "mm" in parts else None
    if "m" in parts:
        month = months[0].get(parts["m"]) or months[1].get(parts["m"])
    year, day = parts.get("y"), "1" if "first" in parts else parts.get("d")
    if month is None:
        return year, "year"
    if year is None:
        year = _nearest_year(month, int(day or 1), "last" in parts, "next" in parts, stated)
    precision = "day" if day else "month"
    iso = f"{year or 'XXXX'}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return (iso, precision) if _exists(iso) else (None, "unknown")


def _decade(digits: str) -> tuple[str, str]:
    return (f"{digits[:3]}X" if len(digits) == 4 else f"19{digits[0]}X"), "decade"


def _nearest_year(month: int, day: int, last: bool, following: bool, stated: date | None) -> str | None:
    """The year that makes the date the last, the next or the nearest one as seen from the stated date."""
    if stated is None:
        return None
    years = [
        year for year in (stated.year - 1, stated.year, stated.year + 1) if _exists(f"{year}-{month:02d}-{day:02d}")
    ]
    dates = [date(year, month, day) for year in years]
    if last:
        dates = [d for d in dates if (d.year, d.month) < (stated.year, stated.month) or d < stated]
    if following:
        dates = [d for d in dates if d > stated]
    nearest = min(dates, key=lambda d: (abs((d - stated).days), d), default=None)
    return str(nearest.year) if nearest else None


def _relative(word: str, language: Language, stated: date | None) -> tuple[str | None, str]:
    """`ayer` and the day of the week before the stated date, if there is one."""
    if stated is None:
        return None, "day"
    offsets = {fold(name): days for name, days in language.relative_days}
    if word in offsets:
        return (stated + timedelta(days=offsets[word])).isoformat(), "day"
    weekday = _names(language.code)[2][word]
    return (stated - timedelta(days=(stated.weekday() - weekday) % 7)).isoformat(), "day"


def _exists(iso: str) -> bool:
    """Whether the calendar has this day; an open year is taken as a leap year."""
    year, month, *day = iso.replace("XXXX", "2000").split("-")
    try:
        date(int(year), int(month), int(day[0]) if day else 1)
    except ValueError:
        return False
    return True
