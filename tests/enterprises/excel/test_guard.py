"""What is refused before anything parses it, how quickly, and with how little memory (C35)."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from enterprises.excel import reading
from enterprises.excel.guard import look_at
from enterprises.excel.refusals import FileRefusedError
from tests.factories import workbooks

SECONDS, MEGABYTES = 2.0, 512

_CHILD = """
import re, resource, sys, time
from pathlib import Path
import django; django.setup()
from enterprises.excel.reading import read_table

def most_kilobytes():
    status = Path("/proc/self/status")  # ru_maxrss keeps the size of the process that started this one
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text()).group(1))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)

content = open(sys.argv[1], "rb").read()
start = time.process_time()
try:
    read_table(content, bool)
    code = "taken"
except Exception as error:
    code = getattr(error, "code", repr(error))
print(code, time.process_time() - start, most_kilobytes() // 1024)
"""


@pytest.mark.parametrize(("make", "code"), workbooks.REFUSED.values(), ids=workbooks.REFUSED)
def test_a_file_that_could_hurt_is_refused_with_its_reason(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        reading.read_table(make(), bool)
    assert refusal.value.code == code


@pytest.mark.parametrize("name", ["a bomb", "a bomb of shared strings", "a far row", "ten thousand columns"])
def test_bombs_are_refused_within_two_seconds_and_512_megabytes(name: str, tmp_path: Path) -> None:
    make, code = workbooks.REFUSED[name]
    file = tmp_path / "file"
    file.write_bytes(make())
    said = subprocess.run([sys.executable, "-c", _CHILD, file], capture_output=True, text=True, check=True).stdout
    found, seconds, megabytes = said.split()
    assert found == code
    assert float(seconds) < SECONDS
    assert int(megabytes) < MEGABYTES


def test_the_heaviest_workbook_that_is_let_through_costs_little_to_look_at(tmp_path: Path) -> None:
    row = b'<row r="%d">' + b'<c t="inlineStr"><is><t>%d</t></is></c>' * 20 + b"</row>"
    sheet = b"".join(row % (number, *(number,) * 20) for number in range(1, 20_000))
    content = workbooks.with_sheet(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + sheet
        + b"</sheetData></worksheet>"
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    assert look_at(content) == "xlsx"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < SECONDS


@pytest.mark.parametrize(
    "content", [b"a;b\n1;2\n", "名称,地址\n甲,乙\n".encode("gb18030"), "a\tb\n1\t2\n".encode("utf-16")]
)
def test_text_is_taken_whatever_its_encoding(content: bytes) -> None:
    assert look_at(content) == "csv"


def test_a_style_on_empty_cells_down_to_the_last_row_does_no_harm() -> None:
    content = workbooks.in_sheet(b"</sheetData>", b'<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>')
    assert look_at(content) == "xlsx"
