"""The workbook that people fill in for a kind of import."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.wording import labelled
from enterprises.actions.import_kinds.base import Kind
from enterprises.excel.writing import Heading, template


def template_of(kind: Kind, by: User) -> bytes:
    """Return the template of a kind in the reader's language; it writes nothing."""
    choices = kind.choices(by)
    headings = [
        Heading(
            label=str(column.label),
            hint=str(column.hint) or (_("Choose from the list.") if column.picks else ""),
            choices=choices.get(column.picks, ()),
            required=column.required,
        )
        for column in kind.columns
        if column.read is not None
    ]
    note = _("Yellow columns are needed for new rows. An empty cell changes nothing. Fill in below the headings.")
    not_read = [labelled(column.label, column.hint) for column in kind.columns if column.read is None]
    return template(str(kind.label), str(kind.hint), " ".join([note, *not_read]), headings)
