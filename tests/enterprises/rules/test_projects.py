"""Which stage of a project may follow which."""

from __future__ import annotations

import pytest

from enterprises.rules.projects import IllegalStageError, ProjectStage, stage_after

ALLOWED = {
    ("PLANNED", "UNDER_WAY"), ("PLANNED", "STOPPED"), ("UNDER_WAY", "COMPLETED"), ("UNDER_WAY", "STOPPED"),
    ("COMPLETED", "UNDER_WAY"), ("STOPPED", "PLANNED"), ("STOPPED", "UNDER_WAY"),
}  # fmt: skip


@pytest.mark.parametrize("wanted", ProjectStage.values)
@pytest.mark.parametrize("present", ProjectStage.values)
def test_a_project_does_not_jump_over_a_stage(present: str, wanted: str) -> None:
    if (present, wanted) in ALLOWED:
        assert stage_after(present, wanted) == wanted
    else:
        with pytest.raises(IllegalStageError):
            stage_after(present, wanted)
