"""Statistical figures."""

from __future__ import annotations

from decimal import Decimal

from enterprises.models import Figure, Indicator
from tests.factories.accounts import VersionedFactory


class FigureFactory(VersionedFactory):
    """A final figure of January to April 2024; of the county unless an enterprise, a chain or a township is named."""

    class Meta:
        model = Figure

    indicator = Indicator.OUTPUT
    year = 2024
    through_month = 4
    value_cum = Decimal("5000000.00")
