"""When was this published?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from briefsite.findings import DateRef, Published, Span
from briefsite.patterns import any_of
from briefsite.reading import Reading

_HEAD = 70  # characters in which a dateline must end
EXACT = ("day", "month", "year")  # precisions of dates that bound the day of the article
_TOP = 3  # paragraphs among which it stands


def find_published(reading: Reading, stated: date | None, dates: Iterable[DateRef]) -> Published:
    """The stated date, else that of a dateline, else unknown with the earliest day that the text allows."""
    dates = tuple(dates)
    if stated:
        return Published(stated.isoformat(), "stated")
    for ref in dates:
        if ref.precision == "day" and _has_year(ref) and _is_dateline(reading, ref.span):
            return Published(ref.iso, "text", evidence=ref.span)
    bound = _not_before(reading, dates)
    return Published(None, "unknown", bound.iso if bound else None, bound.span if bound else None)


def _is_dateline(reading: Reading, span: Span) -> bool:
    """`TOKIO, 9 de abril de 2025. —` before the lead, or a line of its own that holds little else."""
    text = reading.texts[span.paragraph - 1]
    if span.paragraph > _TOP or span.end > _HEAD:
        return False
    return len(text) <= _HEAD or bool(
        re.match(r"\)?(?:\.|,)? ?(?:\([^()]{2,30}\)\.? ?)?[.,]? ?[-–—]", text[span.end :])
    )


def _has_year(ref: DateRef) -> bool:
    return bool(ref.iso and ref.iso[:4].isdigit())


def _not_before(reading: Reading, dates: tuple[DateRef, ...]) -> DateRef | None:
    """The latest date that the text tells as past; `el pasado octubre` is inferred from the latest year."""
    past = [ref for ref in dates if _has_year(ref) and ref.precision in EXACT and _is_past(reading, ref.span)]
    latest = max(past, key=lambda ref: (ref.iso or "", -ref.span.paragraph), default=None)
    if latest is None or latest.iso is None:
        return None
    for ref in dates:
        if (
            ref.iso
            and ref.iso.startswith("XXXX")
            and ref.precision == "month"
            and " " in ref.text
            and _is_past(reading, ref.span)
        ):
            iso = latest.iso[:4] + ref.iso[4:]
            if len(latest.iso) > 4 and iso < latest.iso[: len(iso)]:
                continue
            latest = DateRef(ref.span, ref.text, max(iso, latest.iso), ref.precision) if iso > latest.iso else latest
    return latest


def _is_past(reading: Reading, span: Span) -> bool:
    """Whether the clause is told as past and the date is no goal."""
    language = reading.language
    folded = reading.folded[span.paragraph - 1]
    sentence = reading.sentence(span)
    ahead = folded[max(sentence.start, span.start - 25) : span.start]
    if re.search(any_of(language.future_cues) + r"(?: \w+){0,2} ?$", ahead):
        return False
    if len(reading.text(sentence)) <= _HEAD:
        return True
    spellings = (folded[sentence.start : sentence.end], reading.text(sentence).lower())  # `celebró` needs its accent
    return any(re.search(cue, text) for cue in language.past_cues for text in spellings)
