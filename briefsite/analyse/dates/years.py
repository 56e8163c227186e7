"""Which numbers of four digits are years?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefsite.analyse.dates.calendar import names
from briefsite.findings import DateRef, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, word_set
from briefsite.text import fold

_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d|21[0-4]\d)(?:[-/](\d{4}|\d\d)(?![\w/-]))?(?![\w%]|[.,:/-]\d|-\w)")
_DIGITS = re.compile(r"(?:1[5-9]|2[01])\d\d")
_LAST_WORD = re.compile(r"[^\W\d_][\w'-]*\Z")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_OTHER_YEAR = re.compile(r" \w{1,3} (?:(?:1[5-9]|2[01])\d\d) ([^\W\d_]+)")
MODERN = 1900  # older years need a word that says so
SHORTEST = 3  # letters of a plural that is a word, not an ending
ROUND = 50  # who writes 2000 or 1850 without a separator may count with it
SHORT_NOUN = 4  # letters that a counted noun has at least
RECENT = range(1930, 2050)  # a number of four digits behind a name is nearly always a year
_ENUMERATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d, \Z")  # 1985, 1986 and 1989
_COMMA = re.compile(r", [^\W\d_]")  # 2022, in the first months
_NO_YEAR = frozenset(".,:/-$€£#_'")


def find_years(number: int, text: str, folded: str, language: Language) -> Iterator[DateRef]:
    """Years, and seasons or financial years such as 2023/24."""
    for match in _DIGITS.finditer(folded):
        start = match.start()
        year = _YEAR.match(folded, start)
        if not year or (start and (folded[start - 1].isalnum() or folded[start - 1] in _NO_YEAR)):
            continue
        if _is_year(folded, text, year, language):
            iso, precision = _span_of_years(year)
            end = year.end() if precision == "period" else year.end(1)
            yield DateRef(Span(number, start, end), text[start:end], iso, precision)


def _span_of_years(year: re.Match[str]) -> tuple[str, str]:
    if not year[2]:
        return year[1], "year"
    second = int(year[2]) if len(year[2]) == len(year[1]) else int(year[1][:2] + year[2])
    return (f"{year[1]}/{second}", "period") if second > int(year[1]) else (year[1], "year")


def _is_year(folded: str, text: str, year: re.Match[str], language: Language) -> bool:
    """A word before it that can stand before a year, and nothing behind it that it could count."""
    start = year.start()
    before = folded[max(0, start - 30) : start]
    if _counted(folded, text, year, language) or _is_number_of_law(language).search(folded, max(0, start - 40), start):
        return False
    if before.endswith("(") or _span_of_years(year)[1] == "period":
        return True
    if not before.strip() or before.endswith((". ", "? ", "! ", ": ", "; ")):
        return int(year[1]) >= MODERN and _opens_sentence(folded, text, year, language)
    if _ENUMERATED.search(before):
        return True
    word = _LAST_WORD.search(before.rstrip(" "))
    if word is None or not before.endswith(" "):
        return False
    if word[0] in word_set(language.year_cues):
        return True
    place = start - len(before) + word.start()
    lower = text[place].islower()
    known = word[0] in word_set(language.function_words) and word[0] not in word_set(language.articles)
    plain = known or (language.nouns_capitalised and lower)
    named = not lower and _is_recent(year) and word[0] not in word_set(language.counters)  # México 1986, Merkel 1990
    return int(year[1]) >= MODERN and (plain or named or word[0] in names(language).months)


def _is_recent(year: re.Match[str]) -> bool:
    return int(year[1]) in RECENT and int(year[1]) % ROUND != 0


def _opens_sentence(folded: str, text: str, year: re.Match[str], language: Language) -> bool:
    after = _NEXT_WORD.match(folded, year.end())
    if after is None:
        return _COMMA.match(folded, year.end()) is not None and int(year[1]) % ROUND != 0
    if language.nouns_capitalised and _is_recent(year):
        return text[after.start(1)].islower()  # 2009 sagte sie
    return after[1] in word_set((*language.function_words, *language.auxiliaries))


def _counted(folded: str, text: str, year: re.Match[str], language: Language) -> bool:
    """`unos 2000 soldados`, `entre 1500 y 2000 personas`, `über 2000`."""
    limit = _limits(language).search(folded, max(0, year.start() - 30), year.start())
    after = _NEXT_WORD.match(folded, year.end())
    if after is None:
        return limit is not None
    if limit and after[1] not in word_set(language.function_words):
        return True
    if language.nouns_capitalised and limit:
        return text[after.start(1)].isupper()
    before = _LAST_WORD.search(folded[max(0, year.start() - 12) : year.start()].rstrip())
    if before is not None and before[0] in _singular(language):
        return False  # el 2023 ha sido
    other = _OTHER_YEAR.match(folded, year.end())
    words = (after[1], other[1] if other else "")
    if not _units(language).isdisjoint(words):
        return True
    counted = any(_counts(word, language) for word in words)
    known = before is not None and before[0] in word_set(language.year_determiners)  # its 2018 elections
    return counted and (int(year[1]) % ROUND == 0 or not known)


@cache
def _limits(language: Language) -> re.Pattern[str]:
    """Words that limit a quantity and never a year; `sotto il 2019` is one, for quantities have a plural article."""
    ahead = word_set((*language.future_cues, *language.year_cues))
    ahead |= word_set(language.strict_bounds)
    words = (fold(word) for word, _ in language.bounds)
    limits = (word for word in words if word not in ahead and word.split()[-1] not in _singular(language))
    return re.compile(any_of(limits) + r" \Z")


@cache
def _singular(language: Language) -> frozenset[str]:
    """Articles of one year: el, nel."""
    articles = word_set(language.definite_articles) | word_set(language.definite_contractions)
    return frozenset(word for word in articles & word_set(language.year_cues) if len(word) > 1 and word[-1] != "s")


@cache
def _is_number_of_law(language: Language) -> re.Pattern[str]:
    """`ley 2111 de 2021`: the year is a part of its number."""
    return re.compile(any_of(language.counters) + r" (?:n[.º°o]{0,2} ?)?\d[\d./-]*,? ?(?:\w{1,3} )?(?:/ ?)?\Z")


@cache
def _units(language: Language) -> frozenset[str]:
    irregular = (word for word in word_set(language.plural_endings) if len(word) >= SHORTEST)
    return frozenset(fold(unit) for _, forms in language.units for unit in forms).union(irregular)


def _counts(word: str, language: Language) -> bool:
    """Whether a number before this word counts something instead of naming a year."""
    if word in word_set(language.function_words) or word in word_set(language.year_followers):
        return False
    if word.endswith(language.we_endings):
        return False
    return not language.nouns_capitalised and len(word) > SHORT_NOUN and word.endswith("s")
