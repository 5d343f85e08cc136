"""Write the key projects of enterprises: what they are, how far they have come, what they cost."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Enterprise, Project
from enterprises.rules.projects import stage_after

EDITABLE = (
    "kind", "scope", "name", "name_en", "listed_year", "starts_on", "ends_on", "investment_planned", "investment_done",
    "note",
)  # fmt: skip


class NamelessProjectError(DomainError):
    """A project has a name."""

    code = "nameless_project"
    message = _("Enter the name of the project.")
    field = "name"
    constraint = "project_has_a_name"


class NegativeInvestmentError(DomainError):
    """Investment is an amount of yuan from zero on."""

    code = "negative_investment"
    message = _("Investment cannot be less than zero.")
    field = "investment_done"
    constraint = "project_investment_is_not_negative"


class ProjectPeriodError(DomainError):
    """A project ends after it begins."""

    code = "project_ends_before_it_begins"
    message = _("The project cannot be finished before it begins.")
    field = "ends_on"
    constraint = "project_ends_after_its_start"


@verb
def add_project(
    enterprise: Enterprise, *, id: UUID | None = None, body_digest: str = "", by: User, at: datetime, **fields: Any
) -> Project:
    """Enter a key project (``stage`` may be given). The same id and body again returns what there is."""
    enterprise = lock(enterprise)
    access.require(access.may_edit_projects(by))
    if earlier := replayed(Project, id, body_digest):
        return earlier
    _known(fields, *EDITABLE, "stage")
    project = create(Project, at=at, id=id, body_digest=body_digest, enterprise=enterprise, **fields)
    _tell(project, "added", by=by, at=at)
    return project


@verb
def edit_project(project: Project, *, expected: int | None = None, by: User, at: datetime, **fields: Any) -> Project:
    """Correct a project or bring its investment up to date; fields not given stay."""
    project = lock(project, "enterprise")
    access.require(access.may_edit_projects(by))
    match(project, expected)
    _known(fields, *EDITABLE)
    fields = {name: value for name, value in fields.items() if getattr(project, name) != value}
    if not fields:
        return project
    change(project, at=at, **fields)
    _tell(project, "edited", by=by, at=at, fields=sorted(fields))
    return project


@verb
def move_project(project: Project, *, stage: str, expected: int | None = None, by: User, at: datetime) -> Project:
    """Note that a project has come to another stage."""
    project = lock(project, "enterprise")
    access.require(access.may_edit_projects(by))
    match(project, expected)
    change(project, at=at, stage=stage_after(project.stage, stage))
    _tell(project, "moved", by=by, at=at, stage=str(project.stage))
    return project


def _known(fields: dict[str, Any], *names: str) -> None:
    if unknown := set(fields) - set(names):
        raise TypeError(f"not fields of a project: {sorted(unknown)}")


def _tell(project: Project, what: str, *, by: User, at: datetime, **facts: Any) -> None:
    names = {"name": project.name, "name_en": project.name_en}
    note(project.enterprise, f"project.{what}", project, by=by, at=at, **names, **facts)
