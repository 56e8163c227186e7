"""What is an organisation called, whatever case a sentence puts its name in?"""

from __future__ import annotations

import re
from functools import cache

from briefsite.languages import Language
from briefsite.text import fold

_PART = re.compile(r"[^\W_]+|&")
_ADJECTIVE = re.compile(r"(?<=[a-zäöüß]{3})(?:e[nrsm]?)\Z")


def key_of(name: str, language: Language) -> tuple[str, ...]:
    """The folded words of a name, in German without the endings of case."""
    words = tuple(_PART.findall(fold(name)))
    small = _small(language)
    words = tuple(word for word in words if word not in small) or words
    if not language.nouns_capitalised:
        return words
    return tuple(_stem(word) for word in words)


@cache
def _small(language: Language) -> frozenset[str]:
    own = (*language.articles, *language.organisation_links, *language.organisation_articles)
    return frozenset(fold(word).rstrip("'") for word in own)


def _stem(word: str) -> str:
    if len(word) < 5:
        return word
    return re.sub(r"(?:e[nrsm]?|s)\Z", "", word)


def label_of(name: str, language: Language) -> str:
    """The name as one says it alone: `des Rheinischen Zentrums` is the Rheinisches Zentrum."""
    if not language.nouns_capitalised:
        return name
    words = name.split(" ")
    head = next((n for n, word in enumerate(words) if _gender(word, language)), None)
    if head is None:
        return name
    words[head], ending = _gender(words[head], language) or (words[head], "")
    for number in range(head):
        if re.search(r"(?:isch|lich|ig|deutsch|ich)e[nrsm]?\Z", words[number], re.IGNORECASE):
            words[number] = _ADJECTIVE.sub(ending, words[number])
    return " ".join(words)


def _gender(word: str, language: Language) -> tuple[str, str] | None:
    """(a head in its first case, the ending of an adjective before it), or None if this is no head."""
    for endings, ending in ((language.neuter_heads, "es"), (language.masculine_heads, "er")):
        for genitive in ("", "s", "es"):
            bare = word.removesuffix(genitive)
            if word.endswith(genitive) and fold(bare).endswith(tuple(map(fold, endings))):
                return bare, ending
    feminine = ("schaft", "ung", "tät", "bank", "partei", "kommission", "wehr", "kammer", "agentur", "union")
    return (word, "e") if word.lower().endswith(feminine) else None
