"""Which organisations does the article itself introduce? Defined acronyms, and names behind a cue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefsite.findings import Mention, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, word_set
from briefsite.reading import Reading
from briefsite.terms import Term
from briefsite.text import fold, slug

_DEFINED = re.compile(r"\((?P<acronym>[A-ZÁÉÍÓÚÑ][A-Za-zÁÉÍÓÚÑ]{0,2}[A-ZÁÉÍÓÚÑ]{1,8})(?P<rest>,[^()]*)?\)")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ]{3,10}(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LONGEST = 12  # words of a name that an acronym abbreviates
Found = tuple[tuple[Term, ...], tuple[Mention, ...]]


def find_organisations(reading: Reading, mentions: tuple[Mention, ...], unexplained: Iterable[Span]) -> Found:
    """Terms that this article defines, with all their mentions; `unexplained` are runs that are nobody's name."""
    names: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, str] = {}
    taken = {(m.span.paragraph, place) for m in mentions for place in range(m.span.start, m.span.end)}
    for number, text in enumerate(reading.texts, 1):
        for match in _DEFINED.finditer(text):
            if (number, match.start("acronym")) in taken:
                continue
            start = _long_form(text[: match.start()], match["acronym"], reading.language)
            if start is None and match["rest"]:  # siglas en inglés: the initials are those of another language
                start = _capitalised(text[: match.start()], reading.language)
            known = next(
                (m.term for m in mentions if start is not None and _spells(m.span, number, start, match)), None
            )
            if known:
                aliases[match["acronym"]] = known
            elif start is not None:
                names[match["acronym"]] = (match["acronym"], text[start : match.start()].strip())
        for name in _cued(number, reading, taken):
            names.setdefault(name, (name,))
    for span in unexplained:
        if _has_cue(reading, span):
            names.setdefault(reading.text(span), (reading.text(span),))
    return _terms(reading, names, aliases, taken)


def _spells(span: Span, paragraph: int, start: int, defined: re.Match[str]) -> bool:
    """Whether a mention is the whole long form, no mere last word: `Instituto de Oncología (IO)`."""
    return span.paragraph == paragraph and span.start <= start and span.end == defined.start() - 1


def _long_form(before: str, acronym: str, language: Language) -> int | None:
    """Where the shortest ending begins whose capital initials spell the acronym, article left out."""
    words = list(_WORD.finditer(before.rstrip()))[-LONGEST:]
    wanted = fold("".join(char for char in acronym if char.isupper()))
    for place in range(len(words) - 1, -1, -1):
        initials = fold("".join(word[0][0] for word in words[place:] if word[0][0].isupper()))
        if initials == wanted and words[place][0][0].isupper():
            return words[place].start()
        if re.search(r"[.;:()]", before[words[place].end() : len(before.rstrip())]):
            return None
    return None


def _capitalised(before: str, language: Language) -> int | None:
    """Where the run of capitalised words begins that ends here, connectors inside, article left out."""
    inside = word_set(language.connectors) | {"y", "e", "and", "for", "the", "para", "los"}
    start = None
    for word in reversed(list(_WORD.finditer(before.rstrip()))[-LONGEST:]):
        gap = before[word.end() : start if start is not None else len(before.rstrip())]
        if re.search(r"[.,;:()]", gap) or not (word[0][0].isupper() or fold(word[0]) in inside):
            break
        if word[0][0].isupper() and fold(word[0]) not in word_set(language.function_words):
            start = word.start()
    return start


def _cued(number: int, reading: Reading, taken: set[tuple[int, int]]) -> list[str]:
    """`denominado NSATU`, `known as ABCD`."""
    found = []
    for cue in _cues(reading.language).finditer(reading.folded[number - 1]):
        acronym = _ACRONYM.match(reading.texts[number - 1], cue.end())
        if acronym and (number, acronym.start()) not in taken:
            found.append(acronym[0])
    return found


@cache
def _cues(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{any_of(language.acronym_cues)} {before_word(language.articles)}?")


@cache
def _company(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words) + r"(?: [^\W\d_]+){0,2} $")


def _has_cue(reading: Reading, span: Span) -> bool:
    """`el gigante tecnológico nipón Mitsubishi`: a cue and at most two adjectives right before the name."""
    before = reading.folded[span.paragraph - 1][max(0, span.start - 60) : span.start]
    cue = _company(reading.language.organisation_cues).search(before)
    if not cue:
        return False
    between = set(cue[0].split()[1:])
    return not between & word_set(reading.language.function_words) and reading.text(span)[0].isupper()


def _terms(
    reading: Reading, names: dict[str, tuple[str, ...]], aliases: dict[str, str], taken: set[tuple[int, int]]
) -> Found:
    terms, mentions = [], []
    code = reading.language.code
    places = {
        name: (slug(label), "acronym" if name.isupper() else "name") for label, forms in names.items() for name in forms
    }
    places |= {acronym: (term, "acronym") for acronym, term in aliases.items()}
    for label, _ in sorted(names.items()):
        terms.append(Term(slug(label), "organisation", ((code, label),)))
    for name, (term, form) in sorted(places.items(), key=lambda item: (-len(item[0]), item[0])):
        for number, text in enumerate(reading.texts, 1):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                if (number, match.start()) not in taken:
                    taken.update((number, place) for place in range(*match.span()))
                    mentions.append(Mention(Span(number, *match.span()), term, form, name))
    return tuple(terms), tuple(sorted(mentions, key=lambda m: m.span))
