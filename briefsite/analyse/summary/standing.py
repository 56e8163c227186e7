"""Does a sentence stand alone? Whole, and understood without the one before it."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.leaning import OPENERS, bare_noun, lacks_subject, leans, light_words, points, unfinished
from briefsite.patterns import phrases, spelled, word_set
from briefsite.reading import Reading, overlapping
from briefsite.verbs import finite_verbs, has_verb

SHORTEST, LONGEST, LONGEST_LEAD = 40, 480, 600  # characters of a key point
QUOTING = "\"“«„'‘"
ADDING = 6  # words among which `also` says that something was told before
# What a sentence is worth that seems to lean on another one.
VERBLESS, SUBJECTLESS, BARE, ADDED = 0.3, 0.3, 0.3, 0.7
_ENDS = tuple(".!…\"”»’')")
_WORD = re.compile(r"\w+")
_INHABITANT = re.compile(r"(\w+) (\w+) (\w+)")
LONGEST_PHRASE = 80  # characters of one in front
_HOLE = re.compile(r"(\w+) [.,](?!\.)(?:\s|$)")
_FIRST_WORD = re.compile(r"(\w+)(?:[ ,]+(\w))?")
_LONG = re.compile(r"\W*(?:\w+\W+){4}\w")  # too many words to take back the sentence before: `No lo es.`


def is_fit(reading: Reading, sentence: Span, names: Collection[int], first: bool) -> bool:
    """Long enough, whole, no question, and nothing in it that surely points outside; `names` begin where it says.

    The `first` sentence of an article has none to point at: `frente a estas costas`.
    """
    text = reading.text(sentence)
    if (
        not SHORTEST <= len(text) <= (LONGEST_LEAD if first else LONGEST)
        or not text.endswith(_ENDS)
        or text.rstrip(OPENERS + "”»’)].").endswith("?")
    ):
        return False
    if (
        not (text.lstrip(OPENERS)[:1].isupper() or text[0].isdigit())
        or not _is_paired(text)
        or _has_hole(text, reading)
    ):
        return False
    plain = _unquoted(reading, sentence)
    if text[0] in QUOTING and all(plain[name] == " " for name in names):
        return False  # `"Debemos aprender", dijo`: nobody knows who
    return not _leans(reading, sentence) and (
        first or not points(plain, min(names, default=len(plain)), reading.language)
    )


def standing(reading: Reading, sentence: Span, told: str, near: bool) -> float:
    """How well it stands alone, up to 1.

    `told` is the folded text that every reader has seen before, `near` whether it ends right before the sentence.
    """
    language, text = reading.language, reading.text(sentence)
    verb = next(iter(finite_verbs(text, language)), None)
    worth = 1.0 if verb else VERBLESS
    if language.pro_drop and verb and lacks_subject(text, verb, language):
        worth *= SUBJECTLESS
    folded = reading.fold(sentence)
    noun = bare_noun(folded, language) or _bare_subject(folded, language)
    if noun and not near and noun not in told:
        worth *= BARE
    words = [folded[start:end] for start, end in phrases(language.alone.additives).spans(folded)[:1]]
    place = folded.find(words[0]) if words else len(folded)
    return worth * ADDED if folded[:place].count(" ") < ADDING and words else worth


def _bare_subject(folded: str, language: Language) -> str | None:
    """`En diálogo con la prensa, el juez dijo`: a bare noun behind a phrase in front."""
    first = _WORD.match(folded)
    comma = folded.find(", ")
    opens = first is not None and first[0] in spelled(language.cut_before) and 0 < comma < LONGEST_PHRASE
    return bare_noun(folded[comma + 2 :], language) if opens else None


def is_inhabitant(reading: Reading, sentence: Span, demonyms: Collection[Span]) -> bool:
    """`El neerlandés ganó …`: an article, an adjective of a country or region, a verb, and nobody who it is."""
    language, words = reading.language, _INHABITANT.match(reading.text(sentence))
    if words is None or words[1].lower() not in spelled(language.definite_articles):
        return False
    start, end = words.span(2)
    named = Span(sentence.paragraph, sentence.start + start, sentence.start + end) in demonyms
    verbs = [verb for verb, _ in finite_verbs(reading.text(sentence)[: words.end() + 1], language)]
    return named and (language.demonyms_capitalised or words[2].islower()) and words.start(3) in verbs


def takes_back(reading: Reading, sentence: Span) -> bool:
    folded = reading.fold(sentence)
    words = _WORD.findall(folded) if not _LONG.match(folded) else []
    return bool(words) and not word_set(reading.language.negations).isdisjoint(words)


def _is_paired(text: str) -> bool:
    count = text.count
    if count("(") != count(")") or count("«") != count("»") or count('"') % 2:
        return False
    return (count("“") + count("”") + count("„")) % 2 == 0  # “ opens and closes, by language


def _has_hole(text: str, reading: Reading) -> bool:
    """`afectado por las , según`: words were lost with their link."""
    if " ," not in text and " ." not in text:
        return False
    return any(hole[1].lower() in reading.language.function_words for hole in _HOLE.finditer(text))


def _unquoted(reading: Reading, sentence: Span) -> str:
    """The sentence in lower case with its accents, blanks for what is quoted."""
    plain = reading.text(sentence).lower()
    for mark in overlapping(reading.quoted.get(sentence.paragraph, ()), sentence.start, sentence.end):
        start, end = max(0, mark.start - sentence.start), min(mark.end - sentence.start, len(plain))
        plain = plain[:start] + " " * (end - start) + plain[end:]  # it points at what the speaker sees
    return plain


def _leans(reading: Reading, sentence: Span) -> bool:
    text, folded = reading.text(sentence), reading.fold(sentence)
    language = reading.language
    return leans(text, folded, language) or unfinished(text, language) or not _opens(reading, sentence)


def _opens(reading: Reading, sentence: Span) -> bool:
    """Where a verb may stand without its subject, a sentence must not begin with one: `Puso una cifra …`.

    A name right behind it is its subject.
    """
    if not reading.language.pro_drop or (sentence.paragraph == 1 and sentence.start == 0):
        return True
    text = reading.text(sentence).lstrip(OPENERS)
    light = light_words(reading.language)
    while (word := _WORD.match(text)) and word[0].lower() in light:
        text = text[word.end() :].lstrip()  # `No le alcanzó …`
    words = _FIRST_WORD.match(text)
    if words is None or words[1].endswith(reading.language.we_endings):
        return True
    if words[1].lower() in reading.language.alone.presenting:
        return True
    return not has_verb(words[1], reading.language) or (words[2] or "").isupper()
