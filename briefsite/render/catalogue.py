"""How does the site say it, in its language?"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date as Day
from functools import cache
from importlib import resources
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal

from briefsite.errors import BriefsiteError
from briefsite.render.markup import Safe, attribute, attributes, escape, finalise

LISTED = {"kind": "topics", "matter": "quality"}  # pages that go on with the list of another one
THEME = "interface_"  # begins the keys of what the MkDocs theme says
# French parts its high marks and guillemets from words by a thin space that does not break; the catalogue is typed
# with plain ones.
_HIGH = re.compile(r" (?=[;:!?»])|(?<=«) ")
_FIRST = {"fr": "1er"}  # the only day that French counts as an ordinal, which CLDR leaves out
# Digits that Spanish writes without a separator: CLDR's minimumGroupingDigits, which Babel does not read.
_UNPARTED = {"es": 4}


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language; plurals, dates and numbers by CLDR."""

    code: str
    locale: Locale
    texts: dict[str, Any]

    def __call__(self, key: str, **values: Any) -> Safe:
        """The text of a key; values are escaped, Safe ones stay."""
        shown = {name: value if isinstance(value, Safe) else escape(str(value)) for name, value in values.items()}
        return Safe(self.texts[key].format(**shown))

    def plain(self, key: str, **values: str) -> str:
        """The text of a key for a file that knows no markup."""
        return str(self.texts[key].format(**values))

    def count(self, key: str, number: int) -> Safe:
        """`1 mención`, `2 menciones`, `1.000.000 de menciones`."""
        form = self.locale.plural_form(number)
        forms = self.texts[key]
        return Safe(forms.get(form, forms["other"]).format(n=self.number(number)))

    def script(self, begin: str) -> Safe:
        """All texts whose keys begin so, without that beginning, for the attribute `data-texts` of an element."""
        texts = {key.removeprefix(begin): text for key, text in self.texts.items() if key.startswith(begin)}
        return attribute(json.dumps(texts, ensure_ascii=False))

    def intro(self, page: str) -> str:
        """What a kind of page says of itself above its rows, empty where that is not a plain text."""
        text = str(self.texts.get(f"{LISTED.get(page, page)}_intro", ""))
        return "" if "{" in text else text

    def number(self, value: float) -> str:
        """As the language writes it, `1234` and `12.345`; a browser writes the same."""
        parted = abs(value) >= 10 ** _UNPARTED.get(self.code, 0)
        return format_decimal(value, locale=self.locale, group_separator=parted)

    def quoted(self, text: str) -> Safe:
        """Between the quotation marks of the site's language; what is not Safe is escaped."""
        return Safe(f"{self.texts['quote_open']}{finalise(text)}{self.texts['quote_close']}")

    def interface(self) -> dict[str, str]:
        """What the MkDocs theme says, by the names under which it asks."""
        return {key.removeprefix(THEME): str(text) for key, text in self.texts.items() if key.startswith(THEME)}

    def date(self, iso: str | None) -> str:
        """A date as exactly as it is known; what is open is said to be unknown."""
        if not iso:
            return str(self.texts["unknown"])
        first, _, last = iso.partition("/")
        if last:
            return f"{self.date(first)} – {self.date(last)}"
        year, _, rest = iso.partition("-")
        if year[2:] == "XX" and year[0] != "X":
            return f"{year[:2]}00–{year[:2]}99"
        if not year.isdigit() and not rest:
            return str(self.texts["decade"].format(year=year.replace("X", "0")))
        if not rest:
            return year
        month = int(rest[:2])
        if len(rest) > 2 and year.isdigit():
            return self._first(iso, format_date(Day.fromisoformat(iso), "long", locale=self.locale))
        if year.isdigit():
            return format_skeleton("yMMMM", Day(int(year), month, 1), locale=self.locale)
        if len(rest) > 2:
            return self._first(iso, format_skeleton("MMMMd", Day(2000, month, int(rest[3:])), locale=self.locale))
        return str(get_month_names("wide", "stand-alone", self.locale)[month])

    def _first(self, iso: str, written: str) -> str:
        ordinal = _FIRST.get(self.code)
        return written.replace("1", ordinal, 1) if ordinal and iso.endswith("-01") else written

    def language(self, code: str) -> str:
        """The name of a language, `español`; the code of one that CLDR does not know."""
        known = _locale(code)
        name = known.get_display_name(self.locale) if known else self.locale.languages.get(code)
        return name or code

    def direction(self, code: str) -> str | None:
        """`rtl` for a language that is written from right to left; None for others, which go as the page goes."""
        known = _locale(code)
        return "rtl" if known and known.text_direction == "rtl" else None

    def tongue(self, code: str) -> Safe:
        """The attributes of an HTML element that holds text in a language: ` lang="ar" dir="rtl"`."""
        return attributes(lang=code, dir=self.direction(code))


def _locale(code: str) -> Locale | None:
    """What CLDR knows of `es`, `pt-BR` or `zh-Hant`."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def catalogue(code: str, config: str) -> Catalogue:
    """The catalogue of a language.

    Raises BriefsiteError, with the file that asks for it, where we have none.
    """
    base = code.replace("_", "-").split("-")[0]
    folder = resources.files("briefsite.render.ui")
    known = sorted(entry.name.removesuffix(".yml") for entry in folder.iterdir() if entry.name.endswith(".yml"))
    if base not in known:
        raise BriefsiteError(f"{config}: theme: language: `{code}` has no catalogue; there are {', '.join(known)}")
    typed = folder.joinpath(f"{base}.yml").read_text(encoding="utf-8")
    texts = yaml.safe_load(_HIGH.sub("\u202f", typed) if base == "fr" else typed)
    return Catalogue(base, Locale.parse(base), texts)
