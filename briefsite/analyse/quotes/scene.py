"""Who may speak in a paragraph, and which verbs say that somebody does?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefsite.findings import Mention, Person, Span
from briefsite.languages import Language
from briefsite.patterns import any_of, before_word, phrases
from briefsite.reading import Reading
from briefsite.text import fold

# What may follow the head of a role, up to its verb.
_TITLE = re.compile(r"[^,.;:\0()]{0,60}")
SPEAKING = ("country", "organisation")  # kinds of terms that may speak, besides people


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something that may speak; `who` is "" for one who is not named, None for `el neerlandés`."""

    start: int
    end: int
    who: str | None
    person: bool = True


@dataclass(frozen=True)
class Scene:
    """One paragraph as an attribution sees it: quotations masked, subjects by place."""

    folded: str
    subjects: tuple[Subject, ...]
    verbs: tuple[tuple[int, int], ...]


def open_scene(
    reading: Reading, number: int, people: tuple[Person, ...], mentions: list[Mention], kinds: Mapping[str, str]
) -> Scene:
    folded = list(reading.folded[number - 1])
    for mark in reading.marks:
        if mark.paragraph == number:
            folded[mark.start : mark.end] = "\0" * (mark.end - mark.start)
    masked = "".join(folded)
    names = [Subject(m.span.start, m.span.end, p.id) for p in people for m in p.mentions if m.span.paragraph == number]
    verbs = list(phrases(reading.language.speech_verbs).spans(masked))
    roles = [subject for subject in _role_subjects(masked, people, reading.language, verbs) if _is_free(subject, names)]
    named = sorted(names + roles, key=lambda s: s.start)
    whole = [m for m in mentions if m.span.paragraph == number and not _is_part(reading, m.span)]
    others = [s for m in whole for s in _institution(m, masked, kinds, reading.language) if _is_free(s, named)]
    return Scene(masked, tuple(sorted(named + others, key=lambda s: s.start)), tuple(verbs))


def _is_free(subject: Subject, others: list[Subject]) -> bool:
    return not any(other.start < subject.end and subject.start < other.end for other in others)


def _role_subjects(
    masked: str, people: tuple[Person, ...], language: Language, verbs: list[tuple[int, int]]
) -> list[Subject]:
    """`el secretario general de la OTAN`: a role that one person bears stands for that person."""
    bearers: dict[str, set[str]] = {}
    for person in people:
        for role in person.roles:
            bearers.setdefault(fold(role.text), set()).add(person.id)
    found: list[Subject] = []
    for wording, holders in sorted(bearers.items(), key=lambda item: (-len(item[0]), item[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(wording)}(?!\w)", masked):
            subject = Subject(match.start(), match.end(), next(iter(holders)) if len(holders) == 1 else "")
            found += [subject] if _is_free(subject, found) else []
    for match in _heads(language).finditer(masked):
        end = _TITLE.match(masked, match.end(), min((v[0] for v in verbs if v[0] >= match.end()), default=len(masked)))
        named = [p.id for p in people if any(match["head"] in fold(role.text) for role in p.roles)]
        who = named[0] if len(named) == 1 else ""
        subject = Subject(match.start(), end.end() if end else match.end(), who)
        found += [subject] if _is_free(subject, found) else []
    return found


def _is_part(reading: Reading, span: Span) -> bool:
    """Whether a name goes on: `Washington Summit Declaration` is not Washington, `Bitcoin Argentina` not Argentina."""
    text = reading.texts[span.paragraph - 1]
    after = re.compile(r" ([^\W\d_])").match(text, span.end)
    before = re.search(r"(?<=[^.!?:»”\"] )([^\W\d_])[^\W\d_]+ $", text[max(0, span.start - 30) : span.start])
    return bool(after and after[1].isupper()) or bool(before and before[1].isupper())


def _institution(mention: Mention, masked: str, kinds: Mapping[str, str], language: Language) -> list[Subject]:
    span = mention.span
    if mention.form == "demonym":
        article = re.search(rf"(?<!\w){before_word(language.articles)}$", masked[max(0, span.start - 6) : span.start])
        return [Subject(span.start, span.end, None)] if article else []
    speaks = kinds.get(mention.term) in SPEAKING
    return [Subject(span.start, span.end, mention.term, False)] if speaks else []


@cache
def _heads(language: Language) -> re.Pattern[str]:
    heads = any_of(language.role_heads).replace(r"(?<!\w)", "", 1)
    return re.compile(rf"(?<!\w){before_word(language.articles)}(?P<head>{heads})")
