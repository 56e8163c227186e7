"""What every stage needs to know about characters: folding, word borders, slugs."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

# Letters that Unicode does not decompose, and marks that mean the same in a search.
_SAME = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ŀ": "l", "ſ": "s"}
_SAME |= dict.fromkeys("’‘ʼ´`′", "'") | dict.fromkeys("‐‑‒–—−", "-")
_SAME |= dict.fromkeys("\t\n\r\f\v\u00a0\u2007\u2009\u200a\u202f", " ")


class _Folding(dict[int, str]):
    """One character in, one character out, so that offsets stay true; ñ stays apart from n."""

    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        char = lower[0]  # İ becomes two
        if char != "ñ":
            base = unicodedata.normalize("NFD", char)
            char = base[0] if len(base) > 1 and all(map(unicodedata.combining, base[1:])) else char
        self[code] = folded = _SAME.get(char, char)
        return folded


_FOLDING = _Folding()
# The characters of nearly all texts, which a table of the codecs turns into others far faster than `translate`.
_CURLY = "“”‘’–—…€„‚•′″‹›™ŠšŽžŒœŁłĀāČčĆćŞş"  # in place of the controls behind ASCII
_COMMON = "".join(map(chr, range(0x80))) + _CURLY + "".join(map(chr, range(0xA0, 0x100)))
_PLACES = codecs.charmap_build(_COMMON)
_FOLDED = "".join(map(_FOLDING.__getitem__, map(ord, _COMMON)))
_SPACED = "".join(char if char.isalnum() else " " for char in _COMMON)
_BETWEEN = "\0"  # stands in no form
_RUN = re.compile(r"[^\W_]+")
_WORDS = re.compile(r"\w+")
_SHORT, _MOST_KEPT = 24, 20_000  # characters of a text whose folding is kept, as words recur; how many are
_kept: dict[str, str] = {}
_RESERVED = {"con", "prn", "aux", "nul", "index"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}


def fold(text: str) -> str:
    """Lower case without accents, of the same length as `text`."""
    if len(text) <= _SHORT:
        return _kept.get(text) or _keep(text)
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _PLACES)[0], "strict", _FOLDED)[0]
    except UnicodeEncodeError:
        return text.translate(_FOLDING)


def words(text: str) -> list[str]:
    """All runs of letters, digits and underscores, in order."""
    return _WORDS.findall(text) if "_" in text else runs(text)


def _keep(text: str) -> str:
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[text] = folded = text.translate(_FOLDING)
    return folded


def fold_all(forms: Iterable[str]) -> list[str]:
    """Each of them folded; far faster than one by one."""
    joined = _BETWEEN.join(forms)
    return fold(joined).split(_BETWEEN) if joined else []


def runs(text: str) -> list[str]:
    """All runs of letters and digits, in order."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _PLACES)[0], "strict", _SPACED)[0].split()
    except UnicodeEncodeError:
        return _RUN.findall(text)


def plain_key(text: str) -> str:
    """What two spellings of one name share: folded letters and digits, single spaces."""
    return " ".join(re.findall(r"\w+", fold(text)))


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches the span from outside."""
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


@lru_cache(maxsize=4_096)  # of people and organisations, which recur
def slug(text: str, longest: int = 70) -> str:
    """ASCII letters, digits and hyphens for an address; never empty, never a reserved file name."""
    words = re.findall(r"[a-z0-9]+", anyascii(re.sub(r"[’'‘]", " ", text)).lower())
    short = ""
    for word in words:
        if short and len(short) + len(word) >= longest:
            break
        short = f"{short}-{word[:longest]}" if short else word[:longest]
    if not short:
        return f"x-{checksum(text)}"
    return f"{short}-x" if short in _RESERVED else short


def checksum(text: str, digits: int = 6) -> str:
    """A short hexadecimal digest of `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
