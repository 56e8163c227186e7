"""What stands on the page of who and what occurs together?"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, isqrt, pi, sin, sqrt

from briefsite.records import Page
from briefsite.render.markup import Safe
from briefsite.render.pictures.circle import ordered
from briefsite.render.pictures.drawing import joined, linked, mark, scrolled, tenths
from briefsite.render.pictures.ties import CANDIDATES, CAP, MOST_OF_ONE, Network, Tie, find_network
from briefsite.render.site import KIND_ORDER, Site, Tools

PATH = "network.md"
SIZE, RADIUS = 1060, 270  # of the drawing and of the circle
LABEL_AT = 20  # from the circle to the first letter
LONGEST_LABEL = 27  # letters
GAP = 0.7  # of a place, between two groups
# What a kind looks like, as a path around 0 0 that is 2 wide; a colour alone would not tell all readers.
SHAPES = {
    "person": "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z",
    "organisation": "M-.9-.9h1.8v1.8h-1.8z",
    "country": "M0-1.25L1.25 0 0 1.25-1.25 0z",
    "region": "M0-1.25L1.25 0 0 1.25-1.25 0zM0-.6L-.6 0 0 .6 .6 0z",
    "place": "M0 1.1L-1.15-.9h2.3z",
    "theme": "M0-1.1L1.15 .9h-2.3z",
    "event": "M0-1.3L.4-.4 1.3 0 .4 .4 0 1.3-.4 .4-1.3 0-.4-.4z",
    "agreement": "M.55-1L1.1 0 .55 1h-1.1L-1.1 0-.55-1z",
}
STROKE = "non-scaling-stroke"  # borders stay as wide as they are, however much a shape is enlarged
Places = dict[str, tuple[float, float, float]]  # of a term: angle in turns, x, y


def network_page(site: Site) -> Page:
    """The strongest ties as a drawing and as a table."""
    network = find_network(site.corpus)
    values = {
        "network": network,
        "picture": drawn(Tools(site, PATH), network) if network.ties else None,
        "rule": (CAP, MOST_OF_ONE, min(CANDIDATES, len(site.corpus.terms))),
    }
    return site.page(PATH, "network", values, {"title": str(site.say("network")), "hide": ["toc"]})


def drawn(to: Tools, network: Network) -> Safe:
    """Terms on a circle, their names outside, their ties inside."""
    site, say, places = to.site, to.site.say, _places(ordered(network))
    most = max(tie.shared for tie in network.ties)
    curves = [_curve(site, places, tie, most) for tie in reversed(network.ties)]
    largest = max(site.count(term) for term in places)
    nodes = [_node(to, network, places, (term, largest)) for term in places]
    label = say("network_label", nodes=len(places), ties=len(network.ties))
    half = SIZE // 2
    svg = mark("svg", joined((mark("g", joined(curves), class_="bs-pic-ties"), *nodes)), class_="bs-pic-network",
               role="group", aria_label=label, viewBox=f"-{half} -{half} {SIZE} {SIZE}")  # fmt: skip
    return scrolled(svg, label, _legend(site, list(places)))


def _places(groups: Sequence[Sequence[str]]) -> Places:
    """Where every term stands, clockwise from the top, with a gap between groups."""
    total = sum(map(len, groups)) + GAP * (len(groups) if len(groups) > 1 else 0)
    places, at = {}, 0.5
    for group in groups:
        for term in group:
            turn = at / total
            places[term] = (turn, RADIUS * sin(2 * pi * turn), -RADIUS * cos(2 * pi * turn))
            at += 1
        at += GAP
    return places


def _way(places: Places, tie: Tie) -> str:
    """A curve that bends towards the middle, the more the farther apart its ends are."""
    (_, x1, y1), (_, x2, y2) = places[tie.first], places[tie.second]
    apart = sqrt((x1 - x2) ** 2 + (y1 - y2) ** 2) / (2 * RADIUS)
    bend = 0.36 - 0.22 * apart
    x, y = (x1 + x2) * bend, (y1 + y2) * bend
    return f"M{tenths(x1)} {tenths(y1)}Q{tenths(x)} {tenths(y)} {tenths(x2)} {tenths(y2)}"


def _curve(site: Site, places: Places, tie: Tie, most: int) -> Safe:
    number = site.say.count("n_briefings", tie.shared)
    title = site.say("pic_tie", first=site.label(tie.first), second=site.label(tie.second), number=number)
    width = tenths(1.5 + 7 * tie.shared / most)
    return mark("path", mark("title", title), d=_way(places, tie), stroke_width=width)


def _node(to: Tools, network: Network, places: Places, sized: tuple[str, int]) -> Safe:
    """A shape and its name; its own ties once more, to be shown while it is pointed at or has the focus."""
    term, largest = sized
    site, (turn, x, y) = to.site, places[term]
    kind, label, count = site.corpus.terms[term].kind, site.label(term), site.count(term)
    radius = 5 + isqrt(count * 6400 // largest) / 10
    own = "".join(_way(places, tie) for tie in network.ties if term in (tie.first, tie.second))
    moved = f"translate({tenths(x)} {tenths(y)})scale({tenths(radius)})"
    shape = mark("path", d=SHAPES[kind], transform=moved, vector_effect=STROKE)
    left = turn > 0.5
    away = RADIUS + LABEL_AT
    turned = f"rotate({tenths(turn * 360 + (90 if left else -90))})translate({-away if left else away})"
    shown = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    name = mark("text", shown, transform=turned, dy="0.35em", text_anchor="end" if left else None)
    title = f"{label} ({site.say(f'kind_{kind}')}): {site.say.count('n_briefings', count)}"
    node = linked(title, to.published_href(site.addresses.terms[term]), joined((_own(own), shape, name)))
    return mark("g", node, class_=f"bs-pic-node bs-pic-{kind}")


def _own(ways: str) -> Safe:
    return mark("path", d=ways, class_="bs-pic-own")


def _legend(site: Site, terms: Sequence[str]) -> Safe:
    """The shapes that are drawn, with their names."""
    kinds = {site.corpus.terms[term].kind for term in terms}
    items = []
    for kind in (kind for kind in KIND_ORDER if kind in kinds):
        path = mark("path", d=SHAPES[kind], vector_effect=STROKE)
        shape = mark("svg", path, viewBox="-1.5 -1.5 3 3", width=14, height=14, aria_hidden="true")
        items.append(mark("span", joined((shape, site.say(f"kind_{kind}"))), class_=f"bs-pic-key bs-pic-{kind}"))
    return joined(items)
