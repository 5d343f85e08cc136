"""Which unit the office is advised to give an issue to."""

from __future__ import annotations

from uuid import UUID

from assistance.rules.triage import MOST_PROPOSALS, Why, proposals

A, B, C, D = (UUID(int=n) for n in range(1, 5))


def units(**facts: object) -> list[tuple[UUID, Why]]:
    given = {"returned_to": None, "usual": None, "recent": [], "sent_back_by": []} | facts
    return [(found.unit, found.why) for found in proposals(**given)]  # type: ignore[arg-type]


def test_what_a_return_proposes_comes_before_the_usual_unit_and_that_before_who_got_most() -> None:
    assert units(returned_to=C, usual=B, recent=[A, A, D]) == [
        (C, Why.RETURNED_TO), (B, Why.USUAL), (A, Why.RECENT), (D, Why.RECENT),
    ]  # fmt: skip


def test_each_unit_is_proposed_once_and_for_its_best_reason() -> None:
    assert units(returned_to=B, usual=B, recent=[B, A]) == [(B, Why.RETURNED_TO), (A, Why.RECENT)]


def test_a_reason_says_how_many_of_the_last_issues_went_there() -> None:
    [usual, other] = proposals(returned_to=None, usual=A, recent=[B, A, A], sent_back_by=[])

    assert (usual.recent, usual.of) == (2, 3)
    assert (other.recent, other.of) == (1, 3)


def test_of_units_that_got_as_many_the_latest_comes_first() -> None:
    assert units(recent=[B, A, A, B]) == [(B, Why.RECENT), (A, Why.RECENT)]


def test_who_sent_this_one_back_goes_to_the_end_and_is_marked() -> None:
    found = proposals(returned_to=C, usual=A, recent=[A, B], sent_back_by=[A])

    assert [proposal.unit for proposal in found] == [C, B, A]
    assert [proposal.sent_it_back for proposal in found] == [False, False, True]


def test_a_unit_to_which_two_others_point_is_proposed_even_if_it_sent_the_issue_back() -> None:
    assert not proposals(returned_to=A, usual=None, recent=[], sent_back_by=[A, B])[0].sent_it_back


def test_a_handful_is_proposed_and_nothing_where_nothing_is_known() -> None:
    assert len(units(recent=[UUID(int=n) for n in range(50)])) == MOST_PROPOSALS
    assert units() == []
