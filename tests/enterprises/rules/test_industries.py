"""GB/T 4754-2017: the table against what the standard states, and what people type against the table."""

from __future__ import annotations

from collections import Counter

import pytest

from assistance.actions.demo.catalogue import ENTERPRISES
from enterprises.rules.industries import COMPLETE, INDUSTRIES, IndustryError, matching, normalise, path


def test_every_section_and_division_is_there_in_both_languages() -> None:
    sections = [code for code in INDUSTRIES if len(code) == 1]
    divisions = [code for code in INDUSTRIES if len(code) == 3]

    assert sections == list("ABCDEFGHIJKLMNOPQRST")
    assert [code[1:] for code in divisions] == [f"{number:02d}" for number in range(1, 98)]
    assert all(INDUSTRIES[code].name_en for code in (*sections, *divisions))


def test_the_divisions_of_each_section_are_as_many_as_in_the_standard() -> None:
    counts = Counter(code[0] for code in INDUSTRIES if len(code) == 3)

    assert [counts[section] for section in "ABCDEFGHIJKLMNOPQRST"] == [
        5, 7, 31, 3, 4, 2, 8, 2, 3, 4, 1, 2, 3, 4, 3, 1, 2, 5, 6, 1
    ]  # fmt: skip


@pytest.mark.parametrize(("section", "groups", "classes"), [("B", 19, 39), ("C", 179, 609), ("D", 9, 18)])
def test_groups_and_classes_of_industry_are_as_many_as_in_the_standard(section: str, groups: int, classes: int) -> None:
    lengths = Counter(len(code) for code in INDUSTRIES if code[0] == section)

    assert (lengths[4], lengths[5]) == (groups, classes)
    assert {code[0] for code in INDUSTRIES if len(code) > 3} == COMPLETE


def test_every_code_stands_below_another_and_has_a_name() -> None:
    orphans = [code for code in INDUSTRIES if len(code) > 1 and code[: {3: 1, 4: 3, 5: 4}[len(code)]] not in INDUSTRIES]

    assert orphans == []
    assert all(industry.name and industry.name == industry.name.strip() for industry in INDUSTRIES.values())
    rows = len({(industry.code, industry.name) for industry in INDUSTRIES.values()})
    assert rows == len(INDUSTRIES) == 20 + 97 + 207 + 666


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("B0933", "放射性金属矿采选"),
        ("C1371", "蔬菜加工"),
        ("C2319", "包装装潢及其他印刷"),
        ("C3251", "铜压延加工"),
        ("C3670", "汽车零部件及配件制造"),
        ("C3985", "电子专用材料制造"),
        ("C4390", "其他机械和设备修理业"),
        ("D4417", "生物质能发电"),
    ],
)
def test_classes_say_what_the_standard_says(code: str, name: str) -> None:
    assert INDUSTRIES[code].name == name


def test_every_class_of_the_demo_is_known_in_both_languages() -> None:
    codes = {row.industry_class for rows in ENTERPRISES.values() for row in rows}

    assert [code for code in codes if code not in INDUSTRIES or not INDUSTRIES[code].name_en] == []


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("3251", "C3251"),
        (" c 3251 ", "C3251"),
        ("Ｃ３２５１", "C3251"),
        ("325", "C325"),
        ("32", "C32"),
        ("C", "C"),
        ("", ""),
        ("J6621", "J6621"),  # of finance the table has divisions only
    ],
)
def test_codes_are_stored_with_their_letter(typed: str, stored: str) -> None:
    assert normalise(typed) == stored


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("98", "no division 98"),
        ("Z", "no Z"),
        ("A3251", "Division 32 belongs to section C"),
        ("C3255", "no C3255"),
        ("C329", "no C329"),
        ("3", "up to four digits"),
        ("32511", "up to four digits"),
        ("铜", "up to four digits"),
        ("²²", "up to four digits"),
    ],
)
def test_what_the_standard_does_not_have_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(IndustryError, match=words):
        normalise(typed)


def test_the_way_to_a_class_leads_through_what_is_known() -> None:
    assert [step.code for step in path("C3251")] == ["C", "C32", "C325", "C3251"]
    assert [step.code for step in path("J6621")] == ["J", "J66"]
    assert path("") == []


@pytest.mark.parametrize("typed", ["3251", "c3251", "铜压延", "tongyayan", "tyyjg", "copper roll"])
def test_a_class_is_found_by_code_word_pinyin_and_initials(typed: str) -> None:
    assert "C3251" in [industry.code for industry in matching(typed)]


def test_nothing_typed_finds_nothing_and_much_found_is_cut() -> None:
    assert matching(" ") == []
    assert len(matching("制造", most=5)) == 5
