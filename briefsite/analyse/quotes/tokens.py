"""Of which words does a paragraph consist, and what may each of them be in a sentence?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from briefsite.analyse.quotes.entity import Entity
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import Phrases, phrases
from briefsite.reading import Reading, touched
from briefsite.text import fold

# Kinds of tokens, one letter each, so that a set of them is a string.
QUOTE, ENTITY, DETERMINER, PREPOSITION, RELATIVE, AND = "Q", "E", "D", "P", "R", "C"
VERB, INVERTED, PRONOUN, TIME, ROLE, NOUN, CAPITAL, WORD = "V", "I", "N", "T", "H", "S", "X", "w"
ACCORDING, VIEW, WHOSE, IMPERSONAL, DEMONYM = "A", "O", "W", "U", "M"
COMMA, COLON, STOP = ",", ":", "."
_TOKEN = re.compile(  # what most words are comes first
    r"\w+(?![\w'])(?:[-.]\w+)*|[^\W\d_]+'(?:s(?!\w)|(?=\w|\Z))|\w+(?:[-.]\w+)*|[,:;()\[\]]|(?<![\w.])[-–—]"
)
_MARKS = {";": STOP, ":": COLON, "(": "(", ")": ")", "[": "(", "]": ")"} | dict.fromkeys(",-–—", COMMA)
_GENITIVE = re.compile(r"['’](?:s(?!\w)|(?=\s))")
_CAPITAL_BEHIND = re.compile(r" [A-ZÄÖÜ]")
REACH = 2  # sentences between somebody and the words that are tacitly theirs
LONGEST_CONTRACTION = 8  # letters, with the spaces around it
_OPENERS = " \"'“”«»„‚‘-–—"


class Token(NamedTuple):
    """A word, a name, a quotation or a pause; `word` is lower case with its accents, of a quotation its last letter."""

    start: int
    end: int
    kind: str
    word: str
    entity: Entity | None = None


_token = partial(tuple.__new__, Token)  # without a call of Python: there are many words


def tokenise(reading: Reading, entities: Iterable[Entity], number: int, opened: bool = False) -> tuple[Token, ...]:
    """The words of a paragraph in order, its quotations one token each; what stands in brackets is left out.

    `opened` reads the words of the quotations too.
    """
    quoted = reading.quoted.get(number, [])
    marks = [] if opened else quoted
    text = reading.texts[number - 1].replace("’", "'").replace("‘", "'")
    sentences = reading.sentences_of(number)
    finder = _Finder(reading, sentences, number)
    fixed = [Token(m.start, m.end, QUOTE, text[m.end - 1]) for m in marks]
    german = reading.language.nouns_capitalised
    fixed += [_name(text, each, german) for each in entities if not touched(marks, each.span.start, each.span.end)]
    fixed += [Token(s.end, s.end, STOP, ".") for s in sentences]
    far = _far(sentences, quoted)
    found: list[Token] = []
    place = passed = 0
    for token in sorted(fixed, key=lambda t: (t.start, t.kind == STOP)):
        if passed not in far:
            found += finder.words(text, place, token.start)
        found.append(token)
        finder.before = token.kind
        place = max(place, token.end)
        passed += token.kind == STOP
    found += finder.words(text, place, len(text))
    return tuple(_without_brackets(found) if "(" in text or "[" in text else found)


def _far(sentences: Sequence[Span], marks: Sequence[Span]) -> frozenset[int]:
    """Which sentences are too far from any quotation to say who speaks in it."""
    if len(sentences) <= REACH:
        return frozenset()
    begins = {mark.start - 1 for mark in marks}  # behind such a sentence may stand `Así lo explicó Mora`
    near = {len(sentences) - back for back in range(1, REACH + 1)}
    for place, sentence in enumerate(sentences):
        if touched(marks, sentence.start, sentence.end):
            near.update(range(place - REACH, place + 1 + (sentence.start in begins)))
    return frozenset(range(len(sentences))) - near


def _name(text: str, each: Entity, german: bool) -> Token:
    """A name; one in the genitive only determines what follows: `Price's lawyer`."""
    if each.kind == "demonym":
        return Token(each.span.start, each.span.end, DEMONYM, text[each.span.start : each.span.end].lower())
    if german and not each.person and text[each.span.end - 1] == "s" and _CAPITAL_BEHIND.match(text, each.span.end):
        return Token(each.span.start, each.span.end, DETERMINER, "'s", each)  # `Tschechiens Stürmer`
    genitive = _GENITIVE.match(text, each.span.end)
    if genitive and (genitive[0] != "'" or text[each.span.end - 1] == "s"):
        return Token(each.span.start, genitive.end(), DETERMINER, "'s", each)
    return Token(each.span.start, each.span.end, ENTITY, text[each.span.start : each.span.end].lower(), each)


def _without_brackets(tokens: list[Token]) -> Iterator[Token]:
    depth, before = 0, STOP
    for token in tokens:
        opens, before = before == STOP, token.kind
        if token.kind == "(":
            depth += not opens  # a whole sentence in brackets is a sentence
        elif token.kind == ")":
            depth = max(0, depth - 1)
        elif depth == 0 or token.kind in (QUOTE, STOP):
            depth = 0 if token.kind == STOP else depth
            yield token


class _Finder:
    """The words of one paragraph, by the tables of its language."""

    def __init__(self, reading: Reading, sentences: Iterable[Span], number: int) -> None:
        self.language = reading.language
        folded = reading.folded[number - 1]
        table, kinds = _table(reading.language)
        self.listed = {start: (end, kinds[folded[start:end]]) for start, end in table.spans(folded)}
        self.begins = {s.start for s in sentences}
        self.opening = len(folded) - len(folded.lstrip(_OPENERS)) + 1  # before here nothing has been said
        self.impersonals = [[word] for word in reading.language.speech.impersonals]
        self.contractions = [[word] for word in reading.language.definite_contractions]
        self.kinds = _kinds(reading.language)
        self.before = ""  # the kind of the word before

    def words(self, text: str, start: int, end: int) -> list[Token]:
        place, before, found = start, self.before, list[Token]()
        listed, kinds = self.listed, self.kinds
        for match in _TOKEN.finditer(text, start, end):
            at, last = match.span()
            if at < place:
                continue  # within a phrase of a table
            if at in listed and listed[at][0] <= end and self._fits(text, at, before):
                place, before = listed[at]
                found.append(_token((at, place, before, text[at:place].lower(), None)))
                continue
            written = match[0]
            word = written.lower()
            place, before = last, kinds.get(word) or self._unlisted(at, written, word)
            found.append(_token((at, last, before, word, None)))
        return found

    def _unlisted(self, start: int, found: str, word: str) -> str:
        """The kind of a word that no table holds: of a name, if it is written so and opens no sentence."""
        if "-" in word and word.endswith(self.language.speech.inverted_pronouns):
            return INVERTED
        if word.endswith("'s") and found[0].isupper():
            return DETERMINER
        named = found[0].isupper() and start not in self.begins and start >= self.opening
        return CAPITAL if named else WORD

    def _fits(self, text: str, start: int, before: str) -> bool:
        """Whether a listed word is meant: a verb is no noun, `the reports`, `die Berichte`."""
        end, kind = self.listed[start]
        if kind == ACCORDING and text[start:end].lower() in self.language.speech.viewers:
            return start in self.begins or not text[max(0, start - 3) : start].rstrip()[-1:].isalnum()
        if kind != VERB:
            return True
        if text[max(0, start - 6) : start].lower().split(" ")[-2:-1] in self.impersonals:
            return False  # `se cree`, but not `se queja`, which is listed whole
        if text[max(0, start - LONGEST_CONTRACTION) : start].lower().split(" ")[-2:-1] in self.contractions:
            return False  # `al término de`
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return False
        if text[start].isupper() and start not in self.begins and start > 0:
            return text[max(0, start - 3) : start].rstrip().endswith((".", "-", "—", "–", "»", "”", '"', ":"))
        if before == DETERMINER:
            ending = text[start:end].split(" ")[0].lower()
            return ending.endswith(self.language.verb_endings) and self.language.pro_drop
        return True


@cache
def _table(language: Language) -> tuple[Phrases, dict[str, str]]:
    """All phrases that are more than a word of grammar, and the kind of each; the later tables prevail."""
    tables = (
        (language.role_heads, ROLE),
        ((*language.speech_verbs, *language.speech.stance_verbs), VERB),
        (language.according_to, ACCORDING),
        (language.speech.own_views, VIEW),
        (language.speech.relative_views, WHOSE),
        (language.speech.impersonal_verbs, IMPERSONAL),
    )
    kinds = {fold(form): kind for words, kind in tables for form in words}
    return phrases(tuple(kinds)), kinds


@cache
def _kinds(language: Language) -> dict[str, str]:
    tables = (
        (language.professions + language.speech.source_nouns + language.speech.person_nouns, NOUN),
        (language.speech.time_words, TIME),
        (language.speech.prepositions, PREPOSITION),
        (language.relatives + language.speech.subordinators, RELATIVE),
        (language.determiners, DETERMINER),
        (language.speech.clause_joins, AND),
        (language.pronouns, PRONOUN),
    )
    return _MARKS | {word.lower(): kind for words, kind in tables for word in words}
