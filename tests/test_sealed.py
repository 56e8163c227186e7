"""The site asks no other origin for anything: what would is found, however it is written, and stops the build."""

from __future__ import annotations

import html
import time
from pathlib import Path

import pytest
from builds import GOOD, Built, tree, under, write
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.errors import BriefsiteError
from briefsite.publish.sealed import seal
from briefsite.publish.sealed.address import elsewhere, origin
from briefsite.publish.sealed.links import with_rel
from briefsite.publish.sealed.pages import look_into
from briefsite.publish.sealed.scripts import addresses_in
from briefsite.publish.sealed.styles import fetched_by_style
from briefsite.publish.sealed.suspects import may_lead_out
from build_site import main

FAR = "https://far.example/x"
OWN = "https://Own.Example/sub/"
# One of every kind of reference that a browser follows without being asked.
FETCHED = {
    "script": f'<script src="{FAR}"></script>',
    "style sheet": f'<link rel="stylesheet" href="{FAR}">',
    "icon": f'<link rel="shortcut icon" href="{FAR}">',
    "preload": f'<link rel="preload" as="font" href="{FAR}">',
    "prefetch": f'<link rel=prefetch href="{FAR}">',
    "dns-prefetch": '<link rel="dns-prefetch" href="//far.example">',
    "preconnect": '<link rel="preconnect" href="https://far.example" crossorigin>',
    "manifest": f'<link rel="manifest" href="{FAR}">',
    "modulepreload": f'<link rel="modulepreload" href="{FAR}">',
    "link of two kinds": f'<link rel="alternate stylesheet" href="{FAR}">',
    "preloaded images": f'<link rel="preload" as="image" imagesrcset="a.png 1x, {FAR} 2x">',
    "image": f'<img src="{FAR}" alt="">',
    "image, second size": f'<img src="a.png" srcset="a.png 1x, {FAR} 2x" alt="">',
    "picture": f'<picture><source srcset="{FAR}"></picture>',
    "video": f'<video src="{FAR}"></video>',
    "poster": f'<video poster="{FAR}"></video>',
    "audio": f'<audio><source src="{FAR}"></audio>',
    "track": f'<track src="{FAR}">',
    "iframe": f'<iframe src="{FAR}"></iframe>',
    "page in an iframe": "<iframe srcdoc=\"<img src='//far.example/x'>\"></iframe>",
    "embed": f'<embed src="{FAR}">',
    "object": f'<object data="{FAR}"></object>',
    "input": f'<input type="image" src="{FAR}">',
    "form": f'<form action="{FAR}"></form>',
    "button": f'<button formaction="{FAR}">x</button>',
    "ping": f'<a href="x.html" ping="{FAR}">x</a>',
    "refresh": f'<meta http-equiv="refresh" content="0; url={FAR}">',
    "refresh without url": f'<meta http-equiv="Refresh" content="3;\'{FAR}\'">',
    "base": f'<base href="{FAR}">',
    "style attribute": f'<p style="background: url({FAR})">x</p>',
    "style element": f'<style>p {{ background: url("{FAR}") }}</style>',
    "import": f'<style>@import "{FAR}";</style>',
    "image-set": f'<style>p {{ background: image-set("a.png" 1x, "{FAR}" 2x) }}</style>',
    "inline script": f"<script>fetch('{FAR}')</script>",
    "handler": f"<p onclick=\"fetch('{FAR}')\">x</p>",
    "link that runs": f"<a href=\"javascript:fetch('{FAR}')\">x</a>",
    "svg image": f'<svg><image href="{FAR}"/></svg>',
    "svg use": f'<svg><use xlink:href="{FAR}#a"/></svg>',
    "svg paint": f'<svg><path fill="url({FAR}#a)"/></svg>',
    "svg filter": f'<svg><feImage href="{FAR}"/></svg>',
    "svg style": f"<svg><style><![CDATA[ @import url({FAR}); ]]></style></svg>",
    "svg style with entities": '<svg><style>@import "&#104;ttps:&#47;&#47;far.example/x";</style></svg>',
    "svg animation": f'<svg><set attributeName="href" to="{FAR}"/></svg>',
    "svg style sheet": f'<?xml-stylesheet href="{FAR}"?><svg></svg>',
    "import map": f'<script type="importmap">{{"imports": {{"a": "{FAR}"}}}}</script>',
    "repository": '<a href="https://github.com/a/b" data-md-component="source">x</a>',
    "drawing by program": '<pre class="mermaid"><code>graph</code></pre>',
    "data that runs": '<script src="data:text/javascript,import(`//far.example`)"></script>',
    "after a comment that only browsers end": f'<!--> <img src="{FAR}"> -->',
    "after another such comment": f'<!-- x --!> <img src="{FAR}"> <!-- -->',
    "after a script that only browsers end": f'<script>1</script/x><img src="{FAR}">',
    "style that does not end": f"<style>@import '{FAR}';",
    "script that does not end": f"<script>1 < 2; fetch('{FAR}')",
    "in what is no CDATA": f'<![CDATA[> <img src="{FAR}"> ]]>',
    "in a comment of old browsers, and after it": f'<!--[if IE]> x <![endif]--><img src="{FAR}">',
    "after an unknown section": f"<![foo[ x ]]><img src='{FAR}'>",
    "second of two attributes": f'<img src="{FAR}" src="a.png" alt="">',
}
SPELLINGS = [
    "//far.example/x",
    "///far.example/x",
    "HTTPS://FAR.EXAMPLE/x",
    "hTtp://far.example/x",
    "  https://far.example/x",
    "\x01https://far.example/x",
    "ht\ntps://far.example/x",
    "/\t/far.example/x",
    "\n/\n/far.example/x",
    "\\\\far.example/x",
    "/\\far.example/x",
    "https:\\\\far.example/x",
    "https:/far.example/x",
    "https:far.example/x",
    "h\ttt\nps:far.example/x",
    "https:&#47;&#x2F;far.example/x",
    "&sol;&sol;far.example/x",
    "&#104;ttps&colon;far.example/x",
    "&bsol;/far.example/x",
    "/&NewLine;/far.example/x",
    "file://far.example/x",
    "https://own.example@far.example/x",
    "https://own.example.far.example",
    "https://own.example:8443/x",
    "http://own.example/x",
    "https://[::1/x",
    "wss://far.example/x",
]
HARMLESS = [
    f'<a href="{FAR}">x</a>',
    f'<area href="{FAR}">',
    f'<svg><a xlink:href="{FAR}"><text>x</text></a></svg>',
    f'<link rel="canonical" href="{FAR}">',
    f'<link rel="next" href="{FAR}">',
    f'<link rel="prev" href="{FAR}">',
    f'<link rel="alternate" hreflang="en" href="{FAR}">',
    f'<link rel="author license" href="{FAR}">',
    f'<meta property="og:image" content="{FAR}">',
    f'<script type="application/ld+json">{{"@id": "{FAR}"}}</script>',
    f'<script type="application/json">"{FAR}"</script>',
    f"<p>{FAR} and //far.example</p>",
    f"<!-- {FAR} -->",
    f'<p title="{FAR}">x</p>',
    f'<blockquote cite="{FAR}">x</blockquote>',
    '<a href="mailto:a@far.example">x</a>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"></svg>',
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="">',
    '<img src="../a//b.png" alt="">',
    '<img src="https://own.example/sub/a.png" alt="">',
    '<img src="HTTPS://OWN.EXAMPLE:443/a.png" alt="">',
    '<img src="//own.example/a.png" alt="">',
    '<script src="/sub/a.js"></script>',
    '<a href="javascript:void(0)">x</a>',
    '<script>base.href = location.protocol + "//" + location.host // as at https://far.example\n</script>',
    '<style>/* from https://far.example */ a[href^="https://far.example"] { color: red }</style>',
    '<form action="search.html"></form>',
    '<meta http-equiv="refresh" content="0; url=../a.html">',
]


def fetched(page: str, own: str | None = OWN) -> list[str]:
    return [found.address for found in look_into(page, origin(own) if own else None)[0]]


@pytest.mark.parametrize("kind", FETCHED)
def test_every_kind_of_reference_is_found(kind: str) -> None:
    assert fetched(FETCHED[kind])
    assert may_lead_out(FETCHED[kind].encode())


def test_pages_in_pages_are_followed_to_a_depth_that_nobody_writes_by_accident() -> None:
    page = "<p>x</p>"
    for _ in range(5):
        page = f'<iframe srcdoc="{html.escape(page)}"></iframe>'
    assert fetched(page) == []
    for _ in range(20):
        page = f'<iframe srcdoc="{html.escape(page)}"></iframe>'
    assert fetched(page) == ["what is hidden in it"]


@pytest.mark.parametrize("address", SPELLINGS)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_an_address_is_found_however_it_is_written(address: str, quote: str) -> None:
    page = f"<img alt='' src={quote}{address}{quote}>"
    assert fetched(page)
    assert may_lead_out(page.encode())


@pytest.mark.parametrize("address", [a for a in SPELLINGS if not set(a) & set(" \t\n")])
def test_an_address_is_found_without_quotation_marks_too(address: str) -> None:
    assert fetched(f"<img src={address}>")
    assert may_lead_out(f"<img src={address}>".encode())


@pytest.mark.parametrize("page", HARMLESS)
def test_what_asks_for_nothing_is_nothing(page: str) -> None:
    assert fetched(page) == []


def test_an_address_of_the_site_itself_is_foreign_where_the_site_has_none() -> None:
    assert fetched('<img src="https://own.example/a.png" alt="">', own=None)


PIECES = ["<", ">", "!", "--", "[", "]", "CDATA[", "/", "script", "style", "a", " href=", "'", '"', "=", " ", "\n",
          "&#", "\\", "//far.example", "?", "svg", "x", "(", "url(", "@import", "`", "*", "\0"]  # fmt: skip


@settings(derandomize=True, max_examples=300, deadline=None, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_stands_in_a_page_it_is_read_and_only_its_links_change(page: str) -> None:
    changed = with_rel(page, look_into(page, None)[1])
    assert changed == page or "noopener noreferrer" in changed
    assert with_rel(changed, look_into(changed, None)[1]) == changed
    assert all(line >= 0 for line, _ in (*fetched_by_style(page), *addresses_in(page)))


STYLES = [
    f"a{{b:url({FAR})}}",
    f"a{{b:URL( '{FAR}' )}}",
    f'a{{b:url("{FAR}',
    "a{b:u\\72l(//far.example/x)}",
    "a{b:url(\\68ttps://far.example/x)}",
    "a{b:url(\\2f\\2f far.example/x)}",
    f"@import url({FAR}) screen;",
    "@\\69mport '//far.example/x';",
    f'a{{b:-webkit-image-set("{FAR}" 1x)}}',
    f"a{{b:image-set(url({FAR}) 1x)}}",
    f'a{{b:image-set("a.png" type("image/png"), "{FAR}" 2x)}}',
    f'a::after{{content:"/*"}} b{{c:url({FAR})}} /* */',
    f"@font-face{{src:url(a.woff),url({FAR})}}",
    "a{b:src('//far.example/x')}",
    f"a{{--b:url({FAR})}}",
]
QUIET_STYLES = [
    f"/* url({FAR}) */",
    f'a{{content:"{FAR}"}}',
    f'a[href^="{FAR}"]{{b:c}}',
    "@namespace url(http://www.w3.org/2000/svg);",
    "a{b:url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>\")}",
    "a{b:url(#a)}",
    "a{b:url(../a.png)}",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_sheet_is_read(style: str) -> None:
    assert [address for _, address in fetched_by_style(style) if elsewhere(address, None)]


@pytest.mark.parametrize("style", QUIET_STYLES)
def test_a_style_sheet_may_speak_of_addresses(style: str) -> None:
    assert [address for _, address in fetched_by_style(style) if elsewhere(address, None)] == []


SCRIPTS = [
    f'import("{FAR}")',
    f"x='{FAR}'",
    f"`{FAR}${{a}}`",
    'x="//far.example/x"',
    'x="\\/\\/far.example/x"',
    'x="https:\\/\\/far.example"',
    'x="https\\x3a\\x2f\\x2ffar.example"',
    'x="\\\\\\\\far.example"',
    'x = " //far.example"',
    f'a=/["\']/;b="{FAR}"',
    f'a=b/c;d="{FAR}"',
    f"/* x */ y('{FAR}') // z",
    f'x="<img src={FAR}>"',
    'x="//far.example"//x',
    f'a=/^(?:[a-z]+:)?\\/\\//i.test(b);c("{FAR}")',
    'new WebSocket("wss://far.example")',
    'x="//localhost:1/"',
    f'briefsiteSearch.receive("a", fetch("{FAR}"))',
]
QUIET_SCRIPTS = [
    f"// {FAR}\nx",
    f"/* {FAR} */ x",
    f"x() // see {FAR}",
    'x="//"+host',
    "x='//abc+/de8='",
    "a=b//c\n/d",
    f'briefsiteSearch.receive("a",{{"text":"{FAR}"}})\n',
    "x=/https?:\\/\\//",
    "x='a//b.c'",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_read(script: str) -> None:
    assert [*addresses_in(script)]


@pytest.mark.parametrize("script", QUIET_SCRIPTS)
def test_a_script_may_speak_of_addresses(script: str) -> None:
    assert [*addresses_in(script)] == []


LINKS = {
    '<p><a href="https://far.example">x</a>': '<p><a rel="noopener noreferrer" href="https://far.example">x</a>',
    "<A\n HREF=//far.example/>x</A>": '<A rel="noopener noreferrer"\n HREF=//far.example/>x</A>',
    '<a href="//far.example" rel="noopener">x</a>': '<a href="//far.example" rel="noopener noreferrer">x</a>',
    "<a rel=author title=' rel=\"x\" >' href=//far.example>x": (
        '<a rel="author noopener noreferrer" title=\' rel="x" >\' href=//far.example>x'
    ),
    "é\r\n\n<b>á <a rel href='//far.example'>x</a>": (
        "é\r\n\n<b>á <a rel=\"noopener noreferrer\" href='//far.example'>x</a>"
    ),
    '<area href="//far.example">': '<area rel="noopener noreferrer" href="//far.example">',
    '<a rel="NoReferrer noopener" href="//far.example">': '<a rel="NoReferrer noopener" href="//far.example">',
    '<a href="a.html">x</a> <a>y</a>': '<a href="a.html">x</a> <a>y</a>',
    '<a href="https://own.example/a">x</a>': '<a href="https://own.example/a">x</a>',
    '<a href="mailto:a@far.example">x</a>': '<a href="mailto:a@far.example">x</a>',
}


@pytest.mark.parametrize("page", LINKS)
def test_a_link_that_leads_out_is_completed_and_nothing_else_moves(page: str) -> None:
    assert with_rel(page, look_into(page, origin(OWN))[1]) == LINKS[page]
    assert with_rel(LINKS[page], look_into(LINKS[page], origin(OWN))[1]) == LINKS[page]


def sealed(folder: Path, files: dict[str, str | bytes], docs: dict[str, str | bytes] | None = None) -> list[str]:
    """What is told of a site of these files, a line each, without the first that is always the same."""
    write(folder / "docs", docs or {})
    with pytest.raises(BriefsiteError) as trouble:
        seal(write(folder / "out", files), folder / "docs", None)
    return str(trouble.value).splitlines()[1:]


def test_the_line_of_the_source_is_told_where_it_is_known(tmp_path: Path) -> None:
    page = f'<p>\n<img src="{FAR}" alt="">'
    docs = {"a.md": f"# A\n\n![]({FAR})\n", "b.svg": "<svg/>"}
    lines = sealed(tmp_path, {"a.html": page, "c.html": page.replace("x", "y"), "d.css": f"a{{\nb:url({FAR})}}"}, docs)
    assert [line.partition(": ")[0] for line in lines] == ["docs/a.md:3", "site/c.html:2", "site/d.css:2"]
    assert lines[0].endswith(
        f"<img src> refers to {FAR}; keep the file below docs/ and name it there, or put a link to it instead"
    )


def test_what_stands_on_every_page_is_told_once(tmp_path: Path) -> None:
    font = '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto">'
    (line,) = sealed(tmp_path, {f"{n}.html": font for n in range(9)})
    assert "(and 8 more files); set `font: false`" in line


def test_at_most_fifty_are_told(tmp_path: Path) -> None:
    lines = sealed(tmp_path, {f"{n}.html": f'<img src="//far.example/{n}">' for n in range(60)})
    assert (len(lines), lines[-1]) == (51, "and 10 more")


def test_a_page_in_another_encoding_keeps_its_bytes(tmp_path: Path) -> None:
    page = "<p>caf\xe9</p>\r\n<a href=//far.example>x</a>".encode("latin-1")
    seal(write(tmp_path, {"a.html": page}), tmp_path, None)
    assert (tmp_path / "a.html").read_bytes() == page.replace(b"<a ", b'<a rel="noopener noreferrer" ')


def test_only_the_very_address_in_the_very_file_is_known_of_material(tmp_path: Path) -> None:
    known = 'x("https://unpkg.com/mermaid@11/dist/mermaid.min.js")'
    bundle = "assets/javascripts/bundle.0a.min.js"
    seal(write(tmp_path / "good", {bundle: known}), tmp_path, None)
    assert sealed(tmp_path, {bundle: known.replace("mermaid.min", "other"), "assets/own.js": known})[1:]


def test_ordinary_pages_are_not_parsed(sample: Built) -> None:
    pages = [place for place in sample.site.rglob("*.html") if place.name != "404.html"]
    assert [place.name for place in pages if may_lead_out(place.read_bytes())] == []


def test_ten_thousand_pages_cost_seconds(sample: Built) -> None:
    page = max((sample.site / "briefings").glob("*.html"), key=lambda place: place.stat().st_size).read_bytes()
    begin = time.process_time()
    for _ in range(500):
        may_lead_out(page)
    assert (time.process_time() - begin) / (500 * len(page)) * 200_000_000 < 12, "seconds for 200 MB"


def test_all_links_of_the_sample_that_lead_out_say_nothing_of_the_reader(sample: Built) -> None:
    for place in sample.site.rglob("*.html"):
        text = place.read_text("utf-8")
        found, links = look_into(text, None)
        assert (found, with_rel(text, links)) == ([], text), place.name


OWN_PAGE = f"""# Mía

[fuera]({FAR} "título")

<link rel="stylesheet" href="https://fonts.example/css">
<img src="https://img.example/a.png" alt="">
<script src="//js.example/a.js"></script>
"""


def test_a_page_that_asks_elsewhere_stops_the_build_by_name_and_the_old_site_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = under(tmp_path, write(tmp_path / "seeds", {"good.txt": GOOD}))
    write(made.docs, {"mine.md": OWN_PAGE.partition("<link")[0]})
    assert made.run("--quiet") == 0
    assert f'<a href="{FAR}" title="título"'.replace("<a ", '<a rel="noopener noreferrer" ') in (
        made.site / "mine.html"
    ).read_text("utf-8")
    before = tree(made.site)
    write(made.docs, {"mine.md": OWN_PAGE})
    assert made.run("--quiet") == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in told[1:]] == ["docs/mine.md:5:", "docs/mine.md:6:", "docs/mine.md:7:"]
    assert tree(made.site) == before
    assert sorted(place.name for place in tmp_path.iterdir()) == ["docs", "seeds", "site"]


def configured(folder: Path, config: str) -> int:
    """The exit code of a build with this configuration."""
    seeds = write(folder, {"seeds/good.txt": GOOD, "mkdocs.yml": config}) / "seeds"
    return main(["--quiet", f"--seeds={seeds}", *(f"--{name}={folder / name}" for name in ("docs", "site")),
                 f"--config={folder}/mkdocs.yml"])  # fmt: skip


@pytest.mark.parametrize("theme", ["material", "{name: material, language: en}"])
def test_the_smallest_configuration_asks_for_no_fonts(tmp_path: Path, theme: str) -> None:
    assert configured(tmp_path, f"site_name: X\ntheme: {theme}\n") == 0


CONFIGURED = {
    "theme: {name: material, font: {text: Roboto}}": "set `font: false` below `theme:`",
    "repo_url: https://github.com/a/b\ntheme: material": "take `repo_url` out of mkdocs.yml",
    "extra_css: [https://far.example/a.css]\ntheme: material": "keep the file below docs/",
    "extra_javascript: [https://far.example/a.js]\ntheme: material": "keep what it needs below docs/",
    "extra: {analytics: {provider: google, property: G-1}}\ntheme: material": "keep what it needs below docs/",
}


@pytest.mark.parametrize("config", CONFIGURED)
def test_a_configuration_that_asks_elsewhere_is_told_what_to_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], config: str
) -> None:
    assert configured(tmp_path, f"site_name: X\n{config}\n") == 2
    assert CONFIGURED[config] in capsys.readouterr().err


def test_the_address_of_the_site_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OWN_URL", "https://own.example/sub/")
    write(tmp_path / "docs", {"mine.md": '<img src="https://own.example/sub/a.png" alt="">\n'})
    assert configured(tmp_path, 'site_name: X\nsite_url: !ENV [OWN_URL, ""]\ntheme: material\n') == 0
