"""When two records of one enterprise may become one, and when they may become two again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError


class MergedIntoItselfError(DomainError):
    """A merge needs two records."""

    code = "merged_into_itself"
    message = _("Choose another record: this is the same one.")
    field = "loser"
    constraint = "merge_joins_two_records"


class RecordMergedError(DomainError):
    """The record was merged into another; what is meant for the enterprise goes to that one."""

    code = "record_merged"
    message = _("This record was merged into another meanwhile. Open the enterprise again.")
    constraint = "record_is_not_merged_away"


class AlreadyMergedError(DomainError):
    """One record is merged once."""

    code = "already_merged"
    message = _("One of the two records is merged into another already.")
    field = "loser"
    constraint = "record_is_merged_once_at_a_time"


class RecordStruckOutError(DomainError):
    """A record that was entered by mistake has nothing to give and nothing to take."""

    code = "record_struck_out"
    message = _("One of the two records was struck out as entered by mistake.")
    field = "loser"


class MergeUndoneError(DomainError):
    """A merge is undone once."""

    code = "merge_undone"
    message = _("This merge was undone already.")


class LaterMergeFirstError(DomainError):
    """The record that took everything was itself merged later: the way back is the way there, backwards."""

    code = "later_merge_first"
    message = _("The enterprise was merged into another since. Undo that merge first.")
