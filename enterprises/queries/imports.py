"""What became of the rows of an import, counted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from enterprises.models import ImportBatch, RowVerdict


@dataclass(frozen=True)
class RowCounts:
    """How many rows there are of each verdict, how many were imported, and how many carry a warning."""

    created: int
    changed: int
    left: int
    errors: int
    warned: int
    done: int

    @property
    def total(self) -> int:
        """All rows."""
        return self.created + self.changed + self.left + self.errors

    @property
    def to_write(self) -> int:
        """Rows that "import" would write."""
        return self.created + self.changed


def row_counts(batch: ImportBatch) -> RowCounts:
    """Count the rows of a batch (one query)."""
    return RowCounts(
        **batch.rows.aggregate(
            created=Count("pk", filter=Q(verdict=RowVerdict.CREATE)),
            changed=Count("pk", filter=Q(verdict=RowVerdict.CHANGE)),
            left=Count("pk", filter=Q(verdict=RowVerdict.LEAVE)),
            errors=Count("pk", filter=Q(verdict=RowVerdict.ERROR)),
            warned=Count("pk", filter=~Q(problems=[]) & ~Q(verdict=RowVerdict.ERROR)),
            done=Count("pk", filter=Q(done_at__isnull=False)),
        )
    )
