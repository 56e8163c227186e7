"""Which words attribute a quotation, and to whom?"""

from __future__ import annotations

import re
from functools import cache

from briefsite.analyse.quotes.scene import Scene, Subject
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.patterns import any_of, word_set
from briefsite.reading import Reading

_CLAUSE = re.compile(r", (?:que|quien|cuy[oa]s?|who|whose|which) [^,]+,")  # its people are not the subject outside
NEAR = 2  # function words between an institution and its verb; a person may stand further off


@cache
def _according(language: Language) -> re.Pattern[str]:
    phrases = any_of(word for word in language.according_to if word != "para")
    return re.compile(phrases + r"(?: (?P<verb>" + any_of(language.speech_verbs) + r"))?")


def attribute(reading: Reading, mark: Span, scene: Scene, last: str | None) -> tuple[str | None, str | None]:
    """(speaker, the words that attribute), in the order: after it, `según`, before it, beside its like."""
    sentence = reading.sentence(mark)
    text = reading.texts[mark.paragraph - 1]
    for way in (_after, _according_to, _before, _introduced):
        answer = way(mark, sentence, scene, reading.language)
        if answer is not None:
            subject, start, end = answer
            speaker = None if subject is None else last if subject.who is None else subject.who or None
            return speaker, " ".join(text[start:end].split())
    return None, None


_Answer = tuple[Subject | None, int, int] | None


def _after(mark: Span, sentence: Span, scene: Scene, language: Language) -> _Answer:
    """`", dijo Rutte`, `", Rutte said`, `", señaló`."""
    opening = re.compile(r" ?[.,!?…]?[\"'”’»“«]?[.,]? ?(?:-|—)? ?").match(scene.folded, mark.end)
    place = opening.end() if opening else mark.end
    clause = _clause(scene, place, sentence.end)
    verb = next((v for v in scene.verbs if v[0] >= place and v[0] < place + clause), None)
    if verb is None:
        return None
    ahead = len(scene.folded[place : verb[0]].split())
    if re.search(r"\b(?:que|who|quien|and|y|e|et|und)\b", scene.folded[place : verb[0]]):
        return None
    before = [s for s in scene.subjects if place <= s.start and s.end <= verb[0] and _is_near(scene, s, verb, language)]
    if before and ahead <= 12:
        nearest = before[-1]
        return None if _is_object(scene.folded, nearest, place, language) else (nearest, nearest.start, verb[1])
    if ahead > 2:
        return None
    behind = [s for s in scene.subjects if verb[1] <= s.start <= verb[1] + 45]
    subject = next((s for s in behind if not _is_object(scene.folded, s, verb[1], language)), None)
    if subject and not re.search(r"[.;\0]", scene.folded[verb[1] : subject.start]):
        return subject, verb[0], subject.end
    return _implied(scene, verb, language), verb[0], verb[1]


def _clause(scene: Scene, place: int, end: int) -> int:
    """Length up to the next quotation or full stop."""
    stop = re.compile(r"[.;\0]").search(scene.folded, place, end)
    return (stop.start() if stop else end) - place


def _according_to(mark: Span, sentence: Span, scene: Scene, language: Language) -> _Answer:
    """`según dijo Rutte`, `according to the Kremlin`, anywhere in the sentence."""
    for match in _according(language).finditer(scene.folded, sentence.start, sentence.end):
        subject = next((s for s in scene.subjects if match.end() <= s.start <= match.end() + 12), None)
        if subject:
            return subject, match.start(), subject.end
    return None


def _before(mark: Span, sentence: Span, scene: Scene, language: Language) -> _Answer:
    """`Rutte afirmó que … "`: the nearest verb before the quotation and its subject."""
    verbs = [v for v in scene.verbs if sentence.start <= v[0] and v[1] <= mark.start]
    if not verbs:
        return None
    verb = verbs[-1]
    subject = next((s for s in scene.subjects if verb[1] <= s.start <= verb[1] + 2), None)
    if subject and language.pro_drop and not _is_object(scene.folded, subject, verb[1], language):
        return subject, verb[0], subject.end
    clauses = [m.span() for m in _CLAUSE.finditer(scene.folded, sentence.start, verb[0])]
    earlier = [s for s in scene.subjects if sentence.start <= s.start and s.end <= verb[0]]
    earlier = [s for s in earlier if not any(start < s.start and s.end < end for start, end in clauses)]
    for subject in reversed(earlier):
        if _is_near(scene, subject, verb, language) and not _is_object(scene.folded, subject, sentence.start, language):
            return subject, subject.start, verb[1]
    return _implied(scene, verb, language), verb[0], verb[1]


def _is_near(scene: Scene, subject: Subject, verb: tuple[int, int], language: Language) -> bool:
    """An institution stands right before its verb or apposed; `a BBC story claiming` is not the BBC's word."""
    between = scene.folded[subject.end : verb[0]]
    words = between.split()
    small = len(words) <= NEAR and all(word in word_set(language.function_words) for word in words)
    return subject.person or small or between.startswith(",")


def _introduced(mark: Span, sentence: Span, scene: Scene, language: Language) -> _Answer:
    """`Rutte, secretario general, fue claro: "`: who opens the sentence, if nobody else stands before the colon."""
    colon = re.compile(r": ?[\"'“‘«„]? ?$").search(scene.folded[: mark.start], sentence.start)
    before = [s for s in scene.subjects if sentence.start <= s.start and s.end <= mark.start]
    if not colon or not before or len({s.who for s in before}) > 1:
        return None
    opens = len(scene.folded[sentence.start : before[0].start].split()) < 2
    return (before[0], before[0].start, colon.start()) if opens and before[0].who else None


def _implied(scene: Scene, verb: tuple[int, int], language: Language) -> Subject | None:
    """`señaló`, `he said`: the speaker before; a verb whose subject we do not know is nobody's."""
    around = scene.folded[max(0, verb[0] - 12) : verb[0]].split()[-1:] + scene.folded[verb[1] :].split(maxsplit=1)[:1]
    pronoun = any(word.strip(",.") in word_set(language.pronouns) for word in around)
    following = [word.strip(",.") for word in scene.folded[verb[1] : verb[1] + 40].split()[:2]]
    unknown = len(following) > 1 and following[0] in word_set(language.determiners)
    if unknown and following[1] not in word_set(language.not_names):  # `dijo una vecina`, but not `dijo el lunes`
        return None
    clause = re.split(r"[,.;:()\0]", scene.folded[: verb[0]])[-1].split()
    if clause and clause[0] in word_set(language.determiners):  # `el diplomático habló de`
        return None
    return Subject(verb[0], verb[1], None) if language.pro_drop or pronoun else None


def _is_object(folded: str, subject: Subject, start: int, language: Language) -> bool:
    """`acusó a Pekín`: a preposition right before a name, article or not, takes it out of the running."""
    words = folded[start : subject.start].replace("'", "' ").split()[-2:]
    barred = word_set(language.said_by)
    articles = word_set(language.articles) - barred  # a Portuguese `a` may be both
    while words and words[-1] in articles:
        words.pop()
    return bool(words) and words[-1] in barred
