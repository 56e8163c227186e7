"""What must be known of the words of a lead before any is left out?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from briefsite.clauses import main_verb, relative_clauses
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import any_of, spelled
from briefsite.reading import Reading
from briefsite.verbs import finite_verbs

LONGEST_ITEM = 5  # words between the commas of an enumeration
_WORD = re.compile(r"\w+(?:[-.]\w+)*")


@dataclass(frozen=True, eq=False, repr=False)
class Lead:
    """A sentence; places are characters from its beginning."""

    span: Span
    text: str
    folded: str
    lower: str  # with its accents
    language: Language
    words: tuple[tuple[int, int], ...]
    verbs: tuple[int, ...]  # where finite verbs begin
    main: int | None  # where the finite verb of the main clause begins
    relatives: tuple[int, ...]  # where relative clauses begin
    days: tuple[tuple[int, int], ...]  # `este martes`, `on Friday`, with what goes with them
    listing: frozenset[int]  # commas of an enumeration
    facts: tuple[tuple[int, int, str, float], ...]  # what a title may tell: place, what, weight


def open_lead(reading: Reading, span: Span, facts: tuple[tuple[Span, str, float], ...], days: list[Span]) -> Lead:
    text, folded, language = reading.text(span), reading.fold(span), reading.language
    lower = text.lower() if len(text.lower()) == len(text) else folded
    relatives = relative_clauses(text, folded, language)
    words = tuple(word.span() for word in _WORD.finditer(text))
    verbs = _verbs(text, words, relatives, language)
    inside = [(f.start - span.start, f.end - span.start, what, weight) for f, what, weight in facts if span.contains(f)]
    found = _days(lower, [(d.start - span.start, d.end - span.start) for d in days if span.contains(d)], language)
    return Lead(
        span=span,
        text=text,
        folded=folded,
        lower=lower,
        language=language,
        words=words,
        verbs=verbs,
        main=main_verb(text, folded, verbs, relatives, language),
        relatives=relatives,
        days=found,
        listing=_listing(text, lower, verbs, language),
        facts=tuple(fact for fact in inside if not any(a <= fact[0] < b for a, b in found)),
    )


def _verbs(
    text: str, words: tuple[tuple[int, int], ...], relatives: tuple[int, ...], language: Language
) -> tuple[int, ...]:
    """The finite ones that are known, and what stands right behind `que`, `which`."""
    verbs = {start for start, _ in finite_verbs(text, language)}
    if not language.nouns_capitalised:
        behind = [b for a, b in pairwise(words) if a[0] in relatives and text[b[0]].islower()]
        function = {*language.function_words, *language.determiners}
        verbs |= {start for start, end in behind if text[start:end].lower() not in function}
    return tuple(sorted(verbs))


def _days(lower: str, days: list[tuple[int, int]], language: Language) -> tuple[tuple[int, int], ...]:
    """Days with the words before them that go with them; not `since Monday`, `between Monday and Friday`."""
    openers = spelled(language.day_openers)
    bound = spelled((*language.cut_before, *language.genitives, *language.coordinators))
    found = []
    for start, end in days:
        while (word := re.search(r"(\w+) $", lower[max(0, start - 20) : start])) and word[1] in openers:
            start -= len(word[0])
        if part := re.match(" " + any_of(language.alone.day_parts), lower[end:]):
            end += len(part[0])  # `el jueves a primera hora`
        more = re.match(r" (\w+)\b", lower[end:])
        if more and more[1] in openers and more[1] not in bound | spelled(language.articles):
            end += len(more[0])  # `ce lundi matin`
        if lower[max(0, start - 2) : start] == ", " and lower[end : end + 1] == ",":
            start, end = start - 2, end + 1
        before = re.search(r"(\w+) $", lower[max(0, start - 20) : start])
        after = re.match(r" (\w+)", lower[end:])
        joined = after is not None and after[1] in spelled(language.coordinators)
        front = start == 0 or lower[start - 2] == ","
        genitive = re.match(r"\w+", lower[start:])
        if genitive and genitive[0] in spelled(language.genitives):
            continue  # `a partir del lunes`
        first = front and language.nouns_capitalised  # `Am Dienstag hat …`: the verb would come first
        if not joined and not first and not (before and before[1] in bound):
            found.append((start, end))
    return tuple(found)


def _listing(text: str, lower: str, verbs: tuple[int, ...], language: Language) -> frozenset[int]:
    """The commas of `Indonesia, Japón, Filipinas y Australia`."""
    commas = [m.start() for m in re.finditer(r", ", text)]
    words = [*_WORD.finditer(lower)] if commas else []
    joined = [word.start() for word in words if word[0] in spelled(language.coordinators)]  # où is no ou
    single = spelled((*language.relatives, *language.cut_before)) - spelled(language.genitives)
    found: set[int] = set()
    for place, comma in reversed([*enumerate(commas)]):
        after = commas[place + 1] if place + 1 < len(commas) else len(text)
        joint = next((start for start in joined if comma < start < after), after)
        if joint == comma + 2 and _is_clause(text, joint, comma, verbs):
            continue
        short = text.count(" ", comma + 2, joint) < LONGEST_ITEM and not any(comma < verb < joint for verb in verbs)
        begins = _WORD.match(lower, comma + 2)
        plain = begins is None or begins[0] not in single
        if short and plain and (joint < after or after in found):
            found.add(comma)
    return frozenset(found)


def _is_clause(text: str, joint: int, comma: int, verbs: tuple[int, ...]) -> bool:
    """`…, y la empresa anunció`: a comma behind a verb, and another verb soon behind the coordinator."""
    soon = " ".join(text[joint:].split(" ")[: LONGEST_ITEM + 1])
    return any(verb < comma for verb in verbs) and any(joint < verb < joint + len(soon) for verb in verbs)
