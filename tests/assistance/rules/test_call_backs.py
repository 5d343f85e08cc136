"""When an issue may be closed, and the public formula of scores, worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest

from assistance.rules.call_backs import UnitScore, in_sample, may_close, move_for
from assistance.rules.likeness import likeness, most_alike


@dataclass
class Word:
    """A call-back."""

    reached: bool
    really_solved: str = ""


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ([], False),
        ([Word(False)], False),
        ([Word(False), Word(False)], True),
        ([Word(True, "PARTLY")], True),
        ([Word(False), Word(True, "PARTLY")], True),
    ],
)
def test_the_second_look_closes_on_a_word_or_two_attempts(words: list[Word], may: bool) -> None:
    assert may_close(words) is may


def test_yes_closes_no_reopens_and_partly_waits() -> None:
    assert [move_for(word) for word in ("YES", "NO", "PARTLY")] == ["CONFIRM", "DISPUTE", "PARTLY"]


def test_the_score_is_the_public_formula() -> None:
    """20 valid call-backs: 19 contacted, 10 satisfied, 5 basically, 2 not rated, 12 really solved.

    Response 19/20 = 0.95; satisfaction (10 + 4.5)/20 = 0.725; solution 12/20 = 0.6;
    score 0.1 x 0.95 + 0.4 x 0.725 + 0.5 x 0.6 = 0.095 + 0.29 + 0.3 = 0.685.
    """
    score = UnitScore(closed=25, valid=20, contacted=19, satisfied=10, basically=5, unrated=2, solved=12)

    assert (score.response, score.satisfaction, score.solution) == (Decimal("0.95"), Decimal("0.725"), Decimal("0.6"))
    assert score.score == Decimal("0.685")


def test_without_a_valid_call_back_there_is_no_score_instead_of_a_good_one() -> None:
    score = UnitScore(closed=4, valid=0, contacted=0, satisfied=0, basically=0, unrated=0, solved=0)

    assert (score.response, score.satisfaction, score.solution, score.score) == (None, None, None, None)


def test_who_does_not_know_the_secret_cannot_tell_what_will_be_checked() -> None:
    keys = [UUID(int=number) for number in range(2000)]
    one, other = ([in_sample(key, 5, secret) for key in keys] for secret in ("one", "other"))

    assert 140 < sum(one) < 260
    assert one != other
    assert one == [in_sample(key, 5, "one") for key in keys], "the draw is not repeated until it suits"


def test_titles_are_alike_by_their_parts_in_any_script() -> None:
    assert likeness("变压器扩容", "变压器扩容") == 1
    assert likeness("变压器扩容慢", "变压器扩容") > likeness("变压器扩容", "缺少三十名工人")
    assert likeness("", "x") == 0
    titles = ["缺少工人", "变压器扩容", "变压器要扩容", "道路积水"]
    assert most_alike("新线变压器扩容", titles, str, 2) == ["变压器扩容", "变压器要扩容"]
