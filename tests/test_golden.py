"""tests/corpus becomes tests/golden; `python tests/update_golden.py` after a change that is meant."""

from __future__ import annotations

from difflib import unified_diff

from builds import GOLDEN, Built, tree


def lines(content: bytes | None) -> list[str]:
    return (content or b"").decode().splitlines(keepends=True)


def test_the_corpus_becomes_the_golden_pages(corpus_site: Built) -> None:
    golden, made = tree(GOLDEN), tree(corpus_site.docs)
    pages = (path for path in sorted({*golden, *made}) if not path.startswith("assets/"))
    changed = [path for path in pages if golden.get(path) != made.get(path)]
    diffs = [unified_diff(lines(golden.get(path)), lines(made.get(path)), path, path) for path in changed]
    assert "".join(line for diff in diffs for line in diff) == ""
    assert changed == []
