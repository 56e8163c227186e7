"""What does the index read of a briefing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsite.records import Entry
from briefsite.render.addresses import published
from briefsite.render.markup import finalise, woven
from briefsite.render.site import Site

# On Pagefind's scale, which ends at 10; plain text weighs 1.
TITLE = '<h1 data-pagefind-weight="9">'
KEY_POINT = '<b data-pagefind-weight="3">'
DATE = '<p data-pagefind-meta="date" data-pagefind-ignore="index">'


def documents(site: Site, places: Iterable[int]) -> Iterator[tuple[str, str]]:
    """(address in the site, HTML) of the briefings at these places of the corpus.

    That is title, date and the text with an anchor a paragraph.
    Made for the index alone, so that no menu and no table of findings is searched, and the words of the text stay
    those of the source whatever the page around them looks like.
    """
    for entry in map(site.corpus.entries.__getitem__, places):
        title = f"{TITLE}{finalise(entry.title)}</h1>"
        date = f"{DATE}{finalise(site.when(entry))}</p>"
        first = 2 if entry.analysis.headline.basis == "first-line" else 1  # the title is not indexed twice
        numbers = range(first, len(entry.article.paragraphs) + 1)
        text = "".join(_paragraph(entry, number) for number in numbers)
        html = f"<!doctype html><html><body data-pagefind-body>{title}{date}{text}</body></html>"
        yield published(site.addresses.entries[entry.id]), html


def _paragraph(entry: Entry, number: int) -> str:
    points = [span for span in entry.analysis.summary if span.paragraph == number]
    text = woven(
        entry.article.paragraphs[number - 1].text, [(point.start, point.end, KEY_POINT, "</b>") for point in points]
    )
    return f'<a id="p{number}"></a><p>{text}</p>'
