"""Which known terms does the article mention, and where?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefsite.analyse.mentions.sense import is_meant
from briefsite.analyse.mentions.surnames import is_given, is_surname, without_namesakes
from briefsite.findings import Mention, Span
from briefsite.matcher import Hit, Matcher
from briefsite.patterns import before_word
from briefsite.reading import Cover, Reading
from briefsite.terms import Near, Term
from briefsite.vocabulary import Vocabulary

PLACES = ("country", "place")
# A subject may hold a name ("invasión rusa de Ucrania"); the name of a thing in the world holds nothing.
SUBJECTS = ("theme", "event", "agreement")


def find_mentions(reading: Reading, vocabulary: Vocabulary, matcher: Matcher) -> tuple[Mention, ...]:
    """All mentions, longest first where they compete; a span may stand for a place and for its country.

    A place behind a given name is a surname: Denzel Washington; so is its second mention.
    """
    terms, given = vocabulary.terms, vocabulary.given_names
    every: list[Mention] = []
    kept: list[Mention] = []
    surnames: set[str] = set()
    for number, (text, folded) in enumerate(zip(reading.texts, reading.folded, strict=True), 1):
        hits = [hit for hit in matcher.hits(text, folded) if is_meant(hit, text, folded, reading.language)]
        names = _longest(hit for hit in hits if terms[hit.term].kind not in SUBJECTS)
        names += _nations(hits, names, terms, text)
        places = [n for n in names if terms[n.term].kind in PLACES]
        borne = {n for n in places if is_surname(n, text, names, given, reading)}
        surnames |= {folded[n.start : n.end] for n in borne}
        borne |= {n for n in places if is_given(n, text, given, reading)}
        names = [n for n in names if n not in borne]
        subjects = _longest(hit for hit in hits if terms[hit.term].kind in SUBJECTS)
        longer = Cover(name[:2] for name in names)
        subjects = [s for s in subjects if not longer.holds_more(s.start, s.end)]
        # acuerdo con el Mercosur says of whom it is; Acuerdo de París is a name
        titles = [s for s in subjects if terms[s.term].kind == "agreement" and not text[s.start].islower()]
        entitled = Cover(title[:2] for title in titles)
        names = [n for n in names if n.form == "demonym" or not entitled.holds_more(n.start, n.end)]
        made = {hit: _mention(number, hit, text) for hit in hits}
        every += made.values()
        kept += [made[hit] for hit in (*names, *subjects)]
    named = {mention.term for mention in every if mention.form not in ("short", "passing")}
    kept = without_namesakes(kept, surnames, reading)
    kept = [_settled(m) for m in kept if m.form != "short" or not named.isdisjoint((m.term, *terms[m.term].beside))]
    kept += _composites(reading, vocabulary.composites, every)
    best: dict[tuple[Span, str], Mention] = {}
    for mention in kept:  # hits of one span come with the most telling form first
        best.setdefault((mention.span, mention.term), mention)
    return tuple(sorted(best.values(), key=lambda m: (m.span, m.term)))


def as_topics(reading: Reading, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Those that speak of the thing itself: `el neerlandés` is a man, or a language, not the Netherlands."""
    articles = reading.language.definite_articles
    if not articles:
        return tuple(mentions)
    definite = re.compile(rf"(?<!\w){before_word(articles)}$")
    return tuple(
        m
        for m in mentions
        if m.form != "demonym" or not _follows(reading, m.span, definite) or _leads_name(reading, m.span)
    )


def _leads_name(reading: Reading, span: Span) -> bool:
    """`la japonesa Takeda`: a name behind the demonym has it for an adjective."""
    after = reading.texts[span.paragraph - 1][span.end : span.end + 2]
    return after[:1] == " " and after[1:].isupper()


def _follows(reading: Reading, span: Span, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(reading.folded[span.paragraph - 1][max(0, span.start - 6) : span.start]))


def _mention(number: int, hit: Hit, text: str) -> Mention:
    start, end, form, term = hit
    return Mention(Span(number, start, end), term, form, text[start:end])


def _settled(mention: Mention) -> Mention:
    """A short form that counts is an alias like any other."""
    return mention._replace(form="alias") if mention.form == "short" else mention


def _nations(hits: Iterable[Hit], names: list[Hit], terms: Mapping[str, Term], text: str) -> list[Hit]:
    """`Ministerio de Exteriores chino`, `Cámara de Representantes de Estados Unidos`, `Consejo de Seguridad de la
    ONU`: the adjective in the name of an office still tells whose it is, and so does the name at its end."""
    offices = [name for name in names if terms[name.term].kind == "organisation"]
    found = []
    for hit in hits if offices else ():
        kind = terms[hit.term].kind
        last = hit.form in ("name", "acronym", "alias") and kind in ("country", "organisation")
        if not (last or (hit.form == "demonym" and kind == "country" and text[hit.start].islower())):
            continue
        if any(
            _is_inside(hit, office) and (not last or hit.end == office.end or text[hit.end] == "-")
            for office in offices
        ):
            found.append(hit)
    return found


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Longest first, then leftmost; hits of one and the same span stay together."""
    kept: list[Hit] = []
    taken: set[int] = set()
    spans: set[tuple[int, int]] = set()
    for hit in sorted(hits, key=_by_length):
        start, end, _, _ = hit
        places = range(start, end)
        if (start, end) in spans or taken.isdisjoint(places):
            kept.append(hit)
            spans.add((start, end))
            taken.update(places)
    return kept


def _by_length(hit: Hit) -> tuple[int, int]:
    start, end, _, _ = hit
    return start - end, start


def _is_inside(inner: Hit, outer: Hit) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _composites(
    reading: Reading, composites: Iterable[tuple[str, Near]], every: Iterable[Mention]
) -> Iterator[Mention]:
    """Terms whose ingredients all stand in one paragraph or sentence; the span is the closest group."""
    by_paragraph: dict[int, dict[str, list[Span]]] = {}
    for mention in every:
        by_paragraph.setdefault(mention.span.paragraph, {}).setdefault(mention.term, []).append(mention.span)
    for here in by_paragraph.values():
        for term_id, near in composites:
            if near.terms[0] not in here or not all(part in here for part in near.terms):
                continue
            for spans in [here] if near.within == "paragraph" else _in_sentences(reading, near, here):
                group = _closest(near, spans)
                yield Mention(group, term_id, "composite", reading.text(group))


def _in_sentences(reading: Reading, near: Near, here: Mapping[str, list[Span]]) -> list[dict[str, list[Span]]]:
    """The ingredients by sentence, where all of them stand in one."""
    found: dict[int, dict[str, list[Span]]] = {}
    for part in near.terms:
        for span in here[part]:
            found.setdefault(reading.sentence(span).start, {}).setdefault(part, []).append(span)
    return [spans for spans in found.values() if len(spans) == len({*near.terms})]


def _closest(near: Near, spans: dict[str, list[Span]]) -> Span:
    """The shortest stretch that holds one span of every part, by greedy choice around each span of the first."""
    best: Span | None = None
    for first in spans[near.terms[0]]:
        start, end = first.start, first.end
        for part in near.terms[1:]:
            nearest = min(spans[part], key=lambda s: (max(end, s.end) - min(start, s.start), s))
            start, end = min(start, nearest.start), max(end, nearest.end)
        if best is None or end - start < best.end - best.start:
            best = Span(first.paragraph, start, end)
    assert best is not None
    return best
