"""Addresses of chains, and what holds on their map."""

from __future__ import annotations

import pytest

from enterprises.rules.chain_map import NodeIsMissingError, check_state, moved
from enterprises.rules.chains import ChainAddressError, address_of


@pytest.mark.parametrize(
    ("slug", "name", "name_en", "wanted"),
    [
        ("copper", "铜", "Copper processing", "copper"),
        ("", "铜", "Copper & processing", "copper-processing"),
        ("", "氢能", "", "qingneng"),
        ("", "长", "A" * 60, "a" * 40),
    ],
)
def test_an_address_is_chosen_or_made_of_the_name(slug, name, name_en, wanted):
    assert address_of(slug, name, name_en) == wanted


@pytest.mark.parametrize("slug", ["new", "Copper", "铜", "a--b", "-a", "a b", "x" * 41])
def test_an_address_is_a_plain_word_and_no_page_of_its_own(slug):
    with pytest.raises(ChainAddressError):
        address_of(slug, "铜", "Copper")


def test_a_name_without_any_letter_makes_no_address():
    with pytest.raises(ChainAddressError):
        address_of("", "!!!", "")


def test_nobody_stands_at_a_missing_node():
    check_state("MISSING", 0)
    check_state("WEAK", 3)
    with pytest.raises(NodeIsMissingError):
        check_state("MISSING", 1)


@pytest.mark.parametrize(
    ("thing", "to", "wanted"), [("a", 1, "bac"), ("c", 0, "cab"), ("b", 9, "acb"), ("b", -4, "bac"), ("a", 0, "abc")]
)
def test_a_thing_moves_to_its_place_and_the_others_make_room(thing, to, wanted):
    assert "".join(moved("abc", thing, to)) == wanted
