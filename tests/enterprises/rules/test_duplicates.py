"""Which names probably mean one enterprise."""

from __future__ import annotations

import pytest

from enterprises.rules.duplicates import are_alike, core_of


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("山东鲁翊精密铜业有限公司", "鲁翊精密铜业"),
        ("山东省阳谷县鲁翊铜业有限责任公司", "鲁翊铜业"),
        ("(阳谷) 鲁翊 铜业厂", "鲁翊铜业"),
        ("阳谷有限公司", "阳谷有限公司"),
        ("", ""),
    ],
)
def test_place_and_legal_form_say_nothing(name: str, core: str) -> None:
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山东鲁翊精密铜业有限公司", "阳谷鲁翊精密铜业股份有限公司"),  # the same but for place and form
        ("鲁翊精密铜业", "鲁艺精密铜业"),  # heard the same
        ("鲁翊精密", "山东鲁翊精密铜业有限公司"),  # a part of it
        ("山东鲁翊铜业有限公司", "山东鲁翊精密铜业有限公司"),
        ("阳谷新纪元机械有限公司", "阳谷县新纪元机械厂"),
    ],
)
def test_names_that_mean_one_enterprise_are_alike_both_ways(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阳谷弦歌铜业有限公司", "阳谷鲁阳精密铜业有限公司"),  # the same trade
        ("山东谷穗源食品有限公司", "山东秋津食品有限公司"),
        ("", "阳谷弦歌铜业有限公司"),
    ],
)
def test_place_form_and_trade_alone_make_nobody_alike(one: str, other: str) -> None:
    assert not are_alike(one, other)
