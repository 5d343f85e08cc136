"""What the database itself refuses about issues and their steps, as PL/pgSQL and conditions built from the rules' tables."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.models.versioned import refusal
from assistance.rules.call_backs import ATTEMPTS_BEFORE_UNRATED_CLOSE
from assistance.rules.issue_flow import ACTIONS, MOVES, REOPENING_MOVES, transitions

CLOSING_VARIABLES = [("said", "integer"), ("tried", "integer"), ("solved", "integer")]


def transition_guard() -> str:
    """Refuse a change of status that no move makes."""
    pairs = ", ".join(f"('{start}', '{end}')" for start, end in transitions())
    old = "CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END"
    return (
        f"IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND ({old}, NEW.status) NOT IN ({pairs}) THEN "
        f"{refusal('issue_moves_as_the_table_says', 'no such move')} END IF; RETURN NEW;"
    )


def step_guard(issue: str) -> str:
    """Refuse, at the end of the transaction, a status that its last step does not lead to."""
    return (
        "IF NOT EXISTS (SELECT 1 FROM assistance_issue issue JOIN assistance_issuestep step ON step.issue_id = issue.id "
        f"AND step.to_status = issue.status WHERE issue.id = {issue} "
        f"AND step.place = (SELECT max(latest.place) FROM assistance_issuestep latest WHERE latest.issue_id = {issue})) THEN "
        f"{refusal('issue_status_rests_on_a_recorded_step', 'status and last step differ')} END IF; RETURN NULL;"
    )


def action_guard() -> str:
    """Refuse an answer without an action since the issue came to its status, or the visit that brought it back."""
    actions = ", ".join(f"'{move}'" for move in ACTIONS)
    return (
        "IF NEW.move = 'ANSWER' AND NOT EXISTS (SELECT 1 FROM assistance_issuestep action WHERE action.issue_id = NEW.issue_id "
        f"AND action.move IN ({actions}) AND action.place > coalesce((SELECT max(entry.place) FROM assistance_issuestep entry "
        "WHERE entry.issue_id = NEW.issue_id AND entry.from_status <> entry.to_status AND entry.to_status = NEW.from_status "
        "AND entry.move <> 'RESUME'), 0)) "
        "AND NOT (NEW.from_status = 'SUBMITTED' AND EXISTS (SELECT 1 FROM assistance_issue issue WHERE "
        "issue.id = NEW.issue_id AND issue.visit_id IS NOT NULL AND issue.reopened = 0)) THEN "
        f"{refusal('answer_rests_on_a_recorded_action', 'nothing was done')} END IF; RETURN NEW;"
    )


def step_in_the_table() -> Q:
    """Condition on steps: the move leads from there to there."""
    moves = [Q(from_status=start, move=move, to_status=end) for (start, move), end in MOVES.items()]
    return reduce(or_, moves)


def closing_guard() -> str:
    """Refuse a step to CLOSED without the enterprise's yes, or its word or two attempts in this round (PL/pgSQL)."""
    said = (
        "SELECT count(*) FILTER (WHERE reached), count(*) FILTER (WHERE NOT reached), "
        "count(*) FILTER (WHERE really_solved = 'YES') INTO STRICT said, tried, solved FROM assistance_callback word "
        "WHERE word.issue_id = NEW.issue_id AND word.round = "
        "(SELECT count(*) FROM assistance_issuestep back WHERE back.issue_id = NEW.issue_id AND back.place < NEW.place "
        f"AND back.move IN ({', '.join(repr(str(move)) for move in REOPENING_MOVES)}));"
    )
    refused = (
        f"(NEW.move = 'CONFIRM' AND solved = 0) OR "
        f"(NEW.move = 'CLOSE' AND said = 0 AND tried < {ATTEMPTS_BEFORE_UNRATED_CLOSE})"
    )
    return (
        "IF NEW.to_status = 'CLOSED' THEN "
        f"{said} IF {refused} THEN "
        f"{refusal('closing_rests_on_the_enterprise_or_two_attempts', 'nobody was asked')} END IF; END IF; RETURN NULL;"
    )
