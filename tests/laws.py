"""The house's laws as functions from a file's text to complaints; ``test_architecture.py`` holds every file against them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TypeGuard

Function = ast.FunctionDef | ast.AsyncFunctionDef

# --- Only actions write -----------------------------------------------------------------------------------------------

WRITES = {
    "abulk_create", "abulk_update", "acreate", "adelete", "aget_or_create", "asave", "aupdate", "aupdate_or_create",
    "bulk_create", "bulk_update", "create", "delete", "get_or_create", "save", "update", "update_or_create",
}  # fmt: skip
MANAGERS = {"objects", "_base_manager", "_default_manager"}
NARROWING = {"all", "exclude", "filter", "order_by", "select_for_update", "visible_to"}
WRITING_SQL = re.compile(
    r"^\s*(WITH\b.*\b)?(INSERT\s+INTO|UPDATE\s+\S+\s+(AS\s+\w+\s+)?SET|DELETE\s+FROM|TRUNCATE)\b", re.DOTALL
)
# Methods of the same name on things that are no rows.
NO_ROWS = {"cache", "cookies", "headers", "session", "META", "hashlib", "context", "structlog", "pixels"}


def _chain(node: ast.expr) -> list[str]:
    """Return the names along ``a.b.c(...).d`` from left to right."""
    if isinstance(node, ast.Attribute):
        return [*_chain(node.value), node.attr]
    if isinstance(node, ast.Call):
        return _chain(node.func)
    if isinstance(node, ast.Subscript):
        return _chain(node.value)
    return [node.id] if isinstance(node, ast.Name) else []


def _holds_rows(names: list[str], known: set[str]) -> bool:
    return bool(MANAGERS & set(names) or NARROWING & set(names) or (names and names[0] in known))


def _names_of_querysets(tree: ast.AST) -> set[str]:
    """Return the variables that are given a queryset somewhere in the file."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _holds_rows(_chain(node.value), found):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return found


def writes(source: str) -> Iterator[str]:
    """Complain about every statement that may write a row."""
    tree = ast.parse(source)
    querysets = _names_of_querysets(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            names, method = _chain(node.func.value), node.func.attr
            if NO_ROWS & set(names):
                continue
            if method == "update" and not _holds_rows(names, querysets):
                continue  # a dictionary's
            if method == "delete" and node.args:
                continue  # a cache's, a client's
            yield f"line {node.lineno}: .{method}() on {'.'.join(names) or 'a value'}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and WRITING_SQL.match(node.value):
            yield f"line {node.lineno}: SQL that writes"


# --- Verbs ------------------------------------------------------------------------------------------------------------

WRITING_FUNCTIONS = {"change", "create", "note", "note_all"}
PART_OF_A_VERB = "joins a verb"  # what the docstring of a function says that writes inside a verb's transaction


def _functions(source: str) -> Iterator[Function]:
    for node in ast.parse(source).body:
        if isinstance(node, Function):
            yield node


def _is_verb(function: Function) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "verb" for decorator in function.decorator_list)


def _calls(function: Function) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def verbs_without_who_and_when(source: str) -> Iterator[str]:
    """Complain about verbs whose ``by`` and ``at`` are not compulsory keywords, and about undocumented ones."""
    for function in filter(_is_verb, _functions(source)):
        required = {
            argument.arg
            for argument, default in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
            if default is None
        }
        if missing := {"by", "at"} - required:
            yield f"{function.name}: {' and '.join(sorted(missing))} must be compulsory keywords"
        if not ast.get_docstring(function):
            yield f"{function.name}: says nothing"
        if function.returns is None:
            yield f"{function.name}: does not say what it returns"


def writers_that_are_no_verbs(source: str) -> Iterator[str]:
    """Complain about public functions that write without being a verb or saying that they join one."""
    for function in _functions(source):
        if function.name.startswith("_") or _is_verb(function):
            continue
        writing = bool(WRITING_FUNCTIONS & set(_calls(function))) or any(writes(ast.unparse(function)))
        if writing and PART_OF_A_VERB not in (ast.get_docstring(function) or "").lower():
            yield f"{function.name}: writes, is no @verb and does not say that it joins one"


# --- What lower layers do not do --------------------------------------------------------------------------------------

CLOCKS = {"timezone.now", "timezone.localdate", "timezone.localtime", "date.today", "datetime.now", "datetime.today",
          "datetime.utcnow", "time.time"}  # fmt: skip


def clocks(source: str) -> Iterator[str]:
    """Complain about a look at this host's clock."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = ".".join(_chain(node.func)[-2:])
            if name in CLOCKS and not (name == "timezone.localtime" and node.args):
                yield f"line {node.lineno}: {name}()"


def rest_framework(source: str) -> Iterator[str]:
    """Complain about imports of Django REST framework."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            yield from (f"line {node.lineno}: {name}" for name in names if name.split(".")[0] == "rest_framework")


def later(source: str) -> Iterator[str]:
    """Complain about times kept in the broker: they are executed again and again, or lost."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from (
                f"line {node.lineno}: {keyword.arg}="
                for keyword in node.keywords
                if keyword.arg in ("eta", "countdown")
            )
            if isinstance(node.func, ast.Attribute) and node.func.attr == "retry":
                yield f"line {node.lineno}: .retry()"


def queueing(source: str) -> Iterator[str]:
    """Complain about messages to the broker from below the doors: verbs write outbox rows."""
    for node in ast.walk(ast.parse(source)):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in ("delay", "apply_async", "send_task"):
            yield f"line {called.lineno}: .{called.attr}()"


def orderings(source: str) -> Iterator[str]:
    """Complain about an order that every query would carry."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and node.name == "Meta":
            for statement in node.body:
                if isinstance(statement, ast.Assign) and any(
                    isinstance(target, ast.Name) and target.id == "ordering" for target in statement.targets
                ):
                    yield f"line {statement.lineno}: Meta.ordering"


def _is_public(node: ast.AST) -> TypeGuard[Function | ast.ClassDef]:
    return isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")


def undocumented(source: str) -> Iterator[str]:
    """Complain about public classes and functions that say nothing."""
    for node in ast.parse(source).body:
        if _is_public(node) and not ast.get_docstring(node):
            yield f"line {node.lineno}: {node.name} says nothing"


def long(source: str) -> Iterator[str]:
    """Complain about a file that names two nouns."""
    if (lines := source.count("\n")) > 400:
        yield f"{lines} lines"


# --- Pages ------------------------------------------------------------------------------------------------------------

TAG = re.compile(r"<[a-zA-Z][^<>]*>", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
DJANGO = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def inline_code(source: str) -> Iterator[str]:
    """Complain about what a strict content policy would block: inline scripts, styles and handlers."""
    source = COMMENT.sub("", source)
    yield from ("a script with a body" for _attributes, body in SCRIPT.findall(source) if body.strip())
    if re.search(r"<style\b", source, re.IGNORECASE):
        yield "a <style> element"
    for tag in TAG.findall(DJANGO.sub("", source)):
        if found := re.search(r"\s(style|on[a-z]+|hx-on[:\w-]*)\s*=", tag, re.IGNORECASE):
            yield f"{found[1]}= in {tag[:60]}"
        if re.search(r"=\s*[\"']?\s*(javascript:|js:)", tag, re.IGNORECASE):
            yield f"script in {tag[:60]}"


def strangers(source: str) -> Iterator[str]:
    """Complain about addresses that a page would fetch from or send to somebody else."""
    for tag in TAG.findall(COMMENT.sub("", source)):
        for attribute, address in re.findall(
            r"\b(src|href|action|srcset|hx-\w+)\s*=\s*[\"']((?:https?:)?//[^\"']+)", tag
        ):
            yield f"{attribute}={address}"


MODERN = [":has(", "@container", "color-mix(", "oklch(", "light-dark(", "@layer", "@scope"]


def too_modern(source: str) -> Iterator[str]:
    """Complain about CSS that Chromium 90 and Safari 15.4 do not know."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    yield from (feature for feature in MODERN if feature in source)
    without_text = re.sub(r"url\([^)]*\)|\"[^\"]*\"|'[^']*'", "", source)
    if "&" in without_text:
        yield "nesting (&)"
    if re.search(r"url\(\s*[\"']?(https?:)?//", source) or "@import" in source:
        yield "something fetched from elsewhere"
