"""The stages of a key project, and which may follow which."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.errors import DomainError


class ProjectStage(models.TextChoices):
    """How far a project has come."""

    PLANNED = "PLANNED", pgettext_lazy("stage of a project", "Planned")
    UNDER_WAY = "UNDER_WAY", _("Under way")
    COMPLETED = "COMPLETED", _("Completed")
    STOPPED = "STOPPED", pgettext_lazy("stage of a project", "Stopped")


class IllegalStageError(DomainError):
    """A project does not jump over a stage: what was never under way is not completed."""

    code = "illegal_stage"
    message = _("From its present stage the project cannot come to this one.")
    field = "stage"


# A completed project may be taken up again (it was completed by mistake), a stopped one as well.
FOLLOWING: Mapping[str, tuple[ProjectStage, ...]] = {
    ProjectStage.PLANNED: (ProjectStage.UNDER_WAY, ProjectStage.STOPPED),
    ProjectStage.UNDER_WAY: (ProjectStage.COMPLETED, ProjectStage.STOPPED),
    ProjectStage.COMPLETED: (ProjectStage.UNDER_WAY,),
    ProjectStage.STOPPED: (ProjectStage.PLANNED, ProjectStage.UNDER_WAY),
}


def stage_after(present: str, wanted: str) -> ProjectStage:
    """Return the wanted stage if it may follow the present one, or raise IllegalStageError."""
    stage = ProjectStage(wanted)
    if stage not in FOLLOWING[present]:
        raise IllegalStageError()
    return stage
