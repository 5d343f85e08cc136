"""A token opens its own link, for its own purpose, as it was given out; nothing near it opens anything."""

from __future__ import annotations

import base64
from uuid import UUID, uuid4

from hypothesis import assume, given
from hypothesis import strategies as st

from assistance.rules import personal_links as rules

KEY, OTHER_KEY = rules.key_of("a secret"), rules.key_of("another secret")
LINK = UUID("0190aaaa-bbbb-7ccc-8ddd-eeeeffff0001")
TOKEN = rules.token_of(LINK, "CONFIRM_ISSUE", KEY)


def opened(token: str, purpose: str = "CONFIRM_ISSUE", *keys: bytes) -> UUID | None:
    return rules.link_of(token, purpose, keys or (KEY,))


def test_a_token_names_its_link_and_fits_an_address() -> None:
    assert opened(TOKEN) == LINK
    assert len(TOKEN) == 48
    assert set(TOKEN) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert TOKEN == rules.token_of(LINK, "CONFIRM_ISSUE", KEY), "it can be written again"


def test_it_is_good_for_one_purpose_only() -> None:
    assert opened(TOKEN, "ANSWER_INVITATION") is None
    assert opened(rules.token_of(LINK, "ANSWER_INVITATION", KEY)) is None


def test_another_secret_signs_other_tokens_and_an_earlier_secret_may_still_be_known() -> None:
    assert opened(TOKEN, "CONFIRM_ISSUE", OTHER_KEY) is None
    assert opened(TOKEN, "CONFIRM_ISSUE", OTHER_KEY, KEY) == LINK


def test_a_change_of_case_opens_nothing() -> None:
    assert opened(TOKEN.swapcase()) is None
    assert opened(TOKEN.lower()) is None


def test_the_database_keeps_what_opens_nothing() -> None:
    assert len(rules.hash_of(TOKEN)) == 64
    assert opened(rules.hash_of(TOKEN)) is None
    assert TOKEN not in rules.hash_of(TOKEN)


@given(place=st.integers(0, 47), letter=st.characters())
def test_no_token_with_one_other_character_opens(place: int, letter: str) -> None:
    assume(letter != TOKEN[place])
    assert opened(TOKEN[:place] + letter + TOKEN[place + 1 :]) is None


@given(bit=st.integers(0, 36 * 8 - 1))
def test_no_token_with_one_other_bit_opens(bit: int) -> None:
    raw = bytearray(base64.urlsafe_b64decode(TOKEN))
    raw[bit // 8] ^= 1 << bit % 8
    assert opened(base64.urlsafe_b64encode(bytes(raw)).decode()) is None


@given(start=st.integers(0, 48), end=st.integers(0, 48), before=st.text(max_size=3), after=st.text(max_size=3))
def test_no_part_of_a_token_and_nothing_round_it_opens(start: int, end: int, before: str, after: str) -> None:
    changed = before + TOKEN[start:end] + after
    assume(changed != TOKEN)
    assert opened(changed) is None


@given(text=st.text() | st.binary(min_size=36, max_size=36).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_nothing_that_somebody_makes_up_opens(text: str) -> None:
    assert opened(text) is None


def test_the_signature_of_one_link_does_not_fit_another() -> None:
    other = uuid4()
    mixed = base64.urlsafe_b64encode(other.bytes + base64.urlsafe_b64decode(TOKEN)[16:]).decode()
    assert opened(mixed) is None
