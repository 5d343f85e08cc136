from tests.clients import api

__all__ = ["api"]
