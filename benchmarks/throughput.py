"""python -m benchmarks.throughput SEEDS FOLDER: how many articles of 4,000 characters does the analysis read a second?

Prints JSON: articles a second of CPU by language, and leaves texts and names in FOLDER/spacy.json for the peer.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from time import process_time

MOST = 1_000  # articles
CHARACTERS = 4_000
PEER_LANGUAGE = "es"


def main(seeds: Path, folder: Path) -> dict[str, float]:
    """Articles a second by language; every article is analysed once, in this process alone."""
    from briefsite.analyse import analyse
    from briefsite.read import read_articles
    from briefsite.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(seeds / "topics.yml")
    articles = read_articles(seeds)[0][:MOST]
    analyse(articles[0], vocabulary, PEER_LANGUAGE)  # start is another figure
    characters: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    texts = []
    for article in articles:
        begin = process_time()
        code = analyse(article, vocabulary, PEER_LANGUAGE).language
        seconds[code] += process_time() - begin
        text = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
        characters[code] += len(text)
        texts += [text] if code == PEER_LANGUAGE else []
    names = sorted({term.label(PEER_LANGUAGE) for term in vocabulary.terms.values()})
    (folder / "spacy.json").write_text(json.dumps({"texts": texts, "names": names}), encoding="utf-8")
    return {code: round(characters[code] / CHARACTERS / seconds[code], 1) for code in sorted(seconds)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*map(Path, sys.argv[1:]))))
