"""Phones: one stored form, whatever people write, and a mask for everybody's eyes."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.models.phones import mask_phone, normalise_phone


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("13806351234", "+8613806351234"),
        ("138 0635 1234", "+8613806351234"),
        ("138-0635-1234", "+8613806351234"),
        ("+86 138 0635 1234", "+8613806351234"),
        ("+8613806351234", "+8613806351234"),
        ("0086 138-0635-1234", "+8613806351234"),
        ("8613806351234", "+8613806351234"),
        ("１３８０６３５１２３４", "+8613806351234"),
        ("　13806351234　", "+8613806351234"),
        ("19912345678", "+8619912345678"),
        ("0635-6212345", "+866356212345"),
        ("(0635) 6212345", "+866356212345"),
        ("（0635）6212345", "+866356212345"),
        ("+86 635 6212345", "+866356212345"),
        ("010-62123456", "+861062123456"),
        ("021 62123456", "+862162123456"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_what_people_write_is_stored_in_one_form(written: str, stored: str) -> None:
    assert normalise_phone(written) == stored


@pytest.mark.parametrize(
    "written",
    [
        "12806351234",
        "1380635123",
        "138063512345",
        "hello",
        "+1 202 555 0100",
        "0635",
        "110",
        "13806351234 ext 5",
        "1380635123x",
        "++8613806351234",
    ],
)
def test_what_is_no_chinese_number_is_refused_by_name(written: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        normalise_phone(written)
    assert refusal.value.code == "phone"


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_storing_what_is_stored_changes_nothing(mobile: str) -> None:
    stored = normalise_phone(mobile)

    assert stored == f"+86{mobile}"
    assert normalise_phone(stored) == stored


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("+8613806351234", "138****1234"), ("+866356212345", "635****2345"), ("", "")],
)
def test_everybody_sees_the_masked_number(stored: str, shown: str) -> None:
    assert mask_phone(stored) == shown
