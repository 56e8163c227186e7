"""How does each program want an article written?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


def each(articles: Path, written: Callable[[dict[str, Any]], str]) -> Iterator[tuple[str, bytes]]:
    """(file name, content) of every article in a file of lines."""
    with articles.open(encoding="utf-8") as lines:
        for line in lines:
            values = json.loads(line)
            yield f"{values['path']}.md", written(values).encode()


def markdown(article: dict[str, Any]) -> str:
    """With YAML on top, of which JSON is a part."""
    top = {key: article[key] for key in ("title", "date", "tags") if article[key]}
    stated = "".join(f"{key}: {_plain(key, value)}\n" for key, value in top.items())
    return f"---\n{stated}---\n\n{article['text']}"


def pelican(article: dict[str, Any]) -> str:
    """With lines of its own kind on top."""
    tags = ", ".join(tag.replace(",", "") for tag in article["tags"] or ())
    stated = {"Title": article["title"], "Date": article["date"] or "2000-01-01", "Tags": tags, "Slug": article["path"]}
    return "".join(f"{key}: {value}\n" for key, value in stated.items()) + f"\n{article['text']}"


def _plain(key: str, value: Any) -> str:
    return str(value) if key == "date" else json.dumps(value, ensure_ascii=False)
