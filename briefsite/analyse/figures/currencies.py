"""Which currency does a sign or a code before or behind a number stand for?"""

from __future__ import annotations

import re

# Signs as the press writes them, folded, with their ISO 4217 codes; a bare dollar sign may be any dollar or peso.
SIGNS = {
    "us$": "USD",
    "$us": "USD", "u$s": "USD", "r$": "BRL", "$": "$", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₽": "RUB",
    "₴": "UAH", "₹": "INR", "₺": "TRY", "₪": "ILS", "₫": "VND", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₲": "PYG",
    "฿": "THB", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "nt$": "TWD",
    "s$": "SGD", "mx$": "MXN", "rd$": "DOP", "s/": "PEN", "s/.": "PEN", "bs": "BOB", "bs.": "BOB", "fr.": "CHF",
    "sfr.": "CHF", "rs": "INR", "rs.": "INR", "gs.": "PYG", "kc": "CZK", "zl": "PLN", "rmb": "CNY",
}  # fmt: skip
# Codes stand for money only in capitals.
_CODES = (
    "USD EUR GBP CHF JPY CNY MXN ARS CLP BRL CAD AUD NZD INR RUB UAH SEK NOK DKK PLN CZK HUF KRW ZAR UYU BOB "
    "PYG ILS SAR AED HKD SGD"
)
_NAMES = {**SIGNS, **{code.lower(): code for code in _CODES.split()}}
# Single letters of currencies, where they touch an amount that only money can be: N3.82bn, Q18.6 millones.
_LETTERS = {
    "N": "NGN",
    "Q": "GTQ",
    "L": "HNL",
    "R": "ZAR",
    "K": "ZMW",
    "P": "PHP",
    "KSh": "KES",
    "Sh": "KES",
    "RM": "MYR",
}
_LETTER = re.compile(r"(?<![\w-])(KSh|Sh|RM|[NQLRKP])\Z")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)* ?(?:bn|m|tn|million|billion|trillion|mill|mil)\w*\b|\d{1,3}(?:,\d{3})+(?!\d)")
_ACCENTED = ("kc", "zl")  # kcal is no money
_ANY = "|".join(re.escape(sign) for sign in sorted(_NAMES, key=lambda sign: (-len(sign), sign)))
_BEFORE = re.compile(rf"(?<![\w$])({_ANY}) ?\Z")
_BEHIND = re.compile(rf" ?({_ANY})(?!\w)")
LONGEST = 5  # characters of a sign and the space behind it


def sign_before(text: str, folded: str, start: int) -> tuple[str, int] | None:
    """(currency, where its sign begins) of a number that begins at `start`."""
    if start == 0 or folded[start - 1] not in " $€£¥₩₽₴₹₺₪₫₱₦₡₲฿/.sbfdnqlrkphm":
        return None
    first = max(0, start - LONGEST)
    if letter := letter_before(text, start):
        return letter
    match = _BEFORE.search(folded, first, start)
    return _named(match, text, 1) if match else None


def letter_before(text: str, start: int) -> tuple[str, int] | None:
    """(currency, where it begins) of a letter that touches an amount: N211m, but not Q1 or R2."""
    if start == 0 or not text[start - 1].isalpha() or not _AMOUNT.match(text, start):
        return None
    letter = _LETTER.search(text, max(0, start - LONGEST), start)
    return (_LETTERS[letter[1]], letter.start()) if letter else None


def sign_behind(text: str, folded: str, end: int) -> tuple[str, int] | None:
    """(currency, where its sign ends) of a number that ends at `end`."""
    match = _BEHIND.match(folded, end)
    named = _named(match, text, 1) if match else None
    return (named[0], match.end(1)) if match and named else None


def _named(match: re.Match[str], text: str, group: int) -> tuple[str, int] | None:
    written = text[match.start(group) : match.end(group)]
    if match[group] in _ACCENTED:
        return (_NAMES[match[group]], match.start(group)) if written in ("Kč", "zł") else None
    if match[group].isalpha() and not written[0].isupper():
        return None
    if len(match[group]) == 3 and match[group].isalpha() and not written.isupper():
        return None
    return _NAMES[match[group]], match.start(group)
