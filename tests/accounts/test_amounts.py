"""Amounts in words, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from accounts.wording import growth_words, money_words


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        ("19011000000", "19.011 bn yuan", "190.11 亿元"),
        ("1000000000", "1.000 bn yuan", "10.00 亿元"),
        ("999999999.99", "1.000 bn yuan", "10.00 亿元"),
        ("100000000", "100 m yuan", "1.00 亿元"),
        ("99999999.99", "100 m yuan", "1.00 亿元"),
        ("12345000", "12.35 m yuan", "1,234.5 万元"),
        ("12300000", "12.3 m yuan", "1,230 万元"),
        ("123456", "123,456 yuan", "12.35 万元"),
        ("10000", "10,000 yuan", "1 万元"),
        ("123.00", "123 yuan", "123 元"),
        ("0", "0 yuan", "0 元"),
        ("-2500000", "−2.5 m yuan", "−250 万元"),
        (None, "—", "—"),
    ],
)
def test_money(amount: str | None, english: str, chinese: str) -> None:
    value = None if amount is None else Decimal(amount)

    assert money_words(value) == english
    with translation.override("zh-hans"):
        assert money_words(value) == chinese
        assert Template("{% load wording %}{{ value|money }}").render(Context({"value": value})) == chinese


@pytest.mark.parametrize(
    ("rate", "words"),
    [("23.41", "+23.41 %"), ("21.60", "+21.6 %"), ("-3.2", "−3.2 %"), ("0", "0 %"), ("1234.5", "+1,234.5 %"),
     ("0.004", "0 %"), (None, "—")],
)  # fmt: skip
def test_growth(rate: str | None, words: str) -> None:
    assert growth_words(None if rate is None else Decimal(rate)) == words
