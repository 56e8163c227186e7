"""Does this configuration, and this version of Python-Markdown, convert as the modules beside this one do?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from markdown import Markdown

from briefsite.publish.converted.blocks import convert
from briefsite.publish.converted.shape import Contents

EXTENSIONS = frozenset({"attr_list", "fenced_code", "md_in_html", "tables", "toc"})
CONFIGURED = {"toc_depth", "permalink", "permalink_title"}
# One of everything: where another version of Python-Markdown writes it otherwise, it is left to do all of it.
BREAK = "  "  # white space that an editor would take away
PROBE = f"""\
<nav class="bs-x" aria-label="&quot;A&quot; &amp; &#123;b&#125;" markdown="1">

[Home](#title) › [All](#p1){{ .bs-ref }}

</nav>

# Title: “one” &#42; <span lang="en">two</span>

5 May · **two:** *three* (four){BREAK}
and <code>five</code>
{{: .bs-facts #p1 }}

<div id="held" class="bs-y" data-z markdown="1">

## Points {{: #points }}

- one
- two{BREAK}
    <small>three</small>

- four
    {{: #p4 }}

### Deep {{: lang="fr" }}

</div>
> <a class="bs-n" href="#p5"></a>quoted
> {{: #p5 }}

> again

| a | b |
|---|--:|
| 1 {{: data-value="1" }} | **2** |
|  | [3](#points) {{: data-value="3" }} |

<h3><a href="x.html">A &amp; b</a></h3>

<a class="bs-n" href="#p6"></a>**All [of](#p1) it**
{{: #p6 }}

<script type="application/ld+json">{{"a":"<b>"}}</script>
"""


def contents_of(extensions: list[str], configs: Mapping[str, Mapping[str, Any]]) -> Contents | None:
    """The configured list of contents, or None where only Python-Markdown itself should convert."""
    given = dict(configs.get("toc") or {})
    others = any(config for name, config in configs.items() if name != "toc")
    depth, sign, said = given.get("toc_depth", 6), given.get("permalink", False), given.get("permalink_title")
    said = "Permanent link" if said is None else said
    known = frozenset(extensions) == EXTENSIONS and CONFIGURED.issuperset(given) and not others
    if not known or type(depth) is not int or type(sign) is not bool or not _harmless(said):
        return None
    contents = Contents(depth, "&para;" if sign else "", said)
    return contents if _trusted(contents) else None


def _harmless(text: object) -> bool:
    return isinstance(text, str) and not set(text) & set('&<>"\n')


@cache
def _trusted(contents: Contents) -> bool:
    toc = {"toc_depth": contents.depth, "permalink": bool(contents.sign), "permalink_title": contents.said}
    markdown = Markdown(extensions=sorted(EXTENSIONS), extension_configs={"toc": toc})
    ours = convert(PROBE, contents, lambda path: None)
    return ours is not None and ours.html == markdown.convert(PROBE)
