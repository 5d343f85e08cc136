"""The forms of an issue's moves: what each asks for, which verb it calls, and what is said when it was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
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
from assistance.rules.call_backs import ReallySolved, ServiceRating
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import UNFINISHED_STATUSES, IssueMove, Outcome
from assistance.rules.issue_terms import SuspensionClass

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

M = IssueMove


def _words(
    label: str | _StrPromise, *, rows: int = 3, required: bool = True, help_text: str | _StrPromise = ""
) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=4000, required=required, widget=area, help_text=help_text)


def _day(label: str | _StrPromise, help_text: str | _StrPromise = "") -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), help_text=help_text)


class MoveForm(forms.Form):
    """What a move asks for. It knows the issue, which some need for their choices."""

    def __init__(self, *args: Any, issue: Issue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issue = issue
        self.offer(issue)

    def offer(self, issue: Issue) -> None:
        """Set choices and first values that depend on the issue."""


class AcceptForm(MoveForm):
    """Which units answer."""

    lead_unit = forms.ModelChoiceField(
        Unit.objects.handling(), label=_("Unit that answers"), empty_label=_("Choose the unit")
    )
    co_units = forms.ModelMultipleChoiceField(
        Unit.objects.handling(),
        label=_("Units that help"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text=_("Each gives its part half-way to the deadline."),
    )
    text = _words(_("Word to the unit"), rows=2, required=False)

    def offer(self, issue: Issue) -> None:
        self.fields["lead_unit"].initial = issue.category.usual_unit_id


class ReasonForm(MoveForm):
    """Why."""

    reason = _words(_("Reason"))


class RejectForm(MoveForm):
    """Why it is not the county's, and where to go."""

    reason = _words(
        _("Why, and where the enterprise can go instead"),
        help_text=_("The enterprise reads these words."),
    )


class MergeForm(MoveForm):
    """Which issue it repeats."""

    into = forms.ModelChoiceField(
        Issue.objects.none(),
        to_field_name="number",
        label=_("Open issue of the same enterprise"),
        empty_label=_("Choose the issue"),
    )
    reason = _words(_("Reason"), rows=2, required=False)

    def offer(self, issue: Issue) -> None:
        others = Issue.objects.filter(enterprise=issue.enterprise_id, status__in=UNFINISHED_STATUSES)
        self.fields["into"].queryset = others.exclude(pk=issue.pk).order_by("-created_at")  # type: ignore[attr-defined]


class RecallForm(MoveForm):
    """Why it is taken back."""

    reason = _words(_("Reason"), rows=2, required=False)


class NothingForm(MoveForm):
    """Nothing to fill in."""


class ReturnForm(MoveForm):
    """Why it is not the unit's, and whose it is."""

    reason = _words(_("Why it is not your unit's"))
    proposed_unit = forms.ModelChoiceField(
        Unit.objects.handling(),
        label=_("Unit you propose"),
        required=False,
        empty_label=_("I do not know"),
    )


class OpinionForm(MoveForm):
    """What the unit will do."""

    text = _words(_("What the unit will do, and by when"))


class ProgressForm(MoveForm):
    """What was done so far."""

    text = _words(_("What was done"))


class ContactForm(MoveForm):
    """Who was called."""

    text = _words(_("Who was contacted, and what they said"), rows=2)


class ContributeForm(MoveForm):
    """The part of a unit that helps."""

    text = _words(_("The part of your unit"))


class ExtensionForm(MoveForm):
    """Until when, and why."""

    due_on = _day(_("New deadline"), _("Once, and 30 working days in all at most."))
    reason = _words(_("Reason"))


class DecideForm(MoveForm):
    """Yes or no."""

    granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Grant")), ("no", _("Refuse"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = _words(_("Reason"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("granted") is False and not values.get("reason"):
            self.add_error("reason", forms.ValidationError(gettext("Say why it is refused."), code="required"))
        return values


class AskToParkForm(MoveForm):
    """Why it cannot be settled now."""

    reason_class = forms.ChoiceField(label=_("Kind of reason"), choices=SuspensionClass.choices)
    reason = _words(_("Reason"))


class ParkForm(AskToParkForm):
    """Why it is parked, and when to look again."""

    review_on = _day(_("Look at it again on"), _("Within 30 days."))

    def offer(self, issue: Issue) -> None:
        self.fields["reason_class"].initial = issue.suspension_class or SuspensionClass.HIGHER_POLICY


class ReviewForm(MoveForm):
    """What the review found."""

    reason = _words(_("What the review found"))
    review_on = _day(_("Look at it again on"), _("Within 30 days."))


class AnswerForm(MoveForm):
    """What came of it, and the words for the enterprise."""

    outcome = forms.ChoiceField(label=_("Result"), choices=Outcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Answer to the enterprise"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5})
    )
    action = _words(
        _("What was done for it"),
        rows=2,
        required=False,
        help_text=_("Needed unless an opinion or progress is recorded already: no answer without an action."),
    )


class CallBackForm(MoveForm):
    """The enterprise's word in a call-back."""

    really_solved = forms.ChoiceField(
        label=_("Is it really solved?"), choices=ReallySolved.choices, widget=forms.RadioSelect
    )
    service_rating = forms.ChoiceField(
        label=_("Service and answer"),
        choices=[("", _("Not rated")), *ServiceRating.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    comment = _words(_("What the enterprise said"), required=False)


class AttemptForm(MoveForm):
    """Who was called in vain."""

    text = _words(_("Who was called, when, and how"), rows=2)


class CloseForm(MoveForm):
    """What the second look found."""

    reason = _words(
        _("What your second look found"),
        help_text=_("Possible when the enterprise said a word, or after two documented attempts."),
    )


class ProdForm(MoveForm):
    """A word to those who are late."""

    text = _words(_("Word to the unit"), rows=2, required=False)


class EscalateForm(MoveForm):
    """To which level, and why."""

    level = forms.TypedChoiceField(label=_("Level"), coerce=int, required=False, empty_value=None)
    reason = _words(_("Reason"))

    def offer(self, issue: Issue) -> None:
        above = [choice for choice in Level.choices if choice[0] > issue.escalation_level]
        self.fields["level"].choices = [("", gettext("The next one")), *above]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Act:
    """A move as the page offers it: the form, the verb, the words on the button, and what is said afterwards."""

    form: type[MoveForm]
    verb: Callable[..., Issue]
    call: str | _StrPromise
    icon: str
    success: str | _StrPromise


ACTS: dict[IssueMove, Act] = {
    M.ACCEPT: Act(AcceptForm, accept_issue, _("Accept and assign"), "forward", _("The issue is with the unit now.")),
    M.REJECT: Act(RejectForm, reject_issue, _("Do not accept"), "ban", _("The issue was not accepted.")),
    M.MERGE: Act(MergeForm, merge_issue, _("Merge a duplicate"), "merge", _("The two issues are one now.")),
    M.RECALL: Act(
        RecallForm, recall_issue, _("Take it back"), "undo-2", _("It was taken back and waits to be accepted.")
    ),
    M.CONTACT: Act(ContactForm, note_contact, _("Note the first contact"), "phone", _("The contact was noted.")),
    M.ACKNOWLEDGE: Act(
        NothingForm, acknowledge_issue, _("Acknowledge receipt"), "user-check", _("Acknowledged. It is in progress.")
    ),
    M.RETURN: Act(ReturnForm, return_issue, _("Return it"), "corner-up-left", _("The issue went back to the office.")),
    M.OPINION: Act(
        OpinionForm, give_opinion, _("Give the handling opinion"), "clipboard-list", _("The opinion was noted.")
    ),
    M.PROGRESS: Act(ProgressForm, note_progress, _("Note the progress"), "loader", _("The progress was noted.")),
    M.CONTRIBUTE: Act(
        ContributeForm, contribute_to_issue, _("Give your unit's part"), "puzzle", _("Your unit's part was noted.")
    ),
    M.REQUEST_EXTENSION: Act(
        ExtensionForm, request_extension, _("Ask for an extension"), "calendar-plus", _("The office will decide.")
    ),
    M.GRANT_EXTENSION: Act(
        DecideForm, decide_extension, _("Decide on the extension"), "calendar-check", _("The decision was noted.")
    ),
    M.REQUEST_SUSPENSION: Act(
        AskToParkForm, request_suspension, _("Ask to park it"), "circle-parking", _("The chain leader will decide.")
    ),
    M.SUSPEND: Act(
        ParkForm, suspend_issue, _("Park it"), "circle-parking", _("The issue is parked; its clock stands still.")
    ),
    M.DENY_SUSPENSION: Act(ReasonForm, deny_suspension, _("Do not park it"), "circle-x", _("The unit goes on.")),
    M.REVIEW: Act(
        ReviewForm, review_suspension, _("Leave it parked"), "calendar-clock", _("The next review was noted.")
    ),
    M.RESUME: Act(ReasonForm, resume_issue, _("Take it up again"), "play", _("The issue is in progress again.")),
    M.ANSWER: Act(
        AnswerForm, answer_issue, _("Give the answer"), "send", _("The answer was given. The office will call back.")
    ),
    M.CONFIRM: Act(
        CallBackForm, confirm_issue, _("Record the call-back"), "phone-call", _("The enterprise's word was noted.")
    ),
    M.ATTEMPT: Act(AttemptForm, record_attempt, _("Nobody was reached"), "phone-missed", _("The attempt was noted.")),
    M.CLOSE: Act(CloseForm, close_issue, _("Close after the second look"), "circle-check", _("The issue is closed.")),
    M.REOPEN: Act(ReasonForm, reopen_issue, _("Reopen"), "rotate-ccw", _("The issue is open again.")),
    M.WITHDRAW: Act(
        ReasonForm, withdraw_issue, _("Withdraw on the enterprise's word"), "undo-2", _("The issue was withdrawn.")
    ),
    M.PROD: Act(ProdForm, prod_issue, _("Prod"), "bell-ring", _("The people who have to act are told.")),
    M.ESCALATE: Act(EscalateForm, escalate_issue, _("Escalate"), "arrow-up", _("The issue is at a higher level now.")),
}
