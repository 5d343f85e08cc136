"""What a row of the door table is, and the signs that many rows share: who is let in, in the order of ``COLUMNS``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from tests.doors.bodies import Body, nothing
from tests.doors.scene import CAST, NOBODY

COLUMNS = (*CAST, NOBODY)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class Verdict(StrEnum):
    """What somebody gets."""

    MAY = "+"  # the row's ok
    MAY_NOT = "x"  # 403
    HIDDEN = "."  # 404: what one may not see does not exist
    UNKNOWN = "?"  # 400, or 422 on a page: the body names something that one may not see or choose
    ELSEWHERE = ">"  # 302 to a page of one's own
    LOG_IN = "!"  # pages lead to the log-in, the API answers 401


@dataclass(frozen=True)
class Door:
    """One row."""

    route: str
    method: Method
    ok: int
    ours: str
    theirs: str = ""  # empty: the door is about nothing of an enterprise
    thing: str = ""  # what stands in the address
    asks: str = ""  # what stands in ?enterprise=
    query: str = ""
    body: Body = nothing

    def __post_init__(self) -> None:
        for signs in filter(None, (self.ours, self.theirs)):
            assert len(signs.split()) == len(COLUMNS), f"{self}: {len(COLUMNS)} signs are needed"

    def __str__(self) -> str:
        about = self.thing or self.asks or self.query
        return f"{self.method} {self.route}{f' ({about})' if about else ''}"

    @property
    def is_api(self) -> bool:
        """Whether the API answers: with tokens, not sessions."""
        return self.route.startswith("api:") and self.route != "api:docs"

    def verdict(self, role: str, *, ours: bool) -> Verdict:
        """Return what ``role`` gets."""
        return Verdict((self.ours if ours else self.theirs).split()[COLUMNS.index(role)])


# --- Who is let in; the columns: ------------------------------------------------------------------------------------
#         specialist backup other_specialist | office | handler other_handler | leader organiser auditor admin | nobody
ANYBODY = "+ + +   +   + +   + + + +   +"
PEOPLE = "+ + +   +   + +   + + + +   !"  # everybody with a log-in
STAFF = "+ + +   +   + +   + + + x   !"  # everybody with business here
READERS = "+ + +   +   + +   + x + x   !"  # of visits and issues
OFFICE = "x x x   +   x x   x x x x   !"
ADMIN = "x x x   x   x x   x x x +   !"
LOADS = "x x x   +   x x   + x + x   !"  # who reads everybody's assignments
GONE = ". . .   .   . .   . . . .   ."
LOGGED_OUT = "> > >   >   > >   > > > >   +"  # whoever is logged in already goes on to the first page

OPENS = ("+ + .   +   + .   + + + .   !", ". . +   +   . +   . + + .   !")  # an enterprise
READS = ("+ + .   +   + .   + . + .   !", ". . +   +   . +   . . + .   !")  # visits and issues at the handler's unit
READS_FILE = ("+ + .   +   + .   + x + .   !", ". . +   +   . +   . x + .   !")
EDITS_REGISTER = ("x x .   +   x .   x x x .   !", ". . x   +   . x   . x x .   !")
VISITS_IT = ("+ + .   +   x .   x x x .   !", ". . +   +   . x   . x x .   !")
RECORDS_VISIT = ("+ + .   +   x x   x x x x   !", ". . +   +   x x   x x x x   !")  # a page for visitors only
VISITS_IT_API = ("+ + ?   +   x ?   x x x ?   !", "? ? +   +   ? x   ? x x ?   !")
OWN_VISIT = ("+ x .   +   x .   x . x .   !", ". . +   +   . x   . . x .   !")
READS_PLAN = ("+ + .   +   . .   + . + .   !", ". . +   +   . .   . . + .   !")  # not at any unit
OWN_PLAN = ("+ x .   +   . .   x . x .   !", ". . +   +   . .   . . x .   !")
OFFICE_RULES = ("x x .   +   . .   x . x .   !", ". . x   +   . .   . . x .   !")  # before a unit has it
OFFICE_CLOSES = ("x x .   +   x .   x . x .   !", ". . x   +   . x   . . x .   !")
UNIT_WORKS = ("x x .   x   + .   x . x .   !", ". . x   x   . +   . . x .   !")
ON_THE_SPOT = ("+ + .   x   . .   x . x .   !", ". . +   x   . .   . . x .   !")
OWN_REMINDER = ("+ . .   .   . .   . . . .   !", ". . +   .   . .   . . . .   !")
ENDS_IT = ("x . .   +   . .   x . x .   !", ". . x   +   . .   . . x .   !")  # and opens the enterprise
ENDS_IT_API = ("x . .   +   . .   x . x .   !", ". . x   +   . .   x . x .   !")
READS_ASSIGNMENT = ("+ . .   +   . .   + . + .   !", ". . +   +   . .   + . + .   !")
ASSIGNS_API = ("? ? ?   +   ? ?   x x x ?   !", "? ? ?   +   ? ?   ? x x ?   !")
HANDS_OVER_API = ("x x ?   +   x ?   x x x ?   !", "? ? x   +   ? x   ? x x ?   !")
READS_LOAD = ("+ . .   +   . .   + . + .   !", ". . +   +   . .   + . + .   !")
READS_CHAIN = ("+ + +   +   + +   + + + .   !", "+ + +   +   + +   + + + .   !")
