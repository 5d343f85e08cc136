"""One box over everything, each thing only as far as one may see it."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from assistance.queries.search import exact, search
from enterprises.models import Enterprise
from tests.factories.assistance import IssueFactory
from tests.factories.enterprises import ContactFactory, EnterpriseFactory
from tests.factories.world import World


@pytest.mark.parametrize("text", ["弦歌", "xgty", "xiange", "XIANGE C", "ｘｇｔｙ", "  弦歌铜业 "])
def test_enterprises_are_found_by_chinese_pinyin_initials_and_english(world: World, text: str) -> None:
    assert search(world.office, text, 5).enterprises == [world.enterprise]


def test_enterprises_are_found_by_a_part_of_the_code(world: World) -> None:
    assert search(world.office, world.enterprise.uscc[8:].lower(), 5).enterprises == [world.enterprise]


def test_a_name_that_begins_with_the_text_comes_first(world: World) -> None:
    later = EnterpriseFactory(name="阿城铜业", short_name="阿城铜业", name_en="")
    first = EnterpriseFactory(name="铜业之家", short_name="铜业之家", name_en="")

    found = search(world.office, "铜业", 10).enterprises

    assert found[0] == first
    assert later in found


def test_issues_are_found_by_number_and_words_of_the_title(world: World) -> None:
    issue = IssueFactory(enterprise=world.enterprise, title="用电增容 630 kVA", number="1900-09999")

    for text in ("增容", "630 kva", "1900-09999", "09999", "1900-9999"):
        assert search(world.office, text, 5).issues == [issue]


def test_people_are_found_by_name_in_both_scripts(world: World) -> None:
    for text in (world.specialist.name, world.specialist.latin_name.lower()):
        found = search(world.leader, text, 20)
        assert world.specialist_row in found.specialists
        assert not found.people


def test_everybody_finds_only_what_they_may_see(world: World) -> None:
    IssueFactory(enterprise=world.other_enterprise, title="丰歌的诉求")
    IssueFactory(enterprise=world.enterprise, title="弦歌的诉求", lead_unit=world.unit, status="ASSIGNED")

    found = {
        name: (
            [str(row) for row in search(user, "歌", 9).enterprises],
            [row.title for row in search(user, "歌", 9).issues],
        )
        for name, user in world.everybody.items()
    }

    both, mine = {"Xiange Copper", "Fengge Food"}, (["Xiange Copper"], ["弦歌的诉求"])
    assert set(found["office"][0]) == set(found["organiser"][0]) == set(found["specialist"][0]) == both
    assert found["specialist"][1] == ["弦歌的诉求"]
    assert set(found["office"][1]) == set(found["auditor"][1]) == {"丰歌的诉求", "弦歌的诉求"}
    assert found["handler"] == found["leader"] == mine
    assert found["organiser"][1] == []
    assert found["admin"] == ([], [])


def test_another_specialists_enterprise_is_found_but_has_no_page(world: World) -> None:
    found = search(world.specialist, "歌", 9)

    assert found.openable == {world.enterprise.pk}


def test_administrators_find_people_with_a_log_in_and_no_part_of_the_system(world: World) -> None:
    assert [person.username for person in search(world.admin, "organiser", 9).people] == ["organiser"]
    assert search(world.admin, "system", 9).people == []


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "\\", "'; DROP TABLE", "铜" * 5000, "(", "2026-", "\u3000"])
def test_odd_texts_find_nothing_and_break_nothing(world: World, text: str) -> None:
    assert not search(world.office, text, 5).enterprises


def test_an_exact_number_or_code_names_one_thing(world: World) -> None:
    issue = IssueFactory(enterprise=world.enterprise, number="1900-00042")

    for text in ("1900-00042", "1900-42", " 1900-00042 ", "１９００－００４２", "190000042"):
        assert exact(world.office, text) == issue
    assert exact(world.specialist, "1900-00042") == issue
    assert exact(world.other_specialist, "1900-00042") is None
    assert exact(world.office, world.enterprise.uscc.lower()) == world.enterprise
    assert exact(world.other_specialist, world.enterprise.uscc) is None
    assert exact(world.office, "1900-00043") is None
    assert exact(world.office, "弦歌") is None


def test_contacts_are_found_by_name_and_lead_to_an_enterprise_that_one_may_open(world: World) -> None:
    ours = ContactFactory(enterprise=world.enterprise, name="欧阳明", latin_name="Ouyang Ming")
    theirs = ContactFactory(enterprise=world.other_enterprise, name="欧阳亮", latin_name="Ouyang Liang")
    ContactFactory(enterprise=world.enterprise, name="欧阳远", archived_at=world.at, archived_reason="Left")

    for text in ("欧", "欧阳", "ouyang", "oy", "OUYANG M"):
        assert search(world.specialist, text, 9).contacts == [ours], text
    assert set(search(world.office, "阳", 9).contacts) == {ours, theirs}
    assert search(world.admin, "欧", 9).contacts == []


def test_nobody_is_found_by_a_phone_number(world: World) -> None:
    for text in ("13806351234", "6351234", "+86138"):
        assert not search(world.office, text, 9), text


def test_what_one_may_not_open_is_not_found_by_its_code(world: World) -> None:
    for text in (world.other_enterprise.uscc, world.other_enterprise.uscc[8:]):
        assert search(world.specialist, text, 9).enterprises == []
        assert search(world.office, text, 9).enterprises == [world.other_enterprise]


def test_one_or_two_letters_find_how_a_name_begins(world: World) -> None:
    assert search(world.office, "x", 9).enterprises == [world.enterprise]
    assert search(world.office, "xg", 9).enterprises == [world.enterprise]
    assert search(world.office, "fe", 9).enterprises == [world.other_enterprise]
    assert search(world.office, "gt", 9).enterprises == []


def test_the_code_of_a_merged_record_finds_the_enterprise(world: World) -> None:
    merged = EnterpriseFactory(merged_into=world.enterprise)

    assert search(world.office, merged.uscc, 9).enterprises == [world.enterprise]
    assert exact(world.office, merged.uscc) == world.enterprise
    assert exact(world.other_specialist, merged.uscc) is None


def test_a_search_costs_at_most_two_queries_a_kind_and_none_for_an_empty_box(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    IssueFactory.create_batch(6, enterprise=world.enterprise, title="弦歌")
    with django_assert_num_queries(5):  # enterprises twice, contacts (none), issues, specialists
        found = search(world.office, "歌", 5)
        assert [str(row.chain) for row in found.enterprises if isinstance(row, Enterprise)]
        assert [str(row.enterprise) for row in found.issues]
    with django_assert_num_queries(0):
        assert not search(world.office, " ", 5)
