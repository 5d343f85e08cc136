"""Whom a new name may mean, out of the register."""

from __future__ import annotations

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from enterprises.queries.duplicates import MOST, likely_duplicates
from tests.factories import EnterpriseFactory, World


@pytest.mark.parametrize("name", ["山东弦歌铜业有限责任公司", "玄歌铜业", "弦歌精密铜业", "阳谷县弦歌铜业厂"])
def test_a_name_nearly_the_same_is_found(world: World, name: str) -> None:
    assert likely_duplicates(name, seen_by=world.office) == [world.enterprise]


@pytest.mark.parametrize("name", ["阳谷鲁阳重工有限公司", "阳谷有限公司", "铜", "", "Copper Ltd", "%_'\\"])
def test_other_names_and_odd_ones_find_nobody(world: World, name: str) -> None:
    assert likely_duplicates(name, seen_by=world.office) == []


def test_only_what_the_reader_may_open_is_found(world: World) -> None:
    assert likely_duplicates("弦歌铜业", seen_by=world.other_specialist) == []


def test_one_query_however_many_are_alike_and_no_more_than_can_be_read(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(MOST + 3):
        EnterpriseFactory(name=f"山东弦歌铜业{number}有限公司", township=world.township, chain=world.chain)

    with django_assert_num_queries(1):
        found = likely_duplicates("弦歌铜业", seen_by=world.office)

    assert len(found) == MOST
    assert found[0] in [world.enterprise, *found]
    assert all("弦歌铜业" in enterprise.name for enterprise in found)


def test_the_search_keys_indexes_serve_it(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM enterprises_enterprise"
            " WHERE grams && ARRAY['弦歌','歌铜']::varchar(2)[] OR latin_key LIKE '%xiangetongye%'"
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "enterprise_by_grams" in plan
    assert "enterprise_by_latin_key" in plan
