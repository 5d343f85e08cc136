"""The tracks of cultivation, their levels, and the rules of each edition with the measure they stand in.

Quality SMEs (优质中小企业): the measure of 2026 has been in force since 1 April 2026; before it the interim measure of 2022
(工信部企业〔2022〕63号) had another first level and asked for the yearly update by 30 April. What comes after what is the
county's usual order (DOMAIN), not always a condition of the measure. The office edits all of it; nothing is overwritten.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

NATION, PROVINCE, CITY, COUNTY = "NATION", "PROVINCE", "CITY", "COUNTY"
YEARS, CALENDAR_YEAR, UNLIMITED = "YEARS", "CALENDAR_YEAR", "UNLIMITED"

ABOVE_SIZE = "ABOVE_SIZE"  # who holds it is said by the register: ``Enterprise.above_designated_since``


class RuleRow(NamedTuple):
    """One edition's rule of a level; ``reminders`` in months before the end (None: the setting's offsets)."""

    edition: str
    starts_on: date
    validity: str
    years: int | None = None
    ends_on: date | None = None
    update: tuple[int, int] | None = None  # month and day
    needs: str = ""
    source: str = ""
    reminders: tuple[int, ...] | None = None


class LevelRow(NamedTuple):
    """One level."""

    code: str
    name: str
    name_en: str
    scope: str
    rules: tuple[RuleRow, ...]


class TrackRow(NamedTuple):
    """One track with its levels from the first to the highest."""

    code: str
    name: str
    name_en: str
    levels: tuple[LevelRow, ...]


_QUALITY_2022 = "优质中小企业梯度培育管理暂行办法（工信部企业〔2022〕63号）"
_QUALITY_2026 = "优质中小企业梯度培育管理办法（2026年4月1日起施行）"
_TECH_SME = "科技型中小企业评价办法（国科发政〔2017〕115号）"
_HIGH_TECH = "高新技术企业认定管理办法（国科发火〔2016〕32号）"
_GAZELLE = "山东省瞪羚、独角兽企业培育管理办法（2020年）"
_CHAMPION = "制造业单项冠军企业认定管理办法（工信部政法〔2023〕138号）"
_GREEN = "绿色工厂梯度培育及管理暂行办法（工信部节〔2024〕13号）"
_SMART = "智能工厂梯度培育行动实施方案（2024年）"
_SCALE = "规模以上工业：年主营业务收入2000万元及以上"
_LISTING = "上市梯次培育"

_IN_2022, _IN_2026 = date(2022, 8, 1), date(2026, 4, 1)


def _quality(needs_2022: str, needs_2026: str) -> tuple[RuleRow, ...]:
    """Three years in both editions; the yearly update moved from 30 April to 31 May."""
    return (
        RuleRow("2022", _IN_2022, YEARS, 3, _IN_2026, (4, 30), needs_2022, _QUALITY_2022),
        RuleRow("2026", _IN_2026, YEARS, 3, None, (5, 31), needs_2026, _QUALITY_2026),
    )


def _years(edition: str, starts_on: date, needs: str, source: str) -> tuple[RuleRow, ...]:
    return (RuleRow(edition, starts_on, YEARS, 3, needs=needs, source=source),)


def _unlimited(edition: str, starts_on: date, needs: str, source: str) -> tuple[RuleRow, ...]:
    return (RuleRow(edition, starts_on, UNLIMITED, needs=needs, source=source),)


_GREEN_2024, _SMART_2024, _ALWAYS = date(2024, 1, 19), date(2024, 10, 1), date(2010, 1, 1)

TRACKS = (
    TrackRow("TECHNOLOGY", "科技", "Technology", (
        LevelRow("TECH_SME", "科技型中小企业", "Technology-type SME", NATION, (
            RuleRow("2017", date(2017, 5, 3), CALENDAR_YEAR, source=_TECH_SME, reminders=(3,)),)),
        LevelRow("HIGH_TECH", "高新技术企业", "High-tech enterprise", NATION, (
            RuleRow("2016", date(2016, 1, 1), YEARS, 3, update=(5, 31), needs="TECH_SME", source=_HIGH_TECH),)),
        LevelRow("GAZELLE", "瞪羚企业", "Gazelle enterprise", PROVINCE,
                 _years("2020", date(2020, 1, 1), "HIGH_TECH", _GAZELLE)),
        LevelRow("UNICORN", "独角兽企业", "Unicorn enterprise", PROVINCE,
                 _years("2020", date(2020, 1, 1), "GAZELLE", _GAZELLE)),
    )),
    TrackRow("SPECIALISED", "专精特新", "Specialised", (
        LevelRow("INNOVATIVE_SME", "创新型中小企业", "Innovative SME", PROVINCE, (
            RuleRow("2022", _IN_2022, YEARS, 3, _IN_2026, (4, 30), "", _QUALITY_2022),)),
        LevelRow("TECH_INNOVATION_SME", "科技和创新型中小企业", "Technology- and innovation-type SME", PROVINCE, (
            RuleRow("2026", _IN_2026, YEARS, 3, None, (5, 31), "", _QUALITY_2026),)),
        LevelRow("SPECIALISED_SME", "专精特新中小企业", "Specialised, refined, distinctive, innovative SME", PROVINCE,
                 _quality("INNOVATIVE_SME", "TECH_INNOVATION_SME")),
        LevelRow("LITTLE_GIANT", "专精特新“小巨人”企业", '"Little Giant" enterprise', NATION,
                 _quality("SPECIALISED_SME", "SPECIALISED_SME")),
        LevelRow("CHAMPION_PROVINCE", "省级制造业单项冠军企业", "Provincial single-product champion", PROVINCE,
                 _years("2023", date(2023, 1, 1), "LITTLE_GIANT", "山东省制造业单项冠军企业认定")),
        LevelRow("CHAMPION_NATION", "国家级制造业单项冠军企业", "National single-product champion", NATION,
                 _years("2023", date(2023, 9, 1), "CHAMPION_PROVINCE", _CHAMPION)),
    )),
    TrackRow("GREEN", "绿色", "Green", (
        LevelRow("GREEN_CITY", "市级绿色工厂", "Green factory of the city", CITY,
                 _unlimited("2024", _GREEN_2024, "", _GREEN)),
        LevelRow("GREEN_PROVINCE", "省级绿色工厂", "Provincial green factory", PROVINCE,
                 _unlimited("2024", _GREEN_2024, "GREEN_CITY", _GREEN)),
        LevelRow("GREEN_NATION", "国家级绿色工厂", "National green factory", NATION,
                 _unlimited("2024", _GREEN_2024, "GREEN_PROVINCE", _GREEN)),
    )),
    TrackRow("SMART", "智能", "Smart", (
        LevelRow("SMART_BASIC", "基础级智能工厂", "Smart factory, basic", CITY,
                 _unlimited("2024", _SMART_2024, "", _SMART)),
        LevelRow("SMART_ADVANCED", "先进级智能工厂", "Smart factory, advanced", PROVINCE,
                 _unlimited("2024", _SMART_2024, "SMART_BASIC", _SMART)),
        LevelRow("SMART_EXCELLENT", "卓越级智能工厂", "Smart factory, excellent", NATION,
                 _unlimited("2024", _SMART_2024, "SMART_ADVANCED", _SMART)),
        LevelRow("SMART_PIONEER", "领航级智能工厂", "Smart factory, pioneer", NATION,
                 _unlimited("2024", _SMART_2024, "SMART_EXCELLENT", _SMART)),
    )),
    TrackRow("SCALE", "规模", "Scale", (
        LevelRow("BELOW_SIZE", "小升规培育企业", "To be raised above designated size", COUNTY,
                 _unlimited("2011", date(2011, 1, 1), "", _SCALE)),
        LevelRow("RAISED_SIZE", "小升规企业", "Raised above designated size this year", COUNTY, (
            RuleRow("2011", date(2011, 1, 1), CALENDAR_YEAR, needs="BELOW_SIZE", source=_SCALE, reminders=()),)),
        LevelRow(ABOVE_SIZE, "规模以上工业企业", "Above designated size", NATION,
                 _unlimited("2011", date(2011, 1, 1), "BELOW_SIZE", _SCALE)),
    )),
    TrackRow("LISTING", "上市", "Listing", (
        LevelRow("LISTING_RESERVE", "上市后备企业", "In the reserve for listing", CITY,
                 _unlimited("2010", _ALWAYS, "", _LISTING)),
        LevelRow("REGIONAL_BOARD", "区域性股权市场挂牌", "On the regional equity board", PROVINCE,
                 _unlimited("2010", _ALWAYS, "LISTING_RESERVE", _LISTING)),
        LevelRow("NEEQ", "新三板挂牌", "On the NEEQ", NATION,
                 _unlimited("2013", date(2013, 1, 16), "REGIONAL_BOARD", _LISTING)),
        LevelRow("LISTED", "上市公司", "Listed company", NATION, _unlimited("2010", _ALWAYS, "NEEQ", _LISTING)),
    )),
)  # fmt: skip
