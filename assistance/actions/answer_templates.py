"""Write texts to begin an answer with."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import Unit, User
from accounts.verbs import change, create, lock, match, replayed, verb
from assistance import access
from assistance.models import AnswerTemplate, Category


class EmptyTemplateError(DomainError):
    """A template has a name and a text."""

    code = "empty_template"
    message = _("A template needs a name and a text.")
    field = "text"
    constraint = "answer_template_says_something"


@verb
def add_template(
    *,
    name: str,
    text: str,
    unit: Unit | None = None,
    category: Category | None = None,
    outcome: str = "",
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> AnswerTemplate:
    """Keep a text to begin answers with: of one unit, or of everybody (the office)."""
    if earlier := replayed(AnswerTemplate, id, body_digest):
        return earlier
    access.require(access.may_edit_template(by, unit))
    return create(
        AnswerTemplate, at=at, id=id, body_digest=body_digest, name=name, text=text, unit=unit, category=category,
        outcome=outcome,
    )  # fmt: skip


@verb
def archive_template(
    template: AnswerTemplate, *, expected: int | None = None, by: User, at: datetime
) -> AnswerTemplate:
    """No longer offer a template; again: nothing changes."""
    template = lock(template, "unit")
    access.require(access.may_edit_template(by, template.unit))
    match(template, expected)
    if template.archived_at is None:
        change(template, at=at, archived_at=at)
    return template
