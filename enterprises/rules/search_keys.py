"""What an enterprise is found by: any part of its Chinese name, its pinyin, the initials, its code, its English name.

Trigrams cannot serve one or two Chinese characters, so the Chinese part is an array of one- and two-character grams
(GIN), and the Latin part one lower-case line (trigrams).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

LONGEST_PINYIN, LONGEST_INITIALS = 400, 120  # columns; a name of 120 characters can be longer in pinyin
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
    compact = _SEPARATORS.sub("", text.translate(_HALF_WIDTH)).lower()
    ones = set(compact)
    twos = {compact[i : i + 2] for i in range(len(compact) - 1)}
    return sorted(ones | twos)


def grams_of_query(text: str) -> list[str]:
    """Return the grams that every hit must hold: the two-character parts, or the one character there is."""
    compact = _SEPARATORS.sub("", text)
    return [compact] if len(compact) == 1 else sorted({compact[i : i + 2] for i in range(len(compact) - 1)})


def keys_for(name: str, short_name: str, name_en: str, uscc: str) -> SearchKeys:
    """Return every key of an enterprise with these names and this code."""
    chinese = [part for part in (name, short_name) if part]
    latin = [key for part in chinese for key in (pinyin_of(part), initials_of(part))]
    shown = short_name or name  # lists are sorted as they are read, not by the 山东 or 阳谷 of the legal name
    return SearchKeys(
        pinyin=pinyin_of(shown)[:LONGEST_PINYIN],
        initials=initials_of(shown)[:LONGEST_INITIALS],
        grams=sorted({gram for part in chinese for gram in grams_of(part)}),
        latin="|".join(part for part in (*latin, name_en.lower(), uscc.lower()) if part),
    )


def contact_keys(name: str, latin_name: str) -> tuple[list[str], str]:
    """Return the grams and the Latin key of a person at an enterprise: the name, its pinyin and initials, the Latin name."""
    latin = (pinyin_of(name), initials_of(name), normalise_query(latin_name))
    return grams_of(name), "|".join(dict.fromkeys(part for part in latin if part))
