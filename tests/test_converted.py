"""Generated pages are converted without Python-Markdown, to the same bytes; what is unusual is left to it."""

from __future__ import annotations

import random
import re

import pytest
from builds import GOLDEN, ROOT
from markdown import Markdown

from briefsite.publish.converted import Contents, contents_of, convert
from briefsite.publish.converted.trust import EXTENSIONS

TOC = {"toc_depth": 2, "permalink": True, "permalink_title": ""}
CONTENTS = Contents(2, "&para;", "")
# What may stand side by side by chance, or by the will of somebody who means no good.
FRAGMENTS = ("\n", "\n\n", " ", "  \n", "    ", "- ", "> ", "# ", "## ", "| ", " |", "|---|---|", "*", "**", "_",
             "word", "1. ", "&amp;", "&#42;", "&", "<", ">", "[a](#x)", "[b <em>c</em>](#y){ .z }", "[", "](", "#x)",
             " {: #p1 }", "\n{: .f }", "\n    {: #p5 }", "{: .x }", "<small>s</small>", "**w**", "*w*", "(x)", "---",
             '<a class="bs-n" href="#p1"></a>', '<div class="w" markdown="1">', "</div>", '<h3><a href="x">t</a></h3>',
             "<script>a < b && c</script>", "«", "»", ".", ":", "\u00a0", "!", '"', "`", "~", "=", "+", "\\", "===",
             '| a | b |\n|---|--:|\n| 1 {: data-v="2" } | c |', "- a\n- b", "- a\n    {: #p7 }", "\u2028", "é",
             "{", "}", "# T", "## U {: #u }", "http://a.b", "<!-- c -->",
             "[x]: y", ": d", "\t", "\x02")  # fmt: skip


def as_python_markdown(text: str) -> str:
    markdown = Markdown(extensions=sorted(EXTENSIONS), extension_configs={"toc": TOC})
    return str(markdown.convert(text))


def ours(text: str) -> str | None:
    page = convert(text, CONTENTS, lambda path: (path, path))
    return None if page is None else page.html


def bodies() -> list[str]:
    """The text of committed pages; the sample's are many and alike."""
    paths = [*sorted(GOLDEN.rglob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))[::9]]
    return [path.read_text(encoding="utf-8").split("\n---\n", 1)[1].lstrip("\n") for path in paths]


def test_generated_pages_become_the_same_bytes() -> None:
    differing = [text for text in bodies() if ours(text) not in (None, as_python_markdown(text))]
    assert differing == []


def test_few_generated_pages_are_unusual() -> None:
    pages = bodies()
    assert sum(ours(text) is None for text in pages) < len(pages) / 10


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_converted_becomes_the_same_bytes(seed: int) -> None:
    chance = random.Random(seed)
    blocks = [block for text in bodies() for block in text.split("\n\n") if len(block) < 400]
    for _ in range(1500):
        text = "\n\n".join(chance.choice(blocks) for _ in range(chance.randint(0, 3))) or chance.choice(FRAGMENTS)
        text = re.sub(r"\]\([^)]*\)", "](#x)", text)
        for _ in range(chance.randint(0, 4)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(FRAGMENTS) + text[at + chance.choice((0, 0, 1, 3)) :]
        assert ours(text) in (None, as_python_markdown(text)), text


@pytest.mark.parametrize("text", [
    "a `code` b", "1. one", "a\n===", "![a](b.png)", "<https://a.example>", "[a][b]", "*[A]: b", "a \\* b", "    code",
    "```\ncode\n```", "<!-- a -->", "a <b", "AT&T", "# A\n\n# A", "a _b_ c", "| a |\n|---|\n| b |", "<div>a</div>",
    "<div markdown=\"1\">\n\na", "- a\n\n    b", "- - a", "> a\nb", "{: #a }\nb", "a\tb", "a{: .b }", "[a](b.md \"c\")",
])  # fmt: skip
def test_what_is_unusual_is_left_to_python_markdown(text: str) -> None:
    assert ours(text) is None


def test_links_and_anchors_are_told() -> None:
    text = '# A b\n\n[a](x.md#p1) [b](#c){ #d }\n{: #e }\n\n<p id="f">g</p>\n\n| h | i |\n|---|---|\n| j {: #k } | l |'
    page = convert(text, CONTENTS, lambda path: (f"in/{path}", "x.html"))
    assert page is not None
    assert page.anchors == {"a-b", "d", "e", "f", "k"}
    assert page.links == [("in/x.md", "p1", "x.md#p1"), ("", "c", "#c")]
    assert page.headings == [(1, "a-b", "A b")]


def test_a_link_that_leads_nowhere_is_left_to_mkdocs_which_says_so() -> None:
    assert convert("[a](gone.md)", CONTENTS, lambda path: None) is None


@pytest.mark.parametrize(("extensions", "configs"), [
    (["toc"], {}),
    ([*EXTENSIONS, "footnotes"], {}),
    ([*EXTENSIONS], {"toc": {"slugify": "x"}}),
    ([*EXTENSIONS], {"tables": {"use_align_attribute": True}}),
    ([*EXTENSIONS], {"toc": {"permalink": "#"}}),
])  # fmt: skip
def test_other_configurations_are_left_to_python_markdown(extensions: list[str], configs: dict[str, object]) -> None:
    assert contents_of(extensions, configs) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("toc", [{}, TOC, {"permalink": True}, {"toc_depth": 3, "permalink_title": "Here"}])
def test_lists_of_contents_are_configured_as_for_python_markdown(toc: dict[str, object]) -> None:
    contents = contents_of([*EXTENSIONS], {"toc": toc})
    assert contents is not None
    text = "# A\n\n## B <em>c</em> {: #d }\n\n### E"
    page, markdown = convert(text, contents, lambda path: None), Markdown(extensions=["toc", "attr_list"],
                                                                          extension_configs={"toc": toc})  # fmt: skip
    assert page is not None
    assert page.html == markdown.convert(text)
