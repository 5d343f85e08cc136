"""The door table of the nouns: each module has ``ROWS`` (its doors) and, if it needs any, ``things(world, stage)``.

``things`` makes what stands in the addresses: {name: row}, once for our side and once for theirs (``stage``), and
``MARKS`` says which words of a thing only those may read who may open it: {name: function of the row}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.doors.door import Door

MODULES: list[ModuleType] = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
ROWS: list[Door] = [row for module in MODULES for row in module.ROWS]
MARKS: Mapping[str, Callable[[Any], str]] = {
    name: mark for module in MODULES for name, mark in getattr(module, "MARKS", {}).items()
}
