"""How much somebody carries, and who is suggested."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from assistance.rules.caseload import Candidate, Reason, suggest, weighted_load

TOWNSHIP, CHAIN = uuid4(), uuid4()


def a_candidate(number: int, load: str, **changes: Any) -> Candidate:
    fields: dict[str, Any] = {
        "id": UUID(int=number),
        "load": Decimal(load),
        "primary": 3,
        "capacity": 12,
        "townships": frozenset(),
        "chains": frozenset(),
    }
    return Candidate(**fields | changes)


def test_the_load_is_enterprises_half_of_the_backups_and_a_third_of_the_open_issues() -> None:
    assert weighted_load(0, 0, 0) == Decimal("0.0")
    assert weighted_load(4, 3, 2) == Decimal("6.2")
    assert weighted_load(1, 0, 1) == Decimal("1.3")


def test_strangers_are_suggested_by_the_lowest_load() -> None:
    found = suggest(TOWNSHIP, CHAIN, [a_candidate(1, "5"), a_candidate(2, "2"), a_candidate(3, "4")])

    assert [suggestion.id.int for suggestion in found] == [2, 3]
    assert found[0].reasons == (Reason.LOAD,)
    assert found[1].reasons == ()


def test_a_neighbour_is_worth_three_enterprises_and_the_chain_two() -> None:
    stranger = a_candidate(1, "2")
    neighbour = a_candidate(2, "4.9", townships=frozenset({TOWNSHIP}))
    expert = a_candidate(3, "4", chains=frozenset({CHAIN}))
    far_off = a_candidate(4, "5.1", townships=frozenset({TOWNSHIP}))

    found = suggest(TOWNSHIP, CHAIN, [stranger, neighbour, expert, far_off], most=4)

    assert [suggestion.id.int for suggestion in found] == [2, 1, 3, 4]
    assert found[0].reasons == (Reason.TOWNSHIP,)
    assert found[2].reasons == (Reason.CHAIN,)


def test_nobody_is_suggested_who_is_away_full_or_has_it_already() -> None:
    away = a_candidate(1, "0", is_away=True)
    full = a_candidate(2, "1", primary=12)
    present = a_candidate(3, "2")
    free = a_candidate(4, "3")

    found = suggest(TOWNSHIP, CHAIN, [away, full, present, free], but_not=[present.id])

    assert [suggestion.id.int for suggestion in found] == [4]
    assert suggest(TOWNSHIP, CHAIN, [away, full]) == []


def test_an_enterprise_without_a_chain_matches_nobodys_chain() -> None:
    (found,) = suggest(TOWNSHIP, None, [a_candidate(1, "1", chains=frozenset({CHAIN}))])

    assert found.reasons == (Reason.LOAD,)


def test_the_same_question_gets_the_same_answer() -> None:
    twins = [a_candidate(number, "2") for number in (3, 1, 2)]

    assert suggest(TOWNSHIP, CHAIN, twins) == suggest(TOWNSHIP, CHAIN, twins[::-1])
