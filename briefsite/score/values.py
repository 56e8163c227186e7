"""Figures and dates: found, and read rightly?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefsite.score.pairing import asked, touch, use_up
from briefsite.score.question import Given, Gold, Tallies, Terms
from briefsite.score.tally import Tally


def figures(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Are all quantities found with their values, and with their bounds?"""

    def same(mine: Gold, figure: Given) -> bool:
        value = mine["value"] if isinstance(mine["value"], list) else [mine["value"]] * 2
        return [figure["low"], figure["high"]] == value

    def bounded(mine: Gold, figure: Given) -> bool:
        return same(mine, figure) and bool(mine.get("bound", "=") == figure["bound"])

    wanted = list(gold.get("figures") or ())
    return {
        "figures": _values(gold, wanted, given["figures"], same),
        "figures with bounds": _values(gold, wanted, given["figures"], bounded),
    }


def dates(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Are all dates found that have a value? Of a range either end will do."""

    def same(mine: Gold, ref: Given) -> bool:
        return any(ref["iso"].startswith(end) for end in str(mine["iso"]).split("/"))

    valued = [m for m in (gold.get("dates") or {}).get("mentions") or () if str(m.get("iso") or "X")[0].isdigit()]
    wanted = [{**mention, "optional": True} if mention.get("stretch") else mention for mention in valued]
    wanted += [{**mention, "optional": True} for mention in valued if "/" in str(mention["iso"])]
    found = [ref for ref in given["dates"] if (ref["iso"] or "X")[0].isdigit()]
    return {"dates": _values(gold, wanted, found, same)}


def _values(gold: Gold, wanted: Iterable[Gold], found: Iterable[Given], same: Callable[[Gold, Given], bool]) -> Tally:
    tally, left = Tally(), list(wanted)
    for value in found:
        close = [w for w in left if w["p"] == value["paragraph"] and touch(w["s"], value["text"]) and same(w, value)]
        where = f"{gold['file']} ¶{value['paragraph']} {value['text']!r} {value.get('iso', value.get('low'))}"
        if not close:
            tally.surplus(where)
            continue
        use_up(left, close, tally)
    for each in filter(asked, left):
        tally.miss(f"{gold['file']} ¶{each['p']} {each['s']!r} {each.get('iso', each.get('value'))}")
    return tally
