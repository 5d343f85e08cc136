"""What an enterprise is found by."""

from __future__ import annotations

import pytest

from enterprises.rules import search_keys

KEYS = search_keys.keys_for("阳谷弦歌铜业有限公司", "弦歌铜业", "Xiange Copper", "91350100M000100Y43")


@pytest.mark.parametrize(
    "part",
    ["阳", "阳谷", "弦歌", "有限公司", "弦歌铜业有限", "阳谷弦歌铜业有限公司"],
)
def test_any_part_of_the_chinese_name_is_covered_by_grams(part: str) -> None:
    assert set(search_keys.grams_of_query(part)) <= set(KEYS.grams)


@pytest.mark.parametrize("part", ["谷阳", "歌弦", "凤", "铜矿"])
def test_another_name_is_not(part: str) -> None:
    assert not set(search_keys.grams_of_query(part)) <= set(KEYS.grams)


@pytest.mark.parametrize(
    "part",
    ["yanggu", "xiangetongye", "ygxg", "xgty", "copper", "xiange copper", "91350100m000100y43", "00100y4"],
)
def test_pinyin_initials_english_and_code_are_in_the_latin_line(part: str) -> None:
    assert search_keys.normalise_query(part) in KEYS.latin


def test_pinyin_has_no_tones_spaces_or_brackets() -> None:
    assert search_keys.pinyin_of("阳谷（高新）铜业") == "yanggugaoxintongye"
    assert search_keys.initials_of("阳谷（高新）铜业") == "yggxty"


def test_the_stored_order_is_that_of_the_name_people_read() -> None:
    assert (KEYS.pinyin, KEYS.initials) == ("xiangetongye", "xgty")
    assert search_keys.keys_for("阳谷电缆", "", "", "").pinyin == "yanggudianlan"


def test_names_sort_by_their_full_pinyin() -> None:
    names = ["弦歌铜业", "丰歌食品", "阿城阿胶"]

    assert sorted(names, key=search_keys.pinyin_of) == ["阿城阿胶", "丰歌食品", "弦歌铜业"]


@pytest.mark.parametrize(
    ("typed", "query"),
    [("  Xiange   Copper ", "xiange copper"), ("ＹＧＴＹ", "ygty"), ("　弦歌　", "弦歌"), ("\t", ""), ("", "")],
)
def test_what_people_type_is_put_in_one_form(typed: str, query: str) -> None:
    assert search_keys.normalise_query(typed) == query


def test_a_text_with_one_chinese_character_is_searched_as_chinese() -> None:
    assert search_keys.is_chinese("yg铜")
    assert not search_keys.is_chinese("ygty 91 ·")


def test_mixed_names_keep_their_latin_letters_in_the_grams() -> None:
    keys = search_keys.keys_for("阳谷ABC电缆", "", "", "")

    assert {"ab", "bc", "c电", "谷a"} <= set(keys.grams)
