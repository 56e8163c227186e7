"""In which language is this written?"""

from __future__ import annotations

from functools import cache

import eldc

FEWEST_WORDS = 4  # fewer say nothing about their language
ENOUGH = 4_000  # characters; more text changes no answer
# European languages that we tell apart, whether or not they have a table of their own.
WRITTEN = ("ca", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sv", "uk")


def find_language(stated: str | None, texts: tuple[str, ...], fallback: str) -> str:
    """The stated language, else the recognised one, else `fallback` (for texts too short to tell)."""
    if stated:
        return stated.split("-")[0].lower()
    sample = " ".join(texts)[:ENOUGH]
    if len(sample.split()) < FEWEST_WORDS:
        return fallback
    _load()
    return str(eldc.detect(sample) or fallback)


@cache
def _load() -> None:
    eldc.init()
    eldc.set_languages(list(WRITTEN))
