"""Qualifications, projects and honours in the enterprise's file, in words."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import in_readers_language
from enterprises.models import Award, Project, ProjectStage, Qualification
from enterprises.web.sentences import Facts, Group, Kind, fields_in_words, tell

CULTIVATION = Group("cultivation", gettext_lazy("Qualifications and projects"))


def _level(words: Callable[[], str]) -> Callable[[Facts], str]:
    """Return a sentence about a level; ``words`` is asked when it is told, in the reader's language."""

    def told(facts: Facts) -> str:
        level = in_readers_language(str(facts.get("level", "")), str(facts.get("level_en", "")))
        year, name = facts.get("year", ""), facts.get("name", "")
        return words() % {"level": level, "year": year, "name": name}

    return told


def _named(words: Callable[[], str]) -> Callable[[Facts], str]:
    def told(facts: Facts) -> str:
        name = in_readers_language(str(facts.get("name", "")), str(facts.get("name_en", "")))
        stage = facts.get("stage", "")
        label = ProjectStage(stage).label if stage in ProjectStage.values else stage
        return words() % {"name": name, "year": facts.get("year", ""), "stage": label}

    return told


def _edited(model: type[Model], sentence: Callable[[Facts], str]) -> Callable[[Facts], str]:
    def told(facts: Facts) -> str:
        fields = fields_in_words(facts.get("fields", []), model)
        return _("%(sentence)s: %(fields)s") % {"sentence": sentence(facts), "fields": fields}

    return told


tell(
    CULTIVATION,
    {
        "qualification.granted": Kind(
            "cultivation", "badge-check", _level(lambda: _("Qualification on record: %(level)s")), "ok"
        ),
        "qualification.edited": Kind(
            "cultivation", "pencil", _edited(Qualification, _level(lambda: _("%(level)s corrected")))
        ),
        "qualification.revoked": Kind("cultivation", "ban", _level(lambda: _("%(level)s revoked")), "bad", "reason"),
        "qualification.updated": Kind(
            "cultivation", "refresh-cw", _level(lambda: _("%(level)s: yearly update of %(year)s handed in"))
        ),
        "document.added": Kind("cultivation", "paperclip", _level(lambda: _("%(level)s: document added: %(name)s"))),
        "document.removed": Kind("cultivation", "trash-2", _level(lambda: _("%(level)s: document removed: %(name)s"))),
        "project.added": Kind("cultivation", "folder-kanban", _named(lambda: _("Project on record: %(name)s")), "info"),
        "project.edited": Kind("cultivation", "pencil", _edited(Project, _named(lambda: _("%(name)s edited")))),
        "project.moved": Kind("cultivation", "step-forward", _named(lambda: _("%(name)s: %(stage)s")), "info"),
        "award.given": Kind("cultivation", "award", _named(lambda: _("Award of %(year)s: %(name)s")), "ok"),
        "award.edited": Kind("cultivation", "pencil", _edited(Award, _named(lambda: _("%(name)s edited")))),
        "award.removed": Kind("cultivation", "trash-2", _named(lambda: _("Award removed: %(name)s (%(year)s)"))),
    },
)
