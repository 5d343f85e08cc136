"""Imports."""

from __future__ import annotations

import factory

from enterprises.models import ImportBatch, ImportState
from tests.factories.accounts import UserFactory, VersionedFactory


class ImportBatchFactory(VersionedFactory):
    """An uploaded list of enterprises whose columns are proposed; its file is not on the disk."""

    class Meta:
        model = ImportBatch

    kind = "ENTERPRISES"
    state = ImportState.UPLOADED
    by = factory.SubFactory(UserFactory)
    file_name = factory.Sequence(lambda n: f"list-{n}.xlsx")
    sha256 = "0" * 64
    size = 1000
    headers = factory.LazyFunction(
        lambda: [{"heading": name, "samples": []} for name in ("统一社会信用代码", "企业名称", "所属镇街", "地址")]
    )
    columns = factory.LazyFunction(lambda: {"uscc": 0, "name": 1, "township": 2, "address": 3})
    rows_total = 1
