"""A file on its way in: upload, columns, check, import, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.actions import imports
from enterprises.actions.enterprises import edit_enterprise
from enterprises.actions.import_kinds import KINDS
from enterprises.actions.import_kinds.words import problems_of, sentence_of
from enterprises.models import (
    ColumnChoice,
    Contact,
    Enterprise,
    Figure,
    ImportBatch,
    ImportState,
    Qualification,
    RowVerdict,
    TimelineEntry,
)
from tests.factories import ContactFactory, EnterpriseFactory, UnitFactory, VisitFactory, World
from tests.factories.enterprises import LevelFactory
from tests.factories.workbooks import HEADINGS, csv_text, register_rows, workbook
from tests.imports import checked, imported, undone, upload, verdicts, work

CODE = "统一社会信用代码"


@pytest.fixture(autouse=True)
def files_root(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = str(tmp_path / "files")


def test_nothing_is_written_before_somebody_says_import(world: World) -> None:
    before = Enterprise.objects.count()

    batch = checked(world, workbook(register_rows(3)))

    assert verdicts(batch) == [(2, "CREATE", []), (3, "CREATE", []), (4, "CREATE", [])]
    assert (batch.rows_done, batch.rows_total) == (3, 3)
    assert Enterprise.objects.count() == before


def test_import_writes_through_the_verb_in_the_name_of_the_one_who_imports(world: World) -> None:
    batch = imported(world, workbook(register_rows(3)))

    assert batch.state == ImportState.IMPORTED
    made = Enterprise.objects.get(uscc=register_rows(1)[0][0])
    assert (made.name, made.township) == ("阳谷第0机械有限公司", world.township)
    assert TimelineEntry.objects.get(enterprise=made).by == world.office
    assert not batch.rows.filter(done_at__isnull=True).exists()


def test_rows_say_what_is_created_changed_and_left(world: World) -> None:
    rows = [
        [world.enterprise.uscc, world.enterprise.name, "石佛镇", "新路1号"],
        [world.other_enterprise.uscc, world.other_enterprise.name, "石佛镇", ""],
        *register_rows(1),
    ]
    batch = checked(world, workbook(rows))

    assert [verdict for _row, verdict, _problems in verdicts(batch)] == ["CHANGE", "LEAVE", "CREATE"]
    changed = batch.rows.get(verdict=RowVerdict.CHANGE)
    assert changed.changes == {"address": ["", "新路1号"]}


def test_dirt_is_cleaned_and_every_fault_is_named_with_the_value_seen(world: World) -> None:
    good = register_rows(6)
    full_width = "".join(chr(ord(sign) + 0xFEE0) for sign in good[0][0])
    rows = [
        [f" {full_width}　", "阳谷 第０ 机械\u00a0有限公司", " 石佛镇 ", "路"],
        [good[1][0][:-1] + ("0" if good[1][0][-1] != "0" else "1"), *good[1][1:]],
        [good[2][0][:17], *good[2][1:]],
        [good[3][0], "", "石佛镇", ""],
        [good[4][0], "某公司", "火星镇", ""],
        good[0],
        [912345678901234567, "某公司", "石佛镇", ""],
        [None, "某公司", "石佛镇", ""],
        [good[5][0], "很" * 130, "石佛镇", ""],
    ]
    batch = checked(world, workbook(rows))

    assert verdicts(batch) == [
        (2, "CREATE", []),
        (3, "ERROR", ["code_wrong"]),
        (4, "ERROR", ["code_length"]),
        (5, "ERROR", ["missing"]),
        (6, "ERROR", ["not_in_list"]),
        (7, "ERROR", ["twice_in_file"]),
        (8, "ERROR", ["digits_lost"]),
        (9, "ERROR", ["missing"]),
        (10, "ERROR", ["too_long"]),
    ]
    assert batch.rows.get(number=6).problems[0]["value"] == "火星镇"
    imports.start_import(batch, by=world.office, at=world.at)
    work()
    assert Enterprise.objects.get(uscc=good[0][0]).name == "阳谷第0机械有限公司"


def test_the_check_asks_the_database_as_often_for_many_rows_as_for_few(world: World) -> None:
    counts = []
    for count in (2, 200):
        batch = upload(world, workbook(register_rows(count)))
        imports.check_file(batch, by=world.office, at=world.at)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            work()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_headings_are_recognised_in_both_languages_below_a_title_and_a_choice_is_remembered(world: World) -> None:
    rows = register_rows(1)
    english = ("Unified social credit code", "Legal name", "township", "ADDRESS ")
    assert upload(world, workbook(rows, english)).columns == {"uscc": 0, "name": 1, "township": 2, "address": 3}
    titled = upload(world, workbook(rows, above=[["阳谷县企业名录"], []]))
    assert (titled.header_row, set(titled.columns)) == (3, {"uscc", "name", "township", "address"})

    odd = (CODE, "全名", "在哪", "地址")
    batch = upload(world, workbook(rows, odd))
    assert batch.columns == {"uscc": 0, "address": 3}
    imports.choose_columns(batch, columns={"uscc": 0, "name": 1, "township": 2}, by=world.office, at=world.at)

    assert upload(world, workbook(rows, odd)).columns == {"uscc": 0, "name": 1, "township": 2}
    assert ColumnChoice.objects.get(heading="地址").field == ""


def test_two_columns_of_one_name_are_not_guessed_and_missing_ones_are_named(world: World) -> None:
    batch = upload(world, workbook([["x", *row] for row in register_rows(1)], (CODE, *HEADINGS)))

    assert "uscc" not in batch.columns
    with pytest.raises(imports.ColumnsMissingError, match="Unified social credit code"):
        imports.check_file(batch, by=world.office, at=world.at)
    with pytest.raises(imports.WrongColumnsError):
        imports.choose_columns(batch, columns={"uscc": 1, "name": 1}, by=world.office, at=world.at)
    with pytest.raises(imports.WrongColumnsError):
        imports.choose_columns(batch, columns={"uscc": 99}, by=world.office, at=world.at)


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace(",", ";").encode(),
        lambda text: text.replace(",", "\t").encode(),
    ],
)
def test_csv_of_every_office_is_read(encoded: Callable[[str], bytes], world: World) -> None:
    assert verdicts(checked(world, encoded(csv_text(register_rows(2))))) == [(2, "CREATE", []), (3, "CREATE", [])]


def test_only_the_office_imports(world: World) -> None:
    for person in (world.specialist, world.auditor, world.admin, world.leader):
        with pytest.raises(PermissionDenied):
            imports.upload_file(
                kind="ENTERPRISES", file_name="x", content=workbook(register_rows(1)), by=person, at=world.at
            )
    assert not ImportBatch.objects.exists()


def test_a_refused_file_leaves_nothing_behind(world: World, settings: Any) -> None:
    with pytest.raises(imports.DomainError):
        upload(world, b"\x89PNG\x00")
    assert not ImportBatch.objects.exists()
    assert not Path(settings.FILES_ROOT).exists()


def test_what_somebody_changes_after_the_check_is_not_overwritten(world: World) -> None:
    rows = [[world.enterprise.uscc, world.enterprise.name, "石佛镇", "新路1号"], *register_rows(1)]
    batch = checked(world, workbook(rows))
    edit_enterprise(world.enterprise, address="其他路", by=world.office, at=world.at)
    imports.start_import(batch, by=world.office, at=world.at)
    work()

    assert verdicts(batch) == [(2, "ERROR", ["changed_since_the_check"]), (3, "CREATE", [])]
    world.enterprise.refresh_from_db()
    assert world.enterprise.address == "其他路"
    assert Enterprise.objects.filter(uscc=rows[1][0]).exists()


def test_a_row_that_breaks_the_program_stays_behind_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = checked(world, workbook(register_rows(5)))
    write = type(KINDS["ENTERPRISES"]).write

    def poisoned(kind: Any, line: Any, *args: Any, **kwargs: Any) -> Any:
        if line.number == 4:
            raise ZeroDivisionError
        return write(kind, line, *args, **kwargs)

    monkeypatch.setattr(type(KINDS["ENTERPRISES"]), "write", poisoned)
    imports.start_import(batch, by=world.office, at=world.at)
    work()
    batch.refresh_from_db()

    assert [verdict for _row, verdict, _problems in verdicts(batch)] == ["CREATE"] * 2 + ["ERROR"] + ["CREATE"] * 2
    assert batch.state == ImportState.IMPORTED


def test_a_batch_at_which_every_worker_dies_fails_visibly(world: World) -> None:
    batch = upload(world, workbook(register_rows(1)))
    imports.check_file(batch, by=world.office, at=world.at)
    ImportBatch.objects.filter(pk=batch.pk).update(deaths=5, version=50)
    work()
    batch.refresh_from_db()
    assert (batch.state, batch.failure) == (ImportState.FAILED, "workers_died")


def test_undo_takes_back_what_was_created_and_what_was_changed(world: World) -> None:
    address = world.enterprise.address
    rows = [[world.enterprise.uscc, world.enterprise.name, "石佛镇", "新路1号"], *register_rows(3)]
    batch = imported(world, workbook(rows))

    assert undone(world, batch).state == ImportState.UNDONE
    world.enterprise.refresh_from_db()
    assert world.enterprise.address == address
    assert not Enterprise.objects.standing().filter(uscc__in=[row[0] for row in rows[1:]]).exists()
    again = imported(world, workbook(rows))
    assert again.rows.filter(verdict="CREATE", done_at__isnull=False).count() == 3, "the codes are free again"


def test_undo_is_refused_as_a_whole_when_something_was_built_on_it(world: World) -> None:
    batch = imported(world, workbook(register_rows(3)))
    made = list(Enterprise.objects.filter(uscc__in=[row[0] for row in register_rows(3)]).order_by("uscc"))
    VisitFactory(enterprise=made[0], visitor=world.specialist)
    ContactFactory(enterprise=made[1])
    edit_enterprise(made[2], address="新路", by=world.office, at=world.at)

    with pytest.raises(imports.BuiltUponError) as refusal:
        imports.undo_import(batch, by=world.office, at=world.at)
    assert made[0].name in str(refusal.value)
    assert made[1].name in str(refusal.value)
    assert "rows 4" in str(refusal.value)
    assert Enterprise.objects.standing().filter(pk__in=[row.pk for row in made]).count() == 3


def test_contacts_come_in_and_go_out_again(world: World) -> None:
    rows = [
        [world.enterprise.uscc, "", "李四", "１３８ ０６３５ ４３２１", "是"],
        ["", world.other_enterprise.name, "王 五", "0635-6221234", ""],
        [world.enterprise.uscc, "", world.contact.name, "138****1234", ""],
        [world.enterprise.uscc, "", "新人", "138****1234", ""],
        ["", "没有这家公司", "赵六", "", ""],
    ]
    headings = (CODE, "企业名称", "姓名", "手机", "首选联系人")
    batch = imported(world, workbook(rows, headings), "CONTACTS")

    assert verdicts(batch) == [
        (2, "CREATE", []), (3, "CREATE", []), (4, "LEAVE", []), (5, "ERROR", ["masked_phone"]),
        (6, "ERROR", ["enterprise_unknown"]),
    ]  # fmt: skip
    added = Contact.objects.get(name="李四")
    assert (added.phone, added.is_preferred) == ("+8613806354321", True)
    assert Contact.objects.get(name="王五").enterprise == world.other_enterprise
    undone(world, batch)
    assert not Contact.objects.present().filter(name__in=["李四", "王五"]).exists()


def test_figures_take_the_unit_and_warn_of_ten_times(world: World) -> None:
    headings = (CODE, "年份", "截至月份", "工业总产值", "用电量", "增加值增速")
    first = imported(
        world, workbook([[world.enterprise.uscc, 2026, "1-3月", 1234.56, 10, "5.2%"]], headings), "FIGURES", "WAN"
    )
    assert first.state == ImportState.IMPORTED
    output = Figure.objects.get(indicator="OUTPUT")
    assert (output.value_cum, output.through_month) == (Decimal("12345600.00"), 3)
    assert Figure.objects.get(indicator="VALUE_ADDED").growth_official == Decimal("5.20")

    rows = [[world.enterprise.uscc, 2026, 4, 20000, 12, ""], [world.enterprise.uscc, 2026, 1, 1, 1, 1]]
    batch = imported(world, workbook(rows, headings), "FIGURES", "WAN")
    assert verdicts(batch) == [(2, "CREATE", ["ten_times"]), (3, "ERROR", ["january_alone"])]
    assert Figure.objects.filter(through_month=4).count() == 2

    changed = imported(world, workbook([[world.enterprise.uscc, 2026, 3, 1300, 10, ""]], headings), "FIGURES", "WAN")
    assert changed.rows.get().changes == {"OUTPUT": ["12345600.00", "13000000.00"]}
    undone(world, changed)
    assert Figure.objects.get(indicator="OUTPUT", through_month=3).value_cum == Decimal("12345600.00")
    undone(world, batch)
    assert not Figure.objects.filter(through_month=4).exists()


def test_a_development_zone_is_known_by_code_and_name_in_either_language(world: World) -> None:
    zone = UnitFactory(kind="ZONE", code="KFQ", name="祥光经济开发区", name_en="Xiangguang Zone")
    words = ("KFQ", "祥光经济开发区", "xiangguang zone", "石佛镇", "")
    rows = [[*row, word] for row, word in zip(register_rows(5), words, strict=True)]
    batch = imported(world, workbook(rows, (*HEADINGS, "所属园区")))

    assert [verdict for _row, verdict, _problems in verdicts(batch)] == ["CREATE"] * 3 + ["ERROR", "CREATE"]
    assert list(Enterprise.objects.filter(zone=zone).values_list("uscc", flat=True).order_by("uscc")) == [
        row[0] for row in rows[:3]
    ]
    (problem,) = problems_of(KINDS["ENTERPRISES"], batch.rows.get(verdict=RowVerdict.ERROR))
    assert sentence_of(problem) == "Development zone “石佛镇”: this is not in the list of the template"

    changed = imported(world, workbook([[rows[4][0], "KFQ"]], (CODE, "Development zone")))
    assert changed.rows.get().changes == {"zone": [None, "祥光经济开发区"]}
    undone(world, changed)
    assert Enterprise.objects.get(uscc=rows[4][0]).zone is None


def test_qualifications_come_in_by_level_and_first_day(world: World) -> None:
    level = LevelFactory(name="高新技术企业", name_en="High-tech enterprise")
    headings = (CODE, "资质名称", "认定日期", "有效期止", "证书编号")
    rows: list[list[Any]] = [
        [world.enterprise.uscc, "高新技术企业", date(2024, 1, 1), "2026年12月31日", "GR2024"],
        [world.other_enterprise.uscc, "high-tech enterprise", "2024/1/1", "2023-01-01", ""],
    ]
    batch = imported(world, workbook(rows, headings), "QUALIFICATIONS")

    assert verdicts(batch) == [(2, "CREATE", []), (3, "ERROR", ["ends_before_start"])]
    held = Qualification.objects.get()
    assert (held.level, held.valid_to) == (level, date(2026, 12, 31))
    undone(world, batch)
    assert not Qualification.objects.exists()


def test_dates_of_both_calendars_errors_and_formulas(world: World) -> None:
    headings = (*HEADINGS, "纳统时间")
    for mac in (False, True):
        row = [*register_rows(1, first=10 + mac)[0], date(2021, 5, 1)]
        imported(world, workbook([row], headings, mac=mac))
        assert Enterprise.objects.get(uscc=row[0]).above_designated_since == date(2021, 5, 1)
    rows: list[list[object]] = [
        [*register_rows(1)[0][:3], '=HYPERLINK("x")'],
        [*register_rows(1, first=1)[0][:3], "#N/A"],
    ]
    assert [problems for _row, _verdict, problems in verdicts(checked(world, workbook(rows)))] == [
        ["formula_without_value"], ["error_of_excel"]
    ]  # fmt: skip


def test_a_file_that_was_thrown_away_cannot_be_imported(world: World) -> None:
    batch = checked(world, workbook(register_rows(1)))
    imports.discard_import(batch, by=world.office, at=world.at)

    assert not batch.rows.exists(), "the people in it are forgotten"
    with pytest.raises(imports.NotNowError):
        imports.start_import(batch, by=world.office, at=world.at)


def test_a_file_in_which_all_is_as_it_was_has_nothing_to_import(world: World) -> None:
    known = EnterpriseFactory(township=world.township)
    batch = checked(world, workbook([[known.uscc, known.name, "石佛镇", ""]]))
    with pytest.raises(imports.NothingToImportError):
        imports.start_import(batch, by=world.office, at=world.at)
