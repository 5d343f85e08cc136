"""What an enterprise is found by: any part of its Chinese name, its pinyin, the initials, its code, its English name.

Trigrams cannot serve one or two Chinese characters, so the Chinese part is an array of one- and two-character grams
(GIN), and the Latin part one lower-case line (trigrams). One or two Latin letters are looked for at the beginning only:
a part of that length stands in nearly every line, and no index could say where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from pypinyin import Style, lazy_pinyin

LONGEST_PINYIN, LONGEST_INITIALS = 400, 120  # columns; a name of 120 characters can be longer in pinyin
SHORTEST_PART = 3  # Latin letters of which trigrams can find a part; of fewer they find how a word begins
_HAN = re.compile(r"[\u3400-\u9fff]")
_SEPARATORS = re.compile(r"[\s()（）·\-,，。.、]+")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}


@dataclass(frozen=True)
class SearchKeys:
    """The stored keys of one enterprise."""

    pinyin: str
    initials: str
    grams: list[str]
    latin: str


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text.translate(_HALF_WIDTH)).lower()


def normalise_query(text: str) -> str:
    """Return what a person typed as half-width lower case without outer or repeated spaces."""
    return re.sub(r"\s+", " ", text.translate(_HALF_WIDTH)).strip().lower()


def is_chinese(text: str) -> bool:
    """Whether the text holds a Chinese character."""
    return bool(_HAN.search(text))


def pinyin_of(name: str) -> str:
    """Return the full pinyin without tones or spaces: 阳谷铜业 -> yanggutongye."""
    return "".join(lazy_pinyin(_SEPARATORS.sub("", name))).lower()


def initials_of(name: str) -> str:
    """Return the first letters: 阳谷铜业 -> ygty."""
    return "".join(lazy_pinyin(_SEPARATORS.sub("", name), style=Style.FIRST_LETTER)).lower()


def grams_of(text: str) -> list[str]:
    """Return all one- and two-character parts of the text, sorted, each once."""
    compact = _compact(text)
    ones = set(compact)
    twos = {compact[i : i + 2] for i in range(len(compact) - 1)}
    return sorted(ones | twos)


def grams_of_query(text: str) -> list[str]:
    """Return the grams that every hit must hold: the two-character parts, or the one character there is."""
    compact = _SEPARATORS.sub("", text)
    return [compact] if len(compact) == 1 else sorted({compact[i : i + 2] for i in range(len(compact) - 1)})


def holds(query: str) -> Q:
    """Condition on ``grams`` and ``latin_key``: a part of them is the (normalised) query; an index answers it."""
    if is_chinese(query):
        return Q(grams__contains=grams_of_query(query))
    if not any(letter.isalnum() for letter in query):
        return Q(pk__in=[])  # nobody is called so, and no index could tell
    if len(query) < SHORTEST_PART:
        return Q(latin_key__contains=f"|{query}") | Q(latin_key__contains=f" {query}")
    return Q(latin_key__contains=query)


def sorts_under(text: str) -> Q:
    """Condition on ``pinyin``: it begins with the text; a range, so that the index in that order goes straight there."""
    return Q(pinyin__gte=text, pinyin__lt=text[:-1] + chr(ord(text[-1]) + 1))


def reads_as(query: str) -> Q:
    """Condition on ``pinyin`` and ``initials``: so begins the name as people read it, for one or two Latin letters."""
    return sorts_under(query[0]) & (Q(pinyin__startswith=query) | Q(initials__startswith=query))


def begins(query: str) -> Q:
    """Condition on ``pinyin``: the name as people read it begins with the query."""
    spoken = pinyin_of(query) if is_chinese(query) else query.replace(" ", "")
    return sorts_under(spoken) if spoken else Q(pk__in=[])


def latin_line(parts: Iterable[str]) -> str:
    """Return the Latin parts as one line; a bar stands before each, so that ``|yg`` is how one begins."""
    return "".join(f"|{part.lower()}" for part in parts if part)


def keys_for_contact(name: str, latin_name: str) -> tuple[list[str], str]:
    """Return the grams and the Latin line by which a contact is found."""
    return grams_of(name), latin_line([pinyin_of(name), initials_of(name), latin_name])


def keys_for(name: str, short_name: str, name_en: str, uscc: str) -> SearchKeys:
    """Return every key of an enterprise with these names and this code."""
    chinese = [part for part in (name, short_name) if part]
    latin = [key for part in chinese for key in (pinyin_of(part), initials_of(part))]
    shown = short_name or name  # lists are sorted as they are read, not by the 山东 or 阳谷 of the legal name
    return SearchKeys(
        pinyin=pinyin_of(shown)[:LONGEST_PINYIN],
        initials=initials_of(shown)[:LONGEST_INITIALS],
        grams=sorted({gram for part in chinese for gram in grams_of(part)}),
        latin=latin_line([*latin, name_en, uscc]),
    )


# The same grams in the database, for indexes over texts that many verbs write (issues): no writer has to know of them.
SQL_FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION issue_words(number text, title text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT lower(number || ' ' || title) $$;

CREATE OR REPLACE FUNCTION search_grams(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(substr(compact, place, 1)) || array_agg(substr(compact, place, 2))
    FROM (SELECT translate(lower(words), E' \t\r\n()（）·,，。.、-', '') AS compact) AS whole,
        generate_series(1, length(compact)) AS place
$$;
"""
