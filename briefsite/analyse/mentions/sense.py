"""Does a word that a list knows mean here what the list says?"""

from __future__ import annotations

import re
from functools import cache

from briefsite.languages import Language
from briefsite.matcher import Hit
from briefsite.patterns import any_of, word_set

# Welsh for ‘sea’
_GLOSSES = (" for ‘", " for “", ' for "', " for '")


def is_meant(hit: Hit, text: str, folded: str, language: Language) -> bool:
    """No demonym that is a surname or a language: `Miguel Alemán`, `siglas en inglés`."""
    if hit.form != "demonym":
        return not _is_named_by(hit, folded, language)
    if text[hit.end : hit.end + 6] in _GLOSSES:
        return False
    if _cue(language).search(folded, max(0, hit.start - 16), hit.start):
        return False
    if _is_of_thing(hit, folded, language):
        return False
    if language.nouns_capitalised and text[hit.start].isupper() and folded[: hit.end].endswith("sch"):
        behind = text[hit.end : hit.end + 3]
        # auf Deutsch, ins Englische
        return behind[:1] == "-" or (behind[1:2].isupper() and behind[:1] == " ")
    inside = hit.start > 0 and text[: hit.start].rstrip()[-1:] not in '.!?:"“«¿¡—-('
    return language.demonyms_capitalised or not (text[hit.start].isupper() and inside)


@cache
def _cue(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.language_cues) + r" $")


def _is_of_thing(hit: Hit, folded: str, language: Language) -> bool:
    """`pastor alemán`, `Russian roulette`: the noun beside the demonym makes it the name of a thing or a breed."""
    things = word_set(language.named_by_demonym)
    before = folded[max(0, hit.start - 20) : hit.start].split()[-1:]
    after = folded[hit.end : hit.end + 25].split()[:1]
    if language.demonyms_capitalised and any(word.strip(".,;:!?\"'”“»)") in things for word in after):
        return True
    return any(word.lstrip("\"'“«(¿¡") in things for word in before)


def _is_named_by(hit: Hit, folded: str, language: Language) -> bool:
    """`virus del Nilo`, `West Nile virus`, `outre-Rhin`: a place that only names a disease or a direction."""
    things = word_set(language.named_by_place)
    if not things:
        return False
    if folded.endswith("outre-", 0, hit.start):
        return True
    before = folded[max(0, hit.start - 20) : hit.start].split()[-2:]
    return len(before) == 2 and before[0] in things and before[1] in word_set(language.organisation_links)
