"""The questions of an event: handed in, taken to the stage or not, answered on the spot, made issues; the hall's screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.models import User
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, digest_of_form, say, show, try_verb
from assistance import access
from assistance.actions.questions import answer_question, approve_question, ask_question, decline_question, make_issue
from assistance.models import AgendaItem, Category, Event, Issue, Question
from assistance.queries.questions import count_by_status, on_stage, questions_of, readable_issues
from assistance.rules.attendance import door_is_open
from assistance.rules.questions import UNDECIDED_STATUSES, AskedBy, QuestionMove, QuestionStatus, allows
from assistance.web.enterprise_field import EnterpriseField, offer_enterprises
from assistance.web.event_tabs import event_head, event_of
from enterprises.web.form_pages import VERSION, Back, LaidOutForm, Page, form_page

A_PAGE = 25
OPEN, ALL = "OPEN", "ALL"


@dataclass(frozen=True)
class Choices:
    """What the forms of a page let one choose from: items of the agenda and categories, by their keys."""

    items: dict[str, AgendaItem]
    categories: dict[str, Category]

    @classmethod
    def of(cls, event: Event) -> Choices:
        """Read both (two queries)."""
        items = {str(item.pk): item for item in AgendaItem.objects.filter(event=event).in_order()}
        categories = {str(row.pk): row for row in Category.objects.order_by("place", "code")}
        return cls(items, categories)


class ChosenField(forms.ChoiceField):
    """One of some rows that were read already."""

    rows: dict[str, Any]

    def offer(self, rows: dict[str, Any], empty: str = "—") -> None:
        """Offer these rows, and none where the field may be empty."""
        self.rows = rows
        first = [] if self.required else [("", empty)]
        self.choices = [*first, *((key, str(row)) for key, row in rows.items())]

    def clean(self, value: Any) -> Any:
        """Return the row, or None."""
        return self.rows.get(super().clean(value))


class RulingForm(forms.Form):
    """What a moderator says of one question; the version is the one that the page had shown."""

    version = forms.IntegerField(**VERSION)
    move: ClassVar[QuestionMove]

    def __init__(self, data: Any = None, *, question: Question, choices: Choices, user: User) -> None:
        initial = {"version": question.version, "item": question.item_id, "category": question.category_id}
        super().__init__(data, prefix=f"{self.move.lower()}-{question.pk}", initial=initial)
        if "item" in self.fields:
            cast(ChosenField, self.fields["item"]).offer(choices.items, _("No item of the agenda"))
        if "category" in self.fields:
            cast(ChosenField, self.fields["category"]).offer(choices.categories, _("Category: other"))
        if question.enterprise_id is not None:
            self.fields.pop("enterprise", None)
        elif "enterprise" in self.fields:
            offer_enterprises(self, "enterprise", user)


class ApproveForm(RulingForm):
    """Take it to the stage."""

    move = QuestionMove.APPROVE
    item = ChosenField(label=gettext_lazy("At which item"), required=False)


class DeclineForm(RulingForm):
    """Do not take it."""

    move = QuestionMove.DECLINE
    reason = forms.CharField(
        label=gettext_lazy("Why it is not taken"), max_length=200, help_text=gettext_lazy("Whoever asked may read it.")
    )


class AnswerForm(RulingForm):
    """What was answered on the spot."""

    move = QuestionMove.ANSWER
    answer = forms.CharField(
        label=gettext_lazy("What was answered"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class IssueForm(RulingForm):
    """Make it an issue."""

    move = QuestionMove.TAKE_UP
    category = ChosenField(label=gettext_lazy("Category"), required=False)
    enterprise = EnterpriseField(label=gettext_lazy("Enterprise"))


_RULINGS: dict[QuestionMove, tuple[type[RulingForm], Callable[..., Any], Any]] = {
    QuestionMove.APPROVE: (ApproveForm, approve_question, gettext_lazy("The question goes to the stage.")),
    QuestionMove.DECLINE: (DeclineForm, decline_question, gettext_lazy("The question is not taken.")),
    QuestionMove.ANSWER: (AnswerForm, answer_question, gettext_lazy("The answer is on record.")),
    QuestionMove.TAKE_UP: (IssueForm, make_issue, ""),
}


@require_safe
@login_required
def questions(request: StaffRequest, slug: str) -> HttpResponse:
    """List the questions of an event: for moderators those to decide on, for readers all that they may read."""
    return _show(request, event_of(request.user, slug))


@require_safe
@login_required
def stage(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the questions that wait on the stage, large and without a name, for the screen in the hall."""
    event = event_of(request.user, slug)
    context = event_head(request, request.user, event) | {"questions": on_stage(event)}
    return show(request, "assistance/questions/stage.html", context, fragment="assistance/questions/_stage.html")


class QuestionForm(LaidOutForm):
    """A question that somebody told us."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("Question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    enterprise = EnterpriseField(label=gettext_lazy("Enterprise"), required=False)
    asker = forms.CharField(label=gettext_lazy("Who asks"), max_length=80, required=False)
    item = ChosenField(label=gettext_lazy("At which item"), required=False)
    category = ChosenField(label=gettext_lazy("Category"), required=False)
    asked_by = forms.ChoiceField(
        label=gettext_lazy("How it reached us"),
        choices=[(way.value, way.label) for way in (AskedBy.AT_THE_EVENT, AskedBy.BEFOREHAND)],
        widget=forms.RadioSelect,
    )
    layout = (("text",), ("enterprise", "asker"), ("item", "category"), ("asked_by",))

    def __init__(self, *args: Any, event: Event, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = Choices.of(event)
        cast(ChosenField, self.fields["item"]).offer(choices.items)
        cast(ChosenField, self.fields["category"]).offer(choices.categories)
        self.fields["enterprise"].required = not access.may_rule_questions(user)
        offer_enterprises(self, "enterprise", user)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, slug: str) -> HttpResponse:
    """Hand in a question that was asked at the event, or told to our people before."""
    event = event_of(request.user, slug)
    access.require(access.may_ask_questions(request.user))
    now = timezone.now()
    is_today = door_is_open(event.status, event.starts_on, event.ends_on, local_day(now))
    initial = {"id": uuid7(), "asked_by": AskedBy.AT_THE_EVENT if is_today else AskedBy.BEFOREHAND}
    form = QuestionForm(request.POST or None, event=event, user=request.user, initial=initial)
    page = Page(
        title=_("A question"),
        text=event.display_title,
        submit=_("Hand it in"),
        draft=f"question-new-{event.pk}",
        done=_("The question is on the list."),
        icon="message-circle-question-mark",
        back=Back(reverse("assistance:event-questions", args=[event.slug]), _("Questions")),
    )

    def ask() -> None:
        ask_question(event, **form.cleaned_data, body_digest=digest_of_form(request), by=request.user, at=now)

    return form_page(request, form, page, ask)


@require_POST
@login_required
def rule(request: StaffRequest, pk: UUID, move: QuestionMove) -> HttpResponse:
    """Decide on a question; what is refused keeps what was typed, and shows the question as it is now."""
    rows = Question.objects.visible_to(request.user).select_related("event")
    question = get_object_or_404(rows, pk=pk)
    access.require(access.may_rule_questions(request.user))
    event = event_of(request.user, question.event.slug)
    form_class, verb, words = _RULINGS[move]
    form = form_class(request.POST, question=question, choices=Choices.of(event), user=request.user)
    if form.is_valid():
        fields = dict(form.cleaned_data)
        act = {"expected": fields.pop("version"), "by": request.user, "at": timezone.now()}
        done = try_verb(form, lambda: verb(question, **fields, **act))
        if done:
            said = _made(request.user, done) if isinstance(done, Issue) else words
            say(request, said, draft=f"answer-{question.pk}" if move == QuestionMove.ANSWER else "")
            return redirect(_back(request, event))
    return _show(request, event, question=question, form=form)


def _made(user: User, issue: Issue) -> str:
    if not Issue.objects.visible_to(user).filter(pk=issue.pk).exists():
        return _("It is issue %(number)s now.") % {"number": issue.number}
    address = reverse("assistance:issue", args=[issue.number])
    link = format_html('<a href="{}">{}</a>', address, issue.number)
    return format_html(_("It is issue {} now."), link)


def _back(request: StaffRequest, event: Event) -> str:
    address, status = reverse("assistance:event-questions", args=[event.slug]), request.POST.get("status", "")
    return f"{address}?status={status}" if status in _KINDS else address


_KINDS: dict[str, Any] = {
    OPEN: gettext_lazy("To decide on"),
    **dict(QuestionStatus.choices),
    ALL: gettext_lazy("All"),
}


@dataclass(frozen=True)
class Card:
    """A question and what the reader may do with it."""

    question: Question
    forms: dict[str, RulingForm]  # by move
    may_read_issue: bool


def _show(
    request: StaffRequest, event: Event, *, question: Question | None = None, form: RulingForm | None = None
) -> HttpResponse:
    user = request.user
    may_rule = access.may_rule_questions(user)
    asked = request.POST.get("status", "") or request.GET.get("status", "")
    status = asked if asked in _KINDS else OPEN if may_rule else ALL
    rows = questions_of(event, user)
    if status != ALL:
        rows = rows.filter(status__in=UNDECIDED_STATUSES if status == OPEN else [status])
    page = keyset_page(request, rows, ["created_at", "id"], A_PAGE)
    shown = list(page.rows)
    if question is not None:  # as it is now, on top
        shown = [questions_of(event, user).get(pk=question.pk), *(row for row in shown if row.pk != question.pk)]
    choices, readable = Choices.of(event) if may_rule else None, readable_issues(shown, user)
    cards = [_card(row, choices, row.issue_id in readable, user) for row in shown]
    lost = _refused(cards[0], form) if form else ""
    counts = count_by_status(event, user)
    counts |= {ALL: sum(counts.values()), OPEN: sum(counts[key] for key in UNDECIDED_STATUSES)}
    context = event_head(request, user, event) | {
        "page": page,
        "cards": cards,
        "refused": form,
        "lost": lost,
        "status": status,
        "kinds": [(key, label, counts[key]) for key, label in _KINDS.items() if counts[key] or key in (status, ALL)],
        "may_rule": may_rule,
        "may_ask": access.may_ask_questions(user),
        "names_askers": may_rule,
    }
    return show(request, "assistance/questions/page.html", context, status=422 if form else 200)


def _card(question: Question, choices: Choices | None, may_read_issue: bool, user: User) -> Card:
    rulings: dict[str, RulingForm] = {}
    if choices is not None:
        rulings = {
            move.value: form_class(question=question, choices=choices, user=user)
            for move, (form_class, _verb, _words) in _RULINGS.items()
            if allows(question.status, move)
        }
    return Card(question, rulings, may_read_issue)


def _refused(card: Card, form: RulingForm) -> str:
    """Put a refused form on its card, with the version that is true now: what was typed may be sent again.

    Where the question has moved on so far that the card has no such form, return what was typed.
    """
    form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    form.data[form.add_prefix("version")] = str(card.question.version)  # type: ignore[index]
    if form.move.value in card.forms:
        card.forms[form.move.value] = form
        return ""
    return str(form.data.get(form.add_prefix("answer")) or form.data.get(form.add_prefix("reason")) or "")
