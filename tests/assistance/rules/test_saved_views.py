"""What of an address is kept."""

from __future__ import annotations

import pytest

from assistance.rules import saved_views
from assistance.rules.saved_views import EmptyViewError, LongViewError, TooManyViewsError, kept_of


def test_filters_are_kept_and_the_page_is_not() -> None:
    assert kept_of("?status=ASSIGNED&q=&after=abc&urgency=URGENT&before=x") == "status=ASSIGNED&urgency=URGENT"
    assert kept_of("q=%E9%93%9C+1") == "q=%E9%93%9C+1"


@pytest.mark.parametrize("query", ["", "?", "status=", "after=abc", "&&&"])
def test_a_view_without_a_filter_is_refused(query: str) -> None:
    with pytest.raises(EmptyViewError):
        kept_of(query)


@pytest.mark.parametrize("query", ["q=" + "x" * 500, "q=" + "铜" * 60, "&".join(f"a{n}=1" for n in range(3000))])
def test_a_filter_that_is_too_long_is_refused(query: str) -> None:
    with pytest.raises(LongViewError):
        kept_of(query)


def test_thirty_views_are_enough() -> None:
    saved_views.check_count(29)
    with pytest.raises(TooManyViewsError):
        saved_views.check_count(30)
