"""Unified social credit codes: known vectors, and ten thousand ways to mistype one, in Python and in SQL."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprises.rules import credit_codes
from enterprises.rules.credit_codes import ALPHABET, CreditCodeError

VALID = [
    "91350100M000100Y43",
    "914403001922038216",
    "91330100799655058B",
    "9144030071526726XG",
    "91110000802100433B",
    "91110108551385082Q",
]
INVALID = "913301007996550588"


def accepted_by_sql(codes: list[str]) -> list[bool]:
    """Ask the database, about all codes in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT uscc_is_valid(code) FROM unnest(%s::text[]) WITH ORDINALITY AS t(code, place) ORDER BY place",
            [codes],
        )
        return [answer for (answer,) in cursor.fetchall()]


def accepted_by_python(code: str) -> bool:
    try:
        return credit_codes.normalise(code) == code
    except CreditCodeError:
        return False


@pytest.mark.parametrize("code", VALID)
def test_published_codes_are_valid(code: str) -> None:
    assert credit_codes.normalise(code) == code
    assert credit_codes.with_check_character(code[:17]) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" 9135 0100 M000 100Y 43 ", VALID[0]),
        ("91350100m000100y43", VALID[0]),
        ("９１３５０１００Ｍ０００１００Ｙ４３", VALID[0]),
        ("91-440300-192203821-6", VALID[1]),
    ],
)
def test_spaces_small_letters_and_full_width_are_put_right(typed: str, code: str) -> None:
    assert credit_codes.normalise(typed) == code


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "18 characters"),
        ("9135010", "18 characters"),
        (VALID[0] + "1", "18 characters"),
        ("9135010OM000100Y43", "Digits first"),  # the letter O
        ("91350100M00010IY43", "Digits first"),  # the letter I
        ("阳谷350100M000100Y43", "Digits first"),
        (INVALID, "last character"),
        ("91350100M000100Y44", "last character"),
    ],
)
def test_a_wrong_code_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(CreditCodeError, match=reason) as refusal:
        credit_codes.normalise(typed)
    assert (refusal.value.code, refusal.value.attr) == ("bad_credit_code", "uscc")


def test_the_database_knows_the_same_codes(db: None) -> None:
    code = VALID[0]
    others = [
        INVALID,
        "",
        "9135010OM000100Y43",
        code.lower(),
        code + " ",
        code[:17],
        " " + code,
        code + "\n",
        "\n" + code,
    ]

    assert accepted_by_sql(VALID) == [True] * len(VALID)
    assert accepted_by_sql(others) == [False] * len(others)


def mistyped(code: str, rng: random.Random) -> str:
    """Change one character, or swap two neighbours: what fingers do."""
    letters = list(code)
    place = rng.randrange(18)
    if rng.random() < 0.5 and place < 17 and letters[place] != letters[place + 1]:
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    else:
        letters[place] = rng.choice([letter for letter in ALPHABET + "IOSVZ" if letter != letters[place]])
    return "".join(letters)


def test_ten_thousand_typing_errors_are_caught_in_python_and_in_sql(db: None) -> None:
    rng = random.Random(15)
    wrong = [mistyped(rng.choice(VALID), rng) for _ in range(10_000)]

    assert not any(accepted_by_python(code) for code in wrong)
    assert not any(accepted_by_sql(wrong))


body = st.tuples(st.text("0123456789", min_size=8, max_size=8), st.text(ALPHABET, min_size=9, max_size=9)).map("".join)


@given(body)
def test_every_code_with_its_check_character_is_valid_and_no_other_character_is(first_seventeen: str) -> None:
    right = credit_codes.with_check_character(first_seventeen)

    assert [first_seventeen + last for last in ALPHABET if accepted_by_python(first_seventeen + last)] == [right]


any_codes = st.lists(
    st.one_of(body.map(credit_codes.with_check_character), body, st.text("0123456789ABZ ", max_size=20))
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # it only reads
@given(any_codes)
def test_python_and_sql_never_disagree(db: None, codes: list[str]) -> None:
    assert accepted_by_sql(codes) == [accepted_by_python(code) for code in codes]
