"""`serve` follows the seeds, survives trouble and ends quietly."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

# A build that publishes the one seed as it is, by the same swap as the real one.
EDITOR = """
import sys
from pathlib import Path
from briefsite.errors import BriefsiteError
from briefsite.publish import serve
from briefsite.publish.swap import staging_beside, swap
from briefsite.settings import Settings
root = Path(sys.argv[1])
settings = Settings(root / "seeds", root / "docs", root / "site", root / "mkdocs.yml")
def rebuild():
    text = (settings.seeds / "one.txt").read_text()
    if text == "bad":
        raise BriefsiteError("this is bad")
    staging_beside(settings.site).mkdir()
    (staging_beside(settings.site) / "index.html").write_text(text)
    swap(staging_beside(settings.site), settings.site)
serve(settings, rebuild, lambda line: print(line, flush=True))
"""


def fetch(address: str, expected: str) -> bool:
    """Whether the page comes to hold `expected` within some seconds."""
    for _ in range(100):
        with suppress(OSError), urlopen(address, timeout=10) as answer:
            if expected in answer.read().decode():
                return True
        time.sleep(0.1)
    return False


def test_serve_follows_the_seeds_survives_trouble_and_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n")
    seed = tmp_path / "seeds/one.txt"
    seed.write_text("first")
    command = [sys.executable, "-c", EDITOR, str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout and server.stderr
        said = server.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        assert fetch(address[0], "first")
        time.sleep(1)  # it looks at the seeds twice a second
        seed.write_text("bad")
        assert server.stdout.readline() == "this is bad\n"
        seed.write_text("third")
        assert fetch(address[0], "third")
        assert fetch(address[0], "livereload(")
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 0
        assert (server.stdout.read(), server.stderr.read()) == ("", "")
    finally:
        server.kill()
