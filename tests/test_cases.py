"""The rules, one file each: tests/cases/<question>/<the-rule>.yml holds a text and what is right to find in it.

The first thing to read, and where a bug report goes. A case begins with what is given:

    text        the article, or whatever the question is about; `bytes` where the encoding matters
    suffix      of the article's file, .txt unless told
    lang, date  what the editor states of language and day; `given` holds anything else an editor states
    topics.yml  the editors' vocabulary and corrections

`expect` names the findings. A list is complete and in order, each finding compared in what the case tells of it.
Only `mentions` and `topics` name those that matter; `absent` lists what must not be among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from briefsite.analyse import analyse, open_article
from briefsite.corpus import Corpus
from briefsite.errors import BriefsiteError
from briefsite.findings import Analysis, Mention
from briefsite.link import gather, link, shelved
from briefsite.patterns import expand
from briefsite.read import articles_of
from briefsite.read.decode import decode
from briefsite.read.disk import SeedFile
from briefsite.records import Article, Entry, Problem, Story
from briefsite.text import fold, slug
from briefsite.vocabulary import Vocabulary, load_vocabulary

CASES = Path(__file__).with_name("cases")
Case = dict[str, Any]


def cases(question: str) -> pytest.MarkDecorator:
    files = sorted((CASES / question).glob("*.yml"))
    loaded = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return pytest.mark.parametrize("case", loaded, ids=[file.stem for file in files])


@cases("decode")
def test_decode(case: Case) -> None:
    decoded = asdict(decode(case["bytes"].encode("latin-1")))
    assert told([case["expect"]], [decoded]) == [case["expect"]]


@cases("paragraphs")
def test_paragraphs(case: Case) -> None:
    found = [asdict(paragraph) for paragraph in article_of(case).paragraphs]
    assert told(case["expect"]["paragraphs"], found) == case["expect"]["paragraphs"]


@cases("stated")
def test_stated(case: Case) -> None:
    articles, problems = read(case)
    assert [str(problem) for problem in problems] == case["expect"].get("problems", [])
    found = [{**asdict(a.stated), "published": str(a.stated.published), "body": a.paragraphs[0].text} for a in articles]
    expected = case["expect"].get("stated", [])
    assert told(expected, plain(found)) == expected


@cases("language")
def test_language(case: Case) -> None:
    assert analysed(case).language == case["expect"]["language"]


@cases("marks")
def test_marks(case: Case) -> None:
    reading = open_article(article_of(case), "es")
    assert [reading.text(mark) for mark in reading.marks] == case["expect"]["marks"]


@cases("sentences")
def test_sentences(case: Case) -> None:
    entry = entry_of(case)
    assert [entry.text(span) for span in entry.analysis.sentences] == case["expect"]["sentences"]


@cases("mentions")
def test_mentions(case: Case) -> None:
    check_mentions(case)


@cases("composites")
def test_composites(case: Case) -> None:
    check_mentions(case)


@cases("people")
def test_people(case: Case) -> None:
    check_people(case)


@cases("roles")
def test_roles(case: Case) -> None:
    check_people(case)


@cases("organisations")
def test_organisations(case: Case) -> None:
    """Those that no list knows: what the article itself introduces."""
    analysis = analysed(case)
    mentions = {topic.term: [m.text for m in topic.mentions] for topic in analysis.topics}
    terms = sorted((t for t in analysis.found if t.kind == "organisation"), key=lambda t: t.id)
    found = [{"name": t.label(analysis.language), "mentions": mentions.get(t.id, [])} for t in terms]
    assert told(case["expect"]["organisations"], found) == case["expect"]["organisations"]


@cases("quotes")
def test_quotes(case: Case) -> None:
    found = [asdict(quote) for quote in analysed(case).quotes]
    assert told(case["expect"]["quotes"], found) == case["expect"]["quotes"]


@cases("figures")
def test_figures(case: Case) -> None:
    found = [asdict(figure) for figure in analysed(case).figures]
    assert told(case["expect"]["figures"], found) == case["expect"]["figures"]


@cases("dates")
def test_dates(case: Case) -> None:
    found = [asdict(ref) for ref in analysed(case).dates]
    assert told(case["expect"]["dates"], found) == case["expect"]["dates"]


@cases("published")
def test_published(case: Case) -> None:
    entry = entry_of(case)
    found = asdict(entry.analysis.published)
    found["evidence"] = entry.text(entry.analysis.published.evidence) if found["evidence"] else None
    assert told([case["expect"]["published"]], [found]) == [case["expect"]["published"]]


@cases("headline")
def test_headline(case: Case) -> None:
    found = asdict(analysed(case).headline)
    assert told([case["expect"]["headline"]], [found]) == [case["expect"]["headline"]]


@cases("summary")
def test_summary(case: Case) -> None:
    """`first`: the key points by their beginnings; `absent`: beginnings of sentences that are none."""
    entry = entry_of(case)
    points = [entry.text(span) for span in entry.analysis.summary]
    begins = case["expect"].get("first", [])
    assert [point[: len(start)] for point, start in zip(points, begins, strict=False)] == begins
    assert not [point for point in points if point.startswith(tuple(case["expect"].get("absent", [])) or "\0")]


@cases("topics")
def test_topics(case: Case) -> None:
    roles = {topic.term: topic.role for topic in analysed(case).topics}
    expected = case["expect"]
    assert not [term for term in expected.get("main", []) if roles.get(term) != "main"]
    assert not [term for term in expected.get("not_main", []) if roles.get(term) == "main"]
    assert not [term for term in expected.get("absent", []) if term in roles]


@cases("slugs")
def test_slugs(case: Case) -> None:
    assert {text: slug(text) for text in case["expect"]} == case["expect"]


@cases("folding")
def test_folding(case: Case) -> None:
    assert {text: fold(text) for text in case["expect"]} == case["expect"]


@cases("patterns")
def test_patterns(case: Case) -> None:
    if "error" in case["expect"]:
        with pytest.raises(ValueError) as caught:
            expand(case["text"])
        assert str(caught.value) == case["expect"]["error"]
    else:
        assert [*expand(case["text"])] == case["expect"]["forms"]


@cases("corrections")
def test_corrections(case: Case) -> None:
    """`terms`: what the vocabulary holds then, None for what is gone; `errors`: lines of the refusal."""
    if "errors" in case["expect"]:
        with pytest.raises(BriefsiteError) as caught:
            vocabulary_of(case["topics.yml"])
        assert [re.sub(r"^/\S+/", "", line) for line in str(caught.value).splitlines()] == case["expect"]["errors"]
        return
    terms = vocabulary_of(case["topics.yml"]).terms
    for term_id, expected in case["expect"].get("terms", {}).items():
        found = {**asdict(terms[term_id]), "label": dict(terms[term_id].labels)} if term_id in terms else None
        assert (found and {name: plain(found[name]) for name in expected or {}}) == expected
    if "text" in case:
        check_mentions(case)


@cases("copies")
def test_copies(case: Case) -> None:
    corpus, _ = linked(case)
    paths = {face.id: face.path for face in (*corpus.faces, *corpus.hidden)}
    assert {entry.path: paths[shown] for entry, shown in corpus.copies} == case["expect"]


@cases("stories")
def test_stories(case: Case) -> None:
    corpus, stories = linked(case)
    found = [[corpus.faces[place].path for place in story.places] for story in stories]
    assert found == case["expect"]


def linked(case: Case) -> tuple[Corpus, tuple[Story, ...]]:
    """All `articles` of the case (path: text), with their stories."""
    files = [SeedFile(path, ".txt", text.encode(), None, None) for path, text in case["articles"].items()]
    vocabulary = vocabulary_of(case.get("topics.yml"))
    articles, problems = articles_of(files)
    assert not problems
    corpus = gather(*shelved(Entry(article, analyse(article, vocabulary, "es")) for article in articles), vocabulary)
    return corpus, link(corpus, vocabulary.corrections.stories).stories


def check_mentions(case: Case) -> None:
    mentions = [mention._asdict() for mention in mentions_of(analysed(case))]
    for expected in case["expect"].get("mentions", []):
        assert expected in [{name: m[name] for name in expected} for m in mentions]
    for absent in case["expect"].get("absent", []):
        assert absent not in [{name: m[name] for name in absent} for m in mentions]


def check_people(case: Case) -> None:
    """`mentions` names each as it stands, `times` counts them."""
    found = [
        {
            "name": person.name,
            "id": person.id,
            "roles": [role.text for role in person.roles],
            "of": sorted({term for role in person.roles for term in role.of}),
            "mentions": [mention.text for mention in person.mentions],
            "times": len(person.mentions),
        }
        for person in analysed(case).people
    ]
    assert told(case["expect"]["people"], found) == case["expect"]["people"]


def told(expected: list[Case], found: list[Case]) -> list[Case]:
    """What was found, each in the fields that the case tells; a surplus whole, so that it shows."""
    same = [{name: thing.get(name) for name in want} for want, thing in zip(expected, found, strict=False)]
    return same + found[len(expected) :]


def plain(value: Any) -> Any:
    """Tuples as lists, as YAML has them."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def mentions_of(analysis: Analysis) -> Iterable[Mention]:
    return (mention for topic in analysis.topics for mention in topic.mentions)


def analysed(case: Case) -> Analysis:
    return entry_of(case).analysis


def entry_of(case: Case) -> Entry:
    article = article_of(case)
    return Entry(article, analyse(article, vocabulary_of(case.get("topics.yml")), "es"))


def article_of(case: Case) -> Article:
    articles, problems = read(case)
    assert len(articles) == 1, [str(problem) for problem in problems]
    return articles[0]


def read(case: Case) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The case's file and what the editor states beside it, through the real reader."""
    stated = {name: case[name] for name in ("lang", "date") if name in case} | case.get("given", {})
    sidecar = case.get("sidecar", yaml.safe_dump(stated, allow_unicode=True) if stated else None)
    suffix = case.get("suffix", ".txt")
    content = case["text"].encode() if "text" in case else case["bytes"].encode("latin-1")
    beside = (sidecar.encode(), "case.yml") if sidecar is not None else (None, None)
    return articles_of([SeedFile(f"case{suffix}", suffix, content, *beside)])


@cache
def vocabulary_of(topics: str | None = None) -> Vocabulary:
    """The gazetteer under this topics.yml."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "topics.yml")
        if topics is not None:
            path.write_text(topics, encoding="utf-8")
        return load_vocabulary(path)
