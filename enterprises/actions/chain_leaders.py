"""Write the appointments of chief chain leaders, chain leaders and their deputies."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.models import Chain, ChainLeader


class RankTakenError(DomainError):
    """The chain has somebody of this rank in that time."""

    code = "chain_rank_taken"
    message = _("The chain has somebody of this rank at that time. Hand the post over instead.")
    field = "role"
    constraint = "chain_has_one_leader_of_a_rank_at_a_time"


class AlreadyAppointedError(DomainError):
    """The official holds this rank in the chain in that time."""

    code = "already_appointed"
    message = _("This official holds this rank in the chain already at that time.")
    field = "name"
    constraint = "official_holds_a_rank_in_a_chain_once_at_a_time"


class AppointmentEndsBeforeStartError(DomainError):
    """An appointment ends after it starts."""

    code = "appointment_ends_before_start"
    message = _("The appointment must end after it begins.")
    field = "ends_on"
    constraint = "leader_ends_after_the_start"


class AppointmentEndedError(DomainError):
    """The appointment has ended."""

    code = "appointment_ended"
    message = _("This appointment has ended already.")


class NamelessLeaderError(DomainError):
    """Whoever leads has a name."""

    code = "nameless_leader"
    message = _("Enter the name of the official.")
    field = "name"
    constraint = "leader_has_a_name"


@verb
def appoint_leader(
    chain: Chain,
    *,
    role: str,
    starts_on: date,
    name: str = "",
    latin_name: str = "",
    post: str = "",
    user: User | None = None,
    ends_on: date | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> ChainLeader:
    """Appoint an official from a day on; with a log-in (``user``) its name is taken where none is given.

    Refused when somebody is chief or leader then; deputies may be several. The same id and body again returns it.
    """
    chain = lock(chain)  # two offices appointing at once: the second waits, then sees the first
    access.require(access.may_edit_chains(by))
    if earlier := replayed(ChainLeader, id, body_digest):
        return earlier
    if user is not None:
        name, latin_name = name or user.name, latin_name or ("" if name else user.latin_name)
    if not name:
        raise NamelessLeaderError()
    if ends_on is not None and ends_on <= starts_on:
        raise AppointmentEndsBeforeStartError()
    return create(
        ChainLeader, id=id, body_digest=body_digest, at=at, chain=chain, role=role, user=user, name=name,
        latin_name=latin_name, post=post, starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip


@verb
def end_appointment(
    leader: ChainLeader, *, ends_on: date, expected: int | None = None, by: User, at: datetime
) -> ChainLeader:
    """End an appointment on a day, which is no longer included."""
    leader = lock(leader)
    access.require(access.may_edit_chains(by))
    match(leader, expected)
    if leader.ends_on is not None and leader.ends_on <= ends_on:
        raise AppointmentEndedError()
    if ends_on <= leader.starts_on:
        raise AppointmentEndsBeforeStartError()
    change(leader, at=at, ends_on=ends_on)
    return leader


@verb
def replace_leader(
    leader: ChainLeader,
    *,
    starts_on: date,
    name: str = "",
    latin_name: str = "",
    post: str = "",
    user: User | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> ChainLeader:
    """Give a rank to another official from a day on: the present one ends and the new one begins, or neither."""
    lock(leader.chain)
    present = end_appointment(leader, ends_on=starts_on, expected=expected, by=by, at=at)
    return appoint_leader(
        present.chain, role=present.role, starts_on=starts_on, name=name, latin_name=latin_name, post=post,
        user=user, by=by, at=at,
    )  # fmt: skip
