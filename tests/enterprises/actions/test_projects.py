"""Key projects, honours and documents: entered, corrected, moved on, removed; each with its line in the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts import files
from accounts.errors import StaleError
from accounts.uploads import UnknownKindError
from enterprises.actions import awards, documents, projects
from enterprises.models import Award, Document, Project, TimelineEntry
from enterprises.rules.projects import IllegalStageError
from tests.factories.cultivation import AwardFactory, DocumentFactory, ProjectFactory, QualificationFactory, a_pdf
from tests.factories.world import World

NOT_THE_OFFICE = ["specialist", "handler", "leader", "organiser", "auditor", "admin"]


def kinds() -> list[str]:
    return list(TimelineEntry.objects.order_by("id").values_list("kind", flat=True))


def test_a_project_is_entered_corrected_and_moved_on(world: World) -> None:
    by: dict[str, Any] = {"by": world.office, "at": world.at}
    project = projects.add_project(world.enterprise, name="新产线", kind="GREEN", investment_planned=Decimal(5), **by)
    projects.edit_project(project, investment_done=Decimal("1.50"), expected=1, **by)
    projects.move_project(project, stage="UNDER_WAY", expected=2, **by)

    stored = Project.objects.get()
    assert (stored.stage, stored.investment_done, stored.version) == ("UNDER_WAY", Decimal("1.50"), 3)
    assert kinds() == ["project.added", "project.edited", "project.moved"]
    with pytest.raises(StaleError):
        projects.edit_project(project, name="x", expected=1, **by)
    with pytest.raises(IllegalStageError):
        projects.move_project(project, stage="PLANNED", **by)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": ""}, projects.NamelessProjectError),
        ({"investment_planned": Decimal(-1)}, projects.NegativeInvestmentError),
        ({"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 31)}, projects.ProjectPeriodError),
    ],
)
def test_a_project_that_cannot_be_is_refused_in_words(
    world: World, fields: dict[str, Any], refusal: type[Exception]
) -> None:
    given: dict[str, Any] = {"name": "x", "kind": "GREEN"} | fields
    with pytest.raises(refusal):
        projects.add_project(world.enterprise, **given, by=world.office, at=world.at)


def test_an_award_is_given_corrected_and_removed_and_the_history_keeps_it(world: World) -> None:
    by: dict[str, Any] = {"by": world.office, "at": world.at}
    award = awards.give_award(world.enterprise, year=2025, name="县长质量奖", grade="金奖", **by)
    awards.edit_award(award, grade="银奖", **by)
    with pytest.raises(StaleError):
        awards.remove_award(award, expected=1, **by)
    awards.remove_award(award, expected=2, **by)

    assert not Award.objects.exists()
    assert kinds() == ["award.given", "award.edited", "award.removed"]


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": ""}, awards.NamelessAwardError),
        ({"year": 1899}, awards.AwardYearError),
        ({"name": "县长质量奖"}, awards.AwardTakenError),
    ],
)
def test_an_award_that_cannot_be_is_refused_in_words(
    world: World, fields: dict[str, Any], refusal: type[Exception]
) -> None:
    AwardFactory(enterprise=world.enterprise, year=2025, name="县长质量奖")
    given: dict[str, Any] = {"name": "x", "year": 2025} | fields
    with pytest.raises(refusal):
        awards.give_award(world.enterprise, **given, by=world.office, at=world.at)


def test_a_document_is_kept_by_its_digest_once_and_its_bytes_outlive_it(world: World) -> None:
    by: dict[str, Any] = {"by": world.office, "at": world.at}
    held = QualificationFactory(enterprise=world.enterprise)
    document = documents.add_document(held, name="../证书.pdf", content=a_pdf(), **by)

    assert (document.name, document.media_type, document.size) == ("证书.pdf", "application/pdf", len(a_pdf()))
    assert files.read(document.sha256) == a_pdf()
    with pytest.raises(documents.DocumentTakenError):
        documents.add_document(held, name="again.pdf", content=a_pdf(), **by)
    with pytest.raises(UnknownKindError):
        documents.add_document(held, name="a.html", content=b"<html>", **by)

    documents.remove_document(document, **by)
    with pytest.raises(documents.DocumentRemovedError):
        documents.remove_document(document, **by)
    assert not Document.objects.present().exists()
    assert documents.add_document(held, name="again.pdf", content=a_pdf(), **by).sha256 == document.sha256
    assert kinds() == ["document.added", "document.removed", "document.added"]


@pytest.mark.parametrize("who", NOT_THE_OFFICE)
def test_only_the_office_writes(world: World, who: str) -> None:
    by: dict[str, Any] = {"by": getattr(world, who), "at": world.at}
    project, award = ProjectFactory(enterprise=world.enterprise), AwardFactory(enterprise=world.enterprise)
    document = DocumentFactory(qualification__enterprise=world.enterprise)
    for act in (
        lambda: projects.add_project(world.enterprise, name="x", kind="GREEN", **by),
        lambda: projects.edit_project(project, name="x", **by),
        lambda: projects.move_project(project, stage="UNDER_WAY", **by),
        lambda: awards.give_award(world.enterprise, name="x", year=2025, **by),
        lambda: awards.edit_award(award, name="x", **by),
        lambda: awards.remove_award(award, **by),
        lambda: documents.add_document(document.qualification, name="a.pdf", content=a_pdf("x"), **by),
        lambda: documents.remove_document(document, **by),
    ):
        with pytest.raises(PermissionDenied):
            act()
