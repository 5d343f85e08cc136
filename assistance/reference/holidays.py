"""Names of the public holidays, by the key under which the ``chinesecalendar`` package lists their days."""

from __future__ import annotations

from typing import NamedTuple


class HolidayName(NamedTuple):
    """A holiday in both languages."""

    zh: str
    en: str


HOLIDAYS = {
    "New Year's Day": HolidayName("元旦", "New Year's Day"),
    "Spring Festival": HolidayName("春节", "Spring Festival"),
    "Tomb-sweeping Day": HolidayName("清明节", "Tomb-Sweeping Day"),
    "Labour Day": HolidayName("劳动节", "Labour Day"),
    "Dragon Boat Festival": HolidayName("端午节", "Dragon Boat Festival"),
    "Mid-autumn Festival": HolidayName("中秋节", "Mid-Autumn Festival"),
    "National Day": HolidayName("国庆节", "National Day"),
}
MADE_UP = HolidayName("{}调休上班", "Working day for {}")
