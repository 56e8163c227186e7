"""How is a title made short, by its words alone?"""

from __future__ import annotations

import re
from functools import cache

from briefsite.languages import Language
from briefsite.patterns import any_of, word_set
from briefsite.text import fold

LONGEST = 110  # characters of a title that we make
SHORTEST = 40  # of what is left when a clause is dropped
LONGEST_SUBJECT = 8  # words of a subject behind which something may be inserted
AFTER_SPEECH = 3  # words among which a verb of speech has lost what was said: `informó este martes`
_QUOTES = (("«", "»"), ("“", "”"), ("(", ")"))


def tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())).strip(" ,;:-–—")
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return text[:1].upper() + text[1:]


def trimmed(title: str, language: Language, fine: bool) -> str | None:
    """The longest beginning that fits and is a whole sentence as far as we can tell, else None.

    It ends before a clause, where `fine` is set also before a preposition.
    """
    title = title if len(title) <= LONGEST else _without_insertion(title, language)
    if len(title) <= LONGEST:
        return title
    for border in _borders(language)[: 3 if fine else 2]:
        places = [m.start() for m in border.finditer(fold(title)) if SHORTEST <= m.start() <= LONGEST]
        for place in reversed(places):
            if is_whole(title[:place], language):
                return tidy(title[:place])
    return None


def is_whole(title: str, language: Language) -> bool:
    """Marks are paired, the last word is no function word, and verbs stand where a sentence needs them."""
    if title.count('"') % 2 or any(title.count(first) != title.count(last) for first, last in _QUOTES):
        return False
    words = fold(title).split()
    if words[-1].strip(",;:") in word_set(language.function_words):
        return False
    clauses = _relative(language).split(title)  # a verb in `que …` alone makes no sentence
    closed = _verb(title.split()[-1], language) or _says(language).search(" ".join(words[-AFTER_SPEECH:]))
    return not closed and bool(_verb(clauses[0], language) and _verb(clauses[-1], language))


@cache
def _borders(language: Language) -> tuple[re.Pattern[str], ...]:
    """Where a sentence may end early, the best places first: at a comma, a clause, a preposition."""
    openers, stops = any_of(language.clause_openers), any_of(language.cut_before)
    return tuple(re.compile(b) for b in (r"(?:, |; | [-–—] ?)", rf",? (?={openers})", rf" (?={stops})"))


@cache
def _relative(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.relatives), re.IGNORECASE)


@cache
def _says(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.speech_verbs))


@cache
def _verbs(language: Language) -> tuple[re.Pattern[str], ...]:
    listed = (language.institutional_acts, language.speech_verbs, language.auxiliaries)
    return tuple(re.compile(source) for source in (*language.past_cues, *map(any_of, listed)))


def _verb(text: str, language: Language) -> bool:
    return any(verb.search(spelling) for verb in _verbs(language) for spelling in (fold(text), text.lower()))


def _without_insertion(title: str, language: Language) -> str:
    """`La abogada X, quien defiende a Y, informó` without what stands between the commas, if a verb follows."""
    parts = title.split(", ")
    if len(parts) < 3 or _verb(parts[0], language) or len(parts[0].split()) > LONGEST_SUBJECT:
        return title
    verb = any(pattern.match(fold(parts[2])) or pattern.match(parts[2].lower()) for pattern in _verbs(language))
    return " ".join((parts[0], ", ".join(parts[2:]))) if verb else title


def cut(title: str, language: Language) -> str:
    """The longest beginning that fits and does not end in a function word."""
    stops = word_set(language.function_words)
    words = title[: LONGEST + 1].rsplit(" ", 1)[0].split(" ")
    for place in range(len(words), 5, -1):
        while place > 1 and fold(words[place - 1]).strip(",") in stops:
            place -= 1
        candidate = " ".join(words[:place])
        if len(candidate) >= SHORTEST and candidate.count('"') % 2 == 0:
            return tidy(candidate)
    return tidy(" ".join(words))
