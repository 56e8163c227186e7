"""What are all pictures made of?"""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.render.markup import Safe, attribute, tagged

NOTHING = Safe("")


def mark(tag: str, inner: str = NOTHING, **attributes: str | int | None) -> Safe:
    """An element of SVG or HTML; `class_` is written class, `text_anchor` text-anchor, None is left out."""
    written = {
        name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items() if value is not None
    }
    return tagged(tag, inner, **written)


def joined(marks: Iterable[str]) -> Safe:
    """Marks that Python-Markdown leaves as they are: between them no line ends in an empty line."""
    return Safe("".join(marks))


def linked(title: str, href: str, inner: str) -> Safe:
    """A mark that leads somewhere and says where."""
    return Safe(f'<a href="{attribute(href)}">{mark("title", title)}{inner}</a>')


def listed(rows: Iterable[Iterable[str]], heads: Iterable[str]) -> Safe:
    """A table in HTML, for pictures that stand inside of other markup; the last column holds numbers."""
    head = mark("tr", joined(mark("th", text, scope="col") for text in heads))
    body = joined(mark("tr", joined(mark("td", text) for text in row)) for row in rows)
    return mark("table", joined((mark("thead", head), mark("tbody", body))), class_="bs-pic-table")


def scrolled(svg: str, label: str, caption: str) -> Safe:
    """A figure whose drawing scrolls sideways inside its own frame where the screen is narrower."""
    frame = mark("div", Safe(svg), class_="bs-pic-frame", tabindex="0", role="region", aria_label=label)
    return mark("figure", joined((frame, mark("figcaption", caption))), class_="bs-pic")


def tenths(value: float) -> str:
    """A coordinate with one decimal at most: rounding hides in which library it was computed."""
    whole, rest = divmod(abs(round(value * 10)), 10)
    sign = "-" if value < 0 and (whole or rest) else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
