"""Language, themes, quotations with their speakers, titles and key points."""

from __future__ import annotations

from itertools import chain

from briefsite.score.pairing import asked, folded, touch
from briefsite.score.question import Given, Gold, Tallies, Terms, found_of
from briefsite.score.tally import Tally

THEMES = {"theme", "event", "agreement"}
LONGEST_TITLE = 110


def language(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Is the language right?"""
    tally = Tally(gold=1, given=1, hit=int(gold["language"] == given["language"]))
    if not tally.hit:
        tally.missed.append(f"{gold['file']} {given['language']} for {gold['language']}")
    return {"language": tally}


def themes(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Are the core themes found, and is what is found a theme of the article? An event, a treaty is one too."""
    tally, passages = Tally(), Tally()
    found = found_of(given, terms, THEMES)
    named = chain((gold.get("themes") or {}).get("core") or (), (gold.get("themes") or {}).get("secondary") or ())
    more = chain(gold.get("events") or (), gold.get("documents") or ())
    right = [*named, *(mention for each in more for mention in each["mentions"])]
    core: dict[str, bool] = {}
    for theme in filter(asked, (gold.get("themes") or {}).get("core") or ()):
        hit = any(_meets(theme, mention) for mention in chain.from_iterable(found.values()))
        core[theme["name"]] = core.get(theme["name"], False) or hit
        passages.found() if hit else passages.miss(f"{gold['file']} ¶{theme['p']} {theme['s']!r}")
    for name, hit in core.items():
        tally.found() if hit else tally.miss(f"{gold['file']} {name}")
    precision = Tally()
    for term, mentions in found.items():
        if any(_meets(theme, mention) for theme in right for mention in mentions):
            precision.found()
        else:
            precision.surplus(f"{gold['file']} {term} {mentions[0]['text']!r}")
    return {"core themes (recall)": tally, "core passages (recall)": passages, "themes (precision)": precision}


def _meets(wanted: Gold, mention: Given) -> bool:
    return bool(wanted["p"] == mention["paragraph"]) and touch(wanted["s"], mention["text"])


def quotes(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Are the words of every quotation found, and who said them?"""
    words, speaker, wrong = Tally(), Tally(), Tally()
    left = list(gold.get("quotes") or ())
    for quote in given["quotes"]:
        mine = next(
            (q for q in left if q["p"] == quote["paragraph"] and _bare(q["text"]) == _bare(quote["text"])), None
        )
        where = f"{gold['file']} ¶{quote['paragraph']} {quote['text'][:50]!r}"
        if mine is None:
            words.surplus(where)
            continue
        left.remove(mine)
        words.found()
        names = _names(quote.get("speaker"), given, terms)
        right = bool(names & _wanted(mine["speaker"], gold))
        speaker.gold += bool(mine["speaker"])
        speaker.given += bool(names)
        speaker.hit += right
        wrong.given += 1
        if not right and (names or mine["speaker"]):
            speaker.missed.append(f"{where}: {quote.get('speaker')} for {mine['speaker']}")
        if names and not right:
            wrong.hit += 1
    for quote in left:
        words.miss(f"{gold['file']} ¶{quote['p']} {quote['text'][:50]!r}")
    return {"quotations": words, "speakers": speaker, "wrong speakers (share)": wrong}


def _bare(text: str) -> str:
    return folded(text).rstrip(".,;: ")


def _wanted(speaker: str | None, gold: Gold) -> set[str]:
    """All names that the article gives to the one who speaks."""
    if not speaker:
        return set()
    entities = [
        (each["name"], each["mentions"]) for each in (*(gold.get("persons") or ()), *(gold.get("organisations") or ()))
    ]
    for kind in ("countries", "regions", "places"):
        entities += list((gold.get(kind) or {}).items())
    names = {folded(speaker)}
    for name, mentions in entities:
        surfaces = {folded(name), *(folded(mention["s"]) for mention in mentions)}
        if folded(speaker) in surfaces:
            names |= surfaces
    return names


def _names(speaker: str | None, given: Given, terms: Terms) -> set[str]:
    if not speaker:
        return set()
    labels = terms.get(speaker, {}).get("label", {}).values()
    mentions = (t["mentions"] for t in (*given["topics"], *given["people"]) if t["id"] == speaker)
    own = (person["name"] for person in given["people"] if person["id"] == speaker)
    return {folded(name) for name in (speaker, *labels, *own, *(m["text"] for m in chain.from_iterable(mentions)))}


def titles(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Does the title name what it must, in no more characters than a heading bears?"""
    head, text = gold.get("headline") or {}, given["title"]["text"]
    lacking = [m for m in head.get("must_mention") or () if not any(folded(w) in folded(text) for w in m.split("|"))]
    tally = Tally(gold=1, given=1, hit=int(not lacking and len(text) <= head.get("max_chars", LONGEST_TITLE)))
    if not tally.hit:
        tally.missed.append(f"{gold['file']} lacks {lacking}: {text}")
    return {"titles": tally}


def key_points(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Are the paragraphs told that a briefing must tell, and none that it must not?"""
    tally, summary = Tally(), gold.get("summary") or {}
    told = {point["paragraph"] for point in given["summary"]}
    for point in summary.get("key_points") or ():
        tally.gold += 1
        tally.hit += point["p"] in told
    tally.given = len(told)
    banned = {point["p"] for point in summary.get("unacceptable_as_key_point") or () if "s" not in point}
    tally.extra += [f"{gold['file']} ¶{number} is no key point" for number in sorted(told & banned)]
    return {"key points": tally}
