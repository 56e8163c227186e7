"""What can be recognised: terms, and the ways to write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

KINDS = ("country", "region", "place", "organisation", "person", "theme", "event", "agreement")
Labels = tuple[tuple[str, str], ...]  # (language, text), sorted by language


@dataclass(frozen=True, slots=True)
class Near:
    """The condition of a composite topic: all of `terms` within one paragraph or sentence."""

    terms: tuple[str, ...]
    within: str  # paragraph | sentence


class Alias(NamedTuple):
    """One way to write a term: a pattern in one language ('*' is any) and the form it stands for."""

    language: str
    pattern: str
    form: str  # name | acronym | alias | short | passing | demonym | metonym


def spelled(aliases: Iterable[Alias]) -> str:
    """Each on a line of its own, without doubles: `es short OTAN`."""
    lines = (f"{alias.language} {alias.form} {' '.join(alias.pattern.split())}" for alias in aliases)
    return "\n".join(dict.fromkeys(lines))


@dataclass(frozen=True, slots=True)
class Term:
    """Something that can be recognised and has a page."""

    id: str
    kind: str
    labels: Labels
    spellings: str = ""  # its aliases, as `spelled` writes them: most builds read none of them
    broader: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    near: Near | None = None
    beside: tuple[str, ...] = ()  # its short and passing forms count where one of these is named, too

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """All ways to write it."""
        return _aliases(self.spellings.splitlines())

    def aliases_in(self, languages: Iterable[str]) -> tuple[Alias, ...]:
        """Those of some languages."""
        codes = tuple([f"{code} " for code in languages])
        return _aliases([line for line in self.spellings.splitlines() if line.startswith(codes)])

    def label(self, language: str) -> str:
        """The label in `language`, else in English, else in whichever comes first, else the id."""
        labels = dict(self.labels)
        return labels.get(language) or labels.get("en") or next(iter(labels.values()), self.id)


def _aliases(lines: Iterable[str]) -> tuple[Alias, ...]:
    parts = (line.split(" ", 2) for line in lines)
    return tuple([Alias(code, pattern, form) for code, form, pattern in parts])
