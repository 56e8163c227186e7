"""How is a term kept from one build to the next? As a row of plain values."""

from __future__ import annotations

from typing import Any

from briefsite.terms import Near, Term


def row_of(term: Term) -> list[Any]:
    """What JSON can hold."""
    near = [term.near.terms, term.near.within] if term.near else None
    return [term.id, term.kind, term.labels, term.spellings, term.broader, term.same_as, near, term.beside]


def term_from(row: list[Any]) -> Term:
    """The term again."""
    name, kind, labels, spellings, broader, same_as, near, beside = row
    condition = Near(tuple(near[0]), near[1]) if near else None
    labels = tuple(map(tuple, labels))
    return Term(name, kind, labels, spellings, tuple(broader), tuple(same_as), condition, tuple(beside))
