"""python -m benchmarks.peers.articles SEEDS DOCS FOLDER: the same articles for every peer, with the topics we found.

Writes FOLDER/articles.jsonl: path, title, date, lang, tags and text of each, whatever program reads them then.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import yaml

TOP = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def collect(seeds: Path, docs: Path, folder: Path) -> None:
    """One line an article, in the order of the files."""
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as out:
        for page in sorted((docs / "briefings").glob("*.md")):
            top = TOP.match(page.read_text(encoding="utf-8"))
            stated = yaml.load(top[1], yaml.CSafeLoader) if top else {}
            if "source_file" in stated:
                text = TOP.sub("", (seeds / stated["source_file"]).read_text(encoding="utf-8"))
                values = {key: stated.get(key) for key in ("title", "date", "lang", "tags")}
                out.write(json.dumps({"path": page.stem, **values, "text": text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    collect(*map(Path, sys.argv[1:]))
