"""The moves of an issue over the API: one body and one POST for each verb."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.bodies import Body, NothingBody
from accounts.api.etags import if_match
from accounts.api.fields import DayField, FlagField, PickField, SeenByCodeField, SeenField, TextField
from accounts.api.views import Readable
from accounts.models import Unit, User
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
from assistance.actions.issues import accept_issue, mark_common, merge_issue, note_contact, recall_issue, reject_issue
from assistance.models import Issue
from assistance.rules.call_backs import ReallySolved, ServiceRating
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import Outcome
from assistance.rules.issue_terms import SuspensionClass


def units(user: User) -> QuerySet[Unit]:
    """Return the units; everybody may know them."""
    return Unit.objects.all()


def visible_issues(user: User) -> QuerySet[Issue]:
    """Return the issues that the person may read."""
    return Issue.objects.visible_to(user)


class AcceptBody(Body):
    """Who is to answer, and who helps."""

    lead_unit = SeenByCodeField(units, help_text="Code or id.")
    co_units = serializers.ListField(
        child=SeenByCodeField(units), required=False, max_length=10, help_text="Units that help: codes or ids."
    )
    text = TextField(max_length=2000, required=False, allow_blank=True, help_text="A word to the unit.")


class TextBody(Body):
    """What was said or done."""

    text = TextField(max_length=4000)


class OptionalTextBody(Body):
    """A word, if there is one."""

    text = TextField(max_length=4000, required=False, allow_blank=True)


class ReasonBody(Body):
    """Why."""

    reason = TextField(max_length=4000)


class OptionalReasonBody(Body):
    """Why, if there is more to say than the act itself."""

    reason = TextField(max_length=4000, required=False, allow_blank=True)


class MergeIssueBody(OptionalReasonBody):
    """Which issue it repeats."""

    into = SeenField(visible_issues)


class ReturnBody(ReasonBody):
    """Why it is not the unit's, and whose it is."""

    proposed_unit = SeenByCodeField(units, required=False, allow_null=True, help_text="Code or id.")


class ExtensionBody(ReasonBody):
    """Until when, and why."""

    due_on = DayField()


class DecisionBody(OptionalReasonBody):
    """Yes or no."""

    granted = FlagField()


class AskToParkBody(ReasonBody):
    """Why it cannot be settled now."""

    reason_class = PickField(choices=SuspensionClass.choices)


class ParkBody(AskToParkBody):
    """Why it is parked, and when to look again."""

    review_on = DayField(help_text="Within 30 days.")


class ReviewBody(ReasonBody):
    """What the review found, and when to look again."""

    review_on = DayField(help_text="Within 30 days.")


class AnswerBody(Body):
    """The answer to the enterprise. Only SOLVED counts as solved."""

    outcome = PickField(choices=Outcome.choices)
    text = TextField(max_length=8000)
    action = TextField(
        max_length=4000, required=False, allow_blank=True, help_text="What was done, unless a step says so already."
    )


class CallBackBody(Body):
    """The enterprise's word. A rating that was not given is left out: not rated is not satisfied."""

    really_solved = PickField(choices=ReallySolved.choices)
    service_rating = PickField(choices=ServiceRating.choices, required=False, allow_blank=True)
    comment = TextField(max_length=4000, required=False, allow_blank=True)


class EscalateBody(ReasonBody):
    """To which level; the next one if absent."""

    level = serializers.IntegerField(min_value=Level.UNIT, max_value=Level.CITY, required=False)


class CommonBody(Body):
    """Whether many enterprises have it."""

    is_common = FlagField()


MOVE_BODIES: dict[str, type[Body]] = {
    "contact": TextBody,
    "accept": AcceptBody,
    "reject": ReasonBody,
    "merge": MergeIssueBody,
    "recall": OptionalReasonBody,
    "acknowledge": NothingBody,
    "return_": ReturnBody,
    "opinion": TextBody,
    "progress": TextBody,
    "contribute": TextBody,
    "request_extension": ExtensionBody,
    "decide_extension": DecisionBody,
    "request_suspension": AskToParkBody,
    "deny_suspension": ReasonBody,
    "suspend": ParkBody,
    "review": ReviewBody,
    "resume": ReasonBody,
    "answer": AnswerBody,
    "confirm": CallBackBody,
    "attempt": TextBody,
    "close": ReasonBody,
    "reopen": ReasonBody,
    "withdraw": ReasonBody,
    "prod": OptionalTextBody,
    "escalate": EscalateBody,
    "mark_common": CommonBody,
}


class IssueMoves(Readable):
    """One POST for each verb; each takes ``If-Match`` and answers with the issue as it stands then."""

    def _make(self, verb: Callable[..., Issue], request: Request) -> Response:
        issue = verb(
            self.get_object(),
            expected=if_match(request),
            **self.read(),
            by=self.user,
            at=timezone.now(),
        )
        return self.present(issue)

    @action(detail=True, methods=["post"])
    def contact(self, request: Request, pk: str) -> Response:
        """Write down the first contact with the enterprise (its specialist, the unit, the office)."""
        return self._make(note_contact, request)

    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        """Accept an issue and give it to the unit that will answer, and to units that help (the office)."""
        return self._make(accept_issue, request)

    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: str) -> Response:
        """Do not accept an issue: why, and where to go instead (the office)."""
        return self._make(reject_issue, request)

    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        """Merge a duplicate into another open issue of the same enterprise (the office)."""
        return self._make(merge_issue, request)

    @action(detail=True, methods=["post"])
    def recall(self, request: Request, pk: str) -> Response:
        """Take back an assignment nobody acknowledged, a merge, or within a day a rejection (the office)."""
        return self._make(recall_issue, request)

    @action(detail=True, methods=["post"])
    def acknowledge(self, request: Request, pk: str) -> Response:
        """Acknowledge receipt for the lead unit (its handlers)."""
        return self._make(acknowledge_issue, request)

    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def return_(self, request: Request, pk: str) -> Response:
        """Return an issue that is another unit's: within the time to acknowledge, twice at most (handlers)."""
        return self._make(return_issue, request)

    @action(detail=True, methods=["post"])
    def opinion(self, request: Request, pk: str) -> Response:
        """Give the handling opinion of the lead unit (its handlers)."""
        return self._make(give_opinion, request)

    @action(detail=True, methods=["post"])
    def progress(self, request: Request, pk: str) -> Response:
        """Write down what has been done so far (handlers; the specialist before there is a unit)."""
        return self._make(note_progress, request)

    @action(detail=True, methods=["post"])
    def contribute(self, request: Request, pk: str) -> Response:
        """Give the part of a unit that helps (its handlers)."""
        return self._make(contribute_to_issue, request)

    @action(detail=True, methods=["post"], url_path="request-extension", url_name="request-extension")
    def request_extension(self, request: Request, pk: str) -> Response:
        """Ask for a later day: once, 30 working days in all at most (handlers)."""
        return self._make(request_extension, request)

    @action(detail=True, methods=["post"], url_path="decide-extension", url_name="decide-extension")
    def decide_extension(self, request: Request, pk: str) -> Response:
        """Grant or refuse the extension (the office)."""
        return self._make(decide_extension, request)

    @action(detail=True, methods=["post"], url_path="request-suspension", url_name="request-suspension")
    def request_suspension(self, request: Request, pk: str) -> Response:
        """Ask to park an issue that cannot be settled now (handlers)."""
        return self._make(request_suspension, request)

    @action(detail=True, methods=["post"], url_path="deny-suspension", url_name="deny-suspension")
    def deny_suspension(self, request: Request, pk: str) -> Response:
        """Refuse to park it (the chain leader, or the office for the leader)."""
        return self._make(deny_suspension, request)

    @action(detail=True, methods=["post"])
    def suspend(self, request: Request, pk: str) -> Response:
        """Park an issue; its clock stands still (the chain leader, or the office for the leader)."""
        return self._make(suspend_issue, request)

    @action(detail=True, methods=["post"])
    def review(self, request: Request, pk: str) -> Response:
        """Look at a parked issue again and leave it parked (the chain leader, or the office)."""
        return self._make(review_suspension, request)

    @action(detail=True, methods=["post"])
    def resume(self, request: Request, pk: str) -> Response:
        """Take a parked issue up again (the chain leader, the office, the unit)."""
        return self._make(resume_issue, request)

    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        """Answer with outcome and text: the unit's handlers, or the specialist on the spot before there is a unit."""
        return self._make(answer_issue, request)

    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        """Record a call-back: YES closes, NO reopens, PARTLY waits for the second look (a neutral caller)."""
        return self._make(confirm_issue, request)

    @action(detail=True, methods=["post"])
    def attempt(self, request: Request, pk: str) -> Response:
        """Write down a call that reached nobody (a neutral caller)."""
        return self._make(record_attempt, request)

    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: str) -> Response:
        """Close after the second look: the enterprise said a word, or two attempts reached nobody (the office)."""
        return self._make(close_issue, request)

    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """Reopen an answered issue, or within 30 days a closed one; half its time (the office, the specialist)."""
        return self._make(reopen_issue, request)

    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Withdraw an issue on the enterprise's word (its specialist, the office)."""
        return self._make(withdraw_issue, request)

    @action(detail=True, methods=["post"])
    def prod(self, request: Request, pk: str) -> Response:
        """Prod those who have to act (the chain leader, the office)."""
        return self._make(prod_issue, request)

    @action(detail=True, methods=["post"])
    def escalate(self, request: Request, pk: str) -> Response:
        """Bring an issue to a higher level (the chain leader, the office)."""
        return self._make(escalate_issue, request)

    @action(detail=True, methods=["post"], url_path="mark-common", url_name="mark-common")
    def mark_common(self, request: Request, pk: str) -> Response:
        """Mark an issue as one that many enterprises have, or not (the office)."""
        return self._make(mark_common, request)
