"""Saved views."""

from __future__ import annotations

import factory

from assistance.models import SavedView
from tests.factories.accounts import UserFactory, VersionedFactory


class SavedViewFactory(VersionedFactory):
    """A view that somebody keeps."""

    class Meta:
        model = SavedView

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"View {n}")
    query = "status=ASSIGNED"
