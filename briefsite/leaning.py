"""Does a sentence point at an earlier one? By its first words, a demonstrative, a pronoun, a bare noun."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, spelled
from briefsite.text import words as words_in

OPENERS = "\"“«„'‘¿¡(["
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(\w+) $")
_WORDS = re.compile(r"([\w'-]+)(?: ([\w'-]+)(?: ([\w'-]+)(?: ([\w'-]+)(?: ([\w'-]+))?)?)?)?")  # the first five
_Re = re.Pattern[str]
STEM = 5  # letters by which a noun is known again


def leans(text: str, folded: str, language: Language) -> bool:
    """Its first words point back, have their subject elsewhere, or are no reporter's: `Before that`, `Read more`."""
    words = _WORDS.match(text, len(text) - len(text.lstrip(OPENERS)))
    if words is None or words[1].lower() not in _first_words(language):
        return False
    said, start = words[0].lower(), words.start()
    if said.startswith(_prepositional(language)):
        return False
    return any(said[: end - start] in _openings(language) for _, end in words.regs[1:] if end >= 0)


def points(plain: str, named: int, language: Language) -> bool:
    """A demonstrative, or a pronoun before the first name, at `named`; `plain` is in lower case with its accents."""
    pointing, pronouns, times, relatives, any_word = _pointers(language)
    if any_word.isdisjoint(words_in(plain)):
        return False
    for word in pointing.finditer(plain):
        if _is_noun(plain, word.start(), language):
            continue
        near = word[0] in language.near_demonstratives and times.match(plain, word.end())
        if not near and not relatives.match(plain, word.end()):
            return True
    return pronouns.search(plain, 0, named) is not None


def unfinished(text: str, language: Language) -> bool:
    """`Aunque fueron casos aislados.`: a clause that opens another one, which does not come."""
    opener = _unfinished(language).match(text.lower().lstrip(OPENERS))
    return opener is not None and not re.search(r",\s", text)


def _is_noun(plain: str, start: int, language: Language) -> bool:
    """`Punta del Este`, `al este de Berlín`: behind an article no demonstrative stands."""
    before = _LAST_WORD.search(plain, max(0, start - 12), start)
    return before is not None and before[1] in spelled((*language.definite_articles, *language.definite_contractions))


def lacks_subject(text: str, verb: tuple[int, int], language: Language) -> bool:
    """`Con Maradona como líder, logró …`, `En 2024 gastó cerca de …`: phrases, a verb, and nobody who does it."""
    before = words_in(text[: verb[0]].lower())
    phrases = _fronting(language)
    if not before or text[0] in OPENERS or before[0] not in phrases or text[slice(*verb)].endswith(language.we_endings):
        return False
    if text[slice(*verb)].lower() in language.alone.presenting:
        return False
    light = _light(language)
    further = text[: verb[0]].lower().rstrip(", ").split(", ")[1:]
    if text[: verb[0]].endswith(", ") or further or len(before) == 1:
        words = [_WORD.findall(part) for part in further]
        if all(not part or part[0] in phrases or light.issuperset(part) for part in words):
            return True
    leading, nouns = _leading(language), _nouns(language)
    subject = any(word in nouns and last not in leading for last, word in pairwise(before))
    behind = re.match(r" (\w+)", text[verb[1] :])
    articles = spelled((*language.articles, *language.clitics))  # not `vendió sus propiedades`
    named = behind is not None and (behind[1][0].isupper() or behind[1].lower() in articles)
    return not subject and not named and "," not in text[: verb[0]]


def bare_noun(folded: str, language: Language) -> str | None:
    """The stem of `deal` in `The deal was …`: an article and a noun, nothing that says which one."""
    noun = _bare(language).match(folded)
    return noun[1][:STEM] if noun else None


@cache
def light_words(language: Language) -> frozenset[str]:
    """What may stand before a verb that opens a sentence: not behind `se` comes who it happened to."""
    return spelled(language.clitics) - spelled(language.speech.impersonals) | spelled(language.negations)


@cache
def _light(language: Language) -> frozenset[str]:
    return light_words(language) | spelled(language.alone.verb_openers)


@cache
def _leading(language: Language) -> frozenset[str]:
    return spelled((*language.cut_before, *language.genitives, *language.coordinators))


@cache
def _nouns(language: Language) -> frozenset[str]:
    return spelled((*language.articles, *language.determiners, *language.clitics))


@cache
def _fronting(language: Language) -> frozenset[str]:
    return spelled((*language.cut_before, *language.alone.additives, *language.alone.verb_openers))


@cache
def _prepositional(language: Language) -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in language.alone.prepositional)


@cache
def _first_words(language: Language) -> frozenset[str]:
    return frozenset(form.split(" ")[0] for form in _openings(language))


@cache
def _openings(language: Language) -> frozenset[str]:
    """With their accents: él is a pronoun, el is not."""
    return spelled((*language.anaphora, *language.alone.leaning, *language.alone.boilerplate, *language.speech_verbs))


@cache
def _pointers(language: Language) -> tuple[_Re, _Re, _Re, _Re, frozenset[str]]:
    """Demonstratives; pronouns; what makes the former point at nothing said (`week`, `who`); all their words."""
    lists = (*language.demonstratives, *language.pronouns)
    words = frozenset(word for form in lists for word in _WORD.findall(form.lower()))
    alone = _listed((*language.relatives, *language.cut_before, *language.than, ","))
    pointing, pronouns = re.compile(_listed(language.demonstratives)), re.compile(_listed(language.pronouns))
    times = re.compile(rf" (?:\S+ ){{0,2}}{_listed(language.present_times)}")
    return pointing, pronouns, times, re.compile(f" {alone}"), words


def _listed(words: tuple[str, ...]) -> str:
    """As `any_of`, but with accents: está is no demonstrative."""
    forms = sorted(words, key=lambda form: (-len(form), form))
    return r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)" if forms else r"(?!)"


@cache
def _unfinished(language: Language) -> re.Pattern[str]:
    return re.compile(_listed(language.alone.unfinished))


@cache
def _bare(language: Language) -> re.Pattern[str]:
    inside = any_of((*language.genitives, *language.cut_before, *language.coordinators))
    articles = before_word((*language.definite_articles, *language.articles))
    return re.compile(rf"{articles}({any_of(language.alone.shell_nouns)})(?:, | (?!{inside}))")
