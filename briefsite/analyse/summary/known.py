"""Who and what does an article name, and which of these names say too little by themselves?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefsite.findings import Mention, Person, Span
from briefsite.reading import by_paragraph


@dataclass(frozen=True, eq=False, repr=False)
class Known:
    """Every name with what it stands for; `short` are those that an earlier sentence has introduced."""

    people: frozenset[Span]
    demonyms: frozenset[Span]
    names: Mapping[Span, str]
    short: frozenset[Span]
    by_paragraph: Mapping[int, Sequence[Span]]


def know(people: Iterable[Person], mentions: Iterable[Mention], own: Collection[str]) -> Known:
    """`own` are the terms that only this article knows."""
    people, mentions = tuple(people), tuple(mentions)
    by_term: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.term in own:
            by_term.setdefault(mention.term, []).append(mention)
    short = {m.span for person in people for m in _short(person.mentions, person.name)}
    for same in by_term.values():
        short |= {m.span for m in _short(same, max((m.text for m in same), key=len))}
    names = {m.span: m.term for m in mentions} | {m.span: p.id for p in people for m in p.mentions}
    spans = frozenset(m.span for person in people for m in person.mentions)
    demonyms = frozenset(m.span for m in mentions if m.form == "demonym")
    return Known(spans, demonyms, names, frozenset(short), by_paragraph(sorted(names)))


def _short(mentions: Iterable[Mention], name: str) -> tuple[Mention, ...]:
    """`Pérez`, `Duarte Oliván` behind `Ana Pérez` and `Luis Duarte Oliván`."""
    first, *_ = name.split(" ")
    _, *later = sorted(mentions, key=lambda m: m.span)
    return tuple(m for m in later if " " not in m.text or m.text.split(" ")[0] != first)
