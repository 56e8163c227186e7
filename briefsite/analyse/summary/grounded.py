"""What must have been told before a sentence is understood? Its short names, its `the`, its `also`."""

from __future__ import annotations

from functools import cache

from briefsite.analyse.summary.clause import Clause, Word, clause_of, governing, names_in
from briefsite.analyse.summary.known import Known
from briefsite.analyse.summary.nouns import BEHIND, definites, presupposed, stem
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.leaning import light_words
from briefsite.patterns import phrases, spelled, word_set
from briefsite.reading import Reading, overlapping
from briefsite.text import fold
from briefsite.verbs import has_verb

SMALL = 3  # words of a phrase that joins sentences: `de todos modos`


def needs(reading: Reading, sentence: Span, known: Known) -> frozenset[str] | None:
    """What must stand before it, as `told` gives it; None: nothing that stands there can help it."""
    clause, language = clause_of(reading, sentence, known), reading.language
    if clause is None or _joins(clause, language) or _adds(clause, reading.fold(sentence), language):
        return None
    subject = _subject(clause, language)
    if _unsaid(clause, language) or _refers(reading, sentence):
        return None
    if (language.pro_drop and subject is None) or _points(clause, subject, language):
        return None
    end = clause.at if subject is None or subject < clause.at else subject + BEHIND
    return frozenset(f"@{what}" for what in clause.short) | frozenset(presupposed(clause, end, language))


def told(reading: Reading, sentence: Span, known: Known) -> frozenset[str]:
    """What a key point gives to those behind it: its names and the stems of its words."""
    names = {f"@{known.names[span]}" for span in names_in(known, sentence)}
    return frozenset(names | {stem(word) for word in reading.fold(sentence).replace("'", " ").split()})


def _joins(clause: Clause, language: Language) -> bool:
    """`Adicionalmente, …`, `De todos modos, …`: a short phrase in front that names nothing."""
    front = clause.words[: clause.at]
    comma = next((n for n, word in enumerate(front) if word.gap == "," and n), 0)
    phrase = front[:comma]
    if not phrase or len(phrase) > SMALL or clause.named(phrase[0].start, phrase[-1].end):
        return False
    known = _fine(language)
    if any(fold(word.low) in known or word.low[0].isdigit() for word in phrase):
        return False
    lower = all(word.written.islower() for word in phrase[1:])
    return lower and (len(phrase) == 1 or phrase[0].low in governing(language))


@cache
def _fine(language: Language) -> frozenset[str]:
    """Words of phrases in front that join no sentences."""
    fine = (*language.speech.time_words, *language.articles, *language.indefinite_articles, *language.day_openers)
    return word_set(fine) | word_set(language.alone.verb_openers) - word_set(language.cut_before)


@cache
def _saying(language: Language) -> frozenset[str]:
    return frozenset(language.speech_verbs)


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
    behind = clause.words[clause.at + 1 : clause.at + 2]
    if verb in language.alone.presenting:
        return clause.at
    if before in language.speech.impersonals:  # `se venden casas`, not `se inscribió en …`
        ruled = not behind or behind[0].gap or behind[0].low in governing(language)
        owned = any(word.low in spelled(language.speech.possessives) for word in clause.words[: clause.at])
        return None if ruled or owned else clause.at
    determiners, ruling = spelled((*language.articles, *language.determiners)), governing(language)
    ruled = False
    for number in range(clause.at + 1, min(clause.at + 2 * BEHIND, len(clause.words))):
        word = clause.words[number]
        if word.gap:
            return None
        shown = clause.quotes or verb in _saying(language) or verb in language.alone.appearing
        if not ruled and (word.start in clause.people or (shown and clause.named(word.start, word.end))):
            return number  # not `Fundó Acme`
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
    """A determiner, a name, a bare plural, what a verb or a relative follows; not `Oriundo de …`."""
    word, alone = clause.words[number], language.alone
    if word.start in clause.verbs or word.low in spelled((*language.clitics, *language.negations)):
        return False
    if not number and not clause.named(word.start, word.end) and language.pro_drop and has_verb(word.low, language):
        return False
    if word.low in spelled((*alone.verb_openers, *alone.additives)):
        return False
    if word.low in definites(language) or word.low in spelled((*language.articles, *language.determiners)):
        return True
    if clause.named(word.start, word.end) or not word.low.isalpha():
        return True
    if word.low.endswith((*language.plural_endings, *language.infinitive_endings)) and word.low not in governing(
        language
    ):
        return True
    behind = clause.words[number + 1]
    return not behind.gap and (behind.written[0].isupper() or behind.start in clause.verbs)


def _unsaid(clause: Clause, language: Language) -> bool:
    """`Cuando llegó, vendió …`, `Vamos a …`: a verb behind a clause or phrase in front, and nobody who does it."""
    we = language.we_endings
    if any(word.low.endswith(we) and (not n or word.start in clause.verbs) for n, word in enumerate(clause.words)):
        return bool(we)
    if not language.pro_drop or not _opens_aside(clause.words[0], language):
        return False
    light = light_words(language)
    for number, word in enumerate(clause.words[1:], 1):
        first = clause.words[number - 1] if clause.words[number - 1].low in light else word
        if word.start in clause.verbs and first.gap == "," and not clause.quotes:
            behind = clause.words[number + 1 : number + 2]
            named = any(clause.named(other.start, other.end) for other in behind)
            subject = _subject(clause, language)
            early = subject is not None and subject < clause.at and clause.words[subject].gap == ","
            return not named and not early and word.low not in language.alone.presenting + language.alone.appearing
    return False


def _points(clause: Clause, subject: int | None, language: Language) -> bool:
    """`Su hermana`, a pronoun before the verb that nothing repeats: `le dijo`."""
    owners = spelled(language.speech.possessives)
    if subject is not None and clause.words[subject].low in owners:
        return True
    low = clause.words[clause.at - 1].low
    light = low in spelled(language.clitics) and low not in spelled(language.speech.impersonals)
    if not language.pro_drop or not clause.at or not light:
        return False
    behind = [word.low for word in clause.words[clause.at + 1 : clause.at + 2 * BEHIND]]
    return spelled(language.told_to).isdisjoint(behind) and "al" not in behind


def _refers(reading: Reading, sentence: Span) -> bool:
    """`"Much of this is new", she said`: the first words between marks speak of what was asked."""
    for mark in overlapping(reading.quoted.get(sentence.paragraph, ()), sentence.start, sentence.end):
        start = max(0, mark.start - sentence.start)
        first = reading.fold(sentence)[start : mark.end - sentence.start].split(". ")[0]
        if phrases(reading.language.alone.neuters).spans(first):
            return True
    return False
