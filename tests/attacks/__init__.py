"""Raw SQL against the invariants of a noun, one module for each: ``ATTACKS``, and if need be ``ACCEPTED`` and ``rows``.

``rows(world)`` makes what the statements attack: {name: id}, beside the names of ``tests/test_attack.py``.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

MODULES: list[ModuleType] = [
    import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if module.name != "sql"
]
ATTACKS: list[tuple[str, str]] = [attack for module in MODULES for attack in module.ATTACKS]
ACCEPTED: list[str] = [statement for module in MODULES for statement in getattr(module, "ACCEPTED", [])]
