"""Kinds, columns and problems in words, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.errors import DomainError
from enterprises.actions.import_kinds.base import KINDS, Kind
from enterprises.actions.import_kinds.readers import PROBLEMS
from enterprises.excel.cells import unpacked
from enterprises.models import ChainRole, EnterpriseSize, ImportBatch, ImportRow, QualificationStatus

_LABELS = {
    "role": dict(ChainRole.choices),
    "size": dict(EnterpriseSize.choices),
    "status": dict(QualificationStatus.choices),
}


@dataclass(frozen=True)
class ProblemWords:
    """A problem as people read it: which column, what was seen, what is wrong."""

    code: str
    field: str
    label: str
    value: str
    text: str
    serious: bool


@dataclass(frozen=True)
class ChangeWords:
    """What a row would change: the field, what is there and what the file says."""

    label: str
    old: str
    new: str


def problems_of(kind: Kind, row: ImportRow) -> list[ProblemWords]:
    """Return the problems of a row in words."""
    return [_problem(kind, problem) for problem in row.problems]


def _problem(kind: Kind, problem: Mapping[str, Any]) -> ProblemWords:
    code, name = problem["code"], problem["field"]
    words = str(PROBLEMS.get(code) or _refusals().get(code) or PROBLEMS["unexpected"])
    return ProblemWords(
        code=code,
        field=name,
        label=label_of(kind, name) if name else "",
        value=problem["value"],
        text=words % problem["facts"] if problem["facts"] else words,
        serious=problem["serious"],
    )


def _refusals(of: type[DomainError] = DomainError) -> dict[str, Any]:
    """Return the words of every refusal by its code."""
    words: dict[str, Any] = {}
    for refusal in of.__subclasses__():
        words |= {refusal.code: refusal.message, **_refusals(refusal)}
    return words


def label_of(kind: Kind, name: str) -> str:
    """Return the name of a field."""
    column = kind.column(name)
    return str(column.label) if column else name


def changes_of(kind: Kind, row: ImportRow) -> list[ChangeWords]:
    """Return old and new values of a row, as people read them."""
    return [
        ChangeWords(label_of(kind, name), _value(name, old), _value(name, new))
        for name, (old, new) in row.changes.items()
    ]


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in _LABELS and value in _LABELS[name]:
        return str(_LABELS[name][value])
    return "—" if value in (None, "") else str(value)


def failing_rows(batch: ImportBatch) -> tuple[list[str], Iterator[list[Any]]]:
    """Return the headings and the cells of the rows that were not imported, with what is wrong as the last column."""
    kind = KINDS[batch.kind]
    headings = [header["heading"] for header in batch.headers]
    rows = batch.rows.filter(verdict="ERROR").order_by("number")

    def lines() -> Iterator[list[Any]]:
        for row in rows.iterator(chunk_size=500):
            told = "; ".join(sentence_of(problem) for problem in problems_of(kind, row))
            yield [*(unpacked(cell) for cell in row.cells), told]

    return [*headings, _("What is wrong")], lines()


def sentence_of(problem: ProblemWords) -> str:
    """Return "Township “Mars”: this is not in the list"."""
    seen = f" “{problem.value}”" if problem.value else ""
    return f"{problem.label}{seen}: {problem.text}" if problem.label else problem.text
