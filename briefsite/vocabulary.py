"""What can be recognised? The built-in gazetteer, as the editors' topics.yml completes and corrects it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from briefsite.cache import NOTHING_KEPT, Cache, key_of
from briefsite.corrections import Corrections, read_corrections, strangers
from briefsite.gazetteer import read_gazetteer
from briefsite.patterns import expand
from briefsite.term_entry import is_plain, label_pattern, term_of
from briefsite.terms import KINDS, Alias, Near, Term, spelled
from briefsite.text import plain_key


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All terms by id, and what the editors say about those that texts define themselves."""

    terms: Mapping[str, Term]
    given_names: frozenset[str] = frozenset()
    corrections: Corrections = field(default_factory=Corrections)
    family_names: frozenset[str] = frozenset()
    family_endings: tuple[str, ...] = ()
    cache: Cache = NOTHING_KEPT
    key: str = ""  # the checksum of all that it was made from

    def origin(self, term_id: str) -> str:
        """How a term came to be known: by the editors' file, the gazetteer (`list`) or a text (`rule`)."""
        return "editor" if term_id in self._spoken else "list" if term_id in self.terms else "rule"

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """Ids that the editors define or correct."""
        rules = self.corrections
        added = (str(item["id"]) for item in rules.terms)
        return frozenset((*added, *rules.merged.values(), *rules.renamed, *rules.retyped))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of every term."""
        return {term.id: term.kind for term in self.terms.values()}

    @cached_property
    def composites(self) -> tuple[tuple[str, Near], ...]:
        """Terms that stand where several others meet, with their conditions."""
        return tuple((term.id, term.near) for term in self.terms.values() if term.near)

    @cached_property
    def general(self) -> frozenset[str]:
        """Themes at the top of all others, and those that serve as parts of composite ones."""
        themes = [term for term in self.terms.values() if term.kind == "theme"]
        holders = {broader for theme in themes for broader in theme.broader}
        parts = {part for term in self.terms.values() if term.near for part in term.near.terms}
        return frozenset(t.id for t in themes if t.id in parts or (t.id in holders and not t.broader))

    def corrected(self, term: Term) -> Term | None:
        """A term found in a text, under the editors' word: merged, renamed, retyped, or None if banned."""
        rules = self.corrections
        target = rules.merged.get(term.id, term.id)
        if target in rules.banned or any(plain_key(text) in rules.banned_words for _, text in term.labels):
            return None
        if target in self.terms:
            return self.terms[target]
        labels = tuple(sorted((dict(term.labels) | rules.renamed.get(target, {})).items()))
        return replace(term, id=target, labels=labels, kind=rules.retyped.get(target, term.kind))


def load_vocabulary(topics: Path, cache: Cache = NOTHING_KEPT) -> Vocabulary:
    """The gazetteer with the editors' file on top; a missing file changes nothing.

    Raises BriefsiteError that lists everything wrong with the editors' file, with lines.
    """
    gazetteer = read_gazetteer(cache)
    given, family, endings = (frozenset(gazetteer.names.get(name, ())) for name in ("names", "family", "endings"))
    corrections = read_corrections(topics, gazetteer.terms)
    said = topics.read_bytes() if topics.is_file() else b""
    terms = _apply(dict(gazetteer.terms), corrections)
    key = key_of((gazetteer.key.encode(), said))
    return Vocabulary(terms, given, corrections, family, tuple(sorted(endings)), cache, key)


def spoken_of(vocabulary: Vocabulary, found: Iterable[str]) -> list[tuple[int, str]]:
    """(line of topics.yml, message) for corrections of what neither the lists nor the articles (`found`) hold."""
    terms = read_gazetteer(vocabulary.cache).terms
    ids = {*terms, *(str(item["id"]) for item in vocabulary.corrections.terms), *found}
    if all(name in ids for name in vocabulary.corrections.lines):
        return []
    words = {plain_key(form) for term in terms.values() for alias in term.aliases for form in expand(alias.pattern)}
    return list(strangers(vocabulary.corrections, ids, words))


def _apply(terms: dict[str, Term], rules: Corrections) -> Mapping[str, Term]:
    for values in rules.terms:
        for term in term_of(values):
            terms[term.id] = _joined(terms.get(term.id), term)
    for source, target in rules.merged.items():
        if source in terms and source != target:
            merged = terms.pop(source)
            terms[target] = _joined(terms.get(target, replace(merged, id=target, spellings="")), merged)
    for term_id, labels in rules.renamed.items():
        if term_id in terms:
            term = terms[term_id]
            extra = tuple(
                Alias(code, label_pattern(term.kind, text), "name") for code, text in labels.items() if is_plain(text)
            )
            named = tuple(sorted((dict(term.labels) | labels).items()))
            terms[term_id] = replace(term, labels=named, spellings=spelled(term.aliases + extra))
    for term_id, kind in rules.retyped.items():
        if term_id in terms:
            terms[term_id] = replace(terms[term_id], kind=kind)
    moved = {term.id: _without_banned(term, rules) for term in terms.values() if term.id not in rules.banned}
    return {term_id: _relinked(term, rules) for term_id, term in sorted(moved.items())}


def _joined(old: Term | None, new: Term) -> Term:
    """The old term with the aliases, labels and links of the new one; what is new wins."""
    if old is None:
        return new
    labels = dict(old.labels) | (dict(new.labels) if new.id == old.id else {})
    return replace(
        old,
        kind=new.kind if new.id == old.id else old.kind,
        labels=tuple(sorted(labels.items())),
        spellings=spelled(old.aliases + new.aliases),
        broader=tuple(dict.fromkeys(old.broader + new.broader)),
        same_as=tuple(dict.fromkeys(old.same_as + new.same_as)),
        near=new.near or old.near,
        beside=tuple(dict.fromkeys(old.beside + new.beside)),
    )


def _without_banned(term: Term, rules: Corrections) -> Term:
    if not rules.banned_words:
        return term
    kept = (alias for alias in term.aliases if plain_key(alias.pattern) not in rules.banned_words)
    return replace(term, spellings=spelled(kept))


def _relinked(term: Term, rules: Corrections) -> Term:
    """Broader terms and conditions follow a merge; those that are banned fall away."""
    if not (rules.merged or rules.banned):
        return term
    broader = _targets(term.broader, rules)
    near = Near(_targets(term.near.terms, rules), term.near.within) if term.near else None
    beside = _targets(term.beside, rules)
    return replace(term, broader=tuple(item for item in broader if item != term.id), near=near, beside=beside)


def _targets(ids: Iterable[str], rules: Corrections) -> tuple[str, ...]:
    kept = (rules.merged.get(term_id, term_id) for term_id in ids)
    return tuple(dict.fromkeys(term_id for term_id in kept if term_id not in rules.banned))


__all__ = ["KINDS", "Vocabulary", "load_vocabulary", "term_of"]
