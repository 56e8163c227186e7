"""Under which other names does a person stand? `X, alias El Cirujano`; `El Cirujano, alias de X`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefsite.analyse.people.known import Known
from briefsite.findings import Span
from briefsite.languages import Language
from briefsite.reading import Reading


def add_nicknames(known: list[Known], entry: Known, reading: Reading) -> None:
    """The nicknames that stand behind a name, here and wherever they stand again; `X, alias de Y` is Y."""
    done: set[str] = set()  # a name is looked for once
    for span, _ in tuple(entry.spans):
        match = _nickname(reading.language).match(reading.texts[span.paragraph - 1], span.end)
        if not match:
            continue
        place = Span(span.paragraph, match.start("name"), match.end("name"))
        same = next((k for k in known if k is not entry and any(s.overlaps(place) for s, _ in k.spans)), None)
        if same:
            same.spans += entry.spans
            same.roles += entry.roles
            entry.spans.clear()
            return
        if match["name"] in done:
            continue
        done.add(match["name"])
        taken = [span for each in known for span, _ in each.spans]
        entry.spans += [(again, "alias") for again in _again(match["name"], reading, taken)]


def _again(name: str, reading: Reading, taken: Iterable[Span]) -> list[Span]:
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    spans = [Span(n, *hit.span()) for n, text in enumerate(reading.texts, 1) for hit in whole.finditer(text)]
    return [span for span in spans if not any(span.overlaps(other) for other in taken)]


@cache
def _nickname(language: Language) -> re.Pattern[str]:
    cues = sorted(language.nickname_cues, key=lambda cue: (-len(cue), cue))
    words = "|".join(map(re.escape, cues)) or "(?!)"
    capital = r"[A-ZÀ-Þ][\w'-]+"
    return re.compile(
        rf",? \(?(?:{words}) [\"“«‘'„]?(?P<name>{capital}(?: (?:de |del |la |of |the )*{capital}){{0,4}})"
    )
