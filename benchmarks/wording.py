"""What do the made-up articles say? Sentences with slots, which benchmarks.corpus fills."""

from __future__ import annotations

SYLLABLES = {
    "es": "ca de ri lo men ta ción pre sa do to mar vi lla ñe go mún",
    "en": "ther ing con pre ble ment ful sta ver lo ish dra ken wor th ed",
}
SMALL = {
    "es": "el la los las de del que en un una con por para se su no es al más como pero sus ha han",
    "en": "the of and to in a is that for it as was with by on are from at this be has have not or",
}
SENTENCES = {
    "es": (
        "{who} dijo el {weekday} que {words} y que {theme} es {words}.",
        "{who} anunció en {country} {words}, con {money} para {theme}.",
        "«{quote}», afirmó {surname} ante la prensa en {country}, donde {words}.",
        "{surname} advirtió: «{quote}».",
        "El Gobierno de {country} aprobó el {date} {words} de {money} para {theme} en {words}.",
        "Según {organisation}, {theme} creció un {percent} % en {year}, frente al {percent} % del año anterior.",
        "{country} y {other} firmaron en {month} {words} sobre {theme}, {words}.",
        "Unos {people} trabajadores de {organisation} {words} desde el {date}.",
        "La llamada «{term}» ocupa a {organisation} desde {year}; {words}.",
        "{organisation} y {institution} estudian {words} durante {months} meses.",
        "En {country}, {theme} {words}, y en {other} {words}.",
        "Antes de {month}, {country} {words} por {money}.",
        "{words}.",
        "{words}, {words}.",
        "{words}, {words}, {words}.",
        "{words}; {words}.",
        "A juicio de {surname}, {words}; {theme}, en cambio, {words}.",
        "El informe de {organisation} cuenta {people} casos en {country} y {people} en {other}.",
    ),
    "en": (
        "{who} said on {weekday} that {words} and that {theme} was {words}.",
        "{who} announced {words} in {country}, with {money} for {theme}.",
        "“{quote},” said {surname} in {country}, where {words}.",
        "{surname} warned: “{quote}.”",
        "The government of {country} approved on {date} {words} worth {money} for {theme} in {words}.",
        "According to {organisation}, {theme} grew by {percent} percent in {year}, after {percent} percent before.",
        "{country} and {other} signed {words} on {theme} in {month}, {words}.",
        "Some {people} workers of {organisation} {words} since {date}.",
        "The so-called “{term}” has occupied {organisation} since {year}; {words}.",
        "{organisation} and {institution} study {words} for {months} months.",
        "In {country}, {theme} {words}, and in {other} {words}.",
        "Before {month}, {country} {words} for {money}.",
        "{words}.",
        "{words}, {words}.",
        "{words}, {words}, {words}.",
        "{words}; {words}.",
        "In the view of {surname}, {words}; {theme}, however, {words}.",
        "The report by {organisation} counts {people} cases in {country} and {people} in {other}.",
    ),
}
# What a person is, for life; {of} is a country or an organisation.
ROLES = {
    "es": (
        ("ministro de Defensa de {of}", "country"),
        ("presidenta de {of}", "country"),
        ("embajador de {of}", "country"),
        ("portavoz de {of}", "organisation"),
        ("directora de {of}", "organisation"),
        ("analista de {of}", "organisation"),
    ),
    "en": (
        ("defence minister of {of}", "country"),
        ("president of {of}", "country"),
        ("ambassador of {of}", "country"),
        ("spokesman for {of}", "organisation"),
        ("director of {of}", "organisation"),
        ("analyst at {of}", "organisation"),
    ),
}
MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "en": "January February March April May June July August September October November December",
}
WEEKDAYS = {
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
DATE = {"es": "{0.day} de {1} de {0.year}", "en": "{0.day} {1} {0.year}"}
MONTH = {"es": "{1} de {0.year}", "en": "{1} {0.year}"}
MONEY = {"es": "{} millones de euros", "en": "{} million euros"}
COPIED = {"es": "Nota de la redacción: corregido.", "en": "Editors' note: corrected."}
