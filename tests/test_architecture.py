"""The rules of ARCHITECTURE.md that can be read off the files. Each law is first shown able to fail."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests import laws

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("accounts", "enterprises", "assistance")
Complaints = Callable[[str], Iterator[str]]


def python(*patterns: str) -> list[Path]:
    """Return the files of the floors that match, migrations aside."""
    found = {file for floor in FLOORS for pattern in patterns for file in (ROOT / floor).glob(pattern)}
    return sorted(file for file in found if file.suffix == ".py" and "migrations" not in file.parts)


EVERYTHING = python("**/*.py")
ACTIONS = python("actions/**/*.py")
LOWER = python(
    "actions/**/*.py", "queries/**/*.py", "models/**/*.py", "rules/**/*.py", "channels/**/*.py", "access.py", "scope.py"
)
BELOW_THE_API = [file for file in EVERYTHING if "api" not in file.parts]
MACHINERY = {ROOT / "accounts" / "verbs.py"}  # `create` and `change` themselves
# Django's own save without its password bookkeeping, which would write outside a verb.
MACHINERY.add(ROOT / "accounts" / "models" / "users.py")
DOORS_AND_QUERIES = [file for file in EVERYTHING if file not in ACTIONS and file not in MACHINERY]
OURS = [
    file
    for folder in (*FLOORS, "config", "dev", "tests")
    for file in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in file.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static").rglob("*.css"))


def law(complaints: Complaints, files: list[Path]) -> None:
    """Hold all files against one law; name every breach at once."""
    assert files, "the law looks at no file at all"
    found = [
        f"{file.relative_to(ROOT)}: {complaint}"
        for file in files
        for complaint in complaints(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_only_actions_write() -> None:
    law(laws.writes, DOORS_AND_QUERIES)


def test_every_verb_says_who_and_when() -> None:
    law(laws.verbs_without_who_and_when, ACTIONS)


def test_what_writes_is_a_verb_or_part_of_one() -> None:
    law(laws.writers_that_are_no_verbs, ACTIONS)


def test_no_clock_below_the_doors() -> None:
    law(laws.clocks, LOWER)


def test_rest_framework_stays_in_the_api() -> None:
    law(laws.rest_framework, BELOW_THE_API)


def test_no_due_time_lives_in_the_broker() -> None:
    law(laws.later, EVERYTHING)


def test_verbs_queue_nothing_but_rows() -> None:
    law(laws.queueing, LOWER)


def test_no_model_carries_an_order() -> None:
    law(laws.orderings, EVERYTHING)


def test_what_the_layers_offer_is_documented() -> None:
    law(laws.undocumented, LOWER)


def test_no_file_names_two_nouns() -> None:
    law(laws.long, OURS)


def test_pages_have_no_inline_code() -> None:
    law(laws.inline_code, TEMPLATES)


def test_pages_fetch_nothing_from_strangers() -> None:
    law(laws.strangers, TEMPLATES)


def test_our_css_is_understood_by_the_browsers_of_the_offices() -> None:
    law(laws.too_modern, STYLES)


@pytest.mark.parametrize(
    ("file", "digest"),
    [
        ("css/bootstrap-reboot.min.css", "0b56cde507cfa4d5"),
        ("css/bootstrap-utilities.min.css", "ed4cbc75169db612"),
        # Not on our pages; the release's best-known files show that the package is what it says.
        ("css/bootstrap.min.css", "d85327d9"),
        ("js/bootstrap.bundle.min.js", "e4fd4918"),
    ],
)
def test_bootstrap_is_the_official_release(file: str, digest: str) -> None:
    path = finders.find(file)

    assert isinstance(path, str), f"{file} is in no package"
    assert hashlib.sha256(Path(path).read_bytes()).hexdigest().startswith(digest)


# --- Each law can fail ------------------------------------------------------------------------------------------------

SELF_TESTS: list[tuple[Complaints, list[str], list[str]]] = [
    (
        laws.writes,
        [
            "visit.save()",
            "Visit.objects.create(status='DONE')",
            "Visit.objects.filter(pk=1).update(status='DONE')",
            "rows = Visit.objects.all()\nrows.update(notes='')",
            "user.devices.all().delete()",
            "visit.delete()",
            "Visit.objects.bulk_create(rows)",
            "enterprise.contacts.get_or_create(name='x')",
            "request.user.visits.create(status='DONE')",
            "cursor.execute('UPDATE assistance_visit SET notes = %s', [1])",
            "cursor.execute(f'INSERT INTO {table} VALUES (1)')",
            "cursor.execute('WITH gone AS (DELETE FROM x RETURNING 1) SELECT 1')",
            "cursor.execute('TRUNCATE x')",
        ],
        [
            "context.update(a=1)",
            "{}.update(b=2)",
            "headers = {}\nheaders.update({'a': 1})",
            "hashlib.sha256().update(b'x')",
            "cache.delete('key')",
            "request.session.save()",
            "cursor.execute('SELECT 1 FROM x FOR UPDATE')",
            "label = 'Update the list'",
            "Visit.objects.filter(pk=1).exists()",
        ],
    ),
    (
        laws.verbs_without_who_and_when,
        [
            "@verb\ndef close(issue, by, at) -> None:\n    'Close.'",
            "@verb\ndef close(issue, *, by, at=None) -> None:\n    'Close.'",
            "@verb\ndef close(issue, *, at) -> None:\n    'Close.'",
            "@verb\ndef close(issue, *, by, at) -> None:\n    pass",
            "@verb\ndef close(issue, *, by, at):\n    'Close.'",
        ],
        ["@verb\ndef close(issue, *, text='', by, at) -> None:\n    'Close.'", "def helper(): pass"],
    ),
    (
        laws.writers_that_are_no_verbs,
        [
            "def close(issue):\n    'Close.'\n    change(issue, at=at)",
            "def close(issue):\n    issue.save()",
            "def number():\n    'Take one.'\n    cursor.execute('INSERT INTO x VALUES (1)')",
        ],
        [
            "@verb\ndef close(issue):\n    change(issue, at=at)",
            "def _close(issue):\n    change(issue, at=at)",
            "def insert(issue):\n    'Insert. Joins a verb.'\n    issue.save()",
            "def build(issue):\n    'Build a line.'\n    return Line(issue)",
        ],
    ),
    (
        laws.clocks,
        ["timezone.now()", "date.today()", "datetime.datetime.now(tz)", "django.utils.timezone.localdate()"],
        ["at.date()", "timezone.localtime(at)", "timezone.get_default_timezone()"],
    ),
    (
        laws.rest_framework,
        ["import rest_framework", "from rest_framework.response import Response"],
        ["from django import forms", "import rest_framework_extras"],
    ),
    (
        laws.later,
        ["deliver.apply_async(eta=tomorrow)", "deliver.apply_async((1,), countdown=5)", "self.retry(exc=error)"],
        ["deliver.apply_async(expires=55)", "retry(1)"],
    ),
    (laws.queueing, ["deliver.delay(1)", "deliver.apply_async()"], ["delay(1)", "queue.put(1)"]),
    (
        laws.orderings,
        ["class A:\n    class Meta:\n        ordering = ['name']"],
        ["class A:\n    ordering = ['name']", "rows.order_by('name')"],
    ),
    (laws.undocumented, ["def act(): pass", "class Thing: pass"], ["def _act(): pass", "def act():\n    'Act.'"]),
    (laws.long, ["x = 1\n" * 401], ["x = 1\n" * 400]),
    (
        laws.inline_code,
        [
            "<script>alert(1)</script>",
            '<script src="a.js"> go() </script>',
            '<p style="color: red">',
            '<button\n  type="button" onclick="go()">',
            "<style>p {}</style>",
            '<div hx-on:click="go()">',
            '<a href="javascript:go()">',
            "<div hx-vals='js:{a: 1}'>",
        ],
        [
            '<script src="a.js" defer></script>',
            "{# <p style='x'> #}<p>",
            '<a href="{% url "on" %}" title="{{ one }}">',
            '<input name="once" data-on="1">',
            "<p>on = 1</p>",
        ],
    ),
    (
        laws.strangers,
        ['<script src="https://cdn.example/a.js">', "<img src='//pixel.example/1.gif'>", '<a href="http://x.example">'],
        ['<a href="/issues/">', '<svg xmlns="http://www.w3.org/2000/svg">', "<p>https://a.example</p>"],
    ),
    (
        laws.too_modern,
        [
            "a:has(b) {}",
            "@container (width > 1px) {}",
            "a { color: color-mix(in srgb, red, blue) }",
            "a { color: oklch(1 0 0) }",
            "a { & b { color: red } }",
            "a { background: url(https://x.example/a.png) }",
            "@import 'other.css';",
        ],
        ["/* no :has( here */ a { color: red }", 'a::after { content: "&" }', "a { background: url(a.svg?x=1&y=2) }"],
    ),
]


@pytest.mark.parametrize(
    ("complaints", "text"), [(check, text) for check, broken, _kept in SELF_TESTS for text in broken]
)
def test_a_breach_is_found(complaints: Complaints, text: str) -> None:
    assert list(complaints(text)), text


@pytest.mark.parametrize(
    ("complaints", "text"), [(check, text) for check, _broken, kept in SELF_TESTS for text in kept]
)
def test_what_only_looks_like_one_is_not(complaints: Complaints, text: str) -> None:
    assert list(complaints(text)) == []
