"""What must have been told before a sentence is understood? Its short names, its `the`, its `also`."""

from __future__ import annotations

from briefsite.analyse.summary.clause import Clause, Word, clause_of, governing
from briefsite.analyse.summary.known import Known
from briefsite.analyse.summary.nouns import BEHIND, definites, phrase_behind, presupposed, stem
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import phrases, spelled, word_set
from briefsite.reading import Reading
from briefsite.text import fold

SMALL = 3  # words of a phrase that joins sentences: `de todos modos`


def needs(reading: Reading, sentence: Span, known: Known) -> frozenset[str] | None:
    """What must stand before it, as `told` gives it; None: nothing that stands there can help it."""
    clause, language = clause_of(reading, sentence, known), reading.language
    if clause is None or _joins(clause, language) or _adds(clause, reading.fold(sentence), language):
        return None
    subject = _subject(clause, language)
    if (language.pro_drop and subject is None) or _points(clause, subject, language):
        return None
    end = clause.at if subject is None or subject < clause.at else subject + BEHIND
    return clause.short | set(presupposed(clause, end, language))


def told(reading: Reading, sentence: Span, known: Known) -> frozenset[str]:
    """What a key point gives to those behind it: its names and the stems of its words."""
    names = {what for span, what in known.names.items() if sentence.contains(span)}
    return frozenset(names | {stem(word) for word in reading.fold(sentence).replace("'", " ").split()})


def _joins(clause: Clause, language: Language) -> bool:
    """`Adicionalmente, …`, `De todos modos, …`: a short phrase in front that names nothing."""
    front = clause.words[: clause.at]
    comma = next((n for n, word in enumerate(front) if word.gap == "," and n), 0)
    phrase = front[:comma]
    if not phrase or len(phrase) > SMALL or clause.named(phrase[0].start, phrase[-1].end):
        return False
    fine = (*language.speech.time_words, *language.articles, *language.indefinite_articles, *language.day_openers)
    known = word_set(fine) | word_set(language.alone.verb_openers) - word_set(language.cut_before)
    if any(fold(word.low) in known or word.low[0].isdigit() for word in phrase):
        return False
    lower = all(word.written.islower() for word in phrase[1:])
    return lower and (len(phrase) == 1 or phrase[0].low in governing(language))


def _adds(clause: Clause, folded: str, language: Language) -> bool:
    """`also`, `even`, `the same` up to a few words behind the main verb."""
    last = clause.words[min(clause.at + BEHIND, len(clause.words) - 1)]
    front = clause.words[clause.at].start
    spoken = {word.start for word in clause.words}
    adding = phrases(language.alone.additives).spans(folded)
    joined = spelled((*language.coordinators, *language.alone.resolving))
    before = {word.start: clause.words[n - 1].low for n, word in enumerate(clause.words) if n}
    if any(start in spoken and start < last.end and before.get(start) not in joined for start, _ in adding):
        return True
    return any(start in spoken and start < front for start, _ in phrases(language.alone.presupposing).spans(folded))


def _subject(clause: Clause, language: Language) -> int | None:
    """The place of its first word: a noun phrase without a preposition before the verb, else right behind it."""
    ruled = False
    for number, word in enumerate(clause.words[: clause.at]):
        if number == 0 or word.gap == ",":
            ruled = _opens_aside(word, language)
        elif word.low in governing(language):
            ruled = True
        if not ruled and _nominal(clause, number, language):
            return number
        if ruled and word.low in spelled(language.coordinators):
            continue
        if number + 1 < clause.at and ruled:
            ruled = word.low in governing(language) or not _starts_anew(clause, number, language)
    return _behind(clause, language)


def _behind(clause: Clause, language: Language) -> int | None:
    """`se venden …`, `existen dos motivos`, `dijo Ana`, `"…", dijo a la radio el juez`."""
    verb, before = clause.words[clause.at].low, clause.words[clause.at - 1].low if clause.at else ""
    if verb in language.alone.presenting or before in language.speech.impersonals:
        return clause.at
    determiners, ruling = spelled((*language.articles, *language.determiners)), governing(language)
    ruled = False
    for number in range(clause.at + 1, min(clause.at + 2 * BEHIND, len(clause.words))):
        word = clause.words[number]
        if word.gap:
            return None
        if clause.named(word.start, word.end) and not ruled:
            return number
        if word.low in ruling:
            if not clause.quotes:
                return None
            ruled = True
        elif word.low in determiners and clause.words[number - 1].low not in ruling:
            appears = verb in language.alone.appearing and number == clause.at + 1
            return number if clause.quotes or language.nouns_capitalised or appears else None
        elif verb in language.alone.appearing:
            return number
    return None


def _opens_aside(word: Word, language: Language) -> bool:
    openers = (*language.clause_openers, *language.front_clauses, *language.conditions, *language.relatives)
    return word.low in governing(language) or word.low in spelled(openers)


def _starts_anew(clause: Clause, number: int, language: Language) -> bool:
    """`En 2020 el gobierno dijo`: behind a noun that a preposition rules a determiner opens another phrase."""
    word, behind = clause.words[number], clause.words[number + 1]
    determiners = spelled((*language.articles, *language.determiners))
    return word.low not in determiners and behind.low in determiners and word.start not in clause.verbs


def _nominal(clause: Clause, number: int, language: Language) -> bool:
    word = clause.words[number]
    if word.start in clause.verbs or word.low in spelled((*language.clitics, *language.negations)):
        return False
    if word.low in spelled((*language.alone.verb_openers, *language.alone.additives)):
        return False
    return (
        bool(phrase_behind(clause, number, language))
        or word.low in definites(language)
        or (word.low in spelled((*language.articles, *language.determiners)))
    )


def _points(clause: Clause, subject: int | None, language: Language) -> bool:
    """A possessive before anybody is named, `our`, a pronoun before the verb that nothing repeats: `le dijo`."""
    owners = spelled(language.speech.possessives)
    end = clause.at if subject is None or subject < clause.at else subject + 1
    for word in clause.words[:end]:
        if word.low in owners and not any(start < word.start for start, _ in clause.names):
            ruled = subject is not None and word.start < clause.words[subject].start
            if not ruled:
                return True
    light = spelled(language.clitics) - spelled(language.speech.impersonals)
    if not language.pro_drop or not clause.at or clause.words[clause.at - 1].low not in light:
        return False
    behind = [word.low for word in clause.words[clause.at + 1 : clause.at + 2 * BEHIND]]
    return spelled(language.told_to).isdisjoint(behind) and "al" not in behind
