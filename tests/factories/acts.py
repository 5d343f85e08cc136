"""Every move of an issue as a function of the issue and the person, with a body that is right, and who may make it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from assistance.actions.call_backs import close_issue, confirm_issue, record_attempt, reopen_issue
from assistance.actions.escalations import escalate_issue, prod_issue
from assistance.actions.issue_terms import (
    decide_extension,
    deny_suspension,
    request_extension,
    request_suspension,
    resume_issue,
    review_suspension,
    suspend_issue,
    withdraw_issue,
)
from assistance.actions.issue_work import (
    acknowledge_issue,
    answer_issue,
    contribute_to_issue,
    give_opinion,
    note_progress,
    return_issue,
)
from assistance.actions.issues import accept_issue, merge_issue, note_contact, recall_issue, reject_issue
from assistance.models import Issue
from assistance.queries.calendar import working_calendar
from tests.factories.assistance import IssueFactory
from tests.factories.world import World

Act = Callable[..., Issue]


def acts(world: World) -> dict[str, Act]:
    """Return the moves by name; those that the page calls by one verb share its name (GRANT_EXTENSION grants)."""
    later = working_calendar(world.today).after(world.today, 12).on
    soon = world.today + timedelta(days=20)

    def with_(verb: Act, **body: Any) -> Act:
        return lambda issue, by, **more: verb(issue, **{"by": by, "at": world.at, **body, **more})

    def merge(issue: Issue, by: Any, **more: Any) -> Issue:
        into = more.pop("into", None) or IssueFactory(enterprise=issue.enterprise, category=issue.category)
        return merge_issue(issue, into=into, **{"by": by, "at": world.at, **more})

    return {
        "CONTACT": with_(note_contact, text="Called the manager."),
        "ACCEPT": with_(accept_issue, lead_unit=world.unit),
        "REJECT": with_(reject_issue, reason="The court decides; go to the bailiff."),
        "MERGE": merge,
        "RECALL": with_(recall_issue),
        "ACKNOWLEDGE": with_(acknowledge_issue),
        "RETURN": with_(return_issue, reason="Labour is another bureau's.", proposed_unit=world.other_unit),
        "OPINION": with_(give_opinion, text="We measure the line on Monday."),
        "PROGRESS": with_(note_progress, text="Measured."),
        "CONTRIBUTE": with_(contribute_to_issue, text="The road is ours; it is free."),
        "REQUEST_EXTENSION": with_(request_extension, due_on=later, reason="The transformer comes late."),
        "GRANT_EXTENSION": with_(decide_extension, granted=True),
        "REQUEST_SUSPENSION": with_(request_suspension, reason_class="PLANNING", reason="No land before spring."),
        "DENY_SUSPENSION": with_(deny_suspension, reason="Look for another plot."),
        "SUSPEND": with_(suspend_issue, reason_class="PLANNING", reason="No land before spring.", review_on=soon),
        "REVIEW": with_(review_suspension, reason="Still no land.", review_on=soon + timedelta(days=1)),
        "RESUME": with_(resume_issue, reason="The land is free."),
        "ANSWER": with_(answer_issue, outcome="SOLVED", text="Upgraded.", action="Laid the cable."),
        "ATTEMPT": with_(record_attempt, text="Called at nine, nobody answered."),
        "PARTLY": with_(confirm_issue, really_solved="PARTLY", comment="Half of it."),
        "CONFIRM": with_(confirm_issue, really_solved="YES", service_rating="SATISFIED", comment="All is well."),
        "DISPUTE": with_(confirm_issue, really_solved="NO", comment="Nothing came."),
        "CLOSE": with_(close_issue, reason="They use half of it and are content."),
        "REOPEN": with_(reopen_issue, reason="The line failed again."),
        "WITHDRAW": with_(withdraw_issue, reason="They found a supplier."),
        "PROD": with_(prod_issue, text="This week, please."),
        "ESCALATE": with_(escalate_issue, reason="Nobody moves."),
    }


# From where a test starts each move, and who may make it; everybody else is refused.
STARTS = {
    "CONTACT": "SUBMITTED", "ACCEPT": "SUBMITTED", "REJECT": "SUBMITTED", "MERGE": "SUBMITTED", "RECALL": "ASSIGNED",
    "ACKNOWLEDGE": "ASSIGNED", "RETURN": "ASSIGNED", "OPINION": "IN_PROGRESS", "PROGRESS": "IN_PROGRESS",
    "REQUEST_EXTENSION": "IN_PROGRESS", "GRANT_EXTENSION": "IN_PROGRESS", "REQUEST_SUSPENSION": "IN_PROGRESS",
    "DENY_SUSPENSION": "IN_PROGRESS", "SUSPEND": "IN_PROGRESS", "REVIEW": "SUSPENDED", "RESUME": "SUSPENDED",
    "ANSWER": "IN_PROGRESS", "ATTEMPT": "ANSWERED", "PARTLY": "ANSWERED", "CONFIRM": "ANSWERED", "DISPUTE": "ANSWERED",
    "CLOSE": "ANSWERED", "REOPEN": "CLOSED", "WITHDRAW": "IN_PROGRESS", "PROD": "IN_PROGRESS", "ESCALATE": "IN_PROGRESS",
}  # fmt: skip
_OFFICE, _HANDLER, _LEADS, _OWN = {"office"}, {"handler"}, {"office", "leader"}, {"specialist", "backup", "office"}
MAY: dict[str, set[str]] = {
    **dict.fromkeys(("ACCEPT", "REJECT", "MERGE", "RECALL", "GRANT_EXTENSION"), _OFFICE),
    **dict.fromkeys(("ATTEMPT", "PARTLY", "CONFIRM", "DISPUTE", "CLOSE"), _OFFICE),
    **dict.fromkeys(("ACKNOWLEDGE", "RETURN", "OPINION", "PROGRESS", "ANSWER"), _HANDLER),
    **dict.fromkeys(("REQUEST_EXTENSION", "REQUEST_SUSPENSION"), _HANDLER),
    **dict.fromkeys(("SUSPEND", "DENY_SUSPENSION", "REVIEW", "PROD", "ESCALATE"), _LEADS),
    "RESUME": _LEADS | _HANDLER,
    **dict.fromkeys(("REOPEN", "WITHDRAW"), _OWN),
    "CONTACT": _OWN,
}


def ready_for(move: str, world: World, **more: Any) -> Issue:
    """Return an issue of the world's enterprise that stands where ``move`` begins, and waits for it."""
    status = more.pop("status", STARTS[move])
    fields: dict[str, Any] = {"enterprise": world.enterprise, "category": world.category, "lead_unit": world.unit}
    if move == "CONTACT":
        fields |= {"contacted_at": None}
    issue = IssueFactory(**{**fields, "status": status, **more})
    made = acts(world)
    if move == "GRANT_EXTENSION":
        made["REQUEST_EXTENSION"](issue, world.handler, due_on=_day_after(issue))
    if move == "DENY_SUSPENSION":
        made["REQUEST_SUSPENSION"](issue, world.handler)
    if move == "CLOSE":
        made["PARTLY"](issue, world.office)
    return Issue.objects.get(pk=issue.pk)


def _day_after(issue: Issue) -> Any:
    return working_calendar(issue.due_on).after(issue.due_on, 1).on
