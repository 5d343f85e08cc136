from tests.clients import api, cast
from tests.clients import shared_world as world

__all__ = ["api", "cast", "world"]
