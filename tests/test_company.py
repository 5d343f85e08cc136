"""The harness itself: which tests stay together when several workers share them."""

from __future__ import annotations

import pytest

from tests.company import TOGETHER, company_of
from tests.databases import ROOT


@pytest.mark.parametrize(
    ("module", "other"),
    [
        ("tests/browser/test_visit_form.py", "tests/browser/test_visit_form.py"),
        ("tests/test_doors.py", "tests/doors/test_same_act.py"),
    ],
)
def test_what_shares_a_site_or_a_walk_stays_together(module: str, other: str) -> None:
    assert company_of(f"{module}::test_one[a]") == company_of(f"{other}::test_other[b]")


def test_every_module_that_keeps_company_is_there() -> None:
    assert all((ROOT / module).is_file() for module in TOGETHER)


@pytest.mark.parametrize(
    "module", ["tests/browser/test_pages.py", "tests/browser/test_shell.py", "tests/doors/test_bad_input.py"]
)
def test_what_is_long_and_shares_little_goes_to_whoever_is_free(module: str) -> None:
    assert company_of(f"{module}::test_one[a]") != company_of(f"{module}::test_one[b]")


def test_the_workers_are_given_them_that_way(request: pytest.FixtureRequest) -> None:
    """Each worker knows of the whole run; the rule is asked by the process that hands the tests out."""
    hooks = request.config.pluginmanager.hook
    if not hasattr(hooks, "pytest_xdist_make_scheduler"):
        pytest.skip("pytest-xdist is switched off")
    modules = {hook.plugin_name.rpartition("/")[2] for hook in hooks.pytest_xdist_make_scheduler.get_hookimpls()}
    assert "conftest.py" in modules


def test_every_module_with_a_site_of_its_own_stays_with_one_worker() -> None:
    """Else both would start one."""
    writers = [
        file for file in (ROOT / "tests" / "browser").glob("test_*.py") if "site_of_the_module" in file.read_text()
    ]

    assert writers
    assert {str(file.relative_to(ROOT)) for file in writers} <= set(TOGETHER)
