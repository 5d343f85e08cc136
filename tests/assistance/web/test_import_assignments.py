"""Assignments from a file on the pages, and what the enterprise's file tells of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from enterprises.models import ImportState
from tests.factories import World
from tests.factories.workbooks import workbook
from tests.imports import at_page, work


@pytest.mark.parametrize(
    ("language", "taken_back", "resumed"),
    [
        ("en", "The assignment of {new} as specialist was taken back", "{old} is the specialist again"),
        ("zh-hans", "{new}的主办专员分配已撤回", "{old}重新担任主办专员"),
    ],
)
def test_a_hand_over_is_imported_and_undone_and_the_file_of_the_enterprise_tells_both(
    language: str, taken_back: str, resumed: str, world: World, log_in: Callable[[User], Client]
) -> None:
    client = log_in(world.office)
    rows = [[world.enterprise.uscc, "other_specialist", "调岗"]]
    batch = at_page(client, workbook(rows, ("统一社会信用代码", "专员", "原因")), "ASSIGNMENTS")
    shown = client.get(f"/imports/{batch.pk}/").content.decode()
    assert world.other_specialist.name in shown

    client.post(f"/imports/{batch.pk}/start/")
    work()
    client.post(f"/imports/{batch.pk}/undo/")
    work()

    batch.refresh_from_db()
    assert batch.state == ImportState.UNDONE
    address = reverse("enterprises:page", args=[world.enterprise.pk])
    page = client.get(address, headers={"accept-language": language}).content.decode()
    people = (world.other_specialist, world.specialist)
    new, old = (person.latin_name if language == "en" else person.name for person in people)
    assert taken_back.format(new=new) in page
    assert resumed.format(old=old) in page
