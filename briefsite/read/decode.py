"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # not assigned in Windows-1252


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with line feeds only, how it was read, or why it was not."""

    text: str = ""
    encoding: str = "utf-8"
    line: int | None = None  # of the first byte that is not UTF-8
    problem: str | None = None


def decode(content: bytes) -> Decoded:
    """UTF-8, with or without BOM, UTF-16, else Windows-1252 or Latin-1; a binary file is a problem."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _try(content, "utf-16")
    if b"\0" in content and (guess := _wide(content)):
        return _try(content, guess)
    if len(_CONTROL.findall(content[:65536])) > len(content[:65536]) / 1000 or b"\0" in content:
        return Decoded(line=1, problem="is not a text file; save the article as plain text in UTF-8")
    try:
        encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
        return Decoded(_lines(content.decode(encoding)), encoding)
    except UnicodeDecodeError as fault:
        encoding = "latin-1" if _UNDEFINED.search(content) else "windows-1252"
        line = content.count(b"\n", 0, fault.start) + 1
        return Decoded(_lines(content.decode(encoding)), encoding, line)


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: in Western text every second byte is nought."""
    half = len(content[:4096]) // 2
    for name, zeros in (("utf-16-le", content[1:4096:2]), ("utf-16-be", content[0:4096:2])):
        if half and zeros.count(0) > 0.7 * half:
            return name
    return None


def _try(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(_lines(content.decode(encoding)), "utf-16")
    except UnicodeDecodeError:
        return Decoded(line=1, problem="is not valid UTF-16; save the article as plain text in UTF-8")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
