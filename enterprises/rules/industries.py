"""Industry classes of GB/T 4754-2017 (国民经济行业分类): section A, division 2 digits, group 3, class 4; stored as "C3251".

The table (``reference/industries.csv``) has all 20 sections and all 97 divisions in Chinese and English, and every group
and class of mining (B), manufacturing (C) and utilities (D); their numbers are those that the standard states. Of the
other sections it has no groups and classes: a code there is accepted if its division exists, and stands without words of
its own. English names of classes are ours, and given where the county's chains need them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from enterprises.rules import search_keys

TABLE = Path(__file__).parent.parent / "reference" / "industries.csv"
COMPLETE = frozenset("BCD")  # sections whose groups and classes are all in the table
_CODE = re.compile(r"([A-Z]?)(\d{2,4})|([A-Z])", re.ASCII)


class IndustryError(DomainError):
    """The text names no industry class; the message says why."""

    code = "unknown_industry"
    field = "industry_class"
    message = _("This is no class of GB/T 4754-2017.")


@dataclass(frozen=True)
class Industry:
    """A section, division, group or class."""

    code: str
    name: str
    name_en: str


def _read() -> dict[str, Industry]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return {row["code"]: Industry(**row) for row in csv.DictReader(table)}


INDUSTRIES = MappingProxyType(_read())
_SECTION_OF = MappingProxyType({code[1:]: code[0] for code in INDUSTRIES if len(code) == 3})


def normalise(text: str) -> str:
    """Return the code with its section letter, C3251 for "3251" or "c3251"; refuse what the standard does not have."""
    found = _CODE.fullmatch(re.sub(r"\s", "", search_keys.normalise_query(text)).upper())
    if not text.strip():
        return ""
    if found is None:
        raise IndustryError(_("Enter a section letter with up to four digits, such as C3251."))
    letter, digits = found[1] or found[3] or "", found[2] or ""
    if digits and digits[:2] not in _SECTION_OF:
        raise IndustryError(_("GB/T 4754-2017 has no division %(division)s.") % {"division": digits[:2]})
    section = _SECTION_OF[digits[:2]] if digits else letter
    if letter and letter != section:
        message = _("Division %(division)s belongs to section %(section)s.")
        raise IndustryError(message % {"division": digits[:2], "section": section})
    code = section + digits
    if code not in INDUSTRIES and (section in COMPLETE or len(code) < 3):
        raise IndustryError(_("GB/T 4754-2017 has no %(code)s.") % {"code": code})
    return code


def path(code: str) -> list[Industry]:
    """Return what the table knows of a code, from its section down: [manufacturing, non-ferrous metals, ..., rolling]."""
    steps = dict.fromkeys((code[:1], code[:3], code[:4], code[:5]))
    return [INDUSTRIES[step] for step in steps if step in INDUSTRIES]


def matching(text: str, most: int = 20) -> list[Industry]:
    """Return industries whose code begins with the text or whose name holds it (pinyin and initials too), classes first."""
    query = search_keys.normalise_query(text)
    if not query:
        return []
    digits = query.upper()
    found = [
        industry
        for industry in INDUSTRIES.values()
        if industry.code.startswith(digits) or industry.code[1:].startswith(digits) or query in _words(industry)
    ]
    return sorted(found, key=lambda industry: (-len(industry.code), industry.code))[:most]


@cache
def _words(industry: Industry) -> str:
    latin = (search_keys.pinyin_of(industry.name), search_keys.initials_of(industry.name), industry.name_en.lower())
    return "|".join((industry.name, *latin))
