"""Which tests keep company: those that share something dear go to one worker, all others to whichever is free.

pytest-xdist has a mark for this, `xdist_group`; its release 3.8 writes it where pytest 9.2 no longer looks, so that it
has no effect, and says nothing. The scheduler that asks us here is the way its documentation gives for rules of one's own.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

TOGETHER = {  # module: whose company it keeps
    "tests/test_doors.py": "the walk through the doors",  # every door is walked once, and both look at what came of it
    "tests/doors/test_same_act.py": "the walk through the doors",
    "tests/assistance/actions/test_demo.py": "the demo",  # loaded once
    "tests/assistance/actions/test_demo_cultivation.py": "the demo",
}
ONE_SITE = "tests/browser/"  # a site is started for each module
DEAR_ENOUGH_FOR_TWO = ("tests/browser/test_pages.py",)  # so long that a second site costs less than it saves


def company_of(nodeid: str) -> str:
    """Return the name of the group that a test goes with."""
    module = nodeid.partition("::")[0]
    if module.startswith(ONE_SITE) and module not in DEAR_ENOUGH_FOR_TWO:
        return module
    return TOGETHER.get(module, nodeid)


class InCompany(LoadScopeScheduling):
    """Largest company first, so that what is left for the end is short."""

    def _split_scope(self, nodeid: str) -> str:
        return company_of(nodeid)
