"""Questions of guests over the API: handed in, moderated, answered on the spot or made an issue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, PickField, SeenByCodeField, SeenField, TextField
from accounts.api.views import Readable
from assistance.actions.questions import answer_question, approve_question, ask_question, decline_question, make_issue
from assistance.api.agenda import visible_items
from assistance.api.assignments import visible_enterprises
from assistance.api.invitations import EventPart, visible_invitations
from assistance.api.issues import categories
from assistance.models import Question
from assistance.rules.issue_flow import Urgency
from assistance.rules.questions import AskedBy, QuestionStatus

TOLD_TO_US = [choice for choice in AskedBy.choices if choice[0] != AskedBy.LINK]
_NAMED = ("enterprise", "category", "issue")


class QuestionQuery(Query):
    """Filters of questions."""

    status = PickField(choices=QuestionStatus.choices, required=False)
    item = SeenField(visible_items, required=False)


class QuestionSerializer(serializers.ModelSerializer[Question]):
    """A question of a guest."""

    enterprise_name = serializers.CharField(source="display_organisation", read_only=True)
    category_code = serializers.CharField(source="category.code", read_only=True, default=None, allow_null=True)
    issue_number = serializers.CharField(source="issue.number", read_only=True, default=None, allow_null=True)

    class Meta:
        model = Question
        fields = (
            *STAMPS, "event", "invitation", "enterprise", "enterprise_name", "item", "asker", "text", "category",
            "category_code", "asked_by", "status", "answer", "declined_because", "issue", "issue_number", "decided_at",
        )  # fmt: skip
        read_only_fields = fields


class QuestionBody(Body):
    """A question that somebody told us."""

    id = ClientIdField()
    text = TextField(max_length=2000)
    invitation = SeenField(visible_invitations, required=False, allow_null=True, help_text="The guest who asks.")
    enterprise = SeenField(visible_enterprises, required=False, allow_null=True, help_text="The guest's if absent.")
    item = SeenField(visible_items, required=False, allow_null=True, help_text="The item that it belongs to.")
    asker = TextField(max_length=80, required=False, allow_blank=True, help_text="The guest's name if absent.")
    category = SeenByCodeField(categories, required=False, allow_null=True, help_text="Code or id.")
    asked_by = PickField(choices=TOLD_TO_US, required=False, help_text="BEFOREHAND if absent.")


class ApproveBody(Body):
    """Where it is answered, and what it is about."""

    item = SeenField(visible_items, required=False, allow_null=True)
    category = SeenByCodeField(categories, required=False, allow_null=True, help_text="Code or id.")


class DeclineBody(Body):
    """Why it is not taken."""

    reason = TextField(max_length=200, help_text="Whoever asked may read it.")


class QuestionAnswerBody(Body):
    """What was answered on the spot."""

    answer = TextField(max_length=4000)


class MakeIssueBody(Body):
    """The issue; what is absent comes from the question."""

    enterprise = SeenField(
        visible_enterprises, required=False, allow_null=True, help_text="Of a question without an enterprise."
    )
    category = SeenByCodeField(
        categories, required=False, allow_null=True, help_text="Code or id; the question's, else OTH, if absent."
    )
    title = TextField(
        max_length=120, required=False, allow_blank=True, help_text="The question's first words if absent."
    )
    urgency = PickField(choices=Urgency.choices, required=False, help_text="NORMAL if absent.")


class EventQuestionViewSet(EventPart):
    """The questions of an event."""

    queryset = Question.objects.none()
    list_class = QuestionSerializer
    detail_class = QuestionSerializer
    bodies = {"create": QuestionBody}
    query = QuestionQuery
    route = "question-detail"
    has_etag = True

    def rows(self) -> QuerySet[Question]:
        return Question.objects.visible_to(self.user).filter(event=self.event())

    def detailed(self, rows: QuerySet[Question]) -> QuerySet[Question]:
        return rows.select_related(*_NAMED)

    def list(self, request: Request, event_id: str) -> Response:
        """List the questions that you may read, the latest change first: all, or what is shown and your enterprises'."""
        return self.page(self.detailed(self.rows()).filter(**self.filters()))

    def create(self, request: Request, event_id: str) -> Response:
        """Hand in a question (organisers, the office; a specialist for the own enterprises)."""
        event, fields = self.event(), self.read()
        question = ask_question(event, **fields, body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(question)


class QuestionViewSet(Readable):
    """Questions."""

    queryset = Question.objects.none()
    detail_class = QuestionSerializer
    bodies = {
        "approve": ApproveBody, "decline": DeclineBody, "answer": QuestionAnswerBody, "make_issue": MakeIssueBody,
    }  # fmt: skip
    has_etag = True
    guarded = frozenset(bodies)

    def rows(self) -> QuerySet[Question]:
        return Question.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Question]) -> QuerySet[Question]:
        return rows.select_related(*_NAMED)

    def _rule(self, verb: Callable[..., Any], request: Request) -> Response:
        question, expected = self.get_object(), if_match(request)
        verb(question, **self.read(), expected=expected, by=self.user, at=timezone.now())
        return self.present(question)

    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: str) -> Response:
        """Take a question to the stage, if wanted to an item of the agenda (organisers, the office)."""
        return self._rule(approve_question, request)

    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: str) -> Response:
        """Do not take a question, with the reason (organisers, the office)."""
        return self._rule(decline_question, request)

    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        """Write down what was answered on the spot (organisers, the office)."""
        return self._rule(answer_question, request)

    @action(detail=True, methods=["post"], url_path="make-issue", url_name="make-issue")
    def make_issue(self, request: Request, pk: str) -> Response:
        """Make an issue of a question, once (organisers, the office); `issue` and `issue_number` name it."""
        return self._rule(make_issue, request)
