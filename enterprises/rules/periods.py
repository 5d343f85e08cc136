"""Periods of statistical figures: from January to a month. January and February are one period, so there are eleven a year."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import get_language, override

FIRST, LAST = 2, 12
MONTHS_OF_A_YEAR = range(FIRST, LAST + 1)  # what each period ends with
_CODE = re.compile(r"1-(\d{1,2})", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """January to ``month`` of a year; the code of January to April is "1-4"."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if self.month not in MONTHS_OF_A_YEAR:
            raise ValueError(f"no period ends with month {self.month}")

    @classmethod
    def parse(cls, year: int, code: str) -> Period:
        """Read "1-4" (also "1—4", in full-width digits or with 月); anything else is a ValueError."""
        plain = re.sub(r"[‐-―−~至]", "-", unicodedata.normalize("NFKC", code)).replace("月", "")
        match = _CODE.fullmatch(re.sub(r"\s", "", plain))
        if match is None:
            raise ValueError(f"not a period: {code!r}")
        return cls(year, int(match[1]))

    @classmethod
    def ended_before(cls, day: date) -> Period:
        """Return the last period that is over on ``day``; in January and February that is the whole year before."""
        return cls(day.year, day.month - 1) if day.month > FIRST else cls(day.year - 1, LAST)

    @property
    def code(self) -> str:
        """The period as statisticians write it: "1-4"."""
        return f"1-{self.month}"

    @property
    def last_year(self) -> Period:
        """The same months of the year before."""
        return Period(self.year - 1, self.month)

    @property
    def earlier(self) -> Period | None:
        """The period before in the same year; None for January and February."""
        return Period(self.year, self.month - 1) if self.month > FIRST else None

    def __str__(self) -> str:
        """Return "January-April 2023" or "2023年1—4月"."""
        if _chinese():
            return f"{self.year}年1—{self.month}月"
        return f"{self.months} {self.year}"

    @property
    def months(self) -> str:
        """The months without the year: "January-April" or "1—4月"."""
        return f"1—{self.month}月" if _chinese() else f"{_english(1)}-{_english(self.month)}"

    @property
    def span(self) -> str:
        """The months that this period adds to the one before: "April" or "4月"; "January-February" for the first."""
        if self.month == FIRST:
            return self.months
        return f"{self.month}月" if _chinese() else _english(self.month)

    @property
    def short_span(self) -> str:
        """The same under a bar: "Apr", "4月"; "Jan-Feb", "1—2月"."""
        if _chinese():
            return self.span
        return "-".join(name[:3] for name in self.span.split("-"))


def _chinese() -> bool:
    return (get_language() or "").startswith("zh")


def _english(month: int) -> str:
    with override("en"):
        return str(MONTHS[month])
