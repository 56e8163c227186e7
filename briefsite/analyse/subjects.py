"""Which subjects does the article really speak of, and which does a word only brush in passing?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefsite.findings import Mention, Span
from briefsite.terms import Term

OFTEN = 3  # times that words which say little by themselves say enough together


def in_earnest(
    mentions: tuple[Mention, ...], terms: Mapping[str, Term], kinds: Mapping[str, str], opening: frozenset[int]
) -> tuple[Mention, ...]:
    """The mentions without themes for which nothing speaks but a soldier, a road or the name of a ministry.

    Such words count beside a plain one of the theme or of a theme named in its `beside`, in the `opening` paragraphs
    (title and lead), or where there are several of them.
    """
    themes: dict[str, list[Mention]] = {}
    for mention in mentions:
        if kinds.get(mention.term) == "theme":
            themes.setdefault(mention.term, []).append(mention)
    names = [m.span for m in mentions if kinds.get(m.term) == "organisation"]
    weak = {m for found in themes.values() for m in found if m.form == "passing" or _is_within(m.span, names)}
    plain = {term for term, found in themes.items() if not weak.issuperset(found)}
    lost = {
        term
        for term, found in themes.items()
        if term not in plain
        and len(found) < OFTEN
        and plain.isdisjoint(terms[term].beside)
        and not any(m.form == "passing" and m.span.paragraph in opening for m in found)
    }
    return tuple(_counted(m) for m in mentions if m.term not in lost)


def _is_within(span: Span, names: Iterable[Span]) -> bool:
    return any(name.contains(span) for name in names)


def _counted(mention: Mention) -> Mention:
    """A word that counts is an alias like any other."""
    return replace(mention, form="alias") if mention.form == "passing" else mention
