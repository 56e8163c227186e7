"""What becomes of a table?"""

from __future__ import annotations

import re

from briefsite.publish.converted.shape import Unusual
from briefsite.publish.converted.spans import Spans

_RULE = re.compile(r"\|(?: *:?-+:? *\|){2,}")
_GIVEN = re.compile(r" +\{:? *([^{}\n]*)\} *$")
_SIDES = {(True, True): "center", (True, False): "left", (False, True): "right"}


def table(block: str, spans: Spans) -> str:
    """A table of at least two columns and one row, with bars at both ends. Raises Unusual."""
    lines = block.split("\n")
    if len(lines) < 3 or not _RULE.fullmatch(lines[1]):
        raise Unusual
    styles = [_style(rule.strip(" ")) for rule in lines[1][1:-1].split("|")]
    head = _row(lines[0], "th", styles, spans)
    rows = "".join([_row(line, "td", styles, spans) for line in lines[2:]])
    return f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _style(rule: str) -> str:
    side = _SIDES.get((rule.startswith(":"), rule.endswith(":")))
    return f"text-align: {side};" if side else ""


def _row(line: str, tag: str, styles: list[str], spans: Spans) -> str:
    cells = line[1:-1].split("|")
    if line[0] != "|" or line[-1] != "|" or len(cells) != len(styles):
        raise Unusual
    row = [_cell(cell.strip(" "), tag, style, spans) for cell, style in zip(cells, styles, strict=True)]
    return f"<tr>\n{''.join(row)}</tr>\n"


def _cell(cell: str, tag: str, style: str, spans: Spans) -> str:
    attributes = f' style="{style}"' if style else ""
    if cell.endswith("}") and (given := _GIVEN.search(cell)):
        attributes = spans.written(given[1], (("style", style),) if style else ())
        cell = cell[: given.start()]
    return f"<{tag}{attributes}>{spans.html(cell) if cell else ''}</{tag}>\n"
