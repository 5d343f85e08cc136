"""What a kind of import is: its columns, how a row finds what it speaks of, and what becomes of it.

``judge`` looks at all rows together with a fixed number of queries and decides CREATE, CHANGE, LEAVE or ERROR; ``write``
and ``undo`` do for one row what its verdict says, by one call of the noun's verb.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Versioned
from enterprises.actions.import_kinds.readers import KEEP, CellError, Reader, in_all_languages, read_cell
from enterprises.excel.cells import Cell, clean_sign, clean_text, shown
from enterprises.models import (
    Award,
    ChainPlace,
    Contact,
    Enterprise,
    Figure,
    ImportRow,
    Project,
    Qualification,
    RowVerdict,
)

UNITS = {"YUAN": Decimal(1), "WAN": Decimal(10_000), "YI": Decimal(100_000_000)}  # 元, 万元, 亿元


@dataclass(frozen=True)
class Column:
    """A column of a kind. One without a reader is for people only and passed over."""

    field: str
    label: str | Promise
    read: Reader | None
    hint: str | Promise = ""
    aliases: tuple[str, ...] = ()
    required: bool = False  # for a new thing
    picks: str = ""  # the name of the list to choose from

    @cached_property
    def headings(self) -> frozenset[str]:
        """Return every heading by which the column is known, without spaces and in small letters."""
        return frozenset({*in_all_languages(self.label), *(clean_sign(alias).lower() for alias in self.aliases)})


@dataclass
class Line:
    """A row of the file on its way through the check. ``serious`` problems keep it out."""

    number: int
    cells: Sequence[Cell]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    enterprise: Enterprise | None = None
    thing: Any = None
    verdict: RowVerdict = RowVerdict.LEAVE
    changes: dict[str, Any] = field(default_factory=dict)

    def say(self, code: str, name: str = "", *, value: Any = "", serious: bool = True, **facts: str | int) -> None:
        """Add a problem."""
        seen = value if isinstance(value, str) else shown(value)
        self.problems.append({"field": name, "value": seen[:200], "code": code, "facts": facts, "serious": serious})

    @property
    def fails(self) -> bool:
        """Whether it cannot be imported."""
        return any(problem["serious"] for problem in self.problems)


@dataclass
class Context:
    """What all rows of a file share: who imports it, the lists to choose from, the unit of money, what was found."""

    by: User
    unit: str = ""
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    found: dict[Any, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """What a row has left behind: the thing, its version, and what the undo needs."""

    subject_id: UUID
    version: int
    before: dict[str, Any] = field(default_factory=dict)


class Kind(ABC):
    """A kind of import."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    hint: ClassVar[str | Promise]
    columns: ClassVar[tuple[Column, ...]]
    needed: ClassVar[tuple[tuple[str, ...], ...]]  # columns without which no row can be found: one of each group
    has_unit: ClassVar[bool] = False

    def column(self, name: str) -> Column | None:
        """Return the column of a field."""
        return next((column for column in self.columns if column.field == name), None)

    def recognise(self, heading: str) -> str:
        """Return the field that a heading means, or ""."""
        word = clean_sign(heading).lower()
        stem = word.split("(")[0]  # 产值(万元)
        exact = (column.field for column in self.columns if word in column.headings)
        return next(exact, next((column.field for column in self.columns if stem in column.headings), ""))

    def lists(self, by: User) -> dict[str, dict[str, Any]]:
        """Return what can be chosen in the columns that pick: {list: {word: value}}."""
        return {}

    def choices(self, by: User) -> dict[str, list[str]]:
        """Return what the template offers in these columns, in the reader's language."""
        return {}

    # --- The check ---

    def judge(self, lines: Sequence[Line], columns: Mapping[str, int], unit: str, by: User) -> None:
        """Decide what becomes of each line; the number of queries does not grow with the lines."""
        context = Context(by, unit, self.lists(by))
        for line in lines:
            self._read(line, columns, context)
        self.find(lines, context)
        first: dict[Any, int] = {}
        for line in lines:
            key = self.key(line)
            if key is not None and not line.fails and (earlier := first.setdefault(key, line.number)) != line.number:
                line.say("twice_in_file", row=earlier)
            if line.thing is None:
                self._require(line)
            if not line.fails:
                self.decide(line, context)
            if line.fails:
                line.verdict = RowVerdict.ERROR

    def _read(self, line: Line, columns: Mapping[str, int], context: Context) -> None:
        for column in self.columns:
            place = columns.get(column.field)
            if column.read is None or place is None or place >= len(line.cells) or line.cells[place] is None:
                continue
            cell = line.cells[place]
            try:
                line.values[column.field] = read_cell(column.read, cell, context)
            except CellError as error:
                line.say(error.code, column.field, value=cell, serious=True, **error.facts)

    def _require(self, line: Line) -> None:
        """Name what a new thing lacks, also where something else is wrong: nobody mends a row twice."""
        told = {problem["field"] for problem in line.problems}
        told |= {
            name for names in self.needed if len(names) > 1 for name in names
        }  # one of them will do, and was looked for
        for column in self.columns:
            if column.required and column.field not in told and line.values.get(column.field) in (None, ""):
                line.say("missing", column.field)

    def decide(self, line: Line, context: Context) -> None:
        """Give a line without problems its verdict and say what would change."""
        if line.thing is None:
            line.verdict = RowVerdict.CREATE
        else:
            line.changes = self.differences(line)
            line.verdict = RowVerdict.CHANGE if line.changes else RowVerdict.LEAVE

    def differences(self, line: Line) -> dict[str, Any]:
        """Return {field: [what is there, what the row says]} of what differs. An empty cell changes nothing."""
        return {
            name: [plain(getattr(line.thing, name)), plain(value)]
            for name, value in line.values.items()
            if name in self.editable and value is not KEEP and not _same(getattr(line.thing, name), value)
        }

    @property
    def editable(self) -> Collection[str]:
        """Return the fields that a row may change."""
        return ()

    @abstractmethod
    def find(self, lines: Sequence[Line], context: Context) -> None:
        """Fetch what the lines speak of, all together, and set ``line.thing``."""

    @abstractmethod
    def key(self, line: Line) -> Any:
        """Return what two rows may not both be about, or None."""

    # --- The import ---

    @abstractmethod
    def write(self, line: Line, expected: int | None, *, by: User, at: datetime) -> Written:
        """Do what the verdict of a line says. Joins a verb."""

    @abstractmethod
    def undo(self, row: ImportRow, *, reason: str, by: User, at: datetime) -> None:
        """Take back what a row has done. Joins a verb."""

    @abstractmethod
    def untouched(self, rows: Sequence[ImportRow]) -> set[UUID]:
        """Return the ids of the rows whose things are still as the rows left them (one query)."""

    def made_enterprises(self, rows: Iterable[ImportRow]) -> list[UUID]:
        """Return the enterprises that the rows have created."""
        return []


def plain(value: Any) -> Any:
    """Return a value as JSON that people can read: a row by its name."""
    if isinstance(value, Model):
        return str(getattr(value, "name", value))
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _same(there: Any, new: Any) -> bool:
    if isinstance(there, str) and isinstance(new, str):
        return clean_text(there) == new or there == new
    return bool(there == new)


def remembered(thing: Model, names: Iterable[str]) -> dict[str, Any]:
    """Return what fields say now, as JSON from which ``restored`` makes them again."""
    found = {}
    for name in names:
        value = getattr(thing, thing._meta.get_field(name).attname)  # type: ignore[union-attr]
        found[name] = str(value) if isinstance(value, UUID | date | Decimal) else value
    return found


def restored(model: type[Model], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of fields that ``remembered`` kept."""
    values = {}
    for name, value in before.items():
        kept: Any = model._meta.get_field(name)
        if kept.is_relation and value is not None:
            values[name] = kept.related_model._base_manager.get(pk=value)
        else:
            values[name] = kept.to_python(value)
    return values


def at_their_version(model: type[Versioned], rows: Sequence[ImportRow]) -> set[UUID]:
    """Return the ids of the rows whose subject has the version that the row has left behind."""
    ids = [row.subject_id for row in rows if row.subject_id]
    present = dict(model._base_manager.filter(pk__in=ids).values_list("pk", "version"))
    return {row.pk for row in rows if row.subject_id and present.get(row.subject_id) == row.version}


# --- The registry, and what the floor above adds to it ----------------------------------------------------------------

KINDS: dict[str, Kind] = {}
BuiltUpon = Callable[[Collection[UUID]], Iterable[UUID]]
_built_upon: dict[str, tuple[str | Promise, BuiltUpon]] = {}


def register(kind: Kind) -> None:
    """Let files of this kind be imported."""
    KINDS[kind.code] = kind


def keeps_from_undo(name: str, words: str | Promise, condition: BuiltUpon) -> None:
    """Let ``condition`` name those of the given enterprises that something of the floor above points at."""
    _built_upon[name] = (words, condition)


def built_upon(enterprises: Collection[UUID]) -> list[tuple[str | Promise, set[UUID]]]:
    """Return for each thing that may point at an enterprise those of the given ones that it points at."""
    found = [(words, set(condition(enterprises))) for words, condition in _built_upon.values()]
    return [(words, ids) for words, ids in found if ids]


def pointing(model: type[Model]) -> BuiltUpon:
    """Return the condition "a row of this model belongs to the enterprise"."""

    def enterprises_of(ids: Collection[UUID]) -> Iterable[UUID]:
        rows: Any = model._base_manager.filter(enterprise__in=ids)
        found: Iterable[UUID] = rows.order_by().values_list("enterprise", flat=True).distinct()
        return found

    return enterprises_of


for _words, _model in {
    _("Has contacts since"): Contact,
    _("Has figures since"): Figure,
    _("Has qualifications since"): Qualification,
    _("Has projects since"): Project,
    _("Has honours since"): Award,
    _("Has a place in the chain since"): ChainPlace,
}.items():
    keeps_from_undo(_model._meta.label, _words, pointing(_model))
