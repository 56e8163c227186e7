"""What can be recognised? The built-in gazetteer, as the editors' topics.yml completes and corrects it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from briefsite.corrections import Corrections, read_corrections, strangers
from briefsite.patterns import expand
from briefsite.terms import KINDS, Alias, Near, Term
from briefsite.text import plain_key

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORMS = {"name": "name", "alias": "alias", "short": "short", "demonym": "demonym", "metonym": "metonym"}
# Kinds whose label is a common noun: its first letter may stand in either case.
COMMON = ("theme", "event")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All terms by id, and what the editors say about those that texts define themselves."""

    terms: Mapping[str, Term]
    given_names: frozenset[str] = frozenset()
    corrections: Corrections = field(default_factory=Corrections)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of every term."""
        return {term.id: term.kind for term in self.terms.values()}

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


def load_vocabulary(topics: Path) -> Vocabulary:
    """The gazetteer with the editors' file on top; a missing file changes nothing.

    Raises BriefsiteError that lists everything wrong with the editors' file, with lines.
    """
    terms, names = _gazetteer()
    corrections = read_corrections(topics, terms)
    return Vocabulary(_apply(dict(terms), corrections), names, corrections)


def spoken_of(vocabulary: Vocabulary, found: Iterable[str]) -> list[tuple[int, str]]:
    """(line of topics.yml, message) for corrections of what neither the lists nor the articles (`found`) hold."""
    terms, _ = _gazetteer()
    ids = {*terms, *(str(item["id"]) for item in vocabulary.corrections.terms), *found}
    if all(name in ids for name in vocabulary.corrections.lines):
        return []
    words = {plain_key(form) for term in terms.values() for alias in term.aliases for form in expand(alias.pattern)}
    return list(strangers(vocabulary.corrections, ids, words))


def term_of(values: Mapping[str, Any]) -> tuple[Term, ...]:
    """The term that a YAML mapping describes; a capital makes a second one, the place itself."""
    kind, labels = values["kind"], tuple(sorted(values["label"].items()))
    aliases = [Alias(code, _label_pattern(kind, text), "name") for code, text in labels if _is_plain(text)]
    for name, form in _FORMS.items():
        for code, patterns in (values.get(name) or {}).items():
            aliases += [Alias(str(code), str(pattern), form) for pattern in patterns]
    place, capital = _capital(values)
    near = values.get("near")
    term = Term(
        values["id"],
        kind,
        labels,
        tuple(dict.fromkeys(aliases + capital)),
        tuple(values.get("broader") or ()),
        tuple(values.get("same_as") or ()),
        Near(tuple(near["terms"]), near.get("within", "paragraph")) if near else None,
    )
    return (term, *place)


def _is_plain(label: str) -> bool:
    """Whether a label may be looked for: in a pattern a brace means something."""
    return "{" not in label and "}" not in label


def _label_pattern(kind: str, text: str) -> str:
    second = text[1:2]
    return text[:1].lower() + text[1:] if kind in COMMON and not second.isupper() else text


def _capital(values: Mapping[str, Any]) -> tuple[list[Term], list[Alias]]:
    """The capital as a place of its own and as a metonym of its country."""
    capital = dict(values.get("capital") or {})
    if not capital:
        return [], []
    place = capital.pop("id")
    names = [(code, form) for code, forms in sorted(capital.items()) for form in forms]
    labels = tuple(sorted({code: forms[0] for code, forms in capital.items() if forms}.items()))
    aliases = tuple(Alias(code, form, "name") for code, form in names)
    return [Term(place, "place", labels, aliases, (values["id"],))], [Alias(c, f, "metonym") for c, f in names]


@cache
def _gazetteer() -> tuple[Mapping[str, Term], frozenset[str]]:
    terms: dict[str, Term] = {}
    names: frozenset[str] = frozenset()
    for entry in sorted(resources.files("briefsite.gazetteer").iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".yml"):
            continue
        values = yaml.load(entry.read_text(encoding="utf-8"), _LOADER)
        if isinstance(values, dict):
            names = frozenset(plain_key(name) for name in values["names"])
        else:
            terms |= {term.id: term for item in values for term in term_of(item)}
    return terms, names


def _apply(terms: dict[str, Term], rules: Corrections) -> Mapping[str, Term]:
    for values in rules.terms:
        for term in term_of(values):
            terms[term.id] = _joined(terms.get(term.id), term)
    for source, target in rules.merged.items():
        if source in terms and source != target:
            merged = terms.pop(source)
            terms[target] = _joined(terms.get(target, replace(merged, id=target, aliases=())), merged)
    for term_id, labels in rules.renamed.items():
        if term_id in terms:
            term = terms[term_id]
            extra = tuple(
                Alias(code, _label_pattern(term.kind, text), "name") for code, text in labels.items() if _is_plain(text)
            )
            named = tuple(sorted((dict(term.labels) | labels).items()))
            terms[term_id] = replace(term, labels=named, aliases=tuple(dict.fromkeys(term.aliases + extra)))
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
        aliases=tuple(dict.fromkeys(old.aliases + new.aliases)),
        broader=tuple(dict.fromkeys(old.broader + new.broader)),
        same_as=tuple(dict.fromkeys(old.same_as + new.same_as)),
        near=new.near or old.near,
    )


def _without_banned(term: Term, rules: Corrections) -> Term:
    kept = tuple(alias for alias in term.aliases if plain_key(alias.pattern) not in rules.banned_words)
    return replace(term, aliases=kept)


def _relinked(term: Term, rules: Corrections) -> Term:
    """Broader terms and conditions follow a merge; those that are banned fall away."""
    broader = _targets(term.broader, rules)
    near = Near(_targets(term.near.terms, rules), term.near.within) if term.near else None
    return replace(term, broader=tuple(item for item in broader if item != term.id), near=near)


def _targets(ids: Iterable[str], rules: Corrections) -> tuple[str, ...]:
    kept = (rules.merged.get(term_id, term_id) for term_id in ids)
    return tuple(dict.fromkeys(term_id for term_id in kept if term_id not in rules.banned))


__all__ = ["KINDS", "Vocabulary", "load_vocabulary", "term_of"]
