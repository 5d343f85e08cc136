"""Named query strings: what of an address is kept, and how many views somebody may have."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

MOST_VIEWS = 30  # one's own; more nobody finds again
LONGEST_QUERY = 500
_OF_THE_MOMENT = {"after", "before"}  # where one stood in the list


class NamelessViewError(DomainError):
    """A view is called something."""

    code = "nameless_view"
    message = _("Give the view a name.")
    field = "name"
    constraint = "view_has_a_name"


class ViewNameTakenError(DomainError):
    """One has a view of this name."""

    code = "view_name_taken"
    message = _("You have a view of this name already.")
    field = "name"
    constraint = "view_has_a_name_of_its_own"


class TooManyViewsError(DomainError):
    """Thirty views are enough."""

    code = "too_many_views"
    message = _("You have 30 views already. Remove one that you no longer use.")


class EmptyViewError(DomainError):
    """A view without a filter is the list itself."""

    code = "empty_view"
    message = _("Choose a filter first; there is nothing to keep.")
    field = "query"


class LongViewError(DomainError):
    """A filter is short."""

    code = "long_view"
    message = _("This filter is too long to be kept.")
    field = "query"


def kept_of(query: str) -> str:
    """Return what of a query string is kept: every filter that says something, but not the page; refuse nothing at all."""
    pairs = parse_qsl(query[: 4 * LONGEST_QUERY].lstrip("?"))
    kept = urlencode([(name, value) for name, value in pairs if value and name not in _OF_THE_MOMENT])
    if not kept:
        raise EmptyViewError()
    if len(kept) > LONGEST_QUERY:
        raise LongViewError()
    return kept


def check_count(views: int) -> None:
    """Refuse one more view than somebody may have."""
    if views >= MOST_VIEWS:
        raise TooManyViewsError()
