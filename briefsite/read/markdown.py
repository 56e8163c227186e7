"""What text does a Markdown article hold, without its marks?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefsite.records import Paragraph

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INSIDE = {"heading_open": "heading", "list_item_open": "item", "blockquote_open": "quote"}
_OUTSIDE = {"heading_close", "list_item_close", "blockquote_close"}


def markdown_paragraphs(text: str, first_line: int = 1) -> tuple[Paragraph, ...]:
    """One paragraph a block; emphasis and link targets are dropped, their words stay."""
    kinds, found = ["text"], []
    for token in _parser().parse(text):
        if token.type in _INSIDE:
            kinds.append(_INSIDE[token.type])
        elif token.type in _OUTSIDE:
            kinds.pop()
        elif token.type in ("inline", "fence", "code_block"):
            kind = kinds[-1] if token.type == "inline" else "code"
            words = " ".join(_words(token).split())
            line = first_line + (token.map[0] if token.map else 0)
            found += [Paragraph(kind, words, line)] if words else []
    return tuple(found)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # here: many a folder holds plain text only

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _words(token: Token) -> str:
    if not token.children:
        return token.content if token.type != "inline" else ""
    breaks = ("softbreak", "hardbreak")
    return "".join(" " if child.type in breaks else child.content for child in token.children)
