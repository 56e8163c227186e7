"""Is somebody a man or a woman, by what stands around the name?"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from briefsite.findings import Person
from briefsite.languages import Language
from briefsite.patterns import word_set
from briefsite.reading import Reading
from briefsite.text import fold

LONG = 5  # letters of a word whose ending says something


def gender_of_person(reading: Reading, person: Person) -> str:
    """By the titles and articles before the name and its roles, else by the form of the role."""
    spans = [m.span for m in person.mentions] + [r.span for r in person.roles]
    votes = {"m": 0, "f": 0, "": 0}
    for span in spans:
        before = reading.texts[span.paragraph - 1][max(0, span.start - 12) : span.start].split()[-1:]
        votes[gender_of(reading.language, before[0]) if before else ""] += 2
        words = reading.text(span).split()
        votes[gender_of(reading.language, words[0])] += 1
    for role in person.roles:
        inside = takewhile(lambda word: word not in word_set(reading.language.function_words), fold(role.text).split())
        heads = [word for word in inside if len(word) >= LONG]
        votes["f"] += 2 * any(head.endswith(reading.language.speech.feminine_endings or ("\0",)) for head in heads)
    if votes["m"] == votes["f"]:
        return _by_name(reading.language, fold(person.name).split()[0])
    return "m" if votes["m"] > votes["f"] else "f"


def gender_of(language: Language, word: str) -> str:
    """m, f or unknown, by an article, a title or a pronoun."""
    bare = word.lower().rstrip(".")
    if bare in plain_words(language.speech.feminine):
        return "" if bare in plain_words(language.speech.masculine) else "f"
    return "m" if bare in plain_words(language.speech.masculine) else ""


def _by_name(language: Language, given: str) -> str:
    """By the last letter of the given name, where a language has such a habit."""
    if given.endswith(language.speech.masculine_names or ("\0",)):
        return "m"
    return "f" if given.endswith(language.speech.feminine_names or ("\0",)) else ""


@cache
def plain_words(words: tuple[str, ...]) -> frozenset[str]:
    """Lower case with accents, abbreviations without their dot."""
    return frozenset(word.lower().rstrip(".") for word in words)


@cache
def person_nouns(language: Language) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Nouns of people, endings of such and beginnings: ex-."""
    nouns = plain_words(language.speech.person_nouns)
    endings = tuple(noun for noun in nouns if noun.startswith("-")) or ("\0",)
    return nouns, endings, tuple(noun for noun in nouns if noun.endswith("-")) or ("\0",)
