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
    "tests/assistance/actions/test_demo_again.py": "the demo",
    "tests/assistance/actions/test_demo_cultivation.py": "the demo",
    "tests/browser/test_brief.py": "the brief",  # each that writes has a site of its own
    "tests/browser/test_agenda.py": "the agenda",
    "tests/browser/test_event_journey.py": "the journey of an event",
    "tests/browser/test_journeys.py": "journeys",
    "tests/browser/test_visit_form.py": "the visit form",
}


def company_of(nodeid: str) -> str:
    """Return the name of the group that a test goes with."""
    return TOGETHER.get(nodeid.partition("::")[0], nodeid)


class InCompany(LoadScopeScheduling):
    """Largest company first, so that what is left for the end is short."""

    def _split_scope(self, nodeid: str) -> str:
        return company_of(nodeid)
