"""python -m benchmarks.analysis [FOLDER …]: what start, an article and a very long text cost, and how much memory.

Without a folder it takes the articles of the gold set. Start is import, vocabulary and the first article, once with
nothing kept and once with what the first run has kept; an article is scaled to 4,000 characters.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

ROOT = Path(__file__).parent.parent
GOLD = (ROOT / "tests/gold/development/articles", ROOT / "tests/gold/untouched/articles")
ROUNDS = 5
CHARACTERS = 4_000  # of the article that all figures are scaled to
LONG = (600_000, 1_200_000, 2_400_000, 4_800_000)  # characters; files beyond five million bytes are not read
FIRST = """
import sys
from pathlib import Path
from time import process_time
begin = process_time()
from briefsite.analyse import analyse
from briefsite.cache import Cache
from briefsite.read import read_articles
from briefsite.vocabulary import load_vocabulary
articles, _ = read_articles(Path(sys.argv[1]))
analyse(articles[0], load_vocabulary(Path("none"), Cache(Path(sys.argv[2]))), "es")
print(process_time() - begin)
"""


def main(folders: list[Path]) -> None:
    """Prints the table."""
    with TemporaryDirectory() as kept:
        say("start, nothing kept", f"{start(folders[0], kept):.2f} s")
        say("start", f"{min(start(folders[0], kept) for _ in range(ROUNDS)):.2f} s")
    for code, (articles, cost) in per_language(folders).items():
        say(f"an article, {code}", f"{cost * 1000:.1f} ms   ({articles} articles)")
    say("memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    for characters in LONG:
        say(f"a text of {characters / 1e6:.2f} million characters", f"{long_text(folders[0], characters):.1f} s")


def say(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:45} {figure}\n")
    sys.stdout.flush()


def start(folder: Path, kept: str) -> float:
    """Seconds of a fresh process until its first article is analysed."""
    command = [sys.executable, "-c", FIRST, str(folder), kept]
    return float(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)


def per_language(folders: Iterable[Path]) -> dict[str, tuple[int, float]]:
    """(articles, seconds for CHARACTERS) of each language, and of all; the best round of each article."""
    from briefsite.analyse import analyse
    from briefsite.read import read_articles
    from briefsite.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(Path("none"))
    articles = [article for folder in folders for article in read_articles(folder)[0]]
    sums: dict[str, list[float]] = {}
    for article in articles:
        code = analyse(article, vocabulary, "es").language
        best = min(timed(lambda a=article: analyse(a, vocabulary, "es")) for _ in range(ROUNDS))
        length = sum(len(paragraph.text) for paragraph in article.paragraphs)
        for name in (code, "all"):
            row = sums.setdefault(name, [0, 0, 0])
            sums[name] = [row[0] + 1, row[1] + best, row[2] + length]
    return {code: (int(n), seconds / length * CHARACTERS) for code, (n, seconds, length) in sorted(sums.items())}


def long_text(folder: Path, characters: int) -> float:
    """Seconds for one article of that length, made of all Spanish ones again and again."""
    from briefsite.analyse import analyse
    from briefsite.read import read_articles
    from briefsite.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(Path("none"))
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("es*.txt"))]
    whole = "\n\n".join(text for text in texts if not text.startswith("---"))
    with TemporaryDirectory() as place:
        Path(place, "long.txt").write_text((whole + "\n\n") * (characters // len(whole) + 1), encoding="utf-8")
        (article,), _ = read_articles(Path(place))
    return timed(lambda: analyse(article, vocabulary, "es"))


def timed(call: object) -> float:
    """CPU seconds of one call."""
    begin = process_time()
    call()  # type: ignore[operator]
    return process_time() - begin


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]] or [*GOLD])
