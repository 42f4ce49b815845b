"""Minutes and hours in words: "(0-15 minutes)", "First hour", "T+0 to T+15", "within 48 hours"."""

from __future__ import annotations

import re

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "twenty-four": 24,
    "thirty": 30,
    "forty-five": 45,
    "forty-eight": 48,
    "sixty": 60,
    "seventy-two": 72,
    "ninety": 90,
    "half an": 0,
    "a": 1,
    "an": 1,
    "couple": 2,
}
_UNIT = r"(?P<{0}>minut(?:es?|os?|en)|mins?\b|m\b|hours?|horas?|heures?|hrs?\b|h\b|days?|d\b|weeks?|w\b|['′])"
_WORD = r"\d+(?:\.\d+)?|" + "|".join(
    sorted((re.escape(word) for word in _NUMBERS if " " not in word), key=len, reverse=True)
)
_FIRST = re.compile(rf"\b(?:first|initial)\s+(?:(?P<n>{_WORD})[\s-]*)?{_UNIT.format('u')}", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:(?P<t>T)\s*\+\s*)?(?<![\w.])(?P<a>\d+(?:\.\d+)?)\s*(?:{_UNIT.format('ua')})?\s*(?:-|–|—|‒|−|to|until|→"
    rf"|\.\.+|~|through)\s*(?:T\s*\+\s*)?"
    rf"(?P<b>\d+(?:\.\d+)?)\s*-?\s*(?:{_UNIT.format('ub')})?(?!\w)",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"(?:\bwithin(?: the)?(?: first| next)?|\bunder|\bup to|\bby|≤|<=?|\bin(?: the)? first|\bless than|\bin under"
    rf"|\bT\+0[,;]?)\s+(?P<n>{_WORD})?\s*-?{_UNIT.format('u')}",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:\bafter|>=?|≥|\bbeyond|\bover|\bmore than"
    rf"|\bpast)(?: the)?(?: first)?\s*(?P<n>{_WORD})?\s*-?{_UNIT.format('u')}"
    rf"|(?P<n2>\d+)\s*(?:\+\s*{_UNIT.format('u2')}|{_UNIT.format('u3')}\s*(?:\+|and (?:beyond|later|after)"
    rf"|onwards?|or more))"
    rf"|T\s*\+\s*(?P<n4>\d+)\s*(?:{_UNIT.format('u4')})?(?:\s*\+|\s+onwards?|\s+and (?:beyond|later))",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"\bnext\s+(?:(?P<n>{_WORD})[\s-]*)?{_UNIT.format('u')}", re.IGNORECASE)
_AT = re.compile(rf"T\s*\+\s*(?P<n>\d+)\s*(?:{_UNIT.format('u')})?", re.IGNORECASE)
_HOURS = re.compile(
    rf"\b(?:within|in|no later than|not later than|at most|by|under|less than|after|inside"
    rf"|max(?:imum)?(?: of)?)\s+(?:the\s+)?(?:next\s+|first\s+|following\s+)?"
    rf"(?P<n>{_WORD})\s*-?\s*(?:(?:business|working|calendar)\s+)?(?:\(\d+\)\s*)?(?P<u>hours?|hrs?\b|h\b|days?"
    rf"|weeks?)(?!\w)"
    rf"|(?P<n2>\d+)\s*-?\s*(?P<u2>hours?|hrs?|h|days?)\b(?=\s+(?:of|after|from|following|window|deadline|max))"
    rf"|[(≤<]\s*(?P<n3>\d+)\s*(?P<u3>hours?|hrs?|h)\b"
    rf"|\b(?:deadline|due|timeframe|timeline|timing|sla|held)\s*[:：]\s*(?P<n4>{_WORD})\s*(?P<u4>hours?|hrs?|h|days?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?P<u>minute|hour|day)s?\s+(?P<a>\d{1,3})(?:\s*(?:-|–|—|to)\s*(?P<b>\d{1,3}))?\b(?!\s*(?:min|hour|day))",
    re.IGNORECASE,
)
_MINUTES = {"m": 1, "'": 1, "′": 1, "h": 60, "d": 1440, "w": 10080}


def _value(number: str | None) -> float:
    if not number:
        return 1
    words = number.casefold()
    return _NUMBERS[words] if words in _NUMBERS else float(words)


def _minutes(number: str | None, unit: str | None) -> int:
    return round(_value(number) * _MINUTES[(unit or "m")[0].casefold()])


def _counted(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of "Hour 1" (the first hour) or "Minutes 15-60"."""
    one = _MINUTES[match["u"][0].casefold()]
    first, last = int(match["a"]), match["b"]
    return (first * one, int(last) * one) if last else (max(0, first - 1) * one, first * one)


def minutes(text: str, before: int | None = None) -> tuple[int | None, int | None] | None:
    """Return the span of minutes that the words give, None where they give none.

    `before` is where the phase before ended: "next 45 minutes" begins there.
    """
    if match := _COUNTED.search(text):
        return _counted(match)
    if match := _RANGE.search(text):
        unit = match["ub"] or match["ua"]
        if unit or match["t"]:
            return _minutes(match["a"], match["ua"] or unit), _minutes(match["b"], match["ub"] or unit)
    if match := _NEXT.search(text):
        start = before or 0
        return start, start + _minutes(match["n"], match["u"])
    if match := _FROM.search(text):
        number = match["n"] or match["n2"] or match["n4"]
        return _minutes(number, match["u"] or match["u2"] or match["u3"] or match["u4"]), None
    for pattern in (_FIRST, _UP_TO):
        if match := pattern.search(text):
            return 0, _minutes(match["n"], match["u"])
    if match := _AT.search(text):
        return _minutes(match["n"], match["u"]), None
    return None


_CLOCK = r"(?:minut(?:es?|os?|en)|mins?|m|hours?|horas?|heures?|hrs?|h|days?|d|['′])"
_TIME_WORDS = re.compile(
    rf"^[\s(\[]*(?:the\s+)?(?:T\s*\+\s*)?(?:(?:first|next|within|initial|after|up to|under|over|beyond"
    rf"|[<>≤≥]=?)\s+)*(?:the\s+)?(?:first\s+)?"
    rf"(?:(?:T\s*\+\s*)?(?:{_WORD})\s*-?\s*{_CLOCK}?\s*\+?)?(?:\s*(?:-|–|—|−|to|until"
    rf"|→)\s*(?:T\s*\+\s*)?\d+\s*-?\s*{_CLOCK}?)?\s*{_CLOCK}?"
    rf"(?:\s+(?:and (?:beyond|later|after)|onwards?|after .*|from .*|of .*))?[\s)\]]*$",
    re.IGNORECASE,
)


def without_minutes(text: str) -> str:
    """Return a phase's name without its span; a name that is nothing but the span stays."""
    name = re.sub(
        r"\s*[(\[（]([^()\[\]（）]*)[)\]）]",
        lambda match: "" if minutes(match[1]) or _TIME_WORDS.match(match[1]) else match[0],
        text,
    )
    for cut in (r"\s*[:：]\s*", r"\s+[-–—|]+\s+|\s*—\s*", r"\s*,\s+"):
        parts = re.split(cut, name)
        kept = [part for part in parts if not (minutes(part) and (_TIME_WORDS.match(part) or _COUNTED.fullmatch(part)))]
        if kept and len(kept) < len(parts):
            name = " - ".join(kept)
    return " ".join(name.split()).strip(" :：,–—-") or text.strip(" :")


def hours(text: str) -> int | None:
    """Return within how many hours something is due, None where no such words stand."""
    match = _HOURS.search(text)
    if not match:
        return None
    number = match["n"] or match["n2"] or match["n3"] or match["n4"]
    unit = match["u"] or match["u2"] or match["u3"] or match["u4"]
    return round(_value(number) * _MINUTES[unit[0].casefold()] / 60)
