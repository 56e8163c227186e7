"""What becomes of blocks of items and of quoted blocks, which continue the one before them?"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefsite.publish.converted.shape import Unusual
from briefsite.publish.converted.spans import Spans

_ITEM = re.compile(r"- ([^\s][^\n]*(?:\n    [{<][^\n]*)*)(?:\n|$)")
_GIVEN = re.compile(r"\n *\{:? *([^{}\n]*)\} *$")


class Lists:
    """Gathers neighbouring blocks of one kind, until another kind of block ends them."""

    def __init__(self, spans: Spans, unmarked: Callable[[str], None]) -> None:
        self.spans, self.unmarked = spans, unmarked
        self.blocks: list[str] = []

    def add(self, block: str, pieces: list[str]) -> None:
        """Another block; those of another kind before it go to the pieces of the page."""
        if self.blocks and self.blocks[-1][0] != block[0]:
            self.end(pieces)
        self.blocks.append(block)

    def end(self, pieces: list[str]) -> None:
        """The list that the blocks make, if there are any, to the pieces of the page."""
        if self.blocks:
            pieces.append(self._quoted() if self.blocks[0][0] == ">" else self._listed())
            self.blocks = []

    def _quoted(self) -> str:
        inner = []
        for block in self.blocks:
            lines = block.split("\n")
            if not all(line.startswith("> ") for line in lines):
                raise Unusual
            inner.append(self._paragraph("\n".join(line[2:] for line in lines)))
        return f"<blockquote>\n{''.join(inner)}</blockquote>\n"

    def _listed(self) -> str:
        """Items of which an empty line parts one from the next are paragraphs."""
        last = len(self.blocks) - 1
        items = []
        for number, block in enumerate(self.blocks):
            found = _ITEM.findall(block)
            if sum(map(len, found)) + 3 * len(found) - 1 != len(block):
                raise Unusual
            for place, item in enumerate(found):
                apart = (number > 0 and place == 0) or (number < last and place == len(found) - 1)
                items.append(f"<li>\n{self._paragraph(item)}</li>\n" if apart else self._item(item))
        return f"<ul>\n{''.join(items)}</ul>\n"

    def _item(self, item: str) -> str:
        return f"<li{self._inner(item)}</li>\n"

    def _paragraph(self, text: str) -> str:
        return f"<p{self._inner(text)}</p>\n"

    def _inner(self, text: str) -> str:
        given = _GIVEN.search(text) if text.endswith("}") else None
        attributes = ""
        if given:
            attributes, text = self.spans.written(given[1]), text[: given.start()]
        first, _, more = text.partition("\n")
        self.unmarked(first)
        if "\n{" in more or more.startswith("{"):
            raise Unusual
        return f"{attributes}>{self.spans.html(text)}"
