"""Promises given at visits; keeping one is all that happens to it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import NothingBody
from accounts.api.views import NounViewSet
from assistance.actions.visits import keep_commitment
from assistance.models import Commitment


class CommitmentSerializer(serializers.ModelSerializer[Commitment]):
    """A promise: what, whose, due when, kept when."""

    owner_name = serializers.CharField(source="owner.display_name", read_only=True)

    class Meta:
        model = Commitment
        fields = (*STAMPS, "visit", "text", "owner", "owner_name", "due_on", "kept_on")
        read_only_fields = fields


class CommitmentViewSet(NounViewSet):
    """Promises."""

    queryset = Commitment.objects.none()
    detail_class = CommitmentSerializer
    bodies = {"keep": NothingBody}

    def rows(self) -> QuerySet[Commitment]:
        return Commitment.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
        return rows.select_related("owner")

    @action(detail=True, methods=["post"])
    def keep(self, request: Request, pk: str) -> Response:
        """Mark a promise as kept today; again: nothing changes."""
        commitment = self.get_object()
        self.read()
        return self.present(keep_commitment(commitment, by=self.user, at=timezone.now()))
