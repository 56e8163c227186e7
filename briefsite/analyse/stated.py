"""Which topics does the editor state for this article?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefsite.findings import Topic
from briefsite.matcher import Matcher
from briefsite.records import Stated
from briefsite.terms import Term
from briefsite.text import fold, slug
from briefsite.vocabulary import Vocabulary

STATED_WEIGHT = 0.5  # of a topic that stands in the front matter but not in the text


def apply_stated(
    topics: Iterable[Topic], stated: Stated, vocabulary: Vocabulary, matcher: Matcher, code: str
) -> tuple[tuple[Topic, ...], tuple[Term, ...]]:
    """The topics under the editor's word, and the terms that only the editor knows."""
    removed = {_find(name, vocabulary, matcher) or slug(name) for name in stated.remove_topics}
    kept = {topic.term: topic for topic in topics if topic.term not in removed}
    new = []
    for name in stated.add_topics:
        term = _find(name, vocabulary, matcher)
        if term is None:
            term = slug(name)
            new.append(Term(term, "theme", ((code, name),)))
        old = kept.get(term, Topic(term, "main", STATED_WEIGHT, ()))
        kept[term] = replace(old, role="main")
    for tag in stated.tags:
        term = _find(tag, vocabulary, matcher)
        if term and term not in removed:
            kept[term] = replace(kept.get(term, Topic(term, "main", STATED_WEIGHT, ())), role="main")
    return tuple(sorted(kept.values(), key=lambda topic: (-topic.weight, topic.term))), tuple(new)


def _find(name: str, vocabulary: Vocabulary, matcher: Matcher) -> str | None:
    """The term with this id, or whose name this is."""
    if name in vocabulary.terms:
        return name
    target = vocabulary.corrections.merged.get(name)
    if target:
        return target
    spelled = (name, name[:1].upper() + name[1:], name.upper())
    hits = [hit for form in spelled for hit in matcher.hits(form, fold(form)) if (hit.start, hit.end) == (0, len(form))]
    return hits[0].term if hits else None
